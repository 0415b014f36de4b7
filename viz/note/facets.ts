/** What can be asked of a subject beside its value: what was wanted, a range, a source, a name. */
import { GROUNDS, type Ground } from "../../engine/analysis/grounds.ts";
import { unitInWords } from "../../engine/scenario/units/units.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Provenance, ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { GRADE } from "../grade-words.ts";
import {
  displayUnit,
  formatNumber,
  labelBehind,
  type DisplayUnit,
  type Language,
} from "../numbers.ts";
import { between } from "../run-view.ts";
import { SHORT_STATUS } from "./goal-display.ts";
import type { Course } from "./course.ts";
import type { ValueFacts } from "./facts.ts";
import { isFault, noteFault, type NoteFault } from "./fault.ts";
import { budgetDisplay, gapDisplay, targetCanonical, targetDisplay } from "./goal-display.ts";
import { parameterPlace } from "./input-figure.ts";
import type { NumberReading, Reading } from "./reading.ts";
import { canonicalOf, seriesDisplay, yearOf } from "./series-figure.ts";
import type { SeriesSubject, Subject } from "./subject.ts";
import { FACETS, wordOf, type FacetName } from "./tag-words.ts";
import type { ValueExpression } from "./tag.ts";
import { PERCENT } from "./units.ts";

type Of<Kind extends Subject["kind"]> = Extract<Subject, { kind: Kind }>;

/** How well founded a figure is: a grade, or what the plan itself says. */
const GROUND: Readonly<Record<Ground, Text>> = {
  ...GRADE,
  plan: { nl: "keuze van het plan", en: "choice of the plan" },
};

const text = (both: Text): Reading => ({ kind: "text", text: both });
const same = (one: string): Reading => text({ nl: one, en: one });
const level = (value: number, canonical: string | null, display: DisplayUnit): NumberReading => ({
  ...{ kind: "number", value, canonical, display, sense: "level", against: null },
});

/** A calendar year is a name, not an amount: it has no thousands. */
/** A year as people write it: without thousands, and without a unit. */
export const calendarYear = (year: number): Reading => ({
  ...{ kind: "text", text: { nl: `${year}`, en: `${year}` }, year },
});

/** Two ends of a range with their unit: `31,0–44,0 MW`. */
export function rangeText(
  low: number,
  high: number,
  display: DisplayUnit,
  language: Language,
): string {
  const ends = [low, high].map((value) =>
    formatNumber(value / display.factor, language, display.decimals),
  ) as [string, string];
  const label = labelBehind(ends[1], display)[language];
  const span = between(ends[0], ends[1], language);
  return label === "" ? span : `${span}\u00a0${label.replaceAll(" ", "\u00a0")}`;
}

const range = (low: number, high: number, display: DisplayUnit): Reading =>
  text({ nl: rangeText(low, high, display, "nl"), en: rangeText(low, high, display, "en") });

const noSuch = (facet: FacetName, name: string, help: Text | null = null): NoteFault =>
  noteFault(
    "tag-without-value",
    {
      nl: `${name} heeft geen ${wordOf(FACETS[facet], "nl")}`,
      en: `${name} has no ${wordOf(FACETS[facet], "en")}`,
    },
    help,
  );

/** Reads a facet of a subject. */
export function facetOf(
  facet: FacetName,
  subject: Subject,
  expression: ValueExpression,
  course: Course,
  facts: ValueFacts,
): Reading | NoteFault {
  if (expression.change !== null) {
    return noteFault("bad-tag", {
      nl: `van ${wordOf(FACETS[facet], "nl")} is er geen verandering of verschil`,
      en: `there is no change or difference of ${wordOf(FACETS[facet], "en")}`,
    });
  }
  const name = expression.subject;
  const found = ((): Reading | NoteFault | null => {
    switch (subject.kind) {
      case "target":
        return targetFacet(facet, subject, course);
      case "budget":
        return budgetFacet(facet, subject, course);
      case "check":
        return checkFacet(facet, subject, course);
      case "series":
        return seriesFacet(facet, subject, expression, course, facts);
      case "lever":
        return leverFacet(facet, subject, course);
      case "parameter":
        return parameterFacet(facet, subject, expression, course, facts);
      case "own-parameter":
        return ownParameterFacet(facet, subject);
      case "plan":
        return planFacet(facet, course, facts);
    }
  })();
  return found ?? noSuch(facet, name);
}

/** A source by its name and year where the list has it, else as its author wrote it. */
export function sourceText(source: string, { notes }: ResolvedScenario, where = ""): string {
  const known = notes.sources.find(({ id }) => id === source);
  const named =
    known === undefined
      ? source
      : [known.publisher, known.title].filter((part) => part !== "").join(", ") +
        (known.year === "" || known.title.includes(known.year) ? "" : ` (${known.year})`);
  return [named, where].filter((part) => part !== "").join(", ");
}

function targetFacet(
  facet: FacetName,
  { id, result }: Of<"target">,
  { plan }: Course,
): Reading | NoteFault | null {
  const { target, gap, low, high, status, yearReached, weakest } = result;
  const { catalogue, scenario } = plan.outcome;
  const note = scenario.notes.targets[id]!;
  const canonical = targetCanonical(target, catalogue);
  const display = targetDisplay(result, catalogue);
  switch (facet) {
    case "wanted": {
      const isChange = target.kind === "change" || target.kind === "annual_change";
      const sense = !isChange ? "level" : target.relative ? "change" : "difference";
      const against = isChange ? "year" : null;
      return { kind: "number", value: target.value, canonical, display, sense, against };
    }
    case "gap":
      if (gap === null) return null;
      return level(gap, canonical, gapDisplay(display));
    case "status":
      return text(SHORT_STATUS[status]);
    case "year":
      return calendarYear(target.year);
    case "year_reached":
      return yearReached === null
        ? noteFault("tag-without-value", {
            nl: `${id} wordt in geen enkel jaar van de doorrekening gehaald`,
            en: `${id} is not met in any year of the run`,
          })
        : calendarYear(yearReached);
    case "name":
      return text(note.short);
    case "meaning":
      return text(note.what);
    case "unit":
      return text(display.label);
    case "low":
    case "high": {
      const end = facet === "low" ? low : high;
      return end === null ? null : level(end, canonical, display);
    }
    case "range":
      return low === null || high === null ? null : range(low, high, display);
    case "grade":
      return weakest === null ? null : text(GROUND[weakest]);
    case "source":
      return same(sourceText(note.source, scenario));
    default:
      return null;
  }
}

function budgetFacet(
  facet: FacetName,
  { id, result }: Of<"budget">,
  { plan, isReference }: Course,
): Reading | NoteFault | null {
  const { scenario } = plan.outcome;
  const { budget, low, high, weakest } = result;
  const use = isReference ? result.reference : result.plan;
  const note = scenario.notes.budgets![id]!;
  const display = budgetDisplay(result);
  const amount = (value: number | null | undefined): Reading | null =>
    value === null || value === undefined ? null : level(value, budget.canonical, display);
  switch (facet) {
    case "wanted":
      return amount(budget.amount);
    case "remaining":
    case "gap":
      return amount(use?.remaining);
    case "share":
      return use === null ? null : level(use.share, "1", { ...PERCENT, decimals: 0 });
    case "status":
      return use === null ? null : text(BUDGET_STATUS[use.status]);
    case "used_up":
      if (use === null) return null;
      if (use.usedUp !== null) return calendarYear(use.usedUp.year);
      return noteFault("tag-without-value", {
        nl: `${id} is in ${budget.to} nog niet op`,
        en: `${id} is not used up in ${budget.to}`,
      });
    case "year":
      return calendarYear(budget.to);
    case "name":
      return text(note.title);
    case "unit":
      return text(display.label);
    case "low":
      return isReference ? null : amount(low);
    case "high":
      return isReference ? null : amount(high);
    case "range":
      return isReference || low === null || high === null ? null : range(low, high, display);
    case "grade":
      return text(weakest === null ? GRADE[note.grade] : GROUND[weakest]);
    case "source":
      return same(sourceText(note.source, scenario));
    default:
      return null;
  }
}

export const BUDGET_STATUS: Readonly<Record<"kept" | "used_up", Text>> = {
  kept: { nl: "niet opgebruikt", en: "not used up" },
  used_up: { nl: "opgebruikt", en: "used up" },
};

export const CHECK_STATUS: Readonly<Record<string, Text>> = {
  holds: { nl: "klopt", en: "holds" },
  fails: { nl: "klopt niet", en: "fails" },
  not_evaluable: { nl: "niet te beoordelen", en: "cannot be judged" },
};

function checkFacet(
  facet: FacetName,
  { id, result }: Of<"check">,
  { plan }: Course,
): Reading | null {
  const { scenario } = plan.outcome;
  const note = scenario.notes.checks![id]!;
  switch (facet) {
    case "status":
      return text(CHECK_STATUS[result.status]!);
    case "name":
      return text(note.title);
    case "meaning":
      return same(result.check.expect);
    case "year":
      return result.year === null ? null : calendarYear(result.year);
    case "source":
      return same(sourceText(note.source, scenario));
    default:
      return null;
  }
}

/** The weakest of the grades of the records that reach an indicator. */
function weakestOf(subject: SeriesSubject, { plan }: Course, facts: ValueFacts): Ground | null {
  const { indicators } = plan.outcome.grounding[facts.region]!.grounding;
  const inputs = indicators.find(({ indicator }) => indicator === subject.id)?.inputs;
  if (inputs === undefined) return null;
  const reaching = GROUNDS.filter((ground) => ground !== "plan" && inputs[ground] > 0);
  return reaching.at(-1) ?? (inputs.plan > 0 ? "plan" : null);
}

function seriesFacet(
  facet: FacetName,
  subject: SeriesSubject,
  { years, subject: name }: ValueExpression,
  course: Course,
  facts: ValueFacts,
): Reading | NoteFault | null {
  const { plan } = course;
  const { scenario, grounding, onCourse } = plan.outcome;
  const { output, own, id, address } = subject;
  const display = (): DisplayUnit => seriesDisplay(subject, course, facts.region);
  const notes = scenario.notes.regions[facts.region]!;
  const oneYear = years !== null && years.from === years.to ? yearOf(years.from, course) : null;
  switch (facet) {
    case "name":
      return text(own === null ? output!.label : scenario.notes.indicators![own.id]!.title);
    case "meaning":
      return own === null ? text(output!.meaning) : same(own.formula);
    case "unit":
      return text(own === null ? display().label : unitInWords(own.unit));
    case "low":
    case "high":
    case "range": {
      if (oneYear === null || course.isReference) return null;
      const { spans } = grounding[facts.region]!.grounding.indicators.find(
        ({ indicator }) => indicator === address,
      ) ?? { spans: new Map<number, { low: number; high: number }>() };
      const span = spans.get(oneYear);
      if (span === undefined) return noSpan(name, oneYear, [...spans.keys()]);
      const canonical = canonicalOf(subject);
      if (facet === "range") return range(span.low, span.high, display());
      return level(span[facet], canonical, display());
    }
    case "grade": {
      const record = recordOf(notes.history[id], oneYear);
      if (record !== undefined) return text(GRADE[record.grade]);
      const weakest = weakestOf(subject, course, facts);
      return weakest === null ? null : text(GROUND[weakest]);
    }
    case "source": {
      const record = recordOf(notes.history[id], oneYear);
      if (record !== undefined) return same(sourceText(record.source, scenario));
      if (own !== null && scenario.notes.indicators![own.id]!.source !== "") {
        return same(sourceText(scenario.notes.indicators![own.id]!.source, scenario));
      }
      const { title } = scenario.notes;
      return text({
        nl: `model ademruimte, plan ${title.nl}`,
        en: `ademruimte model, plan ${title.en}`,
      });
    }
    case "measured": {
      const points = onCourse[facts.region]!.indicators.find(
        ({ indicator }) => indicator === address,
      )?.points;
      const measured = points?.find((point) => point.measured.year === oneYear)?.measured;
      if (measured !== undefined) return level(measured.value, canonicalOf(subject), display());
      const years = points?.map((point) => point.measured.year).join(", ") ?? "";
      return noSuch(
        facet,
        `${name}${oneYear === null ? "" : ` in ${oneYear}`}`,
        years === ""
          ? null
          : { nl: `er is gemeten in ${years}`, en: `there are measurements of ${years}` },
      );
    }
    default:
      return null;
  }
}

const recordOf = (
  records: readonly Provenance[] | undefined,
  year: number | null,
): Provenance | undefined => records?.find((record) => record.year === year);

const noSpan = (name: string, year: number, known: readonly number[]): NoteFault =>
  noteFault(
    "tag-without-value",
    {
      nl: `van ${name} in ${year} is geen marge berekend`,
      en: `no range was computed of ${name} in ${year}`,
    },
    known.length === 0
      ? {
          nl: "een marge is er voor doelen, budgetten en de kerncijfers van het overzicht",
          en: "there is a range for goals, budgets and the main indicators of the summary",
        }
      : { nl: `wel van ${known.join(", ")}`, en: `there is one of ${known.join(", ")}` },
  );

function leverFacet(
  facet: FacetName,
  { id, lever }: Of<"lever">,
  { plan }: Course,
): Reading | null {
  const { scenario } = plan.outcome;
  switch (facet) {
    case "name":
      return text(lever.label);
    case "unit":
      return text(displayUnit(lever.unit, 0).label);
    case "source": {
      const set = scenario.notes.levers[id]?.set;
      return set === undefined || set.source === "" ? null : same(sourceText(set.source, scenario));
    }
    default:
      return null;
  }
}

/** The record that says most precisely where a cell of a parameter came from. */
export function parameterRecord(
  address: string,
  records: readonly Provenance[],
): Provenance | undefined {
  return (
    records.find((record) => record.address === address) ??
    [...records].reverse().find((record) => record.address === undefined) ??
    records.at(-1)
  );
}

/** Between which a value lies, as its record states; null where it states nothing. */
export function parameterRange(
  record: Provenance | undefined,
  value: number,
): readonly [number, number] | null {
  if (record === undefined) return null;
  const low = record.low ?? (record.lowFactor === undefined ? null : value * record.lowFactor);
  const high = record.high ?? (record.highFactor === undefined ? null : value * record.highFactor);
  return low === null || high === null ? null : [low, high];
}

function parameterFacet(
  facet: FacetName,
  subject: Of<"parameter">,
  { years }: ValueExpression,
  course: Course,
  facts: ValueFacts,
): Reading | NoteFault | null {
  const { scenario } = course.plan.outcome;
  const { id, parameter, address } = subject;
  const notes = scenario.notes.regions[facts.region]!;
  const record = parameterRecord(address, notes.parameters[id] ?? []);
  switch (facet) {
    case "name":
      return text(parameter.label);
    case "unit":
      return text(displayUnit(parameter.unit, 0).label);
    case "grade":
      return record === undefined ? null : text(GRADE[record.grade]);
    case "source":
      return record === undefined ? null : same(sourceText(record.source, scenario, record.where));
    case "low":
    case "high":
    case "range": {
      const place = parameterPlace(subject, years, course, facts.region);
      if (isFault(place)) return place;
      const value = scenario.model.regions[facts.region]!.parameters[id]?.[place];
      const ends = value === undefined ? null : parameterRange(record, value);
      if (ends === null || value === undefined) return null;
      const [low, high] = ends;
      const display = displayUnit(parameter.unit, value);
      if (facet === "range") return range(low, high, display);
      return level(facet === "low" ? low : high, parameter.unit, display);
    }
    default:
      return null;
  }
}

function ownParameterFacet(facet: FacetName, { note }: Of<"own-parameter">): Reading | null {
  switch (facet) {
    case "name":
      return text(note.title);
    case "unit":
      return text(displayUnit(note.unit, note.value).label);
    case "source":
      return note.source === "" ? null : same(note.source);
    default:
      return null;
  }
}

function planFacet(facet: FacetName, { plan }: Course, facts: ValueFacts): Reading | null {
  const { scenario } = plan.outcome;
  switch (facet) {
    case "title":
    case "name":
      return text(scenario.notes.title);
    case "id":
      return same(plan.id);
    case "region":
      return text(scenario.notes.regions[facts.region]!.title);
    case "hash":
      return same(plan.hashes.scenario.slice(0, 12));
    case "engine":
      return same(plan.hashes.engine.slice(0, 12));
    default:
      return null;
  }
}
