/** What a rule of migration looks at, and what it may ask for. */
import type { Text } from "../declarations.ts";
import type { SourceText } from "../diagnostics/text.ts";
import type { YamlMap } from "../yaml/yaml-document.ts";

/** What a file is by what stands in it. */
export type MigratedKind = "plan" | "package" | "region" | "group";

export interface MigratedFile {
  readonly source: SourceText;
  readonly kind: MigratedKind;
  readonly root: YamlMap;
  /** `\n`, or that of Windows, as the file has it. */
  readonly lineEnd: string;
}

/** A piece of text that takes the place of another; the file around it stays as it is. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One thing that changes, with its reason; `edits` may be two, before and behind a value. */
export interface Change {
  /** Where a person should look. */
  readonly start: number;
  readonly end: number;
  readonly edits: readonly Replacement[];
  readonly why: Text;
}

/** What cannot be done without a person who knows what is meant. */
export interface ByHand {
  readonly start: number;
  readonly end: number;
  readonly what: Text;
  readonly todo: Text;
}

export interface RuleFindings {
  readonly changes: readonly Change[];
  readonly byHand: readonly ByHand[];
}

export interface MigrationRule {
  readonly id: string;
  /** The form from which it leads to the next. */
  readonly from: number;
  /** The version of the program that brought it. */
  readonly since: string;
  apply(file: MigratedFile): RuleFindings;
}
