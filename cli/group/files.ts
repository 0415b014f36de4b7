/** All files of the folder of a run over several municipalities; `run.json` signs the others. */
import { attributeAlone } from "../../engine/analysis/compared-attribution.ts";
import type { Attribution } from "../../engine/analysis/attribution.ts";
import { benchmark, type Benchmark } from "../../engine/analysis/group/benchmark.ts";
import type { GroupOutcome } from "../../engine/analysis/group/group-outcome.ts";
import type { RunOutcome } from "../../engine/analysis/outcome.ts";
import { groupTables } from "../../viz/files/group/group-tables.ts";
import { resultTables } from "../../viz/files/result-tables.ts";
import {
  chartMaker,
  FONT_FOLDER,
  pageFiles,
  programVersion,
  reports,
  runPages,
  tableFiles,
  type FileOptions,
} from "../result-files.ts";
import type { OutputFile } from "../results-folder.ts";
import { workbookFile } from "../workbook-file.ts";
import { groupRecord, type GroupAsked, type GroupHashes } from "./record.ts";

/** Where the reports of the municipalities are, by the id of each. */
const EACH = "municipalities";
const memberReport = (id: string): string => `${EACH}/${id}/report.html`;

/** Where the charts of the sum are, in the folder of charts. */
const TOGETHER = "total";

export interface GroupFileOptions extends FileOptions, GroupAsked {
  /** Whether every municipality gets a report of its own. */
  readonly each: boolean;
}

/**
 * What the measures of a municipality do, as when it is run alone. Where its neighbours make a
 * difference, no mix of two plans gives what it came to in the group: then nothing is split.
 */
function splitOf(outcome: RunOutcome, { instanceOf }: FileOptions): Attribution | null {
  const split = attributeAlone(outcome.scenario, instanceOf);
  const isSame = split?.indicators.every(({ id, reference, plan }) => {
    const path = outcome.run.series(id);
    const unchanged = outcome.reference.series(id);
    return path.every((value, at) => value === plan[at] && unchanged[at] === reference[at]);
  });
  return isSame === true ? split : null;
}

/** The report of the group, and behind it its charts: of municipalities side by side, and of the sum. */
export async function groupPages(
  outcome: GroupOutcome,
  hashes: GroupHashes,
  { language, each }: Pick<GroupFileOptions, "language" | "each">,
  compared: Benchmark = benchmark(outcome),
): Promise<OutputFile[]> {
  const { chartFiles, drawCharts, drawGroupCharts } = chartMaker();
  const charts = await drawGroupCharts(outcome, language, FONT_FOLDER, compared);
  const { total } = outcome;
  const totalCharts = await drawCharts(total, 0, language, FONT_FOLDER);
  const report = reports().groupReport({
    ...{ outcome, compared, charts, totalCharts, language, hashes },
    each: each ? outcome.scenario.model.members.map(memberReport) : null,
    ...{ version: programVersion(), files: pageFiles() },
  });
  return [
    { name: "report.html", bytes: new TextEncoder().encode(report) },
    ...chartFiles(charts, "charts", FONT_FOLDER),
    ...chartFiles(totalCharts, `charts/${TOGETHER}`, FONT_FOLDER),
  ];
}

/** The folder of the whole group. */
export async function groupFiles(
  outcome: GroupOutcome,
  hashes: GroupHashes,
  options: GroupFileOptions,
): Promise<OutputFile[]> {
  const { scenario, members } = outcome;
  const [report, ...charts] = await groupPages(outcome, hashes, options);
  const files: OutputFile[] = [
    ...[report!, ...tableFiles(groupTables(outcome), options), ...charts],
    ...workbookFile(({ groupWorkbookBytes }) =>
      groupWorkbookBytes(outcome, hashes, options.language),
    ),
  ];
  if (options.each) {
    for (const [at, member] of members.entries()) {
      const split = splitOf(member, options);
      const [page] = await runPages(member, hashes.members[at]!, options, split);
      files.push({ ...page!, name: memberReport(scenario.model.members[at]!) });
    }
  }
  files.push(groupRecord(scenario, hashes, options, null, files));
  return files;
}

/**
 * The folder of one municipality as it came out within its group: the files of a run, signed by a
 * record of the whole group, as nothing less gives the same figures again.
 *
 * @param at its place among the members
 */
export async function memberFiles(
  { scenario, members }: GroupOutcome,
  at: number,
  hashes: GroupHashes,
  options: FileOptions & GroupAsked,
): Promise<OutputFile[]> {
  const member = members[at]!;
  const own = hashes.members[at]!;
  const [report, ...charts] = await runPages(member, own, options, splitOf(member, options));
  const files: OutputFile[] = [
    ...[report!, ...tableFiles(resultTables(member), options), ...charts],
    ...workbookFile(({ runWorkbookBytes }) => runWorkbookBytes(member, own, options.language)),
  ];
  files.push(groupRecord(scenario, hashes, options, scenario.model.members[at]!, files));
  return files;
}
