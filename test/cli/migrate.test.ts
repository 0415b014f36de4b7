/** `simulate migrate` as a person types it: shown first, written when asked, nothing lost. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "../arbitraries/root.ts";
import { filesBelow, simulate, temporaryFolder } from "./simulate.ts";

const OLD = path.join(root, "test", "migrations", "0.1.0");
const folder = temporaryFolder();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe("simulate migrate", () => {
  it("shows, then writes and keeps what was there, then finds nothing", () => {
    const place = path.join(folder, "OneDrive - Stad");
    fs.cpSync(OLD, place, { recursive: true });
    // As Notepad writes it, with a tab and a path of Windows in a remark.
    const windows = `\uFEFF${fs.readFileSync(path.join(place, "parent.yaml"), "utf8")}#\tC:\\plannen\n`;
    fs.writeFileSync(path.join(place, "parent.yaml"), windows.replaceAll("\n", "\r\n"));
    const before = filesBelow(place);
    const shown = simulate(["migrate", place, "--lang", "en"]);
    expect([shown.status, shown.error]).toEqual([0, ""]);
    expect(shown.out).toContain("-  renewables.wind_capacity: +20 MW   # zoveel staat er");
    expect(shown.out).toContain("+  renewables.wind_capacity: 20 MW   # zoveel staat er");
    expect(shown.out).toMatch(/signs\.yaml:8:29 {2}signed-values \(since 0\.2\.0\)/);
    expect(filesBelow(place)).toEqual(before);
    // A copy of an earlier time is not written over.
    fs.writeFileSync(path.join(place, "signs.yaml.orig"), "of last year");
    expect(simulate(["migrate", place, "--write", "--quiet"])).toMatchObject({
      status: 0,
      out: "",
    });
    const after = filesBelow(place);
    expect(after.get("signs.yaml.orig")!.toString()).toBe("of last year");
    expect(after.get("signs.yaml.orig-2")).toEqual(before.get("signs.yaml"));
    expect(after.get("parent.yaml.orig")).toEqual(before.get("parent.yaml"));
    expect(after.get("parent.yaml")!.toString().replace("format: 2\r\n", "")).toBe(
      before.get("parent.yaml")!.toString(),
    );
    const again = simulate(["migrate", place, "--strict", "--lang", "en"]);
    expect(again.status).toBe(0);
    expect(again.out).toContain("2 files looked at, 0 to change, 0 things by hand.");
  });

  it("writes nothing at all where one file cannot be read", () => {
    const place = path.join(folder, "broken");
    fs.cpSync(OLD, place, { recursive: true });
    fs.writeFileSync(path.join(place, "new.yaml"), "format: 9\nid: new\nextends: kortrijk\n");
    const before = filesBelow(place);
    const { status, error, out } = simulate(["migrate", place, "--write", "--lang", "en"]);
    expect(status).toBe(1);
    expect(error).toContain("error[newer-format]");
    expect(out).toContain("Nothing written, not even with --write");
    expect(filesBelow(place)).toEqual(before);
  });

  it("says of what it cannot look at what to give, and counts it", () => {
    const place = path.join(folder, "odd");
    fs.mkdirSync(path.join(place, "empty"), { recursive: true });
    fs.copyFileSync(path.join(OLD, "parent.yaml"), path.join(place, "plan.yaml"));
    fs.writeFileSync(path.join(place, "plan.yaml.txt"), "id: notes\n");
    fs.writeFileSync(path.join(place, "broken.yaml"), "id: broken\nextends: [\n");
    const given = ["plan.yaml", "plan.yaml.txt", "broken.yaml", "empty"];
    const { status, error, out } = simulate(["migrate", ...given, "--lang", "en"], { cwd: place });
    expect(status).toBe(1);
    expect(error).toContain('"plan.yaml.txt" is no plan: a plan, package or region ends in .yaml');
    expect(error).toContain('there is no plan, package, region or table in "empty"');
    expect(error).toContain("help: give a plan, a package, a region.yaml or the folder");
    expect(out).toContain("3 files looked at, of which 2 cannot be read, 1 to change, 0 things");
  });

  it("takes back what it wrote where a later file cannot be written", () => {
    const place = path.join(folder, "unwritable");
    fs.cpSync(OLD, place, { recursive: true });
    // No disk has room for ".orig" behind so long a name; rights would not stop an administrator.
    const long = `${"z".repeat(247)}.yaml`;
    fs.copyFileSync(path.join(place, "signs.yaml"), path.join(place, long));
    const before = filesBelow(place);
    const { status, error } = simulate(["migrate", place, "--write", "--lang", "en"]);
    expect(status).toBe(1);
    expect(error).toContain("error[unwritable-output]");
    expect(filesBelow(place)).toEqual(before);
  });
});
