/** A run of Kortrijk 2040 as an engine of November 2026 stored it: what older results look like. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { canonicalText } from "../../engine/scenario/canonical.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { root } from "./root.ts";

const FOLDER = path.join(root, "test", "stored-runs", "kortrijk-2040");

/** A run.json as data, for tests that change it. */
export interface StoredRecord {
  format: unknown;
  engine: string;
  scenarioHash: string;
  notesHash: string;
  csv: string;
  scenario: ResolvedScenario;
  files: { name: string; sha256: string }[];
}

const unpacked = (name: string): Buffer =>
  gunzipSync(fs.readFileSync(path.join(FOLDER, `${name}.gz`)));

export const storedText: string = unpacked("run.json").toString("utf8");
export const storedRecord = (): StoredRecord => JSON.parse(storedText) as StoredRecord;

export const sha256 = (data: string | Uint8Array): string =>
  createHash("sha256").update(data).digest("hex");

/** The record signed again, as if an engine had written what stands in it. */
export function signed(record: StoredRecord): StoredRecord {
  record.scenarioHash = sha256(canonicalText(record.scenario.model));
  record.notesHash = sha256(canonicalText(record.scenario.notes));
  return record;
}

const made: string[] = [];

/** A folder with the stored run in it, and what else is given; `removeStoredFolders` takes it away. */
export function storedFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ademruimte-stored-"));
  made.push(folder);
  for (const name of ["run.json", "indicators.csv", "targets.csv"]) {
    fs.writeFileSync(path.join(folder, name), unpacked(name));
  }
  for (const [name, content] of Object.entries(files)) {
    fs.writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

export function removeStoredFolders(): void {
  for (const folder of made.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
}
