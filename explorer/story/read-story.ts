/**
 * Reads a story and holds it against the model: every step is laid over the plan and run, every text
 * is filled in both languages, and what is wrong is told with its place. A story without a mistake says
 * nothing that the run does not.
 */
import type { RunOutcome } from "../../engine/analysis/outcome.ts";
import { axesOf, isProblem, locate, quantitiesOf } from "../../engine/scenario/address.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { nearest } from "../../engine/scenario/diagnostics/near-miss.ts";
import {
  diagnosticAt,
  type Remark,
  type SourceText,
} from "../../engine/scenario/diagnostics/text.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import {
  entryOf,
  locateNode,
  readYaml,
  type YamlMap,
  type YamlNode,
} from "../../engine/scenario/yaml/yaml-document.ts";
import type { LeverEdit } from "../session/page-state.ts";
import { checkTexts, type TextToCheck } from "./check-texts.ts";
import { stepEdits, slidersOf, type PlanSliders } from "./step-edits.ts";
import { readOutline } from "./story-outline.ts";
import { STORY_CHARTS } from "./story-charts.ts";
import { LONGEST_ID, STEP_ID, type StoryFile } from "./story-schema.ts";
import { inStory, PLAN_KEYS, stepPlanText } from "./step-plan.ts";
import type { Story, StorySlider, StoryStep } from "./story.ts";

export interface StoryRequest {
  readonly source: SourceText;
  /** The plan as it stands. */
  readonly plan: RunOutcome;
  /** Reads a plan that stands in no file, beside the plan; `null` with diagnostics where it is wrong. */
  readonly readBeside: (text: string) => {
    readonly scenario: ResolvedScenario | null;
    readonly diagnostics: readonly Diagnostic[];
  };
  /** What `extends` of such a plan names the plan itself. */
  readonly parent: string;
  /** Whether diagnostics mean such a plan by this file. */
  readonly isBeside: (file: string) => boolean;
  /** @throws where the run meets a number that is none, which is told of the plan itself already */
  readonly run: (scenario: ResolvedScenario) => RunOutcome;
}

export interface ReadStory {
  /** Null where there is an error among the diagnostics. */
  readonly story: Story | null;
  readonly diagnostics: readonly Diagnostic[];
}

const CHARTS = STORY_CHARTS.map(({ id }) => id);

/** Reads a story. Never throws on what a file may hold. */
export function readStory(request: StoryRequest): ReadStory {
  const { source, plan } = request;
  const { root, diagnostics: found } = readYaml(source);
  const diagnostics = [...found];
  const done = (story: Story | null): ReadStory => {
    const failed = diagnostics.some(({ severity }) => severity === "error");
    return { story: failed ? null : story, diagnostics: sorted(diagnostics) };
  };
  if (root === null) return done(null);
  const file = readOutline(source, root, diagnostics);
  if (file === null) return done(null);
  if (root.kind !== "map") return done(null);
  const reader = new StoryReader(request, root, diagnostics);
  const { title, intro, main } = file;
  const texts: TextToCheck[] = [
    { at: ["title"], text: title, outcome: plan, isFree: false },
    { at: ["intro"], text: intro, outcome: plan, isFree: false },
    { at: ["main", "figure"], text: main.figure, outcome: plan, isFree: true },
    { at: ["main", "label"], text: main.label, outcome: plan, isFree: true },
  ];
  const steps = file.steps.map((step, at) => reader.step(step, at, texts));
  reader.sameIds(file.steps);
  checkTexts(source, root, texts, plan, diagnostics);
  return done({ title, intro, main, steps });
}

class StoryReader {
  private readonly sliders: PlanSliders;

  constructor(
    private readonly request: StoryRequest,
    private readonly root: YamlMap,
    private readonly diagnostics: Diagnostic[],
  ) {
    this.sliders = slidersOf(request.plan);
  }

  private say(path: readonly PropertyKey[], remark: Remark): void {
    const { node } = locateNode(this.root, path);
    this.diagnostics.push(diagnosticAt(this.request.source, node.start, node.end, remark));
  }

  step(step: StoryFile["steps"][number], at: number, texts: TextToCheck[]): StoryStep {
    const { plan } = this.request;
    const place = ["steps", at] as const;
    const outcome = this.laid(locateNode(this.root, place).node);
    const { id, title, text, view = "emissions", charts = [], question = null } = step;
    const { first, last } = plan.scenario.model;
    const year = step.year ?? last;
    if (!Number.isInteger(year) || year < first || year > last) {
      this.say([...place, "year"], {
        code: "year-outside-run",
        message: {
          nl: `${year} is geen jaar van de berekening, die van ${first} tot ${last} loopt`,
          en: `${year} is no year of the run, which goes from ${first} to ${last}`,
        },
        help: null,
      });
    }
    charts.forEach((chart, index) => this.chart(chart, [...place, "charts", index]));
    const sliders = (step.sliders ?? []).map((one, index): StorySlider => {
      this.address(one.lever, [...place, "sliders", index, "lever"]);
      return { address: one.lever, label: one.label, explanation: one.explanation ?? null };
    });
    (step.sliders ?? []).forEach((one, index) => {
      const own = [...place, "sliders", index] as const;
      add([...own, "label"], one.label);
      if (one.explanation !== undefined) add([...own, "explanation"], one.explanation);
    });
    function add(path: readonly PropertyKey[], words: Text, isFree = false): void {
      if (outcome !== null) texts.push({ at: path, text: words, outcome: outcome.run, isFree });
    }
    add([...place, "title"], title);
    add([...place, "text"], text);
    add([...place, "outcome"], step.outcome, true);
    if (question !== null) add([...place, "question"], question, true);
    return {
      ...{ id, title, text, edits: outcome?.edits ?? [], sliders, charts, view, year, question },
      ...{ outcome: step.outcome, source: step.source ?? null },
    };
  }

  /** What a step amounts to: its run and its edits; null where it is wrong, which is reported. */
  private laid(
    node: YamlNode,
  ): { readonly run: RunOutcome; readonly edits: readonly LeverEdit[] } | null {
    const { source, plan, parent, isBeside, readBeside, run } = this.request;
    const entries = PLAN_KEYS.flatMap((key) => entryOf(node, key) ?? []);
    if (entries.length === 0) return { run: plan, edits: [] };
    const { scenario, diagnostics } = readBeside(stepPlanText(source, entries, parent));
    // What is remarked on the plan itself was told when that was read.
    const own = diagnostics.filter(({ at }) => at !== null && isBeside(at.file));
    this.diagnostics.push(
      ...(scenario === null && own.length === 0 ? diagnostics : own).map((one) =>
        inStory(one, isBeside, source),
      ),
    );
    if (scenario === null) return null;
    return { run: run(scenario), edits: stepEdits(scenario, plan.scenario, this.sliders) };
  }

  private address(lever: string, path: readonly PropertyKey[]): void {
    if (this.sliders.has(lever)) return;
    const { catalogue, scenario } = this.request.plan;
    const found = locate(lever, {
      quantities: quantitiesOf(catalogue, "levers"),
      noun: { nl: "hefboom", en: "lever" },
      axes: axesOf(catalogue, scenario.model.regions[0]!.dimensions),
    });
    const near = nearest(lever, this.sliders.keys());
    const members = [...this.sliders.keys()].filter((one) => one.startsWith(`${lever}[`));
    this.say(path, {
      code:
        isProblem(found) && found.reason !== "unknown-quantity"
          ? "unknown-member"
          : "unknown-lever",
      message: isProblem(found)
        ? found.message
        : { nl: `${lever} is geen schuiver`, en: `${lever} is no slider` },
      help:
        members.length > 0
          ? {
              nl: `kies een lid: ${members.join(", ")}`,
              en: `choose a member: ${members.join(", ")}`,
            }
          : near === null
            ? isProblem(found)
              ? found.help
              : null
            : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
    });
  }

  private chart(name: string, path: readonly PropertyKey[]): void {
    if (CHARTS.includes(name)) return;
    const near = nearest(name, CHARTS);
    this.say(path, {
      code: "unknown-tag",
      message: { nl: `er is geen grafiek "${name}"`, en: `there is no chart "${name}"` },
      help:
        near === null
          ? { nl: "alle namen: simulate list charts", en: "all names: simulate list charts" }
          : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
    });
  }

  /** Links name a step by its id. */
  sameIds(steps: StoryFile["steps"]): void {
    const seen = new Set<string>();
    steps.forEach(({ id }, at) => {
      if (!STEP_ID.test(id) || id.length > LONGEST_ID) {
        this.say(["steps", at, "id"], {
          code: "bad-id",
          message: {
            nl: `"${id.slice(0, 60)}" kan geen id van een stap zijn: kleine letters, cijfers en koppeltekens, hooguit ${LONGEST_ID} tekens`,
            en: `"${id.slice(0, 60)}" cannot be the id of a step: lower-case letters, digits and hyphens, at most ${LONGEST_ID} characters`,
          },
          help: null,
        });
      } else if (seen.has(id)) {
        this.say(["steps", at, "id"], {
          code: "duplicate-id",
          message: { nl: `twee stappen heten ${id}`, en: `two steps are called ${id}` },
          help: { nl: "geef elke stap een eigen id", en: "give each step an id of its own" },
        });
      }
      seen.add(id);
    });
  }
}

const sorted = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  [...diagnostics].sort(
    (a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0),
  );
