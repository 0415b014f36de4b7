/**
 * What a dashboard is built from: a stored run over several municipalities, a folder with a stored run
 * for each, or a plan. Stored runs are computed again from their run.json; no table beside it is
 * trusted, but where they no longer say the same, that is told.
 */
import fs from "node:fs";
import path from "node:path";
import { isUnmoved, movementOf } from "../../engine/analysis/moved-outputs.ts";
import { scalarPathsOf, type ScalarPaths } from "../../engine/analysis/scalar-paths.ts";
import type { GroupOutcome } from "../../engine/analysis/group/group-outcome.ts";
import { runGroup } from "../../engine/analysis/group/run-group.ts";
import { NonFiniteError } from "../../engine/run/instance.ts";
import { nonFinite } from "../../engine/analysis/non-finite.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import type { GroupScenario } from "../../engine/scenario/group/group-scenario.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { isFolder } from "../disk.ts";
import { readGroup } from "../read-group.ts";
import { readPlan } from "../read-plan.ts";
import { engineFingerprint } from "../result-files.ts";
import { readStoredRuns, storedRunFile, type StoredRun } from "../stored-run/read-stored-run.ts";
import type { StoredGroup } from "../stored-run/read-stored-group.ts";
import { brokenRerun, obstacleTo } from "../stored-run/rerun.ts";
import { diagnostic } from "../stored-run/stored-faults.ts";
import type { StoredFolder } from "../stored-run/stored-folder.ts";
import { scalarsIn } from "../stored-run/stored-results.ts";
import type { Language } from "../texts.ts";

export interface DashboardRuns {
  /** Null where something is wrong; then a diagnostic says what. */
  readonly outcome: GroupOutcome | null;
  readonly language: Language | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** What is to be run, and the folders that it must agree with. */
interface Found {
  readonly group: GroupScenario;
  readonly language: Language | null;
  readonly stored: readonly {
    readonly folder: StoredFolder;
    /** What the rows of its tables have as their scenario, and the regions that it shows. */
    readonly id: string;
    readonly regions: readonly string[];
  }[];
  readonly diagnostics: readonly Diagnostic[];
}

type Reading =
  Found | { readonly wrong: readonly Diagnostic[]; readonly language: Language | null };

/** @param of a folder, a run.json, or a plan by its path or name */
export function readDashboardRuns(of: string, allow: readonly string[]): DashboardRuns {
  const found = readingOf(of, allow);
  if ("wrong" in found) {
    return { outcome: null, language: found.language, diagnostics: found.wrong };
  }
  const { group, language, stored } = found;
  const diagnostics: Diagnostic[] = [...found.diagnostics];
  const fail = (one: Diagnostic): DashboardRuns => ({
    ...{ outcome: null, language },
    diagnostics: [...diagnostics, { ...one, severity: "error" }],
  });
  const file = stored[0]?.folder ?? { file: of, engine: null };
  for (const { model } of group.members) {
    const obstacle = obstacleTo(file, model);
    if (obstacle !== null) return fail(obstacle);
  }
  let outcome: GroupOutcome;
  try {
    outcome = runGroup(group, { ground: true });
  } catch (error) {
    if (error instanceof NonFiniteError) return fail(nonFinite(error));
    if (stored.length === 0) throw error;
    return fail(brokenRerun(file, error));
  }
  for (const one of stored) diagnostics.push(...disagreements(one, outcome));
  const isWrong = diagnostics.some(({ severity }) => severity === "error");
  return { outcome: isWrong ? null : outcome, language, diagnostics };
}

function readingOf(of: string, allow: readonly string[]): Reading {
  const file = storedRunFile(of);
  if (file !== null) return storedReading(file);
  if (isFolder(of)) return folderReading(of);
  const plan = readPlan(of, { allow });
  if (plan.isGroup) {
    const { group, diagnostics, language } = readGroup(of, { allow });
    return group === null
      ? { wrong: diagnostics, language }
      : { ...{ group, language, diagnostics, stored: [] } };
  }
  const { scenario, diagnostics, language } = plan;
  if (scenario === null) return { wrong: diagnostics, language };
  const { id, title } = scenario.notes;
  return madeGroup(id, title, [{ scenario, stored: null }], language, diagnostics, of);
}

/** One run.json: that of a group, or of a single plan. */
function storedReading(file: string): Reading {
  const read = readStoredRuns(file);
  if (read.group !== null) {
    const { scenario, region, language, remarks } = read.group;
    if (region !== null) return wrong(file, ONE_MEMBER, language);
    const { id, model } = scenario;
    const regions = [...model.members, model.id];
    return {
      ...{ group: scenario, language, diagnostics: remarks },
      stored: [{ folder: read.group as StoredGroup, id, regions }],
    };
  }
  const [run, ...others] = read.runs;
  if (run === undefined) return { wrong: read.diagnostics, language: null };
  if (others.length > 0 || run.isCompared) return wrong(file, COMPARED, run.language);
  const { id, title } = run.scenario.notes;
  const made = { scenario: run.scenario, stored: run };
  return madeGroup(id, title, [made], run.language, read.diagnostics, file);
}

/** Every folder in a folder that holds a run.json; what holds none is passed over. */
function folderReading(folder: string): Reading {
  const names = fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => name)
    .sort((a, b) => (a < b ? -1 : 1));
  const runs: { scenario: ResolvedScenario; stored: StoredRun }[] = [];
  const remarks: Diagnostic[] = [];
  for (const name of names) {
    const file = storedRunFile(path.join(folder, name));
    if (file === null) continue;
    const read = readStoredRuns(file);
    const [run, ...others] = read.runs;
    if (read.group !== null || others.length > 0 || run?.isCompared === true) {
      return wrong(file, MIXED, run?.language ?? null);
    }
    if (run === undefined) return { wrong: read.diagnostics, language: null };
    remarks.push(...read.diagnostics);
    runs.push({ scenario: run.scenario, stored: run });
  }
  const [first] = runs;
  const shown = folder.split(path.sep).join("/");
  if (first === undefined) return wrong(shown, NOTHING, null, "missing-file");
  const name = path.basename(path.resolve(folder));
  const id =
    name
      .toLowerCase()
      .replace(/[^a-z0-9-]+/g, "-")
      .replace(/^-+|-+$/g, "") || "dashboard";
  const titles = new Set(runs.map(({ scenario }) => scenario.notes.title.nl));
  const title = titles.size === 1 ? first.scenario.notes.title : { nl: name, en: name };
  return madeGroup(id, title, runs, first.stored.language, remarks, shown);
}

/** Single plans as a group of which nothing ties the members: each gets what it gets alone. */
function madeGroup(
  id: string,
  title: Text,
  runs: readonly { readonly scenario: ResolvedScenario; readonly stored: StoredRun | null }[],
  language: Language | null,
  diagnostics: readonly Diagnostic[],
  file: string,
): Reading {
  const scenarios = runs.map(({ scenario }) => scenario);
  if (scenarios.some(({ model }) => model.regions.length !== 1)) {
    return wrong(file, SEVERAL_REGIONS, language);
  }
  const members = scenarios.map(({ model }) => model.regions[0]!.id);
  const twice = members.find((one, at) => members.indexOf(one) !== at);
  if (twice !== undefined) return wrong(file, twiceText(twice), language);
  const [{ model: first }] = scenarios as [ResolvedScenario];
  if (scenarios.some(({ model }) => model.first !== first.first || model.last !== first.last)) {
    return wrong(file, OTHER_YEARS, language);
  }
  // A group bears an id that none of its members has.
  const groupId = members.includes(id) ? `${id}-dashboard` : id;
  const alone = scenarios.length === 1 ? scenarios[0]!.notes.regions[0]!.title : title;
  const group: GroupScenario = {
    ...{ id, title, language: language ?? "nl", members: scenarios },
    model: {
      format: "ademruimte-group/1",
      ...{ id: groupId, members, moves: [], shared: [], targets: [] },
    },
    notes: {
      ...{ title: alone, folder: "", tiles: {}, moves: [], shared: {}, targets: {} },
      sources: [],
    },
  };
  const stored = runs.flatMap(({ scenario, stored: folder }, at) =>
    folder === null ? [] : [{ folder, id: scenario.notes.id, regions: [members[at]!] }],
  );
  return { group, language, stored, diagnostics };
}

/** Where a folder says something else than its run.json gives now. */
function disagreements(
  { folder, id, regions }: Found["stored"][number],
  outcome: GroupOutcome,
): Diagnostic[] {
  const { file, engine } = folder;
  const found: Diagnostic[] = [];
  const runs = [...outcome.members, outcome.total].filter(({ scenario }) =>
    regions.includes(scenario.model.regions[0]!.id),
  );
  const { first, last } = outcome.total.scenario.model;
  const own = new Map(
    runs.map(({ scenario }) => [scenario.model.regions[0]!.id, scenario.model.indicators]),
  );
  const scalars = scalarsIn(folder, id, {
    ...{ first, last, indicators: (region) => own.get(region) ?? [] },
  });
  if (scalars.state === "stored") {
    const now: ScalarPaths = new Map(runs.flatMap((run) => [...scalarPathsOf(run)]));
    const { moved } = movementOf(scalars.paths, now, now);
    if (!isUnmoved(movementOf(scalars.paths, now, now))) {
      found.push(
        diagnostic(file, {
          code: "changed-results",
          message: {
            nl: `dit programma rekent iets anders uit dan wat hier bewaard is: ${moved.length} uitkomsten verschillen (motor ${engine.slice(0, 12)}, nu ${engineFingerprint().slice(0, 12)})`,
            en: `this program computes something else than what is stored here: ${moved.length} results differ (engine ${engine.slice(0, 12)}, now ${engineFingerprint().slice(0, 12)})`,
          },
          help: {
            nl: "reken het plan opnieuw en bouw het dashboard uit die map; simulate rerun toont wat veranderde",
            en: "run the plan again and build the dashboard from that folder; simulate rerun shows what changed",
          },
        }),
      );
    }
  }
  if (engine !== engineFingerprint() && found.length === 0) {
    found.push(
      diagnostic(file, {
        code: "changed-results",
        severity: "warning",
        message: {
          nl: `een andere versie van het programma rekende dit uit (motor ${engine.slice(0, 12)}, nu ${engineFingerprint().slice(0, 12)}); wat bewaard is komt hetzelfde uit`,
          en: `another version of the program computed this (engine ${engine.slice(0, 12)}, now ${engineFingerprint().slice(0, 12)}); what is stored comes out the same`,
        },
      }),
    );
  }
  const changed = [...folder.hashes.keys()].filter(
    (name) => name.endsWith(".csv") && folder.read(name).state !== "stored",
  );
  if (changed.length > 0) {
    const some = changed.slice(0, 3).join(", ");
    found.push(
      diagnostic(file, {
        code: "changed-results",
        severity: "warning",
        message: {
          nl: `${some} naast run.json ${changed.length === 1 ? "is" : "en misschien andere zijn"} veranderd of weg; het dashboard rekent alles opnieuw uit run.json`,
          en: `${some} beside run.json ${changed.length === 1 ? "was" : "and perhaps others were"} changed or are gone; the dashboard computes all again from run.json`,
        },
      }),
    );
  }
  return found;
}

interface Said {
  readonly message: Text;
  readonly help: Text;
}

const wrong = (
  file: string,
  { message, help }: Said,
  language: Language | null,
  code: Diagnostic["code"] = "broken-run",
): Reading => ({ wrong: [diagnostic(file, { code, message, help })], language });

const GIVE: Text = {
  nl: "geef de resultatenmap van een plan over meerdere gemeenten, of een map met voor elke gemeente de resultatenmap van één plan",
  en: "give the results folder of a plan over several municipalities, or a folder with the results folder of one plan for each municipality",
};
const NOTHING: Said = {
  message: {
    nl: "in deze map staat geen enkele resultatenmap (met een run.json)",
    en: "this folder holds no results folder (with a run.json)",
  },
  help: GIVE,
};
const COMPARED: Said = {
  message: {
    nl: "dit is een vergelijking of een ensemble van plannen, en een dashboard toont er één",
    en: "this is a comparison or an ensemble of plans, and a dashboard shows one",
  },
  help: GIVE,
};
const MIXED: Said = {
  message: {
    nl: "in deze map staan ook berekeningen die geen plan van één gemeente zijn",
    en: "this folder also holds runs that are no plan of one municipality",
  },
  help: GIVE,
};
const ONE_MEMBER: Said = {
  message: {
    nl: "deze map toont één gemeente uit een berekening over meerdere",
    en: "this folder shows one municipality of a run over several",
  },
  help: GIVE,
};
const SEVERAL_REGIONS: Said = {
  message: {
    nl: "dit plan gaat over meerdere gebieden van een zelfde gemeente of stad",
    en: "this plan is about several areas of the same municipality or city",
  },
  help: GIVE,
};
const OTHER_YEARS: Said = {
  message: {
    nl: "niet alle berekeningen hier gaan over dezelfde jaren",
    en: "not all runs here are about the same years",
  },
  help: {
    nl: "reken alle gemeenten over dezelfde jaren",
    en: "run all municipalities over the same years",
  },
};
const twiceText = (region: string): Said => ({
  message: {
    nl: `twee berekeningen hier gaan over dezelfde gemeente: ${region}`,
    en: `two runs here are about the same municipality: ${region}`,
  },
  help: {
    nl: "zet in de map voor elke gemeente één resultatenmap",
    en: "keep one results folder for each municipality in the folder",
  },
});
