/**
 * Fills a Word document: reads all its tags, asks for what they stand for, and only when nothing is
 * wrong puts the answers in. A document that was filled before is renewed in place.
 */
import type { PlacedFault, FilledNote } from "../../../note/filled-note.ts";
import { isFault } from "../../../note/fault.ts";
import {
  NOTE_FORMAT,
  type BoundItem,
  type CheckedItem,
  type FreshnessRecord,
} from "../../../note/freshness.ts";
import type { NoteContext } from "../../../note/note-format.ts";
import { sentenceFault } from "../../../note/sentence.ts";
import { answerTo, faultOfUnsaid, type Answer, type AskedTag } from "./answers.ts";
import { chartBlock, tableBlock } from "./blocks.ts";
import { control, FreshIds, knownControls, PLAIN_BRACE } from "./controls.ts";
import { formattingAt, removeText, replaceText, textRun } from "./edit.ts";
import { houseStyle, type HouseStyle } from "./house-style.ts";
import { renumberCaptions } from "./captions.ts";
import type { WordPackage } from "./package.ts";
import { controlNumber, readStories, type IsKnown, type Story } from "./paragraphs.ts";
import {
  dropTornRanges,
  endsSection,
  PassageEditor,
  type Passage,
  type PassageNode,
} from "./passages.ts";
import { NO_NUMBERS, numbersIn } from "./numbers-in.ts";
import { anchorName, renewControls } from "./renew.ts";
import { documentHash, writeRecordPart } from "./record-part.ts";
import { frameName, readFilledStories } from "./restore.ts";
import { faultAt, scanStory, wordsAround, type NoteMark, type ScannedStory } from "./scan.ts";
import { element, type XmlElement } from "./xml.ts";
import type { PlacedTag } from "./passages.ts";

type Placed = PlacedTag<NoteMark>;

/** What will be done, in the order of the document. */
type Step =
  | { readonly kind: "brace"; readonly placed: Placed; readonly brace: string }
  | { readonly kind: "item"; readonly placed: Placed; readonly answer: Answer; readonly id: number }
  | {
      readonly kind: "passage";
      readonly passage: Passage<NoteMark>;
      readonly holds: boolean;
      readonly id: number | null;
    };

/** Fills one document. */
class Filler {
  readonly faults: PlacedFault[] = [];
  readonly bindings: BoundItem[] = [];
  private readonly steps: Step[] = [];
  private readonly touched = new Set<string>();
  /** Ids given in the modern form of a text box, for its older form. */
  private readonly twins = new Map<XmlElement, number[]>();
  private readonly ids: FreshIds;
  private readonly style: HouseStyle;

  constructor(
    private readonly word: WordPackage,
    stories: readonly Story[],
    private readonly context: NoteContext,
    private next: number,
  ) {
    this.ids = new FreshIds(word, [...new Set(stories.map(({ part }) => part))]);
    this.style = houseStyle(word);
  }

  /** Asks for everything that a story wants; what is wrong is kept in `faults`. */
  async ask({ story, nodes, faults }: ScannedStory): Promise<void> {
    // The older form of a text box says what the modern one says: its mistakes are the same.
    if (!story.isFallback) this.faults.push(...faults);
    const twin = story.isTextBox ? story.container.ancestor("mc:AlternateContent") : null;
    if (twin !== null && !story.isFallback) this.twins.set(twin, []);
    await this.askAll(nodes, story, twin, true);
  }

  private async askAll(
    nodes: readonly PassageNode<NoteMark>[],
    story: Story,
    twin: XmlElement | null,
    isLive: boolean,
  ): Promise<void> {
    for (const node of nodes) {
      if ("passage" in node) await this.askPassage(node.passage, story, twin, isLive);
      else await this.askTag(node.placed, story, twin, isLive);
    }
  }

  private fail(found: PlacedFault, story: Story): void {
    if (!story.isFallback) this.faults.push(found);
  }

  private async askTag(
    placed: Placed,
    story: Story,
    twin: XmlElement | null,
    isLive: boolean,
  ): Promise<void> {
    const { tag, paragraph, start, end } = placed;
    if (tag.kind === "brace") {
      if (isLive) this.steps.push({ kind: "brace", placed, brace: tag.brace });
      return;
    }
    const asked = tag as AskedTag;
    const written = placed.written.slice(1, -1);
    const answer = isLive
      ? await answerTo(asked, written, this.context)
      : await faultOfUnsaid(asked, written, this.context);
    if (isFault(answer)) this.fail(faultAt(answer, paragraph, start, end), story);
    if (answer === null || isFault(answer)) return;
    if (answer.kind === "value") {
      const [before, behind] = wordsAround(paragraph, start, end);
      const said = sentenceFault(before, behind, answer.filled, this.context.language);
      if (said !== null) this.fail(faultAt(said, paragraph, start, end), story);
    }
    this.steps.push({ kind: "item", placed, answer, id: this.bind(placed, answer, story, twin) });
  }

  private async askPassage(
    passage: Passage<NoteMark>,
    story: Story,
    twin: XmlElement | null,
    isLive: boolean,
  ): Promise<void> {
    const { when, inside } = passage;
    const expression = when.written.slice(1, -1);
    const asked = when.tag as AskedTag;
    const answer = isLive
      ? await answerTo(asked, expression, this.context)
      : await faultOfUnsaid(asked, expression, this.context);
    let chosen: 0 | 1 | null = null;
    if (isFault(answer)) this.fail(faultAt(answer, when.paragraph, when.start, when.end), story);
    else if (answer?.kind === "passage") {
      chosen = answer.chosen;
      const id = this.bind(when, answer, story, twin);
      this.steps.push({ kind: "passage", passage, holds: chosen === 0, id: id === 0 ? null : id });
    }
    await this.askAll(inside[0], story, twin, chosen === 0);
    await this.askAll(inside[1], story, twin, chosen === 1);
  }

  /** The number under which an answer is remembered; 0 where Word makes the text anew by itself. */
  private bind(placed: Placed, answer: Answer, story: Story, twin: XmlElement | null): number {
    const { paragraph, start, end } = placed;
    const isResult = paragraph.pieces.some(
      (piece) =>
        piece.field !== null && piece.start < end && piece.start + piece.text.length > start,
    );
    if (isResult) return 0;
    const given = twin === null ? undefined : this.twins.get(twin);
    if (story.isFallback && given !== undefined && given.length > 0) return given.shift()!;
    const id = this.next++;
    this.bindings.push({ id: String(id), ...answer.item });
    given?.push(id);
    return id;
  }

  /** Puts everything in that was asked for. */
  apply(): void {
    const editor = new PassageEditor<NoteMark>();
    for (const step of this.steps) {
      if (step.kind === "item") this.put(step);
      else if (step.kind === "brace") this.putBrace(step.placed, step.brace);
      else {
        this.touch(step.passage.when);
        editor.choose(step.passage, step.holds, this.anchors(step.id));
      }
    }
    editor.finish();
    for (const part of this.touched) {
      dropTornRanges(this.word.part(part).root);
      this.word.touch(part);
    }
  }

  private touch({ paragraph }: Placed): void {
    this.touched.add(paragraph.story.part);
  }

  private anchors(id: number | null): readonly [XmlElement[], XmlElement[]] {
    if (id === null) return [[], []];
    const mark = this.ids.next("bookmark");
    const name = anchorName(id);
    return [
      [element("w:bookmarkStart", { "w:id": mark, "w:name": name })],
      [element("w:bookmarkEnd", { "w:id": mark })],
    ];
  }

  /** Between bookmarks, by which a control is found again after LibreOffice saved it. */
  private marked(id: number, run: XmlElement): XmlElement[] {
    const mark = this.ids.next("bookmark");
    return [
      element("w:bookmarkStart", { "w:id": mark, "w:name": frameName(id, mark) }),
      run,
      element("w:bookmarkEnd", { "w:id": mark }),
    ];
  }

  private putBrace(placed: Placed, brace: string): void {
    const { paragraph, start, end } = placed;
    this.touch(placed);
    const run = textRun(brace, formattingAt(paragraph, start));
    const id = this.ids.next("control");
    replaceText(paragraph, start, end, [
      control(PLAIN_BRACE, brace, id, ...this.marked(PLAIN_BRACE, run)),
    ]);
  }

  private put({ placed, answer, id }: Extract<Step, { kind: "item" }>): void {
    const { paragraph, start, end } = placed;
    this.touch(placed);
    if (answer.kind === "value") {
      const run = textRun(answer.item.text, formattingAt(paragraph, start));
      const title = answer.item.expression;
      const made =
        id === 0 ? run : control(id, title, this.ids.next("control"), ...this.marked(id, run));
      replaceText(paragraph, start, end, [made]);
      return;
    }
    if (answer.kind === "assertion") {
      // A statement that has to hold prints nothing: only its anchor stays.
      const [from, to] = this.anchors(id === 0 ? null : id);
      replaceText(paragraph, start, end, [...from, ...to]);
      return;
    }
    if (answer.kind === "passage") return;
    const asked = { word: this.word, part: paragraph.story.part, style: this.style, ids: this.ids };
    const { language } = this.context;
    const title = answer.item.expression;
    const framed = (...content: XmlElement[]): XmlElement =>
      control(id, title, this.ids.next("control"), ...content);
    const words = (run: XmlElement): XmlElement => framed(...this.marked(id, run));
    if (answer.kind === "table") {
      const block = tableBlock(answer, paragraph.element, language, asked, words);
      paragraph.element.before(block.caption, framed(...block.content));
    } else {
      const blocks = chartBlock(answer, paragraph.element, language, asked, words);
      paragraph.element.before(framed(...blocks));
    }
    // The paragraph of the tag has done its work, unless a section ends at it.
    if (endsSection(paragraph.element)) {
      removeText(paragraph, 0, paragraph.text.length);
    } else {
      for (const mark of paragraph.element.elements()) {
        if (/^w:(bookmark|commentRange|perm)/.test(mark.name)) {
          mark.remove();
          paragraph.element.before(mark);
        }
      }
      paragraph.element.remove();
    }
  }
}

/** Nothing, and why. */
export const notFilled = (faults: readonly PlacedFault[]): FilledNote => ({
  ...{ bytes: new Uint8Array(), bindings: [], files: [], faults, kept: [], numbers: NO_NUMBERS },
});

/** Higher than the number of any control in the document, ours or another note's. */
function firstFreeNumber(
  word: WordPackage,
  stories: readonly Story[],
  bound: readonly BoundItem[],
): number {
  let last = Math.max(0, ...bound.map(({ id }) => Number(id)));
  for (const part of new Set(stories.map((story) => story.part))) {
    for (const one of word.part(part).root.descendants("w:sdt")) {
      last = Math.max(last, controlNumber(one) ?? 0);
    }
  }
  return last + 1;
}

/**
 * Fills a document.
 *
 * @param word is changed
 * @param record what it remembers when it was filled before; null for a template
 */
export async function fillDocument(
  word: WordPackage,
  record: FreshnessRecord | null,
  context: NoteContext,
): Promise<FilledNote> {
  const { language } = context;
  const isKnown: IsKnown = knownControls(record);
  const stories = record === null ? readStories(word, isKnown) : readFilledStories(word, record);
  const scanned = stories.map((story) => scanStory(story, language));
  const filler = new Filler(
    word,
    stories,
    context,
    firstFreeNumber(word, stories, record?.bindings ?? []),
  );
  for (const one of scanned) await filler.ask(one);
  const renewed =
    record === null
      ? { bindings: [], kept: [] as CheckedItem[], faults: [], apply: () => undefined }
      : await renewControls(word, stories, isKnown, record, context);
  const faults = [...filler.faults, ...renewed.faults];
  if (faults.length > 0) return notFilled(faults);
  renewed.apply();
  filler.apply();
  renumberCaptions(word.part(word.main).root);
  const bindings = [...renewed.bindings, ...filler.bindings];
  const made: FreshnessRecord = {
    ...{ format: NOTE_FORMAT, language, engine: context.engine, template: context.template },
    ...{ plans: context.plans, bindings, files: [] },
    ...(context.ensemble === undefined ? {} : { ensemble: context.ensemble }),
    ...(context.isEdited ? { isEdited: true } : {}),
    document: "0".repeat(64),
  };
  writeRecordPart(word, made);
  writeRecordPart(word, { ...made, document: documentHash(word, context.sha256) });
  const numbers = numbersIn(readStories(word, knownControls(made)), context);
  return {
    bytes: await word.toBytes(),
    bindings,
    files: [],
    faults: [],
    kept: renewed.kept,
    numbers,
  };
}
