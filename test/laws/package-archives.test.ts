/** Archives of packages: the same bytes wherever they are made, and what was put in comes out. */
import fc from "fast-check";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { archiveOf } from "../../build/package/archive.mjs";
import { fetchTarball } from "../../build/package/fetch.mjs";
import { faultsOfNames, LONGEST_NAME } from "../../build/package/names.mjs";
import { openArchive } from "../../build/package/open-archive.mjs";

const { TZ } = process.env;
afterEach(() => {
  if (TZ === undefined) delete process.env.TZ;
  else process.env.TZ = TZ;
});

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,11}(?:\/[a-z0-9]{1,60}){0,2}\.x$/);
const file = fc.record({
  bytes: fc.uint8Array({ maxLength: 3000 }),
  isProgram: fc.boolean(),
});
const files = fc.uniqueArray(fc.tuple(name, file), {
  minLength: 1,
  maxLength: 8,
  selector: ([one]) => one,
});

describe.each(["zip", "tar.gz"] as const)("a %s", (kind) => {
  it("is the same in every time zone, and gives back bytes and modes", () =>
    fc.assert(
      fc.asyncProperty(files, async (pairs) => {
        const wanted = new Map(pairs);
        process.env.TZ = "Pacific/Kiritimati";
        const first = await archiveOf(kind, "folder", wanted);
        process.env.TZ = "America/St_Johns";
        const second = await archiveOf(kind, "folder", wanted);
        expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
        const opened = await openArchive(kind, first);
        expect([...opened.keys()]).toEqual([...wanted.keys()].map((one) => `folder/${one}`));
        for (const [one, { bytes, isProgram }] of wanted) {
          const { mode, type, ...found } = opened.get(`folder/${one}`)!;
          expect(found.bytes.equals(bytes)).toBe(true);
          expect([mode, type]).toEqual([isProgram ? 0o755 : 0o644, "file"]);
        }
      }),
      { numRuns: 30 },
    ));
});

describe("names in a package", () => {
  const fine = ["map/plannen/kortrijk-2040.yaml", "map/program/console.txt", "map/.x/com0x"];

  it("are accepted when every system can have them", () => expect(faultsOfNames(fine)).toEqual([]));

  it.each([
    ["map/aux.txt", /device/],
    ["map/Com1", /device/],
    ["map/a:b", /Windows forbids/],
    ["map/a\\b", /Windows forbids/],
    ["map/eind.", /full stop/],
    ["map/één", /character/],
    ["../map/a", /no name/],
    ["/map/a", /no name/],
    ["map/Plannen/b", /capitals/],
    [`map/${"x".repeat(LONGEST_NAME - 3)}`, /Windows leaves/],
  ])("are refused: %s", (bad, why) => {
    expect(faultsOfNames([...fine, bad]).join("\n")).toMatch(why);
  });
});

describe("fetching a package of npm", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ademruimte-test-"));
  const { npm_execpath: npm } = process.env;
  afterAll(() => {
    fs.rmSync(folder, { recursive: true, force: true });
    if (npm === undefined) delete process.env.npm_execpath;
    else process.env.npm_execpath = npm;
  });

  const given = Buffer.from("what the registry gives");
  const integrityOf = (bytes: Buffer): string =>
    `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
  const one = { name: "@scope/one", version: "1.0.0", integrity: integrityOf(given) };
  const kept = path.join(folder, "scope-one@1.0.0.tgz");

  /** Takes the place of npm: a script that is called with the same arguments. */
  const npmThat = (does: string): void => {
    process.env.npm_execpath = path.join(folder, "npm-cli.js");
    const head = `const to = process.argv[process.argv.indexOf("--pack-destination") + 1];\n`;
    fs.writeFileSync(process.env.npm_execpath, `${head}${does}\n`);
  };
  const GIVES = `require("fs").writeFileSync(to + "/any.tgz", ${JSON.stringify(String(given))});`;

  it("says what to do when there is no network", () => {
    npmThat("process.exit(1);");
    expect(() => fetchTarball(one, folder)).toThrow(
      /^@scope\/one@1\.0\.0 cannot be fetched[^]*Connect/,
    );
  });

  it("refuses what is not what the project says, and keeps nothing of it", () => {
    npmThat(GIVES);
    const other = { ...one, integrity: integrityOf(Buffer.from("another")) };
    expect(() => fetchTarball(other, folder)).toThrow(/is not what the project says/);
    expect(fs.readdirSync(folder)).toEqual(["npm-cli.js"]);
  });

  it("keeps what is right, and asks npm no more unless it was changed since", () => {
    npmThat(GIVES);
    expect(fetchTarball(one, folder)).toEqual(given);
    npmThat("process.exit(1);");
    expect(fetchTarball(one, folder)).toEqual(given);
    fs.appendFileSync(kept, "!");
    expect(() => fetchTarball(one, folder)).toThrow(/cannot be fetched/);
  });
});
