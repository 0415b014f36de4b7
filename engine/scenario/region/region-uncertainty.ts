/**
 * The columns `distribution` and `group` of region files: how a figure is spread, and with which
 * others it moves. Both may be empty or left out; then the default by grade holds.
 */
import { cellText, type CsvRow, type CsvTable } from "./csv.ts";
import type { RegionReport } from "./region-report.ts";
import type { Columns } from "./region-rows.ts";
import type { Grade } from "../declarations.ts";
import { lonelyGroup } from "../parameters/plan-groups.ts";
import type { StatedDistribution, StatedGroup } from "../resolved.ts";
import {
  isProblem,
  readDistribution,
  readGroup,
  withoutRange,
} from "../uncertainty/stated-distribution.ts";

/** Optional columns of every file whose figures may be unsure. */
export const UNCERTAINTY_COLUMNS = ["distribution", "group"] as const;
export type UncertaintyColumn = (typeof UNCERTAINTY_COLUMNS)[number];

export interface Uncertainty {
  readonly distribution?: StatedDistribution;
  readonly group?: StatedGroup;
}

export const NO_UNCERTAINTY: Uncertainty = {};

/** What is known of a figure where its distribution is read. */
export interface UnsureFigure {
  /** As it is called in messages, its years included. */
  readonly subject: string;
  /** Without years: a path is one figure. */
  readonly address: string;
  readonly layer: number;
  readonly grade: Grade;
  readonly value: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly min: number;
  readonly max: number;
  canonical(written: number): number;
  /** A table column: numbers are per cents of its values, and have that sign. */
  readonly isColumn?: true;
}

/** What was read so far, over all files of a region and its parents: who is in which group. */
export class Groups {
  /** By address and layer what an earlier row of the same path says. */
  private readonly stated = new Map<string, string>();

  private readonly members = new Map<string, Set<string>>();
  private readonly first = new Map<string, readonly [CsvTable, CsvRow, number]>();

  join(name: string, address: string, table: CsvTable, row: CsvRow, column: number): void {
    const known = this.members.get(name);
    if (known === undefined) {
      this.members.set(name, new Set([address]));
      this.first.set(name, [table, row, column]);
    } else known.add(address);
  }

  /** What an earlier row of the same path says otherwise; null where they agree. */
  contradicts(path: string, text: string): string | null {
    const earlier = this.stated.get(path);
    if (earlier === undefined) this.stated.set(path, text);
    return earlier === undefined || earlier === text ? null : earlier;
  }

  /** Names the groups that only one figure is in: nothing moves along with it. */
  reportLonely(report: RegionReport): void {
    const several = [...this.members].filter(([, { size }]) => size > 1).map(([name]) => name);
    for (const [name, { size }] of this.members) {
      if (size > 1) continue;
      report.atCell(...this.first.get(name)!, lonelyGroup(name, several));
    }
  }
}

/** The two cells of a row; null, with the reason reported, when one of them is wrong. */
export function readUncertainty(
  table: CsvTable,
  row: CsvRow,
  columns: Columns<UncertaintyColumn>,
  figure: UnsureFigure,
  groups: Groups,
  report: RegionReport,
): Uncertainty | null {
  const written = columns.distribution < 0 ? "" : cellText(row, columns.distribution);
  const named = columns.group < 0 ? "" : cellText(row, columns.group);
  if (written === "" && named === "") return NO_UNCERTAINTY;
  const { subject, low, high } = figure;
  const earlier = groups.contradicts(`${figure.layer} ${figure.address}`, `${written} ${named}`);
  if (earlier !== null) {
    report.atCell(table, row, written === "" ? columns.group : columns.distribution, {
      code: "inconsistent-data",
      message: {
        nl: `de rijen van ${figure.address} noemen eerst "${earlier.trim()}" en dan "${`${written} ${named}`.trim()}"`,
        en: `the rows of ${figure.address} say "${earlier.trim()}" first and then "${`${written} ${named}`.trim()}"`,
      },
      help: {
        nl: "een pad over jaren beweegt als één geheel: zet verdeling en groep in één rij, of in elke rij dezelfde",
        en: "a path over years moves as one: give distribution and group in one row, or the same in each",
      },
    });
    return null;
  }
  let distribution: StatedDistribution | undefined;
  let isWrong = false;
  if (low === undefined || high === undefined) {
    const column = written === "" ? columns.group : columns.distribution;
    report.atCell(table, row, column, withoutRange(subject));
    return null;
  }
  if (written !== "") {
    const read = readDistribution(written, { ...figure, low, high });
    if (isProblem(read)) {
      report.atCell(table, row, columns.distribution, read.problem);
      isWrong = true;
    } else distribution = { text: written, of: read };
  }
  let group: StatedGroup | undefined;
  if (named !== "") {
    const read = readGroup(named, subject);
    if (isProblem(read)) {
      report.atCell(table, row, columns.group, read.problem);
      isWrong = true;
    } else {
      group = read;
      groups.join(read.name, figure.address, table, row, columns.group);
    }
  }
  if (isWrong) return null;
  return {
    ...(distribution === undefined ? {} : { distribution }),
    ...(group === undefined ? {} : { group }),
  };
}
