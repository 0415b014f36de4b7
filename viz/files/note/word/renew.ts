/**
 * Holds what earlier fillings put into a document against the plans as they are now, and renews it in
 * place: words keep how somebody formatted them, tables their look, pictures their size. What people
 * wrote over stays as they wrote it.
 */
import { isFault, type NoteFault } from "../../../note/fault.ts";
import type { PlacedFault } from "../../../note/filled-note.ts";
import {
  comparableText,
  stateOf,
  type BoundItem,
  type CheckedItem,
  type FreshnessRecord,
} from "../../../note/freshness.ts";
import type { NoteContext } from "../../../note/note-format.ts";
import { sentenceFault } from "../../../note/sentence.ts";
import { answerToItem, type Answer, type ValueAnswer } from "./answers.ts";
import { isCaption } from "./captions.ts";
import { controlText, ownControls, PLAIN_BRACE, setControlText } from "./controls.ts";
import { turnedPassage } from "./faults.ts";
import { houseStyle, roomAt } from "./house-style.ts";
import type { WordPackage } from "./package.ts";
import type { IsKnown, Paragraph, Story } from "./paragraphs.ts";
import { alternativeIn, replacePicture } from "./pictures.ts";
import { placeOf, placeOfFault } from "./places.ts";
import { wordsAround } from "./scan.ts";
import { renewCells, tableElement, textOfTable } from "./tables.ts";
import type { XmlElement } from "./xml.ts";

/** Name of the bookmark around a passage; Word hides names that begin so from its list. */
export const anchorName = (id: string | number): string => `_ademruimte_${id}`;

/** What has no words of its own, and so no control: a passage, a statement that has to hold. */
const isAnchored = ({ kind }: BoundItem): boolean => kind === "passage" || kind === "assertion";

/** One place where something that was filled stands. */
export interface FilledPlace {
  readonly control: XmlElement;
  readonly story: Story;
  /** The first paragraph of it; null when the control was emptied of paragraphs. */
  readonly paragraph: Paragraph | null;
}

/** A binding with all places where it stands now: people move and copy paragraphs. */
export interface FoundItem {
  readonly item: BoundItem;
  readonly places: readonly FilledPlace[];
  /** Where words of its caption and source stand. */
  readonly captions: readonly FilledPlace[];
  /** Where the anchor of what has no words stands; null for others, and when it is gone. */
  readonly anchor: { readonly paragraph: Paragraph | null } | null;
}

/** Paragraphs by their elements, to find where a control stands. */
function paragraphFinder(stories: readonly Story[]): (at: XmlElement) => Paragraph | null {
  const known = new Map<XmlElement, Paragraph>();
  for (const { paragraphs } of stories) for (const one of paragraphs) known.set(one.element, one);
  return (at) => {
    const around = at.ancestor("w:p");
    if (around !== null) return known.get(around) ?? null;
    for (const inside of at.descendants("w:p")) {
      const paragraph = known.get(inside);
      if (paragraph !== undefined) return paragraph;
    }
    // A mark between paragraphs is at the next one.
    const siblings = at.parent?.elements() ?? [];
    for (const next of siblings.slice(siblings.indexOf(at) + 1)) {
      const first = next.name === "w:p" ? next : (next.descendants("w:p").next().value ?? null);
      const paragraph = first === null ? undefined : known.get(first);
      if (paragraph !== undefined) return paragraph;
    }
    return null;
  };
}

/** Whether a control holds words of a caption or source: people may rewrite those. */
const isOfCaption = ({ kind }: BoundItem, control: XmlElement): boolean =>
  (kind === "table" || kind === "chart") && control.parent?.name === "w:p";

/** Finds everything that a record speaks of. */
export function findItems(
  word: WordPackage,
  stories: readonly Story[],
  isKnown: IsKnown,
  record: FreshnessRecord,
): FoundItem[] {
  const paragraphAt = paragraphFinder(stories);
  const items = new Map(record.bindings.map((item) => [item.id, item]));
  const places = new Map<string, FilledPlace[]>();
  const captions = new Map<string, FilledPlace[]>();
  for (const story of stories) {
    for (const { control, number } of ownControls(story, isKnown)) {
      if (number === PLAIN_BRACE) continue;
      const item = items.get(String(number))!;
      if (isOfCaption(item, control)) {
        const framed = captions.get(item.id) ?? [];
        framed.push({ control, story, paragraph: paragraphAt(control) });
        captions.set(item.id, framed);
        continue;
      }
      const list = places.get(String(number)) ?? [];
      list.push({ control, story, paragraph: paragraphAt(control) });
      places.set(String(number), list);
    }
  }
  const anchors = new Map<string, { readonly paragraph: Paragraph | null }>();
  for (const part of new Set(stories.map((story) => story.part))) {
    for (const mark of word.part(part).root.descendants("w:bookmarkStart")) {
      const name = mark.attribute("w:name") ?? "";
      if (!anchors.has(name)) anchors.set(name, { paragraph: paragraphAt(mark) });
    }
  }
  return record.bindings.map((item): FoundItem => ({
    item,
    places: places.get(item.id) ?? [],
    captions: captions.get(item.id) ?? [],
    anchor: isAnchored(item) ? (anchors.get(anchorName(item.id)) ?? null) : null,
  }));
}

/** What stands in a control, in the form in which the record keeps it. */
function foundText(item: BoundItem, { control }: FilledPlace): string | null {
  if (item.kind === "chart") return alternativeIn(control);
  if (item.kind !== "table") return controlText(control);
  const table = control.descendants("w:tbl").next();
  return table.done === true ? null : textOfTable(table.value);
}

function checkPlace(item: BoundItem, now: BoundItem | null, place: FilledPlace): CheckedItem {
  const found = foundText(item, place);
  const state = stateOf(item.text, found, now?.text ?? null);
  const isOldDrawing = state === "ok" && now !== null && item.drawing !== now.drawing;
  const at = place.paragraph === null ? null : placeOf(place.paragraph);
  return { item, state: isOldDrawing ? "stale" : state, found, now: now?.text ?? null, at };
}

/** Everything of one binding: a row for each place, one when there is none. */
export function checkFound(
  { item, places, anchor }: FoundItem,
  now: BoundItem | null,
): CheckedItem[] {
  const text = now?.text ?? null;
  if (anchor !== null) {
    const at = anchor.paragraph === null ? null : placeOf(anchor.paragraph);
    return [{ item, state: stateOf(item.text, item.text, text), found: item.text, now: text, at }];
  }
  const shown = places.filter(({ story }) => !story.isFallback);
  if (shown.length === 0) return [{ item, state: "gone", found: null, now: text, at: null }];
  return shown.map((place) => checkPlace(item, now, place));
}

/** Where the words that people wrote around a value say the opposite of what it says now. */
function sentenceFaults(
  places: readonly FilledPlace[],
  { filled }: ValueAnswer,
  { language }: NoteContext,
): NoteFault[] {
  return places.flatMap(({ control, story, paragraph }) => {
    const pieces = paragraph?.pieces.filter((piece) => piece.control === control) ?? [];
    if (story.isFallback || paragraph === null || pieces.length === 0) return [];
    const last = pieces.at(-1)!;
    const end = last.start + last.text.length;
    const [before, behind] = wordsAround(paragraph, pieces[0]!.start, end);
    const said = sentenceFault(before, behind, filled, language);
    return said === null ? [] : [said];
  });
}

/** What will be done to a document that was filled before. */
export interface Renewal {
  readonly bindings: readonly BoundItem[];
  readonly kept: readonly CheckedItem[];
  readonly faults: readonly PlacedFault[];
  apply(): void;
}

export async function renewControls(
  word: WordPackage,
  stories: readonly Story[],
  isKnown: IsKnown,
  record: FreshnessRecord,
  context: NoteContext,
): Promise<Renewal> {
  const bindings: BoundItem[] = [];
  const kept: CheckedItem[] = [];
  const faults: PlacedFault[] = [];
  const todo: (() => void)[] = [];
  for (const found of findItems(word, stories, isKnown, record)) {
    const { item, places, captions, anchor } = found;
    if (places.length === 0 && anchor === null) continue;
    const paragraph = anchor?.paragraph ?? places[0]?.paragraph ?? null;
    const fail = (fault: PlacedFault["fault"]): void => {
      const nowhere = { heading: null, line: null, column: null, page: null, part: null };
      const at = paragraph === null ? nowhere : placeOfFault(paragraph);
      faults.push({ fault, at, written: `{${item.expression}}`, line: null });
    };
    const answer = await answerToItem(item, context);
    if (isFault(answer)) {
      fail(answer);
      continue;
    }
    if (item.kind === "passage" && answer.item.text !== item.text) {
      fail(turnedPassage(item.expression, item.text === "0"));
      continue;
    }
    if (answer.kind === "value") {
      for (const said of sentenceFaults(places, answer, context)) fail(said);
    }
    bindings.push({ id: item.id, ...answer.item });
    for (const place of captions) todo.push(() => renewCaption(word, place, item, answer));
    for (const place of places) {
      const checked = checkPlace(item, { ...answer.item, id: item.id }, place);
      // What says it already stays as it is, byte for byte.
      if (checked.state === "by-hand") {
        if (!place.story.isFallback) kept.push(checked);
      } else if (checked.state === "stale") todo.push(() => renewPlace(word, place, answer));
    }
  }
  return { bindings, kept, faults, apply: () => todo.forEach((act) => act()) };
}

/** Puts new words under a table or chart, unless somebody wrote other ones. */
function renewCaption(
  word: WordPackage,
  { control, story }: FilledPlace,
  { words }: BoundItem,
  answer: Answer,
): void {
  const which = isCaption(control.parent!) ? 0 : 1;
  const [before, now] = [words?.[which], answer.item.words?.[which]];
  const found = controlText(control);
  if (before === undefined || now === undefined || found === now) return;
  if (comparableText(found) !== comparableText(before)) return;
  setControlText(control, now);
  word.touch(story.part);
}

function renewPlace(word: WordPackage, { control, story }: FilledPlace, answer: Answer): void {
  if (answer.kind === "value") {
    setControlText(control, answer.item.text);
  } else if (answer.kind === "table") {
    const table = control.descendants("w:tbl").next().value ?? null;
    if (table === null) return;
    if (!renewCells(table, answer.content)) {
      const made = tableElement(answer.content, roomAt(word, control), houseStyle(word));
      table.before(made);
      table.remove();
    }
  } else if (answer.kind === "chart") replacePicture(word, story.part, control, answer.picture);
  word.touch(story.part);
}
