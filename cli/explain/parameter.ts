/** A figure of the region: its card, as one would look it up. */
import { MAIN_INDICATORS } from "../../engine/analysis/main-indicators.ts";
import { axesOf, membersOfCell } from "../../engine/scenario/address.ts";
import type { Provenance, ReplacedFigure } from "../../engine/scenario/resolved.ts";
import { ReadableValues } from "../../viz/lever-facts.ts";
import { statedText } from "../stated-money.ts";
import { parameterFacts } from "../../viz/parameter-facts.ts";
import { heading } from "../summary/layout.ts";
import { GRADE } from "../../viz/grade-words.ts";
import { memberName, nameOf } from "../../viz/names.ts";
import {
  outputOf,
  placeText,
  REGION,
  viewOf,
  type Explanation,
  type ExplainContext,
} from "./context.ts";
import { figureLines, joined, told, yearsHeading } from "./figures.ts";
import {
  citedSources,
  parameterCells,
  parameterJson,
  parameterOf,
  parameterRange,
  recordsOf,
  sourceLines,
} from "./leaves.ts";
import { spreadText } from "./spread.ts";
import { WORDS } from "./words.ts";

const MOST_MEMBERS = 14;
const MOST_RECORDS = 10;
const MOST_MOVED = 12;

export function parameterExplanation(id: string, context: ExplainContext): Explanation {
  const { outcome, language, years, trace } = context;
  const { label, unit, min, max } = parameterOf(id, context);
  const facts = parameterFacts(id, unit, outcome.scenario);
  const columns = years.map((year) => parameterCells(id, year, context));
  const records = recordsOf(id, context);
  const { direct, all } = trace.movedBy("parameter", id);
  const shown = new ReadableValues(unit, facts.values);
  const bounds = [min, max].map((one) => shown.number(one, language));
  const range = parameterRange(id, context);
  const isZero = facts.values.length > 0 && facts.values.every((value) => value === 0);
  const status = facts.isUnknown
    ? WORDS.unknown[language]
    : facts.isPlaceholder
      ? WORDS.placeholder[language]
      : isZero
        ? WORDS.zero[language]
        : "";
  const grades = facts.grades.map((grade) => GRADE[grade][language]).join(", ");
  const possible = { nl: "mogelijk van", en: "possible from" }[language];
  const to = { nl: "tot", en: "to" }[language];
  const limits =
    Math.abs(max) >= 1e9
      ? ""
      : `${possible} ${bounds[0]!} ${to} ${bounds[1]!} ${shown.unit[language]}`;
  const order = [...new Set([...MAIN_INDICATORS.filter((one) => all.includes(one)), ...direct])];
  const lines = [
    heading(`${label[language]} (${id}), ${WORDS.parameter[language]}`),
    ...told(joined([status, facts.isUnknown ? "" : grades, range, limits]), "  "),
    "",
    yearsHeading(outcome.scenario.notes.title[language], years),
    ...figureLines({ name: WORDS.value[language], unit, columns }, language),
    ...memberLines(id, context),
    ...recordLines(records, shown, context),
    heading(WORDS.sources[language]),
    ...sourceLines(citedSources([id], [], context)),
    heading(`${WORDS.drives[language].replace(/hij/, "het cijfer")} (${all.length})`),
    ...order
      .slice(0, MOST_MOVED)
      .flatMap((output) =>
        told(
          joined([
            `${nameOf(output, viewOf(context))} (${output})`,
            outputOf(output, context).equation,
          ]),
          "  ",
        ),
      ),
    ...(all.length > Math.min(order.length, MOST_MOVED)
      ? told(
          {
            nl: `en nog ${all.length - Math.min(order.length, MOST_MOVED)} andere; --json noemt ze`,
            en: `and ${all.length - Math.min(order.length, MOST_MOVED)} others; --json names them`,
          }[language],
          "  ",
        )
      : []),
  ];
  return {
    lines,
    json: {
      kind: "parameter",
      ...parameterJson(id, context),
      records: records.map((record) => recordJson(record, context)),
      sourceList: citedSources([id], [], context),
      drives: { direct, all },
    },
  };
}

/** Every member, as long as they can be listed. */
function memberLines(id: string, context: ExplainContext): string[] {
  const { outcome, language, years } = context;
  const { dims, unit } = parameterOf(id, context);
  const { model } = outcome.scenario;
  const axes = dims
    .map(axesOf(outcome.catalogue, model.regions[REGION]!.dimensions, model))
    .filter(({ isYear }) => !isYear);
  const columns = years.map((year) => parameterCells(id, year, context));
  const count = columns[0]!.length;
  if (axes.length === 0 || count < 2) return [];
  if (count > MOST_MEMBERS) {
    const names = axes.map(({ label }) => label[language].toLowerCase()).join(", ");
    return told(
      { nl: `${count} waarden, naar ${names}`, en: `${count} values, by ${names}` }[language],
    );
  }
  const view = viewOf(context);
  return Array.from({ length: count }, (_, cell) => {
    const members = membersOfCell(axes, cell);
    const name = members
      .map((member, at) => memberName(axes[at]!.dimension, member, view))
      .join(", ");
    return figureLines(
      { name, unit, columns: columns.map((cells) => [cells[cell]!]) },
      language,
      "    ",
    );
  }).flat();
}

/** Where each part of it stands, and why it is what it is. */
function recordLines(
  records: readonly Provenance[],
  shown: ReadableValues,
  context: ExplainContext,
): string[] {
  const { language } = context;
  const lines = records.slice(0, MOST_RECORDS).flatMap((record) => {
    const { address, grade, source, where, note, by, origin, replaces, low, high } = record;
    const range =
      records.length > 1 && low !== undefined && high !== undefined
        ? `${WORDS.range[language]} ${shown.span([low, high], language)}`
        : "";
    const set = by === undefined ? "" : `${WORDS.setBy[language]} ${by}`;
    const members = address?.includes("[") === true ? address.slice(address.indexOf("[")) : "";
    const marks = joined([
      ...(record.unknown === true ? [WORDS.unknown[language]] : []),
      ...(record.placeholder === true ? [WORDS.placeholder[language]] : []),
    ]);
    return [
      ...told(
        joined([
          members,
          GRADE[grade][language],
          marks,
          range,
          record.unknown === true ? "" : spreadText(record, language),
          source,
          set,
          placeText(origin, context),
        ]),
        "  ",
      ),
      ...(where === "" ? [] : told(`${WORDS.where[language]}: ${where}`)),
      ...(note === ""
        ? []
        : told(`${by === undefined ? WORDS.whyEnglish[language] : WORDS.why[language]}: ${note}`)),
      ...(record.stated === undefined ? [] : told(statedText(record.stated, language))),
      ...(replaces === undefined ? [] : told(replacedText(replaces, shown, context))),
    ];
  });
  const rest = records.length - Math.min(records.length, MOST_RECORDS);
  const more =
    rest === 0 ? [] : told({ nl: `en nog ${rest}`, en: `and ${rest} more` }[language], "  ");
  return [heading(WORDS.where[language]), ...lines, ...more];
}

/** The default beside the local figure. */
function replacedText(
  { value, values, grade, source, origin, unknown }: ReplacedFigure,
  shown: ReadableValues,
  context: ExplainContext,
): string {
  const { language } = context;
  const figures = values ?? (value === undefined ? [] : [value]);
  const figure =
    unknown === true || figures.length === 0
      ? WORDS.unknown[language]
      : `${shown.span(figures, language)} ${shown.unit[language]}`;
  return `${WORDS.instead[language]} ${joined([
    figure,
    GRADE[grade][language],
    source,
    placeText(origin, context),
  ])}`;
}

const recordJson = (record: Provenance, { show }: ExplainContext): Record<string, unknown> => ({
  ...record,
  origin: { ...record.origin, file: show(record.origin.file) },
});
