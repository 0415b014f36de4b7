/** What an ensemble says of an indicator, goal or budget: its band, and how likely it is. */
import {
  isEvaluated,
  shareOf,
  yearQuantile,
  type Band,
  type BudgetRecord,
  type EnsembleRecord,
  type Figure,
  type GoalRecord,
} from "../../engine/analysis/ensemble/record.ts";
import { formatAddress } from "../../engine/scenario/address.ts";
import { holdsFrom, likelihood, usedUpIn } from "../ensemble-words.ts";
import type { DisplayUnit } from "../numbers.ts";
import type { Course } from "./course.ts";
import { QUANTILE_FACETS, type EnsembleFacet, type QuantileFacet } from "./ensemble-facets.ts";
import type { ValueFacts, NotePlan } from "./facts.ts";
import { isFault, noteFault, type NoteFault } from "./fault.ts";
import { budgetDisplay, targetCanonical, targetDisplay } from "./goal-display.ts";
import type { NumberReading, Reading } from "./reading.ts";
import { canonicalOf, seriesDisplay, yearOf } from "./series-figure.ts";
import type { SeriesSubject, Subject } from "./subject.ts";
import { FACETS, wordOf, type FacetName } from "./tag-words.ts";
import type { ValueExpression } from "./tag.ts";
import { PERCENT } from "./units.ts";

/** The ensemble of a plan of the note. */
export function ensembleOf(
  { id }: NotePlan,
  { ensembles }: ValueFacts,
): EnsembleRecord | NoteFault {
  const record = ensembles?.get(id);
  if (record !== undefined) return record;
  const folder = `results/${id}--ensemble`;
  return noteFault(
    "needs-ensemble",
    ensembles === undefined
      ? {
          nl: "dit is alleen te zeggen met een ensemble, en er is er geen bij deze nota",
          en: "this can be said only with an ensemble, and there is none with this note",
        }
      : {
          nl: `het ensemble bij deze nota heeft geen plan ${id}`,
          en: `the ensemble with this note has no plan ${id}`,
        },
    {
      nl: `reken het met simulate ensemble, en geef de map mee: --ensemble ${folder}`,
      en: `run it with simulate ensemble, and give the folder: --ensemble ${folder}`,
    },
  );
}

const noSuch = (facet: FacetName, name: string, help: NoteFault["help"] = null): NoteFault =>
  noteFault(
    "tag-without-value",
    {
      nl: `${name} heeft geen ${wordOf(FACETS[facet], "nl")}`,
      en: `${name} has no ${wordOf(FACETS[facet], "en")}`,
    },
    help,
  );

/** Reads a figure of the ensemble of the course's plan. */
export function ensembleFigure(
  facet: EnsembleFacet,
  subject: Subject,
  expression: ValueExpression,
  course: Course,
  facts: ValueFacts,
): Reading | NoteFault {
  const record = ensembleOf(course.plan, facts);
  if (isFault(record)) return record;
  const word = { nl: wordOf(FACETS[facet], "nl"), en: wordOf(FACETS[facet], "en") };
  if (expression.change !== null || expression.per !== null) {
    return noteFault(
      "bad-tag",
      {
        nl: `van ${word.nl} is er geen verandering, verschil of deel per …`,
        en: `there is no change, difference or part per … of ${word.en}`,
      },
      {
        nl: "vergelijk plannen in het verslag van hun ensemble: daar staan de verschillen, doorrekening per doorrekening",
        en: "compare plans in the report of their ensemble: it has the differences, run by run",
      },
    );
  }
  if (course.isReference) {
    return noteFault(
      "tag-without-value",
      {
        nl: "ongewijzigd beleid heeft geen band: een ensemble loot over plannen",
        en: "unchanged policy has no band: an ensemble draws for plans",
      },
      {
        nl: "geef de referentie als tweede plan mee, ook aan simulate ensemble",
        en: "give the reference as a second plan, to simulate ensemble too",
      },
    );
  }
  const region = record.regions[facts.region]!;
  switch (subject.kind) {
    case "series":
      return seriesFigure(facet, subject, expression, { course, facts, record });
    case "target": {
      const goal = region.goals.find(({ target }) => target.id === subject.id);
      if (goal === undefined || !isEvaluated(goal)) return noSuch(facet, subject.id, NOT_JUDGED);
      return goalFigure(facet, goal, subject, course);
    }
    case "budget": {
      const budget = region.budgets.find((one) => one.budget.id === subject.id);
      if (budget === undefined || budget.evaluable === 0) return noSuch(facet, subject.id);
      return budgetFigure(facet, budget, subject);
    }
    default:
      return noSuch(facet, expression.subject);
  }
}

const NOT_JUDGED = {
  nl: "een ensemble kan het niet beoordelen, of het wordt enkel gevolgd: {… te beoordelen}",
  en: "an ensemble cannot judge it, or it is only followed: {… evaluable}",
};

interface Place {
  readonly course: Course;
  readonly facts: ValueFacts;
  readonly record: EnsembleRecord;
}

function seriesFigure(
  facet: EnsembleFacet,
  subject: SeriesSubject,
  { years, subject: name }: ValueExpression,
  { course, facts, record }: Place,
): Reading | NoteFault {
  if (facet === "chance" || facet === "likelihood" || facet === "holds_from") {
    return noSuch(facet, name, {
      nl: "een kans is er van doelen en budgetten: simulate list targets",
      en: "goals and budgets have a chance: simulate list targets",
    });
  }
  if (years === null || years.from !== years.to) {
    const year = Math.min(2040, record.scenario.model.last);
    return noteFault(
      "bad-tag",
      {
        nl: `${name}: een band is er van één jaar`,
        en: `${name}: a band is of one year`,
      },
      {
        nl: `schrijf {${name} ${year} ${wordOf(FACETS[facet], "nl")}}`,
        en: `write {${name} ${year} ${wordOf(FACETS[facet], "en")}}`,
      },
    );
  }
  const region = record.regions[facts.region]!;
  const of = (band: Band): boolean => formatAddress(band.id, band.cell) === subject.address;
  const isWhole = subject.address === subject.id;
  const band = (isWhole ? region.indicators : region.cells).find(of);
  if (band === undefined) {
    return noSuch(
      facet,
      name,
      isWhole
        ? null
        : {
            nl: "een ensemble houdt delen alleen bij met simulate ensemble PLAN --cells",
            en: "an ensemble keeps parts only with simulate ensemble PLAN --cells",
          },
    );
  }
  const year = yearOf(years.from, course);
  const at = year - record.scenario.model.first;
  const usual = seriesDisplay(subject, course, facts.region);
  // Bands of an indicator of the plan's own stand in the unit that the plan declares.
  const scale = subject.own === null ? 1 : usual.factor;
  const values = band.quantiles.map((figures) => {
    const value = figures[at] ?? null;
    return value === null ? null : value * scale;
  });
  const display = withinBand(usual, values);
  return quantileReading(facet, values, record.probabilities, `${name} ${year}`, (value) => ({
    ...{ kind: "number", value, canonical: canonicalOf(subject), display },
    ...{ sense: "level", against: null },
  }));
}

/** From this width on, in the unit that is shown, decimals within a band say nothing. */
const WIDE = 5;

const withinBand = (display: DisplayUnit, values: readonly Figure[]): DisplayUnit => {
  const [low, high] = [values[0] ?? null, values.at(-1) ?? null];
  const isWide = low !== null && high !== null && (high - low) / display.factor >= WIDE;
  return isWide ? { ...display, decimals: 0 } : display;
};

/** One quantile, or both ends and the middle of the band. */
function quantileReading(
  facet: "band" | QuantileFacet,
  values: readonly Figure[],
  probabilities: readonly number[],
  name: string,
  reading: (value: number) => NumberReading,
): Reading | NoteFault {
  const at = (probability: number): Figure => values[probabilities.indexOf(probability)] ?? null;
  if (facet !== "band") {
    const value = at(QUANTILE_FACETS[facet]);
    return value === null ? noSuch(facet, name) : reading(value);
  }
  const [low, middle, high] = [at(0.05), at(0.5), at(0.95)];
  if (low === null || middle === null || high === null) return noSuch(facet, name);
  const ends = [reading(low), reading(middle), reading(high)] as const;
  return { kind: "text", text: { nl: "", en: "" }, band: ends };
}

/** In how many of the runs; rounded no finer than their number allows when it is written. */
const chanceReading = (count: number, of: number): NumberReading => ({
  ...{ kind: "number", value: shareOf(count, of)!, canonical: "1", sense: "level", against: null },
  display: { ...PERCENT, decimals: 0 },
  share: { count, of },
});

const likelihoodReading = (count: number, of: number): Reading => ({
  kind: "text",
  text: { nl: likelihood(count, of, "nl"), en: likelihood(count, of, "en") },
  share: { count, of },
});

function goalFigure(
  facet: EnsembleFacet,
  goal: GoalRecord,
  { result }: Extract<Subject, { kind: "target" }>,
  { plan }: Course,
): Reading | NoteFault {
  const { target, met, evaluable, reached, years, never } = goal;
  if (facet === "chance") return chanceReading(met, evaluable);
  if (facet === "likelihood") return likelihoodReading(met, evaluable);
  if (facet === "holds_from") {
    const year = yearQuantile(years, never, 0.5);
    const text = { nl: holdsFrom(goal, "nl"), en: holdsFrom(goal, "en") };
    return { kind: "text", text, ...(year === null ? {} : { year }) };
  }
  const { catalogue } = plan.outcome;
  const usual = targetDisplay(result, catalogue);
  const values = reached.map((value) => (value === null ? null : value * usual.factor));
  const display = withinBand(usual, values);
  const isChange = target.kind === "change" || target.kind === "annual_change";
  const sense = !isChange ? "level" : target.relative ? "change" : "difference";
  const canonical = targetCanonical(target, catalogue);
  return quantileReading(facet, values, PROBABILITIES, target.id, (value) => ({
    ...{ kind: "number", value, canonical, display, sense },
    against: isChange ? "year" : null,
  }));
}

/** Of the quantiles of a goal or budget, as every record has them. */
const PROBABILITIES: readonly number[] = Object.values(QUANTILE_FACETS);

function budgetFigure(
  facet: EnsembleFacet,
  one: BudgetRecord,
  { result }: Extract<Subject, { kind: "budget" }>,
): Reading | NoteFault {
  const { budget, kept, evaluable, used } = one;
  if (facet === "chance") return chanceReading(kept, evaluable);
  if (facet === "likelihood") return likelihoodReading(kept, evaluable);
  if (facet === "holds_from") {
    return noSuch(facet, budget.id, {
      nl: `wanneer het op is: in het midden ${usedUpIn(one, "nl")}`,
      en: `when it is used up: in the middle ${usedUpIn(one, "en")}`,
    });
  }
  const usual = budgetDisplay(result);
  const values = used.map((value) => (value === null ? null : value * usual.factor));
  const display = withinBand(usual, values);
  return quantileReading(facet, values, PROBABILITIES, budget.id, (value) => ({
    ...{ kind: "number", value, canonical: budget.canonical, display },
    ...{ sense: "level", against: null },
  }));
}
