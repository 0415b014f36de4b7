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
