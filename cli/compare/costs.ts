/**
 * What compared plans cost: who invests how much, the energy bill of a household, the cost to
 * society, and what it costs to avoid a tonne, of every plan and of its measures.
 */
import {
  countsCosts,
  type Abatement,
  type MeasureAbatement,
} from "../../engine/analysis/abatement.ts";
import {
  comparedCosts,
  discountedSum,
  type ComparedCosts,
  type RunCosts,
} from "../../engine/analysis/compared-costs.ts";
import { INVESTMENT_GROUPS, summedRows } from "../../engine/analysis/investment-shares.ts";
import { payersOf, SPENDING } from "../../engine/analysis/plan-costs.ts";
import { indicatorOf, inYear, type ComparedPath } from "../../engine/analysis/comparison.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { PRICE_YEAR } from "../../engine/scenario/units/units.ts";
import { formatNumber, formatSigned } from "../../viz/numbers.ts";
import { headedBelow, heading, left, right, wrap } from "../summary/layout.ts";
import { isOther, screen } from "../screen/screen.ts";
import { groupName } from "../../viz/group-names.ts";
import { letterOf, type CompareView } from "./view.ts";

const BILL = "costs.household_energy_bill";
const MILLION = 1_000_000;
const KILO = 1000;
const NAME = 26;
const NUMBER = 12;
/** Of the many columns of investments, at least. */
const NARROW = 9;
/** Between a long head and the one before it. */
const GAP = 2;
const MEASURE = 46;
/** Of each list of measures that stand apart. */
const MOST_APART = 6;

const TEXTS = {
  costs: { nl: "Kosten", en: "Costs" },
  invested: {
    nl: "Investeringen, miljoen euro per jaar (gemiddeld), nieuwe wagens apart",
    en: "Investment, million euro a year (mean), new cars apart",
  },
  cars: { nl: "wagens", en: "cars" },
  whatFor: { nl: "waarvan", en: "of which" },
  uncounted: {
    nl: "Niet geteld, want zonder bekende prijs: ",
    en: "Not counted, as no price is known: ",
  },
  inModel: {
    nl: "Maar één keer geteld, in het model zelf: ",
    en: "Counted only once, by the model itself: ",
  },
  together: { nl: "samen", en: "together" },
  unstated: {
    nl: "Alleen geteld waar een plan zegt wat er geleverd wordt, elders als niets: ",
    en: "Counted only where a plan says what is delivered, elsewhere as nothing: ",
  },
  bill: {
    nl: "Energiefactuur per huishouden, euro per jaar",
    en: "Energy bill per household, euro a year",
  },
  society: {
    nl: "Kost voor de samenleving, miljoen euro, verdisconteerd",
    en: "Cost to society, million euro, discounted",
  },
  total: { nl: "in totaal", en: "in total" },
  difference: { nl: "verschil", en: "difference" },
  perTonne: { nl: "Kost per vermeden ton CO₂", en: "Cost per tonne of CO₂ avoided" },
  nothing: {
    nl: "er wordt niets vermeden: er is geen kost per ton",
    en: "nothing is avoided: there is no cost per tonne",
  },
  more: {
    nl: "er wordt meer uitgestoten dan in de referentie: er is geen kost per ton",
    en: "more is emitted than in the reference: there is no cost per tonne",
  },
  assumed: {
    nl: "alleen aannames verschillen, geen maatregel: er is geen kost per ton",
    en: "only assumptions differ, no measure: there is no cost per tonne",
  },
  assumedToo: {
    nl: "let op: in dit verschil zitten ook andere achtergrondaannames, niet alleen maatregelen",
    en: "mind: this difference holds other background assumptions too, not measures alone",
  },
  belowNought: {
    nl: "Onder nul spaart een maatregel geld uit. Dat getal rangschikt niet: bij minder tonnen wordt het groter.",
    en: "Below nought a measure saves money. That number ranks nothing: with fewer tonnes it grows.",
  },
  payers: {
    nl: "wie meer of minder betaalt (met belastingen en na premies, miljoen euro, verdisconteerd)",
    en: "who pays more or less (with taxes and after premiums, million euro, discounted)",
  },
  measures: { nl: "per maatregel", en: "measure by measure" },
  tonnes: { nl: "kt vermeden", en: "kt avoided" },
  cost: { nl: "miljoen €", en: "million €" },
  each: { nl: "€ per ton", en: "€ per tonne" },
  apart: {
    withoutCost: {
      nl: "geen investering bekend (kt vermeden; het bedrag is alleen energie en onderhoud): ",
      en: "no investment known (kt avoided; the amount is energy and maintenance alone): ",
    },
    raising: {
      nl: "verhoogt de uitstoot (kt vermeden, kosten): ",
      en: "raises emissions (kt avoided, cost): ",
    },
    without: { nl: "verandert de uitstoot niet: ", en: "does not change emissions: " },
    background: {
      nl: "achtergrondaannames, geen maatregel: ",
      en: "background assumptions, no measure: ",
    },
  },
  partly: {
    nl: "* een deel van de maatregel heeft geen bekende kost; de kost per ton is dus te laag",
    en: "* part of the measure has no cost known, so that its cost per tonne is too low",
  },
  tooLow: {
    nl: "let op: niet van alle maatregelen is de investering bekend; de kost per ton van het plan is dus te laag",
    en: "mind: not of all measures is the investment known, so that the cost per tonne of the plan is too low",
  },
  sampled: {
    nl: "verdeling over de maatregelen geschat uit",
    en: "split over the measures estimated from",
  },
  orders: { nl: "volgordes", en: "orders" },
} as const;

export function costsSection(view: CompareView): string[] {
  const { outcome, region, language } = view;
  const { runs } = outcome.comparison;
  if (!runs.some(({ catalogue }) => countsCosts(catalogue))) return [];
  const { id } = outcome.comparison.regions[region]!;
  const costs = comparedCosts(outcome.comparison, id);
  const lines = [
    ...investmentLines(view, costs),
    ...uncountedLines(view, costs),
    ...billLines(view),
    ...societyLines(view, costs),
  ];
  for (const one of outcome.abatements.filter((found) => found.region === id)) {
    const letter = letterOf(runs.findIndex((run) => run.id === one.plan));
    const name = `${letter} ${one.plan}`;
    if (one.obstacle === null) lines.push(...abatementLines(name, one, view));
    else lines.push(...wrap(`${name}: ${one.obstacle[language]}`));
  }
  return lines.length === 0 ? [] : [heading(headOf(view)), ...lines];
}

/** With the year of the prices, and the rate and years where the plans have them alike. */
function headOf({ outcome, language, region }: CompareView): string {
  const { id } = outcome.comparison.regions[region]!;
  const some = outcome.abatements.find((one) => one.region === id && one.obstacle === null);
  const prices = { nl: `euro van ${PRICE_YEAR}`, en: `euro of ${PRICE_YEAR}` }[language];
  const head = `${TEXTS.costs[language]} (${prices}`;
  if (some === undefined || some.obstacle !== null) return `${head})`;
  const rate = formatNumber(some.discountRate * 100, language, 1);
  const word = { nl: "discontovoet", en: "discount rate" }[language];
  return `${head}, ${word} ${rate} %, ${some.first}-${some.last})`;
}

const pathsOf = (view: CompareView, id: string): readonly (ComparedPath | null)[] | null =>
  indicatorOf(view.outcome.comparison, view.region, id)?.paths ?? null;

/** @param widths of the columns; all of the usual width when left out */
const cellsOf = (cells: readonly string[], widths?: readonly number[]): string =>
  cells.map((text, at) => right(text, widths?.[at] ?? NUMBER)).join("");
const row = (name: string, cells: readonly string[], widths?: readonly number[]): string =>
  `  ${left(name, NAME)}${cellsOf(cells, widths)}`.trimEnd();
/** The title of a table, and the heads of its columns below it. */
const headed = (title: string, heads: readonly string[], widths?: readonly number[]): string[] =>
  headedBelow(title, cellsOf(heads, widths), 2 + NAME, false);

/** Mean of a run's amounts over the years that all plans have. */
function meanOf(amounts: readonly number[], { first: start }: RunCosts, view: CompareView): number {
  const { first, last } = view.outcome.comparison;
  const those = amounts.slice(first - start, last - start + 1);
  return those.reduce((sum, value) => sum + value, 0) / those.length;
}

function investmentLines(view: CompareView, { runs: costs }: ComparedCosts): string[] {
  const { outcome, language } = view;
  const { runs, reference } = outcome.comparison;
  const payers = payersOf(runs[reference]!.catalogue);
  const shown = (value: number): string => formatNumber(value / MILLION, language, 1);
  const heads = [
    ...payers.map(({ label }) => label[language]),
    ...[TEXTS.together[language], TEXTS.cars[language]],
  ];
  const widths = heads.map((head) => Math.max(NARROW, head.length + GAP));
  const parts: string[] = [];
  const lines = runs.map(({ id }, at) => {
    const name = `${letterOf(at)} ${id}`;
    const one = costs[at];
    if (one === null || one === undefined) {
      return row(
        name,
        heads.map(() => "–"),
        widths,
      );
    }
    const years = one.society.length;
    const sum = (chosen: Parameters<typeof summedRows>[2]): number =>
      meanOf(summedRows(one.investments, years, chosen), one, view);
    const cars = payers.map((payer) =>
      sum(({ group, payer: { id: pays } }) => group === "cars" && pays === payer.id),
    );
    const means = payers.map(
      (_, payer) => meanOf(one.spending.investment[payer]!, one, view) - cars[payer]!,
    );
    const total = (all: readonly number[]): number => all.reduce((all, value) => all + value, 0);
    const isSplit = one.investments.length > 0;
    const groups = INVESTMENT_GROUPS.flatMap(([group, label]) => {
      const text = shown(sum((amounts) => amounts.group === group));
      return group === "cars" || !/[1-9]/.test(text) ? [] : [`${label[language]} ${text}`];
    });
    if (groups.length > 0) {
      parts.push(...wrap(`${letterOf(at)} ${TEXTS.whatFor[language]} ${groups.join(" · ")}`));
    }
    return row(
      name,
      [...[...means, total(means)].map(shown), isSplit ? shown(total(cars)) : "–"],
      widths,
    );
  });
  return [...headed(TEXTS.invested[language], heads, widths), ...lines, ...parts];
}

/** Programmes that are in no sum: those first whose course the plans do not share. */
function uncountedLines(view: CompareView, { programmes }: ComparedCosts): string[] {
  const { outcome, region, language } = view;
  const differs = (id: string): number =>
    (indicatorOf(outcome.comparison, region, id)?.paths ?? []).some((path) =>
      path?.differences.some((value) => value !== null && value !== 0),
    )
      ? 0
      : 1;
  const listed = (reason: "unpriced" | "in_model", head: Text): string[] => {
    const those = programmes.uncounted
      .filter((one) => one.reason === reason)
      .map((one) => ({ ...one, order: differs(one.programme) }))
      .sort((a, b) => a.order - b.order);
    if (those.length === 0) return [];
    const names = those.slice(0, MOST_APART).map(({ title }) => title[language]);
    const more = those.length - names.length;
    const rest = { nl: ` · en nog ${more}: costs.csv`, en: ` · and ${more} more: costs.csv` };
    return wrap(`${head[language]}${names.join(" · ")}${more > 0 ? rest[language] : ""}`);
  };
  const unstated = new Map(
    programmes.counted.flatMap(({ programme, title, isUnstated }) =>
      isUnstated ? [[programme, title[language]] as const] : [],
    ),
  );
  return [
    ...listed("unpriced", TEXTS.uncounted),
    ...listed("in_model", TEXTS.inModel),
    ...(unstated.size === 0
      ? []
      : wrap(`${TEXTS.unstated[language]}${[...unstated.values()].join(" · ")}`)),
  ];
}

function billLines(view: CompareView): string[] {
  const { outcome, language, years } = view;
  const paths = pathsOf(view, BILL);
  // Not twice: usually it is a row of the table of indicators.
  if (paths === null || view.indicators.includes(BILL)) return [];
  return [
    ...headed(TEXTS.bill[language], years.map(String)),
    ...outcome.comparison.runs.map(({ id }, at) =>
      row(
        `${letterOf(at)} ${id}`,
        years.map((year) => {
          const value = inYear(paths[at] ?? null, "values", year);
          return value === null ? "–" : formatNumber(value, language);
        }),
      ),
    ),
  ];
}

function societyLines(view: CompareView, { runs: costs }: ComparedCosts): string[] {
  const { outcome, region, language } = view;
  const { runs, reference, regions } = outcome.comparison;
  const { id: place } = regions[region]!;
  const found = outcome.abatements.filter((one) => one.region === place);
  if (found.every(({ obstacle }) => obstacle !== null)) return [];
  const inMillions = (value: number): string => formatNumber(value / MILLION, language, 1);
  return [
    ...headed(TEXTS.society[language], [TEXTS.total[language], TEXTS.difference[language]]),
    ...runs.flatMap(({ id }, at) => {
      const one = costs[at];
      const own = found.find(({ plan }) => plan === id);
      if (one === null || one === undefined || (own !== undefined && own.obstacle !== null)) {
        return [];
      }
      const total = discountedSum(one.society, one);
      const difference = own === undefined ? "" : formatSigned(own.cost / MILLION, language, 1);
      return [
        row(`${letterOf(at)} ${id}`, [inMillions(total), at === reference ? "" : difference]),
      ];
    }),
  ];
}

/** Whether nothing that differs is a measure: what is avoided is then no one's doing. */
const isAssumedAlone = ({ curve }: Abatement): boolean =>
  curve !== null &&
  curve.background !== null &&
  [curve.steps, curve.withoutCost, curve.raising, curve.without].every(
    ({ length }) => length === 0,
  );

function abatementLines(name: string, of: Abatement, { language }: CompareView): string[] {
  const lines = [`${TEXTS.perTonne[language]}: ${name}`];
  if (isAssumedAlone(of)) lines.push(...wrap(TEXTS.assumed[language]));
  else if (of.effect === "avoids") {
    const each = formatNumber(of.perTonne!, language);
    const plain = of.perPlainTonne === null ? "–" : formatNumber(of.perPlainTonne, language);
    const [all, later] = [of.avoided, of.avoidedDiscounted].map((tonnes) =>
      formatNumber(tonnes / KILO, language, 1),
    );
    lines.push(
      ...wrap(
        {
          nl: `${each} euro per ton, met de tonnen ook verdisconteerd; ${plain} euro per ton met alle tonnen even zwaar. Vermijdt ${all} kt (${later} kt verdisconteerd).`,
          en: `${each} euro per tonne, the tonnes discounted too; ${plain} euro per tonne when all tonnes weigh alike. It avoids ${all} kt (${later} kt discounted).`,
        }[language],
      ),
    );
    if ((of.curve?.background ?? null) !== null) lines.push(...wrap(TEXTS.assumedToo[language]));
  } else lines.push(...wrap(TEXTS[of.effect][language]));
  const shares = of.payers.map(({ payer, ...spent }) => {
    const sum = SPENDING.reduce((total, kind) => total + spent[kind], 0);
    return `${payer.label[language]} ${formatSigned(sum / MILLION, language, 1)}`;
  });
  if (shares.length > 0) {
    lines.push(...wrap(`${TEXTS.payers[language]}: ${shares.join(" · ")}`));
  }
  return [...lines, ...curveLines(of, language)];
}

function curveLines({ curve }: Abatement, language: keyof Text): string[] {
  if (curve === null) return [];
  const { steps, withoutCost, raising, without, background, sampledOrders } = curve;
  const lines: string[] = [];
  const measured = (name: string, cells: readonly string[]): string =>
    `  ${left(name, MEASURE)}${cells.map((text) => right(text, NUMBER)).join("")}`.trimEnd();
  if (steps.length > 0) {
    const heads = [TEXTS.each, TEXTS.tonnes, TEXTS.cost].map((head) => head[language]);
    const columns = heads.map((head) => right(head, NUMBER)).join("");
    lines.push(
      isOther(screen())
        ? heading(TEXTS.measures[language], columns)
        : measured(TEXTS.measures[language], heads),
    );
  }
  for (const step of steps) {
    const mark = step.unpriced.length > 0 ? " *" : "";
    lines.push(
      measured(`${groupName(step.group, language)}${mark}`, [
        formatNumber(step.perTonne!, language),
        formatNumber(step.avoided / KILO, language, 1),
        formatSigned(step.cost / MILLION, language, 1),
      ]),
    );
  }
  if (steps.some(({ cost }) => cost < 0)) lines.push(...wrap(TEXTS.belowNought[language]));
  if (steps.some(({ unpriced }) => unpriced.length > 0))
    lines.push(...wrap(TEXTS.partly[language]));
  const apart = (head: Text, list: readonly MeasureAbatement[]): void => {
    if (list.length === 0) return;
    const names = list.slice(0, MOST_APART).map((one) => {
      const [tonnes, money] = [one.avoided / KILO, one.cost / MILLION].map((value) =>
        formatSigned(value, language, 1),
      ) as [string, string];
      const told = [
        ...(/[1-9]/.test(tonnes) ? [`${tonnes} kt`] : []),
        ...(/[1-9]/.test(money) ? [`${money} ${TEXTS.cost[language]}`] : []),
      ];
      const name = groupName(one.group, language);
      return told.length === 0 ? name : `${name} (${told.join(", ")})`;
    });
    const more = list.length > MOST_APART ? ` + ${list.length - MOST_APART}` : "";
    lines.push(...wrap(`${head[language]}${names.join(" · ")}${more}`));
  };
  if (withoutCost.length > 0) lines.push(...wrap(TEXTS.tooLow[language]));
  apart(TEXTS.apart.withoutCost, withoutCost);
  apart(TEXTS.apart.raising, raising);
  apart(TEXTS.apart.without, without);
  if (background !== null) apart(TEXTS.apart.background, [background]);
  if (sampledOrders !== null) {
    lines.push(...wrap(`${TEXTS.sampled[language]} ${sampledOrders} ${TEXTS.orders[language]}`));
  }
  return lines;
}
