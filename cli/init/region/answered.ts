/** From a code and what was given or asked to a municipality, or to what is wrong. */
import type { Diagnostic } from "../../../engine/scenario/diagnostics/diagnostics.ts";
import { nearest } from "../../../engine/scenario/diagnostics/near-miss.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import { agesOf, flemishAges, startOf } from "../../../engine/scenario/municipality/ages.ts";
import {
  flemishLevels,
  knownMunicipalities,
  type Municipality,
} from "../../../engine/scenario/municipality/facts.ts";
import { householdsOf2024 } from "../../../engine/scenario/municipality/sizes.ts";
import {
  defaultHouseholds,
  flemishNames,
  idOfName,
  isFlemishCode,
  startedMunicipality,
  type Answers,
} from "../../../engine/scenario/municipality/started.ts";
import { sum, type SuppliedTexts } from "../../../engine/scenario/municipality/tables.ts";
import type { Language } from "../../texts.ts";
import type { Stated } from "./checklist.ts";
import { labelOf, questionText, QUESTION_NAMES, typedNumber, type Given } from "./questions.ts";

export interface Answered {
  readonly municipality: Municipality;
  readonly stated: readonly Stated[];
}

/** Asks one question; null where nobody can be asked. An empty answer takes the default. */
export type Ask = ((question: string) => string) | null;

const KORTRIJK = "34022";

export const optionDiagnostic = (message: Text, help: Text): Diagnostic => ({
  ...{ code: "bad-option", severity: "error", message, help },
  ...{ at: null, excerpt: null, related: [] },
});

/** The code that was written, or the name of a municipality as its code. */
function codeOf(written: string, names: ReadonlyMap<string, string>): string | Diagnostic {
  const ids = new Map([...names].map(([nis, name]) => [idOfName(name), nis]));
  const byName = ids.get(idOfName(written));
  if (byName !== undefined) return byName;
  if (!/^\d+$/.test(written)) {
    const near = nearest(idOfName(written), [...ids.keys()]);
    return optionDiagnostic(
      {
        nl: `--region: "${written}" is geen NIS-code of naam van een Vlaamse gemeente`,
        en: `--region: "${written}" is not the NIS code or name of a Flemish municipality`,
      },
      near === null
        ? {
            nl: "een NIS-code heeft vijf cijfers, zoals 34027 voor Menen",
            en: "a NIS code has five digits, like 34027 for Menen",
          }
        : {
            nl: `bedoelde u ${names.get(ids.get(near)!)!} (${ids.get(near)!})?`,
            en: `did you mean ${names.get(ids.get(near)!)!} (${ids.get(near)!})?`,
          },
    );
  }
  if (names.has(written) || isFlemishCode(written)) return written;
  return optionDiagnostic(
    {
      nl: `--region: ${written} is geen NIS-code van een Vlaamse gemeente`,
      en: `--region: ${written} is not the NIS code of a Flemish municipality`,
    },
    {
      nl: "de code heeft vijf cijfers en begint met die van een Vlaams arrondissement (11-13, 23, 24, 31-38, 41-46, 71-73); de standaardcijfers zijn Vlaamse",
      en: "the code has five digits and begins with those of a Flemish arrondissement (11-13, 23, 24, 31-38, 41-46, 71-73); the defaults are Flemish",
    },
  );
}

/** The municipality of a code, with what was stated of it. */
export function answered(
  texts: SuppliedTexts,
  written: string,
  given: Given,
  ask: Ask,
  language: Language,
): Answered | Diagnostic {
  const names = flemishNames(texts);
  const nis = codeOf(written.trim(), names);
  if (typeof nis !== "string") return nis;
  if (nis === KORTRIJK) {
    return optionDiagnostic(
      {
        nl: "Kortrijk is meegeleverd, met eigen cijfers",
        en: "Kortrijk is supplied, with figures of its own",
      },
      {
        nl: "schrijf region: kortrijk in een plan, of begin met simulate init MAP een regio die erop voortbouwt",
        en: "write region: kortrijk in a plan, or start a region that builds on it with simulate init FOLDER",
      },
    );
  }
  const known = knownMunicipalities(texts).find((one) => one.nis === nis);
  if (known !== undefined) return ofKnown(known, given);
  return ofAnswers(texts, nis, names.get(nis) ?? "", given, ask, language);
}

/** One whose counts come with the package: nothing is left to ask. */
function ofKnown(municipality: Municipality, given: Given): Answered | Diagnostic {
  const [extra] = Object.keys(given);
  if (extra !== undefined) {
    return optionDiagnostic(
      {
        nl: `de cijfers van ${municipality.name} zijn meegeleverd: --${extra} heeft hier geen plaats`,
        en: `the figures of ${municipality.name} are supplied: --${extra} has no place here`,
      },
      {
        nl: "laat het weg; een ander cijfer zet u daarna in de tabellen van de regio",
        en: "leave it out; put another figure into the tables of the region afterwards",
      },
    );
  }
  const value = (name: keyof Answers, text: string): Stated => ({
    ...{ label: labelOf(name), value: text, isDefault: false },
  });
  return {
    municipality,
    stated: [
      value("name", municipality.name),
      value("population", String(startOf(municipality).total)),
      value("households", String(Math.round(householdsOf2024(municipality)))),
      value("area", String(municipality.area)),
    ],
  };
}

/** One of which only the answers are known. */
function ofAnswers(
  texts: SuppliedTexts,
  nis: string,
  standardName: string,
  given: Given,
  ask: Ask,
  language: Language,
): Answered | Diagnostic {
  const levels = flemishLevels(texts);
  const stray = Object.keys(given).find((name) => !QUESTION_NAMES.includes(name as keyof Answers));
  if (stray !== undefined) {
    return optionDiagnostic(
      { nl: `"${stray}" is geen vraag`, en: `"${stray}" is not a question` },
      {
        nl: `de antwoorden zijn ${QUESTION_NAMES.join(", ")}`,
        en: `the answers are ${QUESTION_NAMES.join(", ")}`,
      },
    );
  }
  const stated: Stated[] = [];
  /** What was given, asked or taken; null where there is neither an answer nor a default. */
  const take = (name: keyof Answers, standard: string): string | null => {
    const said = given[name] ?? ask?.(questionText(name, standard, language)).trim() ?? "";
    const value = said === "" ? standard : said;
    stated.push({ label: labelOf(name), value, isDefault: said === "" });
    return value === "" ? null : value;
  };
  const missing = (name: keyof Answers): Diagnostic =>
    optionDiagnostic(
      {
        nl: `van ${nis}${standardName === "" ? "" : ` (${standardName})`} is niet bekend: ${labelOf(name).nl.toLowerCase()}`,
        en: `of ${nis}${standardName === "" ? "" : ` (${standardName})`} is not known: ${labelOf(name).en.toLowerCase()}`,
      },
      {
        nl: `geef --${name}, of zet ${name}: … in een bestand en geef dat met --answers; ook ${QUESTION_NAMES.join(", ")} kunnen daarin`,
        en: `give --${name}, or put ${name}: … in a file and give that with --answers; it may hold ${QUESTION_NAMES.join(", ")} too`,
      },
    );
  const wrong = (name: keyof Answers, value: string): Diagnostic =>
    optionDiagnostic(
      {
        nl: `${name}: "${value}" is geen getal boven nul`,
        en: `${name}: "${value}" is not a number above nought`,
      },
      { nl: `schrijf bijvoorbeeld ${name}: 12345`, en: `write for example ${name}: 12345` },
    );

  const name = take("name", standardName);
  if (name === null || idOfName(name) === "") return missing("name");
  const written = take("population", "");
  if (written === null) return missing("population");
  const population = typedNumber(written, true);
  if (population === null || population < 100) return wrong("population", written);
  const flemish = flemishAges(texts);
  const trial = startedMunicipality(
    nis,
    { name, population, men: null, households: null, area: null },
    levels,
  );
  const typed = { men: take("men", String(sum(agesOf(trial, flemish).male))) };
  const men = typedNumber(typed.men!, true);
  if (men === null || men >= population) return wrong("men", typed.men!);
  const households = take("households", String(defaultHouseholds(population, levels)))!;
  const homes = typedNumber(households, true);
  if (homes === null || homes > population) return wrong("households", households);
  const area = take("area", String(Math.round((10 * population) / levels.persons_per_km2!) / 10))!;
  const km2 = typedNumber(area, false);
  if (km2 === null) return wrong("area", area);
  const answers: Answers = { name, population, men, households: homes, area: km2 };
  return { municipality: startedMunicipality(nis, answers, levels), stated };
}
