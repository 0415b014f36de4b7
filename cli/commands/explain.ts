/** `simulate explain ID [PLAN]`: where a figure comes from, and what a lever moves. */
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import { NonFiniteError } from "../../engine/run/instance.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { CommandLineError } from "../command-line-error.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { yearsShown } from "../explain/context.ts";
import type { EquationsByModule } from "../explain/equation-facts.ts";
import { addressProblem, explanationsOf, nearIds, type Near } from "../explain/subjects.ts";
import { Trace } from "../explain/trace.ts";
import { jsonText } from "../json.ts";
import { nonFinite } from "../../engine/analysis/non-finite.ts";
import { shownFile } from "../read-plan.ts";
import { readRegionPlan } from "../read-region-plan.ts";
import { shipped, SHIPPED_REFERENCE } from "../shipped.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import type { Streams } from "../streams.ts";
import type { Language } from "../texts.ts";
import { TOOLS } from "../tool-texts.ts";

export interface ExplainArguments {
  readonly id: string;
  /** Null for unchanged policy in the shipped city. */
  readonly plan: string | null;
  readonly year: number | null;
  readonly depth: number | null;
  readonly allow: readonly string[];
  readonly json: boolean;
  readonly language: Language | null;
}

/** What the headers in the code say is a bundle of its own: no other command needs it. */
function equationHeaders(): EquationsByModule {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a bundle beside this one
  return (require("./equations.cjs") as { equations: EquationsByModule }).equations;
}

export function explainId(args: ExplainArguments, streams: Streams): ExitStatus {
  const read = readRegionPlan(args.plan ?? SHIPPED_REFERENCE, args);
  const { scenario, diagnostics, files } = read;
  const language = args.language ?? read.language ?? "nl";
  const fail = (found: readonly Diagnostic[]): ExitStatus => {
    if (args.json) streams.out(jsonText({ kind: "failure", diagnostics: found, result: null }));
    else streams.error(diagnosticsText(found, language));
    return EXIT.inputWrong;
  };
  if (scenario === null || files === null) return fail(diagnostics);
  const { first, last } = scenario.model;
  const { year } = args;
  if (year !== null && !(Number.isInteger(year) && year >= first && year <= last)) {
    const to = { nl: "tot", en: "to" }[language];
    throw new CommandLineError(`${TOOLS.noYear[language]} ${first} ${to} ${last}`);
  }
  let outcome: RunOutcome;
  try {
    outcome = runScenario(scenario, false);
  } catch (error) {
    if (!(error instanceof NonFiniteError)) throw error;
    return fail([...diagnostics, nonFinite(error)]);
  }
  const context = {
    outcome,
    language,
    trace: new Trace(outcome.catalogue),
    equations: equationHeaders(),
    years: yearsShown(scenario, year),
    show: (file: string) => shownFile(file, files),
  };
  const found = explanationsOf(args.id, args.depth, context, shipped);
  if (found.length === 0) {
    const problem = addressProblem(args.id, context);
    const nothing = nothingCalled(args.id, nearIds(args.id, context, shipped));
    return fail([
      ...diagnostics,
      problem === null ? nothing : { ...nothing, ...problemOf(problem) },
    ]);
  }
  if (args.json) {
    const result = { id: args.id, plan: scenario.notes.id, found: found.map(({ json }) => json) };
    streams.out(jsonText({ kind: "explain", diagnostics, result }));
    return EXIT.done;
  }
  if (diagnostics.length > 0) streams.error(diagnosticsText(diagnostics, language));
  streams.out(`${found.map(({ lines }) => lines.join("\n")).join("\n\n")}\n`);
  return EXIT.done;
}

const problemOf = ({
  message,
  help,
}: NonNullable<ReturnType<typeof addressProblem>>): Pick<Diagnostic, "message" | "help"> => ({
  message,
  help,
});

const nothingCalled = (id: string, { ids, list }: Near): Diagnostic => ({
  code: "unknown-name",
  severity: "error",
  message: {
    nl: `er is niets met de naam "${id}" om uit te leggen`,
    en: `there is nothing called "${id}" to explain`,
  },
  at: null,
  excerpt: null,
  help:
    ids.length === 0
      ? {
          nl: "zoek met simulate list indicators, levers, parameters, targets, checks, budgets of measures",
          en: "look with simulate list indicators, levers, parameters, targets, checks, budgets or measures",
        }
      : {
          nl: `bedoelde u ${ids.join(", ")}?${list === null ? "" : ` Al wat erover gaat: simulate list ${list} ${id}`}`,
          en: `did you mean ${ids.join(", ")}?${list === null ? "" : ` All that is about it: simulate list ${list} ${id}`}`,
        },
  related: [],
});
