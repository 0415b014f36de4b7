/** The scenarios that come with the package: regions, packages of measures and plans, by name. */
import fs from "node:fs";
import path from "node:path";
import type { Shipped } from "../engine/scenario/plan/shipped.ts";
import { DiskFiles } from "./disk.ts";

const REGIONS = "regions";
const MEASURES = "measures";
const YAML = /^(.+)\.yaml$/;

/**
 * What a folder of scenarios supplies by name: `regions/NAME/`, `measures/NAME.yaml`, and plans in
 * every other folder, which is that of one city.
 */
export function suppliedIn(files: DiskFiles): Shipped {
  const namesIn = (folder: string): string[] => {
    const at = path.join(files.root, folder);
    return fs.existsSync(at) ? fs.readdirSync(at).sort() : [];
  };
  const isCity = (name: string): boolean =>
    name !== REGIONS && name !== MEASURES && files.isFolder(name);
  const plansIn = (folder: string): string[] =>
    namesIn(folder).flatMap((name) => YAML.exec(name)?.slice(1) ?? []);
  return {
    files,
    names: (kind) =>
      kind === "region"
        ? namesIn(REGIONS)
        : kind === "measures"
          ? plansIn(MEASURES)
          : namesIn("").filter(isCity).flatMap(plansIn).sort(),
    find: (kind, name) => {
      const cities = kind === "plan" ? namesIn("").filter(isCity) : [];
      const places = {
        region: [`${REGIONS}/${name}`],
        measures: [`${MEASURES}/${name}.yaml`],
        plan: cities.map((city) => `${city}/${name}.yaml`),
      }[kind];
      const mark = kind === "region" ? "/region.yaml" : "";
      return places.find((place) => files.size(`${place}${mark}`) !== null) ?? null;
    },
  };
}

/** Seen from the bundle in cli/dist. */
const SHIPPED = path.join(__dirname, "..", "..", "scenarios");

/** Unchanged policy in the shipped city. */
export const SHIPPED_REFERENCE = path.join(SHIPPED, "kortrijk", "referentie.yaml");

export const shippedFiles = new DiskFiles(SHIPPED);

/** What is supplied with the package. */
export const shipped = suppliedIn(shippedFiles);
