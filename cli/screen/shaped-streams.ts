/**
 * The one place where text goes to a screen: what could command a terminal is made harmless, and tables
 * are laid out for it. What another program reads passes unchanged.
 */
import { printable } from "../../engine/scenario/diagnostics/render-diagnostic.ts";
import type { Streams } from "../streams.ts";
import { isMarked } from "./cells.ts";
import { narrowed } from "./narrow.ts";
import { readOut } from "./plain.ts";
import { FULL_WIDTH, spokenLanguage, type Screen } from "./screen.ts";

/** @param isVerbatim whether lines stay as they are, because they are to be copied: YAML */
export function shaped(text: string, { width, isPlain }: Screen, isVerbatim = false): string {
  const lines = text.split("\n").map(printable);
  if (isPlain && !isVerbatim) return readOut(lines, spokenLanguage()).join("\n");
  // What was made for another screen than the one that it goes to is laid out here all the same.
  const isLaid = width >= FULL_WIDTH && !isMarked(text);
  return (isLaid || isVerbatim ? lines : narrowed(lines, width)).join("\n");
}

/** @param errors the screen of standard error */
export function shapedStreams(
  streams: Streams,
  screen: Screen,
  errors: Screen,
  isVerbatim: boolean,
): Streams {
  return {
    out: (text) => streams.out(shaped(text, screen, isVerbatim)),
    error: (text) => streams.error(shaped(text, errors)),
    rewrite: streams.rewrite ?? streams.error,
    columns: streams.columns,
    errorColumns: streams.errorColumns,
    get isTerminal() {
      return streams.isTerminal;
    },
  };
}
