/**
 * Figures out of a part, some columns of one year at a time. What the end of a part says of where its
 * columns lie is a thousandth of it at most when it is kept as numbers, and many times that as the
 * objects of the library: so the library is asked for one group of rows and the columns of it that
 * are wanted.
 */
import fs from "node:fs";
import { parquetMetadata, parquetRead, type FileMetaData } from "hyparquet";
import { readBytes } from "./read-bytes.ts";

/** Members of one year that lie together. */
interface RowGroup {
  readonly year: number;
  /** First member. */
  readonly from: number;
  readonly count: number;
  /** Where each column begins, and behind them where the last ends. */
  readonly starts: Float64Array;
}

export interface FiguresOfPart {
  /**
   * Writes the members of this part of some columns in a year, at the place of each member; NaN where
   * one has no value.
   *
   * @param columns numbers of columns, as they lie in the part; each once
   * @param into for each of them one array with a place for every member of the ensemble
   */
  read(year: number, columns: readonly number[], into: readonly Float64Array[]): Promise<void>;
  close(): void;
}

const YEAR = 0;
const MEMBER = 1;
/** Mark and length behind the footer. */
const TAIL = 8;

/** @param file a part that was found to be whole */
export function figuresOfPart(file: string): FiguresOfPart {
  const handle = fs.openSync(file, "r");
  const bytes = (start: number, end: number): ArrayBuffer => {
    const found = new Uint8Array(end - start);
    if (readBytes(handle, start, found) < found.length) {
      throw new Error("the file is shorter than it was");
    }
    return found.buffer;
  };
  const { size } = fs.fstatSync(handle);
  const length = new DataView(bytes(size - TAIL, size)).getUint32(0, true) + TAIL;
  const { version, schema, row_groups } = parquetMetadata(bytes(size - length, size));
  const groups = row_groups.map(rowGroup);
  const [root, ...elements] = schema;

  /** As if the file had this group of rows and these columns alone. */
  const excerpt = ({ count, starts }: RowGroup, columns: readonly number[]): FileMetaData => ({
    ...{ version, metadata_length: 0, num_rows: BigInt(count) },
    schema: [
      { ...root!, num_children: columns.length },
      ...columns.map((column) => elements[column]!),
    ],
    row_groups: [
      {
        ...{ num_rows: BigInt(count), total_byte_size: 0n },
        columns: columns.map((column) => {
          const bytesOf = BigInt(starts[column + 1]! - starts[column]!);
          return {
            file_offset: 0n,
            meta_data: {
              ...{ type: "DOUBLE", encodings: ["PLAIN"], codec: "SNAPPY" },
              ...{ path_in_schema: [elements[column]!.name], num_values: BigInt(count) },
              ...{ total_uncompressed_size: bytesOf, total_compressed_size: bytesOf },
              data_page_offset: BigInt(starts[column]!),
            },
          };
        }),
      },
    ],
  });

  return {
    async read(year, columns, into) {
      const places = new Map(columns.map((column, at) => [elements[column]!.name, into[at]!]));
      for (const group of groups) {
        if (group.year !== year) continue;
        await parquetRead({
          file: { byteLength: size, slice: (start, end = size) => bytes(start, end) },
          metadata: excerpt(group, columns),
          onPage({ pathInSchema, columnData, rowStart }) {
            const figures = places.get(pathInSchema[0]!)!;
            const at = group.from + rowStart;
            if (columnData instanceof Float64Array) figures.set(columnData, at);
            else {
              for (let row = 0; row < columnData.length; row++) {
                figures[at + row] = (columnData[row] as number | null) ?? NaN;
              }
            }
          },
        });
      }
    },
    close() {
      fs.closeSync(handle);
    },
  };
}

function rowGroup({ columns, num_rows }: FileMetaData["row_groups"][number]): RowGroup {
  const chunks = columns.map(({ meta_data }) => meta_data!);
  const least = (column: number): number => Number(chunks[column]!.statistics!.min_value);
  const starts = Float64Array.from(chunks, ({ data_page_offset }) => Number(data_page_offset));
  const last = chunks.at(-1)!;
  const end = Number(last.data_page_offset) + Number(last.total_compressed_size);
  return {
    ...{ year: least(YEAR), from: least(MEMBER), count: Number(num_rows) },
    starts: Float64Array.of(...starts, end),
  };
}
