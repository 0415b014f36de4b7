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
const CHART = { width: 680, height: 380, columns: 9 } as const;
/** In points: of a line of text, and of the lines that stand out. */
const HEIGHTS = { line: 15, heading: 20, title: 26 } as const;
/** No row is higher than a screen, however long its texts. */
const MOST_LINES = 12;
const HEAD_BACKGROUND = "#e8eef3";

/** A text that a spreadsheet would reckon with once somebody has edited it. */
const FORMULA_START = /^[=+\-@\t\r]/;

type Style = "title" | "line" | "heading" | "head" | "plain" | "strong" | "quiet" | "link";

interface Look {
  readonly style: Style;
  readonly format?: string;
  readonly wraps?: boolean;
  /** Stands off from the figure before it. */
  readonly indents?: boolean;
  /** The name of a column of figures. */
  readonly atRight?: boolean;
  /** Marks a text that begins as a formula does, so that it stays one. */
  readonly isText?: boolean;
}

const colour = (hex: string): Color => Color.rgb(Number.parseInt(hex.slice(1), 16));

/** Every look is made once: a workbook has few, and many cells of each. */
class Looks {
  private readonly made = new Map<string, Format>();

  of(look: Look): Format {
    const { style, format = "", wraps = false, indents = false, atRight = false } = look;
    const key = `${style} ${wraps} ${indents} ${atRight} ${look.isText === true} ${format}`;
    let known = this.made.get(key);
    if (known === undefined) this.made.set(key, (known = this.make(look)));
    return known;
  }

  private make({ style, format, wraps, indents, atRight, isText }: Look): Format {
    let made = new Format().setFontColor(colour(INK.text));
    made = made.setAlign(style === "title" ? FormatAlign.VerticalCenter : FormatAlign.Top);
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
    if (indents) made = made.setAlign(FormatAlign.Left).setIndent(1);
    if (atRight) made = made.setAlign(FormatAlign.Right);
    return isText ? made.setQuotePrefix() : made;
  }
}

/** Over how many lines a text breaks at its spaces, in a column so many characters wide. */
function linesOf(text: string, width: number): number {
  let lines = 0;
  for (const paragraph of text.split("\n")) {
    let room = 0;
    lines++;
    for (const word of paragraph.split(" ")) {
      if (room > 0 && room + word.length > width) {
        lines++;
        room = 0;
      }
      room += word.length + 1;
      lines += Math.max(0, Math.ceil(word.length / Math.max(1, width)) - 1);
    }
  }
  return Math.min(lines, MOST_LINES);
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
    let lines = 1;
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
        const wraps = wrapped.includes(column);
        this.text(row, column, cell, { style, wraps, indents: column > 0 });
        if (wraps) lines = Math.max(lines, linesOf(cell, this.content.widths[column]! - 1));
      }
      column++;
    }
    if (lines > 1) this.sheet.setRowHeight(row, lines * HEIGHTS.line);
  }

  head(row: number, { head, rows }: SheetTable): void {
    let lines = 1;
    for (const [column, name] of head.entries()) {
      if (typeof name === "number") {
        const { value, format } = yearCell(name);
        const look = this.looks.of({ style: "head", format });
        this.sheet.writeNumberWithFormat(row, column, value, look);
      } else if (name === "") {
        this.sheet.writeBlank(row, column, this.looks.of({ style: "head" }));
      } else {
        const atRight = rows.some(({ cells }) => isFigure(cells[column] ?? null));
        this.text(row, column, name, { style: "head", atRight, indents: !atRight && column > 0 });
        lines = Math.max(lines, linesOf(name, this.content.widths[column]! - 1));
      }
    }
    this.sheet.setRowHeight(row, lines * HEIGHTS.line + 3);
  }

  /** Title, sentences and tables; the charts are put in when all cells are written. */
  tables(): void {
    const { title, lines, tables } = this.content;
    this.text(0, 0, title, { style: "title" });
    this.sheet.setRowHeight(0, HEIGHTS.title);
    lines.forEach((line, at) => this.text(1 + at, 0, line, { style: "line" }));
    let row = firstTableRow(this.content);
    for (const table of tables) {
      if (table.heading !== undefined) {
        this.sheet.setRowHeight(row, HEIGHTS.heading);
        this.text(row++, 0, table.heading, { style: "heading" });
      }
      if (table.head.length > 0) this.head(row++, table);
      for (const one of table.rows) this.row(row++, one);
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
  const line = new ChartLine().setColor(shade).setWidth(form === "thin" ? 1 : 2.25);
  const dashed = form === "dashed" ? line.setDashType(ChartLineDashType.Dash) : line;
  const none = new ChartMarker().setNone();
  return series.setFormat(new ChartFormat().setLine(dashed)).setMarker(none);
}

/** So that an axis has 2025 and 2030 on it, whatever the first year. */
const roundYear = (year: number): number => year - (year % 5);

function libraryChart(content: SheetChart): Chart {
  const { title, alternative, unit, series, categories, years, format } = content;
  const isStacked = series[0]?.form === "area";
  // Only a chart of points has marks on some lines and none on others.
  const chart = new Chart(isStacked ? ChartType.AreaStacked : ChartType.ScatterStraightWithMarkers);
  for (const one of series) chart.pushSeries(librarySeries(one, categories));
  const text = (size: number): ChartFont =>
    new ChartFont().setSize(size).setColor(colour(INK.text));
  chart
    .title()
    .setName(cleanText(`${title} (${unit})`))
    .setFont(text(13).setBold());
  chart.legend().setPosition(ChartLegendPosition.Right).setFont(text(9));
  chart.xAxis().setFont(text(9)).setNumFormat(yearCell(0).format);
  if (!isStacked) chart.xAxis().setMin(roundYear(years.first)).setMax(years.last);
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
