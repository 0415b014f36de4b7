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
  // V8 itself remarks that without its compiler there is no WebAssembly.
  expect(error.replace(/^Warning: disabling flag --expose_wasm.*\n/, "")).toBe("");
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
    ["without compiler and code cache", { env: { NODE_OPTIONS: "--jitless" } }],
  ])("write the same bytes %s", (_, around) => {
    const second = bytes(around);
    expect([...second.keys()]).toEqual([...first.keys()]);
    for (const [name, content] of second) {
      expect(content.equals(first.get(name)!), `${name} differs`).toBe(true);
    }
  });
});
