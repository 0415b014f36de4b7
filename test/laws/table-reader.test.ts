/** The quick reader of tables against one that goes from character to character. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberSpelling, plainNumber, readCsv } from "../../engine/scenario/region/csv.ts";

interface PlainRow {
  readonly cells: string[];
  readonly line: number;
  readonly start: number;
}

/** What the rows of a table say, found in the simplest way. */
function simply(text: string, separator: string): PlainRow[] {
  const rows: PlainRow[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const row: PlainRow = { cells: [], line, start: at };
    for (let more = true; more;) {
      let quoted = "";
      if (text[at] === '"') {
        let end = at + 1;
        while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) {
          end += text[end] === '"' ? 2 : 1;
        }
        if (end >= text.length) {
          end = at + 1;
          while (end < text.length && text[end] !== "\n") end++;
          quoted = text.slice(at + 1, end);
          at = end;
        } else {
          quoted = text.slice(at + 1, end).replaceAll('""', '"');
          line += quoted.split("\n").length - 1;
          at = end + 1;
        }
        let rest = "";
        while (at < text.length && text[at] !== "\n" && text[at] !== separator) rest += text[at++];
        row.cells.push(quoted + rest.trimEnd());
      } else {
        let cell = "";
        while (at < text.length && text[at] !== "\n" && text[at] !== separator) cell += text[at++];
        row.cells.push(cell);
      }
      more = at < text.length && text[at] === separator;
      at++;
    }
    line++;
    if (row.cells.some((cell) => cell.trim() !== "")) rows.push(row);
  }
  return rows;
}

const piece = fc.constantFrom(
  ...['"', '""', '"a,b"', '"a;b"', '","', '";"', ",", ";", "\n", "a", "12", " ", "\t", '"x\ny"'],
);

describe("a table", () => {
  it.each([",", ";"])("with %s says what a reader of single characters finds", (separator) => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const text = `a${separator}b${separator}c\n${pieces.join("")}`;
        const { table } = readCsv("t.csv", text);
        const [heading, ...rows] = simply(text, separator);
        expect(table.separator).toBe(separator);
        expect(table.heading).toEqual(heading);
        expect(table.rows).toEqual(rows);
      }),
      { numRuns: 2000 },
    );
  });

  it("gives a plain number its value, and leaves every other cell alone", () => {
    const cell = fc.oneof(
      fc.double().map(String),
      fc.integer().map(String),
      fc.string({ unit: fc.constantFrom(..."0123456789.,-+eExXbB \u00a0_"), maxLength: 8 }),
    );
    fc.assert(
      fc.property(cell, (text) => {
        const plain = plainNumber(text);
        const spelling = numberSpelling(text.trim(), ",");
        if (!Number.isNaN(plain)) expect(plain).toBe(spelling === null ? null : Number(spelling));
        if (/^\d+(\.\d+)?$/.test(text)) expect(plain).toBe(Number(text));
      }),
      { numRuns: 2000 },
    );
    for (const text of ["0x10", "0b1", "1e999", "", " ", undefined]) {
      expect(plainNumber(text)).toBeNaN();
    }
  });
});
