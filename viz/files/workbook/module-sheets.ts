/** A sheet per module: every indicator, and under it its parts, with a column for each year. */
import { shows } from "../../../engine/analysis/missing.ts";
import type { RunOutcome } from "../../../engine/analysis/outcome.ts";
import { axesOf, formatAddress, membersOfCell } from "../../../engine/scenario/address.ts";
import { type ModuleDeclaration, type Text } from "../../../engine/scenario/declarations.ts";
import { inReadableUnit, type Shown } from "./figures.ts";
import { aboutRows } from "./about-rows.ts";
import { headRow, sheetName, type CellRange, type Sheet, type SheetRow } from "./sheet.ts";
import { memberName, regionName, say, yearsOf, type RunView } from "./view.ts";
import { KINDS, WORDS } from "./words.ts";

/** Where the figures of the run stand in the workbook, by region and address. */
export interface Places {
  /** Of one quantity, or one member of it; undefined where the workbook does not have it. */
  valuesOf(region: number, address: string): CellRange | undefined;
  /** The cell with the name of the same row: of the member, or of the quantity. */
  nameOf(region: number, address: string): CellRange;
  /** The years above the figures of the same row. */
  yearsOf(region: number, address: string): CellRange;
  /** How its figures are shown. */
  shownOf(region: number, address: string): Shown;
}

/** One row of the workbook, and how its figures are shown. */
export interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly head: number;
  readonly name: number;
  readonly shown: Shown;
}

/** Of a quantity that has parts, what stands in their column in the row of all of it. */
export const WHOLE: Text = { nl: "geheel", en: "whole" };

export const MEANING: Text = { nl: "Wat er geteld wordt", en: "What is counted" };

const TEXTS = {
  intro: {
    nl: "Een rij per indicator, eerst het geheel en dan zijn delen; een kolom per jaar. Filter op Indicator, Deel of Eenheid.",
    en: "A row per indicator, the whole first and then its parts; a column per year. Filter by Indicator, Part or Unit.",
  },
  programmes: { nl: "Programma's", en: "Programmes" },
} as const satisfies Record<string, Text>;

/**
 * @param taken names of sheets that are used already
 * @returns a sheet for each module with outputs in this run, and where their figures stand
 */
export function moduleSheets(
  view: RunView,
  taken: Set<string>,
): { readonly sheets: readonly Sheet[]; readonly places: Places } {
  const { outcome } = view;
  const { regions } = outcome.scenario.model;
  const years = yearsOf(outcome.scenario.model);
  const withRegion = regions.length > 1;
  const labels = [...(withRegion ? [WORDS.region] : []), WORDS.indicator, WORDS.part];
  const texts = [...labels, WORDS.unit, WORDS.when];
  const found = new Map<string, Place>();
  const sheets = groupsOf(outcome).flatMap(({ label, modules }): Sheet[] => {
    const lines = [say(TEXTS.intro, view)];
    const name = sheetName(say(label, view), new Set(taken));
    const head = headRow({ lines, tables: [] });
    const rows: SheetRow[] = [];
    for (const region of regions.keys()) {
      rowsOf(modules, region, view, ({ address, row, isPart, shown }) => {
        const at = head + 1 + rows.length;
        const nameColumn = labels.length - (isPart ? 1 : 2);
        found.set(`${region} ${address}`, { sheet: name, row: at, head, name: nameColumn, shown });
        rows.push(withRegion ? { ...row, cells: [regionName(view, region), ...row.cells] } : row);
      });
    }
    if (rows.length === 0) return [];
    taken.add(name.toLowerCase());
    return [
      {
        name,
        title: say(label, view),
        about: aboutRows(rows, withRegion ? 1 : 0, view),
        lines,
        tables: [
          {
            head: [
              ...texts.map((text) => say(text, view)),
              ...years,
              say(MEANING, view),
              say(WORDS.id, view),
            ],
            rows,
          },
        ],
        widths: [
          ...(withRegion ? [16] : []),
          ...[52, 24, 24, 14],
          ...years.map(() => 9),
          ...[70, 44],
        ],
        fixed: labels.length + 1,
        pagesAcross: 2,
      },
    ];
  });
  return { sheets, places: placesIn(found, texts.length, years.length) };
}

/**
 * @param found  by `REGION ADDRESS`, the region as its number
 * @param before columns in front of the years
 * @param years  how many there are
 */
export function placesIn(found: ReadonlyMap<string, Place>, before: number, years: number): Places {
  const place = (region: number, address: string): Place => {
    const at = found.get(`${region} ${address}`);
    if (at === undefined) throw new Error(`the workbook has no ${address}`);
    return at;
  };
  const span = ({ sheet, row }: Pick<Place, "sheet" | "row">): CellRange => ({
    ...{ sheet, row, from: before, to: before + years - 1 },
  });
  return {
    valuesOf: (region, address) => {
      const at = found.get(`${region} ${address}`);
      return at === undefined ? undefined : span(at);
    },
    nameOf: (region, address) => {
      const { sheet, row, name } = place(region, address);
      return { sheet, row, from: name, to: name };
    },
    yearsOf: (region, address) => {
      const { sheet, head } = place(region, address);
      return span({ sheet, row: head });
    },
    shownOf: (region, address) => place(region, address).shown,
  };
}

/** What a city module tells has a sheet of its own; the programmes of region and plan share one. */
export function groupsOf({ catalogue, scenario }: RunOutcome): readonly {
  readonly label: Text;
  readonly modules: readonly ModuleDeclaration[];
}[] {
  // Programmes are modules too, behind those of the city, and may have the id of one of them.
  const own = new Set(scenario.model.modules);
  const isOwn = ({ id }: ModuleDeclaration, at: number): boolean =>
    own.has(id) && catalogue.modules.findIndex((one) => one.id === id) === at;
  const programmes = catalogue.modules.filter((module, at) => !isOwn(module, at));
  return [
    ...catalogue.modules
      .filter(isOwn)
      .map((module) => ({ label: module.label, modules: [module] })),
    ...(programmes.length === 0 ? [] : [{ label: TEXTS.programmes, modules: programmes }]),
  ];
}

interface AddressedRow {
  readonly address: string;
  readonly row: SheetRow;
  readonly isPart: boolean;
  readonly shown: Shown;
}

function rowsOf(
  modules: readonly ModuleDeclaration[],
  region: number,
  view: RunView,
  add: (row: AddressedRow) => void,
): void {
  const { outcome, language } = view;
  const { run, scenario, catalogue } = outcome;
  const axes = axesOf(catalogue, scenario.model.regions[region]!.dimensions);
  const shown = modules
    .flatMap(({ id, outputs }) =>
      Object.entries(outputs).map(([name, output]) => ({ id: `${id}.${name}`, output })),
    )
    .filter(({ id }) => shows(scenario, run, region, id));
  // What is one number first: that is what most people look for.
  const sorted = [
    ...shown.filter(({ output }) => output.dims.length === 0),
    ...shown.filter(({ output }) => output.dims.length > 0),
  ];
  for (const { id, output } of sorted) {
    const { dims, unit, kind, label, meaning } = output;
    const series = Array.from({ length: run.size(id) }, (_, cell) => run.series(id, cell, region));
    // One unit for all parts of a whole, so that they can be compared and added up.
    const figures = inReadableUnit(unit, series.flat(), language);
    const ofDims = dims.map((dim) => axes(dim));
    for (const [cell, values] of series.entries()) {
      const members = membersOfCell(ofDims, cell);
      const named = members.map((member, at) => memberName(dims[at]!, member, region, view));
      const isPart = dims.length > 0;
      const address = formatAddress(id, members);
      add({
        address,
        isPart,
        shown: figures,
        row: {
          cells: [
            ...[label[language], isPart ? named.join(" · ") : say(WHOLE, view)],
            ...[figures.unit, say(KINDS[kind], view)],
            ...values.map((value) => figures.cell(value)),
            ...[meaning[language], address],
          ],
          ...(isPart ? {} : { tone: "strong" as const }),
        },
      });
    }
  }
}
