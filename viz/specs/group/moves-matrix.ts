/** Who moved from which municipality to which, as a table of shaded cells: a mean year of the run. */
import type { MovesAccount } from "../../../engine/analysis/group/group-outcome.ts";
import { formatNumber, type Language } from "../../numbers.ts";
import { SIZES } from "../../theme/chart-theme.ts";
import { INK, TILE_SHADES } from "../../theme/colours.ts";
import { fitText, textWidth } from "../../theme/text-width.ts";
import { sentences } from "../alternative/alternative.ts";
import { rowData } from "../chart-data.ts";
import { pixel, strokes, texts, type PlacedText } from "../comparison/drawing.ts";
import type { Layer, VegaLiteSpec } from "../frame.ts";
import { comparedFrame } from "./compared-frame.ts";
import type { GroupView } from "./group-view.ts";
import { movesStanding } from "./moves-standing.ts";
import { shadeEnds, shadeOf } from "./municipality-tiles.ts";

/** More cannot be read on a page. */
export const MOST_MEMBERS = 20;
const WIDTH = SIZES.width - 12;
const NAME_WIDTH = 112;
const SUM_WIDTH = 52;
const ROW = 24;
const FIGURE = 11.5;
const GAP = 10;

const WORDS = {
  nl: {
    title: "Verhuizingen tussen gemeenten",
    unit: "personen per jaar, gemiddeld",
    kind: "Tabel met tinten: rijen zijn waar mensen vertrekken, kolommen waar ze aankomen",
    from: "van",
    to: "naar",
    out: "buiten de groep",
    outside: "van buiten de groep",
    sum: "samen",
    most: "De meeste",
    note: "Rij: waar mensen vertrekken; kolom: waar ze aankomen. Hoe donkerder, hoe meer. Wie binnen de groep vertrekt, komt er ook aan; wat samen de groep verlaat of van elders komt, staat in de laatste kolom en rij.",
  },
  en: {
    title: "Moves between municipalities",
    unit: "persons a year, on average",
    kind: "Table with shades: rows are where people leave, columns where they arrive",
    from: "from",
    to: "to",
    out: "outside the group",
    outside: "from outside the group",
    sum: "together",
    most: "Most",
    note: "Row: where people leave; column: where they arrive. The darker, the more. Who leaves within the group arrives in it; what leaves the group or comes from elsewhere stands in the last column and row.",
  },
} as const;

/** Persons in a mean year, `[from][to]`, and who left the group and came from outside it. */
export function meanMoves({ members, years, moved, left, came }: MovesAccount): {
  readonly between: readonly (readonly number[])[];
  readonly left: readonly number[];
  readonly came: readonly number[];
} {
  const count = members.length;
  const mean = (values: Float64Array, size: number, place: number): number => {
    let sum = 0;
    for (let year = 0; year < years; year++) sum += values[year * size + place]!;
    return sum / years;
  };
  return {
    between: members.map((_, from) =>
      members.map((__, to) => mean(moved, count * count, from * count + to)),
    ),
    left: members.map((_, at) => mean(left, count, at)),
    came: members.map((_, at) => mean(came, count, at)),
  };
}

/** Whether anybody moved, and all can be shown. */
export const hasMoves = ({ outcome }: GroupView): boolean =>
  outcome.moves.members.length <= MOST_MEMBERS && outcome.moves.moved.some((value) => value > 0);

export function movesMatrix(view: GroupView, language: Language): VegaLiteSpec {
  const words = WORDS[language];
  const { moves } = view.outcome;
  const { between, left, came } = meanMoves(moves);
  const standing = movesStanding(view.outcome.scenario, language);
  const count = between.length;
  const names = view.names.map((name) => name[language]);
  const number = (value: number): string => formatNumber(value, language);
  const nameWidth = Math.min(
    NAME_WIDTH,
    Math.ceil(Math.max(...names.map((name) => textWidth(name, SIZES.label)))),
  );
  const short = names.map((name) => fitText(name, nameWidth + 4, SIZES.label)[0]!);
  const start = nameWidth + GAP;
  const cell = Math.min(60, Math.floor((WIDTH - start - SUM_WIDTH - GAP) / count));
  const right = start + count * cell + GAP;
  const heads =
    Math.ceil(Math.max(...short.map((name) => textWidth(name, SIZES.label))) * 0.75) + 18;
  const largest = Math.max(...between.flat());
  const ends = shadeEnds(0, largest);
  const middleOf = (row: number): number => heads + (row + 0.5) * ROW;
  const bottom = heads + count * ROW + GAP;
  const inks = new Map<string, PlacedText[]>();
  const shades = TILE_SHADES.map((): object[] => []);
  between.forEach((row, from) => {
    row.forEach((value, to) => {
      // Who stays within a municipality has not moved between two.
      if (from === to) return;
      const shade = shadeOf(value, ends);
      const x = start + to * cell;
      const y = heads + from * ROW;
      shades[shade]!.push({ x, y, x2: x + cell - 1, y2: y + ROW - 1 });
      const ink = TILE_SHADES[shade]!.text;
      const text = value > 0 && value < 0.5 ? "<1" : number(value);
      inks.set(ink, [...(inks.get(ink) ?? []), { x: x + cell / 2, y: middleOf(from), text }]);
    });
  });
  const diagonal = between.map((_, at) => {
    const x = start + at * cell + cell / 2;
    return { x: x - 4, x2: x + 4, y: middleOf(at), y2: middleOf(at) };
  });
  const title = `${words.title}, ${moves.first}–${moves.first + moves.years - 1}`;
  return comparedFrame(
    view,
    language,
    {
      title,
      unit: words.unit,
      description: sentences([
        `${words.kind}: ${title}, ${words.unit}`,
        mostText(),
        ...(standing === null ? [] : [standing.slice(0, -1)]),
      ]),
      notes: [standing === null ? words.note : `${standing} ${words.note}`],
      data: rowData(
        `${words.from} \\ ${words.to}`,
        [...names, words.out].map((label) => ({ label, unit: words.unit, decimals: 0 })),
        [
          ...between.map((row, from) => ({
            ...{ label: names[from]!, middle: middleOf(from) },
            values: [...row.map((value, to) => (from === to ? null : value)), left[from]!],
          })),
          { label: words.outside, middle: bottom + ROW / 2, values: [...came, null] },
        ],
        { width: WIDTH, height: bottom + ROW },
      ),
    },
    [
      ...shades.flatMap((values, at) =>
        values.length === 0 ? [] : [cells(values, TILE_SHADES[at]!.colour)],
      ),
      strokes(diagonal, { color: INK.axis }),
      texts(
        short.map((text, row) => ({ x: 0, y: middleOf(row), text })),
        {},
      ),
      headLayer(short.map((text, at) => ({ x: start + (at + 0.5) * cell, y: heads - 6, text }))),
      texts([{ x: right + SUM_WIDTH, y: heads - 22, text: words.out.split(" ")[0]! }], {
        ...{ align: "right", color: INK.muted, fontSize: 12 },
      }),
      texts(
        [{ x: right + SUM_WIDTH, y: heads - 9, text: words.out.split(" ").slice(1).join(" ") }],
        { align: "right", color: INK.muted, fontSize: 12 },
      ),
      texts(
        left.map((value, row) => ({ x: right + SUM_WIDTH, y: middleOf(row), text: number(value) })),
        { align: "right", color: INK.muted, fontSize: FIGURE },
      ),
      strokes([{ x: 0, x2: right + SUM_WIDTH, y: bottom - 5, y2: bottom - 5 }]),
      texts(
        fitText(words.outside, nameWidth + 6, 12).map((text, line) => ({
          ...{ x: 0, y: bottom + 9 + line * 14, text },
        })),
        { color: INK.muted, fontSize: 12 },
      ),
      texts(
        came.map((value, at) => ({
          ...{ x: start + (at + 0.5) * cell, y: bottom + 9, text: number(value) },
        })),
        { align: "center", color: INK.muted, fontSize: FIGURE },
      ),
      ...[...inks].map(([color, values]) =>
        texts(values, { align: "center", color, fontSize: FIGURE }),
      ),
    ],
    bottom + 2 * 14 - 8,
  );

  function mostText(): string {
    const all = between.flatMap((row, from) =>
      row.flatMap((value, to) => (from === to ? [] : [{ from, to, value }])),
    );
    const most = all.sort((a, b) => b.value - a.value).slice(0, 3);
    return `${words.most}: ${most
      .map(
        ({ from, to, value }) =>
          `${words.from} ${names[from]!} ${words.to} ${names[to]!} ${number(value)}`,
      )
      .join("; ")}`;
  }
}

const cells = (values: readonly object[], color: string): Layer =>
  ({
    data: { values },
    mark: { type: "rect", color },
    encoding: { x: pixel("x"), y: pixel("y"), x2: { field: "x2" }, y2: { field: "y2" } },
  }) as Layer;

/** Names above columns that are narrower than they are. */
const headLayer = (values: readonly PlacedText[]): Layer =>
  texts(values, { angle: -45, align: "left", baseline: "middle" });
