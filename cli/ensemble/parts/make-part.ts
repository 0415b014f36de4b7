/** `simulate ensemble --shard K/N`: makes one part, unless it is there already. */
import fs from "node:fs";
import path from "node:path";
import type { FigurePlan } from "../../../engine/analysis/ensemble/figures.ts";
import type { EnsembleSettings } from "../../../engine/analysis/ensemble/outcome.ts";
import type { Diagnostic } from "../../../engine/scenario/diagnostics/diagnostics.ts";
import type { ResolvedScenario } from "../../../engine/scenario/resolved.ts";
import type { Streams } from "../../streams.ts";
import type { Language } from "../../texts.ts";
import type { Pool } from "../pool.ts";
import { Progress } from "../progress.ts";
import { computeBatches } from "./compute-batches.ts";
import {
  damagedPart,
  foreignPart,
  mixedParts,
  notAPart,
  tooManyParts,
  unwritablePart,
} from "./diagnostics.ts";
import { differences, type EnsembleIdentity } from "./identity.ts";
import { identityOf } from "./identity-of.ts";
import { parquet } from "./load-parquet.ts";
import { partName, partNamed, shareOf, type PartNumber, type Share } from "./share.ts";

export interface PartToMake {
  readonly scenario: ResolvedScenario;
  readonly figures: FigurePlan;
  readonly settings: EnsembleSettings;
  readonly number: PartNumber;
  /** Of all parts. */
  readonly folder: string;
  /** Of what is shown meanwhile. */
  readonly language: Language;
  readonly quiet: boolean;
}

export interface MadePart {
  readonly file: string;
  readonly share: Share;
  /** Whether it was whole already, and left alone. */
  readonly wasThere: boolean;
}

/** @returns the part, or why there is none */
export async function makePart(
  pool: Pool,
  asked: PartToMake,
  streams: Streams,
): Promise<MadePart | Diagnostic> {
  const { scenario, figures, settings, number, folder, language } = asked;
  const { part, parts } = number;
  if (parts > settings.members) return tooManyParts(settings.members, parts);
  const share = shareOf(settings.members, part, parts);
  const identity = identityOf(scenario, figures, settings);
  const file = path.join(folder, partName(part, parts));
  try {
    fs.mkdirSync(folder, { recursive: true });
    const found = standing(file, folder, number, identity);
    if (found === "whole") return { file, share, wasThere: true };
    if (found !== "absent") return found;
    const { batchSize, writePart } = parquet();
    let progress: Progress | null = null;
    const batches = computeBatches({
      ...{ pool, scenario, figures, settings, share, batch: batchSize(figures.columns) },
      onStart(control, done) {
        if (asked.quiet) return;
        const counted = {
          done: () => control.done() + done,
          ...{ before: () => done, all: () => share.to - share.from },
        };
        progress = new Progress(streams, counted, language);
      },
      onEnd: () => progress?.end(),
    });
    await writePart({ target: file, identity, share, scenario, figures }, batches);
    return { file, share, wasThere: false };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || !/^E[A-Z]+$/.test(code)) throw error;
    // Another try at the same part was quicker, and took this one's file for what a kill had left.
    if (code === "ENOENT" && standing(file, folder, number, identity) === "whole") {
      return { file, share, wasThere: true };
    }
    return unwritablePart(file, code);
  }
}

/** What stands where the part is to come, and whether the folder is that of its ensemble. */
function standing(
  file: string,
  folder: string,
  { part, parts }: PartNumber,
  identity: EnsembleIdentity,
): "whole" | "absent" | Diagnostic {
  const { readPart } = parquet();
  if (fs.existsSync(file)) {
    const found = readPart(file, true);
    if (found === "damaged") return damagedPart(file, null);
    if (found === "not-a-part") return notAPart(file);
    const keys = differences(identity, found.identity);
    if (keys.length > 0) return foreignPart(file, keys);
    return found.share.part === part && found.share.parts === parts ? "whole" : notAPart(file);
  }
  // One other part tells of what ensemble the folder is; with thousands of tasks nobody reads them all.
  const other = fs
    .readdirSync(folder)
    .sort()
    .find((name) => partNamed(name) !== null);
  if (other === undefined) return "absent";
  const otherParts = partNamed(other)!.parts;
  if (otherParts !== parts) return mixedParts(folder, [otherParts, parts]);
  const found = readPart(path.join(folder, other), false);
  const keys = typeof found === "string" ? [] : differences(identity, found.identity);
  return keys.length > 0 ? foreignPart(path.join(folder, other), keys) : "absent";
}
