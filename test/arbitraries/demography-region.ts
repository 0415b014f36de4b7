/** Runs of demography alone, and the published tables it is held against. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { demography } from "../../engine/model/demography/module.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import type { RegionModel } from "../../engine/scenario/resolved.ts";
import { LoneModule } from "./lone-module.ts";
import { root } from "./root.ts";

export const demographyAlone = new LoneModule(demography);

/** What housing says: extra dwellings per year, households without a dwelling per 1 January. */
export interface HousingSays {
  readonly extra?: readonly number[];
  readonly shortage?: readonly number[];
}

export function runDemography(
  region: RegionModel,
  housing: HousingSays = {},
  lone = demographyAlone,
): Trajectories {
  const recorded = {
    "housing.extra_completed": housing.extra ?? new Array<number>(lone.years).fill(0),
    "housing.shortage": housing.shortage ?? new Array<number>(lone.years + 1).fill(0),
  };
  return lone.run(region, recorded, true);
}

/** Rows of a plain comma-separated file of the project. */
export function publishedRows(file: string): Record<string, string>[] {
  const [header = "", ...lines] = readFileSync(path.join(root, file), "utf8").trim().split("\n");
  const columns = header.trim().split(",");
  return lines.map((line) => {
    const cells = line.trim().split(",");
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ""]));
  });
}

/** Single ages by sex of one year of a table with the columns year, age, male, female. */
export function stockOf(file: string, year: number): number[] {
  const rows = publishedRows(file).filter((row) => Number(row["year"]) === year);
  return ["male", "female"].flatMap((sex) => rows.map((row) => Number(row[sex])));
}
