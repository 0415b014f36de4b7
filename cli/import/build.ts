/** From the figures of a table to rows of the files of a region, and what is wrong with them together. */
import { axesOf, formatAddress, quantitiesOf } from "../../engine/scenario/address.ts";
import type { Catalogue, Grade, Text } from "../../engine/scenario/declarations.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { diagnosticOfFile } from "../../engine/scenario/diagnostics/text.ts";
import { isTotal, type Figure, type Gathered } from "./gather.ts";
import { TOTAL, type Into, type Mapping, type Where } from "./mapping.ts";
import { atCell } from "./sheet.ts";

/** What a figure says of itself in the files of a region. */
export interface Provided {
  readonly grade: Grade;
  /** Multiples of the value; null where it was measured. */
  readonly range: { readonly low: number; readonly high: number } | null;
  readonly source: string;
  readonly where: string;
  readonly note: string;
}

/** Cells by column. */
export type Cells = Readonly<Record<string, string>>;

/** What is to stand in the files of a region afterwards. */
export interface Rows {
  readonly parameters: readonly Cells[];
  readonly history: readonly Cells[];
  readonly inventory: readonly Cells[];
  readonly tables: readonly TableRows[];
}

export interface TableRows {
  /** Address of each column: `demography.population[male]`. */
  readonly addresses: readonly string[];
  readonly key: string;
  readonly columns: readonly string[];
  readonly unit: string;
  readonly parameter: string;
  /** By member of the key. */
  readonly rows: readonly (readonly string[])[];
}

export interface BuildQuestion {
  readonly file: string;
  readonly mapping: Mapping;
  readonly gathered: Gathered;
  readonly catalogue: Catalogue;
  readonly provided: Provided;
  /** Where the mapping or the file does not say it. */
  readonly year: number | null;
  /** Of the notes beside the figures. */
  readonly language: keyof Text;
}

/** Totals are rounded, and the rows under them as well. */
const ROUNDING = 0.005;

export function buildRows(question: BuildQuestion): {
  readonly rows: Rows;
  readonly diagnostics: readonly Diagnostic[];
} {
  const builder = new Builder(question);
  return { rows: builder.build(), diagnostics: builder.diagnostics };
}

const satisfies = ({ members }: Figure, where: Where): boolean =>
  Object.entries(where).every(([dimension, allowed]) => allowed.includes(members[dimension] ?? ""));

const sumOf = (figures: readonly Figure[]): number =>
  figures.reduce((sum, { value }) => sum + value, 0);

/** As few digits as say the same number to 12 figures: sums of fractions leave crumbs behind. */
export const spelled = (value: number): string => `${Number(value.toPrecision(12))}`;

const leftOutNote = (cells: number, atMost: number): Text => ({
  nl: `${cells} cellen zonder waarde weggelaten, die er hoogstens ${spelled(atMost * 100)} % bij doen`,
  en: `${cells} cells without a value left out, which add ${spelled(atMost * 100)} % at most`,
});

class Builder {
  readonly diagnostics: Diagnostic[] = [];
  private readonly figures: readonly Figure[];
  private readonly parameters: Cells[] = [];
  private readonly history: Cells[] = [];
  private readonly inventory: Cells[] = [];
  private readonly tables: TableRows[] = [];

  constructor(private readonly question: BuildQuestion) {
    const { gathered, year } = question;
    const dated = gathered.figures.map((figure) => ({ ...figure, year: figure.year ?? year }));
    this.figures = dated.filter((figure) => !isTotal(figure));
    this.checkTotals(dated.filter(isTotal));
  }

  private fault(code: Diagnostic["code"], message: Text, help: Text, severity?: "warning"): void {
    const remark = { code, message, help, ...(severity === undefined ? {} : { severity }) };
    this.diagnostics.push(diagnosticOfFile(this.question.file, remark));
  }

  /** A total that the file gives is what its parts add up to. */
  private checkTotals(totals: readonly Figure[]): void {
    for (const total of totals) {
      const parts = this.figures.filter(
        ({ members, year }) =>
          year === total.year &&
          Object.entries(total.members).every(
            ([dimension, member]) => member === TOTAL || members[dimension] === member,
          ),
      );
      // A total of categories that the mapping leaves out has nothing to be held against.
      if (parts.length === 0) continue;
      const sum = sumOf(parts);
      if (Math.abs(sum - total.value) <= ROUNDING * Math.max(total.value, sum) + 1) continue;
      const { sheet, row, column } = total.at;
      this.diagnostics.push(
        atCell(sheet, row, column, {
          code: "inconsistent-data",
          message: {
            nl: `het totaal is ${spelled(total.value)}, de rijen die ingelezen worden geven samen ${spelled(sum)}`,
            en: `the total is ${spelled(total.value)}, the rows that are read add up to ${spelled(sum)}`,
          },
          help: {
            nl: "kijk na of er rijen ontbreken of dubbel staan, of welke de mapping weglaat",
            en: "check whether rows are missing or doubled, or which the mapping leaves out",
          },
        }),
      );
    }
  }

  build(): Rows {
    for (const into of this.question.mapping.into) {
      const chosen = this.figures.filter((figure) => satisfies(figure, into.where));
      if (chosen.length === 0) continue;
      if (into.kind === "table") this.table(into, this.ofOneYear(chosen));
      else if (into.kind === "inventory") this.rowsOfInventory(chosen);
      else if (into.kind === "history") this.series(into.indicator, chosen);
      else this.parameter(into, chosen);
    }
    const { parameters, history, inventory, tables } = this;
    const isEmpty = [parameters, history, inventory, tables].every(({ length }) => length === 0);
    if (isEmpty && this.diagnostics.length === 0) {
      this.fault(
        "missing-value",
        {
          nl: "er blijft niets over om in te lezen: geen enkel cijfer past bij wat de mapping vraagt",
          en: "nothing is left to read: no figure fits what the mapping asks",
        },
        {
          nl: "kijk where en recode van de mapping na",
          en: "check where and recode of the mapping",
        },
      );
    }
    return { parameters, history, inventory, tables };
  }

  private ofOneYear(figures: readonly Figure[]): readonly Figure[] {
    const years = [...new Set(figures.map(({ year }) => year))].sort();
    if (years.length <= 1) return figures;
    this.fault(
      "missing-key",
      {
        nl: `het bestand heeft ${years.join(", ")}, en welk jaar de regio krijgt, staat nergens`,
        en: `the file has ${years.join(", ")}, and nothing says which year the region is to have`,
      },
      {
        nl: `geef --year, bijvoorbeeld --year ${years.at(-1)}`,
        en: `give --year, for instance --year ${years.at(-1)}`,
      },
    );
    return [];
  }

  /** Grade, range and note of a value; what was left out makes it less than measured. */
  private cellsOf(
    value: number,
    extra: { low: number; high: number; note: Text } | null = null,
  ): Cells {
    const { provided, gathered, mapping, language } = this.question;
    const { grade, range, source, where, note } = provided;
    const left = gathered.leftOut;
    const isLess = left > 0 && grade === "measured";
    const low = extra?.low ?? (range === null ? null : value * range.low);
    const high =
      extra?.high ??
      (range === null ? (isLess ? value * (1 + mapping.atMost) : null) : value * range.high);
    const notes = [
      note,
      extra?.note[language] ?? "",
      left > 0 ? leftOutNote(left, mapping.atMost)[language] : "",
    ];
    return {
      value: spelled(value),
      low: low === null ? (high === null ? "" : spelled(value)) : spelled(low),
      high: high === null ? "" : spelled(high),
      grade: isLess || (extra !== null && grade === "measured") ? "derived" : grade,
      ...{ source, where, note: notes.filter((text) => text !== "").join("; ") },
    };
  }

  private parameter(into: Extract<Into, { kind: "parameter" }>, chosen: readonly Figure[]): void {
    const { mapping } = this.question;
    const [, dimension] = /\[\{(\w+)\}\]$/.exec(into.parameter) ?? [];
    if (into.mean) {
      this.meanOfYears(into.parameter, chosen);
      return;
    }
    const figures = this.ofOneYear(chosen);
    if (figures.length === 0) return;
    const members =
      dimension === undefined
        ? [null as string | null]
        : [...new Set(figures.map(({ members: of }) => of[dimension]!))];
    const whole = sumOf(figures);
    if (into.share !== null && whole === 0) return;
    const absent =
      dimension === undefined
        ? []
        : this.membersOf(into.parameter).filter((id) => !members.includes(id));
    if (absent.length > 0) {
      this.fault(
        "table-hole",
        {
          nl: `${into.parameter.split("[")[0]}: voor ${absent.join(", ")} is er geen rij`,
          en: `${into.parameter.split("[")[0]}: there is no row for ${absent.join(", ")}`,
        },
        {
          nl: "voeg de rijen toe; is er geen, schrijf dan 0",
          en: "add the rows; where there is none, write 0",
        },
      );
      return;
    }
    for (const member of members) {
      const own =
        member === null ? figures : figures.filter(({ members: of }) => of[dimension!] === member);
      const value = into.share === null ? sumOf(own) : sumOf(own) / whole;
      const parameter =
        member === null ? into.parameter : into.parameter.replace(`{${dimension}}`, member);
      const unit = into.share === null ? mapping.unit : "1";
      this.parameters.push({ parameter, unit, ...this.cellsOf(value) });
    }
  }

  /** All members of the one dimension of a parameter, where the catalogue names them. */
  private membersOf(address: string): readonly string[] {
    const { catalogue } = this.question;
    const declared = quantitiesOf(catalogue, "parameters").get(address.split("[")[0]!);
    const [dimension] = declared?.dims ?? [];
    return dimension === undefined ? [] : axesOf(catalogue, {})(dimension).ids;
  }

  private meanOfYears(parameter: string, chosen: readonly Figure[]): void {
    const years = [...new Set(chosen.map(({ year }) => year))].sort();
    if (years.length < 2) {
      this.fault(
        "missing-value",
        {
          nl: `${parameter} is een gemiddelde van verschillende jaren, en hier is er maar één: het blijft wat het was`,
          en: `${parameter} is a mean of several years, and here there is one only: it stays what it was`,
        },
        {
          nl: "lees een bestand met meer jaren in, zonder --year",
          en: "import a file with more years, without --year",
        },
        "warning",
      );
      return;
    }
    const sums = years.map((year) => sumOf(chosen.filter((figure) => figure.year === year)));
    const mean = sums.reduce((sum, value) => sum + value, 0) / sums.length;
    const said = years.map((year, at) => `${year}: ${spelled(sums[at]!)}`).join(", ");
    const note = { nl: `gemiddelde van ${said}`, en: `mean of ${said}` };
    const range = { low: Math.min(...sums), high: Math.max(...sums), note };
    this.parameters.push({
      parameter,
      unit: this.question.mapping.unit,
      ...this.cellsOf(mean, range),
    });
  }

  private series(indicator: string, chosen: readonly Figure[]): void {
    const { unit } = this.question.mapping;
    for (const year of [...new Set(chosen.map((figure) => figure.year))].sort()) {
      if (year === null) {
        this.noYear();
        return;
      }
      const value = sumOf(chosen.filter((figure) => figure.year === year));
      this.history.push({ indicator, year: `${year}`, unit, ...this.cellsOf(value) });
    }
  }

  private noYear(): void {
    this.fault(
      "missing-key",
      {
        nl: "het bestand zegt niet van welk jaar het is",
        en: "the file does not say which year it is of",
      },
      { nl: "geef --year", en: "give --year" },
    );
  }

  private table(into: Extract<Into, { kind: "table" }>, figures: readonly Figure[]): void {
    if (figures.length === 0) return;
    const { catalogue, mapping } = this.question;
    const axes = axesOf(catalogue, {});
    const declared = quantitiesOf(catalogue, "parameters").get(into.parameter);
    if (declared === undefined) {
      this.fault(
        "unknown-parameter",
        {
          nl: `er is geen parameter ${into.parameter}`,
          en: `there is no parameter ${into.parameter}`,
        },
        { nl: "simulate list parameters toont ze alle", en: "simulate list parameters shows all" },
      );
      return;
    }
    const keys = axes(into.key).ids;
    const columns = axes(into.across).ids;
    const from = mapping.noneFrom[into.key] ?? Infinity;
    const holes: string[] = [];
    const rows = keys.map((key) => [
      key,
      ...columns.map((column) => {
        const cell = figures.filter(
          ({ members }) => members[into.key] === key && members[into.across] === column,
        );
        if (cell.length === 0 && Number(key) < from) holes.push(`${column} ${key}`);
        return spelled(sumOf(cell));
      }),
    ]);
    if (holes.length > 0) {
      const some = `${holes.slice(0, 8).join(", ")}${holes.length > 8 ? ", …" : ""}`;
      this.fault(
        "table-hole",
        {
          nl: `${into.parameter}: gaten in de tabel (${holes.length}): ${some}`,
          en: `${into.parameter}: holes in the table (${holes.length}): ${some}`,
        },
        {
          nl: "download de tabel opnieuw met alle leeftijden; is er niemand, schrijf dan 0",
          en: "download the table again with all ages; where there is nobody, write 0",
        },
      );
      return;
    }
    this.tables.push({
      addresses: columns.map((column) => formatAddress(into.parameter, [column])),
      ...{ key: into.key, columns, unit: mapping.unit, parameter: into.parameter, rows },
    });
  }

  private rowsOfInventory(figures: readonly Figure[]): void {
    const { provided } = this.question;
    const cells = new Map<
      string,
      { year: number; sector: string; carrier: string; mwh: number | null; t: number | null }
    >();
    for (const { members, year, value } of figures) {
      const { sector = "", carrier = "", amount = "mwh" } = members;
      if (year === null) {
        this.noYear();
        return;
      }
      const key = `${year} ${sector} ${carrier}`;
      const cell = cells.get(key) ?? { year, sector, carrier, mwh: null, t: null };
      if (amount === "mwh") cell.mwh = (cell.mwh ?? 0) + value;
      else cell.t = (cell.t ?? 0) + value;
      cells.set(key, cell);
    }
    const incomplete = [...cells.values()].filter(({ mwh, t }) => mwh === null || t === null);
    if (incomplete.length > 0) {
      const lacks =
        incomplete[0]!.t === null
          ? { nl: "CO2 (ton)", en: "CO2 (tonnes)" }
          : { nl: "energie (MWh)", en: "energy (MWh)" };
      this.fault(
        "missing-value",
        {
          nl: `${incomplete.length} rijen van de inventaris hebben geen ${lacks.nl}, bijvoorbeeld ${incomplete[0]!.sector} ${incomplete[0]!.carrier}`,
          en: `${incomplete.length} rows of the inventory have no ${lacks.en}, for instance ${incomplete[0]!.sector} ${incomplete[0]!.carrier}`,
        },
        {
          nl: "geef de werkmap met de tabel van het energieverbruik en die van de CO2-uitstoot, of beide bestanden samen",
          en: "give the workbook with the table of energy use and that of CO2, or both files together",
        },
      );
      return;
    }
    const { range } = provided;
    for (const { year, sector, carrier, mwh, t } of cells.values()) {
      this.inventory.push({
        ...{ year: `${year}`, sector, carrier, mwh: spelled(mwh!), t_co2: spelled(t!) },
        ...{ grade: provided.grade, source: provided.source, note: provided.note },
        low: range === null ? "" : `${spelled(range.low * 100)} %`,
        high: range === null ? "" : `${spelled(range.high * 100)} %`,
      });
    }
  }
}
