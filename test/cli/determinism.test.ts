/** Same scenario, same engine: same bytes, wherever and whenever. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { filesBelow, PLAN, simulate, temporaryFolder, type Surroundings } from "./simulate.ts";

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => fs.rmSync(folder, { recursive: true, force: true })));

function bytes(around: Surroundings = {}): Map<string, Buffer> {
  const out = temporaryFolder();
  folders.push(out);
  const { status, error } = simulate([PLAN, "--out", out], around);
  expect(error).toBe("");
  expect(status).toBe(0);
  return filesBelow(path.join(out, "kortrijk-2040"));
}

describe("two runs", () => {
  const first = bytes();
  it.each<[string, Surroundings]>([
    ["again", {}],
    ["in another time zone", { env: { TZ: "Pacific/Kiritimati" } }],
    ["in another locale", { env: { LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" } }],
    ["from another folder", { cwd: path.parse(process.cwd()).root }],
    ["without compiler and code cache", { flags: ["--no-opt", "--no-sparkplug"] }],
  ])("write the same bytes %s", (_, around) => {
    const second = bytes(around);
    expect([...second.keys()]).toEqual([...first.keys()]);
    for (const [name, content] of second) {
      expect(content.equals(first.get(name)!), `${name} differs`).toBe(true);
    }
  });

  it("differ by the workbook alone where Node has no WebAssembly, and say so", () => {
    const out = temporaryFolder();
    folders.push(out);
    const { status, error } = simulate([PLAN, "--out", out], {
      env: { NODE_OPTIONS: "--jitless" },
    });
    expect(status).toBe(0);
    expect(error).toContain("indicators.xlsx is niet geschreven");
    const second = filesBelow(path.join(out, "kortrijk-2040"));
    expect([...second.keys()]).toEqual([...first.keys()].filter((name) => !name.endsWith(".xlsx")));
    for (const [name, content] of second) {
      if (name === "run.json") continue;
      expect(content.equals(first.get(name)!), `${name} differs`).toBe(true);
    }
  });
});
