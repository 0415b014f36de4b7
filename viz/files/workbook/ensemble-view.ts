/** What the sheets of an ensemble are made from, and what they call plans, bands and figures. */
import type { DifferenceRecord } from "../../../engine/analysis/ensemble/difference-record.ts";
import type {
  Band,
  EnsembleRecord,
  Figure,
  RegionRecord,
} from "../../../engine/analysis/ensemble/record.ts";
import type { RunOutcome } from "../../../engine/analysis/outcome.ts";
import { isOwnId } from "../../../engine/analysis/run-series.ts";
import { formatAddress } from "../../../engine/scenario/address.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import type { Language } from "../../numbers.ts";
import { inReadableUnit, inStatedUnit, type Shown } from "./figures.ts";
import type { NamingView, Signature } from "./view.ts";

/** What a workbook of an ensemble holds. */
export interface EnsembleContent {
  /** The plans, in the order in which they were given. */
  readonly records: readonly EnsembleRecord[];
  /** The plain run of each. */
  readonly centrals: readonly RunOutcome[];
  /** Each of the others less the first. */
  readonly differences: readonly DifferenceRecord[];
  /** One per plan. */
  readonly signatures: readonly (Signature & {
    /** Of everything that was drawn. */
    readonly inputs: string;
  })[];
  /** How the runs were drawn, in sentences, one list per plan. */
  readonly reading: readonly (readonly string[])[];
  /** What a band is and what it leaves out. */
  readonly meaning: string;
}

export interface EnsembleView extends EnsembleContent {
  readonly language: Language;
}

/** What names are looked up in, for one of the plans. */
export const namingOf = ({ records, language }: EnsembleView, plan: number): NamingView => ({
  ...{ outcome: records[plan]!, language },
});

/** The title of a plan, with its id where two have the same title. */
export function planName({ records, language }: EnsembleView, plan: number): string {
  const { id, title } = records[plan]!.scenario.notes;
  const name = title[language];
  const isShared = records.some(
    ({ scenario }, at) => at !== plan && scenario.notes.title[language] === name,
  );
  return isShared ? `${name} (${id})` : name;
}

/** The title of a plan by its id. */
export const planNamed = (view: EnsembleView, id: string): string =>
  planName(
    view,
    view.records.findIndex(({ scenario }) => scenario.notes.id === id),
  );

/** First and last year of all plans together. */
export function spanOf({ records }: EnsembleView): {
  readonly first: number;
  readonly last: number;
} {
  const models = records.map(({ scenario }) => scenario.model);
  return {
    first: Math.min(...models.map(({ first }) => first)),
    last: Math.max(...models.map(({ last }) => last)),
  };
}

/** Values of a record by the years of all plans; null in the years that it does not have. */
export function inYearsOf(
  values: readonly Figure[],
  first: number,
  years: readonly number[],
): readonly Figure[] {
  return years.map((year) => values[year - first] ?? null);
}

/** `heat.connections[venning]` of a band. */
export const addressOf = ({ id, cell }: Pick<Band, "id" | "cell">): string =>
  formatAddress(id, cell);

const byAddress = new WeakMap<RegionRecord, ReadonlyMap<string, Band>>();

/** A band of one plan; undefined where the plan has no such figure. */
export function bandOf(record: EnsembleRecord, region: number, address: string): Band | undefined {
  const of = record.regions[region]!;
  let bands = byAddress.get(of);
  if (bands === undefined) {
    bands = new Map([...of.indicators, ...of.cells].map((band) => [addressOf(band), band]));
    byAddress.set(of, bands);
  }
  return bands.get(address);
}

/** One way to show an indicator, all of its parts and plans alike, so that they can be compared. */
export function shownBands(view: EnsembleView, region: number, id: string): Shown {
  const bands = view.records.flatMap(({ regions }) => {
    const { indicators, cells } = regions[region]!;
    return [...indicators, ...cells].filter((band) => band.id === id);
  });
  const values = bands.flatMap(({ central, quantiles }) => [central, ...quantiles].flat());
  const unit = bands[0]?.unit ?? "1";
  return isOwnId(id)
    ? inStatedUnit(unit, values, view.language)
    : inReadableUnit(unit, values, view.language);
}

/** `5 % ligt lager (p05)`, `middelste (p50)`: what a quantile is, and its name in the tables. */
export function quantileText(probability: number): Text {
  const percent = Math.round(probability * 100);
  const name = `p${String(percent).padStart(2, "0")}`;
  if (percent === 50) return { nl: `middelste (${name})`, en: `middle run (${name})` };
  return percent < 50
    ? { nl: `${percent} % ligt lager (${name})`, en: `${percent} % lie below (${name})` }
    : {
        nl: `${100 - percent} % ligt hoger (${name})`,
        en: `${100 - percent} % lie above (${name})`,
      };
}

export const PLAIN: Text = { nl: "gewone berekening", en: "plain run" };
