/** Whether the parts in a folder are one whole ensemble, before anything is computed from them. */
import fs from "node:fs";
import path from "node:path";
import { canonicalText } from "../../../engine/scenario/canonical.ts";
import type { Diagnostic } from "../../../engine/scenario/diagnostics/diagnostics.ts";
import type { ResolvedScenario } from "../../../engine/scenario/resolved.ts";
import { engineFingerprint, sha256 } from "../../result-files.ts";
import {
  commandFor,
  damagedPart,
  foreignPart,
  missingPart,
  mixedParts,
  noParts,
  notAPart,
  otherEngine,
} from "./diagnostics.ts";
import { differences, type EnsembleIdentity } from "./identity.ts";
import { parquet } from "./load-parquet.ts";
import type { ReadPart } from "./read-part.ts";
import { partName, partNamed, shareOf } from "./share.ts";

/** Parts that belong together, and nothing is missing. */
export interface WholeEnsemble {
  readonly identity: EnsembleIdentity;
  readonly scenario: ResolvedScenario;
  /** Names of the columns, as in the figure plan. */
  readonly columns: readonly string[];
  /** Paths, in order of part. */
  readonly files: readonly string[];
}

export type CheckedParts =
  | { readonly whole: WholeEnsemble; readonly diagnostics: readonly [] }
  | { readonly whole: null; readonly diagnostics: readonly Diagnostic[] };

const scenarioIn = ({ scenarioText }: ReadPart): ResolvedScenario =>
  JSON.parse(scenarioText) as ResolvedScenario;

/** Reads every byte of every part. */
export function checkParts(folder: string): CheckedParts {
  const fail = (...diagnostics: Diagnostic[]): CheckedParts => ({ whole: null, diagnostics });
  const there = fs
    .readdirSync(folder)
    .flatMap((name) => {
      const named = partNamed(name);
      return named === null ? [] : [{ ...named, file: path.join(folder, name) }];
    })
    .sort((a, b) => a.parts - b.parts || a.part - b.part);
  const [first] = there;
  if (first === undefined) return fail(noParts(folder));
  const divisions = [...new Set(there.map(({ parts }) => parts))].sort((a, b) => a - b);
  if (divisions.length > 1) return fail(mixedParts(folder, divisions));
  const read = new Map<number, ReadPart>();
  const damaged: number[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { part, file } of there) {
    const found = parquet().readPart(file, true);
    if (found === "not-a-part") diagnostics.push(notAPart(file));
    else if (found === "damaged") damaged.push(part);
    else read.set(part, found);
  }
  const { parts } = first;
  const [sound] = read.values();
  const remake = (part: number): string | null =>
    sound === undefined
      ? null
      : commandFor(scenarioIn(sound), sound.identity, { part, parts }, folder);
  for (const part of damaged) {
    diagnostics.push(damagedPart(path.join(folder, partName(part, parts)), remake(part)));
  }
  if (sound === undefined) return fail(...diagnostics);
  const { identity } = sound;
  for (const [part, { identity: other, share, rows, columns }] of read) {
    const file = path.join(folder, partName(part, parts));
    const keys = differences(identity, other);
    const wanted = shareOf(identity.members, part, parts);
    if (keys.length > 0) diagnostics.push(foreignPart(file, keys));
    else if (canonicalText(share) !== canonicalText(wanted)) diagnostics.push(notAPart(file));
    else if (rows === 0 || columns.length !== sound.columns.length)
      diagnostics.push(notAPart(file));
  }
  for (let part = 1; part <= parts; part++) {
    if (there.some((one) => one.part === part)) continue;
    diagnostics.push(missingPart(folder, { part, parts }, remake(part)!));
  }
  if (diagnostics.length > 0) return fail(...diagnostics);
  if (identity.engine !== engineFingerprint()) return fail(otherEngine(folder));
  const scenario = scenarioIn(sound);
  // What was signed is what the hashes are of, unless somebody signed something else.
  if (sha256(canonicalText(scenario.model)) !== identity.scenarioHash) {
    return fail(notAPart(first.file));
  }
  const files = there.map(({ file }) => file);
  return { whole: { identity, scenario, columns: sound.columns, files }, diagnostics: [] };
}
