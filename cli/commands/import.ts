/** `simulate import FILE … --region DIR`: figures of a region from tables that people can get. */
import fs from "node:fs";
import path from "node:path";
import { catalogue } from "../../engine/model/index.ts";
import type { Grade } from "../../engine/scenario/declarations.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { diagnosticOfFile, sourceText } from "../../engine/scenario/diagnostics/text.ts";
import { entryOf, readYaml } from "../../engine/scenario/yaml/yaml-document.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { buildRows, type Rows } from "../import/build.ts";
import { chooseMapping } from "../import/choose-mapping.ts";
import { differencesOf, jumps, type Difference } from "../import/differences.ts";
import { editRegion } from "../import/edit-region.ts";
import { gather, yearIn } from "../import/gather.ts";
import { importText } from "../import/import-text.ts";
import type { Mapping } from "../import/mapping.ts";
import { readTableFile } from "../import/read-file.ts";
import { RegionTexts, writeTexts } from "../import/region-texts.ts";
import { jsonText } from "../json.ts";
import { readRegion } from "../read-region.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import type { Streams } from "../streams.ts";
import { HELP, type Language } from "../texts.ts";

export interface ImportArguments {
  readonly files: readonly string[];
  readonly region: string;
  readonly mapping: string | null;
  readonly year: number | null;
  readonly municipality: string | null;
  readonly grade: Grade;
  /** Per cent; null where none is stated. */
  readonly range: number | null;
  readonly source: string | null;
  readonly date: string | null;
  readonly note: string | null;
  readonly dryRun: boolean;
  readonly allow: readonly string[];
  readonly json: boolean;
  readonly quiet: boolean;
  readonly language: Language;
}

/** What an import comes to. */
export interface Imported {
  readonly mapping: Mapping;
  readonly isRecognised: boolean;
  readonly rows: Rows;
  readonly differences: readonly Difference[];
  /** Cells without a number that were left out, and that the mapping takes for nought. */
  readonly leftOut: number;
  readonly noughts: number;
  /** Files of the region, relative to its folder. */
  readonly files: readonly string[];
  readonly isWritten: boolean;
}

export function importTables(args: ImportArguments, streams: Streams): ExitStatus {
  const { json, quiet, language } = args;
  const { imported, diagnostics } = importInto(args);
  if (imported === null) {
    if (json) streams.out(jsonText({ kind: "failure", diagnostics, result: null }));
    else
      streams.error(`${diagnosticsText(diagnostics, language)}${HELP.nothingWritten[language]}\n`);
    return EXIT.inputWrong;
  }
  if (json) {
    const { mapping, isRecognised: recognised, rows, differences, files, isWritten } = imported;
    const result = {
      ...{ mapping: mapping.id, recognised, region: args.region, written: isWritten, files },
      changes: differences,
      inventory: rows.inventory.length,
      ...{ leftOut: imported.leftOut, noughts: imported.noughts },
    };
    streams.out(jsonText({ kind: "import", diagnostics, result }));
    return EXIT.done;
  }
  if (diagnostics.length > 0) streams.error(diagnosticsText(diagnostics, language));
  if (!quiet) streams.out(importText(imported, args.region, language));
  return EXIT.done;
}

const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === "error");

/** Reads, checks, and writes when nothing is wrong and it is no rehearsal. */
export function importInto(args: ImportArguments): {
  readonly imported: Imported | null;
  readonly diagnostics: readonly Diagnostic[];
} {
  const failed = (diagnostics: readonly Diagnostic[]) => ({ imported: null, diagnostics });
  const { region } = args;
  if (!fs.existsSync(path.join(region, "region.yaml"))) return failed([noRegion(region)]);
  const read = args.files.map(readTableFile);
  const found: Diagnostic[] = read.flatMap(({ diagnostics }) => diagnostics);
  if (hasErrors(found)) return failed(found);
  const sheets = read.flatMap((file) => file.sheets);
  const [first = ""] = args.files;
  const chosen = chooseMapping(args.mapping, first, sheets);
  found.push(...chosen.diagnostics);
  const { mapping } = chosen;
  if (mapping === null || hasErrors(found)) return failed(found);
  const nis = args.municipality ?? nisOf(region);
  const gathered = gather(sheets, mapping, {
    municipality: nis === null ? [] : [nis],
    year: args.year,
  });
  found.push(...gathered.diagnostics);
  if (hasErrors(found)) return failed(found);
  const year = args.year ?? yearIn(path.basename(first));
  const years = [...new Set(gathered.figures.map((figure) => figure.year ?? year))].filter(
    (one) => one !== null,
  );
  const sourceId = `imported-${mapping.id}${years.length === 1 ? `-${years[0]}` : ""}`;
  const where = [args.files.map((file) => path.basename(file)).join(" + "), nis, years.join(" ")]
    .filter((text) => text !== null && text !== "")
    .join(", ");
  const range = args.range === null ? null : args.range / 100;
  const note = args.note ?? "";
  const built = buildRows({
    ...{ file: first, mapping, gathered, catalogue, year, language: args.language },
    provided: {
      ...{ grade: args.grade, source: sourceId, where, note },
      range: range === null ? null : { low: 1 - range, high: 1 + range },
    },
  });
  found.push(...built.diagnostics);
  if (hasErrors(found)) return failed(found);
  const texts = new RegionTexts(region);
  const percentage = (part: number | null): string =>
    part === null ? "" : `${Number((part * 100).toPrecision(12))} %`;
  editRegion(
    texts,
    built.rows,
    {
      ...{ source: sourceId, title: args.source ?? mapping.source?.title ?? mapping.title.nl },
      publisher: mapping.source?.publisher ?? args.source ?? mapping.id,
      year: args.date ?? years.join(" "),
      ...{ licence: mapping.source?.licence ?? "", url: mapping.source?.url ?? "" },
    },
    {
      ...{ grade: args.grade, source: sourceId, where, note },
      low: percentage(range === null ? null : 1 - range),
      high: percentage(range === null ? null : 1 + range),
    },
  );
  const before = readRegion(region, { allow: args.allow });
  const after = readRegion(region, { allow: args.allow, changed: texts.changed });
  // A region that is still being filled in may have holes: only what the import adds is held against it.
  const known = new Set(before.diagnostics.map((one) => `${one.code} ${one.message.en}`));
  const fresh = after.diagnostics.filter((one) => !known.has(`${one.code} ${one.message.en}`));
  found.push(...fresh);
  if (hasErrors(fresh)) return failed(found);
  const differences =
    after.scenario === null
      ? []
      : differencesOf(built.rows, catalogue, before.scenario, after.scenario);
  found.push(...jumps(first, differences));
  const files = [...texts.changed.keys()].map((file) =>
    path.relative(path.resolve(region), file).split(path.sep).join("/"),
  );
  if (!args.dryRun && texts.changed.size > 0) {
    try {
      writeTexts(texts.changed);
    } catch (error) {
      return failed([...found, unwritable(region, (error as NodeJS.ErrnoException).code ?? "")]);
    }
  }
  const imported: Imported = {
    ...{ mapping, isRecognised: chosen.isRecognised, rows: built.rows, differences, files },
    ...{ leftOut: gathered.leftOut, noughts: gathered.noughts },
    isWritten: !args.dryRun && files.length > 0,
  };
  return { imported, diagnostics: found };
}

/** The code of the municipality that a region says it is. */
function nisOf(region: string): string | null {
  const file = path.join(region, "region.yaml");
  const { root } = readYaml(sourceText(file, fs.readFileSync(file, "utf8")));
  const value = entryOf(root, "nis")?.value;
  return value?.kind === "scalar" && value.value !== null ? value.written : null;
}

const noRegion = (region: string): Diagnostic =>
  diagnosticOfFile(region, {
    code: "unknown-region",
    message: {
      nl: `"${region}" is geen map van een regio: er staat geen region.yaml in`,
      en: `"${region}" is not the folder of a region: there is no region.yaml in it`,
    },
    help: {
      nl: "maak er een met simulate init, of geef de map van uw regio",
      en: "make one with simulate init, or give the folder of your region",
    },
  });

const unwritable = (region: string, code: string): Diagnostic =>
  diagnosticOfFile(region, {
    code: "unwritable-output",
    message: {
      nl: `de regio kan niet geschreven worden (${code}); alles is gebleven zoals het was`,
      en: `the region cannot be written (${code}); all is as it was`,
    },
    help: {
      nl: "sluit de tabellen in andere programma's en probeer opnieuw",
      en: "close the tables in other programs and try again",
    },
  });
