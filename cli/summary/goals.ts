/** How the goals fare: the missed and the uncertain ones by name, the others counted by theme. */
import { isOwnId } from "../../engine/analysis/run-series.ts";
import { observedOf } from "../../engine/analysis/target-basis.ts";
import type { GroundedResult } from "../../engine/analysis/targets.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { dateText, goalWriter } from "../../viz/goal-figures.ts";
import { formatNumber } from "../../viz/numbers.ts";
import { COUNTED, unitOf } from "../../viz/goal-words.ts";
import { filled, heading, left, right, wrap } from "./layout.ts";
import { between, type View } from "../../viz/run-view.ts";

const GOAL = 42;
const DATE = 10;
/** Of what is wanted, reached and lacking. */
const NUMBERS = [7, 8, 8] as const;

const TEXTS = {
  missed: { nl: "Gemiste doelen", en: "Missed goals" },
  noneMissed: {
    nl: "Geen enkel doel dat berekend kan worden, wordt zeker gemist.",
    en: "No goal that can be computed is missed for certain.",
  },
  uncertain: {
    nl: "Onzekere doelen, op 1-1 of in het jaar, met wat van laag tot hoog bereikt wordt",
    en: "Uncertain goals, on 1-1 or in the year, with what is reached from low to high",
  },
  others: { nl: "De andere:", en: "The others:" },
  reachedOf: { nl: "met wat bereikt wordt", en: "with what is reached" },
  wanted: { nl: "doel", en: "goal" },
  reached: { nl: "bereikt", en: "reached" },
  lacking: { nl: "tekort", en: "lacking" },
  own: { nl: "eigen indicatoren", en: "own indicators" },
  noMeasure: { nl: "* zonder maatregel", en: "* without a measure" },
  notObserved: { nl: "niet waargenomen", en: "not observed" },
} as const satisfies Record<string, Text>;

/** What a goal is about, by the prefix of its indicator: shorter than the label of the module. */
const SUBJECTS: Record<string, Text> = {
  demography: { nl: "bevolking", en: "people" },
  housing: { nl: "wonen", en: "housing" },
  heat: { nl: "warmte", en: "heat" },
  renewables: { nl: "wind en zon", en: "wind and sun" },
  electricity: { nl: "elektriciteit", en: "electricity" },
  emissions: { nl: "CO₂", en: "CO₂" },
  mobility: { nl: "mobiliteit", en: "mobility" },
  services: { nl: "zorg", en: "care" },
  municipal: { nl: "stadsgebouwen", en: "city buildings" },
  green: { nl: "groen", en: "green" },
  water: { nl: "water", en: "water" },
  land: { nl: "open ruimte", en: "open space" },
  energy: { nl: "coöperaties", en: "cooperatives" },
  safety: { nl: "verkeersveiligheid", en: "road safety" },
  visitors: { nl: "toerisme", en: "tourism" },
  social: { nl: "vrije tijd", en: "leisure" },
};

const nameOf = ({ target }: GroundedResult, { outcome, language }: View): string =>
  outcome.scenario.notes.targets[target.id]!.short[language];

function missedLine(result: GroundedResult, view: View): string {
  const { language } = view;
  const { target, reached, gap, hasMeasure } = result;
  const values = [target.value, reached!, gap!];
  const write = goalWriter(result, values, view);
  const figures = values.map((value, at) => right(write(value), NUMBERS[at]!)).join("");
  const unit = unitOf(target, language);
  const mark = hasMeasure === false ? " *" : "";
  const name = left(nameOf(result, view), GOAL);
  return `  ${right(dateText(target, view), DATE)} ${name}${figures} ${unit}${mark}`;
}

function uncertainText(result: GroundedResult, view: View): string {
  const { target, low, high } = result;
  const write = goalWriter(result, [low!, high!], view);
  const span = between(write(low!), write(high!), view.language);
  // The heading has the day for all of them but those of the end of a year.
  const when = target.by === "end" ? dateText(target, view) : `${target.year}`;
  return `${when} ${nameOf(result, view)}: ${span}`;
}

/** What was last observed of goals that the model does not compute, and of how many nothing is. */
function observedText(those: readonly GroundedResult[], view: View): string {
  const { outcome, region, language } = view;
  const followed = those.filter(({ target }) => target.kind === "tracked");
  if (followed.length === 0) return "";
  const told = followed.flatMap((result) => {
    const { target } = result;
    const observed = observedOf(target, outcome.catalogue, outcome.scenario, region);
    if (observed === null) return [];
    const value = formatNumber(observed.value, language, Number.isInteger(observed.value) ? 0 : 1);
    return [`${nameOf(result, view)}: ${value} in ${observed.year}`];
  });
  const without = followed.length - told.length;
  const parts = [...told, ...(without === 0 ? [] : [`${without} ${TEXTS.notObserved[language]}`])];
  return ` (${parts.join("; ")})`;
}

/**
 * How goals that are neither missed nor uncertain are told: by theme and with what was last observed of
 * those that are followed, with the latter only, or just how many they are.
 */
export type Counting = "themes" | "observed" | "counts";

function countedText(
  status: string,
  those: readonly GroundedResult[],
  view: View,
  counting: Counting,
): string {
  const { language } = view;
  const label = COUNTED[status as keyof typeof COUNTED][language];
  if (status === "tracked") {
    return `${label} ${those.length}${counting === "counts" ? "" : observedText(those, view)}`;
  }
  const subjects = new Map<string, number>();
  for (const { target } of those) {
    const prefix = target.indicator.split(".")[0]!;
    const module = view.outcome.catalogue.modules.find(({ id }) => id === prefix);
    const subject = isOwnId(target.indicator)
      ? TEXTS.own[language]
      : ((SUBJECTS[prefix] ?? module?.label)?.[language] ?? prefix);
    subjects.set(subject, (subjects.get(subject) ?? 0) + 1);
  }
  const counts = [...subjects].map(([subject, count]) => `${subject} ${count}`).join(", ");
  const promised = those.filter(({ weakest }) => weakest === "plan").length;
  const how = promised === those.length ? { nl: "alle", en: "all" } : null;
  const promise = {
    nl: `, ${how?.nl ?? promised} als belofte van het plan`,
    en: `, ${how?.en ?? promised} as the plan's promise`,
  }[language];
  return `${label} ${those.length}${promised === 0 ? "" : promise}${counting === "themes" ? ` (${counts})` : ""}`;
}

/** A missed goal as one of a running list: what is wanted stands in its name. */
function missedItem(result: GroundedResult, view: View): string {
  const { target, reached, hasMeasure } = result;
  const write = goalWriter(result, [target.value, reached!], view);
  const mark = hasMeasure === false ? " *" : "";
  const when = target.by === "end" ? dateText(target, view) : `${target.year}`;
  return `${when} ${nameOf(result, view)}: ${write(reached!)}${mark}`;
}

const lacksMeasure = (those: readonly GroundedResult[]): boolean =>
  those.some(({ hasMeasure }) => hasMeasure === false);

/**
 * @param isShort whether the missed goals stand in a running list, in place of a line for each
 * @param closing what else is counted, behind the goals that are
 * @param counting what is said of the goals that are only counted
 */
export function goalsBlock(
  view: View,
  closing: string,
  counting: Counting,
  isShort: boolean,
): string[] {
  const { outcome, region, language } = view;
  const { results } = outcome.targets[region]!;
  if (results.length === 0) return closing === "" ? [] : wrap(closing);
  const of = (status: string): GroundedResult[] =>
    results.filter((result) => result.status === status);
  const [missed, uncertain] = [of("missed"), of("uncertain")];
  const columns = [TEXTS.wanted, TEXTS.reached, TEXTS.lacking]
    .map((text, at) => right(` ${text[language]}`, NUMBERS[at]!))
    .join("");
  const count = (those: readonly GroundedResult[]): string =>
    ({ nl: `${those.length} van ${results.length}`, en: `${those.length} of ${results.length}` })[
      language
    ];
  const lines =
    missed.length === 0
      ? [TEXTS.noneMissed[language]]
      : [
          heading(
            `${TEXTS.missed[language]} (${count(missed)}${lacksMeasure(missed) ? `; ${TEXTS.noMeasure[language]}` : ""})${isShort ? `, ${TEXTS.reachedOf[language]}` : ""}`,
            isShort ? "" : columns,
            isShort ? undefined : 2 + DATE + 1 + GOAL + columns.length,
          ),
          ...(isShort
            ? filled(missed.map((result) => missedItem(result, view)))
            : missed.map((result) => missedLine(result, view))),
        ];
  if (uncertain.length > 0) {
    lines.push(
      heading(`${TEXTS.uncertain[language]} (${count(uncertain)})`),
      ...filled(uncertain.map((result) => uncertainText(result, view))),
    );
  }
  const counted = Object.keys(COUNTED).flatMap((status) => {
    const those = of(status);
    return those.length === 0 ? [] : [countedText(status, those, view, counting)];
  });
  const others = counted.length === 0 ? [] : [`${TEXTS.others[language]} ${counted.join("; ")}.`];
  const told = [...others, ...(closing === "" ? [] : [closing])].join(" ");
  return told === "" ? lines : [...lines, ...wrap(told)];
}
