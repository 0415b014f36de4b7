/** `simulate validate PLAN.yaml …`: only check. */
import type { Diagnostic } from "../../engine/scenario/diagnostics.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { jsonText } from "../json.ts";
import type { Streams } from "../streams.ts";
import { readPlan } from "../read-plan.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import { HELP, type Language } from "../texts.ts";

export interface ValidateArguments {
  readonly plans: readonly string[];
  readonly allow: readonly string[];
  readonly json: boolean;
  readonly quiet: boolean;
  readonly language: Language;
}

export function validatePlans(args: ValidateArguments, streams: Streams): ExitStatus {
  const diagnostics: Diagnostic[] = [];
  const result: { plan: string; valid: boolean }[] = [];
  const firstWithId = new Map<string, string>();
  for (const plan of args.plans) {
    const read = readPlan(plan, args);
    const found = [...read.diagnostics];
    const id = read.scenario?.notes.id;
    const earlier = id === undefined ? undefined : firstWithId.get(id);
    if (earlier !== undefined) found.push(sameId(id!, earlier, plan));
    else if (id !== undefined) firstWithId.set(id, plan);
    const valid = read.scenario !== null && earlier === undefined;
    diagnostics.push(...found);
    result.push({ plan, valid });
    if (args.json) continue;
    if (found.length > 0) streams.error(diagnosticsText(found, args.language));
    if (valid && !args.quiet) streams.out(`${plan}: ${HELP.correct[args.language]}\n`);
  }
  if (args.json) streams.out(jsonText({ kind: "validate", diagnostics, result }));
  return result.every(({ valid }) => valid) ? EXIT.done : EXIT.inputWrong;
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
