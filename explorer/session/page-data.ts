/** What the command puts into a page: plain data beside the script, read once when the page opens. */
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Story } from "../story/story.ts";

export type ExplorerLanguage = "nl" | "en";

/** A plan that the page was written for. */
export interface PagePlan {
  /** The id that the plan states; what links and menus call it. */
  readonly id: string;
  /** What menus call it. */
  readonly title: Text;
  /**
   * Path among `files`, POSIX; of a plan that is supplied, its path among `supplied` behind
   * `ademruimte:/`, as the reader of plans writes it.
   */
  readonly path: string;
}

/**
 * All that is needed to read the plans again in the page, with the same code and so with the same
 * bits and the same diagnostics as the command.
 */
export interface PageData {
  readonly format: "ademruimte-explorer/1";
  /** SHA-256 of the engine, as in run.json. */
  readonly engine: string;
  readonly version: string;
  readonly language: ExplorerLanguage;
  readonly variant: "full" | "public";
  /** The first is opened; the others can be laid beside it or opened. */
  readonly plans: readonly PagePlan[];
  /** Texts of the project's files that the plans read, by path from the folder that holds them all. */
  readonly files: Readonly<Record<string, string>>;
  /** Texts of what is supplied by name: regions, packages of measures and plans. */
  readonly supplied: Readonly<Record<string, string>>;
  /** Texts of `--set`, which hold for all plans. */
  readonly sets: readonly string[];
  /** Of a public page, read and checked by the command; null of the full one. */
  readonly story: Story | null;
}
