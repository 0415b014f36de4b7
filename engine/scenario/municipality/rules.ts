/**
 * The rules by which what is not known of a municipality is scaled from the nearest level that is: a
 * figure of Kortrijk, or an amount of Flanders, per inhabitant, household, dwelling or km2. The rules
 * are tables (scenarios/municipalities/rules); here they are applied.
 */
import {
  figureText,
  MUNICIPALITIES,
  numberIn,
  rowsOf,
  type Row,
  type SuppliedTexts,
} from "./tables.ts";

/** What a figure is scaled by: its size in a municipality, and in words. */
export interface Measure {
  readonly size: number;
  readonly words: string;
}

export type Per =
  "one" | "inhabitant" | "inhabitant_2021" | "household" | "household_2021" | "dwelling" | "km2";

export type Sizes = Readonly<Record<Per, Measure>>;

/** A row of a table of parameters or of reference paths. */
export interface FigureRow {
  readonly folder: "parameters" | "reference";
  /** Address of a parameter or lever. */
  readonly address: string;
  /** Of a reference path. */
  readonly year: string;
  readonly value: string;
  readonly unit: string;
  readonly low: string;
  readonly high: string;
  readonly shape: string;
  readonly grade: string;
  readonly source: string;
  readonly where: string;
  readonly note: string;
  readonly group: string;
}

const KORTRIJK = "regions/kortrijk";

/** Module of an address: the file in which its figures stand. */
export const moduleOf = (address: string): string => address.slice(0, address.indexOf("."));

const isOf = (address: string, quantity: string): boolean =>
  address === quantity || address.startsWith(`${quantity}[`);

function perOf(row: Row, sizes: Sizes): Per {
  const per = row.per as Per;
  if (!(per in sizes)) throw new Error(`a rule scales by "${row.per}", which is no measure`);
  return per;
}

/** Shares and percentages do not go beyond the whole, whatever the range. */
const boundOf = (unit: string, value: number): number =>
  unit === "%" ? Math.max(value, 100) : unit === "1" ? Math.max(value, 1) : Infinity;

/** Figures of Kortrijk in proportion. */
function scaledRows(rule: Row, texts: SuppliedTexts, own: Sizes, kortrijk: Sizes): FigureRow[] {
  const folder = rule.folder as FigureRow["folder"];
  const quantity = rule.quantity!;
  const per = perOf(rule, own);
  const [times, spread] = [numberIn(rule, "times"), numberIn(rule, "spread")];
  const factor = (times * own[per].size) / kortrijk[per].size;
  const column = folder === "parameters" ? "parameter" : "lever";
  const found = rowsOf(texts, `${KORTRIJK}/${folder}/${moduleOf(quantity)}.csv`).filter((row) =>
    isOf(row[column]!, quantity),
  );
  if (found.length === 0) throw new Error(`Kortrijk has no figure for ${quantity}`);
  return found.map((row) => {
    const value = numberIn(row, "value");
    const same = factor === 1 || value === 0;
    const edge = (name: "low" | "high", widened: number): string => {
      const written = row[name] === "" ? value : numberIn(row, name);
      if (factor === 1 && spread === 1) return row[name] === "" ? row.value! : row[name]!;
      const scaled = written * factor;
      return figureText(name === "low" ? Math.min(scaled, widened) : Math.max(scaled, widened));
    };
    const here = value * factor;
    const bound = boundOf(row.unit!, here);
    const proportion = same
      ? `Kortrijk ${row.value} ${row.unit === "1" ? "" : row.unit}`.trimEnd()
      : `Kortrijk ${row.value} ${row.unit} x ${times === 1 ? "" : `${times} x `}${own[per].words} / ${kortrijk[per].words}`;
    return {
      ...{ folder, address: row[column]!, year: row.year ?? "" },
      value: same ? row.value! : figureText(here),
      unit: row.unit!,
      low: edge("low", here / spread),
      high: edge("high", Math.min(bound, here * spread)),
      shape: row.shape ?? "",
      grade: rule.grade!,
      ...{ source: row.source!, where: row.where! },
      note: `${rule.note}. ${proportion}`,
      group: row.group ?? "",
    };
  });
}

/** An amount per inhabitant, household, dwelling or km2, or a figure that holds for all. */
function statedRow(rule: Row, own: Sizes): FigureRow {
  const per = perOf(rule, own);
  const { size, words } = own[per];
  const at = (column: string): string =>
    per === "one" ? rule[column]! : figureText(numberIn(rule, column) * size);
  const proportion = per === "one" ? "" : `. ${rule.amount} ${rule.unit} x ${words}`;
  return {
    folder: rule.folder as FigureRow["folder"],
    ...{ address: rule.quantity!, year: rule.year! },
    ...{ value: at("amount"), unit: rule.unit!, low: at("low"), high: at("high") },
    ...{ shape: "", grade: rule.grade!, source: rule.source!, where: rule.where! },
    note: `${rule.note}${proportion}`,
    group: "",
  };
}

/** All figures that follow from the rules. */
export function ruledRows(texts: SuppliedTexts, own: Sizes, kortrijk: Sizes): FigureRow[] {
  const rules = (name: string): readonly Row[] =>
    rowsOf(texts, `${MUNICIPALITIES}/rules/${name}.csv`);
  return [
    ...rules("scaled").flatMap((rule) => scaledRows(rule, texts, own, kortrijk)),
    ...rules("stated").map((rule) => statedRow(rule, own)),
  ];
}
