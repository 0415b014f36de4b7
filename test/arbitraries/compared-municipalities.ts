/**
 * A group of municipalities that are Kortrijk in other sizes, and of which some have figures of their
 * own where others have a share of a larger whole: what comparing them must tell apart.
 */
import type { GroupOutcome } from "../../engine/analysis/group/group-outcome.ts";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import type { Provenance, RegionModel, ResolvedScenario } from "../../engine/scenario/resolved.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { scaled } from "./city.ts";
import { shipped } from "./shipped.ts";

/** One municipality of the group. */
export interface Municipality {
  readonly id: string;
  readonly title: Text;
  /** How many times as large as Kortrijk. */
  readonly size: number;
  /** By what its figures differ for its size; absent where it has none of its own. */
  readonly own?: number;
  readonly tile?: { readonly column: number; readonly row: number };
}

/** What is a municipality's own, where it has figures of its own. */
const TELLING = [
  "housing.metered_gas_anchor",
  "electricity.metered_offtake",
  "tertiary.base_energy",
  "municipal.base_energy",
  "industry.base_energy",
  "agriculture.base_energy",
  "mobility.base_fuel",
  "renewables.pv_start_capacity",
  "renewables.project_capacity",
  "housing.label_share",
  "housing.type_share",
] as const;

/** Shares of one whole, which are what they are in a municipality of any size. */
const SHARES: ReadonlySet<string> = new Set(["housing.label_share", "housing.type_share"]);

/** A place in the files of the municipality. */
const FOLDER = "regions";

const ofItsOwn = (record: Provenance, id: string, grade: Provenance["grade"]): Provenance => ({
  ...record,
  grade,
  origin: {
    ...record.origin,
    file: `${FOLDER}/${id}/parameters/${record.origin.file.split("/").at(-1)!}`,
  },
});

function scenarioOf(
  base: ResolvedScenario,
  { id, title, size, own }: Municipality,
): ResolvedScenario {
  const model = scaled(base.model, size);
  const [region] = model.regions as [RegionModel];
  const [notes] = base.notes.regions;
  const parameters: Record<string, readonly number[]> = { ...region.parameters };
  const records: Record<string, readonly Provenance[]> = { ...notes!.parameters };
  for (const telling of TELLING) {
    const factor = own ?? 1;
    if (!SHARES.has(telling)) {
      parameters[telling] = parameters[telling]!.map((value) => value * factor);
    }
    records[telling] = records[telling]!.map((record) => {
      const { low, high } = record;
      const times = SHARES.has(telling) ? 1 : factor * size;
      return {
        ...ofItsOwn(record, id, own === undefined ? "derived" : "measured"),
        ...(low === undefined ? {} : { low: low * times, high: high! * times }),
      };
    });
  }
  return {
    model: { ...model, regions: [{ ...region, id, parameters }], targets: [] },
    notes: {
      ...base.notes,
      regions: [
        {
          ...notes!,
          ...{ id, title, parameters: records },
          folders: [
            { id: "vlaanderen", path: `${FOLDER}/vlaanderen` },
            { id, path: `${FOLDER}/${id}` },
          ],
        },
      ],
    },
  };
}

/**
 * Runs the municipalities one by one, as if nobody moved between them, beside a small account of who
 * did; the total is a municipality as large as all of them.
 */
export function comparedMunicipalities(
  municipalities: readonly Municipality[],
  title: Text = { nl: "Proefstreek 2040", en: "Trial region 2040" },
): GroupOutcome {
  const base = shipped("kortrijk/kortrijk-2040.yaml");
  const whole = municipalities.reduce((sum, { size }) => sum + size, 0);
  const scenarios = municipalities.map((one) => scenarioOf(base, one));
  const run = (scenario: ResolvedScenario): RunOutcome => runScenario(scenario, false);
  const groupTitle: Text = { nl: "Proefstreek", en: "Trial region" };
  const all = { id: "proefstreek", title: groupTitle, size: whole };
  const { first, last } = base.model;
  const years = last - first + 1;
  const count = municipalities.length;
  const moved = new Float64Array(years * count * count);
  const left = new Float64Array(years * count);
  const came = new Float64Array(years * count);
  for (let year = 0; year < years; year++) {
    municipalities.forEach(({ size }, from) => {
      municipalities.forEach((other, to) => {
        if (from === to || (from * 3 + to) % 4 === 0) return;
        moved[(year * count + from) * count + to] = (900 * size * other.size) / whole + year;
      });
      left[year * count + from] = 2500 * size;
      came[year * count + from] = 2700 * size;
    });
  }
  const moves = {
    ...{ members: municipalities.map(({ id }) => id), first, years, moved, left, came },
    lowered: new Float64Array(years * count),
  };
  return {
    scenario: {
      ...{ id: "proefstreek-2040", title, language: "nl" },
      model: {
        ...{ format: "ademruimte-group/1", id: "proefstreek" },
        members: municipalities.map(({ id }) => id),
        ...{ moves: [], shared: [], targets: [] },
      },
      notes: {
        ...{ title: groupTitle, folder: `${FOLDER}/proefstreek` },
        tiles: Object.fromEntries(
          municipalities.flatMap(({ id, tile }) => (tile === undefined ? [] : [[id, tile]])),
        ),
        ...{ moves: [], shared: {}, targets: {}, sources: [] },
      },
      members: scenarios,
    },
    members: scenarios.map(run),
    total: run(scenarioOf(base, all)),
    partial: [],
    moves,
    referenceMoves: moves,
    movedCells: null,
  };
}

const place = (
  id: string,
  name: string,
  size: number,
  tile: readonly [column: number, row: number],
  own?: number,
): Municipality => ({
  ...{ id, size, title: { nl: name, en: name } },
  tile: { column: tile[0], row: tile[1] },
  ...(own === undefined ? {} : { own }),
});

/** Thirteen with names and places as those of the south of West Flanders, and invented figures. */
export const THIRTEEN: readonly Municipality[] = [
  place("anzegem", "Anzegem", 0.19, [5, 3], 1.06),
  place("avelgem", "Avelgem", 0.13, [5, 4], 0.93),
  place("deerlijk", "Deerlijk", 0.15, [5, 2]),
  place("harelbeke", "Harelbeke", 0.37, [4, 2], 0.98),
  place("kortrijk", "Kortrijk", 1, [3, 3], 1),
  place("kuurne", "Kuurne", 0.17, [3, 2], 1.02),
  place("lendelede", "Lendelede", 0.07, [3, 1]),
  place("menen", "Menen", 0.43, [2, 3], 0.88),
  place("spiere_helkijn", "Spiere-Helkijn", 0.03, [5, 5]),
  place("waregem", "Waregem", 0.5, [5, 1], 1.21),
  place("wervik", "Wervik", 0.24, [1, 3], 0.87),
  place("wevelgem", "Wevelgem", 0.41, [2, 2], 1.03),
  place("zwevegem", "Zwevegem", 0.31, [4, 3], 1.1),
];
