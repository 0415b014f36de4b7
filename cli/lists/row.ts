/** One row of a list: for a person, for a program, and for whoever searches. */
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Searchable } from "./search.ts";

export interface Row {
  /** With its dimensions in brackets, as an address has its members. */
  readonly id: string;
  readonly name: Text;
  /** What the row belongs to, for a heading: the module. */
  readonly group: Text | null;
  /** Beside the name. */
  readonly cells: readonly Text[];
  /** Below the cells, beside the id. */
  readonly below: readonly Text[];
  /** Running text below both. */
  readonly remark?: Text;
  readonly searched: Searchable;
  /** Canonical unit; empty where there is none. */
  readonly unit: string;
  readonly json: Readonly<Record<string, unknown>>;
}

/** A list with the heads of its columns. */
export interface List {
  readonly rows: readonly Row[];
  readonly head: Text;
  readonly columns: readonly { readonly head: Text; readonly width: number }[];
}
