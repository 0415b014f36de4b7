import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellText, numberSpelling, placeOf, readCsv } from "../../engine/scenario/region/csv.ts";
import {
  addressOfCell,
  cellOf,
  formatAddress,
  parseAddress,
} from "../../engine/scenario/address.ts";
import { catalogue } from "../../engine/model/index.ts";
import type { Catalogue } from "../../engine/scenario/declarations.ts";
import { loadRegion, type LoadedRegion } from "../../engine/scenario/region/region.ts";
import { excelText } from "../arbitraries/excel.ts";
import { memoryFiles } from "../arbitraries/memory-files.ts";
import { smallCatalogue, smallRegion, type Files } from "../arbitraries/small-region.ts";

const load = (files: Readonly<Record<string, string | Uint8Array>>) =>
  loadRegion(memoryFiles(files), "town", smallCatalogue);

const data = ({ parameters, reference, history }: LoadedRegion) => ({
  parameters,
  reference,
  history,
});

const cell = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.string({ unit: fc.constantFrom("a", ",", ";", '"', "\n", "é", "1"), maxLength: 8 }),
);
const separators = fc.constantFrom(",", ";", "\t");
const lineEnds = fc.constantFrom("\n", "\r\n", "\r");

const rows = fc
  .integer({ min: 2, max: 5 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }),
  );

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Cells as they come back: line ends made equal. */
const tidy = (text: string): string => text.replace(/\r\n?/g, "\n");

describe("a table, for any content", () => {
  it("gives back what was written in quotes, and the place of every cell", () => {
    fc.assert(
      fc.property(rows, separators, lineEnds, fc.boolean(), (body, separator, end, mark) => {
        const width = body[0]?.length ?? 2;
        const header = Array.from({ length: width }, (_, index) => `c${index}`);
        const text = [header, ...body]
          .map((cells) => cells.map(quoted).join(separator) + end)
          .join("");
        const { table, diagnostics } = readCsv("t.csv", (mark ? "\ufeff" : "") + text);
        expect(diagnostics).toEqual([]);
        const kept = body.filter((cells) => cells.some((content) => content.trim() !== ""));
        expect(table.header).toEqual(header);
        expect(table.rows.map(({ cells }) => cells)).toEqual(kept.map((cells) => cells.map(tidy)));
        const lines = tidy(text).split("\n");
        for (const row of table.rows) {
          row.cells.forEach((content, column) => {
            const at = placeOf(table, row, column);
            const first = quoted(content).split("\n")[0]!;
            const marked = lines[at.line - 1]!.slice(at.column - 1, at.endColumn - 1);
            expect(marked).toBe(first);
          });
        }
      }),
    );
  });

  it("never throws, whatever the bytes", () => {
    const soup = fc.string({
      unit: fc.constantFrom('"', ",", ";", "\t", "\n", "\r", "a", "1", ".", "[", "]", "\ufeff"),
      maxLength: 60,
    });
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: "binary" })), (text) => {
        const { table, diagnostics } = readCsv("t.csv", text);
        for (const row of table.rows) {
          for (let column = 0; column < row.cells.length + 2; column++) {
            const at = placeOf(table, row, column);
            expect(at.line).toBeGreaterThan(0);
            expect(at.column).toBeGreaterThan(0);
            expect(at.endColumn).toBeGreaterThan(at.column);
          }
        }
        for (const { at } of diagnostics) expect(at!.line).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  it("reads every number, with a point or as Excel writes it with a comma", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (drawn) => {
        const value = drawn + 0; // Minus zero is written like zero.
        expect(Number(numberSpelling(`${value}`, ","))).toBe(value);
        expect(Number(numberSpelling(`${value}`.replace(".", ","), ";"))).toBe(value);
        expect(Number(numberSpelling(`${value}`.replace("e", "E").replace(".", ","), ";"))).toBe(
          value,
        );
      }),
    );
    expect(numberSpelling("1.234,5", ";")).toBe("1234.5");
    expect(numberSpelling("1.234", ";")).toBeNull();
    expect(numberSpelling("0.234", ";")).toBe("0.234");
    expect(numberSpelling("3,5", ",")).toBeNull();
    expect(numberSpelling("1 234", ";")).toBeNull();
    expect(numberSpelling("", ",")).toBeNull();
  });
});

describe("an address", () => {
  const id = fc.constantFrom("heat.use", "demography.population", "a1.b_2");
  const members = fc.array(fc.constantFrom("male", "2030", "3_11", "a_plus"), { maxLength: 3 });

  it("comes back as it was written, with any spaces", () => {
    fc.assert(
      fc.property(id, members, (name, given) => {
        expect(parseAddress(formatAddress(name, given))).toEqual({ id: name, members: given });
        if (given.length > 0) {
          const spaced = `${name}[ ${given.join(" , ")} ]`;
          expect(parseAddress(spaced)).toEqual({ id: name, members: given });
        }
      }),
    );
  });

  it("is refused when it is anything else", () => {
    const wrong = ["", "use", "heat.", ".use", "heat.use[", "heat.use[]", "heat.use[a]b", "a.b.c"];
    for (const text of [...wrong, "Heat.use", "heat.use[A]", "heat.use[a,]", "__proto__"]) {
      expect(parseAddress(text), text).toBeNull();
    }
    fc.assert(fc.property(fc.string(), (text) => void parseAddress(text)));
  });

  it("of a cell leads back to the cell", () => {
    const [module] = smallCatalogue.modules;
    const sized: Catalogue = {
      dimensions: { ...catalogue.dimensions, ...smallCatalogue.dimensions },
      modules: [
        {
          ...module!,
          outputs: {
            pyramid: { ...module!.outputs["served"]!, dims: ["quarter", "sex", "age"] },
          },
        },
      ],
    };
    const regional = { quarter: ["north", "south", "west"] };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 * 2 * 101 - 1 }), (at) => {
        const text = addressOfCell("heat.pyramid", at, sized, regional);
        expect(cellOf(parseAddress(text)!, sized, regional)).toBe(at);
      }),
    );
  });
});

/** The small region with the shares, uses and prices of its tables drawn at random. */
const anyRegion: fc.Arbitrary<Files> = fc
  .record({
    uses: fc.tuple(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 1e6 })),
    parts: fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 6, maxLength: 6 }),
    prices: fc.uniqueArray(
      fc.record({
        year: fc.integer({ min: 2000, max: 2060 }),
        price: fc.integer({ min: 0, max: 9999 }),
      }),
      { minLength: 1, maxLength: 8, selector: ({ year }) => year },
    ),
  })
  .map(({ uses, parts, prices }) => {
    const files = smallRegion();
    const share = (index: number): string => {
      const first = index < 3 ? 0 : 3;
      const sum = parts[first]! + parts[first + 1]! + parts[first + 2]!;
      return `${parts[index]! / sum}`;
    };
    files["town/tables/mix.csv"] = ["gas", "oil", "wood"].reduce(
      (text, fuel, index) => `${text}${fuel},${share(index)},${share(index + 3)}\n`,
      "fuel,north,south\n",
    );
    files["town/tables/heat.index.csv"] = files["town/tables/heat.index.csv"]!.replaceAll(
      ",%,",
      ",1,",
    );
    files["town/parameters/heat.csv"] = files["town/parameters/heat.csv"]!.replace(
      "12,",
      `${uses[0]},`,
    ).replace("3.5,", `${uses[1] / 10},`);
    files["land/tables/prices.csv"] = prices.reduce(
      (text, { year, price }) => `${text}${year},${price}\n`,
      "year,wood\n",
    );
    return files;
  });

/** The rows of a table in another order, below the same header. */
function shuffled(text: string, keys: readonly number[]): string {
  const [header, ...body] = text.trimEnd().split("\n");
  const order = body
    .map((row, index) => ({ row, key: keys[index % keys.length]! * (index + 1) }))
    .sort((a, b) => (a.key % 97) - (b.key % 97));
  return `${[header, ...order.map(({ row }) => row)].join("\n")}\n`;
}

describe("a region, for any values", () => {
  it("does not depend on the order of rows, nor on how they are spread over files", () => {
    const keys = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 3, maxLength: 9 });
    fc.assert(
      fc.property(anyRegion, keys, (files, order) => {
        const other: Files = {};
        for (const [name, text] of Object.entries(files)) {
          other[name] = name.endsWith(".csv") ? shuffled(text, order) : text;
        }
        const [header, ...body] = other["land/parameters/heat.csv"]!.trimEnd().split("\n");
        const half = Math.floor(body.length / 2);
        other["land/parameters/heat.csv"] = `${[header, ...body.slice(0, half)].join("\n")}\n`;
        other["land/parameters/a.csv"] = `${[header, ...body.slice(half)].join("\n")}\n`;
        const { region, diagnostics } = load(other);
        expect(diagnostics).toEqual([]);
        expect(data(region!)).toEqual(data(load(files).region!));
        expect(region!.sources).toEqual(load(files).region!.sources);
      }),
    );
  });

  it("is the same to the last bit when Excel has saved it", () => {
    fc.assert(
      fc.property(anyRegion, (files) => {
        const excel: Files = {};
        for (const [name, text] of Object.entries(files)) {
          excel[name] = name.endsWith(".csv") ? excelText(text) : text;
        }
        const { region, diagnostics } = load(excel);
        expect(diagnostics).toEqual([]);
        expect(region).toEqual(load(files).region);
      }),
    );
  });

  it("does not depend on the unit in which a value is written", () => {
    const spellings = [
      ["kWh", 1e-6],
      ["MWh", 1e-3],
      ["GWh", 1],
      ["TWh", 1e3],
      ["GJ", 1 / 3600],
      ["TJ", 1 / 3.6],
    ] as const;
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 900, noNaN: true }),
        fc.constantFrom(...spellings),
        (energy, [unit, size]) => {
          const files = smallRegion();
          files["town/parameters/heat.csv"] = files["town/parameters/heat.csv"]!.replace(
            "12,GWh",
            `${energy / size},${unit}`,
          );
          const use = load(files).region!.parameters["heat.use"]![0]!;
          expect(Math.abs(use / (energy * 1e6) - 1)).toBeLessThan(1e-12);
        },
      ),
    );
  });

  it("names every hole of a table, and only those", () => {
    const fuels = ["gas", "oil", "wood"];
    fc.assert(
      fc.property(fc.subarray(fuels, { maxLength: 2 }), anyRegion, (kept, files) => {
        const lines = files["town/tables/mix.csv"]!.trimEnd().split("\n");
        files["town/tables/mix.csv"] = `${lines
          .filter((line, index) => index === 0 || kept.includes(line.split(",")[0]!))
          .join("\n")}\n`;
        const { region, diagnostics } = load(files);
        expect(region).toBeNull();
        expect(diagnostics.map(({ code }) => code)).toEqual(["table-hole"]);
        const missing = fuels.filter((fuel) => !kept.includes(fuel)).join(", ");
        expect(diagnostics[0]!.message.en).toBe(
          `town/tables/mix.csv gives no value for fuel ${missing}, and in 1 other row (line 3)`,
        );
      }),
    );
  });

  it("interpolates inside what is given, and meets every year given", () => {
    fc.assert(
      fc.property(anyRegion, (files) => {
        const wood = load(files).region!.parameters["heat.price"]!.slice(14);
        const points = files["land/tables/prices.csv"]!.trimEnd()
          .split("\n")
          .slice(1)
          .map((line) => line.split(",").map(Number) as [number, number]);
        const prices = points.map(([, price]) => price / 1000);
        const [low, high] = [Math.min(...prices), Math.max(...prices)];
        wood.forEach((value, index) => {
          expect(value).toBeGreaterThanOrEqual(low - 1e-12);
          expect(value).toBeLessThanOrEqual(high + 1e-12);
          const given = points.find(([year]) => year === 2024 + index);
          if (given) expect(value).toBe(given[1] / 1000);
        });
      }),
    );
  });

  it("survives any damage to its files, with a diagnostic or a region", () => {
    const names = Object.keys(smallRegion());
    const damage = fc.record({
      name: fc.constantFrom(...names),
      at: fc.nat(),
      drop: fc.integer({ min: 0, max: 12 }),
      put: fc.uint8Array({ maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (blows) => {
        const files: Record<string, Uint8Array> = {};
        for (const [name, text] of Object.entries(smallRegion())) {
          files[name] = new TextEncoder().encode(text);
        }
        for (const { name, at, drop, put } of blows) {
          const bytes = files[name]!;
          const from = at % (bytes.length + 1);
          files[name] = Uint8Array.from([
            ...bytes.slice(0, from),
            ...put,
            ...bytes.slice(from + drop),
          ]);
        }
        const { region, diagnostics } = load(files);
        const failed = diagnostics.some(({ severity }) => severity === "error");
        expect(region === null).toBe(failed);
        for (const values of Object.values(region?.parameters ?? {})) {
          for (const value of values) expect(Number.isFinite(value)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("reads the text of Windows as well, with a warning that shows the byte", () => {
    const text = excelText(smallRegion()["town/sources/heat.csv"]!)
      .slice(1)
      .replace("The count", "Telling caf\u00e9");
    const files: Record<string, string | Uint8Array> = smallRegion();
    files["town/sources/heat.csv"] = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const { region, diagnostics } = load(files);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ["bad-encoding", "warning"],
    ]);
    expect(region!.sources.map(({ title }) => title)).toContain("Telling caf\u00e9");
  });
});

it("trims cells, and finds none beyond the row", () => {
  const { table } = readCsv("t.csv", "a,b\n  x ,y\n");
  expect(cellText(table.rows[0]!, 0)).toBe("x");
  expect(cellText(table.rows[0]!, 2)).toBe("");
});

it("finds members in the column that a manifest names, another in every row", () => {
  const files = smallRegion();
  const plain = load(files).region!;
  files["town/tables/heat.index.csv"] = files["town/tables/heat.index.csv"]!.replace(
    "tables/mix.csv,fuel,south",
    "tables/mix.csv,also,south",
  );
  files["town/tables/mix.csv"] =
    "fuel,also,north,south\ngas,wood,70,33.4\noil,oil,20,33.3\nwood,gas,10,33.3\n";
  expect(data(load(files).region!)).toEqual(data(plain));
});
