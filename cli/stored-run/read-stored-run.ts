/**
 * Reads back what a run or comparison stored: run.json, and the tables beside it as far as they are
 * what run.json signed. The files may come from anyone: nothing in them is trusted, and nothing
 * outside of their folder is read.
 */
import path from "node:path";
import type { EnsembleSettings, FailedMember } from "../../engine/analysis/ensemble/outcome.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { canonicalText } from "../../engine/scenario/canonical.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { BELGIAN, TIDY } from "../../viz/files/csv.ts";
import { COMPARISON_FORMAT } from "../compare-files.ts";
import { DiskFiles, isFile, isFolder } from "../disk.ts";
import { ENSEMBLE_FORMAT } from "../ensemble-files.ts";
import { GROUP_FORMAT } from "../group/record.ts";
import { RUN_FORMAT, sha256 } from "../result-files.ts";
import type { Language } from "../texts.ts";
import { storedGroup, type StoredGroup, type StoredGroupContent } from "./read-stored-group.ts";
import { ofToday } from "./older-notes.ts";
import { diagnostic, EDITED, EDITED_NOTES, REMAKE, type Said } from "./stored-faults.ts";
import type { StoredFolder, StoredText } from "./stored-folder.ts";
import { pathText, placeInJson, placeOfBreak, type JsonPath } from "./json-place.ts";
import { runSchemas } from "./run-schema.ts";

/** Beyond this nothing is read: a run of a city is a megabyte. */
const SIZE_LIMIT = 64 * 1024 * 1024;
/** No run nests deeper; a formula may by a few dozen. */
const DEEPEST = 200;

/** One scenario of a run.json, with the results that were stored beside it. */
export interface StoredRun extends StoredFolder {
  readonly scenario: ResolvedScenario;
  /** Whether it is one of those in the folder of a comparison or an ensemble. */
  readonly isCompared: boolean;
}

/** How the members of a stored ensemble were drawn, and what is known of each of its plans. */
export interface StoredEnsembleSettings extends EnsembleSettings {
  /** Whether the cells of outputs with dimensions were kept too. */
  readonly cells: boolean;
  readonly probabilities: readonly number[];
  /** One per plan. */
  readonly plans: readonly {
    /** SHA-256 of what was drawn. */
    readonly inputsHash: string;
    readonly failed: readonly FailedMember[];
  }[];
}

export interface StoredRuns {
  /** None when something is wrong; then a diagnostic says what. */
  readonly runs: readonly StoredRun[];
  /** Of the folder of an ensemble, whose plans the runs are; null of any other. */
  readonly ensemble: StoredEnsembleSettings | null;
  /**
   * A run over several municipalities: none of the runs, as no command but `rerun` takes it for one,
   * and the diagnostics say so.
   */
  readonly group: StoredGroup | null;
  readonly diagnostics: readonly Diagnostic[];
}

const RUN_FILE = "run.json";

/** The run.json that is meant by a word on the command line; null when it can only mean a plan. */
export function storedRunFile(typed: string): string | null {
  if (/\.json$/i.test(typed)) return typed;
  const inside = path.join(typed, RUN_FILE);
  return isFolder(typed) && isFile(inside) ? inside : null;
}

const PLAN_GIVEN: Text = {
  nl: "dit is een plan; geef de map van een berekening ervan, zoals results/kortrijk-2040",
  en: "this is a plan; give the folder of a run of it, as results/kortrijk-2040",
};

/** @param file path of a run.json, by whatever name */
export function readStoredRuns(file: string): StoredRuns {
  const shown = file.split(path.sep).join("/");
  const fail = (said: Said): StoredRuns => ({
    ...{ runs: [], ensemble: null, group: null, diagnostics: [diagnostic(shown, said)] },
  });
  const folder = new DiskFiles(path.dirname(path.resolve(file)));
  const name = path.basename(file);
  const size = folder.size(name);
  if (size === null && isFolder(file)) {
    const stored = folder.list(name).filter((one) => /\.json$/i.test(one));
    return fail({
      code: "missing-file",
      message: {
        nl: `"${shown}" is een map zonder ${RUN_FILE}`,
        en: `"${shown}" is a folder without ${RUN_FILE}`,
      },
      help:
        stored.length === 0
          ? {
              nl: "geef de map van één berekening, zoals results/kortrijk-2040",
              en: "give the folder of one run, as results/kortrijk-2040",
            }
          : {
              nl: `is het ${stored.join(" of ")}, noem dan dat bestand`,
              en: `if it is ${stored.join(" or ")}, name that file`,
            },
    });
  }
  if (size === null) {
    return fail({
      code: "missing-file",
      message: { nl: `er is geen bestand "${shown}"`, en: `there is no file "${shown}"` },
      help: {
        nl: "geef de run.json van een resultatenmap, of de map zelf",
        en: "give the run.json of a results folder, or the folder itself",
      },
    });
  }
  if (size > SIZE_LIMIT) {
    return fail({
      code: "file-too-large",
      message: {
        nl: `"${shown}" is groter dan 64 MB en wordt niet gelezen`,
        en: `"${shown}" is larger than 64 MB and is not read`,
      },
      help: REMAKE,
    });
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(folder.read(name));
  } catch (error) {
    const isEncoding = error instanceof TypeError;
    return fail({
      code: isEncoding ? "bad-encoding" : "unreadable-file",
      message: isEncoding
        ? { nl: `"${shown}" is geen tekst in UTF-8`, en: `"${shown}" is no text in UTF-8` }
        : { nl: `"${shown}" kan niet gelezen worden`, en: `"${shown}" cannot be read` },
      help: REMAKE,
    });
  }
  return runsIn(text, shown, folder);
}

function runsIn(text: string, file: string, folder: DiskFiles): StoredRuns {
  const fail = (message: Text, at: Diagnostic["at"] = null, help: Text = REMAKE): StoredRuns => ({
    ...{ runs: [], ensemble: null, group: null },
    diagnostics: [diagnostic(file, { code: "broken-run", message, help, at })],
  });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return fail(
      { nl: "dit is geen JSON, of een deel ervan", en: "this is no JSON, or a part of one" },
      placeOfBreak(file, text, error),
      /\.ya?ml$/i.test(file) ? PLAN_GIVEN : REMAKE,
    );
  }
  const hostile = unreadablePart(content);
  if (hostile !== null) return fail(hostile.message, placeInJson(file, text, hostile.path));
  const format = (content as { format?: unknown } | null)?.format;
  const schemas = runSchemas();
  const schema = {
    [RUN_FORMAT]: schemas.run,
    [GROUP_FORMAT]: schemas.group,
    [COMPARISON_FORMAT]: schemas.comparison,
    [ENSEMBLE_FORMAT]: schemas.ensemble,
  }[String(format)];
  if (schema === undefined) {
    return fail(wrongFormat(format), placeInJson(file, text, ["format"]));
  }
  const isCompared = format !== RUN_FORMAT;
  const checked = schema.safeParse(content);
  if (!checked.success) {
    const issue = checked.error.issues[0]!;
    const at = issue.path.map((key) => (typeof key === "symbol" ? "" : key));
    return fail(
      {
        nl: `${pathText(at)} is niet wat een bewaarde berekening daar heeft (${issue.code})`,
        en: `${pathText(at)} is not what a stored run has there (${issue.code})`,
      },
      placeInJson(file, text, at),
    );
  }
  const stored = content as StoredContent;
  const hashes = new Map(stored.files.map(({ name, sha256: hash }) => [name, hash]));
  const odd = stored.files.findIndex(({ name }) => !isPlainName(name));
  if (odd >= 0) {
    return fail(
      {
        nl: `files[${odd}].name wijst buiten de resultatenmap`,
        en: `files[${odd}].name points out of the results folder`,
      },
      placeInJson(file, text, ["files", odd, "name"]),
    );
  }
  const shared = {
    ...{ file, hashes, engine: stored.engine, language: stored.language },
    dialect: stored.csv === "be" ? BELGIAN : TIDY,
    read: (name: string) => storedText(folder, name, hashes.get(name)),
  };
  if (format === GROUP_FORMAT) {
    const found = storedGroup(content as StoredGroupContent, text, shared);
    return { runs: [], ensemble: null, ...found };
  }
  const scenarios: readonly StoredScenario[] = stored.runs ?? [
    { ...stored, id: stored.scenario.notes.id },
  ];
  const diagnostics: Diagnostic[] = [];
  for (const [index, { scenario, scenarioHash, notesHash }] of scenarios.entries()) {
    const at: JsonPath = isCompared ? ["runs", index] : [];
    const found = hashMismatch(scenario, { scenarioHash, notesHash });
    if (found === null) continue;
    diagnostics.push(
      diagnostic(file, { ...found.said, at: placeInJson(file, text, [...at, found.key]) }),
    );
  }
  if (diagnostics.some(({ severity }) => severity === "error")) {
    return { runs: [], ensemble: null, group: null, diagnostics };
  }
  const runs = scenarios.map(({ scenario }): StoredRun => ({
    ...shared,
    scenario: ofToday(scenario),
    isCompared,
  }));
  return { runs, ensemble: settingsOf(stored), group: null, diagnostics };
}

const settingsOf = ({ ensemble, runs }: StoredContent): StoredEnsembleSettings | null =>
  ensemble === undefined
    ? null
    : {
        ...ensemble,
        plans: runs!.map(({ inputsHash, failed }) => ({
          inputsHash: inputsHash!,
          failed: failed!,
        })),
      };

interface StoredScenario {
  readonly id: string;
  readonly scenarioHash: string;
  readonly notesHash: string;
  readonly scenario: ResolvedScenario;
  /** Of an ensemble. */
  readonly inputsHash?: string;
  readonly failed?: readonly FailedMember[];
}

/** What the schemas have checked. */
interface StoredContent extends StoredScenario {
  readonly engine: string;
  readonly language: Language;
  readonly csv: "tidy" | "be";
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  /** Of a comparison or an ensemble. */
  readonly runs?: readonly StoredScenario[];
  readonly ensemble?: Omit<StoredEnsembleSettings, "plans">;
}

/** POSIX path below the folder: no way up, no drive, no root. */
const isPlainName = (name: string): boolean =>
  name !== "" && !/^[/\\]|[\\:\0]/.test(name) && !name.split("/").includes("..");

/** Keys that mean something to JavaScript itself, and data deeper than any run has. */
function unreadablePart(
  content: unknown,
): { readonly path: JsonPath; readonly message: Text } | null {
  const open: { readonly value: object; readonly path: JsonPath }[] = [];
  if (typeof content === "object" && content !== null) open.push({ value: content, path: [] });
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const { value, path: at } = part;
    if (at.length > DEEPEST) {
      return {
        path: at.slice(0, 3),
        message: { nl: "dit is te diep genest", en: "this is nested too deeply" },
      };
    }
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        const item: unknown = value[index];
        if (typeof item === "object" && item !== null) {
          open.push({ value: item, path: [...at, index] });
        }
      }
      continue;
    }
    for (const [key, item] of Object.entries(value as Readonly<Record<string, unknown>>)) {
      if (key === "__proto__" || key === "constructor" || key === "prototype") {
        return {
          path: [...at, key],
          message: {
            nl: `de sleutel ${key} hoort in geen bewaarde berekening`,
            en: `the key ${key} belongs in no stored run`,
          },
        };
      }
      if (typeof item === "object" && item !== null) {
        open.push({ value: item, path: [...at, key] });
      }
    }
  }
  return null;
}

function wrongFormat(format: unknown): Text {
  const known =
    typeof format === "string"
      ? /^ademruimte-(?:run|group-run|comparison|ensemble)\/(\d+)$/.exec(format)
      : null;
  if (known !== null) {
    return {
      nl: `deze berekening is bewaard in een andere vorm (${known[0]}) dan deze versie kent (${RUN_FORMAT})`,
      en: `this run is stored in another form (${known[0]}) than this version knows (${RUN_FORMAT})`,
    };
  }
  return {
    nl: "dit is geen run.json van een berekening of vergelijking",
    en: "this is no run.json of a run or comparison",
  };
}

/** Whether the scenario is still the one that was signed. */
function hashMismatch(
  { model, notes }: ResolvedScenario,
  { scenarioHash, notesHash }: Pick<StoredScenario, "scenarioHash" | "notesHash">,
): { readonly key: "scenarioHash" | "notesHash"; readonly said: Omit<Said, "at"> } | null {
  const isOf = (data: unknown, hash: string): boolean => {
    try {
      return sha256(canonicalText(data)) === hash;
    } catch {
      // Half of a character cannot be signed, and so never was.
      return false;
    }
  };
  if (!isOf(model, scenarioHash)) {
    return {
      key: "scenarioHash",
      said: {
        code: "broken-run",
        message: EDITED,
        help: REMAKE,
      },
    };
  }
  if (isOf(notes, notesHash)) return null;
  return {
    key: "notesHash",
    said: {
      code: "broken-run",
      severity: "warning",
      message: EDITED_NOTES,
    },
  };
}

function storedText(folder: DiskFiles, name: string, hash: string | undefined): StoredText {
  if (hash === undefined) return { state: "unlisted" };
  const size = folder.size(name);
  if (size === null) return { state: "gone" };
  if (size > SIZE_LIMIT) return { state: "changed" };
  let bytes: Uint8Array;
  try {
    bytes = folder.read(name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return { state: "gone" };
  }
  if (sha256(bytes) !== hash) return { state: "changed" };
  return { state: "stored", text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) };
}
