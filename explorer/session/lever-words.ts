/** What sliders say of a lever in words: its name with that of a member, and what it is there for. */
import type { Catalogue, LeverDeclaration, Text } from "../../engine/scenario/declarations.ts";
import { quantitiesOf } from "../../engine/scenario/address.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";

/** The name of a lever, and behind it those of the members: `Aandeel aangesloten: Venning`. */
export function labelOf(
  { label, dims }: LeverDeclaration,
  members: readonly string[],
  catalogue: Catalogue,
  { notes }: ResolvedScenario,
): Text {
  if (members.length === 0) return label;
  const names = members.map((id, at): Text => {
    const dimension = dims[at]!;
    const declared = catalogue.dimensions[dimension]!.members;
    const listed = Array.isArray(declared) ? declared.find((one) => one.id === id)?.label : null;
    return listed ?? notes.regions[0]!.members[dimension]?.[id] ?? { nl: id, en: id };
  });
  const joined = (language: "nl" | "en"): string =>
    `${label[language]}: ${names.map((name) => name[language]).join(", ")}`;
  return { nl: joined("nl"), en: joined("en") };
}

/** Which result it moves and which way, and what that result is. */
export function explanationOf(
  { effect }: LeverDeclaration,
  member: string | null,
  catalogue: Catalogue,
): Text {
  const { label, meaning } = quantitiesOf(catalogue, "outputs").get(effect.output)!;
  // Of a whole, only the share that the declaration names is known to move it that way.
  const isTold = effect.member === undefined || effect.member === member;
  const up = effect.direction === "up";
  const first: Text = isTold
    ? {
        nl: `Hoger zetten geeft ${up ? "meer" : "minder"}: ${label.nl}.`,
        en: `Setting it higher gives ${up ? "more" : "less"}: ${label.en}.`,
      }
    : { nl: `Werkt op: ${label.nl}.`, en: `Acts on: ${label.en}.` };
  return { nl: `${first.nl} ${meaning.nl}`, en: `${first.en} ${meaning.en}` };
}
