/** Loads what reads and writes Parquet. */
import type * as Parquet from "./parquet.ts";

export const parquet = (): typeof Parquet =>
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a bundle beside this one
  require("./parquet.cjs") as typeof Parquet;
