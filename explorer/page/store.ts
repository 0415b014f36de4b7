/**
 * All that the page knows and does. What a reader chose is one plain record, `state`, which stands in
 * the address of the page; all that is shown follows from it and from the plan that is open.
 *
 * Undo and redo are about the plan that is open and its levers: what one looks at (view, year,
 * language) is no step. The address of the page always holds the state, but moves make no entries in
 * the browser's history: Back leaves the page as it does on any other, and Forward brings it back as
 * it was. Undo is what goes back one step.
 */
import { batch, computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Text, Theme } from "../../engine/scenario/declarations.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { writeFragment } from "../session/address.ts";
import {
  canRedo,
  canUndo,
  newHistory,
  redone,
  settled,
  stepped,
  undone,
  type History,
} from "../session/history.ts";
import type { ExplorerLanguage, PageData } from "../session/page-data.ts";
import { roundedText } from "../session/lever-text.ts";
import type { LeverEdit, PageState, ViewId } from "../session/page-state.ts";
import type { Computed, LevelNumber } from "../session/session.ts";
import type { Led } from "./address-keeper.ts";
import { Announcer } from "./announce.ts";
import { noBands } from "./bands-follower.ts";
import { besideOf, type BesideShown } from "./beside.ts";
import type { CurvePoint } from "./curve/curve-points.ts";
import { readPlanFile } from "./files/plan-file.ts";
import { NextFrame } from "./frame.ts";
import { GroundLater } from "./ground-later.ts";
import { openOwnPlan, openPagePlan, type Opening, type OpenedPlan } from "./opened-plan.ts";
import { followColours } from "./theme.ts";
import { WORDS, type Words } from "./words/words.ts";

/** Mistakes and remarks that the reader is shown. */
export interface Problem {
  readonly title: (words: Words) => string;
  readonly diagnostics: readonly Diagnostic[];
  /** What is wrong beside those: with a link, say. */
  readonly messages: readonly Text[];
  /** Whether the state before stayed: not where a plan was opened with remarks. */
  readonly isKept: boolean;
}

/** What undo goes back to. */
interface Step {
  readonly opened: OpenedPlan;
  readonly edits: readonly LeverEdit[];
}

/** A movement of one slider or point: all that comes of it is one step. */
interface Movement {
  readonly address: string;
  /** Its name among the steps. */
  readonly gesture: string;
  /** What was before it: a whole is shared out from there. */
  readonly from: Step;
  /** When it last moved, by the page's clock in milliseconds. */
  at: number;
  /** Whether the pointer let go, or the key came up. */
  isLetGo: boolean;
}

/** Milliseconds within which key presses on one slider are one movement. */
const ONE_MOVEMENT = 900;

const isSame = (a: Step, b: Step): boolean =>
  a.opened === b.opened && JSON.stringify(a.edits) === JSON.stringify(b.edits);

/** The state with another plan and other changes. */
function stateOf(before: PageState, { opened: { id, dropped }, edits }: Step): PageState {
  const { dropped: _before, ...state } = before;
  void _before;
  return { ...state, plan: id, edits, ...(dropped === null ? {} : { dropped }) };
}

export class ExplorerStore {
  readonly announcer = new Announcer();
  readonly colours = followColours();
  readonly bands = noBands();
  readonly opened: Signal<OpenedPlan>;
  readonly state: Signal<PageState>;
  /** The plan with all changes of the reader's. */
  readonly computed: Signal<Computed>;
  readonly beside: ReadonlySignal<BesideShown | null>;
  readonly problem: Signal<Problem | null> = signal(null);
  readonly language: ReadonlySignal<ExplorerLanguage>;
  readonly words: ReadonlySignal<Words>;
  readonly year: ReadonlySignal<number>;
  readonly isBandAsked: ReadonlySignal<boolean>;
  /** Addresses that the reader changed. */
  readonly changed: ReadonlySignal<ReadonlySet<string>>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;

  private readonly history: Signal<History<Step>>;
  private readonly frame = new NextFrame();
  private readonly grounding = new GroundLater((whole) => (this.computed.value = whole));
  private movement: Movement | null = null;
  private movements = 0;

  /** @param opened the plan that the state speaks of */
  constructor(
    readonly data: PageData,
    opened: OpenedPlan,
    state: PageState,
  ) {
    const begin: Step = { opened, edits: [] };
    this.history = signal(newHistory(begin));
    this.opened = signal(opened);
    this.state = signal({ ...state, edits: [] });
    this.computed = signal(opened.base);
    this.language = computed(() => this.state.value.language);
    this.words = computed(() => WORDS[this.language.value]);
    this.year = computed(() => this.state.value.year);
    this.isBandAsked = computed(() => this.state.value.band);
    const edits = computed(() => this.state.value.edits);
    this.changed = computed(() => new Set(edits.value.map(({ address }) => address)));
    this.canUndo = computed(() => canUndo(this.history.value));
    this.canRedo = computed(() => canRedo(this.history.value));
    const beside = computed(() => this.state.value.beside);
    this.beside = computed(() => besideOf(data, this.opened.value, beside.value));
    const first = { opened, edits: state.edits };
    if (this.put(first)) this.history.value = newHistory(first);
  }

  // What one looks at: no steps.

  look(
    change: Partial<
      Pick<PageState, "view" | "year" | "beside" | "band" | "language" | "step" | "only">
    >,
  ): void {
    this.state.value = { ...this.state.peek(), ...change };
  }

  setView(view: ViewId): void {
    this.look({ view });
  }

  setYear(year: number): void {
    this.look({ year });
  }

  setLanguage(language: ExplorerLanguage): void {
    this.look({ language });
  }

  /** The address of the page as it stands, or with another state. */
  addressOf(change: Partial<PageState> = {}): string {
    const fragment = writeFragment({ ...this.state.value, ...change });
    return `${location.href.split("#")[0]}#${fragment}`;
  }

  // The levers.

  /** A slider moves: shown before the next frame, of several values in one frame the last. */
  slide(address: string, value: number): void {
    this.move(address, ({ opened, edits }) => opened.session.slide(edits, address, value));
  }

  /** A slider is set to a value, as a step of its own. */
  setOnce(address: string, value: number): void {
    const { session } = this.opened.peek();
    this.take(session.slide(this.state.peek().edits, address, value));
  }

  /** A curve moves. */
  draw(address: string, points: readonly CurvePoint[]): void {
    this.move(address, (from) => this.drawn(from, address, points));
  }

  /** A curve is drawn anew, as a step of its own. */
  drawOnce(address: string, points: readonly CurvePoint[]): void {
    this.endMovement();
    this.take(this.drawn(this.step(), address, points));
  }

  /** The pointer or key let go. Key presses that follow soon on the same slider go on with it. */
  letGo(): void {
    this.frame.flush();
    if (this.movement !== null) this.movement.isLetGo = true;
  }

  /** What moves next is another step. */
  endMovement(): void {
    this.frame.flush();
    this.movement = null;
    this.history.value = settled(this.history.peek());
  }

  /** Sets all levers of a theme to what the package of that level says. */
  level(theme: Theme, level: LevelNumber): void {
    const { session } = this.opened.peek();
    this.take(session.level(this.state.peek().edits, theme, level));
  }

  /** Puts levers back to what the plan says. */
  reset(addresses: readonly string[]): void {
    const { session } = this.opened.peek();
    this.take(
      addresses.reduce<readonly LeverEdit[]>(
        (edits, address) => session.edit(edits, address, []),
        this.state.peek().edits,
      ),
    );
  }

  resetAll(): void {
    this.take([]);
    this.announcer.say(this.words.peek().resetDone);
  }

  /** Changes of the reader's, as one step. */
  take(edits: readonly LeverEdit[]): void {
    this.replace({ opened: this.opened.peek(), edits });
  }

  undo(): void {
    if (this.canUndo.peek()) this.turn(undone, this.words.peek().undone);
  }

  redo(): void {
    if (this.canRedo.peek()) this.turn(redone, this.words.peek().redone);
  }

  // Plans.

  /** Opens one of the page's plans, without changes; a step. */
  openPlan(id: string): void {
    this.open(openPagePlan(this.data, id), id);
  }

  /** Opens what was dropped or chosen. Where it cannot be opened, all stays as it is. */
  async openFile(file: File): Promise<void> {
    const read = await readPlanFile(file);
    if ("refused" in read) {
      this.refuse(read.refused, []);
    } else {
      this.open(await openOwnPlan(this.data, read.name, read.text), read.name);
    }
  }

  /** Puts a plan with its changes in the place of what is open, as one step. */
  replace(step: Step): void {
    this.endMovement();
    if (isSame(step, this.step()) || !this.put(step)) return;
    this.history.value = stepped(this.history.peek(), step, null, isSame);
  }

  /** Goes where an address leads: the plan and its changes are one step, the rest is looked at. */
  follow({ opened, state, problem }: Led): void {
    const { view, year, beside, band, language, step, only } = state;
    this.replace({ opened, edits: state.edits });
    this.look({ view, year, beside, band, language, step, only });
    this.problem.value = problem;
  }

  /** Tells the reader what is wrong; all stays as it is. */
  refuse(title: Problem["title"], diagnostics: readonly Diagnostic[]): void {
    this.problem.value = { title, diagnostics, messages: [], isKept: true };
  }

  dismissProblem(): void {
    this.problem.value = null;
  }

  private step(): Step {
    return { opened: this.opened.peek(), edits: this.state.peek().edits };
  }

  private drawn(
    { opened, edits }: Step,
    address: string,
    points: readonly CurvePoint[],
  ): readonly LeverEdit[] {
    const { slot, written, decimals } = opened.session.slidersByAddress.get(address)!;
    const texts = points.map(({ year, value }) => ({
      year,
      text: roundedText(value, slot, written, decimals),
    }));
    return opened.session.edit(edits, address, texts);
  }

  private move(address: string, change: (from: Step) => readonly LeverEdit[]): void {
    const now = performance.now();
    const goesOn =
      this.movement?.address === address &&
      (!this.movement.isLetGo || now - this.movement.at < ONE_MOVEMENT);
    if (!goesOn) {
      this.endMovement();
      const gesture = `${address} ${++this.movements}`;
      this.movement = { address, gesture, from: this.step(), at: now, isLetGo: false };
    }
    const movement = this.movement!;
    movement.at = now;
    movement.isLetGo = false;
    this.frame.run(() => {
      const next = { opened: movement.from.opened, edits: change(movement.from) };
      if (isSame(next, this.step()) || !this.put(next)) return;
      this.history.value = stepped(this.history.peek(), next, movement.gesture, isSame);
    });
  }

  /** Computes and shows; false where that cannot be, and all stays as it was. */
  private put({ opened, edits }: Step): boolean {
    const result = edits.length === 0 ? { computed: opened.base } : opened.session.compute(edits);
    if ("diagnostics" in result) {
      this.refuse((words) => words.cannotChange, result.diagnostics);
      return false;
    }
    batch(() => {
      this.opened.value = opened;
      this.state.value = stateOf(this.state.peek(), { opened, edits });
      this.computed.value = result.computed;
    });
    this.grounding.follow(opened.session, edits, result.computed);
    return true;
  }

  private turn(way: (history: History<Step>) => History<Step>, told: string): void {
    this.endMovement();
    const turned = way(this.history.peek());
    if (!this.put(turned.present)) return;
    this.history.value = turned;
    this.announcer.say(told);
  }

  private open({ plan, diagnostics }: Opening, name: string): void {
    if (plan === null) {
      this.refuse((words) => words.cannotOpen(name), diagnostics);
      return;
    }
    this.replace({ opened: plan, edits: [] });
    const { first, last } = plan.base.scenario.model;
    this.setYear(Math.min(last, Math.max(first, this.year.peek())));
    this.problem.value =
      diagnostics.length === 0
        ? null
        : { title: (words) => words.warningsOf(name), diagnostics, messages: [], isKept: false };
    this.announcer.say(this.words.peek().dropped(name));
  }
}
