/** A value of an indicator in a year of a run, before it or over several years together. */
import { quantitiesOf } from "../../engine/scenario/address.ts";
import { missingIn, missingInReference } from "../../engine/analysis/missing.ts";
import { inDeclaredUnit } from "../../engine/analysis/run-series.ts";
import { valueIn } from "../../engine/analysis/targets.ts";
import { convertYearly, canonicalUnit, parseUnitFor } from "../../engine/scenario/units/units.ts";
import { outputDisplay, ownDisplay } from "../indicator-display.ts";
import type { DisplayUnit } from "../numbers.ts";
import { seriesOf, type Course } from "./course.ts";
import { noteFault, type NoteFault } from "./fault.ts";
import type { SeriesSubject } from "./subject.ts";
import type { YearsWord, YearWord } from "./tag.ts";

/** A year by its number. */
export function yearOf(word: YearWord, { plan }: Course): number {
  const { first, last } = plan.outcome.scenario.model;
  return word === "first" ? first : word === "last" ? last : word;
}

export const canonicalOf = ({ output, own }: SeriesSubject): string =>
  own?.canonical ?? output!.unit;

export const isStock = ({ output, own }: SeriesSubject): boolean =>
  (own?.kind ?? output!.kind) === "stock";

/**
 * The value in one year, in the canonical unit: of the run, or what the goals compare with when the
 * year lies before it.
 */
export function figureIn(
  subject: SeriesSubject,
  year: number,
  course: Course,
  region: number,
): number | NoteFault {
  const { outcome, id: planId } = course.plan;
  const { scenario, catalogue } = outcome;
  const model = scenario.model.regions[region]!;
  const { id, cell, address } = subject;
  const notes = scenario.notes.regions[region]!;
  const lacking = course.isReference
    ? missingIn(model).has(id) || missingInReference(scenario.model, model).has(id)
    : missingIn(model).has(id);
  if (lacking) {
    const why = notes.missing?.[id];
    return noteFault(
      "tag-without-value",
      {
        nl: `${address} heeft geen waarde: ${why?.nl ?? "een cijfer van de regio"} ontbreekt`,
        en: `${address} has no value: ${why?.en ?? "a figure of the region"} is missing`,
      },
      null,
    );
  }
  const series = seriesOf(course);
  if (!series.has(id)) return nothing(`${address}`, planId);
  const value = valueIn({ id, cell }, year, series, catalogue, model, region);
  const stated = value === null ? statedBase(subject, year, course) : null;
  const found = value ?? stated;
  if (found === null || !Number.isFinite(found)) return noFigure(subject, year, course, region);
  return found;
}

/** What a goal on the same indicator says the base year was, where nothing else does. */
function statedBase({ address }: SeriesSubject, year: number, { plan }: Course): number | null {
  const stated = plan.outcome.scenario.model.targets.filter(
    ({ indicator, baseYear, baseValue, kind }) =>
      kind === "change" && indicator === address && baseYear === year && baseValue !== null,
  );
  const values = new Set(stated.map(({ baseValue }) => baseValue!));
  return values.size === 1 ? [...values][0]! : null;
}

const nothing = (address: string, plan: string): NoteFault =>
  noteFault(
    "tag-without-value",
    {
      nl: `de doorrekening van ${plan} heeft geen ${address}`,
      en: `the run of ${plan} has no ${address}`,
    },
    null,
  );

function noFigure(
  subject: SeriesSubject,
  year: number,
  { plan }: Course,
  region: number,
): NoteFault {
  const { scenario, own } = plan.outcome;
  const { first, last } = scenario.model;
  const { address, id } = subject;
  const why =
    subject.own === null || year < first || year > last ? null : own.lacking(region, id, [year]);
  const recorded = (scenario.model.regions[region]!.history[id] ?? [])
    .map(([at]) => at)
    .filter((at) => at < first);
  const before = recorded.length === 0 ? "" : `${recorded.join(", ")}, `;
  return noteFault(
    "tag-without-value",
    why === null
      ? {
          nl: `${address} heeft geen waarde in ${year}`,
          en: `${address} has no value in ${year}`,
        }
      : {
          nl: `${address} heeft geen waarde in ${year}: ${why.nl}`,
          en: `${address} has no value in ${year}: ${why.en}`,
        },
    why === null
      ? {
          nl: `er zijn waarden van ${before}${first} tot ${last}`,
          en: `there are values of ${before}${first} to ${last}`,
        }
      : null,
  );
}

/** The value in a year, or the sum over several years of what is counted per year. */
export function figureOf(
  subject: SeriesSubject,
  years: YearsWord,
  course: Course,
  region: number,
): number | NoteFault {
  const from = yearOf(years.from, course);
  const to = yearOf(years.to, course);
  if (from === to) return figureIn(subject, from, course, region);
  const { address } = subject;
  if (from > to) {
    return noteFault(
      "bad-tag",
      { nl: `${from} komt na ${to}`, en: `${from} comes after ${to}` },
      { nl: `schrijf ${address} ${to}-${from}`, en: `write ${address} ${to}-${from}` },
    );
  }
  if (!addsUp(subject)) {
    return noteFault(
      "tag-without-value",
      {
        nl: `${address} van ${from} tot ${to} is geen som: het is een stand of een verhouding, geen hoeveelheid per jaar`,
        en: `${address} from ${from} to ${to} is no sum: it is a state or a ratio, no amount per year`,
      },
      {
        nl: `schrijf één jaar, of ${address} ${to} verschil t.o.v. ${from}`,
        en: `write one year, or ${address} ${to} difference vs ${from}`,
      },
    );
  }
  let sum = 0;
  for (let year = from; year <= to; year++) {
    const value = figureIn(subject, year, course, region);
    if (typeof value !== "number") return value;
    sum += value;
  }
  return sum;
}

/** What a value may be divided by. */
const DIVISOR_OUTPUTS = {
  person: "demography.population",
  household: "demography.households",
  dwelling: "housing.dwellings",
} as const;
export type Divisor = keyof typeof DIVISOR_OUTPUTS;

/**
 * An amount per person, household or dwelling. What is counted over a year is divided by the mean of
 * both ends of that year, as in the formulas of own indicators.
 */
export function figurePer(
  subject: SeriesSubject,
  year: number,
  per: Divisor,
  course: Course,
  region: number,
): number | NoteFault {
  const { address } = subject;
  const unit = canonicalOf(subject);
  const id = DIVISOR_OUTPUTS[per];
  const output = quantitiesOf(course.plan.outcome.catalogue, "outputs").get(id);
  if (output === undefined || unit === "1" || unit.includes("/") || address === id) {
    return noteFault(
      "bad-tag",
      {
        nl: `${address} is niet te delen door een aantal: het is zelf een verhouding of dat aantal`,
        en: `${address} cannot be divided by a number: it is a ratio itself, or that number`,
      },
      { nl: "laat per … weg", en: "leave per … out" },
    );
  }
  const value = figureIn(subject, year, course, region);
  if (typeof value !== "number") return value;
  const divisor: SeriesSubject = { kind: "series", address: id, id, cell: 0, output, own: null };
  let sum = 0;
  const ends = isStock(subject) ? [year] : [year, year + 1];
  for (const end of ends) {
    const size = figureIn(divisor, end, course, region);
    if (typeof size !== "number") return size;
    sum += size;
  }
  return value / (sum / ends.length);
}

/** Whether the values of several years have a sum that means something. */
function addsUp(subject: SeriesSubject): boolean {
  if (isStock(subject)) return false;
  const unit = canonicalOf(subject);
  if (subject.output !== null) return subject.output.scale === "extensive" && !unit.includes("/");
  return unit !== "1" && !unit.includes("/");
}

/** How an indicator is written, the same in every year of the plan. */
export function seriesDisplay(
  subject: SeriesSubject,
  { plan }: Course,
  region: number,
): DisplayUnit {
  const { run, reference } = plan.outcome.own;
  const sizes = [run, reference]
    .filter((series) => series.has(subject.id))
    .flatMap((series) => series.series(subject.id, subject.cell, region))
    .filter((value) => Number.isFinite(value))
    .map(Math.abs);
  const largest = Math.max(0, ...sizes);
  const { own } = subject;
  if (own === null) return outputDisplay(subject.output!.unit, largest);
  const canonical = canonicalUnit(own.canonical);
  const declared = parseUnitFor(own.unit, canonical);
  const factor = declared === null ? null : convertYearly(1, declared, canonical);
  if (factor === null) throw new Error(`indicator ${own.id}: ${own.unit} is not ${own.canonical}`);
  return ownDisplay(own.unit, factor, inDeclaredUnit(own, largest) * factor);
}
