/**
 * What cannot be seen in the text of a lever but only in the path that comes of it: a change that
 * changes nothing, a result beyond the bounds of the lever, and one of a size that a slip would make.
 */
import { formatAddress } from "../address.ts";
import type { LeverDeclaration, Text } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import type { FormulaPath } from "./lever-formula.ts";
import {
  changesInherited,
  evaluatePath,
  valueInYear,
  type LeverPath,
  type PathGround,
  type PointsPath,
} from "./lever-path.ts";
import type { LeverCell, LeverContext, LeverSetting } from "./lever-setting.ts";
import { changedAt, isNeutral, type RelativeChange } from "./relative-change.ts";
import type { LeverRule } from "../resolved.ts";
import { quantityInWords } from "../units/slot-value.ts";
import { diagnosticAt, type Remark } from "../diagnostics/text.ts";
import { canonicalUnit, proposedUnits, type Unit } from "../units/units.ts";

/** What rounding may put a result beyond its bound, as a fraction of the larger of the two bounds. */
const ROUNDING = 1e-12;

/** So many times the reference, or so small a part of it, is a slip of a unit or a point sooner than a plan. */
const SLIP = 100;

/** Evaluates the cells of one setting and says what is wrong with what comes of them. */
export class SettingEvaluation {
  private readonly setting: LeverSetting;
  private readonly declaration: LeverDeclaration;
  private readonly context: LeverContext;
  private readonly diagnostics: Diagnostic[];
  private readonly outside = new Set<LeverRule>();
  /** Of every change the places where it could change something, until it does somewhere. */
  private readonly idle = new Map<RelativeChange, Idle>();
  private readonly moving = new Set<RelativeChange>();
  private readonly weighed = new Set<LeverRule>();

  constructor(setting: LeverSetting, context: LeverContext, diagnostics: Diagnostic[]) {
    this.setting = setting;
    this.declaration = context.levers.get(setting.id)!;
    this.context = context;
    this.diagnostics = diagnostics;
  }

  /** One value per year for a cell. */
  evaluate(cell: number, given: LeverCell, ground: PathGround): readonly number[] {
    const { path } = given;
    if (path === null) return ground.reference;
    const values = evaluatePath(path, ground);
    const lacking = path.kind === "formula" ? values.findIndex(Number.isNaN) : -1;
    if (path.kind === "formula" && lacking >= 0) {
      this.reportNoValue(cell, given, { path, point: null }, ground, lacking);
      return ground.inherited;
    }
    if (path.kind === "points" && !this.checkFormulas(cell, given, path, ground)) {
      return ground.inherited;
    }
    this.weigh(cell, given, path, values, ground);
    if (!isComputed(path)) return values;
    this.watch(given, path, values, ground);
    return this.bounded(cell, given, path, values, ground);
  }

  /** Whether the formulas in a table have a value within bounds, each in its year. */
  private checkFormulas(
    cell: number,
    given: LeverCell,
    { points }: PointsPath,
    ground: PathGround,
  ): boolean {
    for (const [point, one] of points.entries()) {
      if (!("formula" in one)) continue;
      const { year, formula } = one;
      const value = valueInYear(one, ground);
      const at = year - ground.first;
      if (Number.isNaN(value)) {
        this.reportNoValue(cell, given, { path: formula, point }, ground, at);
        return false;
      }
      if (!this.isOutside(value)) continue;
      if (!this.outside.has(given.rule)) {
        const without = ground.inherited[at]!;
        this.reportOutside(cell, given, { path: formula, point }, { year, value, without });
      }
      this.outside.add(given.rule);
      return false;
    }
    return true;
  }

  /** Whether a value lies further beyond a bound than rounding may put it. */
  private isOutside(value: number): boolean {
    const { min, max } = this.declaration;
    const slack = ROUNDING * Math.max(Math.abs(min), Math.abs(max));
    return value < min - slack || value > max + slack;
  }

  /** Says which changes change nothing in any cell. */
  finish(): void {
    for (const [change, { given, year, point, inherited }] of this.idle) {
      if (!this.moving.has(change)) this.reportIdle(change, given, year, point, inherited);
    }
  }

  private reportNoValue(
    cell: number,
    given: LeverCell,
    { path, point }: { readonly path: FormulaPath; readonly point: number | null },
    ground: PathGround,
    at: number,
  ): void {
    if (this.outside.has(given.rule)) return;
    this.outside.add(given.rule);
    const reason = path.whyNoValue(ground, at)!;
    const name = this.addressOf(cell);
    const year = ground.first + at;
    this.report(given, point, {
      code: "no-value",
      message: {
        nl: `${name}: "${path.text}" heeft in ${year} geen waarde: ${reason.nl}`,
        en: `${name}: "${path.text}" has no value in ${year}: ${reason.en}`,
      },
    });
  }

  /** Warns of an amount that is out of all proportion to the reference. */
  private weigh(
    cell: number,
    given: LeverCell,
    path: LeverPath,
    values: readonly number[],
    { first, reference }: PathGround,
  ): void {
    // Shares and calendar years have bounds that no slip gets past.
    if (BOUNDED.has(canonicalUnit(this.declaration.unit).dimension)) return;
    const usual = largest(reference);
    const size = largest(values);
    const isSmall = size > 0 && size * SLIP <= usual;
    const isLarge = usual > 0 && size >= usual * SLIP && size <= this.declaration.max;
    if ((!isSmall && !isLarge) || this.weighed.has(given.rule)) return;
    this.weighed.add(given.rule);
    const at = values.findIndex((value) => Math.abs(value) === size);
    const point = path.kind === "points" ? pointAt(path.points, first + at) : null;
    const text = point === null ? given.rule.text : given.rule.points![point]!.text;
    const name = this.addressOf(cell);
    const times = `${Math.round(isLarge ? size / usual : usual / size)}`;
    const most = this.inWords(usual);
    this.report(given, point, {
      code: "unusual-size",
      severity: "warning",
      message: isLarge
        ? {
            nl: `${name}: "${text}" is ${times} keer het hoogste van de referentie, ${most.nl}`,
            en: `${name}: "${text}" is ${times} times the highest of the reference, ${most.en}`,
          }
        : {
            nl: `${name}: "${text}" is ${times} keer kleiner dan het hoogste van de referentie, ${most.nl}`,
            en: `${name}: "${text}" is ${times} times smaller than the highest of the reference, ${most.en}`,
          },
      help: {
        nl: "kijk de eenheid en het decimaalteken na; is het zo bedoeld, dan mag het blijven staan",
        en: "check the unit and the decimal sign; if it is meant, it may stay",
      },
    });
  }

  private watch(given: LeverCell, path: LeverPath, values: readonly number[], ground: PathGround) {
    const { first, inherited } = ground;
    const see = (
      change: RelativeChange,
      point: number | null,
      moves: boolean,
      at: number,
    ): void => {
      if (isNeutral(change)) return;
      if (moves) this.moving.add(change);
      const year = point === null ? null : first + at;
      this.idle.set(change, { given, point, year, inherited: inherited[at]! });
    };
    if (path.kind === "relative") {
      const moves = values.some((value, at) => value !== inherited[at]);
      see(path.change, null, moves, 0);
    } else if (path.kind === "points") {
      path.points.forEach((point, index) => {
        if (!("change" in point)) return;
        const at = point.year - first;
        see(point.change, index, changedAt(point.change, inherited, at) !== inherited[at], at);
      });
    }
  }

  private bounded(
    cell: number,
    given: LeverCell,
    path: LeverPath,
    values: readonly number[],
    { first, inherited }: PathGround,
  ): readonly number[] {
    const { min, max } = this.declaration;
    let reported = this.outside.has(given.rule);
    return values.map((value, at) => {
      if (value >= min && value <= max) return value;
      if (this.isOutside(value) && !reported) {
        reported = true;
        this.outside.add(given.rule);
        const year = first + at;
        const point = path.kind === "points" ? pointOf(path.points, year) : null;
        this.reportOutside(cell, given, { path, point }, { year, value, without: inherited[at]! });
      }
      return value < min ? min : max;
    });
  }

  private reportOutside(
    cell: number,
    given: LeverCell,
    { path, point }: { readonly path: LeverPath; readonly point: number | null },
    { year, value, without }: { year: number; value: number; without: number },
  ): void {
    const { min, max } = this.declaration;
    const below = value < min;
    const [is, bound, before] = [value, below ? min : max, without].map((one) => this.inWords(one));
    const text = point === null ? given.rule.text : given.rule.points![point]!.text;
    const name = this.addressOf(cell);
    // A calendar year does not move along the years.
    const when = this.declaration.unit === "year" ? "" : ` in ${year}`;
    this.report(given, point, {
      code: "out-of-range",
      message: {
        nl: `${name}: "${text}" geeft ${is!.nl}${when}, ${below ? "onder het minimum" : "boven het maximum"} ${bound!.nl}`,
        en: `${name}: "${text}" gives ${is!.en}${when}, ${below ? "below the minimum" : "above the maximum"} ${bound!.en}`,
      },
      help:
        path.kind === "formula"
          ? {
              nl: "clamp(…, laagste, hoogste) houdt een formule binnen grenzen",
              en: "clamp(…, low, high) keeps a formula within bounds",
            }
          : {
              nl: `zonder deze regel is het ${before!.nl}${when}`,
              en: `without this line it is ${before!.en}${when}`,
            },
    });
  }

  private reportIdle(
    change: RelativeChange,
    given: LeverCell,
    year: number | null,
    point: number | null,
    inherited: number,
  ): void {
    const { address, text, points } = given.rule;
    const written = point === null ? text : points![point]!.text;
    const value = this.inWords(inherited);
    const when = year === null ? null : { nl: ` in ${year}`, en: ` in ${year}` };
    const because: Text =
      change.kind === "shift"
        ? {
            nl: "zonder deze regel is het elk jaar hetzelfde",
            en: "without this line it is the same in every year",
          }
        : change.kind === "postpone"
          ? {
              nl: `zonder deze regel is het ${value.nl}, en dat staat voor nooit`,
              en: `without this line it is ${value.en}, which stands for never`,
            }
          : {
              nl: `zonder deze regel is het ${value.nl}${when?.nl ?? " in alle jaren"}`,
              en: `without this line it is ${value.en}${when?.en ?? " in all years"}`,
            };
    this.report(given, point, {
      code: "nothing-to-change",
      message: {
        nl: `${address}: "${written}" verandert niets: ${because.nl}`,
        en: `${address}: "${written}" changes nothing: ${because.en}`,
      },
      help: {
        nl: "geef een waarde of een tabel van jaren in plaats van een verandering",
        en: "give a value or a table of years instead of a change",
      },
    });
  }

  private addressOf(cell: number): string {
    const members: string[] = [];
    let rest = cell;
    for (const dim of [...this.declaration.dims].reverse()) {
      const ids = this.context.members(dim)?.ids ?? [];
      members.unshift(ids[rest % ids.length]!);
      rest = Math.floor(rest / ids.length);
    }
    return formatAddress(this.setting.id, members);
  }

  private inWords(value: number): Text {
    const canonical = canonicalUnit(this.declaration.unit);
    return quantityInWords(value, canonical, shownUnit(canonical, this.declaration));
  }

  private report(given: LeverCell, point: number | null, remark: Remark): void {
    const { start, end } = point === null ? given : given.points![point]!;
    this.diagnostics.push(diagnosticAt(this.setting.file, start, end, remark));
  }
}

/** Whether the values of a path are known only when it is evaluated. */
const isComputed = (path: LeverPath): boolean =>
  path.kind === "formula" ||
  changesInherited(path) ||
  (path.kind === "points" && path.points.some((point) => "formula" in point));

interface Idle {
  readonly given: LeverCell;
  readonly point: number | null;
  readonly year: number | null;
  readonly inherited: number;
}

/** Dimensions of shares, rates and calendar years. */
const BOUNDED = new Set(["", "year", "year^-1"]);

const largest = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** The point that sets a year; the first one for a year before it. */
function pointAt(points: readonly { readonly year: number }[], year: number): number {
  const later = points.findIndex((point) => point.year > year);
  return Math.max(0, (later < 0 ? points.length : later) - 1);
}

/** The change to blame for a year of a table: the last one before it, else the first. */
function pointOf(
  points: Extract<LeverPath, { kind: "points" }>["points"],
  year: number,
): number | null {
  const changes = points.flatMap((point, index) => ("change" in point ? [index] : []));
  return changes.filter((index) => points[index]!.year <= year).at(-1) ?? changes[0] ?? null;
}

/** The unit in which people speak of a lever: shares in percent, power in MW. */
export function shownUnit(canonical: Unit, { min, max }: LeverDeclaration): Unit | null {
  if (canonical.dimension === "") return min >= 0 && max <= 1 ? canonicalUnit("%") : null;
  return canonical.dimension === "year" ? null : proposedUnits(canonical)[0]!;
}

/** Remark on a change of a path that neither the region nor a plan states. */
export const changeOfUnstated = (address: string, text: string): Remark => ({
  code: "nothing-to-change",
  message: {
    nl: `${address}: "${text}" verandert niets: noch de regio noch een plan zegt hoeveel het is`,
    en: `${address}: "${text}" changes nothing: neither the region nor a plan says how much it is`,
  },
  help: {
    nl: "geef een waarde of een tabel van jaren in plaats van een verandering",
    en: "give a value or a table of years instead of a change",
  },
});
