/**
 * Budgets of a plan: how much of a flow there may be in a span of years together. They are gathered
 * from all files of a plan and read once it is known which of them there are.
 */
import type { YearSpan } from "../address.ts";
import { GRADES, type Grade } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { hasEnough } from "../diagnostics/enough-findings.ts";
import { diagnosticAt, type Remark, type SourceText } from "../diagnostics/text.ts";
import { isEmptyEntry, isRemoval, originOf, reportNothingToRemove } from "../plan/plan-entries.ts";
import { textAt, writtenAt, type PlanFile } from "../plan/plan-file.ts";
import { OUTLINE } from "../plan/plan-outline.ts";
import type { BudgetModel, BudgetNote } from "../resolved.ts";
import { atPriceYear, type PriceIndex } from "../units/price-index.ts";
import { readSlotValue } from "../units/slot-value.ts";
import { canonicalUnit, parseUnitFor } from "../units/units.ts";
import { entryOf, type YamlEntry } from "../yaml/yaml-document.ts";
import { lookedAt, yearOf, type Looked, type LookedAtContext } from "./looked-at.ts";
import { checkOwnId } from "./plan-targets.ts";

export interface BudgetContext extends LookedAtContext {
  /** Price levels of the region; null where it could not be read. */
  readonly prices: PriceIndex | null;
  /** Null when the region could not be read: then years are not checked. */
  readonly years: YearSpan | null;
  /** Whether a file defines an indicator and another one takes it away. */
  isRemoved(id: string): boolean;
}

interface Written {
  readonly plan: PlanFile;
  readonly entry: YamlEntry;
}

/** Budgets that can be used, in the order of their ids, and where each comes from. */
export interface ReadBudgets {
  readonly budgets: readonly BudgetModel[];
  readonly notes: Readonly<Record<string, BudgetNote>>;
}

export class PlanBudgets {
  private readonly written = new Map<string, Written>();

  constructor(
    private readonly context: BudgetContext,
    private readonly diagnostics: Diagnostic[],
  ) {}

  /** Lays the budgets of one file over those before it. */
  add(plan: PlanFile): void {
    for (const entry of plan.budgets) {
      if (hasEnough(this.diagnostics)) break;
      if (isEmptyEntry(plan.source, entry, this.diagnostics)) continue;
      if (!isRemoval(entry)) this.written.set(entry.key, { plan, entry });
      else if (!this.written.delete(entry.key)) {
        reportNothingToRemove(plan.source, entry, this.written.keys(), this.diagnostics);
      }
    }
  }

  /** Reads those that are left once every file has been laid. */
  read(): ReadBudgets {
    const budgets: BudgetModel[] = [];
    const notes: Record<string, BudgetNote> = {};
    // In which order a plan says what is no part of the model.
    const ids = [...this.written.keys()].sort();
    for (const id of ids) {
      if (hasEnough(this.diagnostics)) break;
      const { plan, entry } = this.written.get(id)!;
      const sound = checkOwnId(plan.source, entry, this.diagnostics);
      const model = new BudgetReader(plan.source, entry, this.context, this.diagnostics).read();
      if (model === null || !sound) continue;
      budgets.push(model);
      notes[id] = noteOf(plan, entry);
    }
    return { budgets, notes };
  }
}

function noteOf(plan: PlanFile, entry: YamlEntry): BudgetNote {
  const { value } = entry;
  const grade = writtenAt(value, "grade");
  return {
    title: textAt(value, "title") ?? { nl: entry.key, en: entry.key },
    source: writtenAt(value, "source")?.trim() ?? "",
    note: writtenAt(value, "note")?.trim() ?? "",
    // A budget is a choice of whoever sets it, unless its source states the very amount.
    grade: GRADES.find((known): known is Grade => known === grade) ?? "assumption",
    by: plan.id,
    origin: originOf(plan.source, entry),
  };
}

class BudgetReader {
  constructor(
    private readonly source: SourceText,
    private readonly entry: YamlEntry,
    private readonly context: BudgetContext,
    private readonly diagnostics: Diagnostic[],
  ) {}

  read(): BudgetModel | null {
    const { entry } = this;
    if (entry.value.kind !== "map") return null;
    const looked = this.flow();
    const from = this.year("from");
    const to = this.year("to");
    if (from !== null && to !== null && from > to) this.reportOrder(from, to);
    const entries = entry.value.entries;
    // A misspelt key is reported as such, and may be the one that seems to be missing.
    const hasStrangers = entries.some(({ key }) => !Object.hasOwn(OUTLINE.budget, key));
    if ((writtenAt(entry.value, "source")?.trim() ?? "") === "" && !hasStrangers) {
      this.reportKey(withoutSource(entry.key));
    }
    const amountNode = entryOf(entry.value, "amount")?.value;
    if (looked === null || amountNode === undefined) return null;
    const { id: indicator, unit: canonical, shown } = looked;
    const { prices } = this.context;
    const slot = { name: entry.key, unit: canonical, prices, min: -Infinity, max: Infinity, shown };
    const read = readSlotValue(
      this.source,
      amountNode,
      { ...slot, yearly: false },
      this.diagnostics,
    );
    if (read !== null && read.value <= 0) {
      const { start, end } = amountNode;
      const remark = notAboveZero(entry.key, writtenAt(entry.value, "amount") ?? "");
      this.diagnostics.push(diagnosticAt(this.source, start, end, remark));
      return null;
    }
    if (read === null || from === null || to === null || from > to) return null;
    // Money is shown in prices of the model, whatever the year in which it was stated.
    const unit = read.unit === null ? canonical : atPriceYear(read.unit.text);
    return { id: entry.key, indicator, amount: read.value, from, to, unit, canonical };
  }

  /** The flow under `indicator:`, with the canonical unit of what it comes to over years. */
  private flow(): (Looked & { readonly unit: string }) | null {
    const node = entryOf(this.entry.value, "indicator")?.value;
    if (node?.kind === "scalar" && this.context.isRemoved(node.written)) {
      this.reportKey(removed(this.entry.key, node.written));
      return null;
    }
    const { context, diagnostics } = this;
    const looked = lookedAt(this.source, this.entry, context, diagnostics);
    if (looked === null || node === undefined) return null;
    const report = (remark: Remark): null => {
      diagnostics.push(diagnosticAt(this.source, node.start, node.end, remark));
      return null;
    };
    const { id, unit, yearly, scale, shown } = looked;
    if (unit === null) return context.open === true ? null : report(notModelled(id));
    if (!yearly) return report(aStock(id));
    const amount = scale === "intensive" ? null : amountUnit(unit);
    if (amount === null) return report(noAmount(id));
    const wanted = canonicalUnit(amount);
    const fits = shown !== undefined && parseUnitFor(shown, wanted)?.dimension === wanted.dimension;
    return { id, unit: amount, yearly, ...(fits ? { shown } : {}) };
  }

  private year(key: "from" | "to"): number | null {
    const within = this.context.years ?? { first: 0, last: LAST_YEAR };
    return yearOf(this.source, this.entry, key, within, this.diagnostics);
  }

  private reportOrder(from: number, to: number): void {
    const { keyStart, keyEnd } = entryOf(this.entry.value, "to")!;
    this.diagnostics.push(
      diagnosticAt(this.source, keyStart, keyEnd, {
        code: "out-of-range",
        message: {
          nl: `${this.entry.key}: ${to} komt voor ${from}, waarin het budget begint`,
          en: `${this.entry.key}: ${to} is before ${from}, in which the budget begins`,
        },
        help: {
          nl: `zet het laatste jaar achter to, bijvoorbeeld from: ${to}, to: ${from}`,
          en: `put the last year behind to, for instance from: ${to}, to: ${from}`,
        },
      }),
    );
  }

  private reportKey(remark: Remark): void {
    const { keyStart, keyEnd } = this.entry;
    this.diagnostics.push(diagnosticAt(this.source, keyStart, keyEnd, remark));
  }
}

const LAST_YEAR = 9999;

const PER_YEAR = "/year";

/** The canonical unit of what a flow of this unit adds up to; null where its years do not add up. */
function amountUnit(unit: string): string | null {
  const amount = unit.endsWith(PER_YEAR) ? unit.slice(0, -PER_YEAR.length) : unit;
  const { dimension } = canonicalUnit(amount);
  return dimension === "" || dimension.includes("^-") ? null : amount;
}

const withoutSource = (id: string): Remark => ({
  code: "missing-provenance",
  message: {
    nl: `het budget "${id}" heeft geen bron`,
    en: `the budget "${id}" has no source`,
  },
  help: {
    nl: 'zeg waar het bedrag vandaan komt: source: "gemeenteraad van 12 mei 2025"',
    en: 'say where the amount comes from: source: "city council of 12 May 2025"',
  },
});

const notAboveZero = (id: string, written: string): Remark => ({
  code: "out-of-range",
  message: {
    nl: `${id}: een budget is een hoeveelheid boven nul, en dit is ${written}`,
    en: `${id}: a budget is an amount above nought, and this is ${written}`,
  },
  help: {
    nl: "dat er niets meer mag zijn is een doel: at_most: 0, onder targets:",
    en: "that there may be nothing is a goal: at_most: 0, under targets:",
  },
});

const removed = (id: string, indicator: string): Remark => ({
  code: "unknown-indicator",
  message: {
    nl: `het budget "${id}" gaat over ${indicator}, en die indicator is weggenomen`,
    en: `the budget "${id}" is about ${indicator}, and that indicator was taken away`,
  },
  help: { nl: `neem ook het budget weg: ${id}: null`, en: `take it away too: ${id}: null` },
});

const notModelled = (id: string): Remark => ({
  code: "unknown-indicator",
  message: {
    nl: `er is geen uitkomst of indicator "${id}"`,
    en: `there is no result or indicator "${id}"`,
  },
  help: {
    nl: "`simulate list indicators` toont alle uitkomsten",
    en: "`simulate list indicators` shows all results",
  },
});

const FLOWS = {
  nl: "neem wat in de loop van een jaar gebeurt, bijvoorbeeld emissions.total",
  en: "take what happens in the course of a year, for instance emissions.total",
} as const;

const aStock = (id: string): Remark => ({
  code: "not-a-flow",
  message: {
    nl: `${id} is een stand op 1 januari; standen van jaar na jaar tellen niet op tot een budget`,
    en: `${id} is a state on 1 January; states of year after year do not add up to a budget`,
  },
  help: FLOWS,
});

const noAmount = (id: string): Remark => ({
  code: "not-a-flow",
  message: {
    nl: `${id} is een verhouding; verhoudingen van jaar na jaar tellen niet op tot een budget`,
    en: `${id} is a ratio; ratios of year after year do not add up to a budget`,
  },
  help: FLOWS,
});
