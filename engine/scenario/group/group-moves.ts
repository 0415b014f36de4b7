/**
 * Reads `moves.csv` of a group: of all who leave a municipality, the share that arrives in another.
 * Pairs that are not there are 0, so that a group of thousands takes as many rows as there are pairs
 * between which people move.
 */
import { nearest } from "../diagnostics/near-miss.ts";
import type { ProjectFiles } from "../files.ts";
import { cellText, type CsvRow, type CsvTable } from "../region/csv.ts";
import { originOf } from "../region/region-parameters.ts";
import { placeOfOrigin, type RegionReport } from "../region/region-report.ts";
import {
  BASIS_COLUMNS,
  columnsOf,
  readBasis,
  readNumber,
  readTable,
} from "../region/region-rows.ts";
import type { GroupFigureNote, MoveModel } from "./group-scenario.ts";

export const MOVES_FILE = "moves.csv";

export interface GroupMoves {
  readonly models: readonly MoveModel[];
  readonly notes: readonly GroupFigureNote[];
}

/** What rounding of the shares of one municipality may add up to beyond the whole. */
const ROUNDING = 1e-9;

/** The moves of a group, by the order of its members; none where there is no such file. */
export function readMoves(
  files: ProjectFiles,
  folder: string,
  members: readonly string[],
  sources: ReadonlyMap<string, unknown>,
  report: RegionReport,
): GroupMoves {
  const path = `${folder}/${MOVES_FILE}`;
  const table = files.size(path) === null ? null : readTable(files, path, report);
  const columns =
    table === null ? null : columnsOf(table, ["from", "to", "share", ...BASIS_COLUMNS], [], report);
  if (table === null || columns === null) return { models: [], notes: [] };
  const places = new Map(members.map((id, at) => [id, at]));
  const rules = { sources, needsRange: false, needsNote: true };
  const found = new Map<string, { readonly model: MoveModel; readonly note: GroupFigureNote }>();
  const sums = new Map<string, number>();
  for (const row of report.rowsOf(table)) {
    const from = memberOf(table, row, columns.from, places, report);
    const to = memberOf(table, row, columns.to, places, report);
    const share = readNumber(table, row, columns.share, report);
    const basis = readBasis(
      table,
      row,
      columns,
      `${MOVES_FILE} ${from} > ${to}`,
      true,
      rules,
      report,
    );
    if (from === null || to === null || share === null || basis === null) continue;
    if (from === to) {
      report.atCell(table, row, columns.to, {
        code: "inconsistent-data",
        message: {
          nl: `wie ${from} verlaat, komt niet in ${to} aan`,
          en: `who leaves ${from} does not arrive in ${to}`,
        },
        help: {
          nl: "laat de rij weg: verhuizen binnen een gemeente telt niet",
          en: "leave the row out: moves within a municipality do not count",
        },
      });
      continue;
    }
    if (share < 0 || share > 1) {
      report.atCell(table, row, columns.share, {
        code: "out-of-range",
        message: {
          nl: `het deel van wie vertrekt ligt tussen 0 en 1, niet ${cellText(row, columns.share)}`,
          en: `the share of those who leave lies between 0 and 1, not ${cellText(row, columns.share)}`,
        },
        help: { nl: "12 % schrijf je als 0.12", en: "12 % is written as 0.12" },
      });
      continue;
    }
    const origin = originOf(table, row);
    const pair = `${from} ${to}`;
    const earlier = found.get(pair);
    if (earlier !== undefined) {
      report.atCell(table, row, columns.from, {
        code: "duplicate-key",
        message: {
          nl: `${from} naar ${to} staat er twee keer`,
          en: `${from} to ${to} is there twice`,
        },
        help: { nl: "laat er één staan", en: "keep one of them" },
        related: [
          {
            note: { nl: "de eerste staat hier", en: "the first is here" },
            at: placeOfOrigin(earlier.note.origin),
          },
        ],
      });
      continue;
    }
    const sum = (sums.get(from) ?? 0) + share;
    if (sum > 1 + ROUNDING && (sums.get(from) ?? 0) <= 1 + ROUNDING) {
      const percent = Number((sum * 100).toPrecision(8));
      report.atCell(table, row, columns.share, {
        code: "shares-not-one",
        message: {
          nl: `van wie ${from} verlaat, komt samen al ${percent} % in andere gemeenten aan`,
          en: `of those who leave ${from}, ${percent} % arrive in other municipalities by this row`,
        },
        help: {
          nl: "samen hoogstens 100 %; wat eronder blijft, verlaat de groep",
          en: "100 % together at most; the rest leaves the group",
        },
      });
    }
    sums.set(from, sum);
    const { grade, source, where, note } = basis;
    found.set(pair, { model: { from, to, share }, note: { grade, source, where, note, origin } });
  }
  // In which order the rows stand is no part of the model.
  const placeOf = ({ from, to }: MoveModel): number =>
    places.get(from)! * members.length + places.get(to)!;
  const ordered = [...found.values()].sort((a, b) => placeOf(a.model) - placeOf(b.model));
  return { models: ordered.map(({ model }) => model), notes: ordered.map(({ note }) => note) };
}

function memberOf(
  table: CsvTable,
  row: CsvRow,
  column: number,
  members: ReadonlyMap<string, unknown>,
  report: RegionReport,
): string | null {
  const written = cellText(row, column);
  if (members.has(written)) return written;
  const near = nearest(written, members.keys());
  report.atCell(table, row, column, {
    code: "unknown-municipality",
    message: {
      nl: `"${written}" hoort niet bij de groep`,
      en: `"${written}" does not belong to the group`,
    },
    help:
      near === null
        ? {
            nl: `kies uit ${[...members.keys()].join(", ")}`,
            en: `choose from ${[...members.keys()].join(", ")}`,
          }
        : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
  });
  return null;
}
