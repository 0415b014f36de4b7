/**
 * The results of a run over several municipalities as tables: the files of a run, each with the rows
 * of all municipalities in their order and then of the group, and the account of moves.
 */
import type { GroupOutcome } from "../../../engine/analysis/group/group-outcome.ts";
import type { Cell } from "../csv.ts";
import { resultTables, type Table } from "../result-tables.ts";
import { municipalityRows } from "./municipality-rows.ts";
import { movesTable } from "./moves-table.ts";

/** Every table of a run has it first; in a group all rows bear the id of the plan over the group. */
const SCENARIO = "scenario";

/** Columns and rows of one file, as far as it is joined. */
interface Joined {
  readonly columns: string[];
  readonly rows: (readonly Cell[])[];
}

/**
 * Tables of one name as one table. Where a municipality has columns of its own (a restart, a
 * dimension), they come behind those that came before, and the others have no value there.
 */
function joined(tables: readonly Table[], scenario: string): Table[] {
  const files = new Map<string, Joined>();
  for (const { name, rows } of tables) {
    const [head = [], ...body] = rows;
    const known = files.get(name) ?? { columns: [], rows: [] };
    files.set(name, known);
    const places = head.map((column) => {
      const at = known.columns.indexOf(String(column));
      return at < 0 ? known.columns.push(String(column)) - 1 : at;
    });
    const isInOrder = places.every((place, at) => place === at);
    for (const row of body) {
      if (isInOrder) known.rows.push([scenario, ...row.slice(1)]);
      else {
        const cells: Cell[] = new Array<Cell>(known.columns.length).fill(null);
        places.forEach((place, at) => (cells[place] = row[at]!));
        cells[0] = scenario;
        known.rows.push(cells);
      }
    }
  }
  return [...files].map(([name, { columns, rows }]) => {
    if (columns[0] !== SCENARIO) throw new Error(`${name} does not begin with ${SCENARIO}`);
    // Rows from before a column was known end early.
    const padded = rows.map((row) =>
      row.length === columns.length
        ? row
        : [...row, ...new Array<Cell>(columns.length - row.length).fill(null)],
    );
    return { name, rows: [columns, ...padded] };
  });
}

/** The tables of a group in the order of those of a run, and behind them those of its own. */
export function groupTables(outcome: GroupOutcome): Table[] {
  const { id } = outcome.scenario;
  const tables = [...outcome.members, outcome.total].flatMap((one) => resultTables(one));
  const municipalities = { name: "municipalities.csv", rows: [...municipalityRows(outcome)] };
  return [...joined(tables, id), municipalities, movesTable(outcome)];
}
