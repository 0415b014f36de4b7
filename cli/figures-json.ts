/** Placeholders, unknown figures and replaced defaults, as `--json` tells them (docs/reference/json.md). */
import { figureMarks, type MarkedFigure } from "../engine/analysis/figure-marks.ts";
import type { RunOutcome } from "../engine/analysis/outcome.ts";

const plain = ({ kind, address, label, unit, value, record }: MarkedFigure) => ({
  ...{ kind, address, label, unit, value },
  ...{ low: record.low ?? null, high: record.high ?? null, grade: record.grade },
  ...{ source: record.source, where: record.where, note: record.note, origin: record.origin },
  by: record.by ?? null,
  stated: record.stated ?? null,
});

/** Of one region, by what they are. */
export function figureRecords({ scenario, catalogue }: RunOutcome, region: number) {
  const { placeholders, unknown, replacing } = figureMarks(scenario, catalogue, region);
  return {
    placeholders: placeholders.map(plain),
    unknown: unknown.map(({ kind, address, label, unit, record }) => ({
      ...{ kind, address, label, unit },
      ...{ source: record.source, note: record.note, origin: record.origin, by: record.by ?? null },
    })),
    replacing: replacing.map(({ replaces, ...figure }) => ({ ...plain(figure), replaces })),
  };
}
