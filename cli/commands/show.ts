/** `simulate show PLAN`: the plan with everything it extends and includes worked out. */
import path from "node:path";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { unknownMunicipality } from "../../engine/scenario/group/exceptions.ts";
import { isBareName, pathInShipped } from "../../engine/scenario/plan/shipped.ts";
import type { DiskFiles } from "../disk.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { jsonText } from "../json.ts";
import { readGroup } from "../read-group.ts";
import { readPlan, shownFile, type ReadPlan } from "../read-plan.ts";
import { memberOf } from "../read-region-plan.ts";
import { shippedFiles } from "../shipped.ts";
import { shownPlan } from "../show/shown-plan.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import type { Streams } from "../streams.ts";
import type { Language } from "../texts.ts";

export interface ShowArguments {
  readonly plan: string;
  /** Only what has this text in its id or name; null for all. */
  readonly filter: string | null;
  /** Of a plan over a group, the municipality to show; null where none is named. */
  readonly region: string | null;
  /** Also the parameters that the plan leaves to its region. */
  readonly all: boolean;
  readonly allow: readonly string[];
  readonly json: boolean;
  readonly language: Language | null;
}

export function showPlan(args: ShowArguments, streams: Streams): ExitStatus {
  const { scenario, parts, files, diagnostics, ...read } = readShown(args);
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

type Read = Pick<ReadPlan, "scenario" | "parts" | "files" | "diagnostics" | "language">;

/** The plan; of one over a group what it comes to for one municipality. */
function readShown(args: ShowArguments): Read {
  const { plan, member } = memberOf(args.plan);
  const read = readPlan(plan, args);
  const region = args.region ?? member;
  if (!read.isGroup) {
    const own = read.scenario?.model.regions[0]!.id;
    if (region === null || own === undefined || region === own) return read;
    return { ...read, scenario: null, diagnostics: [...read.diagnostics, notIn(region, [own])] };
  }
  const { group, parts, files, diagnostics, language } = readGroup(plan, args);
  const nothing = { scenario: null, parts: null, files, language };
  if (group === null || parts === null) return { ...nothing, diagnostics };
  const { members } = group.model;
  const scenario = region === null ? undefined : group.members[members.indexOf(region)];
  if (scenario === undefined) {
    return { ...nothing, diagnostics: [...diagnostics, notIn(region, members)] };
  }
  return { scenario, parts: parts[region!]!, files, diagnostics, language };
}

/** That no municipality was named, or none of the plan's. */
function notIn(region: string | null, members: readonly string[]): Diagnostic {
  const remark = region === null ? null : unknownMunicipality(region, members);
  const list = members.join(", ");
  return {
    ...{ code: "unknown-municipality", severity: "error", at: null, excerpt: null, related: [] },
    message: remark?.message ?? {
      nl: "dit plan gaat over een groep; zeg met --region welke gemeente u wilt zien",
      en: "this plan is about a group; say with --region which municipality you want to see",
    },
    help: remark?.help ?? { nl: `kies uit ${list}`, en: `choose from ${list}` },
  };
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
