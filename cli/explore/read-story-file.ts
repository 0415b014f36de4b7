/** From what is typed behind `--public` to a story that was read and held against the plan. */
import fs from "node:fs";
import path from "node:path";
import { Instances } from "../../engine/analysis/instances.ts";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { nearest } from "../../engine/scenario/diagnostics/near-miss.ts";
import { decodeText } from "../../engine/scenario/diagnostics/text.ts";
import { isBareName } from "../../engine/scenario/plan/shipped.ts";
import { readStory, type ReadStory } from "../../explorer/story/read-story.ts";
import { isFile } from "../disk.ts";
import { readUnwritten, UNWRITTEN } from "../read-plan.ts";
import { shipped, shippedFiles } from "../shipped.ts";

/** The plan that a story is told of. */
export interface StoryPlan {
  readonly outcome: RunOutcome;
  /** Its file. */
  readonly file: string;
  readonly sets: readonly string[];
  readonly allow: readonly string[];
}

export interface ReadStoryFile extends ReadStory {
  /** Null where there is none. */
  readonly file: string | null;
}

/** Folder of the stories of a region, beside its plans. */
export const STORY_FOLDER = "stories";
const LARGEST = 1_000_000;

/** Stories that are supplied for a region, by name: `scenarios/REGION/stories/NAME.yaml`. */
export function suppliedStories(region: string): readonly string[] {
  const folder = path.join(shippedFiles.root, region, STORY_FOLDER);
  const files = fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [];
  return files.flatMap((name) => (name.endsWith(".yaml") ? [name.slice(0, -5)] : []));
}

/** What only a story begins with, at the margin of a line of its own. */
const STORY_KEY = /^story[ \t]*:/m;

/** Whether what was typed as a plan is a story: a file that says so, or the name of a supplied one. */
export function isStory(typed: string): boolean {
  if (isFile(typed)) {
    return fs.statSync(typed).size <= LARGEST && STORY_KEY.test(fs.readFileSync(typed, "utf8"));
  }
  if (!isBareName(typed) || shipped.names("plan").includes(typed)) return false;
  return shipped.names("region").some((region) => suppliedStories(region).includes(typed));
}

const refused = (
  code: Diagnostic["code"],
  message: Diagnostic["message"],
  help: Diagnostic["help"],
): ReadStoryFile => ({
  ...{ story: null, file: null },
  diagnostics: [{ code, severity: "error", message, help, at: null, excerpt: null, related: [] }],
});

/** @param typed path of a story or name of one that is supplied; empty for that of the region */
export function readStoryFile(typed: string, plan: StoryPlan): ReadStoryFile {
  const region = plan.outcome.scenario.model.regions[0]!.id;
  const supplied = suppliedStories(region);
  const place = (name: string): string =>
    path.join(shippedFiles.root, region, STORY_FOLDER, `${name}.yaml`);
  if (typed === "") {
    const [first] = supplied;
    return first === undefined ? noneSupplied(region) : readAt(place(first), plan);
  }
  if (isBareName(typed) && !isFile(typed) && supplied.includes(typed)) {
    return readAt(place(typed), plan);
  }
  if (isFile(typed)) return readAt(typed, plan);
  const near = nearest(typed, [...supplied, ...besideOf(typed)]);
  return refused(
    "missing-file",
    {
      nl: `er is geen bestand "${typed}", en geen meegeleverd verhaal van die naam`,
      en: `there is no file "${typed}", and no supplied story of that name`,
    },
    near === null
      ? supplied.length === 0
        ? null
        : { nl: `meegeleverd: ${supplied.join(", ")}`, en: `supplied: ${supplied.join(", ")}` }
      : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
  );
}

/** Files in the same folder, as one would type them. */
function besideOf(typed: string): readonly string[] {
  const folder = path.dirname(typed);
  if (!fs.existsSync(folder)) return [];
  const names = fs.readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  return folder === "." ? names : names.map((name) => path.join(folder, name));
}

const noneSupplied = (region: string): ReadStoryFile =>
  refused(
    "missing-file",
    {
      nl: `voor ${region} wordt geen verhaal meegeleverd`,
      en: `no story is supplied for ${region}`,
    },
    {
      nl: "schrijf er zelf een en geef het op: --story verhaal.yaml",
      en: "write one and give it: --story story.yaml",
    },
  );

function readAt(file: string, { outcome, file: planFile, sets, allow }: StoryPlan): ReadStoryFile {
  const shown = path.relative(process.cwd(), path.resolve(file)).split(path.sep).join("/");
  const { size } = fs.statSync(file);
  if (size > LARGEST) {
    return refused(
      "file-too-large",
      {
        nl: `${shown} is groter dan 1 MB, en dat is geen verhaal`,
        en: `${shown} is larger than 1 MB, and that is no story`,
      },
      null,
    );
  }
  const { source, diagnostics } = decodeText(fs.readFileSync(file), shown);
  if (diagnostics.some(({ severity }) => severity === "error"))
    return { story: null, diagnostics, file };
  const instances = new Instances();
  const read = readStory({
    source,
    plan: outcome,
    parent: `./${path.basename(planFile)}`,
    isBeside: (one) => one.endsWith(UNWRITTEN),
    readBeside: (text) => readUnwritten(planFile, text, { sets, allow }),
    run: (scenario) => runScenario(scenario, false, instances.of),
  });
  return { story: read.story, diagnostics: [...diagnostics, ...read.diagnostics], file };
}
