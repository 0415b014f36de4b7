/** Which mapping a file is read with: the one that was asked for, or the supplied one it has the headings of. */
import fs from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { nearest } from "../../engine/scenario/diagnostics/near-miss.ts";
import { diagnosticOfFile } from "../../engine/scenario/diagnostics/text.ts";
import { hasHeadings } from "./gather.ts";
import { readMapping, type Mapping } from "./mapping.ts";
import type { Sheet } from "./sheet.ts";

/** Seen from the bundle in cli/dist. */
const SUPPLIED = path.join(__dirname, "..", "import", "mappings");

export interface ChosenMapping {
  readonly mapping: Mapping | null;
  /** Whether nobody asked for it by name. */
  readonly isRecognised: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Names of the supplied mappings, in order of the alphabet. */
export const suppliedMappings = (folder = SUPPLIED): string[] =>
  fs
    .readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => name.slice(0, -".yaml".length))
    .sort();

const none = (diagnostic: Diagnostic): ChosenMapping => ({
  ...{ mapping: null, isRecognised: false, diagnostics: [diagnostic] },
});

/**
 * @param asked a file, or the name of a supplied mapping; null to recognise the layout
 * @param folder of the supplied mappings
 */
export function chooseMapping(
  asked: string | null,
  file: string,
  sheets: readonly Sheet[],
  folder = SUPPLIED,
): ChosenMapping {
  const names = suppliedMappings(folder);
  const suppliedFile = (name: string): string => path.join(folder, `${name}.yaml`);
  if (asked !== null) {
    const at = names.includes(asked) && !fs.existsSync(asked) ? suppliedFile(asked) : asked;
    if (fs.statSync(at, { throwIfNoEntry: false })?.isFile() !== true) {
      const near = nearest(asked, names);
      return none(
        diagnosticOfFile(asked, {
          code: "missing-file",
          message: {
            nl: `er is geen mapping "${asked}"`,
            en: `there is no mapping "${asked}"`,
          },
          help: {
            nl: near === null ? `meegeleverd: ${names.join(", ")}` : `bedoelde u ${near}?`,
            en: near === null ? `supplied: ${names.join(", ")}` : `did you mean ${near}?`,
          },
        }),
      );
    }
    const { mapping, diagnostics } = readMapping(at, fs.readFileSync(at));
    if (mapping === null) return { mapping, isRecognised: false, diagnostics };
    if (sheets.some((sheet) => hasHeadings(sheet, mapping))) {
      return { mapping, isRecognised: false, diagnostics };
    }
    return none(
      diagnosticOfFile(file, {
        code: "unknown-layout",
        message: {
          nl: `geen rij heeft de kolomnamen van ${mapping.id}: ${mapping.headings.join(", ")}`,
          en: `no row has the column names of ${mapping.id}: ${mapping.headings.join(", ")}`,
        },
        help: {
          nl: "kijk headings van de mapping na, of laat --mapping weg: dan wordt een bekende indeling herkend",
          en: "check headings of the mapping, or leave --mapping out: a known layout is recognised then",
        },
      }),
    );
  }
  const known = names.map((name) =>
    readMapping(suppliedFile(name), fs.readFileSync(suppliedFile(name))),
  );
  const fitting = known
    .flatMap(({ mapping }) => (mapping === null ? [] : [mapping]))
    .filter((mapping) => sheets.some((sheet) => hasHeadings(sheet, mapping)))
    .sort((a, b) => b.headings.length - a.headings.length);
  const [mapping] = fitting;
  if (mapping !== undefined) return { mapping, isRecognised: true, diagnostics: [] };
  return none(
    diagnosticOfFile(file, {
      code: "unknown-layout",
      message: {
        nl: "de indeling van dit bestand is niet bekend",
        en: "the layout of this file is not known",
      },
      help: {
        nl: `schrijf een mapping en geef ze met --mapping; als voorbeeld dienen ${names.join(", ")} (in cli/import/mappings)`,
        en: `write a mapping and give it with --mapping; ${names.join(", ")} may serve as examples (in cli/import/mappings)`,
      },
    }),
  );
}
