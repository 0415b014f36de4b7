/** What a folder of stored results has, whatever was run. */
import type { CsvDialect } from "../../viz/files/csv.ts";
import type { Language } from "../texts.ts";

export interface StoredFolder {
  /** As a person here would write the path of its run.json. */
  readonly file: string;
  /** Fingerprint of the engine that made it. */
  readonly engine: string;
  readonly language: Language;
  readonly dialect: CsvDialect;
  /** The files that run.json lists, with their SHA-256. */
  readonly hashes: ReadonlyMap<string, string>;
  /** The text of a file beside it, if it is what was stored. */
  read(name: string): StoredText;
}

export type StoredText =
  | { readonly state: "stored"; readonly text: string }
  | { readonly state: "gone" | "changed" | "unlisted" };
