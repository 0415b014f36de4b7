/**
 * `simulate validate FILE …`: only check. A file is a plan or a package of measures; a folder is a
 * region or a group of them. A package is judged with the supplied city, a region with the model.
 */
import fs from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { isBareName } from "../../engine/scenario/plan/shipped.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { jsonText } from "../json.ts";
import { isPackage } from "../package-file.ts";
import { readGroup, readGroupFolder, type ReadGroup } from "../read-group.ts";
import { readPlan, readUnwritten, type ReadPlan } from "../read-plan.ts";
import { shipped, shippedFiles } from "../shipped.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import type { Streams } from "../streams.ts";
import { HELP, type Language } from "../texts.ts";
import { counted, TOOLS } from "../tool-texts.ts";

export interface ValidateArguments {
  readonly plans: readonly string[];
  readonly allow: readonly string[];
  readonly json: boolean;
  readonly quiet: boolean;
  /** Null for what each plan asks for itself. */
  readonly language: Language | null;
}

type Kind = "plan" | "package" | "region" | "group";

interface Judged {
  /** As it was typed. */
  readonly plan: string;
  readonly kind: Kind;
  readonly valid: boolean;
  /** In which its mistakes are told. */
  readonly language: Language;
  readonly diagnostics: readonly Diagnostic[];
  /** How much of each it sets; null where it could not be read. */
  readonly counts: Counts | null;
}

/** `municipalities` only of a group. */
type Counts = Readonly<Record<Exclude<CountedThing, "municipalities">, number>> & {
  readonly municipalities?: number;
};

const COUNTED = [
  "municipalities",
  ...(["levers", "parameters", "targets", "indicators", "checks", "budgets"] as const),
  ...(["programmes", "observations"] as const),
] as const;
type CountedThing = (typeof COUNTED)[number];

export function validatePlans(args: ValidateArguments, streams: Streams): ExitStatus {
  const { json, quiet } = args;
  const language = args.language ?? "nl";
  const judged: Judged[] = [];
  const firstWithId = new Map<string, string>();
  for (const plan of args.plans) {
    const one = judge(plan, firstWithId, args);
    judged.push(one);
    if (json) continue;
    const { valid, diagnostics } = one;
    if (diagnostics.length > 0) {
      if (args.plans.length > 1) streams.error(`── ${plan}\n`);
      streams.error(diagnosticsText(diagnostics, one.language));
    }
    if (valid && !quiet) {
      streams.out(`${plan}: ${HELP.correct[one.language]}${settingsText(one, one.language)}\n`);
    }
  }
  const diagnostics = judged.flatMap((one) => one.diagnostics);
  const right = judged.filter(({ valid }) => valid).length;
  if (json) {
    const result = judged.map(({ plan, kind, valid, counts, diagnostics: own }) => ({
      ...{ plan, kind, valid, counts },
      errors: own.filter(({ severity }) => severity === "error").length,
      warnings: own.filter(({ severity }) => severity === "warning").length,
      diagnostics: own,
    }));
    streams.out(jsonText({ kind: "validate", diagnostics, result }));
  } else if (judged.length > 1 && !quiet) {
    const wrong = judged.length - right;
    const said = [
      counted("files", judged.length, language),
      `${right} ${TOOLS.inOrder[language]}`,
      ...(wrong === 0 ? [] : [`${wrong} ${TOOLS.withErrors[language]}`]),
    ];
    streams.out(`${said.join(", ")}\n`);
  }
  return right === judged.length ? EXIT.done : EXIT.inputWrong;
}

function judge(plan: string, firstWithId: Map<string, string>, args: ValidateArguments): Judged {
  const { kind, id, language, counts, diagnostics } = readOne(plan, args);
  const earlier = id === undefined ? undefined : firstWithId.get(id);
  if (id !== undefined && earlier === undefined) firstWithId.set(id, plan);
  const twice = earlier === undefined ? [] : [sameId(id!, earlier, plan)];
  return {
    ...{ plan, kind },
    language: args.language ?? language ?? "nl",
    valid: counts !== null && earlier === undefined,
    diagnostics: [...diagnostics, ...twice],
    counts,
  };
}

/** What was read of a file or folder. */
interface Read extends Pick<Judged, "kind" | "counts" | "diagnostics"> {
  /** Of a plan. */
  readonly id: string | undefined;
  readonly language: Language | null;
}

function readOne(plan: string, args: ValidateArguments): Read {
  const file = fileOf(plan);
  if (fs.existsSync(path.join(file, "group.yaml")))
    return readOfGroup(readGroupFolder(file, args), undefined);
  const { kind, read } = readOfRegion(plan, file, args);
  if (read.isGroup) {
    const group = readGroup(plan, args);
    return readOfGroup(group, group.group?.id);
  }
  const { scenario, diagnostics, language } = read;
  const id = kind === "plan" ? scenario?.notes.id : undefined;
  const counts = scenario === null ? null : countsOf(scenario, kind);
  return { kind, id, language, diagnostics, counts };
}

function readOfGroup({ group, diagnostics, language }: ReadGroup, id: string | undefined): Read {
  const counts = group === null ? null : countsOfGroup(group.members);
  return { kind: "group", id, language, diagnostics, counts };
}

function readOfRegion(
  plan: string,
  file: string,
  args: ValidateArguments,
): { readonly kind: Kind; readonly read: ReadPlan } {
  if (fs.existsSync(path.join(file, "region.yaml"))) {
    const folder = path.basename(path.resolve(file));
    const text = `id: region\nregion: ${JSON.stringify(`./${folder}`)}\n`;
    return { kind: "region", read: readUnwritten(path.resolve(file), text, args) };
  }
  if (isPackage(file)) {
    const text = `id: package\nregion: kortrijk\ninclude: [${JSON.stringify(`./${path.basename(file)}`)}]\n`;
    return { kind: "package", read: readUnwritten(file, text, args) };
  }
  return { kind: "plan", read: readPlan(plan, args) };
}

/** The file of a package that is supplied, by its name; else what was typed. */
function fileOf(plan: string): string {
  if (!isBareName(plan) || fs.existsSync(plan)) return plan;
  const supplied = shipped.find("plan", plan) === null ? shipped.find("measures", plan) : null;
  return supplied === null ? plan : path.join(shippedFiles.root, supplied);
}

/** What is set in at least one municipality, each thing once. */
function countsOfGroup(members: readonly ResolvedScenario[]): Counts {
  const each = <T>(ids: (member: ResolvedScenario) => readonly T[]): number =>
    new Set(members.flatMap(ids)).size;
  const named = (list: readonly { readonly id: string }[] = []): readonly string[] =>
    list.map(({ id }) => id);
  return {
    municipalities: members.length,
    levers: each(({ notes }) =>
      Object.entries(notes.levers).flatMap(([address, { set }]) =>
        set === undefined ? [] : [address.split("[")[0]!],
      ),
    ),
    parameters: each(({ notes }) =>
      Object.entries(notes.regions[0]!.parameters).flatMap(([id, records]) =>
        records.some(({ by }) => by !== undefined) ? [id] : [],
      ),
    ),
    targets: each(({ model }) => named(model.targets)),
    indicators: each(({ model }) => named(model.indicators)),
    checks: each(({ model }) => named(model.checks)),
    budgets: each(({ model }) => named(model.budgets)),
    programmes: each(({ model }) => named(model.programmes)),
    observations: members.reduce((sum, { model }) => sum + observedIn(model), 0),
  };
}

const observedIn = ({ regions }: ResolvedScenario["model"]): number =>
  Object.values(regions[0]!.observations ?? {}).reduce(
    (count, { values }) => count + values.length,
    0,
  );

function countsOf({ model, notes }: ResolvedScenario, kind: Kind): Counts {
  const set = Object.entries(notes.levers).filter(([, note]) => note.set !== undefined);
  const levers = new Set(set.map(([address]) => address.split("[")[0]!));
  const owns = (file: string): boolean =>
    kind !== "package" || !/regions\/[^/]+\/[^/]+$/.test(file);
  const { parameters } = notes.regions[0]!;
  const given = Object.values(parameters).filter((records) =>
    kind === "region" ? records.length > 0 : records.some(({ by }) => by !== undefined),
  );
  return {
    levers: levers.size,
    parameters: given.length,
    // What a package says is its own; a plan has the goals and programmes of its region too.
    targets: model.targets.filter(({ id }) => owns(notes.targets[id]!.origin.file)).length,
    indicators: model.indicators.length,
    checks: model.checks?.length ?? 0,
    budgets: model.budgets?.length ?? 0,
    programmes: (model.programmes ?? []).filter(({ id }) =>
      owns(notes.programmes![id]!.origin.file),
    ).length,
    observations: observedIn(model),
  };
}

/** What is set, on the same line: `(23 hefbomen, 55 doelen)`. */
function settingsText({ counts }: Judged, language: Language): string {
  if (counts === null) return "";
  const parts = COUNTED.flatMap((thing) => {
    const count = counts[thing] ?? 0;
    return count > 0 ? [counted(thing, count, language)] : [];
  });
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

/** Two plans of one command would write one results folder. */
const sameId = (id: string, earlier: string, plan: string): Diagnostic => ({
  code: "duplicate-id",
  severity: "error",
  message: {
    nl: `${earlier} en ${plan} hebben hetzelfde id: ${id}`,
    en: `${earlier} and ${plan} have the same id: ${id}`,
  },
  at: null,
  excerpt: null,
  help: { nl: "geef elk plan een eigen id", en: "give each plan an id of its own" },
  related: [],
});
