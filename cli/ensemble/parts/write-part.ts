/** Writes the members of a share as a Parquet part: the same bytes on every machine. */
import { ParquetWriter } from "hyparquet-writer";
import type { FigurePlan } from "../../../engine/analysis/ensemble/figures.ts";
import type { ResolvedScenario } from "../../../engine/scenario/resolved.ts";
import { metadataOf, PART_FORMAT, type EnsembleIdentity } from "./identity.ts";
import { partColumns, placeIn, rowYears, type PartColumn } from "./part-columns.ts";
import { PartFile } from "./part-file.ts";
import type { Share } from "./share.ts";

/** Some members, column by column; valid until the next ones are asked for. */
export interface MemberColumns {
  /** First member. */
  readonly from: number;
  /** Number of members. */
  readonly count: number;
  /** All members of a column of the figure plan; NaN where a member has no value. */
  column(place: number): Float64Array;
}

/** Bytes of figures that are held at once, whatever the size of the part. */
const BATCH_BYTES = 128 * 1024 * 1024;
/** Members of the smallest batch. */
const LEAST = 512;

/**
 * Members that are written together, each year of them as one group of rows. It follows from the
 * figures alone, so that the groups are the same whoever writes the part.
 */
export const batchSize = (columns: number): number =>
  Math.max(1, Math.floor(BATCH_BYTES / (8 * columns * LEAST))) * LEAST;

/** A part to be written. */
export interface PartToWrite {
  /** Path of the finished part. */
  readonly target: string;
  readonly identity: EnsembleIdentity;
  readonly share: Share;
  readonly scenario: ResolvedScenario;
  readonly figures: FigurePlan;
}

/** Without values that are equal among machines by chance only: a NaN has many bit patterns. */
function withoutNaN(values: Float64Array): Float64Array | (number | null)[] {
  for (const value of values) {
    if (Number.isNaN(value)) {
      return Array.from(values, (one) => (Number.isNaN(one) ? null : one));
    }
  }
  return values;
}

/**
 * @param batches members of the share in ascending order, `batchSize` at a time
 * @throws what the disk says; then nothing is left in the folder
 */
export async function writePart(
  { target, identity, share, scenario, figures }: PartToWrite,
  batches: AsyncIterable<MemberColumns> | Iterable<MemberColumns>,
): Promise<void> {
  const columns = partColumns(figures);
  const file = new PartFile(target);
  try {
    const parquet = new ParquetWriter({
      writer: file,
      schema: [
        { name: "members", num_children: columns.length + 2 },
        { name: "year", type: "INT32", repetition_type: "REQUIRED" },
        { name: "member", type: "INT32", repetition_type: "REQUIRED" },
        ...columns.map(({ name }) => ({
          ...({ name, type: "DOUBLE", repetition_type: "OPTIONAL" } as const),
        })),
      ],
      codec: "SNAPPY",
      statistics: false,
      kvMetadata: metadataOf(identity, share, scenario),
      createdBy: PART_FORMAT,
    });
    let next = share.from;
    for await (const batch of batches) {
      if (batch.from !== next) throw new Error(`members from ${next} on are missing`);
      next += batch.count;
      for (const year of rowYears(figures)) writeYear(parquet, columns, batch, year);
    }
    if (next !== share.to) throw new Error(`members from ${next} on are missing`);
    await parquet.finish();
  } catch (error) {
    file.discard();
    throw error;
  }
  file.publish();
}

/** One group of rows. */
function writeYear(
  parquet: ParquetWriter,
  columns: readonly PartColumn[],
  batch: MemberColumns,
  year: number,
): void {
  const { from, count } = batch;
  const nothing = new Array<null>(count).fill(null);
  // One page and no choice of encoding: nothing that a library may decide otherwise one day. Readers
  // skip the groups of other years by the least and greatest year of each.
  const plain = { encoding: "PLAIN", offsetIndex: false } as const;
  const key = { ...plain, statistics: true } as const;
  const written = parquet.write({
    columnData: [
      { name: "year", data: new Int32Array(count).fill(year), ...key },
      { name: "member", data: Int32Array.from({ length: count }, (_, at) => from + at), ...key },
      ...columns.map((column) => {
        const place = placeIn(column, year);
        const data = place === null ? nothing : withoutNaN(batch.column(place));
        return { name: column.name, data, ...plain };
      }),
    ],
    rowGroupSize: count,
    pageSize: 0,
  });
  if (written !== undefined) throw new Error("a group of rows was not written at once");
}
