/**
 * A user's mistake, as a record. Code that finds mistakes returns these and never prints or throws;
 * the terminal, `--json` and tests render them.
 */
import type { Text } from "../declarations.ts";

export const DIAGNOSTIC_CODES = [
  "missing-file",
  "unreadable-file",
  "file-too-large",
  "bad-encoding",
  "broken-yaml",
  "broken-table",
  "typographic-character",
  "decimal-comma",
  "newer-format",
  "older-format",
  "unknown-key",
  "duplicate-key",
  "missing-key",
  "wrong-type",
  "wrong-unit",
  "missing-unit",
  "unknown-price-year",
  "not-a-number",
  "out-of-range",
  "unusual-size",
  "ambiguous-change",
  "nothing-to-change",
  "year-outside-run",
  "before-restart",
  "unused-observation",
  "not-a-flow",
  "unknown-parameter",
  "unused-parameter",
  "unknown-lever",
  "unknown-indicator",
  "unknown-member",
  "unknown-region",
  "unknown-group",
  "unknown-municipality",
  "group-and-region",
  "without-group",
  "needs-one-region",
  "cannot-share",
  "unknown-source",
  "unknown-distribution",
  "wrong-distribution",
  "lonely-group",
  "bad-id",
  "duplicate-id",
  "bad-formula",
  "unknown-name",
  "formula-cycle",
  "no-value",
  "nothing-uncertain",
  "background-differs",
  "restart-differs",
  "extends-cycle",
  "include-cycle",
  "plan-as-package",
  "package-as-plan",
  "unknown-package",
  "conflicting-packages",
  "too-many-packages",
  "outside-project",
  "too-deep",
  "exploding-document",
  "table-hole",
  "missing-value",
  "missing-provenance",
  "shares-not-one",
  "inconsistent-data",
  "not-comparable",
  "cannot-backcast",
  "cannot-vary",
  "broken-run",
  "changed-results",
  "cannot-rerun",
  "unknown-tag",
  "bad-tag",
  "tag-without-value",
  "note-contradicts-run",
  "needs-ensemble",
  "other-ensemble",
  "broken-note",
  "changed-note",
  "typed-figure",
  "unknown-layout",
  "other-municipality",
  "unwritable-output",
  "foreign-folder",
  "missing-part",
  "damaged-part",
  "foreign-part",
  "too-little-memory",
  "few-members",
  "observed-not-drawn",
  "neighbours-left-out",
  "nothing-to-resume",
  "interrupted",
  "bad-option",
  "command-line",
  "internal",
] as const;
export type DiagnosticCode = (typeof DIAGNOSTIC_CODES)[number];

/** A span in a file; lines and columns count from 1, `endColumn` is exclusive. */
export interface Place {
  /** POSIX path relative to the project folder, or as given when outside of it. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: "error" | "warning";
  /** One sentence that says what is wrong and names the thing. */
  readonly message: Text;
  readonly at: Place | null;
  /** The line the place points at, for the renderer to underline. */
  readonly excerpt: string | null;
  /** The next action: the corrected line, the nearest spelling, the allowed range. */
  readonly help: Text | null;
  readonly related: readonly { readonly note: Text; readonly at: Place }[];
}
