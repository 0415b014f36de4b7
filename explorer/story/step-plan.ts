/**
 * A step of a story as the plan that it amounts to: what the step sets stays on its own lines and
 * columns, and everything around it is blank. So the reader of plans says what is wrong with it, and
 * each place that it names is a place in the story.
 */
import type { Diagnostic, Place } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { lineIndexAt, lineText, type SourceText } from "../../engine/scenario/diagnostics/text.ts";
import type { YamlEntry } from "../../engine/scenario/yaml/yaml-document.ts";

/** Keys of a step that mean what they mean in a plan. */
export const PLAN_KEYS = ["levers", "include"] as const;

/**
 * @param entries of the step, those under `PLAN_KEYS`
 * @param parent  what the plan extends, as it writes it
 */
export function stepPlanText(
  source: SourceText,
  entries: readonly YamlEntry[],
  parent: string,
): string {
  const { text } = source;
  const kept = entries.flatMap(({ key, keyStart, value }) => {
    const end = Math.max(value.end, keyStart);
    const lineStart = source.lineStarts[lineIndexAt(source, keyStart)]!;
    const colon = text.indexOf(":", keyStart);
    // The key moves to the beginning of its line, and its colon stays: `levers  : { … }`.
    const head = key.padEnd(colon - lineStart, " ");
    return [{ from: lineStart, to: end, head, behind: colon }];
  });
  let made = "";
  let at = 0;
  for (const { from, to, head, behind } of kept.sort((a, b) => a.from - b.from)) {
    made += blank(text.slice(at, from)) + head + text.slice(behind, to);
    at = to;
  }
  made += blank(text.slice(at));
  return `${made}\nid: stap\nextends: ${JSON.stringify(parent)}\n`;
}

/** Spaces in the place of all signs but the ends of lines. */
const blank = (text: string): string => text.replace(/[^\n]/g, " ").replace(/ +(?=\n|$)/g, "");

/** A mistake in the plan of a step, as one in the story that it stands in. */
export function inStory(
  found: Diagnostic,
  isStep: (file: string) => boolean,
  story: SourceText,
): Diagnostic {
  const placed = (place: Place): Place =>
    isStep(place.file) ? { ...place, file: story.file } : place;
  const { at } = found;
  return {
    ...found,
    at: at === null ? null : placed(at),
    excerpt: at !== null && isStep(at.file) ? lineText(story, at.line - 1) : found.excerpt,
    related: found.related.map(({ note, at: place }) => ({ note, at: placed(place) })),
  };
}
