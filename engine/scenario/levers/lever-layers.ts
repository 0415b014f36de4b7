/**
 * Lays what plans say about levers over the reference, the outermost parent first, and keeps how
 * each value came about.
 */
import type { YearSpan } from "../address.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { changeOfUnstated, SettingEvaluation } from "./lever-checks.ts";
import { changesInherited, leansOnInherited } from "./lever-path.ts";
import type { LeverContext, LeverSetting } from "./lever-setting.ts";
import { leverRecipe, type LeverRecipe } from "./lever-recipe.ts";
import { followingReference } from "../outcomes/restart.ts";
import type { LeverNote, LeverRule } from "../resolved.ts";
import { diagnosticAt } from "../diagnostics/text.ts";

/** What the plans stand on. */
export interface LeverGround {
  readonly years: YearSpan;
  /** `[year][cell]` of every lever. */
  readonly reference: Readonly<Record<string, readonly number[]>>;
  /** Levers whose reference path nobody states. */
  readonly unknownReference: readonly string[];
}

/** What plans say about one lever. */
interface Layered {
  /** Per cell its rules, the latest first, as far down as the run follows them. */
  readonly rules: Map<number, readonly LeverRule[]>;
  /** Settings that still hold for some cell, by their address. */
  readonly settings: Map<string, LeverSetting>;
}

export class LeverLayers {
  /** `[year][cell]` of the levers that some plan sets. */
  readonly paths = new Map<string, readonly number[]>();
  /** The last setting of every lever that is set, to blame for shares that do not add up. */
  readonly lastSetting = new Map<string, LeverSetting>();
  private readonly ground: LeverGround | null;
  private readonly context: LeverContext;
  private readonly diagnostics: Diagnostic[];
  /** Levers whose path nobody states: neither the region nor a plan. */
  private readonly pathless: Set<string>;
  private readonly layered = new Map<string, Layered>();
  /** Of each lever all settings in the order in which they were laid. */
  private readonly applied = new Map<string, LeverSetting[]>();
  /** The year of a restart. */
  private restart: number | null = null;
  /** All rules in the order in which they were laid. */
  private readonly order = new Map<LeverRule, number>();

  /** @param ground null when the region could not be read */
  constructor(ground: LeverGround | null, context: LeverContext, diagnostics: Diagnostic[]) {
    this.ground = ground;
    this.context = context;
    this.diagnostics = diagnostics;
    this.pathless = new Set(ground?.unknownReference);
  }

  /** Whether somebody states a path: the region or a plan. */
  isStated(id: string): boolean {
    return !this.pathless.has(id);
  }

  apply(setting: LeverSetting): void {
    const { id } = setting;
    if (!this.isStated(id) && this.refuseChange(setting)) return;
    const restores = [...setting.cells.values()].every(({ path }) => path === null);
    if (restores && this.ground?.unknownReference.includes(id)) this.pathless.add(id);
    else this.pathless.delete(id);
    this.lastSetting.set(id, setting);
    this.keepRules(setting);
    if (this.ground === null) return;
    const applied = this.applied.get(id);
    if (applied === undefined) this.applied.set(id, [setting]);
    else applied.push(setting);
    const { years, reference } = this.ground;
    const referencePath = reference[id]!;
    const cells = referencePath.length / (years.last - years.first + 1);
    const inherited = this.paths.get(id) ?? referencePath;
    const evaluation = new SettingEvaluation(setting, this.context, this.diagnostics);
    const path = applySetting(setting, inherited, referencePath, cells, years.first, evaluation);
    this.paths.set(id, path);
    evaluation.finish();
  }

  /** Whether a setting changes a path that nobody states, which is then reported. */
  private refuseChange({ address, cells, file }: LeverSetting): boolean {
    for (const { path, rule, start, end } of cells.values()) {
      if (path === null || !changesInherited(path)) continue;
      const remark = changeOfUnstated(address, rule.text);
      this.diagnostics.push(diagnosticAt(file, start, end, remark));
      return true;
    }
    return false;
  }

  private keepRules(setting: LeverSetting): void {
    let layered = this.layered.get(setting.id);
    if (layered === undefined) {
      layered = { rules: new Map(), settings: new Map() };
      this.layered.set(setting.id, layered);
    }
    const { rules, settings } = layered;
    const first = this.ground?.years.first ?? 0;
    if (setting.whole) {
      for (const cell of [...rules.keys()]) if (!setting.cells.has(cell)) rules.delete(cell);
    }
    for (const [cell, { path, rule }] of setting.cells) {
      this.order.set(rule, this.order.get(rule) ?? this.order.size);
      const below = path !== null && leansOnInherited(path, first) ? rules.get(cell) : undefined;
      rules.set(cell, [rule, ...(below ?? [])]);
    }
    for (const [address, { members }] of [...settings]) {
      if (setting.members.every((member, at) => members[at] === member)) settings.delete(address);
    }
    settings.set(setting.address, setting);
  }

  /** Lets every lever follow the reference before a year, those without one apart. */
  followReference(start: number): void {
    this.restart = start;
    if (this.ground === null) return;
    const { years, reference, unknownReference } = this.ground;
    for (const [id, path] of [...this.paths]) {
      if (unknownReference.includes(id)) continue;
      this.paths.set(id, followingReference(path, reference[id]!, years, start));
    }
  }

  /** Whether in a year all of a lever is on its reference path, or has none. */
  isOnReference(id: string, year: number): boolean {
    const path = this.paths.get(id);
    if (this.ground === null || path === undefined) return true;
    const { years, reference, unknownReference } = this.ground;
    if (unknownReference.includes(id)) return true;
    const cells = path.length / (years.last - years.first + 1);
    const from = (year - years.first) * cells;
    for (let at = from; at < from + cells; at++) {
      if (path[at] !== reference[id]![at]) return false;
    }
    return true;
  }

  /**
   * How the paths that do not stand by themselves are made.
   *
   * @param isFixed whether a name in a formula is a number of the plan's own
   */
  recipes(isFixed: (name: string) => boolean): Record<string, LeverRecipe> {
    const recipes: Record<string, LeverRecipe> = {};
    if (this.ground === null) return recipes;
    const { years, unknownReference } = this.ground;
    for (const [id, settings] of this.applied) {
      const from = unknownReference.includes(id) ? null : this.restart;
      const recipe = leverRecipe(settings, years.first, isFixed, from);
      if (recipe !== null) recipes[id] = recipe;
    }
    return recipes;
  }

  /** What the plans set, by address. */
  notes(): Record<string, LeverNote> {
    const notes: Record<string, LeverNote> = {};
    for (const { rules, settings } of this.layered.values()) {
      for (const [address, setting] of settings) {
        const { by, origin, source, cells } = setting;
        const mine = new Set<LeverRule>();
        for (const cell of cells.keys()) for (const rule of rules.get(cell) ?? []) mine.add(rule);
        const how = [...mine].sort((a, b) => this.order.get(b)! - this.order.get(a)!);
        if (how.some(({ kind }) => kind !== "reference")) {
          notes[address] = { set: { by, origin, source }, how };
        } else if (settings.size > 1) notes[address] = { how };
      }
    }
    return notes;
  }
}

/**
 * The path of a lever, `[year][cell]`, after a setting.
 *
 * @param inherited the path without the setting: the parent plan's, else the reference
 * @param cells number of cells of the lever
 */
function applySetting(
  setting: LeverSetting,
  inherited: readonly number[],
  reference: readonly number[],
  cells: number,
  first: number,
  evaluation: SettingEvaluation,
): number[] {
  const years = cells === 0 ? 0 : inherited.length / cells;
  const result = [...(setting.whole ? reference : inherited)];
  const column = (path: readonly number[], cell: number): number[] =>
    Array.from({ length: years }, (_, year) => path[year * cells + cell]!);
  for (const [cell, given] of setting.cells) {
    const ground = {
      first,
      inherited: column(inherited, cell),
      reference: column(reference, cell),
    };
    const values = evaluation.evaluate(cell, given, ground);
    values.forEach((value, year) => (result[year * cells + cell] = value));
  }
  return result;
}
