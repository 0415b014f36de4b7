/** What tags stand for, in the form in which a Word document takes it and remembers it. */
import { holds } from "../../../note/condition.ts";
import { noteChart } from "../../../note/chart.ts";
import { isFault, noteFault, type NoteFault } from "../../../note/fault.ts";
import { comparableText, type BoundItem } from "../../../note/freshness.ts";
import type { NoteContext } from "../../../note/note-format.ts";
import { noteTable } from "../../../note/table.ts";
import type { IfTag, Tag } from "../../../note/tag.ts";
import { parseTag } from "../../../note/tags.ts";
import { fillValue, type FilledValue } from "../../../note/value.ts";
import type { Picture } from "./pictures.ts";
import { tableText, type TableContent } from "./tables.ts";

type Item = Omit<BoundItem, "id">;

interface Answered {
  readonly item: Item;
}
/** Words for a value. */
export interface ValueAnswer extends Answered {
  readonly kind: "value";
  readonly filled: FilledValue;
}
/** A statement that holds: it prints nothing. */
export interface AssertionAnswer extends Answered {
  readonly kind: "assertion";
}
/** Which case of a passage holds: 0 is the first; the text of its item says the same. */
export interface PassageAnswer extends Answered {
  readonly kind: "passage";
  readonly chosen: 0 | 1;
}
export interface TableAnswer extends Answered {
  readonly kind: "table";
  readonly caption: string;
  readonly source: string;
  readonly content: TableContent;
}
export interface ChartAnswer extends Answered {
  readonly kind: "chart";
  readonly caption: string;
  readonly source: string;
  readonly picture: Picture;
}
export type Answer = ValueAnswer | AssertionAnswer | PassageAnswer | TableAnswer | ChartAnswer;

/** Tags that ask for something. */
export type AskedTag = Exclude<Tag, { readonly kind: "else" | "end" }>;

const NO_NUMBER = { number: null, unit: "", decimals: null } as const;

/** A text on one line: what a run of Word holds. */
const inOneLine = (text: string): string => text.replace(/[\t\r\n\v\f\u2028\u2029]+/g, " ");

/**
 * What a tag stands for.
 *
 * @param written what stands between its braces
 */
export async function answerTo(
  tag: AskedTag,
  written: string,
  context: NoteContext,
): Promise<Answer | NoteFault> {
  const { facts } = context;
  const expression = comparableText(written);
  const first = facts.plans[0]!.id;
  switch (tag.kind) {
    case "value": {
      const found = fillValue(tag, facts);
      if (isFault(found)) return found;
      const { plan, number, unit, decimals } = found.binding;
      const kind = tag.says === null ? "value" : "claim";
      const text = inOneLine(found.text);
      const item = { kind, expression, plan, number, unit, decimals, text } as const;
      return { kind: "value", filled: found, item };
    }
    case "assert": {
      const found = holds(tag.condition, facts);
      if (isFault(found)) return found;
      if (!found) return contradicted(expression);
      const item = { expression, plan: first, ...NO_NUMBER, text: "true" };
      return { kind: "assertion", item: { kind: "assertion", ...item } };
    }
    case "if":
      return passageAnswer(tag, expression, context);
    case "table": {
      const table = noteTable(tag, facts);
      if (isFault(table)) return table;
      const { caption, source } = table;
      const content: TableContent = {
        head: table.head.map(({ text, align }) => ({ text: inOneLine(text), align })),
        rows: table.rows.map((row) =>
          row.map(({ text, align }) => ({ text: inOneLine(text), align })),
        ),
      };
      const text = tableText(content);
      const item = { expression, plan: tag.plan ?? first, ...NO_NUMBER, text };
      const words = [caption, source] as const;
      return { kind: "table", item: { kind: "table", ...item, words }, caption, source, content };
    }
    case "chart": {
      const chart = await noteChart(tag, facts);
      if (isFault(chart)) return chart;
      const { title, alternative, caption, source, png } = chart;
      const item = { expression, plan: tag.plan ?? first, ...NO_NUMBER, text: alternative };
      const drawing = context.sha256(chart.svg);
      const picture = { title, alternative, png };
      const bound = { kind: "chart", ...item, drawing, words: [caption, source] } as const;
      return { kind: "chart", item: bound, caption, source, picture };
    }
  }
}

function passageAnswer(
  tag: IfTag,
  expression: string,
  { facts }: NoteContext,
): PassageAnswer | NoteFault {
  const found = holds(tag.condition, facts);
  if (isFault(found)) return found;
  const chosen = found ? 0 : 1;
  // As in every format: the condition without the word for `if`, and which case it is.
  const condition = expression.replace(/^\S+\s+/, "");
  const item = { expression: condition, plan: facts.plans[0]!.id, ...NO_NUMBER, text: `${chosen}` };
  return { kind: "passage", chosen, item: { kind: "passage", ...item } };
}

/** What a binding stands for now. */
export async function answerToItem(
  { kind, expression }: BoundItem,
  context: NoteContext,
): Promise<Answer | NoteFault> {
  const written = kind === "passage" ? `if ${expression}` : expression;
  const tag = parseTag(written, context.language);
  if (isFault(tag)) return tag;
  if (tag.kind === "else" || tag.kind === "end") return unreadable(expression);
  return answerTo(tag, written, context);
}

/**
 * What is wrong with a tag in a passage that does not hold now: it may hold next year, so that its
 * names have to be right; what it says does not.
 */
export async function faultOfUnsaid(
  tag: AskedTag,
  written: string,
  context: NoteContext,
): Promise<NoteFault | null> {
  const asked = tag.kind === "value" ? { ...tag, says: null } : tag;
  const answer = await answerTo(asked, written, context);
  return isFault(answer) && answer.code === "unknown-tag" ? answer : null;
}

const unreadable = (expression: string): NoteFault =>
  noteFault("bad-tag", {
    nl: `"${expression}" is geen veld dat iets invult`,
    en: `"${expression}" is no tag that fills anything in`,
  });

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
