/** Every figure of the region that the run was made with: value, range, how well founded, source. */
import {
  axesOf,
  formatAddress,
  membersOfCell,
  parseAddress,
} from "../../../engine/scenario/address.ts";
import type { ParameterDeclaration, Text } from "../../../engine/scenario/declarations.ts";
import type { Provenance } from "../../../engine/scenario/resolved.ts";
import { GRADE } from "../../grade-words.ts";
import { inReadableUnit, yearCell } from "./figures.ts";
import type { Sheet, SheetCell, SheetRow } from "./sheet.ts";
import { memberName, regionName, say, sourceName, type RunView } from "./view.ts";
import { WORDS } from "./words.ts";

/** More cells than so are told by the smallest and the largest of them. */
const MOST_CELLS = 24;

const TEXTS = {
  title: { nl: "De cijfers waarmee gerekend is", en: "The figures that were computed with" },
  how: {
    nl: "Een tabel met veel cijfers staat op één rij, met het kleinste en het grootste. Laag en Hoog: tussen welke waarden het cijfer ligt, zoals de bron of de auteur het zegt.",
    en: "A table of many figures stands on one row, with the smallest and the largest. Low and High: between which values the figure lies, as its source or author says.",
  },
  module: { nl: "Onderdeel", en: "Module" },
  figure: { nl: "Cijfer", en: "Figure" },
  smallest: { nl: "Kleinste", en: "Smallest" },
  largest: { nl: "Grootste", en: "Largest" },
  where: { nl: "Waar in de bron", en: "Where in the source" },
  note: { nl: "Uitleg (Engels)", en: "Note" },
  state: { nl: "Let op", en: "Mind" },
  placeholder: { nl: "voorlopig ingevuld", en: "placeholder" },
  unknown: { nl: "niemand weet het", en: "nobody knows" },
  byPlan: { nl: "gezet door het plan", en: "set by the plan" },
  instead: { nl: "in plaats van een standaardwaarde", en: "in place of a default" },
  figures: { nl: "cijfers", en: "figures" },
} as const satisfies Record<string, Text>;

/** The record that holds for a cell: the one with most members in its address. */
function recordOf(
  records: readonly Provenance[],
  members: readonly string[],
): Provenance | undefined {
  const covering = records
    .map((record) => ({ record, of: parseAddress(record.address ?? "")?.members ?? [] }))
    .filter(({ of }) => of.every((member) => members.includes(member)));
  covering.sort((one, other) => other.of.length - one.of.length);
  return covering[0]?.record;
}

export function parametersSheet(view: RunView, name: string): Sheet {
  const { outcome, language } = view;
  const { catalogue, scenario } = outcome;
  const withRegion = scenario.model.regions.length > 1;
  const rows: SheetRow[] = [];
  for (const region of scenario.model.regions.keys()) {
    const add = (cells: SheetCell[]): void => {
      rows.push({ cells: withRegion ? [regionName(view, region), ...cells] : cells });
    };
    for (const module of catalogue.modules) {
      for (const [short, declaration] of Object.entries(module.parameters)) {
        const id = `${module.id}.${short}`;
        parameterRows(id, declaration, module.label[language], region, view, add);
      }
    }
  }
  const head = [
    ...(withRegion ? [WORDS.region] : []),
    ...[TEXTS.module, TEXTS.figure, WORDS.part, WORDS.value, TEXTS.smallest, TEXTS.largest],
    ...[WORDS.unit, WORDS.low, WORDS.high, WORDS.grade, TEXTS.state, WORDS.source, TEXTS.where],
    ...[TEXTS.note, WORDS.file, WORDS.line, WORDS.id],
  ];
  const shift = withRegion ? 1 : 0;
  return {
    name,
    title: say(TEXTS.title, view),
    lines: [say(TEXTS.how, view)],
    tables: [{ head: head.map((text) => text[language]), rows }],
    widths: [
      ...(withRegion ? [16] : []),
      ...[22, 48, 26, 12, 12, 12, 20, 12, 12, 18, 22, 46, 30, 50, 44, 7, 46],
    ],
    fixed: shift + 2,
    pagesAcross: 2,
  };
}

function parameterRows(
  id: string,
  { unit, label, dims }: ParameterDeclaration,
  module: string,
  region: number,
  view: RunView,
  add: (cells: SheetCell[]) => void,
): void {
  const { outcome, language } = view;
  const { model, notes } = outcome.scenario;
  const values = model.regions[region]!.parameters[id];
  if (values === undefined) return;
  const records = notes.regions[region]?.parameters[id] ?? [];
  const years = { first: model.first, last: model.last };
  const axes = dims.map(axesOf(outcome.catalogue, model.regions[region]!.dimensions, years));
  const bounds = records.flatMap(({ low, high }) => [low ?? 0, high ?? 0]);
  const isYear = unit === "year" && values.every((value) => value > 1000);
  const figures = inReadableUnit(unit, [...values, ...bounds], language);
  const cellOf = (value: number | undefined): SheetCell =>
    value === undefined ? null : isYear ? yearCell(value) : figures.cell(value);
  const told = (record: Provenance | undefined, address: string): SheetCell[] => [
    ...[cellOf(record?.low), cellOf(record?.high)],
    ...aboutOf(records.length === 0 ? [] : record === undefined ? records : [record], view),
    address,
  ];
  const unitText = isYear ? say(WORDS.year, view).toLowerCase() : figures.unit;
  const isTold = values.length <= MOST_CELLS && axes.every((axis) => !axis.isYear);
  const isSteady = values.every((value) => value === values[0]);
  if (isTold) {
    for (const [cell, value] of values.entries()) {
      const members = membersOfCell(axes, cell);
      const named = members.map((member, at) => memberName(dims[at]!, member, region, view));
      const record = recordOf(records, members);
      const shown = record?.unknown === true ? null : cellOf(value);
      add([
        ...[module, label[language], named.length === 0 ? null : named.join(" · ")],
        ...[shown, null, null, unitText, ...told(record, formatAddress(id, members))],
      ]);
    }
    return;
  }
  const [one, ...others] = records;
  const count = `${values.length} ${say(TEXTS.figures, view)}`;
  const ends = isSteady ? [values[0], undefined, undefined] : [undefined, ...extremes(values)];
  add([
    ...[module, label[language], count, ...ends.map(cellOf), unitText],
    ...told(others.length === 0 ? one : undefined, id),
  ]);
}

function extremes(values: readonly number[]): readonly [number, number] {
  let [smallest, largest] = [Infinity, -Infinity];
  for (const value of values) {
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
  }
  return [smallest, largest];
}

/** How well founded, what to mind, source, where in it, note, file and line. */
function aboutOf(records: readonly Provenance[], view: RunView): SheetCell[] {
  const listed = (texts: readonly string[]): string | null =>
    [...new Set(texts)].filter((text) => text !== "").join("; ") || null;
  const states = records.flatMap((record) => [
    ...(record.unknown === true ? [say(TEXTS.unknown, view)] : []),
    ...(record.placeholder === true ? [say(TEXTS.placeholder, view)] : []),
    ...(record.by === undefined ? [] : [`${say(TEXTS.byPlan, view)} ${record.by}`]),
    ...(record.replaces === undefined ? [] : [say(TEXTS.instead, view)]),
  ]);
  const [first] = records;
  return [
    listed(records.map(({ grade }) => GRADE[grade][view.language])),
    ...[listed(states), listed(records.map(({ source }) => sourceName(source, view)))],
    ...[listed(records.map(({ where }) => where)), listed(records.map(({ note }) => note))],
    first?.origin.file ?? null,
    first === undefined ? null : { value: first.origin.line, format: "0" },
  ];
}
