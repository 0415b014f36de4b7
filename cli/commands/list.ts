/**
 * `simulate list levers|indicators|targets|parameters|charts [PLAN]`: what there is to set, to read
 * and to show. Without a plan it is what the shipped city has on unchanged policy.
 */
import { cityOf } from "../../engine/model/index.ts";
import type { LeverDeclaration } from "../../engine/scenario/declarations.ts";
import { unitInWords } from "../../engine/scenario/units.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import type { chartList as ChartList } from "../../viz/files/charts.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { jsonText } from "../json.ts";
import { readPlan } from "../read-plan.ts";
import { SHIPPED_REFERENCE } from "../shipped.ts";
import { leverDetails, parameterDetails, targetDetails, type Details } from "./list-details.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import type { Streams } from "../streams.ts";
import type { Language } from "../texts.ts";

export const LISTS = ["levers", "indicators", "targets", "parameters", "charts"] as const;
export type ListKind = (typeof LISTS)[number];

export interface ListArguments {
  readonly what: ListKind;
  readonly plan: string | null;
  readonly allow: readonly string[];
  readonly json: boolean;
  readonly language: Language;
}

interface Row {
  readonly id: string;
  /** Empty for charts, which say theirs in the picture. */
  readonly unit: string;
  readonly label: string;
  readonly details?: Details;
}

export function listDeclared(args: ListArguments, streams: Streams): ExitStatus {
  const { scenario, diagnostics } = readPlan(args.plan ?? SHIPPED_REFERENCE, args);
  const rows = scenario === null ? [] : rowsOf(args.what, scenario, args.language);
  const status = scenario === null ? EXIT.inputWrong : EXIT.done;
  if (args.json) {
    const kind = scenario === null ? "failure" : "list";
    streams.out(
      jsonText({ kind, diagnostics, result: scenario === null ? null : rows.map(plainRow) }),
    );
    return status;
  }
  if (diagnostics.length > 0) streams.error(diagnosticsText(diagnostics, args.language));
  const shown = rows.map((row) => ({
    ...row,
    unit: row.details?.shownUnit ?? unitInWords(row.unit)[args.language],
  }));
  const width = (column: "id" | "unit"): number =>
    shown.reduce((widest, row) => Math.max(widest, row[column].length), 0);
  const [ids, units] = [width("id"), width("unit")];
  for (const { id, unit, label, details } of shown) {
    const beside = units === 0 ? "" : unit.padEnd(units + 2);
    const more = details === undefined ? "" : `  [${details.text}]`;
    streams.out(`${id.padEnd(ids + 2)}${beside}${label}${more}\n`);
  }
  return status;
}

/** For a program: figures and unit as the model has them. */
const plainRow = ({ details, ...row }: Row): object => ({ ...row, ...details?.json });

function rowsOf(what: ListKind, scenario: ResolvedScenario, language: Language): Row[] {
  if (what === "charts") return chartRows(language);
  if (what === "targets") return targetRows(scenario, language);
  const kind = what === "indicators" ? "outputs" : what;
  const { catalogue } = cityOf(scenario.model);
  const rows = catalogue.modules.flatMap((module) =>
    Object.entries(module[kind]).map(([name, declared]): Row => {
      const { unit, dims, label } = declared;
      const id = `${module.id}.${name}`;
      const row = { id: `${id}${dims.length > 0 ? `[${dims.join(",")}]` : ""}`, unit };
      const named = { ...row, label: label[language] };
      if (what === "indicators") return named;
      const details =
        what === "levers"
          ? leverDetails(id, declared as LeverDeclaration, scenario, language)
          : parameterDetails(id, unit, scenario, language);
      return { ...named, details };
    }),
  );
  if (what !== "indicators") return rows;
  const own = scenario.model.indicators.map(({ id, unit, kind, formula }) => ({
    id,
    unit,
    label: scenario.notes.indicators![id]!.title[language],
    details: { json: { kind, formula }, shownUnit: unitInWords(unit)[language], text: formula },
  }));
  return [...rows, ...own];
}

function targetRows({ model, notes }: ResolvedScenario, language: Language): Row[] {
  const { catalogue } = cityOf(model);
  return model.targets.map((target) => ({
    id: target.id,
    unit: target.unit,
    label: notes.targets[target.id]!.short[language],
    details: targetDetails(target, catalogue, language),
  }));
}

function chartRows(language: Language): Row[] {
  // Charts are in the bundle that draws them.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a bundle beside this one
  const { chartList } = require("./charts.cjs") as { chartList: typeof ChartList };
  return chartList().map(({ id, question }) => ({ id, unit: "", label: question[language] }));
}
