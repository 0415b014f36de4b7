/** What differs between two texts, line by line, in the form that `patch` and every editor read. */

/** Lines around a change that stay the same. */
const CONTEXT = 3;

interface Block {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** Lines with their ends; the last may have none. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** Stretches that differ, by the longest common run of lines. */
function blocksOf(before: readonly string[], after: readonly string[]): Block[] {
  // Lengths of what the rest of both has in common; plans are a few hundred lines.
  const common = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      common[i]![j] =
        before[i] === after[j]
          ? common[i + 1]![j + 1]! + 1
          : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
    }
  }
  const blocks: Block[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      i++;
      j++;
      continue;
    }
    const [oldStart, newStart] = [i, j];
    while (i < before.length || j < after.length) {
      if (i < before.length && j < after.length && before[i] === after[j]) break;
      if (j === after.length || (i < before.length && common[i + 1]![j]! >= common[i]![j + 1]!))
        i++;
      else j++;
    }
    blocks.push({ oldStart, oldEnd: i, newStart, newEnd: j });
  }
  return blocks;
}

/** The text before the first and behind the last difference is not compared line by line with all. */
function trimmed(before: readonly string[], after: readonly string[]): Block[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const room = Math.min(before.length, after.length) - head;
  while (tail < room && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const inside = blocksOf(
    before.slice(head, before.length - tail),
    after.slice(head, after.length - tail),
  );
  return inside.map(({ oldStart, oldEnd, newStart, newEnd }) => ({
    ...{ oldStart: oldStart + head, oldEnd: oldEnd + head },
    ...{ newStart: newStart + head, newEnd: newEnd + head },
  }));
}

const span = (start: number, end: number): string =>
  end - start === 1 ? `${start + 1}` : `${end === start ? start : start + 1},${end - start}`;

/** The lines of a unified diff, without line ends; none where the texts are the same. */
export function unifiedDiff(before: string, after: string, file: string): readonly string[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const blocks = trimmed(old, now);
  if (blocks.length === 0) return [];
  const shown = (sign: string, line: string): string[] => {
    const text = `${sign}${line.replace(/\r?\n$/, "")}`;
    return line.endsWith("\n") ? [text] : [text, "\\ No newline at end of file"];
  };
  const lines = [`--- ${file}`, `+++ ${file}`];
  for (let first = 0; first < blocks.length;) {
    let last = first;
    while (
      last + 1 < blocks.length &&
      blocks[last + 1]!.oldStart - blocks[last]!.oldEnd <= 2 * CONTEXT
    )
      last++;
    const [from, to] = [blocks[first]!, blocks[last]!];
    const lead = Math.min(CONTEXT, from.oldStart);
    const trail = Math.min(CONTEXT, old.length - to.oldEnd);
    const ranges = [
      `-${span(from.oldStart - lead, to.oldEnd + trail)}`,
      `+${span(from.newStart - lead, to.newEnd + trail)}`,
    ];
    lines.push(`@@ ${ranges.join(" ")} @@`);
    let at = from.oldStart - lead;
    for (const { oldStart, oldEnd, newStart, newEnd } of blocks.slice(first, last + 1)) {
      for (const line of old.slice(at, oldStart)) lines.push(...shown(" ", line));
      for (const line of old.slice(oldStart, oldEnd)) lines.push(...shown("-", line));
      for (const line of now.slice(newStart, newEnd)) lines.push(...shown("+", line));
      at = oldEnd;
    }
    for (const line of old.slice(at, at + trail)) lines.push(...shown(" ", line));
    first = last + 1;
  }
  return lines;
}
