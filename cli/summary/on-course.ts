/** Whether the plan is on course: what was measured, beside what plan and reference say of it. */
import type { OnCourse, OnCoursePoint } from "../../engine/analysis/on-course.ts";
import { isOwnId } from "../../engine/analysis/run-series.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { displayUnit, formatNumber } from "../../viz/numbers.ts";
import { ALONE, VERDICTS } from "../../viz/on-course-words.ts";
import { filled, heading, left, right, wrap } from "./layout.ts";
import { marginText, measuredLabel } from "./measured.ts";
import { nameOf } from "./names.ts";
import { MAIN_DISPLAY, type View } from "./view.ts";

const LABEL = 34;
const YEAR = 6;
const NUMBER = 10;
const MARGIN = 7;

const TEXTS = {
  title: { nl: "Op koers?", en: "On course?" },
  year: { nl: "jaar", en: "year" },
  measured: { nl: "gemeten", en: "measured" },
  plan: { nl: "plan", en: "plan" },
  reference: { nl: "ref.", en: "ref." },
  margin: { nl: "marge", en: "margin" },
} as const satisfies Record<string, Text>;

/** What asks for attention comes first. */
const ORDER = ["above", "below", "between", "reference", "plan", "both", "start"];

/**
 * @param most how many are listed before the rest is counted; with 0, what tells nothing apart is not
 *   even counted
 * @param telling whether only those are listed that tell plan and reference apart, or fit neither
 */
export function onCourseBlock(view: View, most: number, telling: boolean): string[] {
  const { outcome, region, language } = view;
  const measured = outcome.onCourse[region]!.indicators.flatMap((one) =>
    one.latest === null ? [] : [{ one, latest: one.latest }],
  );
  if (measured.length === 0) return [];
  const restart = restartLines(view);
  const isChanged = outcome.changes[region]!.levers.length > 0;
  const words = isChanged ? VERDICTS : ALONE;
  const columns = [
    right(` ${TEXTS.year[language]}`, YEAR),
    ...[right(TEXTS.measured[language], NUMBER), right(TEXTS.margin[language], MARGIN)],
    right(TEXTS.plan[language], NUMBER),
    ...(isChanged ? [right(TEXTS.reference[language], NUMBER)] : []),
  ].join("");
  const sorted = [...measured].sort((a, b) => place(a.latest) - place(b.latest));
  const listed = sorted.filter(({ latest }) => !telling || !isQuiet(latest)).slice(0, most);
  const rest = sorted.slice(listed.length);
  if (most === 0 && sorted.every(({ latest }) => isQuiet(latest))) return restart;
  if (listed.length === 0) {
    return [...filled([restText(rest, view, TEXTS.title[language])]), ...restart];
  }
  const lines = listed.map(({ one, latest }) => {
    const { value, year } = latest.measured;
    const { display, label } = displayOf(one, latest, view);
    const number = (shown: number | null): string =>
      right(formatNumber((shown ?? NaN) / display.factor, language, display.decimals), NUMBER);
    const text = `  ${left(label, LABEL)}${right(`${year}`, YEAR)}`;
    return [
      ...[
        text,
        number(value),
        right(marginText(latest.measured, language), MARGIN),
        number(latest.plan),
      ],
      ...(isChanged ? [number(latest.reference)] : []),
      `  ${words[latest.verdict!][language]}`,
    ].join("");
  });
  const others = { nl: "Andere metingen:", en: "Other measurements:" }[language];
  if (rest.length > 0) lines.push(...wrap(restText(rest, view, others)));
  const head = heading(TEXTS.title[language], columns, 2 + LABEL + columns.length);
  return [head, ...lines, ...restart];
}

/** From when on the plan starts again, and from how many measured stocks. */
function restartLines({ outcome, region, language }: View): string[] {
  const { restart } = outcome.scenario.model.regions[region]!;
  if (restart === undefined) return [];
  const counted = Object.values(restart.observed).flatMap((cells) =>
    cells.filter((value) => value !== null),
  ).length;
  const words = {
    nl: `Het plan vertrekt op 1-1-${restart.year} van ${counted} gemeten voorraden; tot dan volgt het de referentie.`,
    en: `The plan starts again on 1-1-${restart.year} from ${counted} measured stocks; until then it follows the reference.`,
  };
  return wrap(words[language]);
}

const isQuiet = ({ verdict }: OnCoursePoint): boolean => verdict === "both" || verdict === "start";

const place = ({ verdict }: OnCoursePoint): number => ORDER.indexOf(verdict ?? "start");

function displayOf({ indicator, unit }: OnCourse, latest: OnCoursePoint, view: View) {
  const {
    measured: { value },
    plan,
    reference,
  } = latest;
  const { outcome, language } = view;
  const largest = Math.max(Math.abs(value), Math.abs(plan ?? 0), Math.abs(reference ?? 0));
  const display = MAIN_DISPLAY[unit] ?? displayUnit(unit, largest);
  const title = outcome.scenario.notes.indicators?.[indicator]?.title[language];
  const name = isOwnId(indicator) ? (title ?? indicator) : nameOf(indicator, view);
  return { display, label: measuredLabel(name, latest.measured, display, language) };
}

/** `Andere metingen: 3 × past bij beide (on-course.csv)`. */
function restText(
  rest: readonly { readonly latest: OnCoursePoint }[],
  view: View,
  lead: string,
): string {
  const { language, outcome, region } = view;
  const words = outcome.changes[region]!.levers.length > 0 ? VERDICTS : ALONE;
  const counts = new Map<string, number>();
  for (const { latest } of rest) {
    const text = words[latest.verdict!][language];
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const listed = [...counts].map(([text, count]) => `${count} × ${text}`).join(", ");
  return `${lead} ${listed} (on-course.csv)`;
}
