/**
 * `simulate list KIND [PLAN] [WORD…]`: what there is to set, to read and to show, by whatever a
 * person calls it. Without a plan it is what the shipped city has on unchanged policy.
 */
import { isFile } from "../disk.ts";
import { jsonText } from "../json.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { LISTS, listOf, type ListKind } from "../lists/rows.ts";
import { holdsAll, nearWords } from "../lists/search.ts";
import type { Row } from "../lists/row.ts";
import { tableText } from "../lists/table.ts";
import { memberOf, readRegionPlan } from "../read-region-plan.ts";
import { shipped, SHIPPED_REFERENCE } from "../shipped.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import type { Streams } from "../streams.ts";
import type { Language } from "../texts.ts";
import { TOOLS } from "../tool-texts.ts";

export { LISTS, type ListKind };

export interface ListArguments {
  readonly what: ListKind;
  /** Given with --plan; then every word is one to look for. */
  readonly plan: string | null;
  /** Behind the kind of list: perhaps a plan, then what to look for. */
  readonly words: readonly string[];
  readonly allow: readonly string[];
  readonly json: boolean;
  /** Null for that of the plan. */
  readonly language: Language | null;
}

/** Lists that say the same of every plan. */
const OF_NO_PLAN: readonly ListKind[] = ["measures", "charts"];

/**
 * Whether a word is a plan and not something to look for: the name of a file of a plan, a file that
 * exists, or a plan that is supplied; or one municipality of such a plan.
 */
function isPlan(word: string): boolean {
  const { plan } = memberOf(word);
  return /\.ya?ml$/i.test(plan) || shipped.names("plan").includes(plan) || isFile(plan);
}

export function listDeclared(args: ListArguments, streams: Streams): ExitStatus {
  const { what, json } = args;
  const [first, ...others] = args.words;
  const named = args.plan === null && first !== undefined && isPlan(first);
  const words = (named ? others : args.words).flatMap((word) => word.split(/\s+/)).filter(Boolean);
  const plan = args.plan ?? (named ? first : null);
  const read = readRegionPlan(
    plan === null || OF_NO_PLAN.includes(what) ? SHIPPED_REFERENCE : plan,
    args,
  );
  const { scenario, diagnostics } = read;
  const language = args.language ?? read.language ?? "nl";
  if (scenario === null) {
    if (json) streams.out(jsonText({ kind: "failure", diagnostics, result: null }));
    else streams.error(diagnosticsText(diagnostics, language));
    return EXIT.inputWrong;
  }
  const list = listOf(what, scenario, shipped);
  const rows = list.rows.filter(({ searched }) => holdsAll(searched, words));
  if (json) {
    const result = rows.map((row) => plainRow(row, language));
    streams.out(jsonText({ kind: "list", diagnostics, result }));
    return EXIT.done;
  }
  if (diagnostics.length > 0) streams.error(diagnosticsText(diagnostics, language));
  if (rows.length > 0) streams.out(tableText({ ...list, rows }, language));
  else if (words.length === 0) streams.error(`${TOOLS.listEmpty[language]}\n`);
  else {
    const text = (key: keyof typeof TOOLS): string => TOOLS[key][language];
    const lines = [`${text("listNothing")} "${words.join(" ")}".`];
    const near = nearWords(
      list.rows.map(({ searched }) => searched),
      words,
    );
    if (near.length > 0) lines.push(`${text("listNear")} ${near.join(", ")}?`);
    const elsewhere = LISTS.filter((kind) => kind !== what).flatMap((kind) => {
      const found = listOf(kind, scenario, shipped).rows;
      const { length } = found.filter(({ searched }) => holdsAll(searched, words));
      return length === 0 ? [] : [`${kind} (${length})`];
    });
    if (elsewhere.length > 0) lines.push(`${text("listElsewhere")} ${elsewhere.join(", ")}.`);
    streams.error(`${lines.join("\n")}\n`);
  }
  return EXIT.done;
}

/** For a program: figures and unit as the model has them. */
const plainRow = ({ id, unit, name, json }: Row, language: Language): object => ({
  ...{ id, unit, label: name[language], name },
  ...json,
});
