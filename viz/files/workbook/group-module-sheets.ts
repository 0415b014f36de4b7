/**
 * A sheet per module of a run over several municipalities: every indicator of the group with that of
 * each municipality below it, in one unit so that they can be compared, and the parts of the group.
 */
import { shows } from "../../../engine/analysis/missing.ts";
import { axesOf, formatAddress, membersOfCell } from "../../../engine/scenario/address.ts";
import type { OutputDeclaration, Text } from "../../../engine/scenario/declarations.ts";
import { aboutRows } from "./about-rows.ts";
import { forDifferences, inReadableUnit, type Shown } from "./figures.ts";
import type { GroupSheetsView } from "./group-view.ts";
import { MUNICIPALITY, NAME_WIDTH } from "./joined-sheet.ts";
import { groupsOf, MEANING, placesIn, WHOLE, type Place, type Places } from "./module-sheets.ts";
import { headRow, sheetName, type Sheet, type SheetRow } from "./sheet.ts";
import { memberName, regionName, say, yearsOf, type RunView } from "./view.ts";
import { KINDS, WORDS } from "./words.ts";

const TEXTS = {
  intro: {
    nl: "Een rij per indicator en gemeente, die van de groep eerst; een kolom per jaar. Filter op Gemeente, Indicator of Deel.",
    en: "A row per indicator and municipality, that of the group first; a column per year. Filter by Municipality, Indicator or Part.",
  },
  parts: {
    nl: "Delen (per leeftijd, drager, sector) staan hier van de groep; die van elke gemeente staan in de map tables.",
    en: "Parts (by age, carrier, sector) stand here for the group; those of each municipality are in the folder tables.",
  },
} as const satisfies Record<string, Text>;

/** Columns in front of the years. */
const LABELS: readonly Text[] = [
  ...[MUNICIPALITY, WORDS.indicator, WORDS.part, WORDS.unit, WORDS.when],
];
const INDICATOR = 1;
const PART = 2;

interface AddressedRow {
  /** Of a figure of the group, where charts look for it. */
  readonly address: string | null;
  readonly row: SheetRow;
  readonly isPart: boolean;
  readonly shown: Shown;
}

const largest = (values: Iterable<number>): number => {
  let most = 0;
  for (const value of values) if (Number.isFinite(value)) most = Math.max(most, Math.abs(value));
  return most;
};

/**
 * @param taken names of sheets that are used already
 * @returns a sheet for each module that has figures, and where those of the group stand
 */
export function groupModuleSheets(
  view: GroupSheetsView,
  taken: Set<string>,
): { readonly sheets: readonly Sheet[]; readonly places: Places } {
  const { total, members } = view;
  const years = yearsOf(total.outcome.scenario.model);
  const found = new Map<string, Place>();
  const sheets = groupsOf(total.outcome).flatMap(({ label, modules }): Sheet[] => {
    const lines = [say(TEXTS.intro, view), say(TEXTS.parts, view)];
    const name = sheetName(say(label, view), new Set(taken));
    const head = headRow({ lines, tables: [] });
    const rows: SheetRow[] = [];
    const outputs = modules.flatMap(({ id, outputs: of }) =>
      Object.entries(of).map(([own, output]) => ({ id: `${id}.${own}`, output })),
    );
    const wholes = outputs.filter(({ output }) => output.dims.length === 0);
    const parts = outputs.filter(({ output }) => output.dims.length > 0);
    const told = [
      ...wholes.flatMap(({ id, output }) => wholeRows(id, output, [total, ...members])),
      ...parts.flatMap(({ id, output }) => partRows(id, output, total)),
    ];
    for (const { address, row, isPart, shown } of told) {
      if (address !== null) {
        const column = isPart ? PART : INDICATOR;
        const at = head + 1 + rows.length;
        found.set(`0 ${address}`, { sheet: name, row: at, head, name: column, shown });
      }
      rows.push(row);
    }
    if (rows.length === 0) return [];
    taken.add(name.toLowerCase());
    return [
      {
        ...{ name, lines, title: say(label, view), about: aboutRows(rows, INDICATOR, view) },
        tables: [
          {
            head: [
              ...LABELS.map((text) => say(text, view)),
              ...years,
              ...[MEANING, WORDS.id].map((text) => say(text, view)),
            ],
            rows,
          },
        ],
        widths: [NAME_WIDTH, 52, 24, 24, 14, ...years.map(() => 9), 70, 44],
        fixed: PART + 1,
        pagesAcross: 2,
      },
    ];
  });
  return { sheets, places: placesIn(found, LABELS.length, years.length) };
}

/** One quantity: of the group where it has a total, and of every municipality that knows it. */
function wholeRows(
  id: string,
  { label, unit, kind, meaning }: OutputDeclaration,
  views: readonly RunView[],
): AddressedRow[] {
  const known = views
    .filter(({ outcome }) => shows(outcome.scenario, outcome.run, 0, id))
    .map((view) => ({ view, values: outcomeSeries(view, id, 0) }));
  const [first] = known;
  if (first === undefined) return [];
  const { language } = first.view;
  const sizes = known.map(({ values }) => largest(values)).filter((size) => size > 0);
  // As many decimals as show something of the smallest municipality.
  const shown = forDifferences(
    inReadableUnit(
      unit,
      known.flatMap(({ values }) => [...values]),
      language,
    ),
    sizes.length === 0 ? [] : [Math.min(...sizes)],
  );
  return known.map(({ view, values }): AddressedRow => {
    const isTotal = view === views[0];
    const cells = [
      ...[regionName(view, 0), label[language], say(WHOLE, view), shown.unit],
      ...[say(KINDS[kind], view), ...[...values].map((value) => shown.cell(value))],
      ...[meaning[language], id],
    ];
    const row: SheetRow = isTotal ? { cells, tone: "strong" } : { cells };
    return { address: isTotal ? id : null, row, isPart: false, shown };
  });
}

const outcomeSeries = ({ outcome }: RunView, id: string, cell: number): readonly number[] => [
  ...outcome.run.series(id, cell, 0),
];

/** The parts of one quantity of the group. */
function partRows(
  id: string,
  { label, unit, kind, meaning, dims }: OutputDeclaration,
  view: RunView,
): AddressedRow[] {
  const { outcome, language } = view;
  const { run, scenario, catalogue } = outcome;
  if (!shows(scenario, run, 0, id)) return [];
  const axes = axesOf(catalogue, scenario.model.regions[0]!.dimensions);
  const series = Array.from({ length: run.size(id) }, (_, cell) => outcomeSeries(view, id, cell));
  // One unit for all parts of a whole, so that they can be compared and added up.
  const shown = inReadableUnit(unit, series.flat(), language);
  const ofDims = dims.map((dim) => axes(dim));
  return series.map((values, cell): AddressedRow => {
    const members = membersOfCell(ofDims, cell);
    const named = members.map((member, at) => memberName(dims[at]!, member, 0, view));
    const address = formatAddress(id, members);
    return {
      ...{ address, isPart: true, shown },
      row: {
        cells: [
          ...[regionName(view, 0), label[language], named.join(" · "), shown.unit],
          ...[say(KINDS[kind], view), ...values.map((value) => shown.cell(value))],
          ...[meaning[language], address],
        ],
      },
    };
  });
}
