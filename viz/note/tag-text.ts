/** Writes a tag back as a person types it: the inverse of `parseTag`. */
import type { Language } from "../numbers.ts";
import type {
  Against,
  Condition,
  Operand,
  Tag,
  ValueExpression,
  Writing,
  YearsWord,
  YearWord,
} from "./tag.ts";
import { UNCHANGED } from "./tags.ts";
import { DIVISORS, FACETS, KEYWORDS, STATES, TABLES, wordOf, type Keyword } from "./tag-words.ts";

/** What stands between the braces, in the words of a language. */
export function printTag(tag: Tag, language: Language): string {
  const word = (keyword: Keyword): string => wordOf(KEYWORDS[keyword], language);
  switch (tag.kind) {
    case "value":
      return [
        printValue(tag.value, language),
        ...writingWords(tag.writing, language),
        ...(tag.says === null ? [] : [word("says"), `"${tag.says}"`]),
      ].join(" ");
    case "assert":
    case "if":
      return `${word(tag.kind)} ${printCondition(tag.condition, language)}`;
    case "else":
    case "end":
      return word(tag.kind);
    case "table": {
      const years = tag.years.map((year) => yearText(year, language)).join(", ");
      const head = [
        word("table"),
        wordOf(TABLES[tag.table], language),
        years,
        planText(tag.plan, language),
      ]
        .filter((part) => part !== "")
        .join(" ");
      return tag.subjects.length === 0 ? head : `${head}: ${tag.subjects.join(", ")}`;
    }
    case "chart":
      return [word("chart"), tag.chart, planText(tag.plan, language)]
        .filter((part) => part !== "")
        .join(" ");
  }
}

const planText = (plan: string | null, language: Language): string =>
  plan === null ? "" : `${wordOf(KEYWORDS.of, language)} ${courseText(plan, language)}`;

const courseText = (plan: string, language: Language): string =>
  plan === UNCHANGED ? wordOf(KEYWORDS.unchanged, language) : plan;

const yearText = (year: YearWord, language: Language): string =>
  typeof year === "number" ? `${year}` : wordOf(KEYWORDS[year], language);

function yearsText({ from, to }: YearsWord, language: Language): string {
  if (from === to) return yearText(from, language);
  if (typeof from === "number" && typeof to === "number") return `${from}-${to}`;
  return [yearText(from, language), wordOf(KEYWORDS.to, language), yearText(to, language)].join(
    " ",
  );
}

const againstText = (against: Against, language: Language): string =>
  against.kind === "year" ? yearText(against.year, language) : courseText(against.plan, language);

/** An expression as it is typed. */
export function printValue(value: ValueExpression, language: Language): string {
  const { subject, facet, years, change, per, plan } = value;
  const word = (keyword: Keyword): string => wordOf(KEYWORDS[keyword], language);
  return [
    subject,
    ...(facet === null ? [] : [wordOf(FACETS[facet], language)]),
    ...(years === null ? [] : [yearsText(years, language)]),
    ...(per === null ? [] : [word("per"), wordOf(DIVISORS[per], language)]),
    ...(change === null
      ? []
      : [word(change.how), word("vs"), againstText(change.against, language)]),
    ...(plan === null ? [] : [planText(plan, language)]),
  ].join(" ");
}

function writingWords(
  { unit, decimals, hasUnit, sign, form }: Writing,
  language: Language,
): string[] {
  const word = (keyword: Keyword): string => wordOf(KEYWORDS[keyword], language);
  return [
    ...(unit === null ? [] : [word("in"), unit]),
    ...(decimals === null ? [] : [`${decimals} ${word("decimal")}`]),
    ...(hasUnit ? [] : [word("without_unit")]),
    ...(sign === "usual" ? [] : [word(sign)]),
    ...(form === "number" ? [] : [word(form === "words" ? "in_words" : "direction")]),
  ];
}

const operandText = (operand: Operand, language: Language): string =>
  operand.kind === "quantity" ? operand.text : printValue(operand.value, language);

/** A condition as it is typed, with no more brackets than it needs. */
export function printCondition(condition: Condition, language: Language): string {
  switch (condition.op) {
    case "state":
      return `${printValue(condition.value, language)} ${wordOf(STATES[condition.state], language)}`;
    case "compare":
      return [
        printValue(condition.left, language),
        condition.operator,
        operandText(condition.right, language),
      ].join(" ");
    case "not":
      return `${wordOf(KEYWORDS.not, language)} ${within(condition.part, language)}`;
    case "and":
    case "or":
      return condition.parts
        .map((part) => within(part, language))
        .join(` ${wordOf(KEYWORDS[condition.op], language)} `);
  }
}

const within = (condition: Condition, language: Language): string => {
  const text = printCondition(condition, language);
  return condition.op === "and" || condition.op === "or" ? `(${text})` : text;
};
