/** Which name of the list of charts a chart file goes by: `lines-ID` for `lines-emissions-total`. */
import { chartNames, type ChartName } from "../../viz/specs/chart-names.ts";

/**
 * The gallery draws plans and comparisons; an analysis of one figure, an ensemble or a plan over several
 * municipalities, which has charts in its report, is asked for by itself.
 */
export const galleryCharts = chartNames.filter(({ of }) => of === "run" || of === "comparison");

/** Words in capitals stand for what differs; a plan may be left out, and so may the number of a table. */
function patternOf(name: string): RegExp {
  const pattern = name.replace(/-(PLAN|N)$/, "(?:-.+)?").replaceAll(/ID|BUDGET|PLAN/g, ".+");
  return new RegExp(`^${pattern}$`);
}

const patterns = galleryCharts.map((name) => ({ name, pattern: patternOf(name.id) }));

/**
 * A name that is written out goes before one that stands for many. A run may draw what is listed among
 * the charts of comparisons: the waterfall of its measures.
 */
export function chartNameOf(file: string, of: ChartName["of"]): ChartName | null {
  const fitting = patterns.filter(({ pattern }) => pattern.test(file)).map(({ name }) => name);
  const own = fitting.filter((name) => name.of === of);
  const exact = own.find(({ id }) => id === file);
  return exact ?? own[0] ?? fitting[0] ?? null;
}
