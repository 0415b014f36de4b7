/**
 * Whether a condition holds in the runs of a note. What cannot be evaluated is a mistake, never
 * "false": a sentence must not vanish because a figure is missing.
 */
import type { Language } from "../numbers.ts";
import { findCourse } from "./course.ts";
import { isEnsembleFacet } from "./ensemble-facets.ts";
import type { ValueFacts } from "./facts.ts";
import { isFault, noteFault, type NoteFault } from "./fault.ts";
import { plainText } from "./plain-text.ts";
import { read, type NumberReading, type Reading } from "./reading.ts";
import { findPlan, findSubject } from "./subject.ts";
import type { Condition, Operator, StateWord, ValueExpression } from "./tag.ts";
import { shortened } from "./tag-tokens.ts";
import { STATES, wordOf } from "./tag-words.ts";
import { findUnit, isInPoints } from "./units.ts";
import { readNumber } from "./written-number.ts";

/** Whether a condition holds; a fault when that cannot be told. */
export function holds(condition: Condition, facts: ValueFacts): boolean | NoteFault {
  switch (condition.op) {
    case "not": {
      const part = holds(condition.part, facts);
      return isFault(part) ? part : !part;
    }
    case "and":
    case "or":
      return together(condition.parts, condition.op === "or", facts);
    case "state":
      return stateHolds(condition.value, condition.state, facts);
    case "compare":
      return comparisonHolds(condition, facts);
  }
}

/**
 * From left to right: a part that decides leaves what comes behind it without need of a value, so
 * that `co2 evaluable and co2 met` can be written. A name that nobody knows stays a mistake.
 */
function together(
  parts: readonly Condition[],
  deciding: boolean,
  facts: ValueFacts,
): boolean | NoteFault {
  let isDecided = false;
  for (const part of parts) {
    const found = holds(part, facts);
    if (isFault(found)) {
      const isLacking = found.code === "tag-without-value" || found.code === "needs-ensemble";
      if (isDecided && isLacking) continue;
      return found;
    }
    if (found === deciding) isDecided = true;
  }
  return isDecided ? deciding : !deciding;
}

const EVALUATED = new Set(["met", "met_by_trend", "missed", "uncertain"]);

function stateHolds(
  value: ValueExpression,
  state: StateWord,
  facts: ValueFacts,
): boolean | NoteFault {
  const first = findPlan(null, facts.plans);
  if (isFault(first)) return first;
  const course = findCourse(value.plan, first, facts.plans);
  if (isFault(course)) return course;
  const subject = findSubject(value.subject, course.plan, facts.region, {
    hasYears: false,
    isAsked: false,
  });
  if (isFault(subject)) return subject;
  if (state === "evaluable") {
    // Of a figure of an ensemble: whether there is one, so that a text can do without.
    if (value.facet !== null && isEnsembleFacet(value.facet)) {
      const reading = read(value, facts);
      if (!isFault(reading)) return true;
      const isLacking = ["tag-without-value", "needs-ensemble"].includes(reading.code);
      return isLacking ? false : reading;
    }
    if (subject.kind === "target") return EVALUATED.has(subject.result.status);
    if (subject.kind === "budget" || subject.kind === "check") {
      return subject.result.status !== "not_evaluable";
    }
    const reading = read(value, facts);
    if (!isFault(reading)) return true;
    return reading.code === "tag-without-value" ? false : reading;
  }
  const name = value.subject;
  if (subject.kind === "target" && !course.isReference) {
    const { status, missing } = subject.result;
    if (!EVALUATED.has(status)) {
      return unevaluable(name, missing?.nl ?? "", missing?.en ?? "");
    }
    if (state === "met") return status === "met" || status === "met_by_trend";
    if (state === "missed" || state === "uncertain") return status === state;
  }
  if (subject.kind === "budget") {
    const { missing } = subject.result;
    const use = course.isReference ? subject.result.reference : subject.result.plan;
    if (use === null) return unevaluable(name, missing?.nl ?? "", missing?.en ?? "");
    if (state === "kept" || state === "met") return use.status === "kept";
    if (state === "used_up" || state === "missed") return use.status === "used_up";
  }
  if (subject.kind === "check" && !course.isReference) {
    const { status, missing } = subject.result;
    if (status === "not_evaluable") return unevaluable(name, missing?.nl ?? "", missing?.en ?? "");
    if (state === "holds" || state === "met") return status === "holds";
    if (state === "fails" || state === "missed") return status === "fails";
  }
  return noteFault(
    "bad-tag",
    {
      nl: `van ${name} kan niet gezegd worden: ${wordOf(STATES[state], "nl")}`,
      en: `it cannot be said of ${name}: ${wordOf(STATES[state], "en")}`,
    },
    {
      nl: "gehaald, gemist en onzeker zijn er voor doelen; opgebruikt voor budgetten; klopt voor controles",
      en: "met, missed and uncertain are for goals; used up for budgets; holds for checks",
    },
  );
}

const unevaluable = (name: string, nl: string, en: string): NoteFault =>
  noteFault(
    "tag-without-value",
    {
      nl: `${name} is niet te beoordelen${nl === "" ? "" : `: ${nl} ontbreekt`}`,
      en: `${name} cannot be judged${en === "" ? "" : `: ${en} is missing`}`,
    },
    {
      nl: `schrijf eerst {als ${name} te beoordelen en …}, of laat de zin weg`,
      en: `write {if ${name} evaluable and …} first, or leave the sentence out`,
    },
  );

function comparisonHolds(
  { left, operator, right }: Extract<Condition, { op: "compare" }>,
  facts: ValueFacts,
): boolean | NoteFault {
  const one = read(left, facts);
  if (isFault(one)) return one;
  if (right.kind === "value") {
    const other = read(right.value, facts);
    if (isFault(other)) return other;
    return compareReadings(one, other, operator, left.subject, right.value.subject);
  }
  const value = one.kind === "number" ? one.value : (one.year ?? null);
  if (value === null) return noNumber(left.subject);
  const stated = quantity(right.text, one, facts.language);
  if (isFault(stated)) return stated;
  // At the precision written: 100 kt is anything that rounds to it.
  const shown = value / stated.factor;
  const rounded = Number(shown.toFixed(Math.min(stated.decimals, 100)));
  if (operator === "=" || operator === "!=")
    return (rounded === stated.value) === (operator === "=");
  return ordered(shown, stated.value, operator);
}

const noNumber = (name: string): NoteFault =>
  noteFault("bad-tag", {
    nl: `${name} is hier een tekst: die is niet te vergelijken`,
    en: `${name} is a text here: it cannot be compared`,
  });

function compareReadings(
  one: Reading,
  other: Reading,
  operator: Operator,
  left: string,
  right: string,
): boolean | NoteFault {
  const numberOf = (reading: Reading): number | null =>
    reading.kind === "number" ? reading.value : (reading.year ?? null);
  const canonical = (reading: Reading): string | null =>
    reading.kind === "number" ? reading.canonical : "year";
  const [a, b] = [numberOf(one), numberOf(other)];
  if (a === null) return noNumber(left);
  if (b === null) return noNumber(right);
  if (canonical(one) !== canonical(other)) {
    return noteFault("bad-tag", {
      nl: `${left} en ${right} hebben niet dezelfde eenheid`,
      en: `${left} and ${right} are not in the same unit`,
    });
  }
  return operator === "=" || operator === "!="
    ? (a === b) === (operator === "=")
    : ordered(a, b, operator);
}

function ordered(a: number, b: number, operator: Operator): boolean {
  switch (operator) {
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    default:
      return a >= b;
  }
}

/** A quantity as it is written in a condition, in the terms of what it is compared with. */
function quantity(
  text: string,
  reading: Reading,
  language: Language,
): { readonly value: number; readonly decimals: number; readonly factor: number } | NoteFault {
  const plain = plainText(text);
  const match = /^(€ ?)?([+-]? ?\d+(?:[.,']\d+| \d{3}(?!\d))*)(.*)$/.exec(plain);
  const number = match === null ? null : readNumber(match[2]!, language);
  if (match === null || number === null) {
    return noteFault(
      "bad-tag",
      { nl: `"${shortened(text)}" is geen getal`, en: `"${shortened(text)}" is not a number` },
      {
        nl: "schrijf bijvoorbeeld 100 kt of 1.234,5 GWh",
        en: "write for instance 100 kt or 1,234.5 GWh",
      },
    );
  }
  const { value, decimals } = number;
  const written = `${match[3]!.trim()}${match[1] === undefined ? "" : " euro"}`.trim();
  if (reading.kind === "text") {
    if (written === "") return { value, decimals, factor: 1 };
    return wrongUnit(text, null);
  }
  if (written === "") {
    if (!acceptsBare(reading)) return wrongUnit(text, reading);
    return { value, decimals, factor: reading.display.factor };
  }
  const unit = findUnit(written, reading.canonical, reading.display);
  const isPoints = isInPoints(reading);
  if (
    unit === null ||
    (unit.sense === "percent" && isPoints) ||
    (unit.sense === "points" && !isPoints)
  ) {
    return wrongUnit(text, reading);
  }
  return { value, decimals, factor: unit.display.factor };
}

/** What is counted needs no unit: nothing else could be meant. */
const acceptsBare = ({ canonical, display }: NumberReading): boolean =>
  canonical === null ||
  display.label.nl === "" ||
  (display.factor === 1 &&
    /^\w+$/.test(canonical) &&
    canonical !== "1" &&
    !["kWh", "kW", "kg", "m", "m2", "m3", "km"].includes(canonical) &&
    !canonical.startsWith("EUR"));

const wrongUnit = (text: string, reading: NumberReading | null): NoteFault => {
  const label = reading?.display.label ?? { nl: "", en: "" };
  const bare = /[\d.,']+/.exec(plainText(text))?.[0] ?? "";
  const isBare = plainText(text) === bare;
  const help =
    reading === null || isBare
      ? {
          nl: `schrijf ${bare} ${label.nl}`.trim(),
          en: `write ${bare} ${label.en}`.trim(),
        }
      : { nl: `het staat in ${label.nl}`, en: `it is in ${label.en}` };
  return noteFault(
    "bad-tag",
    {
      nl: `"${shortened(text)}" heeft niet de eenheid van wat ermee vergeleken wordt`,
      en: `"${shortened(text)}" is not in the unit of what it is compared with`,
    },
    help,
  );
};
