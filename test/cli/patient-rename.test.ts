/** Renaming where Windows refuses it for a while, as a disk that does so would have it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { patientRename } from "../../cli/patient-rename.ts";
import { unwritableFile } from "../../cli/unwritable-file.ts";

const refusal = (code: string): Error => Object.assign(new Error(code), { code });

/** Renames on a disk that refuses so often; what it saw. */
function renamed(refusals: number, code: string, isWindows: boolean) {
  let tries = 0;
  let waited = 0;
  let error: unknown = null;
  try {
    patientRename("a", "b", {
      isWindows,
      rename: () => {
        if (tries++ < refusals) throw refusal(code);
      },
      pause: (milliseconds) => (waited += milliseconds),
    });
  } catch (thrown) {
    error = (thrown as NodeJS.ErrnoException).code;
  }
  return { tries, waited, error };
}

describe("renaming", () => {
  const held = fc.constantFrom("EBUSY", "EPERM", "EACCES");

  it("waits for a scanner that lets go soon, and no longer than a person would", () => {
    fc.assert(
      fc.property(fc.nat({ max: 40 }), held, (refusals, code) => {
        const { tries, waited, error } = renamed(refusals, code, true);
        expect(tries).toBe(Math.min(refusals, 8) + 1);
        expect(error).toBe(refusals > 8 ? code : null);
        expect(waited).toBeLessThan(3000);
      }),
    );
  });

  it("does not wait for what will not change", () => {
    expect(renamed(1, "ENOENT", true)).toEqual({ tries: 1, waited: 0, error: "ENOENT" });
    expect(renamed(1, "EACCES", false)).toEqual({ tries: 1, waited: 0, error: "EACCES" });
  });
});

it("says of a file that cannot be written whether another program may have it open", () => {
  const openIn = (code: string, isWindows: boolean): boolean => {
    const { message, help } = unwritableFile("indicators.csv", refusal(code), isWindows);
    for (const text of Object.values(message)) expect(text).toContain("indicators.csv");
    for (const text of Object.values(help!)) expect(text).toContain("--out");
    return [message.nl.includes("nog open"), message.en.includes("still open")].every(Boolean);
  };
  expect(["EBUSY", "EPERM", "EACCES"].map((code) => openIn(code, true))).toEqual([
    true,
    true,
    true,
  ]);
  expect(["EBUSY", "EPERM", "ENOSPC"].map((code) => openIn(code, false))).toEqual([
    true,
    false,
    false,
  ]);
});
