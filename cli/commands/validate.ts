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
  readonly json: boolean;
  readonly quiet: boolean;
  readonly language: Language;
}

export function validatePlans(args: ValidateArguments, streams: Streams): ExitStatus {
  const diagnostics: Diagnostic[] = [];
  const result: { plan: string; valid: boolean }[] = [];
  for (const plan of args.plans) {
    const read = readPlan(plan, []);
    diagnostics.push(...read.diagnostics);
    result.push({ plan, valid: read.scenario !== null });
    if (args.json) continue;
    if (read.diagnostics.length > 0)
      streams.error(diagnosticsText(read.diagnostics, args.language));
    if (read.scenario !== null && !args.quiet) {
      streams.out(`${plan}: ${HELP.correct[args.language]}\n`);
    }
  }
  if (args.json) streams.out(jsonText({ kind: "validate", diagnostics, result }));
  return result.every(({ valid }) => valid) ? EXIT.done : EXIT.inputWrong;
}
