/** Numbers that no tag put in a note, as a list a person can go through. */
import { OTHER_NUMBERS, type NoteNumbers } from "../../viz/note/unbound-numbers.ts";
import type { Language } from "../texts.ts";
import { counted, enumerated } from "./counted.ts";
import { placeText } from "./place-text.ts";

const TEXTS = {
  none: { nl: "Geen losse cijfers.", en: "No unbound numbers." },
  one: { nl: "dat geen veld bijhoudt:", en: "that no tag keeps up to date:" },
  some: { nl: "die geen veld bijhoudt:", en: "that no tag keeps up to date:" },
  same: { nl: "dat is", en: "that is" },
  near: { nl: "het dichtst erbij", en: "nearest" },
  nothing: { nl: "niets in het plan komt in de buurt", en: "nothing in the plan comes near" },
  left: { nl: "Niet meegeteld", en: "Not counted" },
} as const;

/** As many as anyone reads on a terminal; `--json` has them all. */
const MOST_SHOWN = 60;

export function unboundLines({ unbound, others }: NoteNumbers, language: Language): string[] {
  const left = OTHER_NUMBERS.filter((kind) => others[kind] > 0).map((kind) =>
    counted(others[kind], kind, language),
  );
  const rest = left.length === 0 ? [] : [`${TEXTS.left[language]}: ${enumerated(left, language)}.`];
  if (unbound.length === 0) return [TEXTS.none[language], ...rest];
  const lines = unbound.slice(0, MOST_SHOWN).flatMap(({ text, context, at, near }) => {
    const tag =
      near === null
        ? TEXTS.nothing[language]
        : `${TEXTS[near.isSame ? "same" : "near"][language]} {${near.expression}}: ` +
          `${near.label[language]}, ${near.text}`;
    return [`  ${text}  (${placeText(at, language)}) “${context}”`, `      ${tag}`];
  });
  const more = unbound.length - MOST_SHOWN;
  return [
    `${counted(unbound.length, "unbound", language)} ${TEXTS[unbound.length === 1 ? "one" : "some"][language]}`,
    ...lines,
    ...(more > 0 ? [language === "nl" ? `  … en nog ${more}` : `  … and ${more} more`] : []),
    ...rest,
  ];
}
