/** What is told about parts that cannot be written or merged, and the way out of it. */
import path from "node:path";
import type { Text } from "../../../engine/scenario/declarations.ts";
import type {
  Diagnostic,
  DiagnosticCode,
} from "../../../engine/scenario/diagnostics/diagnostics.ts";
import { readable } from "../../../engine/scenario/diagnostics/text.ts";
import type { ResolvedScenario } from "../../../engine/scenario/resolved.ts";
import type { EnsembleIdentity } from "./identity.ts";
import { isSetByHand } from "./set-by-hand.ts";
import type { PartNumber } from "./share.ts";

const fault = (code: DiagnosticCode, message: Text, help: Text): Diagnostic => ({
  ...{ code, severity: "error", message: readable(message), help: readable(help) },
  ...{ at: null, excerpt: null, related: [] },
});

/** As a person here would write a path. */
export const shownPath = (file: string): string => file.split(path.sep).join("/");

/** A word of a command line, in quotation marks where a shell would cut it up. */
const word = (text: string): string =>
  /^[\w./:@%+,=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/**
 * The command that makes a part, as far as a part that is there can tell: the plan as the path in
 * its project, and three dots for what was set by hand.
 */
export function commandFor(
  scenario: ResolvedScenario,
  { members, seed, sampling, cells }: EnsembleIdentity,
  { part, parts }: PartNumber,
  folder: string,
): string {
  const { notes } = scenario;
  return [
    ...["simulate", "ensemble", word(notes.files[0]!), "--members", String(members)],
    ...["--seed", word(String(seed)), "--sampling", sampling],
    ...(cells ? ["--cells"] : []),
    ...(isSetByHand(scenario) ? ["--set", "…"] : []),
    ...["--shard", `${part}/${parts}`, "--out", word(shownPath(folder))],
  ].join(" ");
}

const ASPECTS: Record<keyof EnsembleIdentity, Text> = {
  format: { nl: "de vorm van het bestand", en: "the form of the file" },
  engine: { nl: "de versie van het programma", en: "the version of the program" },
  scenarioHash: { nl: "het plan", en: "the plan" },
  notesHash: { nl: "titels of bronnen in het plan", en: "titles or sources in the plan" },
  seed: { nl: "het startgetal (--seed)", en: "the seed (--seed)" },
  sampling: { nl: "de wijze van trekken (--sampling)", en: "the sampling (--sampling)" },
  members: { nl: "het aantal doorrekeningen (--members)", en: "the number of members (--members)" },
  cells: { nl: "de keuze van --cells", en: "the choice of --cells" },
  figures: { nl: "de cijfers die bewaard worden", en: "the figures that are kept" },
};

const aspects = (keys: readonly (keyof EnsembleIdentity)[]): Text => ({
  nl: keys.map((key) => ASPECTS[key].nl).join(", "),
  en: keys.map((key) => ASPECTS[key].en).join(", "),
});

/** A file stands where a part is to be written, and is a part of something else. */
export const foreignPart = (
  file: string,
  keys: readonly (keyof EnsembleIdentity)[],
): Diagnostic => {
  const differing = aspects(keys);
  return fault(
    "foreign-part",
    {
      nl: `${shownPath(file)} is een deel van een ander ensemble; het verschil: ${differing.nl}`,
      en: `${shownPath(file)} is a part of another ensemble; what differs: ${differing.en}`,
    },
    {
      nl: "Kies met --out een map voor dit ensemble alleen, of verwijder de delen van het andere.",
      en: "Choose a folder for this ensemble alone with --out, or remove the parts of the other.",
    },
  );
};

/** @param remake the command that makes the part again; null where nobody can tell */
export const damagedPart = (file: string, remake: string | null): Diagnostic =>
  fault(
    "damaged-part",
    {
      nl: `${shownPath(file)} is beschadigd: het is niet het bestand dat geschreven werd`,
      en: `${shownPath(file)} is damaged: it is not the file that was written`,
    },
    remake === null
      ? {
          nl: "Verwijder het, en geef hetzelfde commando opnieuw.",
          en: "Remove it, and give the same command again.",
        }
      : {
          nl: `Verwijder het, en maak het opnieuw: ${remake}`,
          en: `Remove it, and make it again: ${remake}`,
        },
  );

export const notAPart = (file: string): Diagnostic =>
  fault(
    "foreign-part",
    {
      nl: `${shownPath(file)} is niet geschreven door simulate ensemble --shard, of door een andere versie`,
      en: `${shownPath(file)} was not written by simulate ensemble --shard, or by another version`,
    },
    {
      nl: "Haal het uit de map, of kies een andere map.",
      en: "Move it out of the folder, or choose another folder.",
    },
  );

/** The folder has parts of more than one division: 3 of 10 and 2 of 4. */
export const mixedParts = (folder: string, divisions: readonly number[]): Diagnostic =>
  fault(
    "foreign-part",
    {
      nl: `${shownPath(folder)} bevat delen van verschillende verdelingen: in ${divisions.join(" en in ")} delen`,
      en: `${shownPath(folder)} holds parts of several divisions: into ${divisions.join(" and into ")} parts`,
    },
    {
      nl: "Verwijder de delen die er niet bij horen.",
      en: "Remove the parts that do not belong.",
    },
  );

export const noParts = (folder: string): Diagnostic =>
  fault(
    "missing-part",
    {
      nl: `in ${shownPath(folder)} staan geen delen van een ensemble`,
      en: `there are no parts of an ensemble in ${shownPath(folder)}`,
    },
    {
      nl: "Maak ze eerst, elk op een machine: simulate ensemble PLAN --shard 1/10 --out MAP",
      en: "Make them first, each on a machine: simulate ensemble PLAN --shard 1/10 --out DIR",
    },
  );

/** @param command makes the part that is not there */
export const missingPart = (
  folder: string,
  { part, parts }: PartNumber,
  command: string,
): Diagnostic =>
  fault(
    "missing-part",
    {
      nl: `in ${shownPath(folder)} ontbreekt deel ${part} van ${parts}`,
      en: `part ${part} of ${parts} is missing in ${shownPath(folder)}`,
    },
    { nl: `Maak het: ${command}`, en: `Make it: ${command}` },
  );

/** The members were computed by another version than the one that is to merge them. */
export const otherEngine = (folder: string): Diagnostic =>
  fault(
    "foreign-part",
    {
      nl: `de delen in ${shownPath(folder)} zijn met een andere versie van het programma gemaakt`,
      en: `the parts in ${shownPath(folder)} were made with another version of the program`,
    },
    {
      nl: "Voeg ze samen met de versie die ze maakte, of maak ze opnieuw met deze.",
      en: "Merge them with the version that made them, or make them again with this one.",
    },
  );

export const tooLittleMemory = (given: string, needed: string): Diagnostic =>
  fault(
    "too-little-memory",
    {
      nl: `met ${given} geheugen past niet één jaar van één cijfer; er is minstens ${needed} nodig`,
      en: `in ${given} of memory not one year of one figure fits; at least ${needed} is needed`,
    },
    { nl: `Geef --memory ${needed}.`, en: `Give --memory ${needed}.` },
  );

/** Some figure of a part is not what its metadata promised. */
export const unmergeable = (said: string): Diagnostic =>
  fault(
    "damaged-part",
    {
      nl: `de delen zijn niet te lezen: ${said}`,
      en: `the parts cannot be read: ${said}`,
    },
    {
      nl: "Kijk of de schijf er nog is, en maak ze anders opnieuw.",
      en: "See whether the disk is still there; if so, make them again.",
    },
  );

/** More parts than members: some would hold nobody. */
export const tooManyParts = (members: number, parts: number): Diagnostic =>
  fault(
    "bad-option",
    {
      nl: `--shard: ${members} doorrekeningen zijn niet in ${parts} delen te verdelen`,
      en: `--shard: ${members} runs cannot be divided into ${parts} parts`,
    },
    {
      nl: `neem hoogstens ${members} delen, of meer doorrekeningen met --members`,
      en: `take ${members} parts at most, or more runs with --members`,
    },
  );

/** The folder or the disk refuses a part. */
export const unwritablePart = (file: string, reason: string): Diagnostic =>
  fault(
    "unwritable-output",
    {
      nl: `${shownPath(file)} kan niet geschreven worden (${reason})`,
      en: `${shownPath(file)} cannot be written (${reason})`,
    },
    {
      nl: "Maak ruimte, of kies een andere map met --out; hetzelfde commando maakt het deel opnieuw.",
      en: "Make room, or choose another folder with --out; the same command makes the part again.",
    },
  );
