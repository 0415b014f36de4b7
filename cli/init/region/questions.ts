/**
 * What `simulate init --region` cannot know of a municipality: asked in a terminal, and else given by
 * options or by a file of answers.
 */
import fs from "node:fs";
import type { Text } from "../../../engine/scenario/declarations.ts";
import type { Answers } from "../../../engine/scenario/municipality/started.ts";
import type { Language } from "../../texts.ts";

/** What was typed, by the name of the question; a name that is no question is a mistake. */
export type Given = Readonly<Record<string, string>>;

export interface Question {
  readonly name: keyof Answers;
  readonly asks: Text;
  /** What is taken where nothing is answered; null where it has to be. */
  readonly otherwise: string | null;
}

const QUESTIONS: Readonly<Record<keyof Answers, Text>> = {
  name: { nl: "Naam van de gemeente", en: "Name of the municipality" },
  population: { nl: "Inwoners op 1 januari 2024", en: "Inhabitants on 1 January 2024" },
  men: { nl: "Waarvan mannen", en: "Men among them" },
  households: { nl: "Private huishoudens op 1 januari 2024", en: "Private households, 2024" },
  area: { nl: "Oppervlakte in km2", en: "Area in km2" },
};

export const QUESTION_NAMES = Object.keys(QUESTIONS) as (keyof Answers)[];

/** The words of a question, with what is taken where nothing is answered. */
export function questionText(name: keyof Answers, otherwise: string, language: Language): string {
  const standard = otherwise === "" ? "" : ` [${otherwise}]`;
  return `${QUESTIONS[name][language]}${standard}: `;
}

export const labelOf = (name: keyof Answers): Text => QUESTIONS[name];

export type Wrong = { readonly name: string; readonly written: string };

/** A number as people type it: `12 345`, `12.345` and `42,5`. */
export function typedNumber(written: string, isCount: boolean): number | null {
  const bare = written.trim().replace(/\s|\u00a0/g, "");
  const plain = isCount
    ? bare.replace(/^(\d{1,3})(?:[.,](\d{3}))+$/, (all) => all.replace(/[.,]/g, ""))
    : bare.replace(",", ".");
  const pattern = isCount ? /^\d+$/ : /^\d+(?:\.\d+)?$/;
  return pattern.test(plain) && Number(plain) > 0 ? Number(plain) : null;
}

/** `name: value` lines of a file of answers; remarks behind `#` and empty lines are left out. */
export function readAnswers(file: string): Given | null {
  let text: string;
  try {
    text = fs.readFileSync(file, "utf8");
  } catch {
    return null;
  }
  const given: Record<string, string> = {};
  for (const line of text.replace(/^\uFEFF/, "").split(/\r\n?|\n/)) {
    const bare = line.replace(/(?:^|\s)#.*$/, "").trim();
    if (bare === "") continue;
    const at = bare.search(/[:;,=]/);
    if (at < 0) given[bare] = "";
    else
      given[bare.slice(0, at).trim()] = bare
        .slice(at + 1)
        .trim()
        .replace(/^"(.*)"$/, "$1");
  }
  return given;
}
