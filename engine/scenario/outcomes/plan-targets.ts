/** Targets of a plan: what it wants to reach. */
import type { YearSpan } from "../address.ts";
import { GRADES, type Grade, type Text } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { textAt, writtenAt } from "../plan/plan-file.ts";
import { OUTLINE } from "../plan/plan-outline.ts";
import type { TargetModel, TargetNote } from "../resolved.ts";
import { lookedAt, yearOf, type Bounds, type Looked, type LookedAtContext } from "./looked-at.ts";
import { atPriceYear, type PriceIndex } from "../units/price-index.ts";
import { readSlotValue, type SlotValue } from "../units/slot-value.ts";
import { diagnosticAt, placeAt, type Remark, type SourceText } from "../diagnostics/text.ts";
import { canonicalUnit, parseUnit, parseUnitFor } from "../units/units.ts";
import { entryOf, type YamlEntry, type YamlNode } from "../yaml/yaml-document.ts";

export interface TargetContext extends LookedAtContext {
  /** Price levels of the region; null where it could not be read. */
  readonly prices: PriceIndex | null;
  /** Null when the region could not be read: then years are not checked. */
  readonly years: YearSpan | null;
}

export interface ReadTarget {
  readonly model: TargetModel;
  readonly note: TargetNote;
}

/** Ways to say what is wanted; a target has one of them. */
const WISHES = ["at_least", "at_most", "equals", "change", "decrease", "annual_change"] as const;
type Wish = (typeof WISHES)[number];

const NO_TEXT: Text = { nl: "", en: "" };

const OWN_ID = /^[a-z][a-z0-9_]*$/;
const MAX_ID_LENGTH = 60;
/** Every object of JavaScript has a property of this name, and the library of charts reads it. */
const TAKEN = "constructor";
const FIRST_BASE_YEAR = 1900;
const LAST_YEAR = 9999;

/** Checks the id of a target or indicator; it becomes part of addresses and file columns. */
export function checkOwnId(
  source: SourceText,
  entry: YamlEntry,
  diagnostics: Diagnostic[],
): boolean {
  const isTaken = entry.key === TAKEN;
  if (!isTaken && OWN_ID.test(entry.key) && entry.key.length <= MAX_ID_LENGTH) return true;
  diagnostics.push(
    diagnosticAt(source, entry.keyStart, entry.keyEnd, {
      code: "bad-id",
      message: isTaken
        ? {
            nl: `"${TAKEN}" kan geen id zijn: het programma dat de grafieken tekent, gebruikt dat woord zelf`,
            en: `"${TAKEN}" cannot be an id: the program that draws the charts uses that word itself`,
          }
        : {
            nl: `"${entry.key.slice(0, 80)}" kan geen id zijn: kleine letters, cijfers en _, te beginnen met een letter`,
            en: `"${entry.key.slice(0, 80)}" cannot be an id: lower-case letters, digits and _, beginning with a letter`,
          },
      help: { nl: "bijvoorbeeld wind_2040", en: "for instance wind_2040" },
    }),
  );
  return false;
}

/** Reads one entry under `targets:` that is not null; null when it cannot be used. */
export function readTarget(
  source: SourceText,
  entry: YamlEntry,
  context: TargetContext,
  diagnostics: Diagnostic[],
): ReadTarget | null {
  const sound = checkOwnId(source, entry, diagnostics);
  if (entry.value.kind !== "map") return null;
  const read = new TargetReader(source, entry, context, diagnostics).read();
  return sound ? read : null;
}

/** The unit in which a target is shown: as it was stated, money in prices of the model. */
const shownAs = ({ unit }: SlotValue): string | null =>
  unit === null ? null : atPriceYear(unit.text);

class TargetReader {
  private readonly source: SourceText;
  private readonly entry: YamlEntry;
  private readonly context: TargetContext;
  private readonly diagnostics: Diagnostic[];
  /** A misspelt key is reported as such, and may be the one that seems to be missing. */
  private readonly hasStrangers: boolean;

  constructor(
    source: SourceText,
    entry: YamlEntry,
    context: TargetContext,
    diagnostics: Diagnostic[],
  ) {
    this.source = source;
    this.entry = entry;
    this.context = context;
    this.diagnostics = diagnostics;
    const entries = entry.value.kind === "map" ? entry.value.entries : [];
    this.hasStrangers = entries.some(({ key }) => !Object.hasOwn(OUTLINE.target, key));
  }

  read(): ReadTarget | null {
    const { entry } = this;
    const { value: node } = entry;
    const indicator = lookedAt(this.source, this.entry, this.context, this.diagnostics);
    const year = this.year("year", this.context.years);
    const wish = this.wish();
    const source = writtenAt(node, "source")?.trim() ?? "";
    if (source === "" && !this.hasStrangers) {
      this.reportKey({
        code: "missing-provenance",
        message: {
          nl: `het doel "${entry.key}" heeft geen bron`,
          en: `the target "${entry.key}" has no source`,
        },
        help: {
          nl: 'zeg waar het doel vandaan komt: source: "Kortrijk 2040, 5.3"',
          en: 'say where the target comes from: source: "Kortrijk 2040, 5.3"',
        },
      });
    }
    if (wish === null || indicator === null) return null;
    const wanted = this.wanted(wish, indicator);
    if (wanted === null || year === null) return null;
    const by = writtenAt(node, "by") === "end" ? "end" : "start";
    const at = placeAt(this.source, entry.keyStart, entry.keyEnd);
    const grade = writtenAt(node, "grade");
    const interpreted = textAt(node, "interpreted");
    const what = textAt(node, "title") ?? { nl: entry.key, en: entry.key };
    return {
      model: {
        ...{ id: entry.key, indicator: indicator.id, ...wanted, year, by },
        ...(this.context.indicators.get(indicator.id) === undefined
          ? {}
          : { ownUnit: indicator.unit! }),
      },
      note: {
        what,
        short: what,
        section: writtenAt(node, "section") ?? "",
        source,
        // A target is a statement that its source makes, unless something was read into it.
        grade:
          GRADES.find((known): known is Grade => known === grade) ??
          (interpreted === null ? "literature" : "assumption"),
        remark: textAt(node, "remark") ?? NO_TEXT,
        interpreted: interpreted ?? NO_TEXT,
        origin: { file: this.source.file, line: at.line, column: at.column },
      },
    };
  }

  private wish(): { readonly key: Wish; readonly node: YamlNode } | null {
    const given = WISHES.flatMap((key) => {
      const found = entryOf(this.entry.value, key);
      return found === undefined ? [] : [{ key, entry: found }];
    });
    if (given.length === 1) return { key: given[0]!.key, node: given[0]!.entry.value };
    if (given.length === 0) {
      if (this.hasStrangers) return null;
      this.reportKey({
        code: "missing-key",
        message: {
          nl: `het doel "${this.entry.key}" zegt niet wat er gewenst is`,
          en: `the target "${this.entry.key}" does not say what is wanted`,
        },
        help: { nl: `geef één van ${WISHES.join(", ")}`, en: `give one of ${WISHES.join(", ")}` },
      });
      return null;
    }
    const second = given[1]!.entry;
    this.diagnostics.push(
      diagnosticAt(this.source, second.keyStart, second.keyEnd, {
        code: "inconsistent-data",
        message: {
          nl: `het doel "${this.entry.key}" heeft zowel ${given[0]!.key} als ${given[1]!.key}`,
          en: `the target "${this.entry.key}" has both ${given[0]!.key} and ${given[1]!.key}`,
        },
        help: {
          nl: "maak er twee doelen van",
          en: "make two targets of it",
        },
      }),
    );
    return null;
  }

  private wanted(
    wish: { readonly key: Wish; readonly node: YamlNode },
    indicator: Looked,
  ): Omit<TargetModel, "id" | "indicator" | "year" | "by"> | null {
    const { key, node } = wish;
    if (key === "change" || key === "annual_change") {
      const relative = this.isShare(node);
      const yearly = key === "annual_change";
      const read = relative ? this.quantity(node, "1", yearly) : this.amount(node, indicator);
      const baseYear = yearly ? this.year("vs", null) : this.requiredBaseYear(key);
      if (read === null || (baseYear === null && !yearly)) return null;
      return {
        kind: key,
        direction: read.value < 0 ? "at_most" : "at_least",
        value: read.value,
        relative,
        baseYear,
        baseValue: this.base(indicator),
        unit: shownAs(read) ?? indicator.unit ?? "1",
      };
    }
    if (key === "decrease") {
      // "By 40 %" is a change; "below 678 dwellings" compares with that very number.
      const relative = this.isShare(node);
      const read = relative ? this.quantity(node, "1", false) : this.amount(node, indicator);
      const baseYear = relative ? this.requiredBaseYear(key) : this.year("vs", null);
      if (read === null || (relative && baseYear === null)) return null;
      return {
        kind: relative ? "change" : "decrease",
        direction: "at_most",
        value: relative ? -Math.abs(read.value) : read.value,
        relative,
        baseYear,
        baseValue: relative ? this.base(indicator) : read.value,
        unit: shownAs(read) ?? indicator.unit ?? "1",
      };
    }
    const read = this.level(key, node, indicator);
    if (read === null) return null;
    return {
      kind: "level",
      direction: key === "equals" ? "about" : key,
      value: read.value,
      relative: false,
      baseYear: this.year("vs", null),
      baseValue: this.base(indicator),
      unit: this.shownUnit(indicator) ?? shownAs(read) ?? indicator.unit ?? "1",
    };
  }

  /** A change given in per cent is a fraction of the base; any other is an amount. */
  private isShare(node: YamlNode): boolean {
    return node.kind === "scalar" && /[%‰]/.test(node.written);
  }

  /** A level; a percentage of something else than a share was meant as a change. */
  private level(key: Wish, node: YamlNode, indicator: Looked): SlotValue | null {
    const before = this.diagnostics.length;
    const read = this.amount(node, indicator, indicator.bounds);
    if (read !== null && this.isBarePercentage(node, read, indicator)) return null;
    const found = this.diagnostics[before];
    if (found?.code !== "wrong-unit" || node.kind !== "scalar" || !this.isShare(node)) return read;
    const up = key === "at_least" || node.written.trim().startsWith("-");
    const change = up ? node.written.trim() : `-${node.written.trim()}`;
    const year = writtenAt(this.entry.value, "vs") ?? "2005";
    this.diagnostics[before] = {
      ...found,
      help: {
        nl: `een verandering tegenover een ander jaar schrijft u als change: ${change}, met vs: ${year}`,
        en: `a change against another year is written as change: ${change}, with vs: ${year}`,
      },
    };
    return read;
  }

  /** Whether 40 was written where 40 % is meant, and 4000 % would be read; which is reported. */
  private isBarePercentage(node: YamlNode, { value, unit }: SlotValue, indicator: Looked): boolean {
    const isShare = indicator.shown === undefined || /[%‰]/.test(indicator.shown);
    if (unit !== null || indicator.unit === null || !isShare || Math.abs(value) < 2) return false;
    if (canonicalUnit(indicator.unit).dimension !== "") return false;
    this.diagnostics.push(
      diagnosticAt(this.source, node.start, node.end, {
        code: "missing-unit",
        message: {
          nl: `${this.entry.key}: ${value} zonder eenheid is ${value * 100} %`,
          en: `${this.entry.key}: ${value} without a unit is ${value * 100} %`,
        },
        help: { nl: `schrijf ${value} %`, en: `write ${value} %` },
      }),
    );
    return true;
  }

  private base(indicator: Looked): number | null {
    const found = entryOf(this.entry.value, "base");
    return found === undefined ? null : (this.amount(found.value, indicator)?.value ?? null);
  }

  private amount(node: YamlNode, indicator: Looked, bounds: Bounds = {}): SlotValue | null {
    const { yearly, shown } = indicator;
    if (indicator.unit !== null) {
      return this.quantity(node, indicator.unit, yearly, { ...bounds, shown });
    }
    // Nothing to convert to: the number stays in the unit it came in.
    const written = node.kind === "scalar" ? node.written : "";
    const unit = /^[-+\d.\s]*(.*)$/.exec(written)?.[1]?.trim() ?? "";
    return this.quantity(node, parseUnit(unit) === null ? "1" : unit, true);
  }

  private quantity(
    node: YamlNode,
    unit: string,
    yearly: boolean,
    {
      min = -Infinity,
      max = Infinity,
      shown,
    }: Bounds & { readonly shown?: string | undefined } = {},
  ): SlotValue | null {
    const { prices } = this.context;
    const slot = { name: this.entry.key, unit, min, max, yearly, shown, prices };
    return readSlotValue(this.source, node, slot, this.diagnostics);
  }

  private shownUnit(indicator: { readonly unit: string | null }): string | null {
    const found = entryOf(this.entry.value, "unit");
    if (found === undefined || found.value.kind !== "scalar") return null;
    const { written } = found.value;
    const wanted = indicator.unit === null ? null : canonicalUnit(indicator.unit);
    const unit = wanted === null ? parseUnit(written) : parseUnitFor(written, wanted);
    const canonical = wanted ?? unit;
    const fits = unit !== null && canonical !== null && sameDimension(unit, canonical);
    if (fits) return found.value.written;
    this.diagnostics.push(
      diagnosticAt(this.source, found.value.start, found.value.end, {
        code: "wrong-unit",
        message: {
          nl: `"${found.value.written}" is geen eenheid voor ${this.entry.key}`,
          en: `"${found.value.written}" is not a unit for ${this.entry.key}`,
        },
        help:
          indicator.unit === null
            ? null
            : { nl: `bijvoorbeeld ${indicator.unit}`, en: `for instance ${indicator.unit}` },
      }),
    );
    return null;
  }

  private requiredBaseYear(wish: Wish): number | null {
    if (entryOf(this.entry.value, "vs") === undefined) {
      if (!this.hasStrangers) {
        this.reportKey({
          code: "missing-key",
          message: {
            nl: `het doel "${this.entry.key}" (${wish}) zegt niet met welk jaar vergeleken wordt`,
            en: `the target "${this.entry.key}" (${wish}) does not say which year to compare with`,
          },
          help: { nl: "bijvoorbeeld vs: 2005", en: "for instance vs: 2005" },
        });
      }
      return null;
    }
    return this.year("vs", null);
  }

  /** A year under a key; null when it is absent or wrong. Years before the run are for history. */
  private year(key: "year" | "vs", span: YearSpan | null): number | null {
    const last = this.context.years?.last ?? LAST_YEAR;
    const within = span ?? { first: FIRST_BASE_YEAR, last };
    return yearOf(this.source, this.entry, key, within, this.diagnostics);
  }

  private reportKey(remark: Remark): void {
    const { keyStart, keyEnd } = this.entry;
    this.diagnostics.push(diagnosticAt(this.source, keyStart, keyEnd, remark));
  }
}

const sameDimension = (a: { dimension: string }, b: { dimension: string }): boolean =>
  a.dimension === b.dimension;
