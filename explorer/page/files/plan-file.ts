/** Plans that come into the page as a file, and leave it as one. */
import type { Words } from "../words/words.ts";

/** As much as the command line reads of a plan. */
const MOST_BYTES = 1_000_000;

export type ReadPlan =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly refused: (words: Words) => string };

/** Reads what was dropped or chosen, without a guess at what it means. */
export async function readPlanFile(file: File): Promise<ReadPlan> {
  const { name } = file;
  if (file.size > MOST_BYTES) return { name, refused: (words) => words.tooLarge };
  const bytes = await file.arrayBuffer();
  try {
    // A byte order mark stays: the reader of plans says what it thinks of it.
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { name, text };
  } catch {
    return { name, refused: (words) => words.notText };
  }
}

const MARKS = /\p{M}/gu;
const LONGEST = 60;

/** A name as part of a file's: `Mijn plan!` becomes `mijn-plan`; empty when nothing is left. */
export const fileNameOf = (name: string): string =>
  name
    .normalize("NFD")
    .replace(MARKS, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, LONGEST)
    .replace(/-+$/, "");

/** Gives a text to the browser to be kept as a file. */
export function saveText(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers read the address only after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
