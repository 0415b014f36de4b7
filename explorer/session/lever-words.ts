/** What sliders say of a lever in words: its name with that of a member, and what it is there for. */
import type { Catalogue, LeverDeclaration, Text } from "../../engine/scenario/declarations.ts";
import { quantitiesOf } from "../../engine/scenario/address.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { canonicalUnit } from "../../engine/scenario/units/units.ts";

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

/**
 * Which figure it moves and which way, and what that figure is, as one says it to somebody who has
 * never seen a model: `Zet u dit hoger, dan daalt het cijfer “Energie van landbouw”.`
 */
export function explanationOf(
  { effect, label: own, short, unit }: LeverDeclaration,
  member: string | null,
  catalogue: Catalogue,
): Text {
  const { label, meaning } = quantitiesOf(catalogue, "outputs").get(effect.output)!;
  const told = { nl: sentence(meaning.nl), en: sentence(meaning.en) };
  // What counts itself moves itself: only what is counted has to be said.
  const counted = short ?? own;
  if (counted.nl === label.nl && counted.en === label.en) return told;
  const isLater = canonicalUnit(unit).dimension === "year";
  const rises = effect.direction === "up";
  const verb = { nl: rises ? "stijgt" : "daalt", en: rises ? "rises" : "falls" };
  // Of a whole, only the share that the declaration names is known to move it that way.
  const isTold = effect.member === undefined || effect.member === member;
  const first: Text = isTold
    ? {
        nl: `Zet u dit ${isLater ? "later" : "hoger"}, dan ${verb.nl} het cijfer “${label.nl}”.`,
        en: `Set this ${isLater ? "later" : "higher"} and the figure “${label.en}” ${verb.en}.`,
      }
    : {
        nl: `Dit verandert het cijfer “${label.nl}”.`,
        en: `This changes the figure “${label.en}”.`,
      };
  return { nl: `${first.nl} ${told.nl}`, en: `${first.en} ${told.en}` };
}

/** Ends as a sentence does. */
const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
