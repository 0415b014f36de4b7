/** DuckDB, which is optional: loaded when parts are merged, with the memory that it may take. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type * as DuckDb from "@duckdb/node-api";

export type Row = readonly DuckDb.DuckDBValue[];

export interface Database {
  rows(query: string): Promise<readonly Row[]>;
  close(): void;
}

export interface DatabaseOptions {
  /** Bytes that DuckDB may hold; what does not fit goes to a temporary folder. */
  readonly memory: number;
  readonly threads: number;
}

/** Thrown where the library is not installed, or not for this machine. */
export class NoDuckDb extends Error {}

function library(): typeof DuckDb {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- optional, and native
    return require("@duckdb/node-api") as typeof DuckDb;
  } catch (error) {
    throw new NoDuckDb(((error as Error).message.split("\n")[0] ?? "").slice(0, 200));
  }
}

export async function openDatabase({ memory, threads }: DatabaseOptions): Promise<Database> {
  const { DuckDBInstance } = library();
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), "ademruimte-merge-"));
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: `${Math.floor(memory / 1024)}KiB`,
    temp_directory: temporary,
    threads: String(threads),
    // Quantiles and counts need no order, and without it less is held.
    preserve_insertion_order: "false",
    autoinstall_known_extensions: "false",
  });
  const connection = await instance.connect();
  // What is read is read once: kept, it would only fill the memory. What stands at the end of a part
  // is needed by every query.
  await connection.run("SET enable_external_file_cache = false");
  await connection.run("SET parquet_metadata_cache = true");
  return {
    async rows(query) {
      return (await connection.runAndReadAll(query)).getRows();
    },
    close() {
      connection.closeSync();
      instance.closeSync();
      fs.rmSync(temporary, { recursive: true, force: true });
    },
  };
}

export const quotedName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const quotedText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
