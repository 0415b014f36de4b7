/** Holds a filled Markdown note against the plans as they are now, mark by mark. */
import { noteChart } from "../../../note/chart.ts";
import { holds } from "../../../note/condition.ts";
import { isFault, noteFault } from "../../../note/fault.ts";
import {
  stateOf,
  type BoundItem,
  type CheckedItem,
  type FreshnessRecord,
} from "../../../note/freshness.ts";
import type { NoteContext } from "../../../note/note-format.ts";
import { noteTable } from "../../../note/table.ts";
import type { ValueTag } from "../../../note/tag.ts";
import { fillValue } from "../../../note/value.ts";
import { cellsOf, pictureOf, plainOf, unindented } from "./filled-text.ts";
import { branchTree, Recorded, tableText } from "./filling.ts";
import { placeIn, type MarkdownSource, type Span } from "./source.ts";
import type { ItemNode, Node, SpannedFault } from "./tree.ts";

export interface Checked {
  readonly items: readonly CheckedItem[];
  readonly faults: readonly SpannedFault[];
}

export async function checkNodes(
  nodes: readonly Node[],
  source: MarkdownSource,
  record: FreshnessRecord,
  context: NoteContext,
): Promise<Checked> {
  const checking = new Checking(source, record, context);
  await checking.nodes(nodes);
  return checking.result();
}

class Checking {
  private readonly items: CheckedItem[] = [];
  private readonly faults: SpannedFault[] = [];
  private readonly recorded: Recorded;
  private readonly seen = new Set<BoundItem>();

  constructor(
    private readonly source: MarkdownSource,
    private readonly record: FreshnessRecord,
    private readonly context: NoteContext,
  ) {
    this.recorded = new Recorded(record);
  }

  /** What was found, and then what is in the note no more. */
  result(): Checked {
    const gone = this.record.bindings
      // The same tag may stand in a note several times, and is recorded as often.
      .filter((item) => !this.seen.has(this.latest(item)))
      .map((item): CheckedItem => ({ item, state: "gone", found: null, now: null, at: null }));
    return { items: [...this.items, ...gone], faults: this.faults };
  }

  private latest(item: BoundItem): BoundItem {
    const found =
      item.kind === "passage"
        ? this.recorded.passage(item.id)
        : this.recorded.item(item.expression);
    return found ?? item;
  }

  async nodes(nodes: readonly Node[]): Promise<void> {
    for (const node of nodes) {
      if (node.kind === "text") continue;
      if (node.kind === "item") await this.item(node);
      else if (node.kind === "filled-passage") await this.passage(node);
      else this.unfilled(node.at);
    }
  }

  private unfilled(span: Span): void {
    const fault = noteFault(
      "bad-tag",
      { nl: "dit veld is nog niet ingevuld", en: "this tag is not filled yet" },
      {
        nl: "vul de nota opnieuw in: simulate note, met deze nota als sjabloon",
        en: "fill the note again: simulate note, with this note as the template",
      },
    );
    this.faults.push({ fault, span });
  }

  private add(
    item: BoundItem,
    found: string | null,
    now: string | null,
    state: CheckedItem["state"],
    at: Span,
  ): void {
    this.seen.add(item);
    this.items.push({ item, state, found, now, at: placeIn(this.source, at.start) });
  }

  /** What is recorded at a mark; a mark that was copied from another note is as good as its text. */
  private itemAt(node: ItemNode, text: string): BoundItem {
    const { expression, tag } = node;
    return (
      this.recorded.item(expression) ?? {
        ...{ id: "", kind: tag.kind === "assert" ? "assertion" : tag.kind, expression, text },
        ...{ plan: this.context.facts.plans[0]!.id, number: null, unit: "", decimals: null },
      }
    );
  }

  private async item(node: ItemNode): Promise<void> {
    const { tag, at, filled } = node;
    const { facts, sha256 } = this.context;
    if (filled === null) return this.unfilled(at);
    if (tag.kind === "assert") {
      const now = holds(tag.condition, facts);
      const item = this.itemAt(node, "true");
      if (isFault(now)) this.add(item, "true", null, "no-value", at);
      else this.add(item, "true", `${now}`, now ? "ok" : "stale", at);
    } else if (tag.kind === "value") {
      const found = plainOf(filled);
      const item = this.itemAt(node, found);
      const now = this.valueNow(tag);
      this.add(item, found, now, stateOf(item.text, found, now), at);
    } else if (tag.kind === "table") {
      const found = cellsOf(unindented(filled, at.indent)) ?? "";
      const item = this.itemAt(node, found);
      const table = noteTable(tag, facts);
      const now = isFault(table) ? null : tableText(table);
      this.add(item, found, now, stateOf(item.text, found, now), at);
    } else {
      const picture = pictureOf(unindented(filled, at.indent));
      const found = picture?.text ?? "";
      const item = this.itemAt(node, found);
      const chart = await noteChart(tag, facts);
      if (isFault(chart)) this.add(item, found, null, "no-value", at);
      else {
        const isSame = item.drawing === sha256(chart.svg);
        const state = picture === null ? "by-hand" : this.pictureState(picture.file, isSame);
        this.add(item, found, chart.alternative, state, at);
      }
    }
  }

  /** A claim says what its author wrote; when that does not hold any more, what holds instead. */
  private valueNow(tag: ValueTag): string | null {
    const now = fillValue(tag, this.context.facts);
    if (!isFault(now)) return now.text;
    if (tag.says === null) return null;
    const actual = fillValue({ ...tag, says: null }, this.context.facts);
    return isFault(actual) ? null : actual.text;
  }

  /** @param isSame whether the chart would be drawn as it was */
  private pictureState(written: string, isSame: boolean): CheckedItem["state"] {
    let file: string;
    try {
      file = decodeURIComponent(written);
    } catch {
      return "by-hand";
    }
    const kept = this.record.files.find(({ name }) => name === file);
    const bytes = kept === undefined ? null : this.context.beside(file);
    if (kept === undefined || bytes === null || this.context.sha256(bytes) !== kept.sha256)
      return "by-hand";
    return isSame ? "ok" : "stale";
  }

  private async passage(node: Extract<Node, { kind: "filled-passage" }>): Promise<void> {
    const { id, at } = node;
    const item = this.recorded.passage(id);
    const branches = item?.branches ?? [];
    if (item === null || branches.length === 0) {
      this.unfilled(at);
      return;
    }
    let chosen = branches.length;
    for (const [place, { condition, text }] of branches.entries()) {
      const { tag } = branchTree(condition, text, at, this.context);
      const found = tag === null ? true : holds(tag.condition, this.context.facts);
      if (isFault(found)) {
        this.add(item, item.text, null, "no-value", at);
        return this.nodes(node.nodes);
      }
      if (found) {
        chosen = place;
        break;
      }
    }
    const isSame = `${chosen}` === item.text;
    this.add(item, node.text, branches[chosen]?.text ?? "", isSame ? "ok" : "stale", at);
    await this.nodes(node.nodes);
  }
}
