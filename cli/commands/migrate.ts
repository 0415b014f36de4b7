/** `simulate migrate FILE…`: plans of earlier versions in the form of today, shown before written. */
import fs from "node:fs";
import path from "node:path";
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { decodeText, diagnosticOfFile } from "../../engine/scenario/diagnostics/text.ts";
import { migrate, type Migration } from "../../engine/scenario/migration/migrate.ts";
import { PLAN_FORMAT } from "../../engine/scenario/plan/plan-format.ts";
import { isFile, isFolder } from "../disk.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { jsonText } from "../json.ts";
import {
  filesBelow,
  isLookedAt,
  isYaml,
  MOST_BYTES,
  tableRemarks,
  type TableRemark,
} from "../migrate/files.ts";
import { MIGRATE } from "../migrate/texts.ts";
import { unifiedDiff } from "../migrate/unified-diff.ts";
import { patientRename } from "../patient-rename.ts";
import { replaceFile } from "../replace-file.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import type { Streams } from "../streams.ts";
import type { Language } from "../texts.ts";

export interface MigrateArguments {
  readonly files: readonly string[];
  readonly write: boolean;
  /** Of files without a number; null to tell by what stands in them. */
  readonly from: number | null;
  readonly strict: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly language: Language | null;
}

interface Looked {
  /** As a person here would write its path. */
  readonly file: string;
  readonly before: string;
  readonly migration: Migration;
  readonly diff: readonly string[];
  /** Where what was there is kept; null when nothing was written. */
  backup: string | null;
}

const shown = (file: string): string => file.split(path.sep).join("/");

export function migrateFiles(args: MigrateArguments, streams: Streams): ExitStatus {
  const language = args.language ?? "nl";
  const diagnostics: Diagnostic[] = [];
  const looked: Looked[] = [];
  const tables: TableRemark[] = [];
  const seen: string[] = [];
  const unread: string[] = [];
  for (const given of args.files) {
    const inFolder = isFolder(given);
    if (!inFolder && !isFile(given)) {
      diagnostics.push(missing(given));
      continue;
    }
    const before = seen.length + unread.length;
    for (const file of inFolder ? filesBelow(given) : [given])
      look(file, inFolder, args.from, { looked, tables, diagnostics, seen, unread });
    if (inFolder && seen.length + unread.length === before) diagnostics.push(nothingIn(given));
  }
  const isError = ({ severity }: Diagnostic): boolean => severity === "error";
  const changed = looked.filter(({ diff }) => diff.length > 0);
  if (args.write && !diagnostics.some(isError)) diagnostics.push(...writeAll(changed));
  const isBroken = diagnostics.some(isError);
  const byHand = looked.reduce(
    (sum, { migration }) => sum + migration.byHand.length,
    tables.length,
  );
  if (args.json)
    streams.out(jsonText({ kind: "migrate", diagnostics, result: recordOf(looked, tables) }));
  else {
    if (diagnostics.length > 0) streams.error(diagnosticsText(diagnostics, language));
    if (!args.quiet)
      streams.out(
        textOf(looked, tables, {
          ...{ args, language, isBroken, byHand },
          ...{ seen: seen.length + unread.length, unread: unread.length },
        }),
      );
  }
  if (isBroken) return EXIT.inputWrong;
  return args.strict && changed.length + byHand > 0 ? EXIT.targetMissed : EXIT.done;
}

const missing = (file: string): Diagnostic =>
  diagnosticOfFile(shown(file), {
    code: "missing-file",
    message: {
      nl: `er is geen bestand of map "${shown(file)}"`,
      en: `there is no file or folder "${shown(file)}"`,
    },
  });

const nothingIn = (folder: string): Diagnostic =>
  diagnosticOfFile(shown(folder), {
    code: "missing-file",
    message: {
      nl: `in "${shown(folder)}" staat geen plan, pakket, regio of tabel`,
      en: `there is no plan, package, region or table in "${shown(folder)}"`,
    },
    help: MIGRATE.whatToGive,
  });

interface Found {
  /** Files of ours that were read, tables included. */
  readonly seen: string[];
  /** Those that could not be. */
  readonly unread: string[];
  readonly looked: Looked[];
  readonly tables: TableRemark[];
  readonly diagnostics: Diagnostic[];
}

/** @param inFolder whether a file that is none of ours may be passed over in silence */
function look(file: string, inFolder: boolean, from: number | null, into: Found): void {
  const name = shown(file);
  const refuse = (code: Diagnostic["code"], nl: string, en: string, help: Text | null = null) => {
    into.unread.push(name);
    const message = { nl, en };
    into.diagnostics.push(diagnosticOfFile(name, { code, message, ...(help && { help }) }));
  };
  if (!isLookedAt(file)) {
    refuse("wrong-type", `"${name}" ${MIGRATE.noPlan.nl}`, `"${name}" ${MIGRATE.noPlan.en}`, {
      ...MIGRATE.whatToGive,
    });
    return;
  }
  let bytes: Uint8Array;
  try {
    if (fs.statSync(file).size > MOST_BYTES) {
      if (!inFolder || isYaml(file))
        refuse("file-too-large", `"${name}" is groter dan 1 MB`, `"${name}" is larger than 1 MB`);
      return;
    }
    bytes = fs.readFileSync(file);
  } catch {
    refuse("unreadable-file", `"${name}" kan niet gelezen worden`, `"${name}" cannot be read`);
    return;
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    refuse("bad-encoding", MIGRATE.notUtf8.nl, MIGRATE.notUtf8.en);
    return;
  }
  if (!isYaml(file)) {
    into.seen.push(name);
    into.tables.push(...tableRemarks(name, text));
    return;
  }
  const { source, diagnostics: decoding } = decodeText(bytes, name);
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const { migration, diagnostics } =
    decoding.length > 0 ? { migration: null, diagnostics: decoding } : migrate(source, from);
  if (migration === null) {
    into.diagnostics.push(...diagnostics);
    if (diagnostics.length > 0) into.unread.push(name);
    else if (!inFolder) {
      const { nothing, whatToGive } = MIGRATE;
      refuse("wrong-type", `${name}: ${nothing.nl}`, `${name}: ${nothing.en}`, whatToGive);
    }
    return;
  }
  into.seen.push(name);
  const before = mark + source.text;
  // The mark at the head of the file stays, so it is no part of what changes.
  const diff = unifiedDiff(source.text, migration.text, name);
  into.looked.push({ file, before, migration, diff, backup: null });
}

/** The first name that is free, so that no earlier copy is lost. */
function backupOf(file: string): string {
  for (let number = 1; ; number++) {
    const backup = `${file}.orig${number === 1 ? "" : `-${number}`}`;
    if (!fs.existsSync(backup)) return backup;
  }
}

/** All or nothing: of a project half of which is of another form nobody knows what it says. */
function writeAll(changed: readonly Looked[]): Diagnostic[] {
  for (const one of changed) {
    try {
      // Moving a file over another asks nothing of the other, not even where it is read-only.
      fs.accessSync(one.file, fs.constants.W_OK);
      write(one);
    } catch (error) {
      return [unwritable(one.file, error), ...changed.flatMap(takeBack)];
    }
  }
  return [];
}

/** @throws the error of the file system */
function write(one: Looked): void {
  const backup = backupOf(one.file);
  // The bytes as they are, before anything takes their place.
  try {
    fs.copyFileSync(one.file, backup, fs.constants.COPYFILE_EXCL);
  } catch (error) {
    // Half of a copy is none; a file that came there in between is not ours.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") fs.rmSync(backup, { force: true });
    throw error;
  }
  one.backup = shown(backup);
  const mark = one.before.startsWith("\uFEFF") ? "\uFEFF" : "";
  replaceFile(one.file, mark + one.migration.text);
}

/** Puts back what was there; where even that is refused, the copy stays and is named. */
function takeBack(one: Looked): Diagnostic[] {
  if (one.backup === null) return [];
  try {
    patientRename(one.backup, one.file);
  } catch (error) {
    return [unwritable(one.file, error)];
  }
  one.backup = null;
  return [];
}

function unwritable(file: string, error: unknown): Diagnostic {
  const reason = (error as NodeJS.ErrnoException).code ?? String(error);
  return diagnosticOfFile(shown(file), {
    code: "unwritable-output",
    message: {
      nl: `"${shown(file)}" of de kopie ernaast kan niet geschreven worden (${reason})`,
      en: `"${shown(file)}" or the copy beside it cannot be written (${reason})`,
    },
    help: {
      nl: "sluit het bestand waar het open staat, haal 'Alleen-lezen' weg, of migreer een kopie in een map waarin u mag schrijven",
      en: "close the file where it is open, take 'Read-only' away, or migrate a copy in a folder that you may write to",
    },
  });
}

const recordOf = (looked: readonly Looked[], tables: readonly TableRemark[]): unknown => ({
  files: looked.map(({ file, migration, diff, backup }) => {
    const place = ({ rule, since, at, why }: Migration["changes"][number]) => ({
      ...{ rule, since, line: at.line, column: at.column, why },
    });
    return {
      ...{ file: shown(file), kind: migration.kind, from: migration.from, to: PLAN_FORMAT },
      changes: migration.changes.map(place),
      byHand: migration.byHand.map((one) => ({ ...place(one), todo: one.todo })),
      ...{ diff, backup },
    };
  }),
  tables,
});

interface Telling {
  readonly args: MigrateArguments;
  readonly language: Language;
  readonly isBroken: boolean;
  readonly byHand: number;
  readonly seen: number;
  readonly unread: number;
}

function textOf(
  looked: readonly Looked[],
  tables: readonly TableRemark[],
  { args, language, isBroken, byHand, seen, unread }: Telling,
): string {
  const word = (key: keyof typeof MIGRATE): string => MIGRATE[key][language];
  const lines: string[] = [];
  for (const { file, migration, diff, backup } of looked) {
    const name = shown(file);
    if (diff.length === 0) {
      if (looked.length <= 10) lines.push(`${name} ${word("current")} ${PLAN_FORMAT}.`);
    } else {
      lines.push(...diff, "");
      for (const { rule, since, at, why } of migration.changes) {
        lines.push(`${name}:${at.line}:${at.column}  ${rule} (${word("since")} ${since})`);
        lines.push(`  ${why[language]}`);
      }
      if (backup !== null) lines.push(`${name} ${word("written")} ${backup}`);
      lines.push("");
    }
  }
  const left = [
    ...looked.flatMap(({ file, migration }) =>
      migration.byHand.map(({ at, why, todo }) => ({
        ...{ file: shown(file), line: at.line, column: at.column, what: why, todo },
      })),
    ),
    ...tables,
  ];
  if (left.length > 0) lines.push(word("byHand"));
  for (const { file, line, column, what, todo } of left) {
    lines.push(`${file}:${line}:${column}  ${what[language]}`, `  ${todo[language]}`);
  }
  const changed = looked.filter(({ diff }) => diff.length > 0).length;
  const counted = (count: number, one: keyof typeof MIGRATE, more: keyof typeof MIGRATE) =>
    `${count} ${word(count === 1 ? one : more)}`;
  const counts = [
    counted(seen, "oneFile", "moreFiles"),
    ...(unread === 0 ? [] : [`${word("ofWhich")} ${unread} ${word("unreadable")}`]),
    `${changed} ${word("toChange")}`,
    counted(byHand, "oneThing", "things"),
  ];
  lines.push(`${counts.join(", ")}.`);
  const isAsItWas = looked.every(({ backup }) => backup === null);
  if (changed > 0 && isBroken && args.write && isAsItWas) lines.push(word("refused"));
  else if (changed > 0 && !args.write) lines.push(word("notWritten"));
  return `${lines.join("\n")}\n`;
}
