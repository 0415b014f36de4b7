/** A goal: on what it is judged, what it comes to, and on which assumptions that rests. */
import { isOwnId } from "../../engine/analysis/run-series.ts";
import { baseOf, dateOf, observedOf } from "../../engine/analysis/target-basis.ts";
import { inTargetUnit } from "../../engine/analysis/target-units.ts";
import { parseAddress } from "../../engine/scenario/address.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import type { TargetKind, TargetModel } from "../../engine/scenario/resolved.ts";
import { unitInWords } from "../../engine/scenario/units/units.ts";
import { formatNumber, formatQuantity } from "../../viz/numbers.ts";
import { heading } from "../summary/layout.ts";
import { GRADE } from "../../viz/grade-words.ts";
import { nameOf } from "../../viz/names.ts";
import { placeText, REGION, viewOf, type Explanation, type ExplainContext } from "./context.ts";
import { joined, told } from "./figures.ts";
import { DIRECTIONS } from "../goal-directions.ts";
import { STATUS, WORDS } from "./words.ts";

const KIND: Readonly<Record<TargetKind, Text>> = {
  level: { nl: "de stand zelf", en: "the level itself" },
  share: { nl: "een aandeel", en: "a share" },
  change: { nl: "de verandering tegenover een basisjaar", en: "the change against a base year" },
  decrease: { nl: "de daling tegenover een basisjaar", en: "the fall against a base year" },
  annual_change: {
    nl: "de verandering van elk jaar; het minst gunstige telt",
    en: "the change of every year; the least favourable one counts",
  },
  annual_level: {
    nl: "de hoeveelheid van elk jaar; het minst gunstige telt",
    en: "the amount of every year; the least favourable one counts",
  },
  programme: { nl: "wat een programma realiseert", en: "what a programme delivers" },
  outlook: { nl: "een vooruitzicht van anderen", en: "an outlook of others" },
  tracked: { nl: "wordt enkel waargenomen", en: "is only observed" },
};

export function targetExplanation(id: string, context: ExplainContext): Explanation {
  const { outcome, language } = context;
  const { scenario, catalogue, own } = outcome;
  const note = scenario.notes.targets[id]!;
  const result = outcome.targets[REGION]!.results.find(({ target }) => target.id === id)!;
  const { target, status, reached, gap, low, high, yearReached, missing, hasMeasure } = result;
  const span = outcome.grounding[REGION]!.grounding.targets.get(id);
  const base = baseOf(target, own.run, catalogue, scenario, REGION);
  const observed = observedOf(target, catalogue, scenario, REGION);
  const write = (value: number): string => inWords(target, value, context);
  const indicator = isOwnId(target.indicator)
    ? (scenario.notes.indicators?.[target.indicator]?.title[language] ?? target.indicator)
    : nameOf(target.indicator, viewOf(context));
  const field = (word: keyof typeof WORDS, text: string): string[] =>
    text === "" ? [] : told(`${WORDS[word][language]}: ${text}`, "  ");
  const since =
    yearReached === null
      ? ""
      : { nl: ` (vanaf ${yearReached})`, en: ` (from ${yearReached})` }[language];
  const reachedText =
    reached === null
      ? ""
      : joined([
          `${write(reached)}${since}`,
          gap !== null && gap > 0
            ? `${WORDS.lacking[language]} ${apart(target, write(gap), language)}`
            : "",
        ]);
  const noMeasure =
    hasMeasure === false
      ? { nl: "Het plan heeft hier geen maatregel voor.", en: "The plan has no measure for this." }[
          language
        ]
      : "";
  const lines = [
    heading(`${note.short[language]} (${id}), ${WORDS.goal[language]}`),
    ...told(note.what[language], "  "),
    "",
    ...field("verdict", STATUS[status][language]),
    ...field("wanted", `${DIRECTIONS[target.direction][language]} ${write(target.value)}`),
    ...field("reached", reachedText),
    ...(low === null || high === null
      ? []
      : told(`${write(low)} → ${write(high)} (${WORDS.between[language]})`, "    ")),
    ...(noMeasure === "" ? [] : told(noMeasure, "  ")),
    ...field("missing", missing?.[language] ?? ""),
    ...field("date", `${dateOf(target, own.run)}, ${KIND[target.kind][language]}`),
    ...(base === null
      ? []
      : field(
          "comparedWith",
          joined([
            `${base.year ?? ""} ${base.unit === "" ? base.value : formatQuantity(base.value, base.unit, language)}`.trim(),
            BASE_FROM[base.from][language],
            base.grade === null ? "" : GRADE[base.grade][language],
            base.source,
          ]),
        )),
    ...(observed === null
      ? []
      : field(
          "observed",
          joined([
            `${observed.year}: ${formatNumber(observed.value, language, Number.isInteger(observed.value) ? 0 : 1)} ${unitInWords(target.unit)[language]}`,
            GRADE[observed.grade][language],
            observed.isPlaceholder ? WORDS.placeholder[language] : "",
            observed.source,
          ]),
        )),
    ...field("about", `${indicator} (${target.indicator})`),
    heading(WORDS.source[language]),
    ...told(
      joined([
        note.source,
        note.section,
        GRADE[note.grade][language],
        placeText(note.origin, context),
      ]),
      "  ",
    ),
    ...field("read", note.interpreted[language]),
    ...field("remark", note.remark[language]),
    ...assumptionLines(id, write, context),
    ...(status === "not_modelled" || status === "tracked"
      ? []
      : [
          "",
          ...told(
            {
              nl: `Verder terug: simulate explain ${target.indicator}`,
              en: `Further back: simulate explain ${target.indicator}`,
            }[language],
            "  ",
          ),
        ]),
  ];
  const shown = (value: number | null): number | null =>
    value === null ? null : inTargetUnit(target, value, catalogue);
  return {
    lines,
    json: {
      kind: "target",
      ...{ id, indicator: target.indicator, what: note.what, targetKind: target.kind },
      ...{ direction: target.direction, unit: target.unit, year: target.year },
      date: dateOf(target, own.run),
      wanted: shown(target.value),
      ...{ status, reached: shown(reached), gap: shown(gap), low: shown(low), high: shown(high) },
      ...{ yearReached, hasMeasure, missing, base, observed },
      ...{ source: note.source, section: note.section, grade: note.grade },
      ...{ interpreted: note.interpreted, remark: note.remark },
      at: { file: context.show(note.origin.file), line: note.origin.line },
      assumptions: (span?.leading ?? []).map(({ assumption, low: from, high: to }) => ({
        ...{ address: assumption.address, grade: assumption.grade, year: assumption.year },
        low: shown(from),
        high: shown(to),
      })),
    },
  };
}

const BASE_FROM = {
  stated: { nl: "genoemd bij het doel", en: "stated with the goal" },
  run: { nl: "berekend", en: "computed" },
  history: { nl: "waargenomen", en: "observed" },
} as const satisfies Record<string, Text>;

/** Two shares lie points apart, not per cent. */
const apart = ({ unit }: TargetModel, text: string, language: "nl" | "en"): string =>
  unit === "%" ? text.replace("%", { nl: "%-punt", en: "points" }[language]) : text;

/** A value of the goal in its own unit: `31 MW`, `−40 %`. */
function inWords(
  target: TargetModel,
  value: number,
  { outcome, language }: ExplainContext,
): string {
  const stated = inTargetUnit(target, value, outcome.catalogue);
  const size = Math.abs(stated);
  const decimals = Number.isInteger(Number(stated.toPrecision(12)))
    ? 0
    : size >= 100
      ? 0
      : size >= 10
        ? 1
        : 2;
  const unit = unitInWords(target.unit)[language];
  return `${formatNumber(stated, language, decimals)}${unit === "1" ? "" : ` ${unit}`}`;
}

/** What each of the assumptions that matter most makes of what is reached. */
function assumptionLines(
  id: string,
  write: (value: number) => string,
  context: ExplainContext,
): string[] {
  const { outcome, language } = context;
  const span = outcome.grounding[REGION]!.grounding.targets.get(id);
  if (span === undefined || span.leading.length === 0) return [];
  return [
    heading(WORDS.assumptions[language]),
    ...span.leading.flatMap(({ assumption, low, high }) => {
      const of = parseAddress(assumption.address)?.id ?? assumption.address;
      const name = nameOf(assumption.address, viewOf(context));
      const [record] = assumption.records;
      const place = record === undefined ? "" : placeText(record.origin, context);
      return [
        ...told(`${name}: ${write(low)} → ${write(high)}`, "  "),
        ...told(joined([of, GRADE[assumption.grade][language], place])),
      ];
    }),
  ];
}
