/** Parts of pages that are made from the declarations of the model: `<!-- generated: NAME -->` to `<!-- end -->`. */
import { fault, type Fault } from "./fault.ts";
import type { HandbookPage, Language } from "./page.ts";

/** Markdown of a part, in the language of its page. */
export type GeneratedPart = (language: Language) => string;

const OPEN = /^<!-- generated: (\S+) -->$/;
const END = "<!-- end -->";

/** The page with its generated parts as they are; parts of another maker are left as they stand. */
export function withGenerated(
  { file, text }: HandbookPage,
  parts: ReadonlyMap<string, GeneratedPart>,
  language: Language,
  others: readonly string[],
): string | Fault {
  const lines = text.split("\n");
  const made: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]!;
    made.push(line);
    const [, name] = OPEN.exec(line) ?? [];
    if (name === undefined) continue;
    const end = lines.indexOf(END, index);
    if (end < 0) return fault(file, index + 1, `<!-- generated: ${name} --> has no ${END}`);
    const part = parts.get(name);
    if (part === undefined) {
      if (others.includes(name)) continue;
      return fault(
        ...([file, index + 1, `nothing makes the part "${name}"`] as const),
        `known are ${[...parts.keys(), ...others].join(", ")}`,
      );
    }
    made.push("<!-- prettier-ignore-start -->", "", part(language).trim(), "");
    made.push("<!-- prettier-ignore-end -->", END);
    index = end;
  }
  return made.join("\n");
}
