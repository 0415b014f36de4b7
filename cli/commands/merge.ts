/** `simulate merge DIR`: the parts of an ensemble, made on several machines, as one. */
import { Instances } from "../../engine/analysis/instances.ts";
import { contentsOf } from "../ensemble-contents.ts";
import { ensembleFolderName } from "../ensemble-files.ts";
import { mergeParts } from "../ensemble/parts/merge-parts.ts";
import { isSetByHand } from "../ensemble/parts/set-by-hand.ts";
import type { ExitStatus } from "../exit-status.ts";
import { MERGE } from "../merge-texts.ts";
import { hashesOf, sha256 } from "../result-files.ts";
import { unwritableParent } from "../results-folder.ts";
import { refuseEnsemble, showEnsemble } from "../show-ensemble.ts";
import { screen } from "../screen/screen.ts";
import type { Streams } from "../streams.ts";
import type { Language } from "../texts.ts";

export interface MergeArguments {
  readonly folder: string;
  /** Bytes. */
  readonly memory: number;
  readonly out: string | null;
  readonly belgian: boolean;
  readonly files: boolean;
  readonly strict: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
  /** Null for that of the plan. */
  readonly language: Language | null;
}

export async function mergeEnsemble(args: MergeArguments, streams: Streams): Promise<ExitStatus> {
  const typed = args.language ?? "nl";
  const unwritable = args.files ? unwritableParent(args.out ?? "results") : null;
  if (unwritable !== null)
    return refuseEnsemble([unwritable], { ...args, language: typed }, streams);
  const instances = new Instances();
  const shows = streams.isTerminal === true && !args.quiet && !args.json;
  const merged = await mergeParts(args.folder, {
    ...{ memory: args.memory, instances },
    progress(done, all) {
      if (!shows) return;
      const said = MERGE.progress[typed].replace("{done}", `${done}`).replace("{all}", `${all}`);
      if (screen().isPlain) return;
      (streams.rewrite ?? streams.error)(
        done < all ? `\r${said}` : `\r${" ".repeat(said.length)}\r`,
      );
    },
  });
  const { outcome } = merged;
  if (outcome === null) {
    return refuseEnsemble(merged.diagnostics, { ...args, language: typed }, streams);
  }
  const { scenario } = outcome;
  const language = args.language ?? scenario.notes.language;
  const hash = sha256(hashesOf(scenario).scenario);
  const name = ensembleFolderName([scenario.notes.id], isSetByHand(scenario), hash);
  return showEnsemble(contentsOf(outcome, instances), name, [], { ...args, language }, streams);
}
