/**
 * What is exported in a layout and imported again is the same: laws over invented tables in the layouts
 * of Statbel, the grid operator, the CO2 inventory and the provinces.
 */
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildRows, type Rows } from "../../cli/import/build.ts";
import { chooseMapping, suppliedMappings } from "../../cli/import/choose-mapping.ts";
import { gather } from "../../cli/import/gather.ts";
import { readCellNumber } from "../../cli/import/numbers.ts";
import { readBytes } from "../../cli/import/read-file.ts";
import { columnName } from "../../cli/import/sheet.ts";
import { columnOf } from "../../cli/import/workbook.ts";
import { catalogue } from "../../engine/model/index.ts";
import { GRADES } from "../../engine/scenario/declarations.ts";
import { root } from "../arbitraries/root.ts";
import {
  fluviusText,
  inventorySheet,
  statbelRows,
  statbelText,
  swingText,
  workbook,
  type Metered,
} from "../arbitraries/import-tables.ts";

const MAPPINGS = path.join(root, "cli/import/mappings");

interface Asked {
  readonly municipality?: string;
  readonly year?: number;
}

/** Reads a file as the command does, without a region. */
function imported(file: string, bytes: Buffer, { municipality, year }: Asked = {}) {
  const read = readBytes(file, bytes);
  const { mapping, diagnostics } = chooseMapping(null, file, read.sheets, MAPPINGS);
  if (mapping === null) return { id: null, rows: null, codes: diagnostics.map(({ code }) => code) };
  const gathered = gather(read.sheets, mapping, {
    municipality: municipality === undefined ? [] : [municipality],
    year: year ?? null,
  });
  const built = buildRows({
    ...{ file, mapping, gathered, catalogue, year: year ?? null, language: "en" },
    provided: { grade: GRADES[0], range: null, source: "s", where: "w", note: "" },
  });
  const found = [...read.diagnostics, ...gathered.diagnostics, ...built.diagnostics];
  return { id: mapping.id, rows: built.rows, codes: found.map(({ code }) => code) };
}

const people = fc.record({
  male: fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 101, maxLength: 101 }),
  female: fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 101, maxLength: 101 }),
});

const ENCODINGS: readonly ((text: string) => Buffer)[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(`\ufeff${text}`),
  (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
  (text) => Buffer.from(text, "utf16le"),
  (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
  (text) => Buffer.from(text, "latin1"),
];

describe("population by age and sex as Statbel publishes it", () => {
  it("comes back as it was, in any order, encoding and separator", () => {
    fc.assert(
      fc.property(
        people,
        fc.constantFrom(...ENCODINGS),
        fc.constantFrom("|", ";", "\t", ","),
        fc.integer(),
        (counts, encode, separator, seed) => {
          const rows = statbelRows(counts);
          rows.sort((a, b) => ((a.join().length * 31 + seed) % 7) - ((b.join().length * 31) % 7));
          const { id, rows: read, codes } = imported("p.txt", encode(statbelText(rows, separator)));
          expect(id).toBe("statbel-population");
          expect(codes.filter((code) => code !== "bad-encoding")).toEqual([]);
          const [table] = read!.tables;
          expect(table!.addresses).toEqual([
            "demography.population[male]",
            "demography.population[female]",
          ]);
          expect(table!.rows.map(([, male, female]) => [Number(male), Number(female)])).toEqual(
            counts.male.map((male, age) => [male, counts.female[age]]),
          );
        },
      ),
      { numRuns: 30 },
    );
  });

  it("counts who is older than the last age with it, and takes one municipality of several", () => {
    const counts = {
      male: Array.from({ length: 106 }, () => 2),
      female: Array.from({ length: 106 }, () => 3),
    };
    const text = statbelText([...statbelRows(counts), ...statbelRows(counts, "34027", "Menen")]);
    const { rows } = imported("p.txt", Buffer.from(text), { municipality: "34027" });
    expect(rows!.tables[0]!.rows.at(-1)).toEqual(["100", "12", "18"]);
    expect(imported("p.txt", Buffer.from(text)).codes).toEqual(["other-municipality"]);
    expect(imported("p.txt", Buffer.from(text), { municipality: "11001" }).codes).toContain(
      "other-municipality",
    );
  });

  it("takes an age without a row for a hole, but not the oldest", () => {
    const counts = {
      male: Array.from({ length: 101 }, () => 9),
      female: Array.from({ length: 101 }, () => 9),
    };
    const without = (age: number) => statbelRows(counts).filter((row) => row.at(-2) !== `${age}`);
    expect(imported("p.txt", Buffer.from(statbelText(without(40)))).codes).toEqual(["table-hole"]);
    const old = imported("p.txt", Buffer.from(statbelText(without(99))));
    expect(old.codes).toEqual([]);
    expect(old.rows!.tables[0]!.rows[99]).toEqual(["99", "0", "0"]);
  });

  it.each([
    ["a row twice", (rows: string[][]) => [...rows, rows[5]!], "duplicate-key"],
    ["a negative count", (rows: string[][]) => with_(rows, -1, "-3"), "out-of-range"],
    ["no count", (rows: string[][]) => with_(rows, -1, ""), "missing-value"],
    ["a text", (rows: string[][]) => with_(rows, -1, "veel"), "not-a-number"],
    ["another sex", (rows: string[][]) => with_(rows, 12, "X"), "unknown-member"],
    ["another age", (rows: string[][]) => with_(rows, -2, "oud"), "unknown-member"],
  ])("refuses %s", (_, change, code) => {
    const counts = {
      male: Array.from({ length: 101 }, () => 9),
      female: Array.from({ length: 101 }, () => 9),
    };
    const text = statbelText(change(statbelRows(counts)));
    expect(imported("p.txt", Buffer.from(text)).codes).toContain(code);
  });
});

/** The rows with another text in a column of the fourth. */
const with_ = (rows: string[][], column: number, text: string): string[][] =>
  rows.map((row, at) =>
    at === 3
      ? row.map((cell, place) => (place === (column + row.length) % row.length ? text : cell))
      : row,
  );

const metered: fc.Arbitrary<Metered> = fc.record({
  year: fc.constantFrom(2019, 2020, 2021),
  market: fc.constantFrom("Elektriciteit" as const, "Aardgas" as const),
  direction: fc.constant("Afname" as const),
  sector: fc.constantFrom(
    "HUISHOUDENS",
    "REST",
    "TERTIAIRE SECTOR",
    "LANDBOUW, BOSBOUW EN VISSERIJ",
  ),
  statistical: fc.constantFrom("34022A00-", "34022A01-", "34022REST"),
  use: fc.integer({ min: 1, max: 1e9 }).map((value) => value / 100),
});

describe("use by statistical sector as the grid operator publishes it", () => {
  it("adds up to what was in the rows, also in those that hide their sector", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(metered, { minLength: 5, selector: (row) => JSON.stringify(row) }),
        (rows) => {
          const {
            id,
            rows: read,
            codes,
          } = imported("f.csv", Buffer.from(fluviusText(rows)), { municipality: "34022" });
          expect(id).toBe("fluvius-sectors");
          expect(
            codes.filter((code) => code !== "missing-key" && code !== "missing-value"),
          ).toEqual([]);
          for (const year of new Set(rows.map((row) => row.year))) {
            const mine = rows.filter((row) => row.year === year && row.market === "Elektriciteit");
            const sum = mine.reduce((total, { use }) => total + use, 0);
            const cell = read!.history.find((row) => row.year === `${year}`);
            expect(Number(cell?.value ?? 0)).toBeCloseTo(sum, 1);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it("takes household offtake of one year, and gas as the mean of the years with its range", () => {
    const row = (
      year: number,
      market: Metered["market"],
      sector: string,
      use: number,
    ): Metered => ({
      ...{ year, market, sector, use, direction: "Afname", statistical: "34022A00-" },
    });
    const rows = [
      row(2020, "Elektriciteit", "HUISHOUDENS", 1000),
      row(2020, "Aardgas", "HUISHOUDENS", 3000),
      row(2021, "Aardgas", "HUISHOUDENS", 5000),
    ];
    const text = fluviusText([...rows, { ...rows[0]!, direction: "Injectie", use: 70 }]);
    const { rows: read } = imported("f.csv", Buffer.from(text), { municipality: "34022" });
    expect(read!.parameters).toMatchObject([
      { parameter: "electricity.metered_offtake", value: "1000", grade: "measured", low: "" },
      {
        parameter: "housing.metered_gas_anchor",
        value: "4000",
        low: "3000",
        high: "5000",
        grade: "derived",
      },
    ]);
  });

  it("never takes a hidden value for nought", () => {
    const text = fluviusText([
      {
        year: 2021,
        market: "Elektriciteit",
        direction: "Afname",
        sector: "HUISHOUDENS",
        statistical: "34022A00-",
        use: 5,
      },
    ]).replace("5.00", "GECENSUREERD");
    expect(imported("f.csv", Buffer.from(text), { municipality: "34022" }).codes).toContain(
      "missing-value",
    );
  });
});

const SECTORS = [
  ...[
    "Gemeentelijke gebouwen",
    "Tertiaire gebouwen",
    "Residentiële gebouwen",
    "Openbare verlichting",
  ],
  ...["Industrie niet-ETS", "Particulier en commercieel vervoer", "Landbouw"],
];
const amounts = fc.array(fc.option(fc.integer({ min: 0, max: 400_000 }), { nil: null }), {
  ...{ minLength: 10, maxLength: 10 },
});
const inventory = fc
  .array(amounts, { minLength: SECTORS.length, maxLength: SECTORS.length })
  .map((rows) => Object.fromEntries(rows.map((row, at) => [SECTORS[at]!, row])));

const totalOf = (rows: Rows["inventory"], column: string): number =>
  rows.reduce((sum, row) => sum + Number(row[column]), 0);

describe("the CO2 inventory of a municipality as a workbook", () => {
  it("becomes a row for every sector and carrier, with what was in the cells", async () => {
    await fc.assert(
      fc.asyncProperty(inventory, inventory, async (energy, emitted) => {
        const bytes = await workbook({
          Uitleg: [["Lees mij"]],
          BEI: inventorySheet(energy, emitted, 2021),
        });
        const { id, rows, codes } = imported("inventaris.xlsx", bytes);
        expect([id, codes]).toEqual(["vito-inventory", []]);
        const sum = (of: typeof energy): number =>
          Object.values(of)
            .flat()
            .reduce<number>((total, value) => total + (value ?? 0), 0);
        expect(totalOf(rows!.inventory, "mwh")).toBe(sum(energy));
        expect(totalOf(rows!.inventory, "t_co2")).toBe(sum(emitted));
        const gas = rows!.inventory.find(
          ({ sector, carrier }) => sector === "households" && carrier === "natural_gas",
        );
        expect([gas!.year, gas!.mwh]).toEqual([
          "2021",
          `${energy["Residentiële gebouwen"]![2] ?? 0}`,
        ]);
      }),
      { numRuns: 10 },
    );
  });

  it("refuses totals that its rows do not add up to, with the address of the cell", async () => {
    const flat = Object.fromEntries(
      SECTORS.map((name) => [name, Array.from({ length: 10 }, () => 100)]),
    );
    const bytes = await workbook({ BEI: inventorySheet(flat, flat, 2021, 50_000) });
    const read = readBytes("i.xlsx", bytes);
    const { mapping } = chooseMapping(null, "i.xlsx", read.sheets, MAPPINGS);
    const gathered = gather(read.sheets, mapping!, { municipality: [], year: null });
    const { diagnostics } = buildRows({
      ...{ file: "i.xlsx", mapping: mapping!, gathered, catalogue, year: null, language: "en" },
      provided: { grade: "measured", range: null, source: "s", where: "w", note: "" },
    });
    expect(diagnostics[0]).toMatchObject({ code: "inconsistent-data" });
    expect(diagnostics[0]!.message.en).toMatch(/^BEI![A-Z]+\d+: the total is/);
  });

  it("refuses a workbook without the table of CO2, and a sector that it does not know", async () => {
    const flat = Object.fromEntries(
      SECTORS.map((name) => [name, Array.from({ length: 10 }, () => 1)]),
    );
    const energy = inventorySheet(flat, flat, 2021).slice(0, 14);
    expect(imported("i.xlsx", await workbook({ A: energy })).codes).toEqual(["missing-value"]);
    const odd = inventorySheet({ ...flat, Luchtvaart: flat.Landbouw! }, flat, 2021);
    expect(imported("i.xlsx", await workbook({ A: odd })).codes).toContain("unknown-member");
  });
});

describe("an export of the provinces with codes of subjects", () => {
  const CODES = ["v2506_elek_res_cons", "v2506_elek_nietres_cons", "v2506_gas_res_cons"];
  it("comes back as it was, and a hidden value is never nought", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1e9), { minLength: 3, maxLength: 3 }), (values) => {
        const written = values.map((value) => `${value}`);
        const other = { area: "34027", period: 2021, values: ["-99997", "1", "1"] };
        const text = swingText([{ area: "34022", period: 2021, values: written }, other], CODES);
        const { id, rows, codes } = imported("s.csv", Buffer.from(text), { municipality: "34022" });
        expect(id).toBe("provinces-swing");
        expect(codes).toEqual(["missing-value"]);
        expect(rows!.parameters[0]).toMatchObject({ value: written[0] });
        expect(rows!.history[0]).toMatchObject({
          year: "2021",
          value: `${values[0]! + values[1]!}`,
        });
        expect(imported("s.csv", Buffer.from(text), { municipality: "34027" }).codes).toContain(
          "missing-value",
        );
      }),
      { numRuns: 20 },
    );
  });
});

describe("numbers in tables", () => {
  it("are read as either form writes them", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.nat(99), (whole, cents) => {
        const value = Number(`${whole}.${`${cents}`.padStart(2, "0")}`);
        const grouped = (mark: string): string => `${whole}`.replace(/\B(?=(\d{3})+$)/g, mark);
        const tail = `${cents}`.padStart(2, "0");
        expect(readCellNumber(`${grouped(".")},${tail}`, "belgian")).toBe(value);
        expect(readCellNumber(`${grouped(",")}.${tail}`, "english")).toBe(value);
        expect(readCellNumber(`${grouped("\u00a0")},${tail}`, "belgian")).toBe(value);
        expect(readCellNumber(`${grouped(" ")},${tail}`, "auto")).toBe(value);
      }),
    );
  });

  it("are not guessed where they could be two", () => {
    expect(readCellNumber("1.234", "auto")).toBe("ambiguous");
    expect(readCellNumber("1,234", "auto")).toBe("ambiguous");
    expect(readCellNumber("1.234", "belgian")).toBe(1234);
    expect(readCellNumber("1.234", "english")).toBe(1.234);
    expect(readCellNumber("12,5 %", "auto")).toBe(0.125);
    for (const text of ["", "x", "1,2,3", "0x10", "1e999", "--1", "1 23"]) {
      expect(readCellNumber(text, "auto"), text).toBeNull();
    }
  });
});

describe("addresses of cells", () => {
  it("are read as they are written", () => {
    for (let column = 0; column < 800; column++) {
      expect(columnOf(`${columnName(column)}12`)).toBe(column);
    }
  });
});

it("supplies mappings that read without a mistake", () => {
  expect(suppliedMappings(MAPPINGS)).toEqual([
    ...["epc-labels", "fluvius-sectors", "provinces-swing", "statbel-population", "vito-inventory"],
  ]);
});
