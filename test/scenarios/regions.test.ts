/** Every region that ships loads without a remark, also as a Belgian Excel would save its files. */
import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { DiskFiles } from "../../cli/disk.ts";
import { diagnosticsText } from "../../cli/show-diagnostics.ts";
import { catalogue } from "../../engine/model/index.ts";
import type { ProjectFiles } from "../../engine/scenario/files.ts";
import { readFolders } from "../../engine/scenario/region/region-folder.ts";
import { RegionReport } from "../../engine/scenario/region/region-report.ts";
import { loadRegion, type LoadedRegion } from "../../engine/scenario/region/region.ts";
import { asExcelSaves } from "../arbitraries/excel.ts";
import { root } from "../arbitraries/root.ts";

const disk = new DiskFiles(path.join(root, "scenarios"));
/** Beside the regions stand groups of them, which have a group.yaml. */
const folders = readdirSync(path.join(root, "scenarios/regions"))
  .filter((name) => disk.size(`regions/${name}/region.yaml`) !== null)
  .sort();

/** A region that lists the members of its own districts can run; one that does not is a parent. */
const runs = (folder: string): boolean => {
  const chain = readFolders(disk, `regions/${folder}`, catalogue, new RegionReport());
  return chain !== null && "district" in chain[chain.length - 1]!.head.members;
};

function load(files: ProjectFiles, folder: string): LoadedRegion {
  const { region, diagnostics } = loadRegion(files, `regions/${folder}`, catalogue);
  expect(diagnosticsText(diagnostics, "en")).toBe("");
  return region!;
}

describe.each(folders)("region %s", (folder) => {
  it("has a region.yaml without mistakes", () => {
    const report = new RegionReport();
    const chain = readFolders(disk, `regions/${folder}`, catalogue, report);
    expect(diagnosticsText(report.sorted(), "en")).toBe("");
    expect(chain!.at(-1)!.head.id).toBe(folder);
  });
});

describe.each(folders.filter(runs))("region %s", (folder) => {
  const region = load(disk, folder);

  it("gives every parameter and every reference path, in canonical units", () => {
    for (const module of catalogue.modules) {
      for (const name of Object.keys(module.parameters)) {
        const values = region.parameters[`${module.id}.${name}`];
        expect(values, name).toBeDefined();
        expect(values!.every(Number.isFinite), name).toBe(true);
        expect(region.provenance.parameters[`${module.id}.${name}`]!.length > 0, name).toBe(
          values!.length > 0,
        );
      }
      for (const name of Object.keys(module.levers)) {
        const values = region.reference[`${module.id}.${name}`];
        expect(values, name).toBeDefined();
        expect(values!.every(Number.isFinite), name).toBe(true);
      }
    }
  });

  it("names a known source for every figure", () => {
    const known = new Set(region.sources.map(({ id }) => id));
    for (const records of Object.values(region.provenance)) {
      for (const [id, list] of Object.entries(records)) {
        for (const { source } of list) expect(known.has(source), `${id}: ${source}`).toBe(true);
      }
    }
  });

  it("says of every figure that was not measured how far it could be off", () => {
    const { parameters, reference } = region.provenance;
    for (const [id, list] of Object.entries({ ...parameters, ...reference })) {
      for (const { grade, low, high, lowFactor, highFactor, where } of list) {
        if (grade === "measured") continue;
        expect(low ?? lowFactor, `${id} (${where})`).toBeDefined();
        expect(high ?? highFactor, `${id} (${where})`).toBeDefined();
      }
    }
  });

  it("is the same region after Excel has saved its tables", () => {
    const excel: ProjectFiles = {
      size: (file) => disk.size(file),
      isFolder: (name) => disk.isFolder(name),
      list: (name) => disk.list(name),
      inside: (file) => disk.inside(file),
      read: (file) => (file.endsWith(".csv") ? asExcelSaves(disk.read(file)) : disk.read(file)),
    };
    expect(load(excel, folder)).toEqual(region);
  });

  it("has the same data when it is loaded again", () => {
    expect(JSON.stringify(load(disk, folder))).toBe(JSON.stringify(region));
  });
});

describe("targets of Kortrijk", () => {
  const { targets, targetNotes } = load(disk, "kortrijk");

  it("are all there, in both languages", () => {
    expect(targets.length).toBe(55);
    for (const { id } of targets) {
      expect(targetNotes[id]!.what.nl, id).not.toBe(targetNotes[id]!.what.en);
      expect(targetNotes[id]!.what.nl, id).not.toBe("");
    }
  });

  it("stand in the unit of their output", () => {
    const target = (id: string) => targets.find((candidate) => candidate.id === id)!;
    expect(target("co2_2030")).toMatchObject({ kind: "change", relative: true, value: -0.4 });
    expect(target("wind_2040")).toMatchObject({ kind: "level", value: 31_000, unit: "MW" });
    expect(target("residual_heat_2040").value).toBe(38e6);
    expect(target("dwellings_2040")).toMatchObject({ relative: false, value: 3760, baseValue: 0 });
    expect(target("social_dwellings_2040")).toMatchObject({ baseYear: 2025, baseValue: null });
    expect(target("heat_network_districts_2040")).toMatchObject({ kind: "share", value: 0.4 });
    expect(target("own_energy_use")).toMatchObject({ relative: true, value: -0.025 });
  });
});
