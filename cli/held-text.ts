/** A stored run that this engine cannot run, on the terminal: what was stored beside today's plan. */
import type { ComparedTarget, RunTarget } from "../engine/analysis/compared-targets.ts";
import type { Comparison } from "../engine/analysis/comparison.ts";
import type { RegionId } from "../engine/analysis/moved-outputs.ts";
import type { Text } from "../engine/scenario/declarations.ts";
import { together } from "../viz/spaces.ts";
import { indicatorsSection } from "./compare/indicators.ts";
import { indicatorsAsked, yearsAsked } from "./compare/question.ts";
import { RERUN } from "./rerun-texts.ts";
import { enginesText, filled } from "./rerun-text.ts";
import type { HeldAgainstPlan } from "./stored-run/held-against-plan.ts";
import { movementLines } from "./stored-run/movement-lines.ts";
import { heading, running, wrap } from "./summary/layout.ts";
import type { Language } from "./texts.ts";

/** Outputs that are listed. */
const MOST = 12;

/** A goal that was judged. What is met by the trend is met. */
const VERDICTS: Readonly<Partial<Record<RunTarget["status"], Text>>> = {
  met: { nl: "gehaald", en: "met" },
  met_by_trend: { nl: "gehaald", en: "met" },
  missed: { nl: "gemist", en: "missed" },
  uncertain: { nl: "onzeker", en: "uncertain" },
};

/** @param run how the stored run was called */
export function heldText(held: HeldAgainstPlan, run: string, language: Language): string {
  const { stored, engine, movement, file, outcome, comparison } = held;
  const { notes } = stored.scenario;
  const word = (key: keyof typeof RERUN): string => RERUN[key][language];
  const { outputs, moved } = movement;
  // Which outputs are which only a program wants to know by name.
  const named = { ...movement, gone: [], added: [], redefined: [] };
  const lines = [
    heading(`${word("notAgain")}: ${notes.id} · ${notes.title[language]}`),
    `  ${word("storedBy")} ${enginesText(stored, engine, language)}`,
    ...wrap(filled(word("heldAgainst"), { file })),
    ...wrap(
      filled(word("comparable"), {
        ...{ outputs, same: outputs - moved.length, moved: moved.length },
      }),
    ),
    ...apartLines(held, "gone", language),
    ...apartLines(held, "redefined", language),
    ...apartLines(held, "added", language),
    ...(comparison === null ? [] : besideLines(comparison, language)),
    ...movementLines(named, { outcome, region: 0, language }, MOST, null),
    ...wrap(word("listed")),
    // A command that is broken over lines cannot be copied.
    `    simulate compare ${run} ${file}`,
  ];
  return `${lines.join("\n")}\n`;
}

const APART = {
  ...{ gone: "goneOutputs", redefined: "redefinedOutputs", added: "addedOutputs" },
} as const satisfies Record<string, keyof typeof RERUN>;

/** How many outputs cannot be compared, and of which modules they are. */
function apartLines(
  { movement, outcome }: HeldAgainstPlan,
  key: keyof typeof APART,
  language: Language,
): string[] {
  const ids: readonly RegionId[] = movement[key];
  if (ids.length === 0) return [];
  const labels = new Map(outcome.catalogue.modules.map(({ id, label }) => [id, label[language]]));
  const moduleOf = ({ id }: RegionId): string => {
    const dot = id.indexOf(".");
    if (dot < 0) return RERUN.ownIndicators[language];
    const module = id.slice(0, dot);
    // Programmes have a module for each theme.
    return labels.get(module)?.replace(/ \(.*\)$/, "") ?? module;
  };
  const modules = [...new Set(ids.map(moduleOf))].join(", ");
  return wrap(filled(RERUN[APART[key]][language], { count: ids.length, modules }));
}

/** The main indicators of both, and the goals that are judged otherwise. */
function besideLines(comparison: Comparison, language: Language): string[] {
  const outcome = {
    ...{ comparison, differences: [], movements: [], attributions: [], abatements: [] },
  };
  const shown = {
    years: yearsAsked(null, comparison).found,
    indicators: indicatorsAsked(null, comparison).found,
    explained: [],
  };
  return comparison.regions.flatMap(({ targets }, region) => [
    ...indicatorsSection({ outcome, region, language, ...shown }),
    ...verdictLines(targets, language),
  ]);
}

function verdictLines(targets: readonly ComparedTarget[], language: Language): string[] {
  const judged = targets.flatMap(({ short, runs: [stored, now], isSame }) => {
    const [then, today] = [stored, now].map((one) => one && VERDICTS[one.status]?.[language]);
    if (!then || !today || isSame.includes(false)) return [];
    return [{ name: `${stored!.target.year} ${short[language]}`, then, today }];
  });
  if (judged.length === 0) return [];
  const hadMargins = targets.some(({ runs: [stored] }) => (stored?.low ?? null) !== null);
  const isNew = !hadMargins && judged.some(({ today }) => today === VERDICTS.uncertain![language]);
  const other = judged.filter(({ then, today }) => then !== today);
  const word = (key: "sameVerdicts" | "otherVerdicts"): string =>
    filled(RERUN[key][language], { judged: judged.length });
  return other.length === 0
    ? wrap(word("sameVerdicts"))
    : [
        ...running(
          other.map(({ name, then, today }) => together(`${name}: ${then} → ${today}`)),
          `${word("otherVerdicts")} (${other.length}):`,
        ),
        ...(isNew ? wrap(RERUN.noMargins[language]) : []),
      ];
}
