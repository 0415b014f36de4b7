/** A law in a few lines: what it says, since when, and where it stands. */
import type { LawNote } from "../../engine/scenario/resolved.ts";
import { placeText, type ExplainContext } from "./context.ts";
import { joined, told } from "./figures.ts";
import { WORDS } from "./words.ts";

export function lawLines(law: LawNote, context: ExplainContext): string[] {
  const { language } = context;
  const { what, status, decided, inForce, id, origin, where } = law;
  const dates = [
    status === "announced"
      ? WORDS.announced[language]
      : `${WORDS.decided[language]}${decided === "" ? "" : ` ${decided}`}`,
    ...(inForce === "" ? [] : [`${WORDS.inForce[language]} ${inForce}`]),
  ].join(", ");
  return [
    ...told(`${what[language]} (${dates})`, "  "),
    ...told(joined([id, where, placeText(origin, context)])),
  ];
}
