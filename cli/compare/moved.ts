/** What moved between a stored run and the plans beside it, and whether engine or plan moved it. */
import {
  isUnmoved,
  type Movement,
  type RegionId,
  type RunMovement,
} from "../../engine/analysis/moved-outputs.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { movementLines } from "../stored-run/movement-lines.ts";
import { versionOf } from "../stored-run/rerun.ts";
import { heading, WIDTH, wrap } from "../summary/layout.ts";
import type { CompareView } from "./view.ts";

const TEXTS = {
  head: { nl: "Oud tegenover nieuw", en: "Old against new" },
  version: { nl: "versie", en: "version" },
  sameEngine: { nl: "dezelfde motor", en: "the same engine" },
  otherEngine: { nl: "een andere motor", en: "another engine" },
  unmoved: {
    nl: "alle {figures} cijfers van {outputs} uitkomsten zijn dezelfde",
    en: "all {figures} figures of {outputs} outputs are the same",
  },
  moved: {
    nl: "{moved} van {outputs} uitkomsten bewogen",
    en: "{moved} of {outputs} outputs moved",
  },
  unsplit: {
    nl: "Het bewaarde scenario kan met deze motor niet opnieuw gerekend worden: wat van de motor komt en wat van het plan, is niet te scheiden.",
    en: "The stored scenario cannot be run again with this engine: what comes of the engine and what of the plan cannot be told apart.",
  },
} as const satisfies Record<string, Text>;

/** Outputs that are listed of one stored run and one plan. */
const MOST = 8;

export function movedSection(view: CompareView): string[] {
  const { outcome, region, language } = view;
  if (outcome.movements.length === 0) return [];
  const lines = outcome.movements.flatMap((one) => {
    const run = outcome.comparison.runs.find(({ id }) => id === one.plan)!;
    const names = { outcome: run, region, language };
    const movement = inRegion(one.movement, outcome.comparison.regions[region]!.id);
    const version = versionOf(one.engine);
    const made =
      version === null ? one.engine.slice(0, 6) : `${TEXTS.version[language]} ${version}`;
    const lead = `${one.stored} (${made}, ${engineText(one, view)}) → ${one.plan}`;
    const text = TEXTS[isUnmoved(movement) ? "unmoved" : "moved"][language];
    return [
      ...leadLines(lead, filled(text, movement)),
      ...(movement.isSplit || isUnmoved(movement) ? [] : wrap(TEXTS.unsplit[language])),
      ...movementLines(movement, names, MOST, "moved.csv"),
    ];
  });
  return [heading(TEXTS.head[language]), ...lines];
}

/** On two lines where one is too short for it. */
const leadLines = (lead: string, text: string): string[] =>
  lead.length + text.length + 2 <= WIDTH ? [`${lead}: ${text}`] : [`${lead}:`, ...wrap(text)];

const engineText = ({ isThisEngine }: RunMovement, { language }: CompareView): string =>
  TEXTS[isThisEngine ? "sameEngine" : "otherEngine"][language];

/** What moved in one region; how much was held against each other is told of all. */
const inRegion = ({ moved, gone, added, redefined, ...of }: Movement, id: string): Movement => {
  const isHere = ({ region }: Pick<RegionId, "region">): boolean => region === id;
  return {
    ...of,
    moved: moved.filter(isHere),
    gone: gone.filter(isHere),
    added: added.filter(isHere),
    redefined: redefined.filter(isHere),
  };
};

const filled = (text: string, { figures, outputs, moved }: Movement): string =>
  text
    .replace("{figures}", `${figures}`)
    .replace("{outputs}", `${outputs}`)
    .replace("{moved}", `${moved.length}`);
