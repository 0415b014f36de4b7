/** Whatever `--json` prints stands on docs/reference/json.md: its keys are a public interface. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonText } from "../../cli/json.ts";
import { root } from "../arbitraries/root.ts";
import { removeStoredFolders, storedFolder } from "../arbitraries/stored-run.ts";
import { PLAN, simulate, temporaryFolder } from "./simulate.ts";

afterAll(removeStoredFolders);

const page = fs.readFileSync(path.join(root, "docs/reference/json.md"), "utf8");
/** Every word in code on the page: `title { nl, en }` names three. */
const named = new Set(
  [...page.matchAll(/`([^`]+)`/g)].flatMap(([, code]) => code!.match(/[A-Za-z][\w-]*/g) ?? []),
);

/** Keys below these are ids, numbers by name and shares by grade: no part of the interface. */
const FREE = new Set(["indicators", "missing", "figures"]);
/** Keys below these are ids of plans, where several stand side by side. */
const BY_PLAN = new Set(["values", "differences", "targets"]);

/** The keys of an answer, each with a place where it stands. */
function keysOf(value: unknown, at = "", keys = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(value)) for (const item of value) keysOf(item, `${at}[]`, keys);
  else if (value !== null && typeof value === "object") {
    const own = at.slice(at.lastIndexOf(".") + 1);
    for (const [key, item] of Object.entries(value)) {
      // The figures of a region are lists of their own; those of a contradiction are numbers by name.
      const isFree = BY_PLAN.has(own) || (FREE.has(own) && !Array.isArray(item));
      const isId = isFree && key !== "nl" && key !== "en";
      if (!isId) keys.set(key, `${at}.${key}`);
      keysOf(item, `${at}.${isId ? "*" : key}`, keys);
    }
  }
  return keys;
}

const ASSUMED = [
  ["--set", "renewables.wind_potential=unknown"],
  ["--set", "demography.housing_pull=0.5 person/dwelling"],
].flat();

const FEW = ["--members", "20", "--no-files"];
/** A plan with a budget. */
const BUDGETED = "scenarios/kortrijk/beste-combinatie.yaml";

/** A note of each kind of tag, filled in a folder of its own. */
const noteFolder = temporaryFolder();
const NOTE = path.join(noteFolder, "nota.md");
fs.writeFileSync(
  NOTE,
  "# Nota\n\nNog {emissions.total 2040}, en 24 MW {als co2_2040 gehaald}ja{anders}nee{einde}.\n",
);
afterAll(() => fs.rmSync(noteFolder, { recursive: true, force: true }));

/** A plan over two municipalities that share something, stored, and the same with another value. */
const groupFolder = path.join(noteFolder, "tweegem");
fs.mkdirSync(groupFolder);
fs.writeFileSync(
  path.join(groupFolder, "group.yaml"),
  "id: tweegem\ntitle: { nl: Tweegem, en: Twoham }\nmembers: { menen: { region: menen }, kuurne: { region: kuurne } }\n",
);
const planOver = (name: string, rate: string): string => {
  const file = path.join(noteFolder, `${name}.yaml`);
  fs.writeFileSync(
    file,
    `id: tweegem-2040
group: ./tweegem
levers: { housing.renovation_rate: ${rate} }
shared:
  park:
    lever: renewables.wind_capacity
    amount: 6 MW
    allocation: { menen: 50 %, kuurne: 50 % }
`,
  );
  return file;
};
const groupPlan = planOver("tweegem-2040", "2 %");
const otherGroupPlan = planOver("tweegem-other", "3 %");
const storedGroup = path.join(noteFolder, "results", "tweegem-2040");
beforeAll(() => {
  simulate([groupPlan, "--out", path.dirname(storedGroup), "--quiet"]);
});

describe("docs/reference/json.md", () => {
  it.each([
    ["a run", [PLAN, "--no-files"]],
    ["a run over several municipalities", [groupPlan, "--no-files"]],
    ["one of several municipalities", [`${groupPlan}#menen`, "--no-files"]],
    ["a stored run of several municipalities", ["rerun", storedGroup, "--plan", otherGroupPlan]],
    ["an explorer", ["explore", PLAN, "--out", path.join(noteFolder, "explorer.html")]],
    ["a run with an unknown figure", [PLAN, "--no-files", ...ASSUMED]],
    ["a comparison", ["compare", "referentie", PLAN, "--no-files"]],
    [
      "a sensitivity analysis",
      ["sensitivity", PLAN, "--of", "co2_2040", "--samples", "16", "--no-files"],
    ],
    ["plans brought up to date", ["migrate", "test/migrations/0.1.0"]],
    ["a stored run again", ["rerun", storedFolder(), "--plan", "veel-bouwen"]],
    ["a comparison with a stored run", ["compare", storedFolder(), "veel-bouwen", "--no-files"]],
    ["an ensemble", ["ensemble", ...FEW, PLAN, "--cells"]],
    ["an ensemble of two plans", ["ensemble", ...FEW, "referentie", BUDGETED]],
    ["a check of a plan", ["validate", PLAN]],
    ["a failure", ["scenarios/kortrijk/nowhere.yaml"]],
    ["the quality of figures", ["quality", "kortrijk"]],
    ["levers", ["list", "levers"]],
    ["parameters", ["list", "parameters"]],
    ["goals", ["list", "targets"]],
    ["checks", ["list", "checks"]],
    ["measures", ["list", "measures"]],
    ["a plan fully resolved", ["show", PLAN]],
    [
      "a backcast",
      [
        ...["backcast", PLAN, "--target", "social_dwellings_2040", "--no-files"],
        ...["--vary", "housing.social_completions", "--robust", "--members", "8"],
      ],
    ],
    ["a note", ["note", NOTE, "kortrijk-2040"]],
    ["a note that is checked", ["note", "--check", NOTE.replace(".md", "-kortrijk-2040.md")]],
  ])("names every key of %s", (_, args) => {
    const { out } = simulate([...args, "--json"]);
    const unnamed = [...keysOf(JSON.parse(out))].filter(([key]) => !named.has(key));
    expect(unnamed.map(([, place]) => place)).toEqual([]);
  });

  it("spells every key alike: camelCase, as `yearReached`", () => {
    const { out } = simulate([PLAN, "--no-files", "--json"]);
    const odd = [...keysOf(JSON.parse(out)).keys()].filter((key) => !/^[a-z][A-Za-z]*$/.test(key));
    // The grade of an official projection is a value everywhere, and a key among the shares.
    expect(odd).toEqual(["official-projection"]);
  });
});

describe("the text of an answer", () => {
  it("has a list of plain values on one line, and says the same", () => {
    const result = {
      values: [1, null, -2.5],
      texts: ["a, b", "[c]", "\n"],
      none: [],
      of: [{ a: [1] }],
    };
    const answer = { kind: "list", diagnostics: [], result } as const;
    const text = jsonText(answer);
    expect(JSON.parse(text)).toEqual({ format: "ademruimte-json/1", ...answer });
    expect(text).toContain('"values": [1, null, -2.5]');
  });
});
