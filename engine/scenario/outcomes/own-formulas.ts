/**
 * What a plan defines and expects of the results itself: `indicators:` and `checks:`. They are
 * gathered from all files of a plan, and read once it is known which of them there are: a formula
 * may name an indicator that stands further down, or in a plan that extends this one.
 */
import { hasEnough } from "../diagnostics/enough-findings.ts";
import { formatAddress, parseAddress, type Naming, type YearSpan } from "../address.ts";
import type { OutputDeclaration, ParameterDeclaration, Text } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { comparisonsOf } from "../formula/formula-comparisons.ts";
import { timingOf, type Timing } from "../formula/formula-timing.ts";
import type { FormulaParser } from "../formula/parser.ts";
import { readFormula, type ReadFormula } from "../formula/read-formula.ts";
import type { FormulaScope, ScopedName } from "../formula/scope.ts";
import { FUNCTIONS, type FormulaTree } from "../formula/tree.ts";
import { YEAR } from "../formula/words.ts";
import { baseUnit, fitsDeclared, multiplyUnits, NUMBER } from "../formula/unit-algebra.ts";
import type { OwnParameters } from "../parameters/own-parameters.ts";
import { isEmptyEntry, isRemoval, originOf, reportNothingToRemove } from "../plan/plan-entries.ts";
import { checkOwnId } from "./plan-targets.ts";
import { textAt, writtenAt, type PlanFile } from "../plan/plan-file.ts";
import type { CheckModel, CheckNote, IndicatorModel, IndicatorNote } from "../resolved.ts";
import { diagnosticAt, type Remark } from "../diagnostics/text.ts";
import { OUTLINE } from "../plan/plan-outline.ts";
import { isMisspelt, missingKey } from "../plan/plan-schema.ts";
import {
  canonicalUnit,
  nearestUnit,
  parseUnit,
  parseUnitFor,
  unitInWords,
  type Unit,
} from "../units/units.ts";
import type { PriceIndex } from "../units/price-index.ts";
import { entryOf, type YamlEntry, type YamlScalar } from "../yaml/yaml-document.ts";

export interface OwnContext {
  /** Price levels of the region; null where it could not be read. */
  readonly prices: PriceIndex | null;
  readonly outputs: ReadonlyMap<string, OutputDeclaration>;
  readonly parameters: ReadonlyMap<string, ParameterDeclaration>;
  /** Null when the region could not be read: then years are not checked. */
  readonly years: YearSpan | null;
  /** Null when the region that lists them could not be read. */
  members(dimension: string): Naming | null;
  isYear(dimension: string): boolean;
  /** The plan's own named numbers. */
  readonly numbers: OwnParameters;
  /** Reads the text of a formula; fetched only when there is one. */
  parser(): FormulaParser;
}

/** What a target must know of an own indicator. */
export interface OwnIndicator {
  /** Canonical unit of what is declared. */
  readonly unit: string;
  readonly kind: "stock" | "flow";
  /** As its author declared it: `dwellings per 100 households`. */
  readonly shown: string;
}

/** Indicators and checks that can be used, and where each comes from. */
export interface OwnResult {
  readonly indicators: readonly IndicatorModel[];
  readonly indicatorNotes: Readonly<Record<string, IndicatorNote>>;
  readonly checks: readonly CheckModel[];
  readonly checkNotes: Readonly<Record<string, CheckNote>>;
}

interface Written {
  readonly plan: PlanFile;
  readonly entry: YamlEntry;
}

interface Read {
  readonly model: IndicatorModel | null;
  /** Canonical; of what the formula gives, which may have more below the line than is declared. */
  readonly unit: Unit;
  readonly timing: Timing;
}

/** The earliest year that history may be recorded of. */
const FIRST_YEAR = 1900;

/** How many indicators may read one another in a row, which are read one inside the other. */
const MOST_NESTED = 60;

const RESERVED = new Set<string>([
  ...FUNCTIONS,
  ...["and", "or", "not", "true", "false", "year", "inherited", "reference", "to", "in", "mod"],
]);

export class OwnFormulas {
  private readonly indicators = new Map<string, Written>();
  private readonly checks = new Map<string, Written>();
  /** Indicators that a file took away again: a goal on one of them is told so. */
  private readonly removed = new Map<string, Written>();
  private readonly made = new Map<string, Read>();
  /** Indicators that are being read, outermost first: one that is met again closes a circle. */
  private readonly open: string[] = [];
  private isTooDeep = false;
  private readonly scope: FormulaScope;

  constructor(
    private readonly context: OwnContext,
    private readonly diagnostics: Diagnostic[],
  ) {
    this.scope = {
      find: (address) => this.find(address),
      names: this.names(),
      counts: countsOf(context.outputs),
      prices: context.prices,
      isFaulty: (name) => context.numbers.isFaulty(name),
      afterRun: true,
      years: context.years === null ? null : { first: FIRST_YEAR, last: context.years.last + 1 },
    };
  }

  /** Lays the indicators and checks of one file over those before it. */
  add(plan: PlanFile): void {
    this.lay(plan, plan.indicators, this.indicators);
    this.lay(plan, plan.checks, this.checks);
  }

  private lay(plan: PlanFile, entries: readonly YamlEntry[], into: Map<string, Written>): void {
    for (const entry of entries) {
      if (hasEnough(this.diagnostics)) break;
      if (isEmptyEntry(plan.source, entry, this.diagnostics)) continue;
      if (isRemoval(entry)) {
        const known = into.get(entry.key);
        if (known !== undefined) {
          into.delete(entry.key);
          if (into === this.indicators) this.removed.set(entry.key, known);
          continue;
        }
        reportNothingToRemove(plan.source, entry, into.keys(), this.diagnostics);
        continue;
      }
      if (this.checkId(plan, entry, into === this.indicators)) into.set(entry.key, { plan, entry });
    }
  }

  private checkId(plan: PlanFile, entry: YamlEntry, isNamed: boolean): boolean {
    if (!checkOwnId(plan.source, entry, this.diagnostics)) return false;
    const { key, keyStart, keyEnd } = entry;
    // The name of a check stands in no formula.
    if (!isNamed) return true;
    if (this.context.numbers.has(key)) {
      this.diagnostics.push(
        diagnosticAt(plan.source, keyStart, keyEnd, {
          code: "duplicate-id",
          message: {
            nl: `"${key}" is al een eigen parameter`,
            en: `"${key}" is a parameter of the plan's own already`,
          },
          help: { nl: `bijvoorbeeld ${key}_stad`, en: `for instance ${key}_city` },
        }),
      );
      return false;
    }
    if (!RESERVED.has(key) && parseUnit(key) === null) return true;
    this.diagnostics.push(
      diagnosticAt(plan.source, keyStart, keyEnd, {
        code: "bad-id",
        message: {
          nl: `"${key}" kan geen id zijn: in een formule betekent het al iets`,
          en: `"${key}" cannot be an id: it means something in a formula already`,
        },
        help: { nl: `bijvoorbeeld ${key}_stad`, en: `for instance ${key}_city` },
      }),
    );
    return false;
  }

  /** Own indicators as targets see them, by id; each is read when it is first asked for. */
  readonly known = {
    get: (id: string): OwnIndicator | undefined => {
      if (!this.indicators.has(id)) {
        const removed = this.removed.get(id);
        return removed === undefined
          ? undefined
          : {
              unit: this.unread(removed.entry).unit.text,
              kind: "stock",
              shown: writtenAt(removed.entry.value, "unit") ?? "1",
            };
      }
      const { model, unit, timing } = this.indicator(id);
      return {
        unit: model?.canonical ?? unit.text,
        kind: timing === "flow" ? "flow" : "stock",
        shown: model?.unit ?? unit.text,
      };
    },
    ids: (): Iterable<string> => this.indicators.keys(),
  };

  /** Whether a file defines an indicator and another one takes it away. */
  isRemoved(id: string): boolean {
    return !this.indicators.has(id) && this.removed.has(id);
  }

  /** Reads all that is left of both lists once every file has been laid. */
  read(): OwnResult {
    const indicators: IndicatorModel[] = [];
    const indicatorNotes: Record<string, IndicatorNote> = {};
    // In which order a plan says what is no part of the model.
    for (const [id, { plan, entry }] of sorted(this.indicators)) {
      if (hasEnough(this.diagnostics)) break;
      const { model } = this.indicator(id);
      if (model === null) continue;
      indicators.push(model);
      indicatorNotes[id] = noteOf(plan, entry);
    }
    const checks: CheckModel[] = [];
    const checkNotes: Record<string, CheckNote> = {};
    for (const [id, { plan, entry }] of sorted(this.checks)) {
      if (hasEnough(this.diagnostics)) break;
      const model = this.check(id, plan, entry);
      if (model === null) continue;
      checks.push(model);
      checkNotes[id] = noteOf(plan, entry);
    }
    return { indicators, indicatorNotes, checks, checkNotes };
  }

  private indicator(id: string): Read {
    const known = this.made.get(id);
    if (known !== undefined) return known;
    const { plan, entry } = this.indicators.get(id)!;
    if (this.open.includes(id)) {
      this.reportCircle(id);
      return this.unread(entry);
    }
    if (this.open.length === MOST_NESTED) {
      this.reportTooDeep(id);
      return this.unread(entry);
    }
    this.open.push(id);
    const read = this.readIndicator(id, plan, entry) ?? this.unread(entry);
    this.open.pop();
    // A circle may have been closed on the way, and told of one that is read no further.
    const first = this.made.get(id);
    if (first !== undefined) return first;
    this.made.set(id, read);
    return read;
  }

  /** What is told is told once: others that read this one are not blamed for it. */
  private unread(entry: YamlEntry): Read {
    const unit = parseUnit(writtenAt(entry.value, "unit") ?? "1") ?? NUMBER;
    return { model: null, unit: baseUnit(unit), timing: "timeless" };
  }

  /** Told once: a chain is cut where it gets too long, and what is left of it may be too long again. */
  private reportTooDeep(id: string): void {
    if (this.isTooDeep) return;
    this.isTooDeep = true;
    const { plan, entry } = this.indicators.get(id)!;
    this.diagnostics.push(
      diagnosticAt(plan.source, entry.keyStart, entry.keyEnd, {
        code: "too-deep",
        message: {
          nl: `meer dan ${MOST_NESTED} indicatoren lezen elkaar op een rij`,
          en: `more than ${MOST_NESTED} indicators read one another in a row`,
        },
        help: {
          nl: "reken er één van uit uitkomsten van het model alleen",
          en: "compute one of them from results of the model alone",
        },
      }),
    );
  }

  private reportCircle(id: string): void {
    const circle = [...this.open.slice(this.open.indexOf(id)), id];
    const { plan, entry } = this.indicators.get(id)!;
    for (const each of circle) {
      this.made.set(each, this.unread(this.indicators.get(each)!.entry));
    }
    const names = circle.join(" → ");
    this.diagnostics.push(
      diagnosticAt(plan.source, entry.keyStart, entry.keyEnd, {
        code: "formula-cycle",
        message: {
          nl: `indicatoren lezen elkaar in een kring: ${names}`,
          en: `indicators read one another in a circle: ${names}`,
        },
        help: {
          nl: "reken er één van uit uitkomsten van het model alleen",
          en: "compute one of them from results of the model alone",
        },
      }),
    );
  }

  private readIndicator(id: string, plan: PlanFile, entry: YamlEntry): Read | null {
    const report = (key: string, remark: Remark): null => {
      const { start, end } = entryOf(entry.value, key)!.value;
      this.diagnostics.push(diagnosticAt(plan.source, start, end, remark));
      return null;
    };
    const written = writtenAt(entry.value, "unit");
    const formula = this.formula(plan, entry, "formula");
    const result = formula === null || formula.read.isCondition ? null : formula.read.unit;
    if (written === null) this.reportWithoutUnit(plan, entry, result);
    if (formula === null) return null;
    if (result === null) return report("formula", notANumber(id));
    if (written === null) return null;
    const { tree, unit } = formula.read;
    const timing = this.timingOf(tree);
    const declared = parseUnitFor(written, unit);
    if (declared === null) return report("unit", unknownUnit(written, unit));
    // A flow is the amount of its year, and may be told as one: GWh/year.
    const perYear = timing === "flow" ? multiplyUnits(declared, canonicalUnit("year")) : declared;
    const fitting = [declared, perYear].find((one) => fitsDeclared(unit, one));
    if (fitting === undefined) return report("unit", unfitUnit(id, written, unit));
    const factor = hundredfold(formula.read, declared);
    if (factor !== null) return report("formula", twiceTimes(id, factor, written.trim()));
    const isSame = fitting.dimension === unit.dimension;
    const alias = isSame ? this.alias(formula.read) : null;
    return {
      unit: alias?.unit ?? unit,
      timing,
      model: {
        id,
        formula: formula.text,
        tree: alias?.tree ?? tree,
        kind: timing === "flow" ? "flow" : "stock",
        unit: written.trim(),
        canonical: isSame ? (alias?.unit ?? unit).text : baseUnit(fitting).text,
      },
    };
  }

  /** The unit is what holds a formula to its purpose: it must be there, and may be what comes out. */
  private reportWithoutUnit(plan: PlanFile, entry: YamlEntry, result: Unit | null): void {
    const { value } = entry;
    if (value.kind !== "map" || entryOf(value, "unit") !== undefined) return;
    if (isMisspelt(value, "unit", OUTLINE.indicator)) return;
    const words = result === null ? null : unitInWords(result.text);
    const help = words && {
      nl: `de formule geeft ${words.nl}: schrijf unit: ${words.nl}, of een andere eenheid die hetzelfde meet`,
      en: `the formula gives ${words.en}: write unit: ${words.en}, or another unit that measures the same`,
    };
    const remark = help === null ? missingKey("unit") : missingKey("unit", help);
    this.diagnostics.push(diagnosticAt(plan.source, entry.keyStart, entry.keyEnd, remark));
  }

  /**
   * A formula that is one name and nothing else keeps the unit in which that is computed, so that
   * its values are the very same; null when it is more.
   */
  private alias({ text }: ReadFormula): Pick<ReadFormula, "tree" | "unit"> | null {
    const name = text.trim();
    const found = name === YEAR ? null : this.find(name);
    return found === null || found.cells !== undefined
      ? null
      : { tree: { op: "name", name }, unit: found.unit };
  }

  private check(id: string, plan: PlanFile, entry: YamlEntry): CheckModel | null {
    const years = this.yearsOf(id, plan, entry);
    const formula = this.formula(plan, entry, "expect");
    if (formula === null || years === null) return null;
    const { tree, isCondition, compared } = formula.read;
    if (!isCondition) {
      const { start, end } = formula.node;
      this.diagnostics.push(diagnosticAt(plan.source, start, end, notACondition(id)));
      return null;
    }
    if (readsNothing(tree)) {
      const { start, end } = formula.node;
      this.diagnostics.push(diagnosticAt(plan.source, start, end, aboutNothing(id)));
      return null;
    }
    const units = comparisonsOf(tree).map((each) => baseUnit(compared.get(each) ?? NUMBER).text);
    return { id, expect: formula.text, tree, units, ...years };
  }

  /** The years that a check is about: all of the run, unless it says which. */
  private yearsOf(
    id: string,
    plan: PlanFile,
    entry: YamlEntry,
  ): { readonly from: number; readonly to: number } | null {
    const { years } = this.context;
    const span = years ?? { first: 1900, last: 9999 };
    let sound = true;
    const at = (key: string): { readonly entry: YamlEntry; readonly year: number } | null => {
      const found = entryOf(entry.value, key);
      if (found === undefined || found.value.kind !== "scalar") return null;
      const { written, start, end, value } = found.value;
      if (value === null) return null;
      const year = /^\d{4}$/.test(written) ? Number(written) : NaN;
      if (year >= span.first && year <= span.last) return { entry: found, year };
      sound = false;
      const remark = Number.isNaN(year)
        ? notAYear(key, written)
        : outsideRun(id, year, span.first, span.last);
      this.diagnostics.push(diagnosticAt(plan.source, start, end, remark));
      return null;
    };
    const [year, from, to] = [at("year"), at("from"), at("to")];
    const other = from ?? to;
    const clash = (second: YamlEntry, message: Text, help: Text): void => {
      sound = false;
      const { keyStart, keyEnd } = second;
      const remark = { code: "inconsistent-data" as const, message, help };
      this.diagnostics.push(diagnosticAt(plan.source, keyStart, keyEnd, remark));
    };
    if (year !== null && other !== null) {
      clash(
        other.entry,
        {
          nl: `de controle "${id}" heeft zowel year als ${other.entry.key}`,
          en: `the check "${id}" has both year and ${other.entry.key}`,
        },
        {
          nl: "year is één jaar; from en to zijn het eerste en het laatste van meer jaren",
          en: "year is one year; from and to are the first and the last of several",
        },
      );
    } else if (from !== null && to !== null && from.year > to.year) {
      clash(
        to.entry,
        {
          nl: `de controle "${id}" eindigt (${to.year}) voor ze begint (${from.year})`,
          en: `the check "${id}" ends (${to.year}) before it begins (${from.year})`,
        },
        { nl: "wissel from en to om", en: "exchange from and to" },
      );
    }
    if (!sound) return null;
    return {
      from: year?.year ?? from?.year ?? span.first,
      to: year?.year ?? to?.year ?? span.last,
    };
  }

  private formula(
    plan: PlanFile,
    entry: YamlEntry,
    key: string,
  ): { readonly text: string; readonly node: YamlScalar; readonly read: ReadFormula } | null {
    const node = entryOf(entry.value, key)?.value;
    if (node?.kind !== "scalar" || node.value === null || node.faulty) return null;
    // Fetched by the first formula that needs it: many are of one operation.
    const parser: FormulaParser = (text) => this.context.parser()(text);
    const read = readFormula(plan.source, node, this.scope, parser, this.diagnostics);
    return read === null ? null : { text: node.written, node, read };
  }

  private timingOf(tree: FormulaTree): Timing {
    return timingOf(tree, (name) => {
      if (this.indicators.has(name)) return this.indicator(name).timing;
      const id = parseAddress(name)?.id ?? name;
      return this.context.outputs.get(id)?.kind ?? "timeless";
    });
  }

  private find(address: string): ScopedName | null {
    const { context } = this;
    if (this.indicators.has(address)) {
      const { unit, model } = this.indicator(address);
      return { unit, share: model !== null && PERCENT.test(model.unit) };
    }
    const own = context.numbers.find(address);
    if (own !== null) return { unit: own.unit };
    const parsed = parseAddress(address);
    if (parsed === null) return null;
    const { id, members } = parsed;
    const output = context.outputs.get(id);
    const declared = output ?? context.parameters.get(id);
    if (declared === undefined) return null;
    const unit = canonicalUnit(declared.unit);
    const limit = output === undefined ? Infinity : 1;
    const share = unit.dimension === "" && (declared.max ?? limit) <= 1;
    // A parameter by calendar year is read year by year where no year is named.
    const dims = declared.dims.filter((dim) => output !== undefined || !context.isYear(dim));
    const axes = members.length === declared.dims.length ? declared.dims : dims;
    if (members.length === 0 && dims.length > 0) {
      const cells = this.cellsOf(id, dims);
      return cells === null ? { unit, share } : { unit, cells, share };
    }
    if (members.length !== axes.length) return null;
    const exist = members.every((member, at) => {
      const naming = context.members(axes[at]!);
      return naming === null || naming.ids.includes(member);
    });
    return exist ? { unit, share } : null;
  }

  /** Addresses of all cells of a quantity; null when the region that lists them is not known. */
  private cellsOf(id: string, dims: readonly string[]): string[] | null {
    let cells: string[][] = [[]];
    for (const dim of dims) {
      const naming = this.context.members(dim);
      if (naming === null) return null;
      cells = cells.flatMap((head) => naming.ids.map((member) => [...head, member]));
    }
    return cells.map((members) => formatAddress(id, members));
  }

  private *names(): Generator<string> {
    yield* this.indicators.keys();
    yield* this.context.numbers.names;
    yield* this.context.outputs.keys();
    yield* this.context.parameters.keys();
  }
}

const PERCENT = /[%‰]|procent|percent/i;
const PER_MANY = /[%‰]|per +\d/i;

/**
 * The 100 of `a / b * 100` where the unit is `%` or `per 100`, which multiplies by 100 already; null
 * when the formula ends in no such factor.
 */
function hundredfold({ tree }: ReadFormula, { text, up, down }: Unit): number | null {
  const factor = down / up;
  if (!PER_MANY.test(text) || tree.op !== "call" || tree.name !== "multiply") return null;
  return tree.args.some((arg) => arg.op === "number" && arg.value === factor) ? factor : null;
}

/** Whether a formula is about no result, parameter or year: it would hold always or never. */
const readsNothing = (tree: FormulaTree): boolean =>
  tree.op === "number" || (tree.op === "call" && tree.args.every(readsNothing));

const sorted = (all: ReadonlyMap<string, Written>): (readonly [string, Written])[] =>
  [...all].sort(([a], [b]) => (a < b ? -1 : 1));

/** Words beside those of the unit table that outputs are counted in. */
function countsOf(outputs: ReadonlyMap<string, OutputDeclaration>): ReadonlySet<string> {
  const counts = new Set<string>();
  for (const { unit } of outputs.values()) {
    for (const [, name] of canonicalUnit(unit).dimension.matchAll(/count:([a-z_]+)/g)) {
      counts.add(name!);
    }
  }
  return counts;
}

const noteOf = (plan: PlanFile, entry: YamlEntry): IndicatorNote & CheckNote => ({
  title: textAt(entry.value, "title") ?? { nl: entry.key, en: entry.key },
  source: writtenAt(entry.value, "source")?.trim() ?? "",
  note: writtenAt(entry.value, "note")?.trim() ?? "",
  by: plan.id,
  origin: originOf(plan.source, entry),
});

const notANumber = (id: string): Remark => ({
  code: "bad-formula",
  message: {
    nl: `${id}: dit is een voorwaarde, en een indicator is een getal`,
    en: `${id}: this is a condition, and an indicator is a number`,
  },
  help: {
    nl: "wat moet gelden hoort onder checks:; een getal krijgt u met ... ? 1 : 0",
    en: "what must hold belongs under checks:; ... ? 1 : 0 makes a number of it",
  },
});

const notACondition = (id: string): Remark => ({
  code: "bad-formula",
  message: {
    nl: `${id}: dit is een getal, en een controle is een voorwaarde`,
    en: `${id}: this is a number, and a check is a condition`,
  },
  help: {
    nl: 'vergelijk het met iets: "demography.population <= 90000 persons"',
    en: 'compare it with something: "demography.population <= 90000 persons"',
  },
});

const twiceTimes = (id: string, factor: number, unit: string): Remark => ({
  code: "wrong-unit",
  message: {
    nl: `${id}: de formule doet maal ${factor}, en de eenheid ${unit} doet dat nog eens`,
    en: `${id}: the formula multiplies by ${factor}, and so does the unit ${unit} again`,
  },
  help: { nl: `laat * ${factor} weg`, en: `leave out * ${factor}` },
});

const aboutNothing = (id: string): Remark => ({
  code: "bad-formula",
  message: {
    nl: `${id}: deze controle leest geen enkele uitkomst: ze klopt altijd of nooit`,
    en: `${id}: this check reads no result at all: it holds always or never`,
  },
  help: {
    nl: 'vergelijk een uitkomst: "demography.population <= 90000 persons"',
    en: 'compare a result: "demography.population <= 90000 persons"',
  },
});

function unknownUnit(written: string, result: Unit): Remark {
  const near = nearestUnit(written) ?? withoutAdjective(written, result);
  const gives = unitInWords(result.text);
  return {
    code: "wrong-unit",
    message: {
      nl: `"${written}" is geen eenheid die wij kennen`,
      en: `"${written}" is not a unit we know`,
    },
    help:
      near === null
        ? { nl: `de formule geeft ${gives.nl}`, en: `the formula gives ${gives.en}` }
        : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
  };
}

/** `social dwellings per 100 households`: which dwellings are meant is for the title to say. */
function withoutAdjective(written: string, result: Unit): string | null {
  const words = written.trim().split(/\s+/);
  for (let from = 1; from < words.length; from++) {
    const rest = words.slice(from).join(" ");
    const unit = parseUnitFor(rest, result);
    if (unit !== null && fitsDeclared(result, unit)) return rest;
  }
  return null;
}

function unfitUnit(id: string, written: string, result: Unit): Remark {
  const gives = unitInWords(result.text);
  return {
    code: "wrong-unit",
    message: {
      nl: `${id}: de formule geeft ${gives.nl}, en de eenheid zegt ${written}`,
      en: `${id}: the formula gives ${gives.en}, and the unit says ${written}`,
    },
    help: {
      nl: `schrijf unit: ${gives.nl}, of een andere eenheid die hetzelfde meet; of verbeter de formule`,
      en: `write unit: ${gives.en}, or another unit that measures the same; or mend the formula`,
    },
  };
}

const notAYear = (key: string, written: string): Remark => ({
  code: "wrong-type",
  message: {
    nl: `${key}: "${written}" is geen jaartal van vier cijfers`,
    en: `${key}: "${written}" is not a year of four digits`,
  },
});

const outsideRun = (id: string, year: number, first: number, last: number): Remark => ({
  code: "year-outside-run",
  message: {
    nl: `${id}: het jaar ${year} valt buiten de looptijd`,
    en: `${id}: the year ${year} lies outside the run`,
  },
  help: {
    nl: `kies een jaar van ${first} tot ${last}`,
    en: `choose a year from ${first} to ${last}`,
  },
});
