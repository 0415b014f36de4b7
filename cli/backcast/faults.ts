/** What is wrong with a question, as diagnostics. */
import type { NoQuestion } from "../../engine/analysis/backcast/backcast.ts";
import type { Unanswerable } from "../../engine/analysis/backcast/goal-reading.ts";
import type { LeftOut } from "../../engine/analysis/backcast/varied-levers.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { nearest } from "../../engine/scenario/diagnostics/near-miss.ts";

const fault = (
  code: "cannot-backcast" | "cannot-vary",
  message: Text,
  help: Text | null = null,
): Diagnostic => ({
  ...{ code, severity: "error", message, at: null, excerpt: null, help, related: [] },
});

export function unknownGoal(id: string, known: readonly string[]): Diagnostic {
  const near = nearest(id, known);
  return fault(
    "cannot-backcast",
    {
      nl: `het plan heeft geen doel "${id}"`,
      en: `the plan has no goal "${id}"`,
    },
    near === null
      ? {
          nl: "zie de doelen met `simulate list targets PLAN`",
          en: "see the goals with `simulate list targets PLAN`",
        }
      : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
  );
}

const GOALS: Readonly<Record<Unanswerable, Text>> = {
  followed: {
    nl: "wordt alleen gevolgd: er is geen waarde om te halen",
    en: "is only followed: there is no value to reach",
  },
  "not-modelled": {
    nl: "gaat over iets wat het model niet berekent",
    en: "is about something that the model does not compute",
  },
  "no-figure": {
    nl: "is niet te berekenen: er ontbreekt een cijfer (zie de doelen in de samenvatting van het plan)",
    en: "cannot be computed: a figure is missing (see the goals in the summary of the plan)",
  },
};

/** Why a lever is not moved, behind its address. */
export const LEFT_OUT: Readonly<Record<LeftOut, Text>> = {
  calendar: {
    nl: "is een jaartal en groeit niet mee met de jaren; zet het zelf met een plan",
    en: "is a calendar year and does not grow along the years; set it yourself in a plan",
  },
  "no-bound": {
    nl: 'is in het plan en de referentie nul: geef zelf een grens in zijn eenheid, bv. --vary "renewables.wind_capacity <= 60 MW"',
    en: 'is nought in the plan and the reference: give a bound in its unit, e.g. --vary "renewables.wind_capacity <= 60 MW"',
  },
  "gives-way": {
    nl: "is een deel van een geheel waarvan een ander deel al beweegt; dit deel wijkt mee",
    en: "is a share of a whole of which another share moves already; this one gives way",
  },
  beyond: {
    nl: "staat in het plan zelf al voorbij de gegeven grens",
    en: "is beyond the given bound in the plan itself",
  },
  "no-room": {
    nl: "heeft geen ruimte tussen de grenzen",
    en: "has no room between its bounds",
  },
};

const NO_COSTS: Text = {
  nl: "--least cost: voor deze regio zijn de kosten niet bekend",
  en: "--least cost: costs are not known for this region",
};

/** @param from first year that may change */
export function questionFaults(none: NoQuestion, from: number): Diagnostic[] {
  const faults = none.goals.map(({ target, why }) =>
    fault("cannot-backcast", {
      nl: `doel ${target.id} ${GOALS[why].nl}`,
      en: `goal ${target.id} ${GOALS[why].en}`,
    }),
  );
  if (none.tooEarly) {
    faults.push(
      fault("cannot-backcast", {
        nl: `het doel ligt voor ${from}, het eerste jaar dat mag veranderen`,
        en: `the goal lies before ${from}, the first year that may change`,
      }),
    );
  }
  if (none.noCosts) faults.push(fault("cannot-backcast", NO_COSTS));
  if (faults.length > 0) return faults;
  return none.leftOut.map(({ address, why }) =>
    fault("cannot-vary", {
      nl: `${address} ${LEFT_OUT[why].nl}`,
      en: `${address} ${LEFT_OUT[why].en}`,
    }),
  );
}

export const yearOutside = (from: number, first: number, last: number): Diagnostic =>
  fault("cannot-backcast", {
    nl: `--from ${from}: kies een jaar van ${first + 1} tot ${last}`,
    en: `--from ${from}: choose a year from ${first + 1} to ${last}`,
  });

/** A lever that `--set` gives a value cannot move as well. */
export const alsoSet = (id: string): Diagnostic =>
  fault(
    "cannot-vary",
    {
      nl: `${id} krijgt met --set een waarde en moet met --vary bewegen`,
      en: `${id} gets a value with --set and is to move with --vary`,
    },
    {
      nl: "zet die waarde in een plan dat op dit plan verder bouwt (extends), en reken van daar terug",
      en: "put that value into a plan that extends this one, and reason back from there",
    },
  );
