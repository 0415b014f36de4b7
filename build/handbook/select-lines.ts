/** The part of what was printed that a page shows. */
import type { Selection } from "./blocks.ts";

/** The lines, or why there are none: a page never shows an empty screen. */
export function selectLines(
  printed: string,
  { lines, find, from, to }: Selection,
): { readonly text: string } | { readonly none: string } {
  const all = printed.split("\n");
  if (lines !== null) {
    const last = lines.flat().at(-1)!;
    const isRising = lines
      .flat()
      .every((line, index, list) => line > 0 && line >= (list[index - 1] ?? 0));
    if (!isRising) return { none: "lines= does not rise" };
    if (last > all.length) return { none: `only ${all.length} lines were printed` };
    const parts = lines.map(([first, end]) => all.slice(first - 1, end).join("\n"));
    return { text: parts.join("\n…\n") };
  }
  if (find.length > 0) {
    const none = find.find((words) => !all.some((line) => line.includes(words)));
    if (none !== undefined) return { none: `no line that was printed holds "${none}"` };
    return { text: all.filter((line) => find.some((words) => line.includes(words))).join("\n") };
  }
  if (from !== null) {
    const first = all.findIndex((line) => line.includes(from));
    if (first < 0) return { none: `no line that was printed holds "${from}"` };
    const rest = all.slice(first + 1);
    const length = to === null ? rest.length : rest.findIndex((line) => line.includes(to));
    if (length < 0) return { none: `no later line that was printed holds "${to}"` };
    return { text: [all[first], ...rest.slice(0, length)].join("\n").trimEnd() };
  }
  return printed === "" ? { none: "nothing was printed" } : { text: printed };
}
