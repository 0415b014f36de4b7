/**
 * Every municipality reads the same plan, and so finds the same mistakes in it: each is told once,
 * with the names of those that have it where that is not all of them.
 */
import type { Text } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";

/** What was found for one municipality. */
export interface FoundFor {
  /** As readers call it. */
  readonly title: Text;
  readonly diagnostics: readonly Diagnostic[];
}

interface Alike {
  first: Diagnostic;
  readonly titles: Text[];
  /** Whether its words are not the same for all, because they hold figures of the municipality. */
  differ: boolean;
}

const MOST_NAMES = 5;

/**
 * @param found one per municipality, in their order
 * @param readers how many municipalities read what a diagnostic is about; 1 for what is one's own
 */
export function toldOnce(
  found: readonly FoundFor[],
  readers: (diagnostic: Diagnostic) => number,
): readonly Diagnostic[] {
  const groups = new Map<string, Alike>();
  for (const { title, diagnostics } of found) {
    const count = new Map<string, number>();
    for (const diagnostic of diagnostics) {
      const kind = kindOf(diagnostic);
      const before = count.get(kind) ?? 0;
      count.set(kind, before + 1);
      const key = `${kind} ${before}`;
      const alike = groups.get(key);
      if (alike === undefined) {
        groups.set(key, { first: diagnostic, titles: [title], differ: false });
        continue;
      }
      alike.titles.push(title);
      if (alike.first.message.nl !== diagnostic.message.nl) alike.differ = true;
      else if (!isProposal(alike.first) && isProposal(diagnostic)) alike.first = diagnostic;
    }
  }
  return Array.from(groups.values(), ({ first, titles, differ }) => {
    const of = readers(first);
    if (of === 1 || (titles.length >= of && !differ)) return first;
    return titles.length >= of ? namingFirst(first, titles[0]!) : namingAll(first, titles);
  });
}

/** The same mistake: of one kind and at one place, whatever the figures of the municipality. */
function kindOf({ code, severity, at, message }: Diagnostic): string {
  const place = at === null ? message.nl : `${at.file} ${at.line} ${at.column}`;
  return `${code} ${severity} ${place}`;
}

/** Whether it says what was probably meant, which not every municipality may know. */
const isProposal = ({ help }: Diagnostic): boolean => help?.en.startsWith("did you mean") === true;

const behind = (diagnostic: Diagnostic, nl: string, en: string): Diagnostic => ({
  ...diagnostic,
  message: { nl: `${diagnostic.message.nl} (${nl})`, en: `${diagnostic.message.en} (${en})` },
});

const namingFirst = (diagnostic: Diagnostic, { nl, en }: Text): Diagnostic =>
  behind(diagnostic, `${nl}; zo ook elders`, `${en}; elsewhere as well`);

function namingAll(diagnostic: Diagnostic, titles: readonly Text[]): Diagnostic {
  const rest = titles.length - MOST_NAMES;
  const list = (language: "nl" | "en"): string =>
    titles
      .slice(0, MOST_NAMES)
      .map((title) => title[language])
      .join(", ");
  if (rest <= 0) return behind(diagnostic, list("nl"), list("en"));
  return behind(diagnostic, `${list("nl")} en ${rest} andere`, `${list("en")} and ${rest} more`);
}
