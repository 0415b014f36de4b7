/** Whether the plan is on course: what was measured, beside what plan and reference say of it. */
import type { OnCourse, OnCoursePoint } from "../../engine/analysis/on-course.ts";
import { isOwnId } from "../../engine/analysis/run-series.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { displayUnit, formatNumber } from "../../viz/numbers.ts";
import { ALONE, VERDICTS } from "../../viz/on-course-words.ts";
import { filled, heading, left, right, running, wrap } from "./layout.ts";
import { together } from "../../viz/spaces.ts";
import { marginText, measuredLabel } from "../../viz/measured-words.ts";
import { nameOf } from "../../viz/names.ts";
import { restartSentence } from "../../viz/restart-sentence.ts";
import { MAIN_DISPLAY, type View } from "../../viz/run-view.ts";

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
  others: { nl: "Andere metingen:", en: "Other measurements:" },
  neither: { nl: "Past bij geen van beide:", en: "Fits neither:" },
  unfit: { nl: "Past niet:", en: "Does not fit:" },
} as const satisfies Record<string, Text>;

const NEITHER = {
  above: { nl: "hoger", en: "higher" },
  below: { nl: "lager", en: "lower" },
  between: { nl: "ertussenin", en: "in between" },
} as const satisfies Record<string, Text>;

/** What asks for attention comes first. */
const ORDER = ["above", "below", "between", "reference", "plan", "both", "start"];

/**
 * @param most how many have a line before the rest is counted, and what fits neither course named; with 0,
 *   what tells nothing apart is not even counted
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
    const [named, counted] = [namedLines(rest, view, TEXTS.title), countedText(rest, view)];
    if (counted === null) return [...named, ...restart];
    const lead = named.length > 0 ? TEXTS.others[language] : TEXTS.title[language];
    return [...named, ...filled([`${lead} ${counted}`]), ...restart];
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
  lines.push(...namedLines(rest, view, null));
  const counted = countedText(rest, view);
  if (counted !== null) lines.push(...wrap(`${TEXTS.others[language]} ${counted}`));
  const head = heading(TEXTS.title[language], columns, 2 + LABEL + columns.length);
  return [head, ...lines, ...restart];
}

function restartLines(view: View): string[] {
  const sentence = restartSentence(view);
  return sentence === null ? [] : wrap(sentence);
}

const isQuiet = ({ verdict }: OnCoursePoint): boolean => verdict === "both" || verdict === "start";

const place = ({ verdict }: OnCoursePoint): number => ORDER.indexOf(verdict ?? "start");

function displayOf({ indicator, unit }: OnCourse, latest: OnCoursePoint, view: View) {
  const {
    measured: { value },
    plan,
    reference,
  } = latest;
  const { language } = view;
  const largest = Math.max(Math.abs(value), Math.abs(plan ?? 0), Math.abs(reference ?? 0));
  const display = MAIN_DISPLAY[unit] ?? displayUnit(unit, largest);
  const name = titleOf(indicator, view);
  return { display, label: measuredLabel(name, latest.measured, display, language) };
}

function titleOf(indicator: string, view: View): string {
  const { outcome, language } = view;
  const title = outcome.scenario.notes.indicators?.[indicator]?.title[language];
  return isOwnId(indicator) ? (title ?? indicator) : nameOf(indicator, view);
}

interface Listed {
  readonly one: OnCourse;
  readonly latest: OnCoursePoint;
}

/** How a measurement that fits neither course lies to them; null where it fits one. */
const neitherText = ({ verdict }: OnCoursePoint): Text | null =>
  verdict === "above" || verdict === "below" || verdict === "between" ? NEITHER[verdict] : null;

/**
 * `Past bij geen van beide: CO₂-uitstoot 2025 (lager) · Personenwagens 2026 (hoger)`: however small the
 * screen, what says that an assumption is wrong is named.
 */
function namedLines(rest: readonly Listed[], view: View, title: Text | null): string[] {
  const { language, outcome, region } = view;
  const items = rest.flatMap(({ one: { indicator }, latest }) => {
    const text = neitherText(latest);
    if (text === null) return [];
    return [`${titleOf(indicator, view)} ${latest.measured.year} (${text[language]})`];
  });
  if (items.length === 0) return [];
  const alone = outcome.changes[region]!.levers.length === 0;
  const lead = (alone ? TEXTS.unfit : TEXTS.neither)[language];
  const head = title === null ? lead : `${title[language]} ${lead}`;
  return running(items.map(together), head);
}

/** `3 × past bij beide (on-course.csv)`, of what fits; null when there is none. */
function countedText(rest: readonly Listed[], view: View): string | null {
  const { language, outcome, region } = view;
  const words = outcome.changes[region]!.levers.length > 0 ? VERDICTS : ALONE;
  const counts = new Map<string, number>();
  for (const { latest } of rest) {
    if (neitherText(latest) !== null) continue;
    const text = words[latest.verdict!][language];
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  if (counts.size === 0) return null;
  const listed = [...counts].map(([text, count]) => `${count} × ${text}`).join(", ");
  return `${listed} (on-course.csv)`;
}
