/** The goals that the Local Energy and Climate Pact sets for every municipality, in its own numbers. */
import type { Per, Sizes } from "./rules.ts";
import {
  figureText,
  MUNICIPALITIES,
  rowsOf,
  tableText,
  numberIn,
  type SuppliedTexts,
} from "./tables.ts";

const grouped = (text: string, separator: string): string =>
  text.replace(/\B(?=(?:\d{3})+$)/g, separator);

/** `targets.csv`, and the programmes in which what is delivered is counted. */
export function pactFiles(texts: SuppliedTexts, sizes: Sizes): [string, string][] {
  const rows = rowsOf(texts, `${MUNICIPALITIES}/pact/targets.csv`);
  const columns = Object.keys(rows[0]!).filter((column) => column !== "per");
  const targets = rows.map((row) => {
    const per = row.per as Per;
    const value =
      per === "one" ? row.value! : figureText(Math.round(numberIn(row, "value") * sizes[per].size));
    return columns.map((column) =>
      column === "value"
        ? value
        : row[column]!.replaceAll("{value}", grouped(value, column.endsWith("_nl") ? "." : ",")),
    );
  });
  const programmes = texts(`${MUNICIPALITIES}/pact/programmes.yaml`);
  if (programmes === null) throw new Error("the programmes of the pact are missing");
  return [
    ["targets.csv", tableText([columns, ...targets])],
    ["programmes.yaml", programmes],
  ];
}
