/** `simulate list levers|indicators|parameters`: what the model knows, from its declarations. */
import { catalogue } from "../../engine/model/index.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { jsonText } from "../json.ts";
import type { Streams } from "../streams.ts";
import type { Language } from "../texts.ts";

export const LISTS = ["levers", "indicators", "parameters"] as const;
export type ListKind = (typeof LISTS)[number];

export interface ListArguments {
  readonly what: ListKind;
  readonly json: boolean;
  readonly language: Language;
}

interface Row {
  readonly id: string;
  readonly unit: string;
  readonly label: string;
}

export function listDeclared(args: ListArguments, streams: Streams): ExitStatus {
  const kind = args.what === "indicators" ? "outputs" : args.what;
  const rows: Row[] = catalogue.modules.flatMap((module) =>
    Object.entries(module[kind]).map(([name, { unit, dims, label }]) => ({
      id: `${module.id}.${name}${dims.length > 0 ? `[${dims.join(",")}]` : ""}`,
      unit,
      label: label[args.language],
    })),
  );
  if (args.json) streams.out(jsonText({ kind: "list", diagnostics: [], result: rows }));
  else {
    const widest = rows.reduce((width, { id }) => Math.max(width, id.length), 0);
    for (const { id, unit, label } of rows) {
      streams.out(`${id.padEnd(widest + 2)}${unit.padEnd(14)}${label}\n`);
    }
  }
  return EXIT.done;
}
