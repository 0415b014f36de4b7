/**
 * Reads `laws.csv`: the laws that the reference path of a region rests on, with the day on which
 * they were decided, and what is merely announced, which the reference leaves out.
 */
import { isProblem, locate, parseAddress, type Quantities } from "../address.ts";
import { cellText, type CsvRow, type CsvTable } from "./csv.ts";
import type { Text } from "../declarations.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import { originOf, reportAddress, reportTwice, type Reading } from "./region-parameters.ts";
import { columnsOf, readTable } from "./region-rows.ts";
import type { LawNote } from "../resolved.ts";

const FILE = "laws.csv";
const COLUMNS = [
  ...["law", "what_nl", "what_en", "decided", "in_force", "status", "levers"],
  ...["source", "where", "note"],
] as const;

const LAW_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** A year, a month or a day. */
const DATE = /^(?:19|20|21)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;
const STATUSES = ["decided", "announced"] as const;
const NOUN: Text = { nl: "hefboom of parameter", en: "lever or parameter" };

/** A law with the folder of the chain that states it. */
export interface KnownLaw {
  readonly layer: number;
  readonly note: LawNote;
}

/** Adds the laws of a folder; one of a child region replaces its parent's of the same id. */
export function readLaws(
  reading: Reading,
  quantities: Quantities,
  laws: Map<string, KnownLaw>,
): void {
  const { folder, layer, report } = reading;
  const path = `${folder.path}/${FILE}`;
  if (folder.files.size(path) === null) return;
  const table = readTable(folder.files, path, report);
  if (table === null) return;
  const columns = columnsOf(table, COLUMNS, [], report);
  if (columns === null) return;
  for (const row of report.rowsOf(table)) {
    const note = new LawReader(reading, quantities, table, row, columns).read();
    if (note === null) continue;
    const known = laws.get(note.id);
    if (known?.layer === layer) reportTwice(note.id, known.note, table, row, columns.law, report);
    else laws.set(note.id, { layer, note });
  }
}

type Column = (typeof COLUMNS)[number];

class LawReader {
  private sound = true;

  constructor(
    private readonly reading: Reading,
    private readonly quantities: Quantities,
    private readonly table: CsvTable,
    private readonly row: CsvRow,
    private readonly columns: Readonly<Record<Column, number>>,
  ) {}

  /** Null, with every mistake reported, when the row is not right. */
  read(): LawNote | null {
    const id = this.cell("law");
    if (!LAW_ID.test(id)) {
      this.report("law", "bad-id", {
        nl: `"${id}" is geen id van een wet: kleine letters, cijfers en koppeltekens`,
        en: `"${id}" is not the id of a law: lower-case letters, digits and hyphens`,
      });
    }
    const status = STATUSES.find((known) => known === this.cell("status"));
    if (status === undefined) {
      const choice = STATUSES.join(", ");
      this.report(
        "status",
        "wrong-type",
        {
          nl: `status: "${this.cell("status")}" kan hier niet`,
          en: `status: "${this.cell("status")}" cannot stand here`,
        },
        { nl: `kies uit ${choice}`, en: `choose from ${choice}` },
      );
    }
    for (const name of ["what_nl", "what_en", "where"] as const) this.filled(name);
    // What is announced has no date yet, and may have none on which it begins.
    if (status === "decided") this.filled("decided");
    for (const name of ["decided", "in_force"] as const) this.date(name);
    this.source();
    const levers = this.levers();
    if (!this.sound) return null;
    return {
      id,
      what: { nl: this.cell("what_nl"), en: this.cell("what_en") },
      decided: this.cell("decided"),
      inForce: this.cell("in_force"),
      status: status!,
      levers,
      source: this.cell("source"),
      where: this.cell("where"),
      note: this.cell("note"),
      origin: originOf(this.table, this.row),
    };
  }

  private cell(name: Column): string {
    return cellText(this.row, this.columns[name]);
  }

  private report(
    name: Column,
    code: Parameters<Reading["report"]["atCell"]>[3]["code"],
    message: Text,
    help: Text | null = null,
  ): void {
    this.sound = false;
    const { report } = this.reading;
    report.atCell(this.table, this.row, this.columns[name], { code, message, help });
  }

  private filled(name: Column): void {
    if (this.cell(name) !== "") return;
    this.report(name, "missing-value", {
      nl: `de cel ${name} is leeg`,
      en: `the cell ${name} is empty`,
    });
  }

  private date(name: Column): void {
    const text = this.cell(name);
    if (text === "" || DATE.test(text)) return;
    this.report(
      name,
      "wrong-type",
      { nl: `"${text}" is geen datum`, en: `"${text}" is not a date` },
      { nl: "schrijf 2022-07-08, 2022-07 of 2022", en: "write 2022-07-08, 2022-07 or 2022" },
    );
  }

  private source(): void {
    const id = this.cell("source");
    if (this.reading.sources.has(id)) return;
    const near = nearest(id, this.reading.sources.keys());
    this.report(
      "source",
      id === "" ? "missing-provenance" : "unknown-source",
      id === ""
        ? { nl: "de wet heeft geen bron", en: "the law has no source" }
        : { nl: `onbekende bron ${id}`, en: `unknown source ${id}` },
      near === null
        ? { nl: "voeg de bron toe in de map sources/", en: "add the source in the folder sources/" }
        : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
    );
  }

  /** Addresses of what the law acts on, parted by spaces or semicolons; there may be none. */
  private levers(): readonly string[] {
    const { axes, report, skips } = this.reading;
    const named = this.cell("levers")
      .split(/[;\s]+/)
      .filter((text) => text !== "" && !skips(text));
    for (const text of named) {
      const address = parseAddress(text);
      const dims = this.quantities.get(address?.id ?? "")?.dims.length ?? 0;
      // A law may act on all members, or on all that begin alike.
      const open = Math.max(0, dims - (address?.members.length ?? 0));
      const found = locate(text, { quantities: this.quantities, noun: NOUN, axes, open });
      if (!isProblem(found)) continue;
      this.sound = false;
      const { levers } = this.columns;
      reportAddress(found, this.table, this.row, levers, "unknown-lever", new Map(), report);
    }
    return named;
  }
}
