/** Where the plan asks more than can be done, one line per lever. */
import type { Text } from "../../engine/scenario/declarations.ts";
import { limitsOfPlan, limitText, type MetLimit } from "../../viz/limit-sentences.ts";
import type { View } from "../../viz/run-view.ts";
import { fits, heading, wrap } from "./layout.ts";

const TEXTS = {
  limits: {
    nl: "Waar het plan op een grens botst (mogelijk van gevraagd",
    en: "Where the plan meets a limit (possible of asked",
  },
} as const satisfies Record<string, Text>;

function lineOf(limit: MetLimit, view: View): string {
  const { said, span } = limitText(limit, view);
  return fits(said + span) ? said + span : said;
}

/** @param most how many are listed before the rest is counted */
export function limitsBlock(view: View, most: number): string[] {
  const { language } = view;
  const { own, others } = limitsOfPlan(view);
  if (own.length === 0) return [];
  const listed = own.slice(0, most).flatMap((limit) => wrap(lineOf(limit, view)));
  const part =
    own.length > most
      ? { nl: `, ${most} van ${own.length}`, en: `, ${most} of ${own.length}` }[language]
      : "";
  const without =
    others === 0
      ? ""
      : { nl: `; ${others} andere ook zonder dit plan`, en: `; ${others} others without it too` }[
          language
        ];
  return [heading(`${TEXTS.limits[language]}${part}${without})`), ...listed];
}
