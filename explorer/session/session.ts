/**
 * A plan that is open in the page: read once, by the same code as the command's, and run again for
 * every movement of a slider. It knows nothing of the page itself, so that tests and the worker use it
 * as the page does.
 */
import { Instances } from "../../engine/analysis/instances.ts";
import type { RunOutcome } from "../../engine/analysis/outcome.ts";
import { nonFinite } from "../../engine/analysis/non-finite.ts";
import { RunAgain, type Rerun } from "../../engine/analysis/run-again.ts";
import { unchangedPolicy } from "../../engine/analysis/unchanged-policy.ts";
import { catalogue as cityCatalogue, cityOf } from "../../engine/model/index.ts";
import { NonFiniteError } from "../../engine/run/instance.ts";
import type { Catalogue, Text, Theme } from "../../engine/scenario/declarations.ts";
import type { Diagnostic, Place } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import type { MovableScenario } from "../../engine/scenario/movable-scenario.ts";
import { fileNameOf, folderOf, locatePath } from "../../engine/scenario/plan/project-paths.ts";
import { pathInShipped, type Shipped } from "../../engine/scenario/plan/shipped.ts";
import { openScenario } from "../../engine/scenario/resolve.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { ambitionLevels, type AmbitionLevel, type LevelNumber } from "./ambition-levels.ts";
import { drawn, levelled, pathOf, slid, withEdits, type Sliders } from "./edits.ts";
import { MemoryFiles, suppliedTexts } from "./memory-files.ts";
import type { PageData } from "./page-data.ts";
import type { EditPoint, LeverEdit } from "./page-state.ts";
import { childText, idOfChild, setsText } from "./plan-text.ts";
import { sliderModels, sliderYears, type SliderModel } from "./slider-model.ts";

export type { AmbitionLevel, LevelNumber } from "./ambition-levels.ts";
export type { SliderModel } from "./slider-model.ts";

/** A plan with edits, run. */
export interface Computed {
  /** With the edits laid in: equal, to the bit and by hash, to that of the downloaded plan. */
  readonly scenario: ResolvedScenario;
  readonly outcome: RunOutcome;
  /** Addresses of the levers that were edited. */
  readonly changed: readonly string[];
  /**
   * Whether the outcome says what it rests on (`grounding`, and of goals and budgets how far
   * assumptions could move them). Until then a goal is met or missed as the run itself says, and none
   * is uncertain, which the whole outcome may find otherwise: whoever counts goals waits for it. A
   * hundred runs go into it, so it is left for when no slider moves (`groundSteps`).
   */
  readonly isGrounded: boolean;
}

/** One wiring of the modules for all plans of a page: a second one makes both slower. */
const instances = new Instances();

/** What opening a plan comes to: a session, or why there is none. */
export interface Opened {
  readonly session: Session | null;
  /** As the command tells them of the same file; warnings where there is a session. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the plan asks for; null when it does not say. */
  readonly language: "nl" | "en" | null;
}

/** Behind the id of the plan that was edited. */
const SUFFIX = "verkend";

export class Session {
  /** The plan's own id, and its title. */
  readonly id: string;
  readonly title: Text;
  /** The plan without edits. */
  readonly scenario: ResolvedScenario;
  readonly catalogue: Catalogue;
  /** One per cell of a lever, in the order in which the model declares them. */
  readonly sliders: readonly SliderModel[];
  readonly slidersByAddress: Sliders;
  /** By theme, then by level. */
  readonly levels: readonly AmbitionLevel[];
  /** The year that sliders set, but for programmes that end before it. */
  readonly fullYear: number;
  private readonly first: number;
  private readonly runs: RunAgain;
  private readonly reruns = new WeakMap<Computed, Rerun>();
  private policy: Computed | null = null;

  private constructor(
    private readonly data: PageData,
    /** Among the files of the project. */
    readonly path: string,
    private readonly movable: MovableScenario,
    shipped: Shipped,
    /** What a plan extends to build on this one. */
    private readonly parent: Parent,
  ) {
    const { scenario } = movable;
    this.scenario = scenario;
    this.id = scenario.notes.id;
    this.title = scenario.notes.title;
    this.catalogue = cityOf(scenario.model).catalogue;
    this.first = scenario.model.first;
    const instance = instances.of(scenario.model);
    this.runs = new RunAgain(scenario, this.catalogue, instance, true);
    this.levels = ambitionLevels(shipped, movable, scenario.model.regions[0]!.id);
    this.fullYear = sliderYears(scenario).full;
    this.sliders = sliderModels(scenario, this.catalogue, this.levels);
    this.slidersByAddress = new Map(this.sliders.map((slider) => [slider.address, slider]));
  }

  /**
   * Opens one of the plans that the page was written for, or any that is supplied by name.
   *
   * @param plan its id, or the name of a supplied plan
   */
  static open(data: PageData, plan: string): Opened {
    const listed = data.plans.find(({ id }) => id === plan)?.path;
    const supplied =
      listed === undefined
        ? suppliedTexts(data.supplied).find("plan", plan)
        : pathInShipped(listed);
    // As it stands among what is supplied, whose other files it names by their paths.
    if (supplied !== null) return Session.at({ ...data, files: data.supplied }, supplied);
    if (listed !== undefined) return Session.at(data, listed);
    return { session: null, diagnostics: [unknownPlan(plan)], language: null };
  }

  /**
   * Reads a plan that was dropped on the page: beside the first of its plans, as a file of that name.
   *
   * @param name of the file
   */
  static read(data: PageData, name: string, text: string): Opened {
    const folder = folderOf(data.plans[0]?.path ?? "");
    const supplied = pathInShipped(folder);
    const beside = supplied ?? folder;
    const file = fileNameOf(name.replaceAll("\\", "/")) || "plan.yaml";
    const path = beside === "" ? file : `${beside}/${file}`;
    const files = supplied === null ? data.files : data.supplied;
    const opened = Session.at({ ...data, files: { ...files, [path]: text } }, path);
    return { ...opened, diagnostics: opened.diagnostics.map(toldOfDropped(path, file)) };
  }

  private static at(data: PageData, path: string): Opened {
    const files = new MemoryFiles(data.files);
    const shipped = suppliedTexts(data.supplied);
    const { resolution, movable } = openScenario({
      ...{ files, planPath: path, catalogue: cityCatalogue, shipped, sets: data.sets },
      formulas: () => parseFormula,
    });
    const diagnostics = resolution.diagnostics.map(shownDiagnostic);
    const { language } = resolution;
    if (movable === null) return { session: null, diagnostics, language };
    const parent = parentOf(files, data, path, shipped);
    return { session: new Session(data, path, movable, shipped, parent), diagnostics, language };
  }

  /** Runs the plan with edits; what is wrong with them where it cannot. */
  compute(
    edits: readonly LeverEdit[],
  ): { readonly computed: Computed } | { readonly diagnostics: readonly Diagnostic[] } {
    const resolved = this.resolve(edits);
    if ("diagnostics" in resolved) return resolved;
    return this.executed(
      resolved.scenario,
      edits.map(({ address }) => address),
    );
  }

  /** The same plan with every lever on its reference path: unchanged policy. No edit moves it. */
  unchanged(): Computed {
    if (this.policy !== null) return this.policy;
    const made = this.executed(unchangedPolicy(this.scenario), []);
    // Of the reference, which every run comes along with, it is known that it can be run.
    if (!("computed" in made)) throw new Error("unchanged policy cannot be run");
    return (this.policy = made.computed);
  }

  /** The whole of what was computed, also what it rests on: at once, which takes a tenth of a second. */
  ground(computed: Computed): Computed {
    const { scenario, changed } = computed;
    if (computed.isGrounded) return computed;
    for (;;) {
      const steps = this.groundSteps(computed);
      for (;;) {
        const step = steps.next();
        if (step.done !== true) continue;
        if (step.value !== null) return step.value;
        break;
      }
      // Something else was run since: the engine takes up this one again.
      const again = this.executed(scenario, changed);
      if ("computed" in again) computed = again.computed;
    }
  }

  /**
   * The same in steps of a few milliseconds, for a page that goes on answering in between.
   *
   * @returns ends with the whole, or with null when a plan of the page was computed meanwhile, which
   *   the engine is then about
   */
  *groundSteps(computed: Computed): Generator<undefined, Computed | null> {
    const rerun = this.reruns.get(computed);
    if (computed.isGrounded || rerun === undefined) return computed;
    const outcome = yield* rerun.ground();
    return outcome === null ? null : { ...computed, outcome, isGrounded: true };
  }

  private executed(
    scenario: ResolvedScenario,
    changed: readonly string[],
  ): { readonly computed: Computed } | { readonly diagnostics: readonly Diagnostic[] } {
    try {
      const rerun = this.runs.run(scenario);
      const { outcome, isGrounded } = rerun;
      const computed = { scenario, outcome, changed, isGrounded };
      this.reruns.set(computed, rerun);
      return { computed };
    } catch (error) {
      if (error instanceof NonFiniteError) return { diagnostics: [nonFinite(error)] };
      throw error;
    }
  }

  /** The plan with edits, as the downloaded plan resolves. */
  resolve(
    edits: readonly LeverEdit[],
  ): { readonly scenario: ResolvedScenario } | { readonly diagnostics: readonly Diagnostic[] } {
    if (edits.length === 0) return { scenario: this.scenario };
    const id = this.idOf(null);
    const folder = folderOf(this.path);
    const path = folder === "" ? `${id}.yaml` : `${folder}/${id}.yaml`;
    const { scenario, diagnostics } = this.movable.extendedBy(path, this.planText(edits));
    return scenario === null ? { diagnostics: diagnostics.map(shownDiagnostic) } : { scenario };
  }

  /**
   * A slider movement: a straight line from the plan's value in the first year that may change to
   * `value` in the year that the slider sets, kept after it; members of a whole give way in proportion.
   *
   * @param edits those when the movement began, so that going to and fro brings back what was
   * @param value in the canonical unit
   */
  slide(edits: readonly LeverEdit[], address: string, value: number): readonly LeverEdit[] {
    return slid(edits, this.slider(address), value, this.slidersByAddress, this.first);
  }

  /** The curve: a path of one's own; without points the lever goes back to the plan. */
  edit(
    edits: readonly LeverEdit[],
    address: string,
    points: readonly EditPoint[],
  ): readonly LeverEdit[] {
    return drawn(edits, this.slider(address), points, this.slidersByAddress, this.first);
  }

  /** All levers that the package of a theme and level sets, in one move. */
  level(edits: readonly LeverEdit[], theme: Theme, level: LevelNumber): readonly LeverEdit[] {
    const found = this.levels.find((one) => one.theme === theme && one.level === level);
    if (found === undefined) return edits;
    return levelled(edits, found.paths, this.slidersByAddress, this.first, "readable");
  }

  /** Takes back all edits of the levers of one theme. */
  reset(edits: readonly LeverEdit[], theme: Theme): readonly LeverEdit[] {
    const own = edits.filter(({ address }) => this.slidersByAddress.get(address)?.theme === theme);
    return withEdits(
      edits,
      own.map(({ address }) => ({ address, points: [] })),
    );
  }

  /** The path of a slider with edits, in all years of the run, in the canonical unit. */
  pathOf(edits: readonly LeverEdit[], address: string): readonly number[] {
    return pathOf(this.slider(address), edits, this.first);
  }

  /**
   * The plan with edits as a file: YAML that `simulate` accepts, of the same scenario hash and with
   * the same results to the bit.
   *
   * @param name what the reader calls it: its title, and its id as far as one can be made of it
   */
  planText(edits: readonly LeverEdit[], name: string | null = null): string {
    const title = name === null ? withSuffix(this.title) : { nl: name, en: name };
    const { named, carries } = this.parent;
    const { neighbour } = this;
    const remarks = [
      `Gemaakt met de verkenner van ademruimte ${this.data.version}: ${this.title.nl}, met wat daarin verschoven werd.`,
      `Made with the explorer of ademruimte ${this.data.version}: ${this.title.en}, with what was moved in it.`,
    ];
    if (neighbour !== null) {
      remarks.push(
        `Zet dit bestand in dezelfde map als ${neighbour}.`,
        `Put this file into the same folder as ${neighbour}.`,
      );
    }
    return childText(
      { id: this.idOf(name), title, extends: named, remarks, carries: carries ?? {} },
      edits,
    );
  }

  /** The file that the downloaded plan must lie beside; null where it stands alone. */
  get neighbour(): string | null {
    return this.parent.carries === null ? this.parent.named.slice(2) : null;
  }

  /** The id that the downloaded plan has. */
  idOf(name: string | null): string {
    return idOfChild(this.id, SUFFIX, name);
  }

  private slider(address: string): SliderModel {
    const slider = this.slidersByAddress.get(address);
    if (slider === undefined) throw new Error(`there is no slider ${address}`);
    return slider;
  }
}

/** What a plan on top of the one that is open builds on. */
interface Parent {
  /** What stands behind `extends:`. */
  readonly named: string;
  /** Files that it takes along; null where they are too many, and it must stand beside them. */
  readonly carries: Readonly<Record<string, string>> | null;
}

/** What is carried lies in a folder of its own, so that no file's name is that of the plan itself. */
const CARRIED = "carried";
const SETS_FILE = `${CARRIED}/set.yaml`;

/** What a plan may carry: as large as it may be itself, but for what stands around it. */
const MOST_CARRIED = 900 * 1024;

function parentOf(files: MemoryFiles, data: PageData, path: string, shipped: Shipped): Parent {
  const supplied = suppliedName(files, data, path, shipped);
  const own =
    supplied === null ? carriedParent(files, data, path) : { named: supplied, carries: {} };
  if (data.sets.length === 0 || own.carries === null) return own;
  // What --set says lies between the plan and what is moved in the page, as a plan of its own.
  const carries = {
    ...own.carries,
    [SETS_FILE]: setsText(own.named.replace(`./${CARRIED}/`, "./"), data.sets),
  };
  return { named: `./${SETS_FILE}`, carries };
}

function carriedParent(files: MemoryFiles, data: PageData, path: string): Parent {
  const used = [...files.used].sort();
  const texts = used.map((file) => [file, data.files[file]!] as const);
  const size = texts.reduce((sum, [, text]) => sum + JSON.stringify(text).length, 0);
  // What was allowed by hand lies outside of the project, and of what a plan can carry.
  const isOutside = used.some((file) => file.startsWith("../"));
  return size > MOST_CARRIED || isOutside
    ? { named: `./${fileNameOf(path)}`, carries: null }
    : {
        named: `./${CARRIED}/${path}`,
        carries: Object.fromEntries(texts.map(([file, text]) => [`${CARRIED}/${file}`, text])),
      };
}

const withSuffix = ({ nl, en }: Text): Text => ({ nl: `${nl} (verkend)`, en: `${en} (explored)` });

/**
 * The name of the supplied plan that this one is, to the letter and in all files of the project that
 * it reads; null when it is none.
 */
function suppliedName(
  files: MemoryFiles,
  data: PageData,
  path: string,
  shipped: Shipped,
): string | null {
  const name = fileNameOf(path).replace(/\.yaml$/, "");
  const at = shipped.find("plan", name);
  if (at === null) return null;
  const theirs = folderOf(at);
  const isSame = [...files.used].every((file) => {
    const twin = locatePath(files, theirs, relativePath(folderOf(path), file));
    return twin !== null && data.files[file] === data.supplied[twin];
  });
  return isSame ? name : null;
}

/** The path of a file as one writes it in a folder of the same project. */
function relativePath(folder: string, file: string): string {
  const from = folder === "" ? [] : folder.split("/");
  const to = file.split("/");
  let same = 0;
  while (same < from.length && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => ".."), ...to.slice(same)].join("/");
}

/** Names of what is supplied as a reader may find them: the folder and the file. */
function shownDiagnostic(diagnostic: Diagnostic): Diagnostic {
  const placed = (place: Place): Place => {
    const supplied = pathInShipped(place.file);
    return supplied === null ? place : { ...place, file: `ademruimte/${supplied}` };
  };
  return {
    ...diagnostic,
    at: diagnostic.at === null ? null : placed(diagnostic.at),
    related: diagnostic.related.map(({ note, at }) => ({ note, at: placed(at) })),
  };
}

/** What a plan can name that a page does not hold. */
const ABSENT: ReadonlySet<Diagnostic["code"]> = new Set([
  ...(["missing-file", "outside-project", "unknown-region"] as const),
]);

/**
 * What is said of a plan that was dropped: its file is called as the reader calls it, and what it names
 * and the page does not hold need not be lost, for the page only has the files that it was made of.
 *
 * @param path under which it was read
 * @param file its name
 */
const toldOfDropped =
  (path: string, file: string) =>
  (diagnostic: Diagnostic): Diagnostic => {
    const { at, related, code, severity, message } = diagnostic;
    const placed = (place: Place): Place => (place.file === path ? { ...place, file } : place);
    const told: Diagnostic = {
      ...diagnostic,
      at: at === null ? null : placed(at),
      related: related.map((one) => ({ ...one, at: placed(one.at) })),
    };
    if (severity !== "error" || !ABSENT.has(code)) return told;
    // A region may well be supplied and not be in this page: the line says which it is.
    const line = code === "unknown-region" ? diagnostic.excerpt?.trim() : undefined;
    const what = line === undefined ? message : { nl: line, en: line };
    return {
      ...told,
      message: {
        nl: `uw plan noemt iets dat deze pagina niet heeft: ${what.nl}`,
        en: `your plan names something that this page does not have: ${what.en}`,
      },
      help: {
        nl: `een pagina heeft alleen de bestanden waarmee ze gemaakt is; maak er een van uw plan, met alles wat het noemt: simulate explore ${file}`,
        en: `a page only has the files that it was made of; make one of your plan, with all that it names: simulate explore ${file}`,
      },
    };
  };

const unknownPlan = (plan: string): Diagnostic => ({
  ...{ code: "missing-file", severity: "error", at: null, excerpt: null, help: null, related: [] },
  message: {
    nl: `deze pagina kent geen plan "${plan}"`,
    en: `this page knows no plan "${plan}"`,
  },
});
