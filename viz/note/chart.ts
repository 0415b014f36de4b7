/** A chart of a run or of the comparison, as a note shows it. */
import { nearest } from "../../engine/scenario/diagnostics/near-miss.ts";
import { enumeration } from "../../engine/scenario/address.ts";
import { frameOf } from "../specs/chart-data.ts";
import { ENSEMBLE_TITLES } from "../specs/ensemble/questions.ts";
import type { NoteFacts } from "./facts.ts";
import { ensembleOf } from "./ensemble-figure.ts";
import { isFault, noteFault, type NoteFault } from "./fault.ts";
import { findPlan } from "./subject.ts";
import { shortened } from "./tag-tokens.ts";
import type { ChartTag } from "./tag.ts";
import { sourceLine } from "./source-line.ts";

export interface NoteChart {
  readonly id: string;
  readonly title: string;
  /** What it shows, for who cannot see it. */
  readonly alternative: string;
  readonly caption: string;
  readonly source: string;
  readonly svg: string;
  readonly png: Uint8Array;
}

/**
 * The chart of a tag: of the plan that it names, else of the first plan, else of the comparison.
 * Its id may be written with underscores or capitals, and the beginning is enough: `emissions` is the
 * first chart of that name, in the order of the report.
 */
export async function noteChart(tag: ChartTag, facts: NoteFacts): Promise<NoteChart | NoteFault> {
  const plan = findPlan(tag.plan, facts.plans);
  if (isFault(plan)) return plan;
  const wished = tag.chart.toLowerCase().replaceAll("_", "-");
  const ofPlan = await facts.charts.ids(plan.id);
  const ofComparison =
    tag.plan === null && facts.comparison !== null ? await facts.charts.ids(null) : [];
  const all = [...ofPlan, ...ofComparison];
  const found = all.includes(wished) ? wished : all.find((id) => id.startsWith(`${wished}-`));
  if (found === undefined) {
    // Charts that only an ensemble has.
    const lacking = wished in ENSEMBLE_TITLES ? ensembleOf(plan, facts) : null;
    if (isFault(lacking)) return lacking;
    // The beginning of a name is enough, so that one may be meant too: `emision` for `emissions-…`.
    const starts = new Set(
      all.flatMap((id) => [...id.matchAll(/-/g)].map(({ index }) => id.slice(0, index))),
    );
    const near = nearest(wished, all) ?? nearest(wished, [...starts]);
    const listed = enumeration(all);
    return noteFault(
      "unknown-tag",
      {
        nl: `plan ${plan.id} heeft geen grafiek "${shortened(tag.chart)}"`,
        en: `plan ${plan.id} has no chart "${shortened(tag.chart)}"`,
      },
      near === null
        ? { nl: `kies uit ${listed.nl}`, en: `choose from ${listed.en}` }
        : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
    );
  }
  const isOfPlan = ofPlan.includes(found);
  const drawn = await facts.charts.draw(isOfPlan ? plan.id : null, found);
  const { id, title, alternative, svg, png } = drawn;
  const frame = frameOf(drawn.spec);
  const caption = frame?.title ?? title;
  const source = frame?.closing ?? sourceLine(isOfPlan ? [plan] : facts.plans, facts.language);
  return { id, title, alternative, caption, source, svg, png };
}
