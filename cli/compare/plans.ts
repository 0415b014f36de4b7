/** Which plans stand side by side, and which of them the others are held against. */
import type { Text } from "../../engine/scenario/declarations.ts";
import { isOther, screen } from "../screen/screen.ts";
import { heading, WIDTH } from "../summary/layout.ts";
import { letterOf, shortened, type CompareView } from "./view.ts";

const TEXTS = {
  plans: { nl: "Plannen", en: "Plans" },
  reference: { nl: "de referentie", en: "the reference" },
} as const satisfies Record<string, Text>;

/** Here there is more room for an id than elsewhere. */
const WIDEST_ID = 36;

export function plansSection({ outcome: { comparison }, language }: CompareView): string[] {
  const { runs, reference } = comparison;
  const wide = Math.min(WIDEST_ID, Math.max(...runs.map(({ id }) => id.length)));
  return [
    heading(TEXTS.plans[language]),
    ...runs.map(({ id, title }, place) => {
      const mark = place === reference ? ` (${TEXTS.reference[language]})` : "";
      if (isOther(screen())) return `  ${letterOf(place)}: ${id}, ${title[language]}${mark}`;
      const head = `  ${letterOf(place).padEnd(2)} ${shortened(id, wide).padEnd(wide)}  `;
      const room = WIDTH - head.length - mark.length;
      const name = title[language];
      return head + shortened(name, room) + mark;
    }),
  ];
}
