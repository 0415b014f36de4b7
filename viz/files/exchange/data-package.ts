/**
 * A run as a Data Package of Frictionless Data: the tables of the results folder, each with a schema,
 * and a descriptor that says what they are, where they come from and which bytes they have.
 */
import type { RunOutcome } from "../../../engine/analysis/outcome.ts";
import type { Language } from "../../numbers.ts";
import { csvText, TIDY, type Cell } from "../csv.ts";
import { resultTables, type Table } from "../result-tables.ts";
import { RESULT_TABLES } from "../result-columns.ts";
import { tableSchema } from "./table-schema.ts";

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
export function quantitiesTable({ catalogue, scenario }: RunOutcome, language: Language): Table {
  const rows: Cell[][] = [
    ["indicator", "unit", "kind", "title", "meaning", "module", "dimensions"],
  ];
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
  return { name: "quantities.csv", rows };
}

/** Names of resources are of small letters, digits, points and hyphens. */
export const resourceName = (file: string): string =>
  file
    .replace(/\.csv$/, "")
    .toLowerCase()
    .replaceAll("_", "-")
    .replace(/[^-a-z0-9._/]/g, "-");

const aboutOf = (file: string, language: Language): string | undefined => {
  const kind = file
    .replace(/^tables\/.*/, "tables/M.O.csv")
    .replace(/^flows\/.*/, "flows/NAME.csv");
  return RESULT_TABLES.find(({ name, of }) => of === "run" && name === kind)?.about[language];
};

/** An address that a browser opens; sources of authors may say anything. */
const isAddress = (url: string): boolean => /^https?:\/\/[^\s]+$/.test(url);

/** The tables and the descriptor of a run. */
export function dataPackage(outcome: RunOutcome, question: PackageQuestion): PackageFile[] {
  const { language, version, scenarioHash, sha256 } = question;
  const { notes } = outcome.scenario;
  const encoder = new TextEncoder();
  const tables = [quantitiesTable(outcome, language), ...resultTables(outcome)];
  const files = tables.map(({ name, rows }) => ({
    ...{ name, bytes: encoder.encode(csvText(rows, TIDY)) },
    columns: rows[0]!.map(String),
  }));
  const resources = files.map(({ name, bytes, columns }) => {
    const description = aboutOf(name, language);
    return {
      ...{ profile: "tabular-data-resource", name: resourceName(name), path: name },
      ...(description === undefined ? {} : { description }),
      ...{ format: "csv", mediatype: "text/csv", encoding: "utf-8" },
      ...{ bytes: bytes.length, hash: `sha256:${sha256(bytes)}` },
      dialect: {
        ...{ delimiter: ",", quoteChar: '"', doubleQuote: true, lineTerminator: "\n" },
        ...{ skipInitialSpace: false, header: true },
      },
      schema: tableSchema(name, columns, language),
    };
  });
  const sources = notes.sources.map(({ id, title, publisher, year, licence, url }) => ({
    title: title === "" ? id : title,
    ...(isAddress(url) ? { path: url } : {}),
    ...{ id, publisher, year, licence },
  }));
  const told = {
    nl: "Uitkomsten van een berekening met het model ademruimte, geen metingen. Een stock is de stand op 1 januari van het jaar, een flow een hoeveelheid over het jaar. Onder welke licentie deze tabellen openbaar worden, zegt wie ze publiceert; elke bron houdt haar eigen licentie.",
    en: "Results of a computation with the model ademruimte, no measurements. A stock is the state on 1 January of the year, a flow an amount over the year. Whoever publishes these tables says under which licence; every source keeps its own.",
  }[language];
  const descriptor = {
    ...{ profile: "tabular-data-package", name: notes.id, id: `sha256:${scenarioHash}` },
    ...{ title: notes.title[language] || notes.id, description: told, version },
    ...(sources.length === 0 ? {} : { sources }),
    contributors: [{ title: `ademruimte ${version}`, role: "author" }],
    resources,
  };
  return [
    ...files.map(({ name, bytes }) => ({ name, bytes })),
    { name: DESCRIPTOR, bytes: encoder.encode(`${JSON.stringify(descriptor, null, 1)}\n`) },
  ];
}
