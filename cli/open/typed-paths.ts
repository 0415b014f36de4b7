/**
 * The files that somebody means who types paths, or drags files into a terminal window. Each terminal
 * writes a dragged path in a way of its own: between double quotation marks (Windows), between single
 * ones (GNOME, and PowerShell with `& ` before it), with backslashes before spaces (macOS), as an address.
 */
import { fileURLToPath } from "node:url";

/** @param exists whether there is a file or folder of a path */
export function typedPaths(line: string, exists: (path: string) => boolean): readonly string[] {
  const text = line.trim().replace(/^& (?=['"])/, "");
  if (text === "" || exists(text)) return text === "" ? [] : [text];
  const words = [...text.matchAll(/(?:"[^"]*"|'[^']*'|\\.|[^\s"'\\])+/gsu)].map(([word]) => word);
  const read = words.map((word) => readings(word).find(exists));
  if (read.every((path) => path !== undefined) && read.length > 0) return read;
  // What is not there is told of as it was meant: a path with spaces is one path.
  return [readings(text)[0]!];
}

/** What one word can stand for, the likeliest first. */
function readings(word: string): readonly string[] {
  const plain = word.replace(/"([^"]*)"|'([^']*)'/g, (_, double?: string, single?: string) =>
    double === undefined ? single! : double,
  );
  const unescaped = word
    .replace(/'([^']*)'|\\(.)/gsu, (_, single?: string, escaped?: string) => single ?? escaped!)
    .replaceAll('"', "");
  return /^file:\/\//i.test(plain) ? [addressPath(plain) ?? plain] : [plain, unescaped];
}

function addressPath(address: string): string | null {
  try {
    return fileURLToPath(address);
  } catch {
    return null;
  }
}
