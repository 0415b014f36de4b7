/** What a run gives for an expression of a note: a number with its unit, or a text. */
import type { Text } from "../../engine/scenario/declarations.ts";
import { displayUnit, type DisplayUnit } from "../numbers.ts";
import { findCourse, type Course } from "./course.ts";
import { isEnsembleFacet } from "./ensemble-facets.ts";
import { ensembleFigure } from "./ensemble-figure.ts";
import type { BandEnds } from "./ensemble-value.ts";
import { calendarYear, facetOf } from "./facets.ts";
import type { ValueFacts } from "./facts.ts";
import { isFault, noteFault, type NoteFault } from "./fault.ts";
import { leverFigure, parameterFigure } from "./input-figure.ts";
import type { Share } from "./likelihood-claim.ts";
import {
  canonicalOf,
  figureIn,
  figureOf,
  figurePer,
  seriesDisplay,
  yearOf,
} from "./series-figure.ts";
import { findPlan, findSubject, type Subject } from "./subject.ts";
import type { ValueExpression } from "./tag.ts";
import { budgetDisplay, targetCanonical, targetDisplay } from "./goal-display.ts";
import { PERCENT, POINTS } from "./units.ts";
import type { Verdict } from "./verdict.ts";

export interface NumberReading {
  readonly kind: "number";
  /** In the canonical unit. */
  readonly value: number;
  /** Null where nothing is known but the unit that it is shown in. */
  readonly canonical: string | null;
  readonly display: DisplayUnit;
  /** `change` in per cent, `difference` in the unit itself; both have a direction. */
  readonly sense: "level" | "change" | "difference";
  /** What a change is told against: another year, or another course in the same year. */
  readonly against: "year" | "plan" | null;
  /** The goal that it is a figure of. */
  readonly goal?: Verdict;
  /** Of a chance: what it is the share of. */
  readonly share?: Share;
}

export interface TextReading {
  readonly kind: "text";
  readonly text: Text;
  /** Of a calendar year, which is compared as a number and written without thousands. */
  readonly year?: number;
  /** Of a band, which is written in the unit and with the decimals that the tag asks for. */
  readonly band?: BandEnds;
  /** Of a chance in words: what it is the share of. */
  readonly share?: Share;
}

export type Reading = NumberReading | TextReading;

/** Reads an expression out of the runs of a note. */
export function read(expression: ValueExpression, facts: ValueFacts): Reading | NoteFault {
  const first = findPlan(null, facts.plans);
  if (isFault(first)) return first;
  const course = findCourse(expression.plan, first, facts.plans);
  if (isFault(course)) return course;
  const { facet, years, change } = expression;
  const subject = findSubject(expression.subject, course.plan, facts.region, {
    hasYears: years !== null,
    isAsked: facet === "asked",
  });
  if (isFault(subject)) return subject;
  if (facet !== null && isEnsembleFacet(facet)) {
    return ensembleFigure(facet, subject, expression, course, facts);
  }
  if (facet !== null && !VALUE_FACETS.has(facet)) {
    return ofGoal(facetOf(facet, subject, expression, course, facts), subject);
  }
  const level = ofGoal(levelOf(subject, expression, course, facts), subject);
  if (isFault(level)) return level;
  if (change === null) return isCalendarYear(subject, level) ? calendarYear(level.value) : level;
  const { against } = change;
  const name = expression.subject;
  if (against.kind === "year") {
    if (subject.kind !== "series") return noBaseYear(name, subject);
    if (years!.from !== years!.to) {
      return noteFault(
        "bad-tag",
        {
          nl: `${name}: een som over jaren heeft geen verandering tegenover één jaar`,
          en: `${name}: a sum over years has no change from one year`,
        },
        {
          nl: "noem één jaar, of vergelijk met een plan",
          en: "name one year, or compare with a plan",
        },
      );
    }
    const year = yearOf(against.year, course);
    const base =
      expression.per === null
        ? figureIn(subject, year, course, facts.region)
        : figurePer(subject, year, expression.per, course, facts.region);
    if (isFault(base)) return base;
    return changed(name, level, base, change.how, "year");
  }
  const other = findCourse(against.plan, course.plan, facts.plans);
  if (isFault(other)) return other;
  const there = findSubject(name, other.plan, facts.region, {
    hasYears: years !== null,
    isAsked: facet === "asked",
  });
  if (isFault(there)) return there;
  const base = levelOf(there, expression, other, facts);
  if (isFault(base)) return base;
  if (base.canonical !== level.canonical) {
    return noteFault("tag-without-value", {
      nl: `${name} betekent in de twee plannen niet hetzelfde`,
      en: `${name} does not mean the same in the two plans`,
    });
  }
  return changed(name, level, base.value, change.how, "plan");
}

/** A lever that says when something begins or ends; a lifetime in years is none. */
const isCalendarYear = (subject: Subject, { value }: NumberReading): boolean =>
  subject.kind === "lever" && subject.lever.unit === "year" && value > 1000;

/** Facets that are the value itself. */
const VALUE_FACETS: ReadonlySet<string> = new Set(["reached", "used", "asked"]);

const noBaseYear = (name: string, subject: Subject): NoteFault => {
  const indicator = subject.kind === "target" ? subject.result.target.indicator : null;
  return noteFault(
    "tag-without-value",
    {
      nl: `${name} is geen indicator en heeft geen verandering tegenover een jaar`,
      en: `${name} is no indicator and has no change from a year`,
    },
    indicator === null
      ? null
      : {
          nl: `neem de indicator van het doel: ${indicator}`,
          en: `take the indicator of the goal: ${indicator}`,
        },
  );
};

/** A number of a goal remembers what became of the goal, for the words round it. */
function ofGoal<Found extends Reading | NoteFault>(found: Found, subject: Subject): Found {
  if (subject.kind !== "target" || isFault(found) || found.kind !== "number") return found;
  return { ...found, goal: { id: subject.id, status: subject.result.status } };
}

/** The value itself of a subject, before it is held against anything. */
function levelOf(
  subject: Subject,
  { subject: name, years, per }: ValueExpression,
  course: Course,
  facts: ValueFacts,
): NumberReading | NoteFault {
  const { region } = facts;
  if (per !== null && subject.kind !== "series") {
    return noteFault(
      "bad-tag",
      {
        nl: `${name} is geen indicator: per … kan niet`,
        en: `${name} is no indicator: per … is not possible`,
      },
      { nl: "laat per … weg", en: "leave per … out" },
    );
  }
  const level = (value: number, canonical: string | null, display: DisplayUnit): NumberReading => ({
    ...{ kind: "number", value, canonical, display, sense: "level", against: null },
  });
  switch (subject.kind) {
    case "series": {
      if (years === null) return noYear(name, course);
      if (per !== null) {
        if (years.from !== years.to) return noYear(name, course);
        const value = figurePer(subject, yearOf(years.from, course), per, course, region);
        if (isFault(value)) return value;
        const unit = `${canonicalOf(subject)}/${per}`;
        return level(value, unit, displayUnit(unit, value));
      }
      const value = figureOf(subject, years, course, region);
      if (isFault(value)) return value;
      const usual = seriesDisplay(subject, course, region);
      const isSum = years.from !== years.to;
      const display =
        isSum && subject.output !== null ? displayUnit(subject.output.unit, value) : usual;
      return level(value, canonicalOf(subject), display);
    }
    case "target": {
      if (course.isReference) return noBaseYear(name, subject);
      const { target, reached, missing, status } = subject.result;
      if (reached === null) return notReached(name, status, missing);
      const { catalogue } = course.plan.outcome;
      const canonical = targetCanonical(target, catalogue);
      const display = targetDisplay(subject.result, catalogue);
      const isChange = target.kind === "change" || target.kind === "annual_change";
      const sense = !isChange ? "level" : target.relative ? "change" : "difference";
      const against = isChange ? "year" : null;
      return { kind: "number", value: reached, canonical, display, sense, against };
    }
    case "budget": {
      const use = course.isReference ? subject.result.reference : subject.result.plan;
      if (use === null) return notReached(name, "not_evaluable", subject.result.missing);
      return level(use.used, subject.result.budget.canonical, budgetDisplay(subject.result));
    }
    case "lever":
      return leverFigure(subject, years, course, region, level);
    case "parameter":
      return parameterFigure(subject, years, course, region, level);
    case "own-parameter": {
      const { value, unit } = subject.note;
      return level(value, unit, displayUnit(unit, value));
    }
    case "check":
      return noteFault(
        "bad-tag",
        {
          nl: `${name} is een controle en heeft geen getal`,
          en: `${name} is a check and has no number`,
        },
        { nl: `schrijf {${name} status}`, en: `write {${name} status}` },
      );
    case "plan":
      return noteFault(
        "bad-tag",
        { nl: "zeg wat u van het plan wilt", en: "say what you want of the plan" },
        {
          nl: "schrijf {plan titel}, {plan id}, {plan regio}, {plan hash} of {plan motor}",
          en: "write {plan title}, {plan id}, {plan region}, {plan hash} or {plan engine}",
        },
      );
  }
}

const noYear = (name: string, { plan }: Course): NoteFault => {
  const { last } = plan.outcome.scenario.model;
  const year = Math.min(2040, last);
  return noteFault(
    "bad-tag",
    { nl: `${name}: zeg welk jaar`, en: `${name}: say which year` },
    { nl: `schrijf {${name} ${year}}`, en: `write {${name} ${year}}` },
  );
};

const notReached = (name: string, status: string, missing: Text | null): NoteFault =>
  noteFault(
    "tag-without-value",
    status === "tracked"
      ? {
          nl: `${name} wordt enkel gevolgd: het model berekent er niets van`,
          en: `${name} is only followed: the model computes nothing of it`,
        }
      : status === "not_modelled"
        ? { nl: `${name} zit nog niet in het model`, en: `${name} is not in the model yet` }
        : {
            nl: `${name} is niet te beoordelen: ${missing?.nl ?? "een cijfer"} ontbreekt`,
            en: `${name} cannot be judged: ${missing?.en ?? "a figure"} is missing`,
          },
    null,
  );

/** A value held against another one of the same unit. */
function changed(
  name: string,
  { value, canonical, display }: NumberReading,
  base: number,
  how: "change" | "difference",
  against: "year" | "plan",
): NumberReading | NoteFault {
  const isShare = canonical === "1" || canonical === "1/year";
  if (how === "difference") {
    const shown =
      canonical === "1" && display.label.nl === "%"
        ? { ...POINTS, decimals: display.decimals }
        : display;
    return {
      kind: "number",
      value: value - base,
      canonical,
      display: shown,
      sense: "difference",
      against,
    };
  }
  if (isShare) {
    return noteFault(
      "bad-tag",
      {
        nl: `${name} staat zelf in procent: een verandering in procent daarvan leest iedereen anders`,
        en: `${name} is in per cent itself: everybody reads a change of that in per cent otherwise`,
      },
      {
        nl: "schrijf verschil t.o.v. in plaats van verandering t.o.v.: dat is in procentpunt",
        en: "write difference vs in place of change vs: that is in percentage points",
      },
    );
  }
  if (base === 0) {
    return noteFault(
      "tag-without-value",
      {
        nl: `${name} begint bij nul: daarvan is geen verandering in procent te geven`,
        en: `${name} begins at nought: of that no change in per cent can be given`,
      },
      { nl: "schrijf verschil t.o.v.", en: "write difference vs" },
    );
  }
  return {
    ...{ kind: "number", value: value / base - 1, canonical: "1", display: PERCENT },
    ...{ sense: "change", against },
  };
}
