/** The parts of an ensemble: what one machine would have said, to the bit, out of several files. */
import fs from "node:fs";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { afterAll, describe, expect, it, vi } from "vitest";
import {
  PROBABILITIES,
  tallyBudget,
  tallyGoal,
  type EnsembleSums,
} from "../../engine/analysis/ensemble/outcome.ts";
import { partColumns, placeIn, rowYears } from "../../cli/ensemble/parts/part-columns.ts";
import type { EnsembleIdentity } from "../../cli/ensemble/parts/identity.ts";
import { partName, shareOf } from "../../cli/ensemble/parts/share.ts";
import { writePart } from "../../cli/ensemble/parts/write-part.ts";
import { figuresOf, inventedFigure, inventedMembers } from "../arbitraries/invented-members.ts";
import { shipped } from "../arbitraries/shipped.ts";
import { temporaryFolder } from "../cli/simulate.ts";

vi.stubGlobal("__ENGINE_FINGERPRINT__", "e".repeat(64));
const { figuresOfPart } = await import("../../cli/ensemble/parts/part-figures.ts");
const { identityOf } = await import("../../cli/ensemble/parts/identity-of.ts");
const { columnsAtOnce, leastMemory, sumsOfParts } =
  await import("../../cli/ensemble/parts/merge-sums.ts");
const { readPart } = await import("../../cli/ensemble/parts/read-part.ts");

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});
function folder(): string {
  const made = temporaryFolder();
  folders.push(made);
  return made;
}

const scenario = shipped("kortrijk/kortrijk-2040.yaml");
const figures = figuresOf(scenario);
const MEMBERS = 61;
const identity: EnsembleIdentity = identityOf(scenario, figures, {
  seed: 1,
  sampling: "random",
  members: MEMBERS,
});

/** Writes part `part` of `parts` and says where. */
async function write(to: string, part: number, parts: number, atOnce = 13): Promise<string> {
  const share = shareOf(MEMBERS, part, parts);
  const target = path.join(to, partName(part, parts));
  const members = inventedMembers(figures, share.from, share.to, atOnce);
  await writePart({ target, identity, share, scenario, figures }, members);
  return target;
}

/** What another program that reads Parquet answers. */
async function asked(query: string): Promise<readonly (readonly unknown[])[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(query)).getRows();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** All members of a column. */
const columnOf = (place: number): number[] =>
  Array.from({ length: MEMBERS }, (_, member) => inventedFigure(figures, place, member));

/** As the definition says it, with nothing of the program in between. */
function plainSums(): EnsembleSums {
  const quantiles = new Float64Array(figures.columns * PROBABILITIES.length);
  for (let place = 0; place < figures.columns; place++) {
    const sorted = columnOf(place)
      .filter((one) => !Number.isNaN(one))
      .sort((a, b) => a - b);
    PROBABILITIES.forEach((probability, at) => {
      const rank = Math.max(1, Math.ceil(sorted.length * probability)) - 1;
      quantiles[place * PROBABILITIES.length + at] = (sorted[rank] ?? NaN) + 0;
    });
  }
  const { targets, budgets = [] } = scenario.model;
  return {
    quantiles,
    goals: targets.map((target) => {
      const [reached, met, held] = (["reached", "met", "held_from"] as const).map((part) =>
        columnOf(figures.goal(target, part)),
      );
      return tallyGoal(reached!, met!, held!);
    }),
    budgets: budgets.map((budget) =>
      tallyBudget(
        columnOf(figures.budget(budget, "used")),
        columnOf(figures.budget(budget, "used_up_in")),
      ),
    ),
    failed: columnOf(figures.failure).flatMap((code, member) => {
      const failure = figures.failureOf(code);
      return failure === null ? [] : [{ member, ...failure }];
    }),
  };
}

const bits = (values: Float64Array): string =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString("hex");

describe("parts of an ensemble", () => {
  it.each([1, 3, 7])("merged from %i say what one machine says, to the bit", async (parts) => {
    const at = folder();
    const files: string[] = [];
    for (let part = 1; part <= parts; part++) files.push(await write(at, part, parts));
    const plain = plainSums();
    const read = files.map(figuresOfPart);
    // With room for all columns, for some, and for one at a time.
    for (const memory of [256 * 1024 ** 2, 500 * MEMBERS, leastMemory(MEMBERS)]) {
      const sums = await sumsOfParts({ figures, parts: read, members: MEMBERS, memory });
      expect(bits(sums.quantiles)).toBe(bits(plain.quantiles));
      expect(sums.goals).toEqual(plain.goals);
      expect(sums.budgets).toEqual(plain.budgets);
      expect(sums.failed).toEqual(plain.failed);
      expect(sums.failed.length).toBeGreaterThan(0);
    }
    for (const one of read) one.close();
  });

  it("are the same bytes at every try, and nothing else is left in the folder", async () => {
    const [first, second] = [folder(), folder()];
    const one = await write(first, 2, 3);
    fs.writeFileSync(
      path.join(second, `.${partName(2, 3)}.0123abcd.new`),
      "of a try that was killed",
    );
    const other = await write(second, 2, 3);
    expect(fs.readFileSync(other).equals(fs.readFileSync(one))).toBe(true);
    expect(fs.readdirSync(second)).toEqual([partName(2, 3)]);
  });

  it("leave nothing when the members stop in the middle", async () => {
    const at = folder();
    const share = shareOf(MEMBERS, 1, 2);
    const target = path.join(at, partName(1, 2));
    function* broken(): Generator<ReturnType<typeof first>> {
      yield first();
      throw new Error("no more");
    }
    const first = () => inventedMembers(figures, 0, 10, 10).next().value!;
    await expect(
      writePart({ target, identity, share, scenario, figures }, broken()),
    ).rejects.toThrow("no more");
    await expect(
      writePart({ target, identity, share, scenario, figures }, [first()]),
    ).rejects.toThrow("missing");
    expect(fs.readdirSync(at)).toEqual([]);
  });

  it("need the memory that is named, and not a byte less", () => {
    for (const members of [1, 61, 100_000, 10_000_000]) {
      const least = leastMemory(members);
      expect([columnsAtOnce(least, members), columnsAtOnce(least - 1, members)]).toEqual([1, 0]);
    }
  });

  it("give another program the quantiles that the merge gives", async () => {
    const at = folder();
    for (const part of [1, 2, 3]) await write(at, part, 3);
    const plain = plainSums().quantiles;
    const columns = partColumns(figures);
    const year = rowYears(figures)[9]!;
    const there = columns.filter((column) => placeIn(column, year) !== null).slice(0, 200);
    const places = `[${PROBABILITIES.join(", ")}]`;
    const named = there.map(
      ({ name }) => `quantile_disc("${name.replaceAll('"', '""')}", ${places})`,
    );
    const [row] = await asked(
      `SELECT ${named.join(", ")} FROM '${at}/*.parquet' WHERE year = ${year}`,
    );
    there.forEach((column, index) => {
      const from = placeIn(column, year)! * PROBABILITIES.length;
      const expected = [...plain.subarray(from, from + PROBABILITIES.length)];
      const { items } = (row![index] ?? { items: expected.map(() => NaN) }) as {
        readonly items: readonly number[];
      };
      expect(items.map((one) => one + 0)).toEqual(expected);
    });
    expect(row!.filter((one) => one !== null).length).toBeGreaterThan(100);
  });

  it("hold the same figures for hyparquet and for DuckDB", async () => {
    const file = await write(folder(), 1, 2);
    const { to } = shareOf(MEMBERS, 1, 2);
    const rows = await parquetReadObjects({ file: await asyncBufferFromFile(file) });
    const columns = partColumns(figures);
    const inDuckDb = await asked(`SELECT * FROM '${file}' ORDER BY year, member`);
    expect(rows.length).toBe(to * rowYears(figures).length);
    const sorted = [...rows].sort(
      (a, b) => Number(a.year) - Number(b.year) || Number(a.member) - Number(b.member),
    );
    sorted.forEach((row, at) => {
      const [year, member] = [Number(row.year), Number(row.member)];
      const expected = columns.map((column) => {
        const place = placeIn(column, year);
        const figure = place === null ? NaN : inventedFigure(figures, place, member);
        return Number.isNaN(figure) ? null : figure;
      });
      const read = columns.map(({ name }) => row[name] as number | null);
      expect(read.every((one, index) => Object.is(one, expected[index]))).toBe(true);
      const [yearThere, memberThere, ...there] = inDuckDb[at]!;
      expect([yearThere, memberThere]).toEqual([year, member]);
      expect(there.every((one, index) => Object.is(one, expected[index]))).toBe(true);
    });
  });

  it("are known by every byte", async () => {
    const file = await write(folder(), 1, 7);
    const whole = fs.readFileSync(file);
    expect(readPart(file, true)).toMatchObject({ identity, share: shareOf(MEMBERS, 1, 7) });
    const places = [4, 5000, Math.floor(whole.length / 2)];
    for (let back = 8; back < 5000; back += 97) places.push(whole.length - back);
    for (const place of places) {
      const changed = Buffer.from(whole);
      changed[place]! ^= 1;
      fs.writeFileSync(file, changed);
      expect(typeof readPart(file, true), `byte ${place}`).toBe("string");
    }
    fs.writeFileSync(file, whole.subarray(0, -1000));
    expect(readPart(file, true)).toBe("damaged");
    fs.writeFileSync(file, "");
    expect(readPart(file, true)).toBe("damaged");
    fs.writeFileSync(file, "year,member\n2024,0\n");
    expect(readPart(file, true)).toBe("not-a-part");
  });
});

describe("shares", () => {
  it("are contiguous, cover all members once, and differ by one member at most", () => {
    for (const [members, parts] of [
      [1, 1],
      [10, 3],
      [10_000, 7],
      [9999, 9999],
      [100_000, 64],
    ] as const) {
      const shares = Array.from({ length: parts }, (_, at) => shareOf(members, at + 1, parts));
      expect(shares[0]!.from).toBe(0);
      expect(shares.at(-1)!.to).toBe(members);
      shares.slice(1).forEach(({ from }, at) => expect(from).toBe(shares[at]!.to));
      const sizes = shares.map(({ from, to }) => to - from);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }
  });

  it("have the quantile of whole numbers, for any number of members", () => {
    for (const probability of PROBABILITIES) {
      const hundredths = Math.round(probability * 100);
      for (let members = 1; members <= 300_000; members++) {
        const exact = Math.max(1, Math.floor((members * hundredths + 99) / 100));
        if (Math.max(1, Math.ceil(members * probability)) !== exact) {
          expect(`${members} members at ${probability}`).toBe("");
        }
      }
    }
  });
});
