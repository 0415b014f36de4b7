/** An ensemble in parts, as a person types it: each part by a command of its own, then the merge. */
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMMAND, filesBelow, simulate, temporaryFolder, type Finished } from "./simulate.ts";

const out = temporaryFolder();
afterAll(() => fs.rmSync(out, { recursive: true, force: true }));

const at = (...names: string[]): string => path.join(out, ...names);
const MEMBERS = "240";
/** Warnings about so few members are no subject here. */
const ensemble = (options: readonly string[], members = MEMBERS): Finished =>
  simulate(["ensemble", "kortrijk-2040", "--members", members, "--workers", "1", ...options]);
const part = (folder: string, number: string, ...options: string[]): Finished =>
  ensemble(["--shard", number, "--out", at(folder), "--lang", "en", ...options]);
const merge = (folder: string, ...options: string[]): Finished =>
  simulate(["merge", at(folder), "--lang", "en", ...options]);

function expectSameFiles(one: string, other: string): void {
  const [first, second] = [one, other].map((name) => filesBelow(at(name)));
  expect(first!.size).toBeGreaterThan(3);
  expect([...second!.keys()]).toEqual([...first!.keys()]);
  for (const [name, bytes] of first!) expect(second!.get(name)!.equals(bytes), name).toBe(true);
}

beforeAll(() => {
  expect(ensemble(["--out", at("one"), "--lang", "en", "--quiet"]).status).toBe(0);
  for (const number of ["1/3", "2/3", "3/3"]) expect(part("parts", number).status).toBe(0);
});

/** A copy of the folder of parts, changed. */
function changed(name: string, change: (folder: string) => void): string {
  fs.cpSync(at("parts"), at(name), { recursive: true });
  change(at(name));
  return name;
}
const SECOND = "part-0002-of-0003.parquet";

describe("parts of an ensemble, merged", () => {
  it.each([1, 3, 7])("from %i give every byte that one machine gives", (parts) => {
    const folder = parts === 3 ? "parts" : `parts-${parts}`;
    for (let number = 1; parts !== 3 && number <= parts; number++) {
      expect(part(folder, `${number}/${parts}`).status).toBe(0);
    }
    expect(merge(folder, "--out", at(`merged-${parts}`), "--quiet").status).toBe(0);
    expectSameFiles("one", `merged-${parts}`);
  });

  it("say on the screen and as JSON what one machine says", () => {
    const plain = ensemble(["--no-files", "--lang", "en"]);
    expect(merge("parts", "--no-files").out).toBe(plain.out);
    const asJson = ensemble(["--no-files", "--json", "--lang", "en"]);
    const { result } = JSON.parse(merge("parts", "--no-files", "--json").out) as {
      result: unknown;
    };
    expect(result).toEqual((JSON.parse(asJson.out) as { result: unknown }).result);
  });

  it("are merged in less memory than they take", () => {
    for (const number of ["1/2", "2/2"]) {
      expect(
        ensemble(["--cells", "--shard", number, "--out", at("cells"), "--quiet"], "500").status,
      ).toBe(0);
    }
    const sizes = fs.readdirSync(at("cells")).map((name) => fs.statSync(at("cells", name)).size);
    expect(sizes.reduce((sum, size) => sum + size)).toBeGreaterThan(2 * 32 * 1024 ** 2);
    const one = ["--cells", "--out", at("one-cells"), "--quiet", "--lang", "en"];
    expect(ensemble(one, "500").status).toBe(0);
    const little = ["--memory", "32MB"];
    expect(merge("cells", ...little, "--out", at("merged-cells"), "--quiet").status).toBe(0);
    expectSameFiles("one-cells", "merged-cells");
  });
});

describe("a part", () => {
  it("is left alone when it is there, and has the same bytes when it is made again", () => {
    const file = at("parts", SECOND);
    const [bytes, { mtimeMs }] = [fs.readFileSync(file), fs.statSync(file)];
    const again = part("parts", "2/3");
    expect(again.status).toBe(0);
    expect(again.out).toContain("Part 2 of 3 (runs 81 to 160) was there already and is left alone");
    expect(fs.statSync(file).mtimeMs).toBe(mtimeMs);
    const { status, out: said } = part("elsewhere", "2/3", "--json");
    expect(status).toBe(0);
    expect(JSON.parse(said)).toMatchObject({
      kind: "ensemble-part",
      result: { wasThere: false, part: 2, parts: 3, from: 80, to: 160, members: 240, seed: 1 },
    });
    expect(fs.readFileSync(at("elsewhere", SECOND)).equals(bytes)).toBe(true);
  });

  it("of another ensemble is refused, and says what differs", () => {
    for (const number of ["2/3", "3/3"]) {
      const other = part("parts", number, "--seed", "7");
      expect(other.status).toBe(1);
      expect(other.error).toContain("error[foreign-part]");
      expect(other.error).toContain("what differs: the seed (--seed)");
    }
    expect(part("parts", "2/5").error).toContain("parts of several divisions: into 3 and into 5");
    const mixed = changed("mixed", (folder) => {
      fs.rmSync(path.join(folder, SECOND));
      expect(part("seven", "2/3", "--seed", "7").status).toBe(0);
      fs.copyFileSync(at("seven", SECOND), path.join(folder, SECOND));
    });
    const refused = merge(mixed, "--no-files");
    expect(refused.status).toBe(1);
    expect(refused.error).toContain(`${SECOND} is a part of another ensemble`);
  });

  it("that is missing is named, with the command that makes it", () => {
    const folder = changed("missing", (there) => fs.rmSync(path.join(there, SECOND)));
    const { status, error } = merge(folder, "--no-files");
    expect(status).toBe(1);
    expect(error).toContain("error[missing-part]: part 2 of 3 is missing");
    const [, words] = /Make it: simulate (.*)/.exec(error) ?? [];
    const made = simulate(words!.split(" "));
    expect(made.status).toBe(0);
    const [one, other] = [at("parts", SECOND), at(folder, SECOND)].map((f) => fs.readFileSync(f));
    expect(other!.equals(one!)).toBe(true);
    expect(merge("nowhere", "--no-files").status).toBe(2);
    fs.mkdirSync(at("empty"));
    expect(merge("empty", "--no-files").error).toContain("there are no parts of an ensemble");
  });

  it("that is damaged is refused, with the way out", () => {
    const folder = changed("damaged", (there) => {
      const bytes = fs.readFileSync(path.join(there, SECOND));
      bytes[bytes.length >> 1]! ^= 1;
      fs.writeFileSync(path.join(there, SECOND), bytes);
    });
    const { status, error } = merge(folder, "--no-files");
    expect(status).toBe(1);
    expect(error).toContain(`${SECOND} is damaged`);
    expect(error).toMatch(/Remove it, and make it again: simulate ensemble .* --shard 2\/3/);
    const again = part(folder, "2/3");
    expect(again.status).toBe(1);
    expect(again.error).toContain("error[damaged-part]");
    fs.writeFileSync(at(folder, SECOND), "year,member\n");
    expect(merge(folder, "--no-files").error).toContain("was not written by simulate ensemble");
  });

  it("that is killed in the middle is not there", async () => {
    const folder = at("killed");
    const killed = spawn(
      process.execPath,
      [
        COMMAND,
        "ensemble",
        "kortrijk-2040",
        "--members",
        "40000",
        "--shard",
        "1/2",
        "--out",
        folder,
      ],
      { stdio: "ignore" },
    );
    const ended = new Promise((resolve) => killed.once("exit", resolve));
    const begun = (): string[] => (fs.existsSync(folder) ? fs.readdirSync(folder) : []);
    while (begun().length === 0) await sleep(20);
    killed.kill("SIGKILL");
    await ended;
    expect(begun()).toEqual([expect.stringMatching(/^\.part-0001-of-0002\.parquet\..*\.new$/)]);
    expect(simulate(["merge", folder, "--no-files", "--lang", "en"]).error).toContain(
      "there are no parts of an ensemble",
    );
  });
});

describe("what cannot be", () => {
  it.each([
    [["--shard", "4/3"], "no part of a number of parts"],
    [["--shard", "0/3"], "no part of a number of parts"],
    [["--shard", "1/241"], "240 runs cannot be divided into 241 parts"],
  ])("%j", (options, said) => {
    const { status, error } = ensemble([...options, "--out", at("none"), "--lang", "en"]);
    expect(status).toBe(2);
    expect(error).toContain(said);
  });

  it.each(["1 kg", "12MB", "-1GB", "much"])("--memory %s", (memory) => {
    const { status, error } = merge("parts", `--memory=${memory}`);
    expect(status).toBe(2);
    expect(error).toContain("--memory: give an amount from 32MB on");
  });
});
