/** The same sheet of a group and of each of its municipalities as one, with who it is of in front. */
import type { Text } from "../../../engine/scenario/declarations.ts";
import type { Sheet } from "./sheet.ts";
import { regionName, say, type RunView } from "./view.ts";

export const MUNICIPALITY: Text = { nl: "Gemeente", en: "Municipality" };

/** Wide enough for most names of municipalities. */
export const NAME_WIDTH = 20;

/** @param sheetOf of one region, with one table, whose columns are the same for all; null for none */
export function joinedSheet(
  views: readonly RunView[],
  sheetOf: (view: RunView) => Sheet | null,
): Sheet | null {
  const found = views.flatMap((view) => {
    const sheet = sheetOf(view);
    return sheet === null ? [] : [{ name: regionName(view, 0), view, sheet }];
  });
  const [first] = found;
  if (first === undefined) return null;
  const { sheet, view } = first;
  const rows = found.flatMap(({ name, sheet: { tables } }) =>
    tables[0]!.rows.map((row) => ({ ...row, cells: [name, ...row.cells] })),
  );
  return {
    ...sheet,
    tables: [
      { ...sheet.tables[0]!, head: [say(MUNICIPALITY, view), ...sheet.tables[0]!.head], rows },
    ],
    widths: [NAME_WIDTH, ...sheet.widths],
    fixed: sheet.fixed + 1,
    ...(sheet.wrapped === undefined ? {} : { wrapped: sheet.wrapped.map((column) => column + 1) }),
  };
}
