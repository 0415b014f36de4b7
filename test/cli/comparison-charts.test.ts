/** The pictures in the folder of a comparison: which there are, what they show, their bytes. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chartNames } from "../../viz/specs/chart-names.ts";
import { root } from "../arbitraries/root.ts";
import { filesBelow, readCsv, simulate, temporaryFolder } from "./simulate.ts";

const out = temporaryFolder();
const again = temporaryFolder();
const PLANS = ["referentie", "kortrijk-2040", "veel-bouwen"];
let files: Map<string, Buffer>;

const drawn = (folder: string, language: string): Map<string, Buffer> => {
  const { status } = simulate(["compare", ...PLANS, "--out", folder, "--lang", language]);
  expect(status).toBe(0);
  const [name] = fs.readdirSync(folder);
  return filesBelow(path.join(folder, name!));
};

beforeAll(() => {
  files = drawn(out, "nl");
});
afterAll(() => {
  for (const folder of [out, again]) fs.rmSync(folder, { recursive: true, force: true });
});

interface Datum {
  readonly year: number;
  readonly plan: string;
  readonly value: number | null;
}

describe("the charts of a comparison", () => {
  it("are a spec, an SVG and a PNG each, signed in run.json", () => {
    const names = [...files.keys()].filter((name) => name.startsWith("charts/"));
    const ids = [...new Set(names.map((name) => name.replace(/\.(vl\.json|svg|png)$/, "")))];
    expect(ids).toEqual(
      expect.arrayContaining([
        "charts/lines-emissions-total",
        "charts/lines-electricity-renewable-share",
        "charts/emissions-by-sector",
        "charts/final-energy-by-carrier",
        "charts/dwellings-by-heating",
        "charts/sectors-in-years",
        "charts/differences",
        "charts/targets-by-plan",
      ]),
    );
    expect(names.length).toBe(3 * ids.length);
    const { files: listed } = JSON.parse(files.get("run.json")!.toString("utf8")) as {
      files: { name: string; sha256: string }[];
    };
    const signed = new Map(listed.map(({ name, sha256 }) => [name, sha256]));
    for (const name of names) {
      const sha256 = createHash("sha256").update(files.get(name)!).digest("hex");
      expect(signed.get(name), name).toBe(sha256);
    }
  });

  it("are those of the list, drawn or not, and all stand on the pages about them", () => {
    const listed = chartNames.filter(({ of }) => of === "comparison");
    const patternOf = (id: string): RegExp =>
      new RegExp(
        `^${id.replace("-PLAN", "(-[a-z0-9-]+)?").replace("-ID", "-[a-z0-9-]+").replace("-N", "(-\\d+)?")}$`,
      );
    const drawnIds = [...files.keys()].flatMap(
      (name) => /^charts\/(.*)\.svg$/.exec(name)?.[1] ?? [],
    );
    const found = drawnIds.map((id) => [
      id,
      ...listed.filter((one) => patternOf(one.id).test(id)).map((one) => one.id),
    ]);
    expect(found.filter(({ length }) => length !== 2)).toEqual([]);
    expect(new Set(found.map(([, name]) => name))).toEqual(new Set(listed.map(({ id }) => id)));
    for (const page of ["reference/comparison-charts.md", "nl/grafieken-van-een-vergelijking.md"]) {
      const text = fs.readFileSync(path.join(root, "docs", page), "utf8");
      const rows = text.split("\n").filter((line) => line.startsWith("| `"));
      const named = rows.flatMap((line) => line.split("|")[1]!.match(/[a-zA-Z][\w-]+/g) ?? []);
      for (const { id } of listed) expect(named, page).toContain(id.replace("-N", ""));
    }
  });

  it("name their unit between title and picture, and the plans and the source below", () => {
    for (const [name, bytes] of files) {
      if (!/^charts\/.*vl\.json$/.test(name)) continue;
      const { title, layer } = JSON.parse(bytes.toString("utf8")) as {
        title: { text: string[]; subtitle: string[] };
        layer: { mark?: { text?: string; baseline?: string } }[];
      };
      expect(title.text.join(" "), name).not.toMatch(/\((kt CO₂|GWh|%|aantal)\)$/);
      expect(title.subtitle.join(" ").length, name).toBeGreaterThan(2);
      const below = layer.flatMap(({ mark }) => (mark?.baseline === "top" ? [mark.text] : []));
      expect(below.join(" "), name).toMatch(/Plannen.*: .*Bron: model ademruimte\./);
    }
  });

  it("show the values of indicators.csv", () => {
    const spec = JSON.parse(
      files.get("charts/lines-emissions-total.vl.json")!.toString("utf8"),
    ) as {
      layer: { data?: { values: Datum[] } }[];
    };
    const values = spec.layer
      .flatMap(({ data }) => data?.values ?? [])
      .filter(({ plan }) => plan !== undefined);
    const rows = readCsv(files.get("indicators.csv")!.toString("utf8")).filter(
      ({ indicator }) => indicator === "emissions.total",
    );
    expect(rows.length).toBe(3 * 27);
    expect(values.length).toBe(rows.length);
    const titles: Record<string, string> = {
      referentie: "Referentie (ongewijzigd beleid)",
      "kortrijk-2040": "Kortrijk 2040",
      "veel-bouwen": "Veel bouwen",
    };
    for (const { scenario, year, value } of rows) {
      const shown = values.find(
        (datum) => datum.plan === titles[scenario!] && datum.year === Number(year),
      );
      // In kilotonnes, to four decimals.
      expect(Math.abs(shown!.value! - Number(value) / 1e6)).toBeLessThan(1e-4);
    }
  });

  it("show the indicators and years that were asked for", () => {
    const asked = ["--indicators", "housing.dwellings_by_heating[gas],mobility.cars"];
    const { status } = simulate([
      ...["compare", ...PLANS, "--out", again, "--lang", "nl", "--years", "2035", ...asked],
    ]);
    expect(status).toBe(0);
    const made = filesBelow(path.join(again, fs.readdirSync(again)[0]!));
    const ids = [...made.keys()].filter((name) => /^charts\/lines-.*svg$/.test(name));
    expect(ids).toEqual([
      "charts/lines-housing-dwellings-by-heating-gas.svg",
      "charts/lines-mobility-cars.svg",
    ]);
    expect(made.get(ids[0]!)!.toString("utf8")).toContain("Woningen naar verwarming: Aardgas");
    expect(made.get("charts/sectors-in-years.svg")!.toString("utf8")).toContain("sector in 2035");
    fs.rmSync(again, { recursive: true, force: true });
  });

  it("have equal bytes when drawn again, and other words in another language", () => {
    const second = drawn(again, "nl");
    for (const [name, bytes] of files) {
      if (name.startsWith("charts/")) expect(second.get(name)!.equals(bytes), name).toBe(true);
    }
    fs.rmSync(again, { recursive: true, force: true });
    const english = drawn(again, "en").get("charts/differences.svg")!.toString("utf8");
    expect(english).toContain("Difference to Reference (unchanged policy)");
    expect(files.get("charts/differences.svg")!.toString("utf8")).toContain(
      "Verschil met Referentie (ongewijzigd beleid)",
    );
  });
});
