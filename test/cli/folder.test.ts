/** A results folder is whole or absent, replaces only its own kind, and survives a kill. */
import fs from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { unwritableParent, writeResultsFolder, type OutputFile } from "../../cli/results-folder.ts";
import { filesBelow, temporaryFolder } from "./simulate.ts";

let parent: string;
beforeEach(() => {
  parent = temporaryFolder();
});
afterEach(() => fs.rmSync(parent, { recursive: true, force: true }));

const encoder = new TextEncoder();

function run(content: string): OutputFile[] {
  const list = { format: "ademruimte-run/1", files: [{ name: "flows/a.csv" }] };
  return [
    { name: "flows/a.csv", bytes: encoder.encode(content) },
    { name: "run.json", bytes: encoder.encode(JSON.stringify(list)) },
  ];
}
const content = (): string => fs.readFileSync(path.join(parent, "plan", "flows", "a.csv"), "utf8");

describe("writing results", () => {
  it("replaces what an earlier run wrote", () => {
    writeResultsFolder(parent, "plan", run("old"));
    expect(writeResultsFolder(parent, "plan", run("new"))).toMatchObject({ warnings: [] });
    expect(content()).toBe("new");
    expect(fs.readdirSync(parent)).toEqual(["plan"]);
  });

  it.each([
    ["a folder without run.json", () => fs.rmSync(path.join(parent, "plan", "run.json"))],
    [
      "a folder with a file of the user",
      () => fs.writeFileSync(path.join(parent, "plan", "n.docx"), ""),
    ],
    [
      "a run.json that is not ours",
      () => fs.writeFileSync(path.join(parent, "plan", "run.json"), '{"format":"x","files":[]}'),
    ],
  ])("refuses %s and leaves it as it was", (_, spoil) => {
    writeResultsFolder(parent, "plan", run("old"));
    spoil();
    const before = filesBelow(parent);
    const outcome = writeResultsFolder(parent, "plan", run("new"));
    expect(outcome).toMatchObject({ refused: { code: "foreign-folder", severity: "error" } });
    expect(filesBelow(parent)).toEqual(before);
  });

  it("mends what a kill left between the two renamings", () => {
    writeResultsFolder(parent, "plan", run("old"));
    fs.renameSync(path.join(parent, "plan"), path.join(parent, ".plan.old"));
    fs.mkdirSync(path.join(parent, ".plan.new"));
    fs.writeFileSync(path.join(parent, ".plan.new", "half"), "");
    writeResultsFolder(parent, "plan", run("new"));
    expect(content()).toBe("new");
    expect(fs.readdirSync(parent)).toEqual(["plan"]);
  });

  it.each([true, false])(
    "takes away what is left of old results (beside new ones: %s)",
    (beside) => {
      writeResultsFolder(parent, "plan", run("old"));
      const aside = path.join(parent, ".plan.old");
      if (beside) fs.cpSync(path.join(parent, "plan"), aside, { recursive: true });
      else fs.renameSync(path.join(parent, "plan"), aside);
      // The record goes last, so that a deletion that was stopped is known for what it is.
      fs.rmSync(path.join(aside, "flows"), { recursive: true });
      expect(writeResultsFolder(parent, "plan", run("new"))).toMatchObject({ warnings: [] });
      expect(content()).toBe("new");
      expect(fs.readdirSync(parent)).toEqual(["plan"]);
    },
  );

  it("asks to close a file that a spreadsheet has open, and minds no file manager", () => {
    writeResultsFolder(parent, "plan", run("old"));
    fs.writeFileSync(path.join(parent, "plan", ".DS_Store"), "");
    fs.writeFileSync(path.join(parent, "plan", "flows", ".~lock.a.csv#"), "");
    const outcome = writeResultsFolder(parent, "plan", run("new"));
    expect(outcome).toMatchObject({
      refused: { message: { en: expect.stringContaining("a.csv") } },
    });
    fs.rmSync(path.join(parent, "plan", "flows", ".~lock.a.csv#"));
    expect(writeResultsFolder(parent, "plan", run("new"))).toMatchObject({ warnings: [] });
    expect(content()).toBe("new");
  });

  it("tells before computing that a place cannot be written", () => {
    const file = path.join(parent, "file");
    fs.writeFileSync(file, "");
    expect(unwritableParent(path.join(file, "below"))).toMatchObject({ code: "unwritable-output" });
    expect(unwritableParent("/proc/nowhere/below")?.code).toBe("unwritable-output");
    expect(unwritableParent(path.join(parent, "new", "newer"))).toBeNull();
    expect(fs.readdirSync(parent)).toEqual(["file"]);
  });

  it("says so when the place cannot be written", () => {
    const file = path.join(parent, "file");
    fs.writeFileSync(file, "");
    const outcome = writeResultsFolder(path.join(file, "below"), "plan", run("new"));
    expect(outcome).toMatchObject({ refused: { code: "unwritable-output" } });
  });
});
