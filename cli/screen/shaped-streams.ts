/**
 * The one place where text goes to a screen: what could command a terminal is made harmless, and tables
 * are laid out for it. What another program reads passes unchanged.
 */
import { printable } from "../../engine/scenario/diagnostics/render-diagnostic.ts";
import type { Streams } from "../streams.ts";
import { narrowed } from "./narrow.ts";
import { readOut } from "./plain.ts";
import { FULL_WIDTH, spokenLanguage, type Screen } from "./screen.ts";

/** @param isVerbatim whether lines stay as they are, because they are to be copied: YAML */
export function shaped(text: string, { width, isPlain }: Screen, isVerbatim = false): string {
  const lines = text.split("\n").map(printable);
  if (isPlain && !isVerbatim) return readOut(lines, spokenLanguage()).join("\n");
  return (width < FULL_WIDTH && !isVerbatim ? narrowed(lines, width) : lines).join("\n");
}

export function shapedStreams(streams: Streams, screen: Screen, isVerbatim: boolean): Streams {
  return {
    out: (text) => streams.out(shaped(text, screen, isVerbatim)),
    error: (text) => streams.error(shaped(text, screen)),
    rewrite: streams.rewrite ?? streams.error,
    columns: streams.columns,
    get isTerminal() {
      return streams.isTerminal;
    },
  };
}
