/** The command is read as Latin-1, so it may hold no other character than those of ASCII. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { plainAscii } from "../../build/plain-ascii.mjs";
import { root } from "../arbitraries/root.ts";
import { simulate, temporaryFolder } from "./simulate.ts";

const folder = temporaryFolder();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

it("is written in ASCII, its regular expressions included", () => {
  const dist = path.join(root, "cli", "dist");
  for (const name of fs.readdirSync(dist).filter((file) => file.endsWith(".cjs"))) {
    expect(
      [...fs.readFileSync(path.join(dist, name))].findIndex((byte) => byte > 127),
      name,
    ).toBe(-1);
  }
});

it("keeps what a script means", () => {
  const script = 'x = /[²³]|€/.test("5 m²") && "é𝒳"';
  const ascii = plainAscii(script);
  expect(ascii).toBe(
    'x = /[\\u00b2\\u00b3]|\\u20ac/.test("5 m\\u00b2") && "\\u00e9\\ud835\\udcb3"',
  );
  expect(() => plainAscii("/\\²/")).toThrow("cannot be escaped");
});

it.each([
  ["emissions.total × 2", "schrijf: emissions.total * 2"],
  ["emissions.total ÷ 2", "schrijf: emissions.total / 2"],
  [
    "max(emissions.total, 3 kt) ≥ 2 kt ? 1 kt : 2 kt",
    "schrijf: max(emissions.total, 3 kt) >= 2 kt",
  ],
  ["emissions.total − 2 kt", "schrijf: emissions.total - 2 kt"],
])("knows the signs of a word processor, as its sources do: %s", (formula, help) => {
  const plan = path.join(folder, "plan.yaml");
  const indicators = `indicators:\n  mine: { formula: "${formula}", unit: kt }\n`;
  fs.writeFileSync(plan, `id: plan\nregion: kortrijk\n${indicators}`);
  const { status, error } = simulate(["validate", plan]);
  expect(error).toContain("typographic-character");
  expect(error).toContain(help);
  expect(status).toBe(1);
});
