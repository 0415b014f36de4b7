/**
 * A run as a Data Package of Frictionless Data: the tables of the results folder, each with a schema,
 * and a descriptor that says what they are, where they come from and which bytes they have.
 */
import type { DifferenceRecord } from "../../../engine/analysis/ensemble/difference-record.ts";
import type { EnsembleRecord } from "../../../engine/analysis/ensemble/record.ts";
import type { RunOutcome } from "../../../engine/analysis/outcome.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import type { Language } from "../../numbers.ts";
import { csvText, TIDY, type Cell } from "../csv.ts";
import { resultTables, type Table } from "../result-tables.ts";
import { RESULT_TABLES } from "../result-columns.ts";
import { ensembleTables } from "../ensemble-tables.ts";
import { tableSchema, type TableOf } from "./table-schema.ts";

export interface PackageFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface PackageQuestion {
  readonly language: Language;
  /** Of this program: `0.1.0`. */
  readonly version: string;
  /** SHA-256 of the scenario, which names the data. */
  readonly scenarioHash: string;
  sha256(bytes: Uint8Array): string;
}

export const DESCRIPTOR = "datapackage.json";

/** Every indicator and broken-down output with its title and meaning, to which the tables refer. */
export function quantitiesTable(
  plans: readonly Pick<RunOutcome, "catalogue" | "scenario">[],
  language: Language,
): Table {
  const rows = new Map<string, Cell[]>();
  for (const plan of plans) {
    for (const row of quantityRows(plan, language)) {
      const [id] = row as [string];
      if (!rows.has(id)) rows.set(id, row);
    }
  }
  const head = ["indicator", "unit", "kind", "title", "meaning", "module", "dimensions"];
  return { name: "quantities.csv", rows: [head, ...rows.values()] };
}

function quantityRows(
  { catalogue, scenario }: Pick<RunOutcome, "catalogue" | "scenario">,
  language: Language,
): Cell[][] {
  const rows: Cell[][] = [];
  for (const { id: module, label, outputs } of catalogue.modules) {
    for (const [name, output] of Object.entries(outputs)) {
      const { unit, kind, dims } = output;
      rows.push([
        ...[`${module}.${name}`, unit, kind, output.label[language], output.meaning[language]],
        ...[label[language], dims.length === 0 ? null : dims.join(" ")],
      ]);
    }
  }
  for (const { id, unit, kind, formula } of scenario.model.indicators) {
    const title = scenario.notes.indicators?.[id]?.title[language] ?? id;
    rows.push([id, unit, kind, title, formula, null, null]);
  }
  return rows;
}

/** Names of resources are of small letters, digits, points and hyphens. */
export const resourceName = (file: string): string =>
  file
    .replace(/\.csv$/, "")
    .toLowerCase()
    .replaceAll("_", "-")
    .replace(/[^-a-z0-9._/]/g, "-");

const aboutOf = (file: string, language: Language, of: TableOf): string | undefined => {
  const kind = file
    .replace(/^tables\/.*/, "tables/M.O.csv")
    .replace(/^flows\/.*/, "flows/NAME.csv");
  return RESULT_TABLES.find((one) => one.of === of && one.name === kind)?.about[language];
};

/** An address that a browser opens; sources of authors may say anything. */
export const isAddress = (url: string): boolean => /^https?:\/\/[^\s]+$/.test(url);

/** An ensemble as its tables are made from it. */
export interface EnsembleTables {
  /** The plans, in the order in which they were given. */
  readonly records: readonly EnsembleRecord[];
  /** Each of the others less the first. */
  readonly differences: readonly DifferenceRecord[];
}

type SourceRecord = RunOutcome["scenario"]["notes"]["sources"][number];

/** What the descriptor says of a package as a whole. */
interface PackageHead {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Of all plans; a source that several name stands there once. */
  readonly sources: readonly SourceRecord[];
}

/** The tables and the descriptor of a run. */
export function dataPackage(outcome: RunOutcome, question: PackageQuestion): PackageFile[] {
  const { notes } = outcome.scenario;
  const { language } = question;
  return packageOf(
    [quantitiesTable([outcome], language), ...resultTables(outcome)],
    {
      name: notes.id,
      title: notes.title[language] || notes.id,
      description: TOLD.run[language],
      sources: notes.sources,
    },
    question,
    "run",
  );
}

/** The tables and the descriptor of an ensemble. */
export function ensemblePackage(
  { records, differences }: EnsembleTables,
  question: PackageQuestion,
): PackageFile[] {
  const { language } = question;
  const ids = records.map(({ scenario }) => scenario.notes.id);
  const titles = records.map(({ scenario: { notes } }) => notes.title[language] || notes.id);
  const { members, seed, sampling } = records[0]!.settings;
  const sources = records.flatMap(({ scenario }) => scenario.notes.sources);
  return packageOf(
    [quantitiesTable(records, language), ...ensembleTables(records, differences)],
    {
      name: `${ids.join("-vs-")}-ensemble`,
      title: `${titles.join(", ")} (ensemble)`,
      description: `${TOLD.ensemble[language]} members: ${members}, seed: ${seed}, sampling: ${sampling}.`,
      sources: [...new Map(sources.map((source) => [source.id, source])).values()],
    },
    question,
    "ensemble",
  );
}

const TOLD = {
  run: {
    nl: "Uitkomsten van een berekening met het model ademruimte, geen metingen. Een stock is de stand op 1 januari van het jaar, een flow een hoeveelheid over het jaar. Onder welke licentie deze tabellen openbaar worden, zegt wie ze publiceert; elke bron houdt haar eigen licentie.",
    en: "Results of a computation with the model ademruimte, no measurements. A stock is the state on 1 January of the year, a flow an amount over the year. Whoever publishes these tables says under which licence; every source keeps its own.",
  },
  ensemble: {
    nl: "Een ensemble van het model ademruimte: veel doorrekeningen met andere aannames, geen metingen. Een kwantiel p05 is wat 5 % van de doorrekeningen niet overschrijdt, elk jaar apart: geen enkele doorrekening volgt een kwantiel. Wat niemand als marge noemde, zit er niet in. Onder welke licentie deze tabellen openbaar worden, zegt wie ze publiceert; elke bron houdt haar eigen licentie.",
    en: "An ensemble of the model ademruimte: many runs with other assumptions, no measurements. A quantile p05 is what 5 % of the runs do not exceed, each year by itself: no single run follows a quantile. What nobody stated as a range is not in it. Whoever publishes these tables says under which licence; every source keeps its own.",
  },
} as const satisfies Record<TableOf, Text>;

function packageOf(
  tables: readonly Table[],
  { name: packageName, title, description: told, sources: named }: PackageHead,
  { language, version, scenarioHash, sha256 }: PackageQuestion,
  of: TableOf,
): PackageFile[] {
  const encoder = new TextEncoder();
  const files = tables.map(({ name, rows }) => ({
    ...{ name, bytes: encoder.encode(csvText(rows, TIDY)) },
    columns: rows[0]!.map(String),
  }));
  const resources = files.map(({ name, bytes, columns }) => {
    const description = aboutOf(name, language, of);
    return {
      ...{ profile: "tabular-data-resource", name: resourceName(name), path: name },
      ...(description === undefined ? {} : { description }),
      ...{ format: "csv", mediatype: "text/csv", encoding: "utf-8" },
      ...{ bytes: bytes.length, hash: `sha256:${sha256(bytes)}` },
      dialect: {
        ...{ delimiter: ",", quoteChar: '"', doubleQuote: true, lineTerminator: "\n" },
        ...{ skipInitialSpace: false, header: true },
      },
      schema: tableSchema(name, columns, language, of),
    };
  });
  const sources = named.map(({ id, title, publisher, year, licence, url }) => ({
    title: title === "" ? id : title,
    ...(isAddress(url) ? { path: url } : {}),
    ...{ id, publisher, year, licence },
  }));
  const descriptor = {
    ...{ profile: "tabular-data-package", name: packageName, id: `sha256:${scenarioHash}` },
    ...{ title, description: told, version },
    ...(sources.length === 0 ? {} : { sources }),
    contributors: [{ title: `ademruimte ${version}`, role: "author" }],
    resources,
  };
  return [
    ...files.map(({ name, bytes }) => ({ name, bytes })),
    { name: DESCRIPTOR, bytes: encoder.encode(`${JSON.stringify(descriptor, null, 1)}\n`) },
  ];
}
