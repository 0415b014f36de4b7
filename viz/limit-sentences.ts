/** Where a plan asks more than can be done, in words: a sentence for each lever. */
import type { BoundConstraint } from "../engine/analysis/constraints.ts";
import { midSentence, parseAddress } from "../engine/scenario/address.ts";
import { displayUnit, formatNumber } from "./numbers.ts";
import { nameOf, severalOf } from "./names.ts";
import type { View } from "./run-view.ts";

/** What is said of a limit, and behind it, where there is room, its years. */
export interface LimitText {
  readonly said: string;
  /** With a space before it; empty where it is one year. */
  readonly span: string;
}

/** The year a council asks about first; a limit that binds in it is told for that year. */
const TOLD_FIRST = [2040, 2030, 2050];

/** Which row tells a limit best: a year people ask about, else the one where most is lacking. */
function told(rows: readonly BoundConstraint[]): BoundConstraint {
  const lack = ({ wished, got }: BoundConstraint): number => Math.abs(wished - got);
  for (const year of TOLD_FIRST) {
    const those = rows.filter((row) => row.year === year);
    if (those.length > 0) return those.reduce((a, b) => (lack(b) > lack(a) ? b : a));
  }
  return rows.reduce((a, b) => (lack(b) > lack(a) ? b : a));
}

/** What binds one lever, whatever the number of its members, limits and years. */
export interface MetLimit {
  readonly id: string;
  readonly rows: readonly BoundConstraint[];
}

/** The limit that leaves most undone comes first. */
export function metLimits({ outcome, region }: View): MetLimit[] {
  const groups = new Map<string, BoundConstraint[]>();
  for (const row of outcome.constraints[region]!.bound) {
    const { id } = parseAddress(row.lever)!;
    groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  const lack = ({ rows }: MetLimit): number => {
    const { wished, got } = told(rows);
    return Math.abs(wished - got) / Math.max(Math.abs(wished), Math.abs(got));
  };
  return [...groups].map(([id, rows]) => ({ id, rows })).sort((a, b) => lack(b) - lack(a));
}

function whose({ id, rows }: MetLimit, view: View): string {
  const levers = new Set(rows.map(({ lever }) => lever));
  const [only] = levers;
  if (levers.size === 1) return nameOf(only!, view);
  const { dims } = view.outcome.catalogue.modules
    .flatMap((module) =>
      Object.entries(module.levers).map(([name, lever]) => ({ id: `${module.id}.${name}`, lever })),
    )
    .find((declared) => declared.id === id)!.lever;
  return `${nameOf(id, view)} (${severalOf(dims.at(-1)!, levers.size, view)})`;
}

export function limitText(limit: MetLimit, view: View): LimitText {
  const { language } = view;
  const row = told(limit.rows);
  const display = displayUnit(row.unit, Math.max(Math.abs(row.wished), Math.abs(row.got)));
  const both = [row.got, row.wished].map((value) => value / display.factor);
  const isWhole = both.every((value) => Math.abs(value - Math.round(value)) < 1e-9);
  const [got, wished] = both.map((value) =>
    formatNumber(value, language, isWhole ? 0 : display.decimals),
  );
  const part = `${got} ${{ nl: "van", en: "of" }[language]} ${wished} ${display.label[language]}`;
  const years = limit.rows.map(({ year }) => year);
  const [from, to] = [Math.min(...years), Math.max(...years)];
  const span = from === to ? "" : ` (${from}-${to})`;
  const why = midSentence(row.label[language]);
  const said = `${whose(limit, view)}: ${part} in ${row.year}; ${why}`;
  return { said, span };
}

/** Limits of levers that the plan changes; all of them where there are none of those. */
export function limitsOfPlan(view: View): {
  readonly own: readonly MetLimit[];
  /** How many others are met, without the plan too. */
  readonly others: number;
} {
  const limits = metLimits(view);
  const changed = new Set(
    view.outcome.changes[view.region]!.levers.map(({ lever }) => parseAddress(lever)!.id),
  );
  const ofPlan = limits.filter(({ id }) => changed.has(id));
  const own = ofPlan.length > 0 ? ofPlan : limits;
  return { own, others: limits.length - own.length };
}
