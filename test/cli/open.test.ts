/** At the desk: what is chosen, dropped or dragged, and what is made of it. */
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import type { OpenArguments, openPlans as Open } from "../../cli/commands/open.ts";
import type { Answer } from "../../cli/open/desk.ts";
import { launched, windowsWords } from "../../cli/open/launched.ts";
import { idOfName, newPlanText } from "../../cli/open/new-plan.ts";
import { typedPaths } from "../../cli/open/typed-paths.ts";
import { openerOf } from "../../cli/open-with-system.ts";
import { typedAs } from "../../cli/typed-as.ts";
import { isPlanId } from "../../engine/scenario/plan/plan-file.ts";
import { COMMAND, simulate, temporaryFolder } from "./simulate.ts";

const folder = fs.realpathSync(temporaryFolder());
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** In the bundle that a user has, since a run loads others beside it. */
const { load } = createRequire(import.meta.url)(COMMAND) as {
  load(name: string): { exports: { openPlans: typeof Open } };
};

const put = (file: string, text: string): string => {
  const at = path.join(folder, file);
  fs.mkdirSync(path.dirname(at), { recursive: true });
  fs.writeFileSync(at, text);
  return at;
};

/** What happens at the desk of somebody who answers so, and then nothing more. */
async function atDesk(answers: readonly Answer[], given: Partial<OpenArguments>) {
  const left = [...answers];
  let said = "";
  const opened: string[] = [];
  const status = await load("simulate").exports.openPlans(
    {
      ...{ plans: [], from: null, opens: true, out: null, allow: [], quiet: false, language: "nl" },
      ...given,
    },
    {
      streams: { out: (text) => (said += text), error: (text) => (said += text) },
      desk: {
        isTerminal: true,
        ask: (question) => {
          said += question;
          return Promise.resolve(left.shift() ?? "ended");
        },
      },
      openFile: (file, how) => {
        opened.push(`${how} ${file}`);
        return Promise.resolve(true);
      },
    },
  );
  return { status, said, opened };
}

const words = fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }), {
  maxLength: 4,
});

describe("a launcher on Windows", () => {
  const FOLDER = "C:\\Users\\An\\OneDrive - Stad Kortrijk\\ademruimte";
  const start = (behind: string, launcher = `${FOLDER}\\simulate.cmd`) =>
    launched(
      [],
      {
        SIMULATE_FOLDER: `${FOLDER}\\.`,
        SIMULATE_STARTED: `C:\\WINDOWS\\system32\\cmd.exe /c ""${launcher}"${behind}"`,
      },
      () => true,
    );
  const opened = (...files: string[]) => ({
    words: ["open", "--from", `${FOLDER}\\.`, "--wait", ...files],
    isOwnWindow: true,
  });

  it("asks after a double click, and opens what is dropped, quoted by Explorer or not", () => {
    expect(start(" ")).toEqual(opened());
    expect(start(' C:\\R&D\\100%^!.yaml "\\\\server\\de plannen\\a.yaml"')).toEqual(
      opened("C:\\R&D\\100%^!.yaml", "\\\\server\\de plannen\\a.yaml"),
    );
  });

  it("passes on what was typed, and wants its words where a batch file called it", () => {
    const typed = { words: ["plan.yaml", "--set", "a=20 MW"], isOwnWindow: true };
    expect(start(' plan.yaml --set "a=20 MW"')).toEqual(typed);
    expect(start(" ", "C:\\Users\\An\\mijn.cmd")).toBeNull();
    expect(launched(["a"], {})).toEqual({ words: ["a"], isOwnWindow: false });
    expect(launched([], { SIMULATE_FOLDER: "/p" })!.words).toEqual(["open", "--from", "/p"]);
  });

  it("splits a line into the words that it was made of", () => {
    const quoted = (word: string): string =>
      `"${word.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, "$1$1")}"`;
    fc.assert(
      fc.property(words, (some) => {
        expect(windowsWords(some.map(quoted).join(" "))).toEqual(some);
      }),
    );
  });
});

describe("files that are dragged into a terminal", () => {
  it("are found as every terminal writes them, with any letters in them", () => {
    const ways: readonly ((file: string) => string)[] = [
      (file) => `"${file}" `,
      (file) => `'${file.replaceAll("'", "'\\''")}' `,
      (file) => file.replace(/[^\p{L}\p{N}/._-]/gu, "\\$&"),
      (file) => `& '${file.replaceAll("'", "'\\''")}'`,
      (file) => file,
    ];
    const names = fc
      .string({ unit: "grapheme-composite", minLength: 1, maxLength: 12 })
      .filter((name) => !/["\\\s]/.test(name[0]!) && !/["\\\n\r]/.test(name));
    fc.assert(
      fc.property(names, fc.constantFrom(...ways), (name, way) => {
        const file = `/thuis/mijn plannen/${name.trimEnd()}`;
        expect(typedPaths(way(file), (at) => at === file)).toEqual([file]);
      }),
    );
  });

  it("are several, or one that is not there", () => {
    const files = ["/a b/1.yaml", "/c/2.yaml"];
    expect(typedPaths('"/a b/1.yaml" /c/2.yaml', (at) => files.includes(at))).toEqual(files);
    expect(typedPaths("C:\\mijn plan.yaml", () => false)).toEqual(["C:\\mijn plan.yaml"]);
  });
});

describe("a page in the browser", () => {
  it("is never a word that the shell of Windows reads", () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const opener = openerOf(name, "browser", "win32", {})!;
        expect(opener.words.join(" ")).toBe('/d /v:on /s /c "start "" "!SIMULATE_TARGET!""');
        expect(opener.options!.env!["SIMULATE_TARGET"]).toBe(name);
      }),
    );
  });
});

describe("a new plan", () => {
  it("has an id that is one, whatever its name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (name) => {
        const id = idOfName(name);
        expect(id === null || isPlanId(id)).toBe(true);
      }),
    );
    expect(idOfName("Méér wind & zon!")).toBe("meer-wind-zon");
    expect(idOfName("con")).toBe("plan-con");
  });

  it.each(["nl", "en"] as const)("runs as it is, in %s", (language) => {
    const name = 'Wat "men" wil: \\ # é';
    const plan = put(`new-${language}.yaml`, newPlanText(name, "new", language));
    expect(simulate(["validate", plan])).toMatchObject({ status: 0, error: "" });
  });
});

describe("simulate open", () => {
  put("pakket/program/scenarios/x/geen.yaml", "id: geen\nregion: kortrijk\n");
  put("pakket/plannen/ademruimte.yaml", "");
  const wind = put(
    "pakket/plannen/wind.yaml",
    "id: wind\ntitle: { nl: Meer wind, en: More wind }\nextends: referentie\n",
  );
  fs.utimesSync(wind, 1, 1);
  put("pakket/plannen/oud/zon.yaml", "id: zon\ntitle: Zon\nextends: referentie\n");
  put("pakket/plannen/measures/pakket.yaml", "theme: heat\n");
  const from = path.join(folder, "pakket");

  it("lists plans, the newest first, runs the one that is chosen beside it and opens its report", async () => {
    const { status, said, opened } = await atDesk([{ line: "7" }, { line: " 2 " }], { from });
    expect(said).toMatch(/^ +1 {2}Zon \(.*zon\.yaml\)\n +2 {2}Meer wind \(.*wind\.yaml\)\n\n/m);
    expect(said).not.toContain("geen.yaml");
    expect(said).toContain("Er is geen plan met dat nummer.");
    const report = path.join(from, "plannen", "results", "wind", "report.html");
    expect({ status, opened }).toEqual({ status: 0, opened: [`browser ${report}`] });
    expect(fs.readFileSync(report, "utf8")).toContain("Meer wind");
    // What was made can be opened again by dropping it, or its folder.
    const again = await atDesk([], {
      plans: [path.dirname(report), path.join(path.dirname(report), "run.json")],
    });
    expect(again).toMatchObject({ status: 0, opened: Array(2).fill(`browser ${report}`) });
  });

  it("makes a new plan beside the others, once, and offers it first", async () => {
    const { status, said, opened } = await atDesk(
      [{ line: "n" }, { line: "Eigen plan" }, { line: "N" }, { line: "eigen  PLAN" }],
      { from },
    );
    const file = path.join(from, "plannen", "eigen-plan.yaml");
    expect({ status, opened }).toEqual({ status: 0, opened: [`editor ${file}`] });
    expect(said).toMatch(/^ +1 {2}Eigen plan/m);
    expect(said).toContain("Dat bestand is er al");
  });

  it("says of every other file what it is, and that it is no plan", async () => {
    const region = path.dirname(
      put("regio/region.yaml", "id: regio\ntitle: { nl: Regio, en: Region }\nextends: kortrijk\n"),
    );
    const dropped = {
      "nota.docx": "simulate note",
      "cijfers.csv": "simulate import",
      "foto.png": ".yaml",
      "verhaal.yaml": "--story",
      "los/run.json": "report.html",
    };
    for (const [name, said] of Object.entries(dropped)) {
      const told = await atDesk([], { plans: [put(name, "story: 1\n")] });
      expect([name, told.status, told.opened.length]).toEqual([name, 1, 0]);
      expect(told.said).toContain(said);
    }
    const checked = await atDesk([], { plans: [region, path.join(region, "region.yaml")] });
    expect(checked.status).toBe(0);
    expect(checked.said.match(/geen plan; ze worden alleen nagekeken/g)!.length).toBe(2);
  });

  it("goes on after a plan that is wrong, and tells how it ended", async () => {
    const bad = put("fout.yaml", "id: fout\nextends: referentie\nlevers: { heat.nothing: 3 }\n");
    const { status, said, opened } = await atDesk([], { plans: [bad, "niets.yaml", "foto.png"] });
    expect({ status, opened }).toEqual({ status: 1, opened: [] });
    expect(said).toContain("unknown-lever");
    expect(said).toContain('"niets.yaml"');
    expect(said).not.toContain("simulate compare");
  });

  it("ends at Enter or the end of what is read, and with 130 at Ctrl-C", async () => {
    expect(await atDesk([{ line: "" }], { from })).toMatchObject({ status: 0, opened: [] });
    expect(await atDesk([], { from })).toMatchObject({ status: 0 });
    expect(await atDesk(["interrupted"], { from })).toMatchObject({ status: 130 });
    expect(await atDesk([{ line: "n" }, "interrupted"], { from })).toMatchObject({ status: 130 });
  });

  it("asks nothing where nobody sits", () => {
    const { status, error } = simulate(["open"], { cwd: folder });
    expect(status).toBe(2);
    expect(error).toContain("simulate open PLAN.yaml");
  });
});

describe("what is typed to start it again", () => {
  const nowhere = (): boolean => false;
  const everywhere = (): boolean => true;
  it.each([
    [
      "the portable package",
      "/opt/ademruimte/program/cli/bin/simulate.cjs",
      {},
      nowhere,
      "simulate",
    ],
    ["a folder of npm", "/home/a/node_modules/.bin/simulate", {}, nowhere, "npx simulate"],
    [
      "npx",
      "/home/a/node_modules/.bin/simulate",
      { npm_command: "exec" },
      everywhere,
      "npx simulate",
    ],
    [
      ...["the whole computer", "/usr/lib/node_modules/ademruimte/cli/bin/simulate.cjs"],
      ...[{ PATH: "/usr/bin" }, everywhere, "simulate"],
    ],
    [
      ...["a script of npm", "/home/a/node_modules/.bin/simulate"],
      ...[{ PATH: "/home/a/node_modules/.bin" }, everywhere, "npx simulate"],
    ],
  ] as [string, string, Record<string, string>, () => boolean, string][])(
    "from %s",
    (_, script, env, exists, typed) => {
      expect(typedAs({ script, env }, exists)).toBe(typed);
    },
  );
});
