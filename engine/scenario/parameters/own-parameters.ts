/**
 * Numbers of a plan's own: under `parameters:` a key without a dot names one, for formulas to use and
 * `--set` to try others. What extends the plan may give another value, of the same dimension.
 */
import type { Text } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { namesOf, type FormulaTree } from "../formula/tree.ts";
import { isReservedWord } from "../formula/words.ts";
import { baseUnit, NUMBER } from "../formula/unit-algebra.ts";
import { readText, reportUnfit } from "../yaml/map-keys.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import { textAt } from "../plan/plan-file.ts";
import { checkOwnId } from "../outcomes/plan-targets.ts";
import type { OwnParameterNote } from "../resolved.ts";
import { atModelPrices, unknownPriceYear, type PriceIndex } from "../units/price-index.ts";
import { missingValue, reportQuantity } from "../units/slot-value.ts";
import { diagnosticAt, placeAt, type Remark, type SourceText } from "../diagnostics/text.ts";
import {
  ambiguousPoint,
  convert,
  describeUnit,
  parseQuantity,
  parseUnitCounting,
  type Unit,
} from "../units/units.ts";
import { entryOf, type YamlEntry, type YamlNode, type YamlScalar } from "../yaml/yaml-document.ts";

export interface OwnParameter {
  /** In the canonical unit of what it measures. */
  readonly value: number;
  readonly unit: Unit;
  readonly note: OwnParameterNote;
}

interface Placed {
  readonly source: SourceText;
  readonly entry: YamlEntry;
}

/** Whether a key under `parameters:` names a number of the plan's own. */
export const isOwnParameter = (key: string): boolean => !key.includes(".");

export const OWN_NUMBER_KEYS = ["value", "title", "source", "note"];
const REMOVES: Text = { nl: "om hem weg te nemen", en: "to take it away" };

/** All of them, as the plans of a chain leave them. */
export class OwnParameters {
  private readonly known = new Map<string, OwnParameter>();
  private readonly places = new Map<string, Placed>();
  private readonly used = new Set<string>();
  /** Names of faulty ones: a formula that uses one is no second mistake. */
  private readonly faulty = new Set<string>();
  private readonly counts: ReadonlySet<string>;
  private readonly prices: PriceIndex | null;
  private readonly diagnostics: Diagnostic[];

  /**
   * @param counts words that count things here, beside those of the unit table
   * @param prices levels of the region; null where it could not be read
   */
  constructor(counts: ReadonlySet<string>, prices: PriceIndex | null, diagnostics: Diagnostic[]) {
    this.counts = counts;
    this.prices = prices;
    this.diagnostics = diagnostics;
  }

  get isEmpty(): boolean {
    return this.known.size === 0;
  }

  get names(): Iterable<string> {
    return this.known.keys();
  }

  has(name: string): boolean {
    return this.known.has(name);
  }

  /** One that a formula uses. */
  find(name: string): OwnParameter | null {
    if (this.known.has(name) || this.faulty.has(name)) this.used.add(name);
    return this.known.get(name) ?? null;
  }

  /** Whether a name was given a value that cannot be used, which is reported already. */
  isFaulty(name: string): boolean {
    return this.faulty.has(name);
  }

  /** Those that some of the formulas read. */
  valuesIn(formulas: readonly FormulaTree[]): Record<string, number> {
    const read = new Set(formulas.flatMap(namesOf));
    const known = [...this.known].filter(([name]) => read.has(name));
    return Object.fromEntries(known.map(([name, { value }]) => [name, value]));
  }

  notes(): Record<string, OwnParameterNote> {
    return Object.fromEntries([...this.known].map(([name, { note }]) => [name, note]));
  }

  /**
   * Reads one entry.
   *
   * @param by id of the plan that says so, or `--set`
   */
  add(source: SourceText, entry: YamlEntry, by: string): void {
    const { key, value: node } = entry;
    if (!checkOwnId(source, entry, this.diagnostics) || !this.isFree(source, entry)) return;
    if (node.kind === "scalar" && node.value === null && !node.faulty && !node.absent) {
      this.remove(source, entry);
      return;
    }
    const read = this.read(source, entry);
    const before = this.known.get(key);
    const same = before === undefined || read === null || this.isAlike(source, entry, before, read);
    if (read === null || !same) {
      if (before === undefined) this.faulty.add(key);
      return;
    }
    const { file, line, column } = placeAt(source, entry.keyStart, entry.keyEnd);
    const { value, unit, text } = read;
    const map = node.kind === "map" ? node : null;
    const said = (name: string): string => {
      const found = entryOf(map, name);
      return found === undefined ? "" : (readText(source, found, this.diagnostics) ?? "");
    };
    const title = (map === null ? null : textAt(map, "title")) ?? before?.note.title;
    this.faulty.delete(key);
    this.known.set(key, {
      value,
      unit,
      note: {
        title: title ?? { nl: key, en: key },
        text,
        value,
        unit: unit.text,
        source: said("source"),
        note: said("note"),
        by,
        origin: { file, line, column },
      },
    });
    this.places.set(key, { source, entry });
  }

  private report({ source, entry }: Placed, remark: Remark): void {
    this.diagnostics.push(diagnosticAt(source, entry.keyStart, entry.keyEnd, remark));
  }

  /** Whether a name means nothing else in a formula; the fault is reported. */
  private isFree(source: SourceText, entry: YamlEntry): boolean {
    const { key } = entry;
    const isUnit = parseUnitCounting(key, this.counts) !== null;
    if (!isUnit && !isReservedWord(key)) return true;
    this.report(
      { source, entry },
      {
        code: "bad-id",
        message: isUnit
          ? {
              nl: `"${key}" is een eenheid en kan in een formule niets anders betekenen`,
              en: `"${key}" is a unit and can mean nothing else in a formula`,
            }
          : {
              nl: `"${key}" heeft in een formule al een betekenis`,
              en: `"${key}" has a meaning in formulas already`,
            },
        help: { nl: `bijvoorbeeld eigen_${key}`, en: `for instance own_${key}` },
      },
    );
    return false;
  }

  private remove(source: SourceText, entry: YamlEntry): void {
    if (this.known.delete(entry.key)) return;
    const near = nearest(entry.key, this.known.keys());
    this.report(
      { source, entry },
      {
        code: "unknown-parameter",
        message: {
          nl: `er is geen "${entry.key}" om weg te nemen`,
          en: `there is no "${entry.key}" to take away`,
        },
        help: near === null ? null : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
      },
    );
  }

  private read(
    source: SourceText,
    { key, keyStart, keyEnd, value: node }: YamlEntry,
  ): { readonly value: number; readonly unit: Unit; readonly text: string } | null {
    if (node.kind !== "map") return this.readNumber(source, key, node);
    const strangers = node.entries.filter((entry) => !OWN_NUMBER_KEYS.includes(entry.key));
    for (const entry of strangers) {
      const fitting = { name: key, naming: null, keys: OWN_NUMBER_KEYS, years: false };
      reportUnfit(source, entry, fitting, this.diagnostics);
    }
    const valued = entryOf(node, "value");
    if (valued !== undefined) return this.readNumber(source, key, valued.value);
    if (strangers.length === 0) {
      this.diagnostics.push(diagnosticAt(source, keyStart, keyEnd, missingValue(key, null)));
    }
    return null;
  }

  private readNumber(
    source: SourceText,
    key: string,
    node: YamlNode,
  ): { readonly value: number; readonly unit: Unit; readonly text: string } | null {
    if (node.kind !== "scalar" || typeof node.value === "boolean" || node.value === null) {
      if (node.kind === "scalar" && node.faulty) return null;
      const absent = node.kind === "scalar" && node.absent;
      const remark: Remark = absent
        ? missingValue(key, REMOVES)
        : {
            code: "wrong-type",
            message: {
              nl: `${key}: hier hoort één getal met zijn eenheid`,
              en: `${key}: one number with its unit belongs here`,
            },
            help: { nl: "bijvoorbeeld 31 MW", en: "for instance 31 MW" },
          };
      this.diagnostics.push(diagnosticAt(source, node.start, node.end, remark));
      return null;
    }
    const quantity = this.quantity(node);
    if ("problem" in quantity) {
      reportQuantity(source, node, quantity, null, this.diagnostics);
      return null;
    }
    const { value } = quantity;
    const unit = quantity.unit === null ? null : atModelPrices(quantity.unit, this.prices);
    if (typeof unit === "number") {
      const remark = unknownPriceYear(node.written, unit, this.prices!);
      this.diagnostics.push(diagnosticAt(source, node.start, node.end, remark));
      return null;
    }
    const canonical = unit === null ? NUMBER : baseUnit(unit);
    const converted = unit === null ? value : convert(value, unit, canonical)!;
    return { value: converted, unit: canonical, text: node.written };
  }

  private quantity(node: YamlScalar): ReturnType<typeof parseQuantity> {
    if (typeof node.value !== "number") return parseQuantity(node.written, null, this.counts);
    const ambiguous = ambiguousPoint(node.written);
    if (ambiguous !== null) return { problem: "ambiguous-point", ...ambiguous };
    return { value: node.value, unit: null };
  }

  private isAlike(
    source: SourceText,
    entry: YamlEntry,
    { unit, note }: OwnParameter,
    now: { readonly unit: Unit; readonly text: string },
  ): boolean {
    if (unit.dimension === now.unit.dimension) return true;
    const [was, is] = [describeUnit(unit), describeUnit(now.unit)];
    const { key } = entry;
    this.report(
      { source, entry },
      {
        code: "wrong-unit",
        message: {
          nl: `${key}: ${now.text} is ${is.nl}; eerder was het ${note.text}, ${was.nl}`,
          en: `${key}: ${now.text} is ${is.en}; before it was ${note.text}, ${was.en}`,
        },
      },
    );
    return false;
  }

  /**
   * Tells of those that no formula uses: a slip in the name of a parameter of the model is an error,
   * the rest is a warning.
   *
   * @param parameters ids of the parameters of the model
   */
  reportUnused(parameters: Iterable<string>): void {
    // A formula that cannot be read may be the one that would have used it.
    const failed = this.diagnostics.some(({ severity }) => severity === "error");
    for (const [key, place] of this.places) {
      if (this.used.has(key) || !this.known.has(key)) continue;
      const near = nearest(key, parameters);
      if (near === null && failed) continue;
      this.report(
        place,
        near === null
          ? {
              code: "unused-parameter",
              severity: "warning",
              message: {
                nl: `geen formule gebruikt ${key}`,
                en: `no formula uses ${key}`,
              },
              help: {
                nl: "haal hem weg, of gebruik hem in een formule van levers:, indicators: of checks:",
                en: "take it out, or use it in a formula of levers:, indicators: or checks:",
              },
            }
          : {
              code: "unknown-parameter",
              message: {
                nl: `er is geen parameter "${key}", en geen formule gebruikt hem`,
                en: `there is no parameter "${key}", and no formula uses it`,
              },
              help: { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
            },
      );
    }
  }
}
