/** Makes the file of a workbook: the one place that knows the library which writes it. */
import {
  Chart,
  ChartEmptyCells,
  ChartFont,
  ChartFormat,
  ChartLegendPosition,
  ChartLine,
  ChartLineDashType,
  ChartMarker,
  ChartMarkerType,
  ChartRange,
  ChartSeries as LibrarySeries,
  ChartSolidFill,
  ChartType,
  Color,
  DocProperties,
  Format,
  FormatAlign,
  FormatBorder,
  Url,
  Workbook,
  type Worksheet,
} from "wasm-xlsxwriter";
import { INK } from "../../theme/colours.ts";
import { yearCell } from "./figures.ts";
import {
  CHART_ROWS,
  cleanText,
  cut,
  firstTableRow,
  headRow,
  type CellRange,
  type ChartSeries,
  type FigureCell,
  type Sheet,
  type SheetCell,
  type SheetChart,
  type SheetRow,
  type SheetTable,
  type WorkbookContent,
} from "./sheet.ts";
import { withoutTimes } from "./without-times.ts";

const A4 = 9;
const CHART = { width: 760, height: 380, columns: 9 } as const;
const HEAD_BACKGROUND = "#e8eef3";

/** A text that a spreadsheet would reckon with once somebody has edited it. */
const FORMULA_START = /^[=+\-@\t\r]/;

type Style = "title" | "line" | "heading" | "head" | "plain" | "strong" | "quiet" | "link";

interface Look {
  readonly style: Style;
  readonly format?: string;
  readonly wraps?: boolean;
  /** Marks a text that begins as a formula does, so that it stays one. */
  readonly isText?: boolean;
}

const colour = (hex: string): Color => Color.rgb(Number.parseInt(hex.slice(1), 16));

/** Every look is made once: a workbook has few, and many cells of each. */
class Looks {
  private readonly made = new Map<string, Format>();

  of(look: Look): Format {
    const { style, format = "", wraps = false, isText = false } = look;
    const key = `${style} ${wraps} ${isText} ${format}`;
    let known = this.made.get(key);
    if (known === undefined) this.made.set(key, (known = this.make(look)));
    return known;
  }

  private make({ style, format, wraps, isText }: Look): Format {
    let made = new Format().setAlign(FormatAlign.Top).setFontColor(colour(INK.text));
    if (style === "title") made = made.setBold().setFontSize(16);
    if (style === "heading") made = made.setBold().setFontSize(13);
    if (style === "line" || style === "quiet") made = made.setFontColor(colour(INK.muted));
    if (style === "strong") made = made.setBold();
    if (style === "link") made = made.setHyperlink();
    if (style === "head") {
      made = made
        .setBold()
        .setBackgroundColor(colour(HEAD_BACKGROUND))
        .setBorderBottom(FormatBorder.Thin)
        .setBorderBottomColor(colour(INK.axis))
        .setTextWrap();
    }
    if (format !== undefined) made = made.setNumFormat(format).setAlign(FormatAlign.Right);
    if (wraps) made = made.setTextWrap();
    return isText ? made.setQuotePrefix() : made;
  }
}

const isFigure = (cell: SheetCell): cell is FigureCell =>
  cell !== null && typeof cell === "object" && "value" in cell;

class SheetWriter {
  constructor(
    private readonly sheet: Worksheet,
    private readonly looks: Looks,
    private readonly content: Sheet,
  ) {}

  private text(row: number, column: number, text: string, look: Look): void {
    const clean = cleanText(text);
    if (clean === "") return;
    const isText = FORMULA_START.test(clean);
    this.sheet.writeStringWithFormat(row, column, clean, this.looks.of({ ...look, isText }));
  }

  /** Figures beside each other that look alike are written in one go. */
  row(row: number, { cells, tone }: SheetRow): void {
    const { wrapped = [] } = this.content;
    // A bold name is enough: rows of bold figures tire the eye.
    for (let column = 0; column < cells.length;) {
      const cell = cells[column]!;
      if (isFigure(cell)) {
        const { format } = cell;
        const values: number[] = [];
        for (let next = cells[column]; next !== undefined; next = cells[column + values.length]) {
          if (!isFigure(next) || next.format !== format) break;
          values.push(next.value);
        }
        this.sheet.writeRowWithFormat(
          ...([row, column, values, this.looks.of({ style: "plain", format })] as const),
        );
        column += values.length;
        continue;
      }
      if (cell !== null && typeof cell === "object") {
        const target = `internal:'${cell.sheet.replaceAll("'", "''")}'!A1`;
        const url = new Url(target).setText(cleanText(cell.text));
        this.sheet.writeUrlWithFormat(row, column, url, this.looks.of({ style: "link" }));
      } else if (cell !== null) {
        const isPlain = tone === undefined || (tone === "strong" && column > this.content.fixed);
        const style = isPlain ? "plain" : tone;
        this.text(row, column, cell, { style, wraps: wrapped.includes(column) });
      }
      column++;
    }
  }

  head(row: number, head: SheetTable["head"]): void {
    for (const [column, name] of head.entries()) {
      if (typeof name === "number") {
        const { value, format } = yearCell(name);
        const look = this.looks.of({ style: "head", format });
        this.sheet.writeNumberWithFormat(row, column, value, look);
      } else if (name === "") {
        this.sheet.writeBlank(row, column, this.looks.of({ style: "head" }));
      } else this.text(row, column, name, { style: "head" });
    }
  }

  /** Title, sentences and tables; the charts are put in when all cells are written. */
  tables(): void {
    const { title, lines, tables } = this.content;
    this.text(0, 0, title, { style: "title" });
    lines.forEach((line, at) => this.text(1 + at, 0, line, { style: "line" }));
    let row = firstTableRow(this.content);
    for (const { heading, head, rows } of tables) {
      if (heading !== undefined) this.text(row++, 0, heading, { style: "heading" });
      if (head.length > 0) this.head(row++, head);
      for (const one of rows) this.row(row++, one);
      row++;
    }
  }

  /** What stays in sight, what can be filtered, and how it is printed. */
  layout(subject: string): void {
    const { sheet, content } = this;
    const { widths, tables, fixed, pagesAcross, charts = [] } = content;
    widths.forEach((width, column) => sheet.setColumnWidth(column, width));
    sheet.setLandscape().setPaperSize(A4).setPrintFitToPages(pagesAcross, 0);
    sheet.setMargins(0.4, 0.4, 0.7, 0.6, 0.3, 0.3);
    // In a header `&` begins a command.
    const plain = (text: string): string => cut(cleanText(text), 100).replaceAll("&", "&&");
    sheet.setHeader(`&L${plain(subject)}&R&A`).setFooter("&Lademruimte&R&P / &N");
    const [table] = tables;
    if (tables.length === 1 && table !== undefined && charts.length === 0) {
      const row = headRow(content);
      if (table.rows.length > 0) {
        sheet.autofilter(row, 0, row + table.rows.length, table.head.length - 1);
      }
      sheet.setFreezePanes(row + 1, fixed).setRepeatRows(row, row);
      if (pagesAcross > 1 && fixed > 0) sheet.setRepeatColumns(0, fixed - 1);
    } else sheet.setScreenGridlines(false);
  }

  charts(): void {
    const { lines, charts = [] } = this.content;
    const top = 1 + lines.length + 1;
    charts.forEach((chart, at) => {
      const column = at % 2 === 0 ? 0 : CHART.columns;
      const row = top + CHART_ROWS * Math.floor(at / 2);
      this.sheet.insertChart(row, column, libraryChart(chart));
    });
  }
}

const rangeOf = ({ sheet, row, from, to }: CellRange): ChartRange =>
  ChartRange.newFromRange(sheet, row, from, row, to);

/** A reference to one cell as a text: what a name is written as, it would be read as. */
const reference = ({ sheet, row, from }: CellRange): string =>
  `='${sheet.replaceAll("'", "''")}'!$${columnLetters(from)}$${row + 1}`;

/** `A` to `Z`, then `AA`. */
function columnLetters(column: number): string {
  const rest = column % 26;
  const before = Math.floor(column / 26);
  const letter = String.fromCharCode(65 + rest);
  return before === 0 ? letter : columnLetters(before - 1) + letter;
}

function librarySeries({ name, values, colour: hex, form }: ChartSeries, categories: CellRange) {
  const series = new LibrarySeries()
    .setName(reference(name))
    .setValues(rangeOf(values))
    .setCategories(rangeOf(categories));
  const shade = colour(hex);
  if (form === "area") {
    const fill = new ChartSolidFill().setColor(shade);
    return series.setFormat(new ChartFormat().setSolidFill(fill));
  }
  if (form === "marks") {
    const fill = new ChartFormat().setSolidFill(new ChartSolidFill().setColor(shade));
    const marker = new ChartMarker().setType(ChartMarkerType.Diamond).setSize(10).setFormat(fill);
    return series.setMarker(marker).setFormat(new ChartFormat().setNoLine());
  }
  const line = new ChartLine().setColor(shade).setWidth(2.25);
  const dashed = form === "dashed" ? line.setDashType(ChartLineDashType.Dash) : line;
  const none = new ChartMarker().setNone();
  return series.setFormat(new ChartFormat().setLine(dashed)).setMarker(none);
}

function libraryChart({ title, alternative, unit, series, categories, format }: SheetChart): Chart {
  const isStacked = series[0]?.form === "area";
  const chart = new Chart(isStacked ? ChartType.AreaStacked : ChartType.Line);
  for (const one of series) chart.pushSeries(librarySeries(one, categories));
  const text = (size: number): ChartFont =>
    new ChartFont().setSize(size).setColor(colour(INK.text));
  chart
    .title()
    .setName(cleanText(`${title} (${unit})`))
    .setFont(text(13).setBold());
  chart.legend().setPosition(ChartLegendPosition.Right).setFont(text(9));
  chart.xAxis().setFont(text(9));
  chart.yAxis().setNumFormat(format).setFont(text(9));
  chart.showEmptyCellsAs(ChartEmptyCells.Gaps);
  return chart.setAltText(cleanText(alternative)).setWidth(CHART.width).setHeight(CHART.height);
}

/** A workbook as bytes, the same ones for the same content. */
export function workbookBytes({ title, subject, sheets }: WorkbookContent): Uint8Array {
  const workbook = new Workbook();
  const properties = new DocProperties().setTitle(cleanText(title)).setAuthor("ademruimte");
  workbook.setProperties(properties);
  const looks = new Looks();
  const writers = sheets.map((content) => {
    const sheet = workbook.addWorksheet().setName(content.name);
    return new SheetWriter(sheet, looks, content);
  });
  for (const writer of writers) {
    writer.tables();
    writer.layout(subject);
    writer.charts();
  }
  return withoutTimes(workbook.saveToBufferSync());
}
