/**
 * Investment of a run by what it goes to and who pays, in one table. The model has its two margins;
 * in between stand the parts that each payer bears, which a measure has in every year alike.
 */
import {
  CITY,
  COMPANY,
  EXPENSE,
  HIGHER_GOVERNMENT,
  HOUSEHOLD,
  measures as counted,
  PAYERS,
} from "../model/costs/measures.ts";
import { withVat } from "../model/costs/equations.ts";
import type { Catalogue, Member, Text } from "../scenario/declarations.ts";
import type { RegionModel } from "../scenario/resolved.ts";
import { payersOf, spentOn, type CostedRun, type ProgrammeCosts } from "./plan-costs.ts";

const BY_MEASURE = "costs.investment_by_measure";

/** Groups of measures as a council speaks of them, in the order in which they are shown. */
export const INVESTMENT_GROUPS = [
  ["renovation", { nl: "woningrenovatie", en: "renovation of dwellings" }],
  ["heating", { nl: "verwarming van woningen", en: "heating of dwellings" }],
  ["networks", { nl: "warmtenetten", en: "heat networks" }],
  ["renewables", { nl: "zon en wind", en: "sun and wind" }],
  ["buildings", { nl: "andere gebouwen", en: "other buildings" }],
  ["charging", { nl: "laadpunten", en: "charging points" }],
  ["programmes", { nl: "programma's", en: "programmes" }],
  ["cars", { nl: "nieuwe wagens", en: "new cars" }],
] as const satisfies readonly (readonly [string, Text])[];
export type InvestmentGroup = (typeof INVESTMENT_GROUPS)[number][0];

/** The group of a measure by the beginning of its id; the first that fits. */
const GROUP_OF: readonly (readonly [beginning: string, group: InvestmentGroup])[] = [
  ["renovation_tertiary", "buildings"],
  ["renovation_municipal", "buildings"],
  ["heating_tertiary", "buildings"],
  ["heating_municipal", "buildings"],
  ["renovation_", "renovation"],
  ["heating_", "heating"],
  ["network_", "networks"],
  ["source_", "networks"],
  ["pv_", "renewables"],
  ["wind_", "renewables"],
  ["cars_", "cars"],
  ["charging_", "charging"],
];

/** What one measure or programme takes of one payer; EUR2024. */
export interface InvestmentRow {
  /** Member of `cost_measure`, or the id of a programme. */
  readonly measure: string;
  readonly label: Text;
  readonly group: InvestmentGroup;
  readonly payer: Member;
  /** One per year of the run. */
  readonly amounts: readonly number[];
}

const membersOf = ({ dimensions }: Catalogue, id: string): readonly Member[] => {
  const members = dimensions[id]?.members;
  return members === undefined || members === "region" || members === "years" ? [] : members;
};

export function groupOfMeasure(id: string): InvestmentGroup {
  const found = GROUP_OF.find(([beginning]) => id.startsWith(beginning));
  if (found === undefined) throw new Error(`measure ${id} is in no group of investments`);
  return found[1];
}

/**
 * Every measure with every payer who bears a part of it, then the programmes that are counted. Empty
 * where the run has other measures than this engine: of those nobody knows how they are paid.
 *
 * @param place of the region in the run
 */
export function investmentRows(
  run: CostedRun,
  place: number,
  programmes: Pick<ProgrammeCosts, "counted">,
): InvestmentRow[] {
  const { catalogue, series, scenario } = run;
  const payers = payersOf(catalogue);
  const measures = membersOf(catalogue, "cost_measure");
  const parts = partsOf(scenario.model.regions[place]!);
  const isKnown =
    measures.length === counted.length && measures.every(({ id }, at) => id === counted[at]![0]);
  if (!isKnown || parts === null || !series.has(BY_MEASURE)) return [];
  const rows = measures.flatMap(({ id, label }, measure): InvestmentRow[] => {
    const whole = series.series(BY_MEASURE, measure, place);
    return payers.flatMap((payer, at) => {
      const part = parts[PAYERS * EXPENSE[measure]! + at]!;
      const amounts = whole.map((value) => value * part);
      return part === 0 ? [] : [{ measure: id, label, group: groupOfMeasure(id), payer, amounts }];
    });
  });
  for (const spending of programmes.counted) {
    if (spending.spending !== "investment") continue;
    const payer = payers.find(({ id }) => id === spending.payer)!;
    const { programme, title: label } = spending;
    const amounts = spentOn(run, place, spending);
    rows.push({ measure: programme, label, group: "programmes", payer, amounts });
  }
  return rows;
}

/** COS-4 as parts of all that is spent on a kind of expense: `[kind][payer]`, each kind sums to 1. */
function partsOf({ parameters }: RegionModel): Float64Array | null {
  const shares = parameters["costs.payer_share"];
  const vats = parameters["costs.vat"];
  const premiums = parameters["costs.premium"];
  if (shares === undefined || vats === undefined || premiums === undefined) return null;
  const parts = new Float64Array(shares.length);
  vats.forEach((vat, kind) => {
    const of = PAYERS * kind;
    const household = withVat(shares[of + HOUSEHOLD]!, vat);
    const premium = premiums[kind]! * household;
    const paid = [household - premium, 0, 0, 0];
    paid[COMPANY] = shares[of + COMPANY]!;
    paid[CITY] = withVat(shares[of + CITY]!, vat);
    paid[HIGHER_GOVERNMENT] = shares[of + HIGHER_GOVERNMENT]! + premium;
    const all = paid.reduce((sum, one) => sum + one, 0);
    paid.forEach((one, payer) => {
      parts[of + payer] = one / all;
    });
  });
  return parts;
}

/** Sums per group over the payers, and per payer over what is chosen; `[year]`. */
export const summedRows = (
  rows: readonly InvestmentRow[],
  years: number,
  chosen: (row: InvestmentRow) => boolean,
): number[] => {
  const sum = Array.from({ length: years }, () => 0);
  for (const row of rows) {
    if (chosen(row)) row.amounts.forEach((value, year) => (sum[year]! += value));
  }
  return sum;
};
