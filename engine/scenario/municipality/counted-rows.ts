/** Figures of a municipality that are shares of what was counted in it. */
import { allDwellings, DWELLING_TYPES, LABELS, type Counted } from "./counted.ts";
import type { FigureRow } from "./rules.ts";
import { sum } from "./tables.ts";

/** How far the shares of types may have moved between the start and the count a year later. */
const TYPE_MARGIN = 0.005;
/** Half-width of a range in standard errors of a share. */
const ERRORS = 2;

const share = (value: number): string => value.toFixed(6);

function row(
  address: string,
  value: number,
  margin: number,
  { source, where, note }: { source: string; where: string; note: string },
): FigureRow {
  return {
    ...{ folder: "parameters", address, year: "" },
    ...{ value: share(value), unit: "1" },
    low: share(Math.max(0, value - margin)),
    high: share(Math.min(1, value + margin)),
    ...{ shape: "", grade: "derived", source, where, note, group: "" },
  };
}

/** Shares of types of dwelling. */
function typeRows({ dwellings }: Counted): FigureRow[] {
  if (dwellings === undefined) return [];
  const { source, where, value } = dwellings;
  const all = allDwellings(value);
  return DWELLING_TYPES.map((type) =>
    row(`housing.type_share[${type}]`, value[type] / all, TYPE_MARGIN, {
      ...{ source, where },
      note: `${value[type]} / ${all} counted; shares of 2025 taken for 2024`,
    }),
  );
}

/** Shares of energy labels, as uncertain as so few certificates are. */
function labelRows({ labels }: Counted): FigureRow[] {
  if (labels === undefined) return [];
  const { source, where, note, value } = labels;
  const { percent, certificates } = value;
  const all = sum(LABELS.map((label) => percent[label]));
  return LABELS.map((label) => {
    const part = percent[label] / all;
    // A label that none of n certificates has may still be that of one in n.
    const seen = Math.max(part, 1 / certificates);
    const margin = ERRORS * Math.sqrt((seen * (1 - seen)) / certificates);
    return row(`housing.label_share[${label}]`, part, margin, {
      ...{ source, where },
      note: `${percent[label]} / ${all.toFixed(2)} of ${certificates} certificates, ${note}`,
    });
  });
}

/** What takes the place of figures scaled from a larger whole. */
export const ownCountRows = (counted: Counted | undefined): FigureRow[] =>
  counted === undefined ? [] : [...typeRows(counted), ...labelRows(counted)];
