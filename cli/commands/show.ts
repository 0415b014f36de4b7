/** `simulate show PLAN`: the plan with everything it extends and includes worked out. */
import path from "node:path";
import { isBareName, pathInShipped } from "../../engine/scenario/plan/shipped.ts";
import type { DiskFiles } from "../disk.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { jsonText } from "../json.ts";
import { readPlan, shownFile } from "../read-plan.ts";
import { shippedFiles } from "../shipped.ts";
import { shownPlan } from "../show/shown-plan.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import type { Streams } from "../streams.ts";
import type { Language } from "../texts.ts";

export interface ShowArguments {
  readonly plan: string;
  /** Only what has this text in its id or name; null for all. */
  readonly filter: string | null;
  /** Also the parameters that the plan leaves to its region. */
  readonly all: boolean;
  readonly allow: readonly string[];
  readonly json: boolean;
  readonly language: Language | null;
}

export function showPlan(args: ShowArguments, streams: Streams): ExitStatus {
  const { scenario, parts, files, diagnostics, ...read } = readPlan(args.plan, args);
  const language = args.language ?? read.language ?? "nl";
  if (scenario === null || parts === null || files === null) {
    if (args.json) streams.out(jsonText({ kind: "failure", diagnostics, result: null }));
    else streams.error(diagnosticsText(diagnostics, language));
    return EXIT.inputWrong;
  }
  const show = (file: string): string => shownFile(file, files);
  const { all, filter } = args;
  const regionPath = regionFrom(parts.regionFolder, files);
  const shown = shownPlan({ scenario, parts, regionPath, language, all, filter, show });
  if (args.json) streams.out(jsonText({ kind: "show", diagnostics, result: shown.result }));
  else {
    if (diagnostics.length > 0) streams.error(diagnosticsText(diagnostics, language));
    streams.out(shown.text);
  }
  return EXIT.done;
}

/** A region by its name when it is supplied; else as a path from the folder where this is read. */
function regionFrom(folder: string, files: DiskFiles): string {
  const inside = pathInShipped(folder);
  const at = inside === null ? [files.root, folder] : [shippedFiles.root, inside];
  const supplied = path.relative(path.join(shippedFiles.root, "regions"), path.resolve(...at));
  if (isBareName(supplied)) return supplied;
  const relative = path.relative(process.cwd(), path.resolve(...at));
  const written = relative.split(path.sep).join("/");
  return written.startsWith(".") ? written : `./${written}`;
}
