/**
 * Fills the tree of a Markdown note: every tag becomes what the runs give, every passage the branch
 * whose condition holds. What comes out is in no format yet.
 */
import { noteChart, type NoteChart } from "../../../note/chart.ts";
import { holds } from "../../../note/condition.ts";
import { isFault, noteFault, type NoteFault } from "../../../note/fault.ts";
import {
  comparableText,
  stateOf,
  type BoundItem,
  type CheckedItem,
  type FreshnessRecord,
  type NoteBranch,
} from "../../../note/freshness.ts";
import type { NoteContext } from "../../../note/note-format.ts";
import { noteTable, type NoteTable } from "../../../note/table.ts";
import type { Tag } from "../../../note/tag.ts";
import { OTHER_VALUE, sentenceFault } from "../../../note/sentence.ts";
import { fillValue, type FilledValue } from "../../../note/value.ts";
import { cellsOf, plainOf, unindented } from "./filled-text.ts";
import { piecesOf } from "./pieces.ts";
import { placeIn, readSource, type MarkdownSource, type Span } from "./source.ts";
import { treeOf, type ItemNode, type Node, type SpannedFault, type Standing } from "./tree.ts";

/** A note once it is filled, in the order in which it is read. */
export type Part =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "value";
      readonly item: BoundItem;
      readonly text: string;
      readonly raw: string | null;
      /** What the run gives; its words round it must not say otherwise. */
      readonly value: FilledValue;
      readonly span: Span;
    }
  | { readonly kind: "assertion"; readonly item: BoundItem; readonly at: Standing }
  | {
      readonly kind: "table";
      readonly item: BoundItem;
      readonly table: NoteTable;
      readonly at: Standing;
      readonly raw: string | null;
    }
  | {
      readonly kind: "chart";
      readonly item: BoundItem;
      readonly chart: NoteChart;
      readonly at: Standing;
      readonly raw: string | null;
    }
  | {
      readonly kind: "passage";
      readonly id: string;
      readonly condition: string;
      readonly at: Standing;
      readonly parts: readonly Part[];
    };

export interface Filled {
  readonly parts: readonly Part[];
  readonly bindings: readonly BoundItem[];
  readonly faults: readonly SpannedFault[];
  /** What somebody wrote over a value, and what stays therefore. */
  readonly kept: readonly CheckedItem[];
}

/** The bindings of a record by what they say, to find them back at their marks. */
export class Recorded {
  private readonly items = new Map<string, BoundItem>();
  private readonly passages = new Map<string, BoundItem>();

  constructor(record: FreshnessRecord | null) {
    for (const item of record?.bindings ?? []) {
      if (item.kind === "passage") this.passages.set(item.id, item);
      else this.items.set(comparableText(item.expression), item);
    }
  }

  item(expression: string): BoundItem | null {
    return this.items.get(comparableText(expression)) ?? null;
  }

  passage(id: string): BoundItem | null {
    return this.passages.get(id) ?? null;
  }
}

/** The cells of a table as one text: apart by tabs, a row on a line. */
export const tableText = ({ head, rows }: NoteTable): string =>
  [head.map(({ text }) => text), ...rows.map((row) => row.map(({ text }) => text))]
    .map((cells) => cells.map((cell) => cell.replace(/[\t\n]/g, " ").trim()).join("\t"))
    .join("\n");

export class Filling {
  private readonly bindings: BoundItem[] = [];
  private readonly faults: SpannedFault[] = [];
  private readonly kept: CheckedItem[] = [];
  private readonly recorded: Recorded;

  constructor(
    private readonly source: MarkdownSource,
    private readonly context: NoteContext,
    record: FreshnessRecord | null,
  ) {
    this.recorded = new Recorded(record);
  }

  async fill(nodes: readonly Node[]): Promise<Filled> {
    const parts = await this.parts(nodes, null);
    this.holdSentences(parts);
    const { bindings, faults, kept } = this;
    return { parts, bindings, faults, kept };
  }

  private fail(fault: NoteFault, span: Span): void {
    this.faults.push({ fault, span });
  }

  /** Holds the words round every change against its sign. */
  private holdSentences(parts: readonly Part[]): void {
    const values: (Part & { readonly kind: "value" })[] = [];
    const textOf = (all: readonly Part[]): string =>
      all
        .map((part) => {
          if (part.kind === "text") return part.text;
          if (part.kind === "value") {
            values.push(part);
            return OTHER_VALUE;
          }
          return part.kind === "passage" ? textOf(part.parts) : "\n\n";
        })
        .join("");
    // A line end within a paragraph is a space; a cell of a table is a sentence of its own.
    const pieces = textOf(parts)
      .replace(/\|/g, "\n\n")
      .replace(/[*_]/g, "")
      .replace(/(?<!\n)\n(?![\n#>*+-]|\s*\n)/g, " ")
      .split(OTHER_VALUE);
    values.forEach(({ value, span }, at) => {
      const before = pieces.slice(Math.max(0, at - 2), at + 1).join(OTHER_VALUE);
      const after = pieces.slice(at + 1, at + 3).join(OTHER_VALUE);
      const fault = sentenceFault(before, after, value, this.context.language);
      if (fault !== null) this.fail(fault, span);
    });
  }

  private bind(item: Omit<BoundItem, "id">): BoundItem {
    const bound = { id: `${this.bindings.length + 1}`, ...item };
    this.bindings.push(bound);
    return bound;
  }

  /**
   * @param outer where these nodes stand when their own places are those of another text: that of a
   *   branch, which only the record of the note holds
   */
  private async parts(nodes: readonly Node[], outer: Span | null): Promise<Part[]> {
    const parts: Part[] = [];
    for (const node of nodes) {
      if (node.kind === "text") parts.push({ kind: "text", text: node.text });
      else if (node.kind === "item") parts.push(...(await this.item(node, outer)));
      else if (node.kind === "passage") parts.push(...(await this.passage(node, outer)));
      else parts.push(...(await this.filledPassage(node, outer)));
    }
    return parts;
  }

  private async item(node: ItemNode, outer: Span | null): Promise<Part[]> {
    const { tag, expression, at } = node;
    const { facts } = this.context;
    const span = outer ?? at;
    if (tag.kind === "value") return this.value(node, tag, span);
    const first = facts.plans[0]!.id;
    const none = { number: null, unit: "", decimals: null };
    if (tag.kind === "assert") {
      const found = holds(tag.condition, facts);
      if (isFault(found)) this.fail(found, span);
      else if (!found) this.fail(contradicted(expression), span);
      const item = this.bind({ kind: "assertion", expression, plan: first, ...none, text: "true" });
      return [{ kind: "assertion", item, at }];
    }
    if (tag.kind === "table") {
      const table = noteTable(tag, facts);
      if (isFault(table)) {
        this.fail(table, span);
        return [];
      }
      return [this.table(node, table, tag.plan ?? first)];
    }
    const chart = await noteChart(tag, facts);
    if (isFault(chart)) {
      this.fail(chart, span);
      return [];
    }
    const item = this.bind({
      ...{ kind: "chart", expression, plan: tag.plan ?? first, ...none },
      text: chart.alternative,
      drawing: this.context.sha256(chart.svg),
    });
    // A picture that stays keeps what people wrote round it, an alternative text of their own too.
    const before = node.filled === null ? null : this.recorded.item(expression);
    const raw = before !== null && before.drawing === item.drawing ? node.filled : null;
    return [{ kind: "chart", item, chart, at, raw }];
  }

  private table(node: ItemNode, table: NoteTable, plan: string): Part {
    const { expression, at, filled } = node;
    const text = tableText(table);
    const before = filled === null ? null : this.recorded.item(expression);
    const found = filled === null ? null : cellsOf(unindented(filled, at.indent));
    const state = before === null ? "stale" : stateOf(before.text, found, text);
    const isChanged = state === "by-hand";
    const item = this.bind({
      ...{ kind: "table", expression, plan, number: null, unit: "", decimals: null },
      text: isChanged ? before!.text : text,
    });
    if (isChanged) {
      this.kept.push({ item, state, found, now: text, at: placeIn(this.source, at.start) });
    }
    return { kind: "table", item, table, at, raw: isChanged || state === "ok" ? filled : null };
  }

  private value(node: ItemNode, tag: ItemNode["tag"] & { kind: "value" }, span: Span): Part[] {
    const { expression, filled } = node;
    const found = fillValue(tag, this.context.facts);
    const before = filled === null ? null : this.recorded.item(expression);
    const written = filled === null ? null : plainOf(filled);
    if (isFault(found)) {
      this.fail(found, span);
      return [];
    }
    const { plan, number, unit, decimals } = found.binding;
    const kind = tag.says === null ? "value" : "claim";
    const bound = { kind, expression, plan, number, unit, decimals } as const;
    const state = before === null ? "stale" : stateOf(before.text, written, found.text);
    if (state === "by-hand") {
      // What somebody wrote stays, and the next check says so again.
      const item = this.bind({ ...bound, text: before!.text });
      const at = placeIn(this.source, span.start);
      this.kept.push({ item, state, found: written, now: found.text, at });
      return [{ kind: "value", item, text: written!, raw: filled, value: found, span }];
    }
    const item = this.bind({ ...bound, text: found.text });
    // Bold or a link that somebody put within the marks stays with a value that stays.
    const raw = state === "ok" && written === found.text ? filled : null;
    return [{ kind: "value", item, text: found.text, raw, value: found, span }];
  }

  private async passage(
    node: Extract<Node, { kind: "passage" }>,
    outer: Span | null,
  ): Promise<Part[]> {
    const branches: NoteBranch[] = node.branches.map(({ condition, text }) => ({
      condition,
      text,
    }));
    const chosen = this.chosen(node.branches, outer ?? node.at);
    // What does not show now shows another year: its names have to be right all the same.
    node.branches.forEach(({ nodes }, at) => {
      if (at !== chosen) this.tryNames(nodes, outer);
    });
    const inner = node.branches[chosen]?.nodes ?? [];
    return this.boundPassage(branches, chosen, node.at, () => this.parts(inner, outer));
  }

  private async boundPassage(
    branches: readonly NoteBranch[],
    chosen: number,
    at: Standing,
    fill: () => Promise<Part[]>,
  ): Promise<Part[]> {
    const condition = branches[0]!.condition!;
    const place = this.bindings.length;
    const item = this.bind({
      ...{ kind: "passage", expression: condition, plan: this.context.facts.plans[0]!.id },
      ...{ number: null, unit: "", decimals: null, text: `${chosen}`, branches },
    });
    const parts = await fill();
    this.bindings[place] = item;
    return [{ kind: "passage", id: item.id, condition, at, parts }];
  }

  /** Which branch holds, from 0; the number of branches when none does. */
  private chosen(branches: readonly { readonly tag: BranchTag }[], span: Span): number {
    for (const [at, { tag }] of branches.entries()) {
      if (tag === null) return at;
      const found = holds(tag.condition, this.context.facts);
      if (isFault(found)) {
        this.fail(found, span);
        return at;
      }
      if (found) return at;
    }
    return branches.length;
  }

  private async filledPassage(
    node: Extract<Node, { kind: "filled-passage" }>,
    outer: Span | null,
  ): Promise<Part[]> {
    const { id, at } = node;
    const before = this.recorded.passage(id);
    const branches = before?.branches ?? [];
    const span = outer ?? at;
    if (before === null || branches.length === 0) {
      this.fail(unknownPassage(id), span);
      return [];
    }
    const trees = branches.map(({ condition, text }) =>
      branchTree(condition, text, at, this.context),
    );
    for (const { faults } of trees) for (const { fault } of faults) this.fail(fault, span);
    const chosen = this.chosen(trees, span);
    if (`${chosen}` === before.text) {
      return this.boundPassage(branches, chosen, at, () => this.parts(node.nodes, outer));
    }
    return this.boundPassage(branches, chosen, at, () =>
      this.parts(trees[chosen]?.nodes ?? [], span),
    );
  }

  /** Looks up every name in nodes that are not shown. */
  private tryNames(nodes: readonly Node[], outer: Span | null): void {
    for (const node of nodes) {
      if (node.kind === "passage") {
        for (const { tag, nodes: inner } of node.branches) {
          const found = tag === null ? true : holds(tag.condition, this.context.facts);
          if (isFault(found)) this.fail(found, outer ?? node.at);
          this.tryNames(inner, outer);
        }
      } else if (node.kind === "item" && node.tag.kind === "value") {
        const found = fillValue({ ...node.tag, says: null }, this.context.facts);
        if (isFault(found) && found.code === "unknown-tag") this.fail(found, outer ?? node.at);
      } else if (node.kind === "item" && node.tag.kind === "table") {
        const found = noteTable(node.tag, this.context.facts);
        if (isFault(found) && found.code === "unknown-tag") this.fail(found, outer ?? node.at);
      }
    }
  }
}

type BranchTag = Extract<Tag, { kind: "if" }> | null;

/** A branch that the record holds, read as the template that it comes from. */
export function branchTree(
  condition: string | null,
  text: string,
  at: Standing,
  { language }: Pick<NoteContext, "language">,
): {
  readonly tag: BranchTag;
  readonly nodes: readonly Node[];
  readonly faults: readonly SpannedFault[];
} {
  const source = readSource(text);
  const { nodes, faults } = treeOf(source, piecesOf(source, language), language);
  if (condition === null) return { tag: null, nodes, faults };
  const head = readSource(`{if ${condition}}{end}`);
  const [first] = treeOf(head, piecesOf(head, language), language).nodes;
  const tag = first?.kind === "passage" ? first.branches[0]!.tag : null;
  const broken = tag === null ? [{ fault: unknownPassage(condition), span: at }] : [];
  return { tag, nodes, faults: [...faults, ...broken] };
}

const unknownPassage = (id: string): NoteFault =>
  noteFault(
    "bad-tag",
    {
      nl: `van passage ${id} weet deze nota niet meer van welke voorwaarde ze afhangt`,
      en: `this note does not know any more on which condition passage ${id} depends`,
    },
    {
      nl: "haal de merktekens rond de passage weg, of vul het sjabloon opnieuw in",
      en: "take the marks around the passage away, or fill the template again",
    },
  );

const contradicted = (expression: string): NoteFault =>
  noteFault(
    "note-contradicts-run",
    {
      nl: `de tekst rekent erop dat dit waar is, en dat is het niet: ${expression}`,
      en: `the text counts on this being true, and it is not: ${expression}`,
    },
    {
      nl: "herschrijf de tekst, of zet ze tussen {als …} en {einde}",
      en: "rewrite the text, or put it between {if …} and {end}",
    },
  );
