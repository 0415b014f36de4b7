import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { createContext, runInContext } from "node:vm";
import { buildSync } from "esbuild";
import fc from "fast-check";
import { describe, it, expect } from "vitest";
import { stream, streamSeedText } from "../../engine/foundation/random.ts";

const seedrandomPath = createRequire(import.meta.url).resolve("seedrandom");

const seed = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: "binary" }),
);
const name = fc.string({ unit: "binary", maxLength: 40 });

function firstNumbers(seedOfStream: number | string, nameOfStream: string, count: number) {
  const numbers = stream(seedOfStream, nameOfStream);
  return Array.from({ length: count }, (_, member) => numbers.at(member));
}

describe("a random stream", () => {
  it("gives the same number to a member whatever was asked before", () => {
    const members = fc.array(fc.nat({ max: 300 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(seed, name, members, (someSeed, someName, asked) => {
        const inOrder = firstNumbers(someSeed, someName, 301);
        const anyOrder = stream(someSeed, someName);
        for (const member of asked) expect(anyOrder.at(member)).toBe(inOrder[member]);
      }),
    );
  });

  it("gives members 0 to 999 the same numbers in a run of 1000 and of 10000", () => {
    const large = stream(20240101, "demography/fertility");
    large.at(9999);
    const small = firstNumbers(20240101, "demography/fertility", 1000);
    expect(small.map((_, member) => large.at(member))).toEqual(small);
  });

  it("does not notice other streams in use at the same time", () => {
    const alone = firstNumbers(1, "alone", 50);
    const first = stream(1, "alone");
    const second = stream(1, "other");
    for (let member = 0; member < 50; member += 1) {
      second.at(member);
      expect(first.at(member)).toBe(alone[member]);
    }
  });

  it("stays from 0 up to but not including 1", () => {
    fc.assert(
      fc.property(seed, name, fc.nat({ max: 500 }), (someSeed, someName, member) => {
        const number = stream(someSeed, someName).at(member);
        expect(number >= 0 && number < 1).toBe(true);
      }),
    );
  });

  it("differs for every other seed or name", () => {
    fc.assert(
      fc.property(seed, name, seed, name, (seedA, nameA, seedB, nameB) => {
        fc.pre(nameA !== nameB || JSON.stringify(seedA) !== JSON.stringify(seedB));
        expect(streamSeedText(seedA, nameA)).not.toBe(streamSeedText(seedB, nameB));
      }),
    );
    // Pairs that a careless encoding, or the low eight bits of character codes, would confuse.
    const pairs: [number | string, string][] = [
      [1, "a"],
      ["1", "a"],
      [1, "\u0161"],
      [1, "\u0261"],
      [1, "\\u0161"],
      ["1,a", ""],
      ["1", ",a"],
      ["", "1,a"],
      [1, '"a"'],
      [1, "\ud800"],
      [1, "\ufffd"],
    ];
    const starts = pairs.map(([someSeed, someName]) => firstNumbers(someSeed, someName, 2).join());
    expect(new Set(starts).size).toBe(pairs.length);
  });

  it("is seeded by the JSON of seed and name in plain ASCII, which reads back as the two", () => {
    expect(streamSeedText(42, "heat/insulation")).toBe('[42,"heat/insulation"]');
    expect(streamSeedText("café", "š")).toBe('["caf\\u00e9","\\u0161"]');
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.string({ unit: "binary" })), name, (s, n) => {
        expect(JSON.parse(streamSeedText(s, n))).toEqual([s, n]);
        expect(streamSeedText(s, n)).toMatch(/^[ -~]*$/);
      }),
    );
  });

  it("refuses a seed without a text and a member without a place", () => {
    for (const wrong of [NaN, Infinity, -Infinity]) {
      expect(() => stream(wrong, "a")).toThrow(RangeError);
    }
    for (const wrong of [-1, 0.5, NaN, Infinity]) {
      expect(() => stream(1, "a").at(wrong)).toThrow(RangeError);
    }
  });

  it("has the numbers recorded for the contract", () => {
    expect(firstNumbers(2024, "test", 4)).toMatchInlineSnapshot(`
      [
        0.042183750636965424,
        0.9965484716398836,
        0.7264915623573895,
        0.5670042303009116,
      ]
    `);
  });

  it("has the numbers of seedrandom, whose own manual gives those of 'hello.'", () => {
    const script = `
      const seedrandom = require(${JSON.stringify(seedrandomPath)});
      const hello = seedrandom("hello.");
      const own = seedrandom(${JSON.stringify(streamSeedText(7, "name"))});
      console.log(JSON.stringify([[hello(), hello()], [own(), own()]]));`;
    const output = execFileSync(process.execPath, ["-e", script], { encoding: "utf8" });
    expect(JSON.parse(output)).toEqual([
      [0.9282578795792454, 0.3752569768646784],
      firstNumbers(7, "name", 2),
    ]);
  });

  it("does not depend on Math.random, and leaves it alone", () => {
    const bundle = bundleForBrowser();
    for (const replacement of ["() => 0", "() => 0.987654321"]) {
      const context = createContext({});
      runInContext(`Math.random = ${replacement}; const before = Math.random;`, context);
      runInContext(bundle, context);
      const outcome: unknown = runInContext(
        `JSON.stringify([
          [0, 1, 2].map((member) => streams.stream(7, "name").at(member)),
          Math.random === before,
        ])`,
        context,
      );
      expect(JSON.parse(String(outcome))).toEqual([firstNumbers(7, "name", 3), true]);
    }
    const { random } = Math;
    stream(1, "a").at(10);
    expect(Math.random).toBe(random);
  });

  it("has the same numbers in a browser, where there is neither require nor process", () => {
    const context = createContext({});
    runInContext("globalThis.self = globalThis; globalThis.window = globalThis;", context);
    runInContext(bundleForBrowser(), context);
    const outcome: unknown = runInContext(
      `JSON.stringify([typeof require, typeof process,
        Array.from({ length: 200 }, (_, member) => streams.stream("seed", "š").at(member))])`,
      context,
    );
    expect(JSON.parse(String(outcome))).toEqual([
      "undefined",
      "undefined",
      firstNumbers("seed", "š", 200),
    ]);
  });

  it("is spread evenly, and unrelated to streams of neighbouring seeds and names", () => {
    const count = 20000;
    const streams = [
      firstNumbers(1, "a", count),
      firstNumbers(2, "a", count),
      firstNumbers(1, "b", count),
      firstNumbers(11, "a", count),
    ];
    const standardError = 1 / Math.sqrt(12 * count);
    for (const numbers of streams) {
      const mean = numbers.reduce((sum, number) => sum + number, 0) / count;
      expect(Math.abs(mean - 0.5)).toBeLessThan(4 * standardError);
      const cells = new Array<number>(20).fill(0);
      for (const number of numbers) cells[Math.floor(number * 20)] += 1;
      const chiSquare = cells.reduce((sum, n) => sum + (n - count / 20) ** 2 / (count / 20), 0);
      // 19 degrees of freedom; 43.8 is passed once in a thousand.
      expect(chiSquare).toBeLessThan(43.8);
    }
    for (let left = 0; left < streams.length; left += 1) {
      for (let right = 0; right < left; right += 1) {
        let covariance = 0;
        for (let member = 0; member < count; member += 1) {
          covariance += (streams[left][member] - 0.5) * (streams[right][member] - 0.5);
        }
        expect(Math.abs((covariance / count) * 12)).toBeLessThan(4 / Math.sqrt(count));
      }
    }
  });

  it("shows no relation between the first members of many names", () => {
    const firsts = Array.from({ length: 4000 }, (_, index) => stream(1, `name ${index}`).at(0));
    let neighbours = 0;
    for (let index = 1; index < firsts.length; index += 1) {
      neighbours += (firsts[index] - 0.5) * (firsts[index - 1] - 0.5);
    }
    expect(Math.abs((neighbours / firsts.length) * 12)).toBeLessThan(4 / Math.sqrt(4000));
    expect(new Set(firsts).size).toBe(4000);
  });
});

let browserBundle: string | undefined;

function bundleForBrowser(): string {
  browserBundle ??= buildSync({
    entryPoints: ["engine/foundation/random.ts"],
    bundle: true,
    write: false,
    platform: "browser",
    format: "iife",
    globalName: "streams",
  }).outputFiles[0].text;
  return browserBundle;
}
