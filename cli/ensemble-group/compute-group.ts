/** Bands of all municipalities of a group and of their totals, part by part on all workers. */
import {
  Reducer,
  type MunicipalBands,
  type TotalBand,
} from "../../engine/analysis/group-ensemble/group-bands.ts";
import { GroupSums, lengthOf } from "../../engine/analysis/group-ensemble/group-sums.ts";
import { shownOutputs } from "../../engine/analysis/group-ensemble/kept-figures.ts";
import { PartRunner } from "../../engine/analysis/group-ensemble/part-runner.ts";
import type { GroupPart } from "../../engine/analysis/group-ensemble/parts.ts";
import type { Instances } from "../../engine/analysis/instances.ts";
import { catalogue } from "../../engine/model/index.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import type { Pool } from "../ensemble/pool.ts";
import { Progress } from "../ensemble/progress.ts";
import { EnsembleRefused } from "../ensemble/stopped.ts";
import { MEMORY_BUDGET } from "../ensemble/store.ts";
import type { Streams } from "../streams.ts";
import type { Language } from "../texts.ts";

export interface GroupEnsembleOptions {
  readonly members: number;
  readonly seed: number | string;
  readonly quiet: boolean;
  readonly language: Language;
  /** Bytes that the columns of one part may take. */
  readonly memory?: number;
}

const tooMany = (members: number, most: number): Diagnostic => ({
  ...{ code: "bad-option", severity: "error", at: null, excerpt: null, related: [] },
  message: {
    nl: `--members: ${members} doorrekeningen van gemeenten die samenhangen passen niet in het geheugen`,
    en: `--members: ${members} runs of municipalities that belong together do not fit in memory`,
  },
  help: {
    nl: `neem er hoogstens ${most}`,
    en: `take ${most} at most`,
  },
});

/**
 * @param parts    read when it is their turn
 * @param onBands  handed every municipality as soon as its part is done
 * @throws EnsembleRefused where the members of a part are more than fit in memory
 */
export async function computeGroup(
  pool: Pool,
  parts: Iterable<GroupPart>,
  { members, seed, quiet, language, memory = MEMORY_BUDGET }: GroupEnsembleOptions,
  { instances, streams }: { readonly instances: Instances; readonly streams: Streams },
  onBands: (bands: MunicipalBands) => void,
): Promise<readonly TotalBand[]> {
  const reducer = new Reducer(members);
  const shown = shownOutputs(catalogue);
  let totals: { room: SharedArrayBuffer; sums: GroupSums; central: GroupSums } | null = null;
  let before = 0;
  let now: () => number = () => 0;
  const counted = {
    done: () => before + now(),
    ...{ before: () => 0, all: () => Math.max(before + now(), runs) },
  };
  let runs = 0;
  const progress = quiet ? null : new Progress(streams, counted, language);
  try {
    for (const part of parts) {
      const { first, last } = part.members[0]!.model;
      const years = last - first + 1;
      if (totals === null) {
        const room = new SharedArrayBuffer(8 * lengthOf(catalogue, shown, years, members));
        totals = {
          room,
          sums: new GroupSums(catalogue, shown, years, members, new Float64Array(room)),
          central: new GroupSums(catalogue, shown, years, 1),
        };
      }
      const runner = new PartRunner(part, instances, { seed });
      const numbers = runner.figures.reduce((sum, { columns }) => sum + columns, 0);
      if (8 * numbers * members > memory) {
        const most = Math.floor(memory / (8 * numbers));
        throw new EnsembleRefused(tooMany(members, most));
      }
      const columns = runner.figures.map((one) => new SharedArrayBuffer(8 * one.columns * members));
      runs = before + members * columns.length;
      const running = pool.run(
        { kind: "part", part, seed, members, columns, shown, sums: totals.room },
        { onStart: (control) => (now = () => control.done()) },
      );
      const central = runner.central().map((row) => row.slice());
      await running;
      before = runs;
      now = () => 0;
      for (const [at, figures] of runner.figures.entries()) {
        totals.sums.note(figures);
        totals.central.note(figures);
        const row = central[at]!;
        totals.central.add({ figures, data: row, at: 0, stride: 1, from: 0, to: 1 });
        const data = new Float64Array(columns[at]!);
        onBands(reducer.reduce({ scenario: part.members[at]!, figures, central: row, data }));
      }
    }
  } finally {
    progress?.end();
  }
  return reducer.totals(totals!.sums, totals!.central, catalogue);
}
