/** Which plans fit what was measured: per quantity its latest measurement, and who fits it. */
import {
  measurementsOf,
  type ComparedMeasurement,
} from "../../engine/analysis/compared-on-course.ts";
import type { Fit } from "../../engine/analysis/on-course.ts";
import { isOwnId } from "../../engine/analysis/run-series.ts";
import { parseAddress, quantitiesOf } from "../../engine/scenario/address.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { displayUnit, formatNumber } from "../../viz/numbers.ts";
import { heading, left, right, wrap } from "../summary/layout.ts";
import { marginText, measuredLabel } from "../../viz/measured-words.ts";
import { MAIN_DISPLAY } from "../../viz/run-view.ts";
import { letterOf, type CompareView } from "./view.ts";

const LABEL = 40;
const YEAR = 6;
const NUMBER = 10;
const MARGIN = 7;
/** What fits every plan is counted beyond these; what some plan does not fit is always listed. */
const MOST = 8;

const TEXTS = {
  title: { nl: "Op koers?", en: "On course?" },
  year: { nl: "jaar", en: "year" },
  measured: { nl: "gemeten", en: "measured" },
  margin: { nl: "marge", en: "margin" },
  all: { nl: "past bij elk plan", en: "fits every plan" },
  none: { nl: "geen waarde in", en: "no value in" },
} as const satisfies Record<string, Text>;

const FITS: Readonly<Record<Fit, Text>> = {
  fits: { nl: "past bij", en: "fits" },
  above: { nl: "hoger dan", en: "higher than" },
  below: { nl: "lager dan", en: "lower than" },
};

export function onCourseSection(view: CompareView): string[] {
  const { outcome, region, language } = view;
  const latest = new Map<string, ComparedMeasurement>();
  for (const one of measurementsOf(outcome.comparison, region)) {
    latest.set(one.measured.indicator, one);
  }
  if (latest.size === 0) return [];
  const listed = [...latest.values()].sort((a, b) => attention(b) - attention(a));
  const columns = [
    right(` ${TEXTS.year[language]}`, YEAR),
    right(TEXTS.measured[language], NUMBER),
    right(TEXTS.margin[language], MARGIN),
  ].join("");
  const most = Math.max(MOST, listed.filter((one) => attention(one) > 0).length);
  const lines = listed.slice(0, most).map((one) => {
    const { value, year } = one.measured;
    const { display, label } = labelOf(one, view);
    return [
      `  ${left(label, LABEL)}${right(`${year}`, YEAR)}`,
      right(formatNumber(value / display.factor, language, display.decimals), NUMBER),
      right(marginText(one.measured, language), MARGIN),
      `  ${fitsText(one, view)}`,
    ].join("");
  });
  const rest = listed.length - most;
  if (rest > 0) {
    const more = {
      nl: `en nog ${rest} die bij elk plan passen: on-course.csv`,
      en: `and ${rest} more that fit every plan: on-course.csv`,
    };
    lines.push(...wrap(more[language]));
  }
  return [heading(TEXTS.title[language], columns, 2 + LABEL + columns.length), ...lines];
}

/** What tells plans apart comes first, then what fits none of them. */
function attention({ courses }: ComparedMeasurement): number {
  const fits = new Set(courses.map((course) => course?.fit ?? null));
  if (fits.size > 1) return 2;
  return fits.has("fits") ? 0 : 1;
}

/** `past bij A, B; lager dan C`. */
function fitsText({ courses }: ComparedMeasurement, { language }: CompareView): string {
  if (courses.every((course) => course?.fit === "fits")) return TEXTS.all[language];
  const parts = [...(["fits", "above", "below"] as const), null].flatMap((fit) => {
    const plans = courses.flatMap((course, at) =>
      (course?.fit ?? null) === fit ? [letterOf(at)] : [],
    );
    if (plans.length === 0) return [];
    const words = fit === null ? TEXTS.none : FITS[fit];
    return [`${words[language]} ${plans.join(", ")}`];
  });
  return parts.join("; ");
}

function labelOf({ measured, courses }: ComparedMeasurement, { outcome, language }: CompareView) {
  const { indicator, unit, value } = measured;
  const { runs } = outcome.comparison;
  const all = [value, ...courses.flatMap((course) => course?.value ?? [])];
  const display = MAIN_DISPLAY[unit] ?? displayUnit(unit, Math.max(...all.map(Math.abs)));
  let name = indicator;
  for (const { scenario, catalogue } of runs) {
    const address = isOwnId(indicator) ? null : parseAddress(indicator);
    const output =
      address === null ? undefined : quantitiesOf(catalogue, "outputs").get(address.id);
    const title = output?.label ?? scenario.notes.indicators?.[indicator]?.title;
    if (title === undefined) continue;
    const members = address?.members.join(", ") ?? "";
    name = members === "" ? title[language] : `${title[language]} (${members})`;
    break;
  }
  return { display, label: measuredLabel(name, measured, display, language) };
}
