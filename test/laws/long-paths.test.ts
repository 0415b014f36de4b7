/** What Windows cannot open is told, from the first character too many on and on no other system. */
import { describe, expect, it } from "vitest";
import { longPathWarning } from "../../cli/long-paths.ts";

const FOLDER =
  "C:\\Users\\voornaam.lange-achternaam\\OneDrive - Stad Kortrijk\\Documenten\\ademruimte-0.2.0\\plannen\\results\\plan";
const CHART = "charts/heat-flow.svg";
/** A chart in a folder so long that its path has so many characters. */
const folderFor = (length: number): string =>
  FOLDER + "x".repeat(length - FOLDER.length - CHART.length - 1);
const names = ["run.json", CHART, "report.html"];

describe("a long path of results", () => {
  it("is told on Windows where it has more than 259 characters, with the way out", () => {
    expect(longPathWarning(folderFor(259), names, "win32")).toBeNull();
    const { message, help, severity } = longPathWarning(folderFor(260), names, "win32")!;
    expect(severity).toBe("warning");
    expect(message.en).toContain(`${CHART} in ${folderFor(260)} has a path of 260 characters`);
    expect(help?.nl).toContain("--out");
  });

  it("is no matter elsewhere", () => {
    for (const platform of ["linux", "darwin"] as const) {
      expect(longPathWarning(`/${"x".repeat(400)}`, names, platform)).toBeNull();
    }
  });
});
