/** Finds the tags in the text of a paragraph: what stands between `{` and `}`; `{{` and `}}` are plain braces. */

/** A stretch of a text; `end` is behind its last character. */
export interface Braces {
  readonly kind: "tag" | "plain" | "unclosed" | "unopened";
  readonly start: number;
  readonly end: number;
}

/** In the order in which they stand. */
export function findBraces(text: string): Braces[] {
  const found: Braces[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at];
    if (character !== "{" && character !== "}") {
      at += 1;
      continue;
    }
    if (text[at + 1] === character) {
      found.push({ kind: "plain", start: at, end: at + 2 });
      at += 2;
      continue;
    }
    if (character === "}") {
      found.push({ kind: "unopened", start: at, end: at + 1 });
      at += 1;
      continue;
    }
    const close = text.indexOf("}", at);
    const open = text.indexOf("{", at + 1);
    const isClosed = close >= 0 && (open < 0 || close < open);
    const end = isClosed ? close + 1 : at + 1;
    found.push({ kind: isClosed ? "tag" : "unclosed", start: at, end });
    at = end;
  }
  return found;
}
