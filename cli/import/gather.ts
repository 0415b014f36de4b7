/**
 * Reads records out of the tables of a file, as a mapping says: for every number the members of the
 * dimensions it belongs to. Whatever it cannot place is told of with the place of its cell.
 */
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { nearest } from "../../engine/scenario/diagnostics/near-miss.ts";
import { diagnosticOfFile } from "../../engine/scenario/diagnostics/text.ts";
import { plain, TOTAL, type ColumnRule, type Mapping } from "./mapping.ts";
import { readCellNumber } from "./numbers.ts";
import { atCell, type GridRow, type Sheet } from "./sheet.ts";

/** One number of a table. */
export interface Figure {
  /** Member by dimension. */
  readonly members: Readonly<Record<string, string>>;
  readonly year: number | null;
  readonly value: number;
  /** Where it stood. */
  readonly at: { readonly sheet: Sheet; readonly row: GridRow; readonly column: number };
}

export interface Gathered {
  readonly figures: readonly Figure[];
  /** Cells of which nothing is known, and that were left out. */
  readonly leftOut: number;
  /** Cells without a number that the mapping takes for nought. */
  readonly noughts: number;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Wanted {
  /** NIS code and name of the municipality, as far as they are known. */
  readonly municipality: readonly string[];
  readonly year: number | null;
}

/** Roles that pick rows and are no dimension of a figure. */
const ROLES = ["value", "municipality", "year"];
/** Of mistakes in one file: who mends so many sees the next. */
const MOST_MISTAKES = 50;
/** Rows above a table in which its headings are looked for. */
const HIGHEST_HEADING = 200;

/** Whether a sheet has the headings of a mapping in one row. */
export function hasHeadings(sheet: Sheet, { headings }: Mapping): boolean {
  let seen = 0;
  for (const row of sheet.rows()) {
    if (isHeading(row, headings)) return true;
    if (++seen >= HIGHEST_HEADING) return false;
  }
  return false;
}

function isHeading(row: GridRow, headings: readonly string[]): boolean {
  const there = new Set(row.cells.map(plain));
  return headings.length > 0 && headings.every((heading) => there.has(plain(heading)));
}

/** The columns of a table, once its headings are found. */
interface Layout {
  readonly places: Readonly<Record<string, number>>;
  /** Of an unpivoted dimension: the columns that hold values, and the member of each. */
  readonly values: readonly { readonly column: number; readonly member: string | null }[];
}

/** Reads every table with the headings of the mapping, in all sheets. */
export function gather(sheets: readonly Sheet[], mapping: Mapping, wanted: Wanted): Gathered {
  const reader = new Gatherer(mapping, wanted);
  for (const sheet of sheets) reader.read(sheet);
  return reader.finish(sheets);
}

class Gatherer {
  private readonly figures: Figure[] = [];
  private readonly diagnostics: Diagnostic[] = [];
  private leftOut = 0;
  private noughts = 0;
  private readonly municipalities = new Map<string, number>();
  private readonly seen = new Map<string, GridRow>();
  private matched = 0;

  constructor(
    private readonly mapping: Mapping,
    private readonly wanted: Wanted,
  ) {}

  private fault(
    sheet: Sheet,
    row: GridRow,
    column: number,
    remark: Parameters<typeof atCell>[3],
  ): void {
    if (this.diagnostics.length < MOST_MISTAKES) {
      this.diagnostics.push(atCell(sheet, row, column, remark));
    }
  }

  read(sheet: Sheet): void {
    const { headings, titles } = this.mapping;
    let layout: Layout | null = null;
    let titled: string | null = null;
    let year: number | null = null;
    let last = 0;
    for (const row of sheet.rows()) {
      if (isHeading(row, headings)) {
        layout = this.layout(sheet, row);
        last = row.number;
        continue;
      }
      const filled = row.cells.filter((cell) => cell !== "");
      if (titles !== null && filled.length <= 2) {
        const said = plain(filled.join(" "));
        const member = Object.keys(titles.pieces).find((key) => said.includes(titles.pieces[key]!));
        if (member !== undefined) {
          [titled, layout] = [member, null];
          year = yearIn(said) ?? year;
          continue;
        }
        year = (layout === null ? yearIn(said) : null) ?? year;
      }
      if (layout === null) continue;
      // Below a table in a sheet of several a blank row is its end.
      if (titles !== null && row.number > last + 1) {
        layout = null;
        continue;
      }
      last = row.number;
      // What stands alone below a table is a remark: its source, or who made it.
      if (filled.length < 2) continue;
      this.readRow(sheet, row, layout, titled, year);
    }
  }

  private layout(sheet: Sheet, row: GridRow): Layout | null {
    const { columns, unpivot, recode } = this.mapping;
    const heads = row.cells.map(plain);
    const places: Record<string, number> = {};
    for (const [role, rule] of Object.entries(columns)) {
      const found = rule.names.map((name) => heads.indexOf(name)).find((at) => at >= 0);
      // A table of the Covenant has nothing above its sectors.
      const first = unpivot !== null && role !== "municipality" && role !== "year" ? 0 : -1;
      const at = found ?? first;
      if (at >= 0) places[role] = at;
      else if (role !== "year") {
        this.fault(sheet, row, 0, {
          code: "missing-key",
          message: {
            nl: `de tabel heeft geen kolom ${rule.names.join(" of ")} (${role})`,
            en: `the table has no column ${rule.names.join(" or ")} (${role})`,
          },
          help: {
            nl: "zet in de mapping hoe de kolom hier heet",
            en: "say in the mapping what the column is called here",
          },
        });
        return null;
      }
    }
    if (unpivot === null) return { places, values: [{ column: places.value!, member: null }] };
    const members = recode[unpivot] ?? new Map<string, string | null>();
    const values = heads.flatMap((head, column) => {
      if (head === "" || Object.values(places).includes(column)) return [];
      if (members.has(head)) return [{ column, member: members.get(head)! }];
      if (this.mapping.headings.some((known) => plain(known) === head)) return [];
      this.unknown(sheet, row, column, unpivot, row.cells[column]!);
      return [];
    });
    return { places, values: values.filter(({ member }) => member !== null) };
  }

  private unknown(
    sheet: Sheet,
    row: GridRow,
    column: number,
    dimension: string,
    written: string,
  ): void {
    const members = [...(this.mapping.recode[dimension]?.keys() ?? [])];
    const near = nearest(plain(written), members);
    this.fault(sheet, row, column, {
      code: "unknown-member",
      message: {
        nl: `"${written}" is hier geen ${dimension}`,
        en: `"${written}" is no ${dimension} here`,
      },
      help: {
        nl: `${near === null ? "" : `bedoeld is misschien "${near}"; `}zet het in recode van een eigen mapping: een lid, of niets als het weg mag`,
        en: `${near === null ? "" : `perhaps "${near}" is meant; `}put it under recode in a mapping of your own: a member, or nothing when it may go`,
      },
    });
  }

  private cell(row: GridRow, layout: Layout, role: string): string {
    const at = layout.places[role];
    const text = at === undefined ? "" : (row.cells[at] ?? "");
    const rule: ColumnRule | undefined = this.mapping.columns[role];
    const characters = rule?.characters ?? null;
    return characters === null ? text : text.slice(0, characters);
  }

  /** Whether the row is of the municipality that is wanted, or of the only one. */
  private isOurs(row: GridRow, layout: Layout): boolean {
    if (this.mapping.columns.municipality === undefined) return true;
    const written = this.cell(row, layout, "municipality");
    this.municipalities.set(written, (this.municipalities.get(written) ?? 0) + 1);
    const { municipality } = this.wanted;
    if (municipality.length === 0) return true;
    return municipality.some((name) => plain(name) === plain(written));
  }

  private readRow(
    sheet: Sheet,
    row: GridRow,
    layout: Layout,
    titled: string | null,
    titleYear: number | null,
  ): void {
    const { mapping, wanted } = this;
    if (!this.isOurs(row, layout)) return;
    let year = titleYear;
    if (layout.places.year !== undefined) {
      const written = this.cell(row, layout, "year");
      year = yearIn(written);
      if (year === null) {
        this.fault(sheet, row, layout.places.year, {
          code: "not-a-number",
          message: { nl: `"${written}" is geen jaar`, en: `"${written}" is not a year` },
          help: {
            nl: "verbeter de cel, of haal de rij weg",
            en: "mend the cell, or take the row away",
          },
        });
        return;
      }
      if (wanted.year !== null && year !== wanted.year) return;
    }
    this.matched++;
    if (this.isTwice(sheet, row)) return;
    const members: Record<string, string> = {};
    if (titled !== null) members[mapping.titles!.dimension] = titled;
    for (const role of Object.keys(mapping.columns)) {
      if (ROLES.includes(role)) continue;
      const member = this.member(sheet, row, layout, role);
      if (member === null) return;
      members[role] = member;
    }
    for (const { column, member } of layout.values) {
      const value = this.value(sheet, row, column);
      if (value === null) continue;
      const own = member === null ? members : { ...members, [mapping.unpivot!]: member };
      this.figures.push({ members: own, year, value, at: { sheet, row, column } });
    }
  }

  /** Null when the row is to be passed over. */
  private member(sheet: Sheet, row: GridRow, layout: Layout, role: string): string | null {
    const { recode, top } = this.mapping;
    const column = layout.places[role]!;
    const written = this.cell(row, layout, role);
    const members = recode[role];
    if (members === undefined) {
      const number = Number(written.replace(/\s*(?:jaar|years?|ans|\+|en ouder).*$/i, ""));
      const limit = top[role];
      if (limit === undefined) return written;
      if (written !== "" && Number.isInteger(number) && number >= 0) {
        return `${Math.min(number, limit)}`;
      }
      this.fault(sheet, row, column, {
        code: "unknown-member",
        message: { nl: `"${written}" is geen ${role}`, en: `"${written}" is no ${role}` },
        help: {
          nl: `schrijf gehele getallen van 0 tot ${limit}`,
          en: `write whole numbers from 0 to ${limit}`,
        },
      });
      return null;
    }
    const key = plain(written);
    if (members.has(key)) return members.get(key)!;
    // A heading over the rows below has no numbers.
    if (layout.values.every((value) => (row.cells[value.column] ?? "") === "")) return null;
    this.unknown(sheet, row, column, role, written);
    return null;
  }

  private value(sheet: Sheet, row: GridRow, column: number): number | null {
    const { missing, zero, leaveOut, numbers, factor } = this.mapping;
    const written = row.cells[column] ?? "";
    const key = plain(written);
    if (zero.includes(key)) {
      this.noughts++;
      return 0;
    }
    if (key === "" || missing.includes(key)) {
      if (leaveOut) {
        this.leftOut++;
        return null;
      }
      this.fault(sheet, row, column, {
        code: "missing-value",
        message:
          key === ""
            ? { nl: "hier staat geen waarde", en: "there is no value here" }
            : {
                nl: `"${written}": de waarde is niet bekend of verborgen`,
                en: `"${written}": the value is unknown or hidden`,
              },
        help: {
          nl: "vul ze in; of zet in een eigen mapping leave_out: true, met at_most: wat er hoogstens bij komt (bv. 10 %)",
          en: "fill it in; or put leave_out: true in a mapping of your own, with at_most: the most that it could add (e.g. 10 %)",
        },
      });
      return null;
    }
    const value = sheet.isTyped
      ? (readTyped(written) ?? readCellNumber(written, numbers))
      : readCellNumber(written, numbers);
    if (value === "ambiguous") {
      this.fault(sheet, row, column, {
        code: "not-a-number",
        message: {
          nl: `${written} kan ${written.replace(/[.,]/, "")} of ${written.replace(".", ",")} zijn`,
          en: `${written} may be ${written.replace(/[.,]/, "")} or ${written.replace(",", ".")}`,
        },
        help: {
          nl: "zet numbers: belgian (1.234,5) of english (1,234.5) in de mapping",
          en: "put numbers: belgian (1.234,5) or english (1,234.5) in the mapping",
        },
      });
      return null;
    }
    if (value === null) {
      this.fault(sheet, row, column, {
        code: "not-a-number",
        message: { nl: `"${written}" is geen getal`, en: `"${written}" is not a number` },
        help: {
          nl: "verbeter de cel; zegt ze dat de waarde verborgen is, zet ze dan onder missing in de mapping",
          en: "mend the cell; if it says that the value is hidden, put it under missing in the mapping",
        },
      });
      return null;
    }
    if (value < 0) {
      this.fault(sheet, row, column, {
        code: "out-of-range",
        message: { nl: `${written} ligt onder 0`, en: `${written} is below 0` },
        help: {
          nl: "verbeter de cel; is het een code voor een verborgen waarde, zet die dan onder missing in de mapping",
          en: "mend the cell; if it is a code of a hidden value, put that under missing in the mapping",
        },
      });
      return null;
    }
    return value * factor;
  }

  private isTwice(sheet: Sheet, row: GridRow): boolean {
    const key = row.cells.join("\u001f");
    const first = this.seen.get(key);
    if (first === undefined || this.mapping.titles !== null) {
      this.seen.set(key, row);
      return false;
    }
    this.fault(sheet, row, 0, {
      code: "duplicate-key",
      message: {
        nl: `deze rij staat er twee keer, ook op regel ${first.number}`,
        en: `this row is there twice, also on line ${first.number}`,
      },
      help: { nl: "haal een van de twee weg", en: "take one of the two away" },
    });
    return true;
  }

  finish(sheets: readonly Sheet[]): Gathered {
    const [sheet] = sheets;
    if (this.diagnostics.length === 0 && this.matched === 0 && sheet !== undefined) {
      this.diagnostics.push(this.nothingFor(sheet.file));
    } else if (this.wanted.municipality.length === 0 && this.municipalities.size > 1) {
      this.diagnostics.push(
        diagnosticOfFile(sheet!.file, {
          code: "other-municipality",
          message: {
            nl: `het bestand heeft ${this.municipalities.size} gemeenten, en welke de uwe is, staat nergens`,
            en: `the file has ${this.municipalities.size} municipalities, and nothing says which is yours`,
          },
          help: {
            nl: `geef --municipality met de NIS-code, of zet nis in region.yaml`,
            en: `give --municipality with the NIS code, or put nis in region.yaml`,
          },
        }),
      );
    }
    const { figures, leftOut, noughts, diagnostics } = this;
    return { figures, leftOut, noughts, diagnostics };
  }

  private nothingFor(file: string): Diagnostic {
    const { municipality, year } = this.wanted;
    const there = [...this.municipalities.keys()];
    const isThere = there.some((name) => municipality.some((one) => plain(one) === plain(name)));
    if (municipality.length > 0 && there.length > 0 && !isThere) {
      const some = there.slice(0, 5).join(", ");
      return diagnosticOfFile(file, {
        code: "other-municipality",
        message: {
          nl: `geen rij is van ${municipality.join(" of ")}; het bestand gaat over ${some}${there.length > 5 ? " …" : ""}`,
          en: `no row is of ${municipality.join(" or ")}; the file is about ${some}${there.length > 5 ? " …" : ""}`,
        },
        help: {
          nl: "download het bestand van uw gemeente, of geef --municipality met de code die erin staat",
          en: "download the file of your municipality, or give --municipality with the code that it has",
        },
      });
    }
    return diagnosticOfFile(file, {
      code: "missing-value",
      message: {
        nl: year === null ? "er is geen rij om in te lezen" : `er is geen rij van ${year}`,
        en: year === null ? "there is no row to read" : `there is no row of ${year}`,
      },
      help: {
        nl: "kijk het bestand en --year na",
        en: "check the file and --year",
      },
    });
  }
}

/** A number that a workbook holds as such. */
function readTyped(written: string): number | null {
  const value = Number(written);
  return written !== "" && Number.isFinite(value) && !/^0x/i.test(written) ? value : null;
}

/** A year of our time in a text. */
export function yearIn(text: string): number | null {
  const found = /(?:^|\D)((?:19|20)\d\d)(?:\D|$)/.exec(text);
  return found === null ? null : Number(found[1]);
}

/** Whether a figure is a total of others, which it checks. */
export const isTotal = ({ members }: Figure): boolean => Object.values(members).includes(TOTAL);
