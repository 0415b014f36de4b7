/** Who goes from which municipality to which, a row for every pair with a column for each year. */
import type { Text } from "../../../engine/scenario/declarations.ts";
import { GRADE } from "../../grade-words.ts";
import { numberFormat } from "./figures.ts";
import type { GroupSheetsView } from "./group-view.ts";
import { NAME_WIDTH } from "./joined-sheet.ts";
import type { Sheet, SheetRow } from "./sheet.ts";
import { regionName, say } from "./view.ts";
import { WORDS } from "./words.ts";

export const MOVES: Text = { nl: "Verhuizingen", en: "Moves" };

const TEXTS = {
  title: { nl: "Wie vanwaar naar waar verhuist", en: "Who moves from where to where" },
  how: {
    nl: "Personen per jaar. Tussen wie niemand verhuist, staat er niet in.",
    en: "Persons per year. Pairs between which nobody moves are left out.",
  },
  from: { nl: "Van", en: "From" },
  to: { nl: "Naar", en: "To" },
  outside: { nl: "buiten de groep", en: "outside the group" },
  share: { nl: "Deel van wie vertrekt", en: "Part of those who leave" },
} as const satisfies Record<string, Text>;

/** Null where nobody goes from one to another. */
export function movesSheet(view: GroupSheetsView, name: string): Sheet | null {
  const { outcome, members, language } = view;
  const { notes, model } = outcome.scenario;
  const { first, years, moved, left, came } = outcome.moves;
  if (moved.every((persons) => persons === 0)) return null;
  const count = members.length;
  const names = members.map((one) => regionName(one, 0));
  const outside = say(TEXTS.outside, view);
  const titles = new Map(
    [...outcome.scenario.members.flatMap((one) => one.notes.sources), ...notes.sources].map(
      ({ id, title }) => [id, title] as const,
    ),
  );
  const row = (
    from: number | null,
    to: number | null,
    persons: (year: number) => number,
  ): SheetRow[] => {
    const values = Array.from({ length: years }, (_, year) => persons(year));
    if (values.every((value) => value === 0)) return [];
    const at = model.moves.findIndex(
      (one) =>
        from !== null &&
        to !== null &&
        one.from === model.members[from] &&
        one.to === model.members[to],
    );
    const note = notes.moves[at];
    return [
      {
        cells: [
          ...[from === null ? outside : names[from]!, to === null ? outside : names[to]!],
          ...values.map((value) => ({ value, format: numberFormat(0) })),
          at < 0 ? null : { value: model.moves[at]!.share, format: "0.0%" },
          note === undefined ? null : GRADE[note.grade][language],
          note === undefined ? null : (titles.get(note.source) ?? note.source),
        ],
      },
    ];
  };
  const all = [...members.keys()];
  return {
    name,
    title: say(TEXTS.title, view),
    lines: [say(TEXTS.how, view)],
    tables: [
      {
        head: [
          ...[TEXTS.from, TEXTS.to].map((text) => say(text, view)),
          ...Array.from({ length: years }, (_, year) => first + year),
          ...[TEXTS.share, WORDS.grade, WORDS.source].map((text) => say(text, view)),
        ],
        rows: [
          ...all.flatMap((from) =>
            all.flatMap((to) =>
              from === to
                ? []
                : row(from, to, (year) => moved[(year * count + from) * count + to]!),
            ),
          ),
          ...all.flatMap((from) => row(from, null, (year) => left[year * count + from]!)),
          ...all.flatMap((to) => row(null, to, (year) => came[year * count + to]!)),
        ],
      },
    ],
    widths: [NAME_WIDTH, NAME_WIDTH, ...new Array<number>(years).fill(7), 14, 18, 60],
    fixed: 2,
    pagesAcross: 1,
  };
}
