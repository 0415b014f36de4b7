/** The demography of Kortrijk as shipped, and runs of that module alone. */
import { readFileSync } from "node:fs";
import { dimensions } from "../../engine/model/dimensions.ts";
import { demography } from "../../engine/model/demography/module.ts";
import { Instance, type RunOptions } from "../../engine/run/instance.ts";
import { dimensionSizes, sizeOf } from "../../engine/run/layout.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import type { RegionModel } from "../../engine/scenario/resolved.ts";

export const FIRST = 2024;
export const LAST = 2050;
export const YEARS = LAST - FIRST + 1;

export type Values = Record<string, number[]>;

const folder = new URL("../../scenarios/regions/", import.meta.url);

/** Rows of a comma-separated file whose cells hold no line break. */
export function readRows(path: string): Record<string, string>[] {
  const text = readFileSync(new URL(path, folder), "utf8").trim();
  const [header = [], ...rows] = text
    .split(/\r?\n/)
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((match) =>
        (match[1] ?? "").replace(/^"|"$/g, "").replace(/""/g, '"'),
      ),
    );
  return rows.map((cells) =>
    Object.fromEntries(header.map((name, at) => [name.trim(), cells[at] ?? ""])),
  );
}

/** A region folder's demographic parameters, `year` laid out over the years of the run. */
function shippedParameters(first: number, last: number): Values {
  const declared = demography.declaration.parameters;
  const years = last - first + 1;
  const sizes = dimensionSizes(dimensions, {}, years);
  const members = (dim: string): string[] => {
    const listed = dimensions[dim as keyof typeof dimensions].members;
    return typeof listed === "string" ? [] : listed.map(({ id }) => id);
  };
  const values: Values = {};
  const points = new Map<string, [number, number][]>();
  for (const [name, { dims }] of Object.entries(declared)) {
    values[`demography.${name}`] = new Array<number>(sizeOf(dims, sizes)).fill(Number.NaN);
  }
  for (const region of ["vlaanderen", "kortrijk"]) {
    for (const row of readRows(`${region}/parameters/demography.csv`)) {
      const [, id = "", inside = ""] = /^([^[]+)(?:\[(.*)\])?$/.exec(row["parameter"] ?? "") ?? [];
      const { dims } = declared[id.replace("demography.", "") as keyof typeof declared];
      const given = inside === "" ? [] : inside.split(",");
      if (dims.at(-1) === "year") {
        const key = `${id}:${given.length > 1 ? members(dims[0] ?? "").indexOf(given[0] ?? "") : 0}`;
        const list = points.get(key) ?? [];
        list.push([Number(given.at(-1)), Number(row["value"])]);
        points.set(key, list);
        continue;
      }
      let at = 0;
      dims.forEach((dim, axis) => {
        at = at * (sizes[dim] ?? 0) + members(dim).indexOf(given[axis] ?? "");
      });
      values[id]![at] = Number(row["value"]);
    }
    for (const row of readRows(`${region}/tables/demography.index.csv`)) {
      const [, id = "", inside = ""] = /^([^[]+)(?:\[(.*)\])?$/.exec(row["parameter"] ?? "") ?? [];
      const { dims } = declared[id.replace("demography.", "") as keyof typeof declared];
      const keys = members(dims.at(-1) ?? "");
      const lead = inside === "" ? 0 : members("sex").indexOf(inside);
      for (const cells of readRows(`${region}/${row["file"]}`)) {
        const at = keys.indexOf(cells[row["key"] ?? ""] ?? "");
        values[id]![lead * keys.length + at] = Number(cells[row["column"] ?? ""]);
      }
    }
  }
  for (const [key, list] of points) {
    const [id = "", lead = "0"] = key.split(":");
    list.sort(([a], [b]) => a - b);
    for (let index = 0; index < years; index++) {
      const year = first + index;
      const after = list.findIndex(([at]) => at >= year);
      const [yearA, valueA] = list[after <= 0 ? (after < 0 ? list.length - 1 : 0) : after - 1]!;
      const [yearB, valueB] = list[after < 0 ? list.length - 1 : after]!;
      const weight = yearB === yearA ? 0 : (year - yearA) / (yearB - yearA);
      values[id]![Number(lead) * years + index] = valueA + weight * (valueB - valueA);
    }
  }
  for (const [name, declaration] of Object.entries(declared)) {
    if (!("sumsToOne" in declaration)) continue;
    normalise(values[`demography.${name}`]!, sizes[declaration.dims.at(-1) ?? ""] ?? 1);
  }
  return values;
}

/** Makes every run of `length` values sum to one. */
export function normalise(values: number[], length: number): void {
  for (let from = 0; from < values.length; from += length) {
    let sum = 0;
    for (let at = from; at < from + length; at++) sum += values[at]!;
    for (let at = from; at < from + length; at++) values[at] = values[at]! / sum;
  }
}

/** Kortrijk as shipped, for any years of the run. */
export function kortrijk(first = FIRST, last = LAST): RegionModel {
  const years = last - first + 1;
  const change = new Array<number>(years).fill(0);
  return {
    id: "kortrijk",
    dimensions: {},
    parameters: shippedParameters(first, last),
    reference: { "demography.arrivals_change": change },
    levers: { "demography.arrivals_change": change },
    history: {},
  };
}

export const withParameters = (region: RegionModel, parameters: Values): RegionModel => ({
  ...region,
  parameters: { ...region.parameters, ...parameters },
});

export const withArrivalsChange = (region: RegionModel, path: readonly number[]): RegionModel => ({
  ...region,
  levers: { "demography.arrivals_change": path },
});

/** An instance with demography alone; housing is fed. */
export function demographyAlone(first = FIRST, last = LAST): Instance {
  const sizes = dimensionSizes(dimensions, {}, last - first + 1);
  return new Instance(
    [demography],
    { first, last, sizes },
    {
      "housing.extra_completed": 1,
      "housing.shortage": 1,
    },
  );
}

let shared: Instance | undefined;

export interface Housing {
  readonly extra?: readonly number[];
  readonly shortage?: readonly number[];
}

/** Runs demography alone over 2024-2050. */
export function run(region: RegionModel, housing: Housing = {}, own?: Instance): Trajectories {
  const instance = own ?? (shared ??= demographyAlone());
  const length = instance.shape.years + 1;
  const none = new Array<number>(length).fill(0);
  const into = instance.trajectories([region.id]);
  const options: RunOptions = {
    record: true,
    recorded: {
      "housing.extra_completed": housing.extra ?? none,
      "housing.shortage": housing.shortage ?? none,
    },
  };
  instance.run([instance.flatten(region)], into, options);
  return into;
}
