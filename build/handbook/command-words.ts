/**
 * The words of a command line as every shell of our readers reads it: cmd.exe and PowerShell on Windows,
 * sh on Linux and macOS. What they read differently is refused, so that a line of the handbook can be
 * copied anywhere.
 */
const READ_DIFFERENTLY: readonly (readonly [RegExp, string])[] = [
  [/'/, 'an apostrophe quotes in sh and not in cmd.exe: quote with "'],
  [/[`$!]/, "sh puts something else in its place"],
  [/\\/, "a backslash parts folders on Windows alone: write /, which works everywhere"],
  [/%[^%\s]+%/, "cmd.exe takes it for a variable"],
];

/** Outside quotation marks alone. */
const UNQUOTED: readonly (readonly [RegExp, string])[] = [
  [/[|<>&;^(){}]/, 'it means something to a shell: quote the word with "'],
  [/[*?[\]]/, 'sh looks for files with such a name: quote the word with "'],
  [/[~#@]/, "shells read it differently outside quotation marks"],
];

export interface Words {
  readonly words: readonly string[];
  readonly refused: string | null;
}

export function commandWords(line: string): Words {
  const refuse = (refused: string): Words => ({ words: [], refused });
  for (const [pattern, why] of READ_DIFFERENTLY) {
    const found = pattern.exec(line);
    if (found !== null) return refuse(`${found[0]}: ${why}`);
  }
  if ((line.split('"').length - 1) % 2 === 1) return refuse('a quotation mark " has no other');
  const bare = line.replaceAll(/"[^"]*"/g, "");
  for (const [pattern, why] of UNQUOTED) {
    const found = pattern.exec(bare);
    if (found !== null) return refuse(`${found[0]}: ${why}`);
  }
  const words = [...line.matchAll(/(?:[^\s"]|"[^"]*")+/g)].map(([word]) =>
    word.replaceAll('"', ""),
  );
  return { words, refused: null };
}
