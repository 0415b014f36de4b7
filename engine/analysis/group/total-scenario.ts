/**
 * The scenario of several regions together: what its results are read and shown with. It is never
 * run. What has no meaning for a sum is absent: paths of rates and shares, parameters, limits.
 */
import { cityOf } from "../../model/index.ts";
import { canonicalText } from "../../scenario/canonical.ts";
import { quantitiesOf } from "../../scenario/address.ts";
import type { Catalogue, Grade, Text } from "../../scenario/declarations.ts";
import { GRADES } from "../../scenario/declarations.ts";
import { namesOf } from "../../scenario/formula/tree.ts";
import type { GroupScenario } from "../../scenario/group/group-scenario.ts";
import type {
  IndicatorModel,
  ProgrammeModel,
  Provenance,
  RegionModel,
  ResolvedScenario,
  SourceNote,
} from "../../scenario/resolved.ts";
import type { JoinedAxes } from "./joined-axes.ts";
import { totalParameter } from "./total-run.ts";

type Members = GroupScenario["members"];

/** The programmes of all members, and those that they define in different ways. */
export function joinedProgrammes(members: Members): {
  readonly programmes: readonly ProgrammeModel[];
  readonly differing: ReadonlySet<string>;
} {
  const joined = new Map<string, ProgrammeModel>();
  const differing = new Set<string>();
  for (const { model } of members) {
    for (const programme of model.programmes ?? []) {
      const known = joined.get(programme.id);
      if (known === undefined) joined.set(programme.id, programme);
      else if (countedAs(known) !== countedAs(programme)) {
        for (const { id, level, ratios } of [known, programme]) {
          for (const output of [id, ...(level === null ? [] : [level.id])]) differing.add(output);
          for (const ratio of ratios) differing.add(ratio.id);
        }
      } else joined.set(programme.id, withFigures(known, programme));
    }
  }
  return { programmes: [...joined.values()], differing };
}

/** All that two programmes with one id must agree on for their amounts to add up. */
const countedAs = ({ unit, annual, since, counts, level, ratios }: ProgrammeModel): string =>
  canonicalText({
    ...{ unit, annual, since, counts, level: level?.id ?? null },
    ratios: ratios.map(({ id, indicator, times }) => ({ id, indicator, times })),
  });

/** With the outputs of both: what something costs may be asked in one of them only. */
const withFigures = (one: ProgrammeModel, other: ProgrammeModel): ProgrammeModel => ({
  ...one,
  ...(one.cost === undefined && other.cost !== undefined ? { cost: other.cost } : {}),
  ...(one.upkeep === undefined && other.upkeep !== undefined ? { upkeep: other.upkeep } : {}),
});

/** Indicators that every member has, with the same formula. */
function commonIndicators(members: Members): readonly IndicatorModel[] {
  const [first, ...others] = members.map(({ model }) => model);
  const same = ({ id, formula, canonical }: IndicatorModel): string =>
    canonicalText({ id, formula, canonical });
  let common = first!.indicators.filter((indicator) =>
    others.every(({ indicators }) => indicators.some((one) => same(one) === same(indicator))),
  );
  // A formula that reads an indicator that is not everywhere, or a number that is not, goes too.
  const numbers = new Set(
    Object.entries(first!.ownParameters ?? {})
      .filter(([id, value]) => others.every(({ ownParameters }) => ownParameters?.[id] === value))
      .map(([id]) => id),
  );
  for (let before = -1; before !== common.length;) {
    before = common.length;
    const known = new Set(common.map(({ id }) => id));
    common = common.filter(({ tree }) =>
      namesOf(tree).every(
        (name) => name.includes(".") || name === "year" || known.has(name) || numbers.has(name),
      ),
    );
  }
  return common;
}

/**
 * The catalogue of the sums: of levers and parameters only those that add up, and of those only what
 * every member has.
 *
 * @param parameters those that formulas read
 */
function summedCatalogue(
  { modules, dimensions }: Catalogue,
  members: Members,
  parameters: ReadonlySet<string>,
): Catalogue {
  const has = (of: "levers" | "parameters", id: string): boolean =>
    members.every(({ model }) => model.regions[0]![of][id] !== undefined);
  return {
    dimensions,
    modules: modules.map((module) => ({
      ...module,
      levers: Object.fromEntries(
        Object.entries(module.levers).filter(
          ([name, { scale }]) => scale === "extensive" && has("levers", `${module.id}.${name}`),
        ),
      ),
      parameters: Object.fromEntries(
        Object.entries(module.parameters).filter(([name, { scale }]) => {
          const id = `${module.id}.${name}`;
          return scale === "extensive" && parameters.has(id) && has("parameters", id);
        }),
      ),
      constraints: {},
    })),
  };
}

/** What is measured of all members in the same year adds up. */
function summedHistory(
  catalogue: Catalogue,
  members: Members,
): Pick<RegionModel, "history"> & { readonly notes: Record<string, Provenance[]> } {
  const history: Record<string, (readonly [number, number])[]> = {};
  const notes: Record<string, Provenance[]> = {};
  for (const [id, { scale }] of quantitiesOf(catalogue, "outputs")) {
    const own = members.map(({ model }) => model.regions[0]!.history[id] ?? []);
    if (scale !== "extensive") continue;
    own[0]!.forEach(([year, value]) => {
      let sum = value;
      const records: Provenance[] = [];
      for (const [at, points] of own.entries()) {
        const point = points.find(([when]) => when === year);
        const record = members[at]!.notes.regions[0]!.history[id]?.find((one) => one.year === year);
        if (point === undefined || record === undefined || record.unknown === true) return;
        if (at > 0) sum += point[1];
        records.push(record);
      }
      (history[id] ??= []).push([year, sum]);
      (notes[id] ??= []).push(summedRecord(records, year, sum));
    });
  }
  return { history, notes };
}

/** As well founded as the weakest of what is added up. */
function summedRecord(records: readonly Provenance[], year: number, value: number): Provenance {
  const weakest = records.reduce((one, other) =>
    rank(other.grade) > rank(one.grade) ? other : one,
  );
  const placeholder = records.some((record) => record.placeholder === true);
  return {
    ...{ grade: weakest.grade, source: weakest.source, where: weakest.where },
    note: `${records.length} x +`,
    ...{ origin: weakest.origin, year, value },
    ...(placeholder ? { placeholder: true as const } : {}),
  };
}

const rank = (grade: Grade): number => GRADES.indexOf(grade);

/** Paths of levers that add up. */
function summedPaths(
  catalogue: Catalogue,
  members: Members,
  axes: JoinedAxes,
  of: "levers" | "reference",
): Record<string, readonly number[]> {
  const years = members[0]!.model.last - members[0]!.model.first + 1;
  const paths: Record<string, readonly number[]> = {};
  for (const [id, { dims }] of quantitiesOf(catalogue, "levers")) {
    const size = axes.size(dims);
    const sums = new Array<number>(size * years).fill(0);
    members.forEach(({ model }, at) => {
      const path = model.regions[0]![of][id]!;
      const cells = axes.cells(dims, at);
      for (let year = 0; year < years; year++) {
        for (let cell = 0; cell < cells.length; cell++) {
          const place = year * size + cells[cell]!;
          sums[place] = sums[place]! + path[year * cells.length + cell]!;
        }
      }
    });
    paths[id] = sums;
  }
  return paths;
}

export interface TotalScenario {
  readonly scenario: ResolvedScenario;
  readonly catalogue: Catalogue;
}

/**
 * @param withheld outputs without a total in the run, and why
 * @param withheldReference the same of the reference
 */
export function totalScenario(
  group: GroupScenario,
  catalogue: Catalogue,
  axes: JoinedAxes,
  programmes: readonly ProgrammeModel[],
  withheld: ReadonlyMap<string, Text>,
  withheldReference: ReadonlyMap<string, Text>,
): TotalScenario {
  const { members, model, notes } = group;
  const first = members[0]!;
  const indicators = commonIndicators(members);
  const declared = quantitiesOf(catalogue, "parameters");
  const read = new Set(
    indicators.flatMap(({ tree }) =>
      [...namesOf(tree)].flatMap((name) => {
        const id = name.split("[")[0]!;
        return declared.has(id) ? [id] : [];
      }),
    ),
  );
  const summed = summedCatalogue(catalogue, members, read);
  const { history, notes: historyNotes } = summedHistory(catalogue, members);
  const kept = quantitiesOf(summed, "parameters");
  const unstated = members.flatMap(({ model: of }) => of.regions[0]!.unknownReference ?? []);
  const parts = members.map(({ model: of }) => ({
    parameter: (id: string) => of.regions[0]!.parameters[id]!,
  }));
  const region: RegionModel = {
    id: model.id,
    dimensions: axes.dimensions,
    parameters: Object.fromEntries(
      [...kept.keys()].map((id) => [id, totalParameter(id, { catalogue, axes }, parts)]),
    ),
    reference: summedPaths(summed, members, axes, "reference"),
    levers: summedPaths(summed, members, axes, "levers"),
    history,
    missing: [...withheld.keys()],
    missingReference: [...withheldReference.keys()],
    ...(unstated.length > 0 ? { unknownReference: [...new Set(unstated)] } : {}),
    // What is a share or a price in each region is none of the group: formulas that read it are without value.
    unknownParameters: [...read].filter((id) => !kept.has(id)),
  };
  return {
    catalogue: summed,
    scenario: {
      model: {
        format: "ademruimte-scenario/1",
        ...{ first: first.model.first, last: first.model.last, modules: first.model.modules },
        ...{ regions: [region], targets: model.targets, indicators },
        ...(first.model.ownParameters === undefined
          ? {}
          : { ownParameters: first.model.ownParameters }),
        ...(programmes.length === 0 ? {} : { programmes }),
      },
      notes: {
        ...{ id: group.id, title: group.title, files: first.notes.files },
        language: group.language,
        regions: [
          {
            ...{ id: model.id, title: notes.title, members: axes.labels },
            ...{ parameters: {}, reference: {}, history: historyNotes },
            missing: Object.fromEntries(withheld),
          },
        ],
        sources: joinedSources([notes.sources, ...members.map((one) => one.notes.sources)]),
        levers: {},
        targets: notes.targets,
        ...(first.notes.indicators === undefined ? {} : { indicators: first.notes.indicators }),
        ...(first.notes.ownParameters === undefined
          ? {}
          : { ownParameters: first.notes.ownParameters }),
        programmes: Object.assign({}, ...members.map((one) => one.notes.programmes ?? {})),
      },
    },
  };
}

/** Each source once, by its id, as the first who names it does. */
function joinedSources(lists: readonly (readonly SourceNote[])[]): readonly SourceNote[] {
  const sources = new Map<string, SourceNote>();
  for (const source of lists.flat()) if (!sources.has(source.id)) sources.set(source.id, source);
  return [...sources.values()];
}

/** The catalogue with the programmes of all members. */
export const joinedCatalogue = (programmes: readonly ProgrammeModel[]): Catalogue =>
  cityOf({ programmes }).catalogue;
