/** The figures of a programme: numbers with their range, grade and source, or what is unknown. */
import { GRADES, type Grade, type Text } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import {
  foundedPlaceholder,
  PLACEHOLDER_GRADE,
  placeholderWithoutNote,
  UNKNOWN,
  wrongStatus,
} from "../region/figure-status.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import { writtenAt } from "../plan/plan-file.ts";
import { MONEY, MOST_MONEY, MOST_UNITS } from "./programme-declarations.ts";
import { ProgrammeNodes, unknownKey, type Given } from "./programme-nodes.ts";
import { replacing, type ReplaceableRecord } from "../parameters/replaced-figures.ts";
import { originOf } from "../plan/plan-entries.ts";
import type { Provenance } from "../resolved.ts";
import { statedMoney, type PriceIndex } from "../units/price-index.ts";
import { readSlotValue, type SlotValue } from "../units/slot-value.ts";
import { PRICE_YEAR } from "../units/units.ts";
import { entryOf, type YamlMap, type YamlNode, type YamlScalar } from "../yaml/yaml-document.ts";

/** A figure of a programme, for the parameter that holds it. */
export interface ProgrammeFigure {
  readonly parameter: string;
  readonly value: number;
  readonly record: Provenance;
}

export const FIGURE_KEYS = [
  ...["value", "low", "high", "grade", "source", "where", "note", "status"],
];

/** Money as people write it, which says nothing of the prices it is in. */
const MONEY_WITHOUT_YEAR = /(?:euro|EUR|€)(?![\da-z])/i;
/** `€80/m2`: the sign of the currency before the number. */
const MONEY_FIRST = /^(?:euro|EUR|€) ?(?=\d)(\d+(?:\.\d+)?)(?=\/|$)/i;

const withYear = (written: string): string =>
  written.replace(MONEY_FIRST, `$1 ${MONEY}`).replace(MONEY_WITHOUT_YEAR, MONEY);

/** The parameter that a figure becomes, and what may be written there. */
export interface FigureSlot {
  readonly parameter: string;
  readonly unit: string;
  readonly max: number;
  /** Whether `/year` may be written behind the unit. */
  readonly yearly: boolean;
  /** Whether it is an amount of money, which has a year of its prices. */
  readonly isPrice: boolean;
  readonly keys: readonly string[];
}

export const amountOf = (parameter: string, unit: string): FigureSlot => ({
  ...{ parameter, unit, max: MOST_UNITS, yearly: false, isPrice: false, keys: FIGURE_KEYS },
});

export const priceOf = (parameter: string, per: string, yearly: boolean): FigureSlot => ({
  ...{ parameter, unit: `${MONEY}/${per}`, max: MOST_MONEY, yearly },
  ...{ isPrice: true, keys: FIGURE_KEYS },
});

const isBare = (node: YamlNode): node is YamlScalar =>
  node.kind === "scalar" && typeof node.value === "number";

function exampleOf(key: string, { isPrice, unit }: FigureSlot): Text {
  const [value, low, high] = isPrice ? [`80 ${unit}`, 60, 110] : [120, 100, 140];
  const text = `${key}: { value: ${value}, low: ${low}, high: ${high}, grade: derived, source: …, note: … }`;
  return { nl: `bijvoorbeeld ${text}`, en: `for instance ${text}` };
}

export class ProgrammeFigures {
  readonly list: ProgrammeFigure[] = [];
  private readonly nodes: ProgrammeNodes;
  /** Whether the figures of the files hold for the years of the run. */
  private readonly ownYears: boolean;
  private readonly prices: PriceIndex | null;

  constructor(nodes: ProgrammeNodes, ownYears: boolean, prices: PriceIndex | null) {
    this.nodes = nodes;
    this.ownYears = ownYears;
    this.prices = prices;
  }

  source(given: Given | undefined, owner: Given): string | null {
    const value = given?.entry.value;
    const written = value?.kind === "scalar" ? value.written.trim() : "";
    if (given === undefined || written === "") {
      return this.nodes.reportKey(owner, {
        code: "missing-provenance",
        message: {
          nl: `${owner.entry.key} heeft geen bron`,
          en: `${owner.entry.key} has no source`,
        },
        help:
          owner.layer.sources === null
            ? {
                nl: 'bijvoorbeeld source: "Stadsplan, 5.6"',
                en: 'for instance source: "City plan, 5.6"',
              }
            : {
                nl: "schrijf source: met een id uit de map sources/",
                en: "write source: with an id from the folder sources/",
              },
      });
    }
    const known = given.layer.sources;
    if (known === null || known.has(written)) return written;
    const near = nearest(written, known.keys());
    return this.nodes.report(given, given.entry.value, {
      code: "unknown-source",
      message: { nl: `onbekende bron ${written}`, en: `unknown source ${written}` },
      help:
        near === null
          ? {
              nl: "voeg de bron toe in de map sources/",
              en: "add the source in the folder sources/",
            }
          : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
    });
  }

  /** A number with its range and source; false when it is unknown, or wrong, which is reported. */
  read(slot: FigureSlot, given: Given): boolean {
    const { entry } = given;
    const { value } = entry;
    const { parameter } = slot;
    if (value.kind === "scalar" && value.written === UNKNOWN) return false;
    if (value.kind !== "map") {
      this.nodes.report(given, value, {
        code: "wrong-type",
        message: {
          nl: `${entry.key}: hier hoort een getal met zijn bron, of unknown`,
          en: `${entry.key}: a number with its source belongs here, or unknown`,
        },
        help: exampleOf(entry.key, slot),
      });
      return false;
    }
    for (const { key, keyStart, keyEnd } of value.entries) {
      if (slot.keys.includes(key)) continue;
      this.nodes.report(given, { start: keyStart, end: keyEnd }, unknownKey(key, slot.keys));
    }
    const stated = entryOf(value, "value");
    if (stated === undefined) {
      this.nodes.missing(given, "value");
      return false;
    }
    if (stated.value.kind === "scalar" && stated.value.written === UNKNOWN) return false;
    const amount = this.number(slot, given, stated.value, null);
    const basis = this.basis(given, parameter);
    const range = this.range(slot, given, value, amount, basis?.grade ?? null);
    if (amount === null || basis === null || range === null) return false;
    // An amount is that of the region's own first year; a price is stated for no year in particular.
    if (!slot.isPrice && !this.ownYears) return false;
    const record: ReplaceableRecord = {
      ...basis,
      origin: originOf(given.layer.source, given.entry),
      ...range,
      ...statedMoney(amount, this.prices),
    };
    if (given.replaces !== undefined) this.keepDefault(slot, given.replaces, record);
    this.list.push({ parameter, value: amount.value, record });
    return true;
  }

  /** Notes on a figure what the region had there. */
  private keepDefault(slot: FigureSlot, before: Given, record: ReplaceableRecord): void {
    // What was wrong with it is no fault of the plan, and was told where the region was read alone.
    const nodes = new ProgrammeNodes(() => undefined);
    const apart = new ProgrammeFigures(nodes, this.ownYears, this.prices);
    if (apart.read(slot, before)) {
      const [figure] = apart.list;
      replacing(record, figure!.record, figure!.value);
      return;
    }
    const { value } = before.entry;
    const isUnknown = value.kind === "scalar" ? value.written : writtenAt(value, "value");
    if (isUnknown !== UNKNOWN) return;
    const [source, where, note] = ["source", "where", "note"].map(
      (key) => writtenAt(value, key)?.trim() ?? "",
    ) as [string, string, string];
    const basis = { source, where, note, origin: originOf(before.layer.source, before.entry) };
    replacing(record, { ...basis, grade: PLACEHOLDER_GRADE, unknown: true }, 0);
  }

  /** Grade, source and reasoning of a figure; null, with every gap reported, when it lacks one. */
  private basis(given: Given, parameter: string): Omit<Provenance, "origin"> | null {
    const { nodes } = this;
    const { value } = given.entry;
    const [where, note] = ["where", "note"].map((key) => writtenAt(value, key)?.trim() ?? "") as [
      string,
      string,
    ];
    const graded = nodes.inside(given, "grade");
    const sourced = nodes.inside(given, "source");
    const status = nodes.inside(given, "status");
    if (status !== undefined) {
      const written = writtenAt(value, "status") ?? "";
      const wrong = wrongStatus(written);
      if (wrong !== null) return nodes.report(given, status.entry.value, wrong);
      const grade = graded === undefined ? PLACEHOLDER_GRADE : nodes.choice(graded, GRADES);
      if (grade === null) return null;
      if (grade !== PLACEHOLDER_GRADE) {
        return nodes.report(given, graded!.entry.value, foundedPlaceholder(parameter, grade));
      }
      if (note === "") return nodes.reportKey(given, placeholderWithoutNote(parameter));
      const source = sourced === undefined ? "" : this.source(sourced, given);
      return source === null ? null : { grade, source, where, note, placeholder: true };
    }
    const source = this.source(sourced, given);
    const grade = graded === undefined ? this.withoutGrade(given) : nodes.choice(graded, GRADES);
    if (source === null || grade === null) return null;
    if (note === "" && (grade === "derived" || grade === "assumption")) {
      nodes.reportKey(given, {
        code: "missing-provenance",
        message: {
          nl: `${parameter} heeft geen toelichting (note)`,
          en: `${parameter} has no note`,
        },
      });
    }
    return { grade, source, where, note };
  }

  private withoutGrade(given: Given): null {
    return this.nodes.reportKey(given, {
      code: "missing-provenance",
      message: { nl: `${given.entry.key} heeft geen graad`, en: `${given.entry.key} has no grade` },
      help: { nl: `kies uit ${GRADES.join(", ")}`, en: `choose from ${GRADES.join(", ")}` },
    });
  }

  /** A number of the slot; a bare one at the side of a price is in the unit of the price. */
  private number(
    { parameter, unit, max, yearly, isPrice }: FigureSlot,
    given: Given,
    node: YamlNode,
    beside: SlotValue | null,
  ): SlotValue | null {
    const { source } = given.layer;
    if (isPrice && node.kind === "scalar" && withYear(node.written) !== node.written) {
      return this.nodes.report(given, node, {
        code: "missing-unit",
        message: {
          nl: `${parameter}: ${node.written} zegt niet in prijzen van welk jaar`,
          en: `${parameter}: ${node.written} does not say in prices of which year`,
        },
        help: {
          nl: `schrijf ${withYear(node.written)}, in prijzen van ${PRICE_YEAR}`,
          en: `write ${withYear(node.written)}, in prices of ${PRICE_YEAR}`,
        },
      });
    }
    const found: Diagnostic[] = [];
    const slot = { name: parameter, unit, min: 0, max, yearly, prices: this.prices };
    const stated =
      isPrice && isBare(node) && beside?.unit
        ? { ...node, value: `${node.written} ${beside.unit.text}` }
        : node;
    const read = readSlotValue(source, stated, slot, found);
    for (const diagnostic of found) this.nodes.add(diagnostic);
    return read;
  }

  private range(
    slot: FigureSlot,
    given: Given,
    value: YamlMap,
    amount: SlotValue | null,
    grade: Grade | null,
  ): { readonly low?: number; readonly high?: number } | null {
    const { parameter } = slot;
    const [low, high] = ["low", "high"].map((key) => {
      const entry = entryOf(value, key);
      if (entry === undefined) return undefined;
      // A bare number is in the unit of a value that is wrong itself: that is told already.
      if (amount === null && slot.isPrice && isBare(entry.value)) return null;
      const read = this.number(slot, given, entry.value, amount);
      return read === null ? null : read.value;
    });
    if (low === null || high === null) return null;
    if (low === undefined && high === undefined && grade === "measured") return {};
    if (low === undefined || high === undefined) {
      if (grade === null) return null;
      return this.nodes.reportKey(given, {
        code: "missing-provenance",
        message: {
          nl: `${parameter} is niet gemeten en heeft geen marge`,
          en: `${parameter} was not measured and has no range`,
        },
        help: { nl: "geef low en high", en: "give low and high" },
      });
    }
    if (amount === null || (low <= amount.value && amount.value <= high)) return { low, high };
    return this.nodes.reportKey(given, {
      code: "inconsistent-data",
      message: {
        nl: `${parameter} = ${amount.value} ligt buiten zijn marge ${low} tot ${high}`,
        en: `${parameter} = ${amount.value} lies outside its range ${low} to ${high}`,
      },
      help: { nl: "low <= value <= high moet gelden", en: "low <= value <= high must hold" },
    });
  }
}
