/**
 * Loads a region: the folder's files and those it extends become dense values in canonical units,
 * each with its source. All that is wrong is reported at once; then nothing is loaded.
 *
 * The result depends on what the files say, not on the order of their rows.
 */
import {
  axesOf,
  enumeration,
  formatAddress,
  membersOfCell,
  quantitiesOf,
  type Axes,
} from "../address.ts";
import type {
  Catalogue,
  LeverDeclaration,
  Member,
  ParameterDeclaration,
  Text,
} from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import type { ProjectFiles, ShippedRegions } from "../files.ts";
import {
  readProgrammes,
  type DeclaredProgrammes,
  type ProgrammeLayer,
} from "../programmes/programmes.ts";
import { readFolders, readProgrammeFile, type RegionFolder } from "./region-folder.ts";
import { readLaws, type KnownLaw } from "./region-laws.ts";
import { readHistory, type Series } from "./region-history.ts";
import { INVENTORY_FILE } from "./inventory-rows.ts";
import { checkBorders } from "./region-borders.ts";
import { readInventory } from "./region-inventory.ts";
import { readParameters, readTables, type Reading } from "./region-parameters.ts";
import { readPrices } from "./region-prices.ts";
import { readReference } from "./region-reference.ts";
import { Groups } from "./region-uncertainty.ts";
import { placeOfOrigin, RegionReport } from "./region-report.ts";
import { readSources, type KnownSource } from "./region-sources.ts";
import { unfitObservations } from "../outcomes/tracked-targets.ts";
import type { PriceIndex } from "../units/price-index.ts";
import { unitInWords } from "../units/units.ts";
import { normaliseShares, shareStride, Slot } from "./region-values.ts";
import type {
  LawNote,
  PriceNote,
  ProgrammeModel,
  ProgrammeNote,
  Provenance,
  SourceNote,
  TargetModel,
  TargetNote,
} from "../resolved.ts";
import { sealedRecords } from "../sealed.ts";
import { readTargets } from "../outcomes/targets-table.ts";

export interface LoadedRegion {
  readonly id: string;
  readonly title: Text;
  /** Its folder and those it extends, the outermost parent first, and the region that each is of. */
  readonly folders: readonly { readonly id: string; readonly path: string }[];
  /** Years of the run: the region's own unless the caller asked for others. */
  readonly years: { readonly first: number; readonly last: number };
  /** Members of the dimensions that the region supplies, with their labels. */
  readonly members: Readonly<Record<string, readonly Member[]>>;
  /** `module.parameter` to its flat values, dims in declared order, canonical units. */
  readonly parameters: Readonly<Record<string, readonly number[]>>;
  /** `module.lever` to its reference path, `[year][dims]`. */
  readonly reference: Readonly<Record<string, readonly number[]>>;
  /** Indicator to its observations, in order of year. */
  readonly history: Readonly<Record<string, readonly (readonly [number, number])[]>>;
  /** Where the values come from: one record per address or table column that gave any. */
  readonly provenance: {
    readonly parameters: Readonly<Record<string, readonly Provenance[]>>;
    readonly reference: Readonly<Record<string, readonly Provenance[]>>;
    readonly history: Readonly<Record<string, readonly Provenance[]>>;
  };
  /** By id. */
  readonly sources: readonly SourceNote[];
  /** Levels of prices, and where each comes from, in order of year. */
  readonly prices: PriceIndex | null;
  readonly priceNotes: readonly PriceNote[];
  /** Decided and announced, in the order of the region's table, the parent's first. */
  readonly laws: readonly LawNote[];
  /** In the order of the region's table, the parent's first. */
  readonly targets: readonly TargetModel[];
  readonly targetNotes: Readonly<Record<string, TargetNote>>;
  /** What the region and the plan declare without code. */
  readonly programmes: readonly ProgrammeModel[];
  readonly programmeNotes: Readonly<Record<string, ProgrammeNote>>;
  /** Levers of programmes without a reference path: noughts stand for it. */
  readonly unknownReference: readonly string[];
}

export interface RegionOptions {
  /** First and last year of the run, for hindcasts and plans that start later. */
  readonly first?: number;
  readonly last?: number;
  /** Skip rows of modules that the catalogue does not have, to load data for a part of the model. */
  readonly partOfModel?: boolean;
  /** Programmes that the plan declares, the outermost parent's first. */
  readonly programmes?: readonly ProgrammeLayer[];
  /** Regions that may be extended by their bare name. */
  readonly shipped?: ShippedRegions;
}

export interface RegionResult {
  readonly region: LoadedRegion | null;
  /** With the declared programmes; that of the caller when these could not be read. */
  readonly catalogue: Catalogue;
  readonly diagnostics: readonly Diagnostic[];
}

const PARAMETER: Text = { nl: "parameter", en: "parameter" };
const PATH: Text = { nl: "referentiepad", en: "reference path" };

/** With more cells than this nobody fills a quantity row by row: it is a column of a table. */
const MOST_ROWS = 20;

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Loads the region in a folder.
 *
 * @param folder POSIX path relative to the project folder, without a slash at the end
 * @returns the region, or null with at least one error among the diagnostics
 */
export function loadRegion(
  files: ProjectFiles,
  folder: string,
  cityCatalogue: Catalogue,
  options: RegionOptions = {},
): RegionResult {
  const report = new RegionReport();
  let catalogue = cityCatalogue;
  const refused = (): RegionResult => ({
    region: null,
    catalogue,
    diagnostics: report.sorted(),
  });
  const chain = readFolders(files, folder, catalogue, report, options.shipped ?? null);
  if (chain === null) return refused();
  const own = chain[chain.length - 1]!;
  const years = yearsOf(chain, options, report);
  const members = membersOfChain(chain, catalogue, report);
  if (years === null || members === null) return refused();

  const sources = new Map<string, KnownSource>();
  for (const layerFolder of chain) checkBorders(layerFolder, report);
  for (const layerFolder of chain) readSources(layerFolder, sources, report);
  const priced = readPrices(chain, sources, report);
  const { prices } = priced;
  const declared = programmesOf(chain, catalogue, years, sources, prices, options, report);
  catalogue = declared.catalogue;
  const ids: Record<string, string[]> = {};
  for (const [dimension, list] of Object.entries(members))
    ids[dimension] = list.map(({ id }) => id);
  const axes = axesOf(catalogue, ids, years);
  const parameters = slotsOf<ParameterDeclaration>(quantitiesOf(catalogue, "parameters"), axes);
  const levers = slotsOf<LeverDeclaration>(quantitiesOf(catalogue, "levers"), axes);
  const outputs = quantitiesOf(catalogue, "outputs");
  const modules = new Set(catalogue.modules.map(({ id }) => id));
  const skips = (id: string): boolean =>
    options.partOfModel === true && id.includes(".") && !modules.has(id.slice(0, id.indexOf(".")));
  const history = new Map<string, Series>();
  const laws = new Map<string, KnownLaw>();
  const targets = new Map<string, TargetModel>();
  const targetNotes: Record<string, TargetNote> = {};

  const ruled = new Map<string, { readonly dims: readonly string[] }>(parameters);
  for (const [id, slot] of levers) ruled.set(id, slot);
  const programmeIds = new Set(declared.models.map(({ id }) => id));

  const groups = new Groups();
  const shared = { axes, sources, prices, report, groups, skips };
  chain.forEach((layerFolder, layer) => {
    const reading: Reading = { folder: layerFolder, layer, ...shared };
    readParameters(reading, parameters);
    readTables(reading, parameters);
    readReference(reading, levers, (id) => programmeIds.has(id));
    readHistory(reading, outputs, modules, history);
    readLaws(reading, ruled, laws);
    const { files: disk } = layerFolder;
    const path = `${layerFolder.path}/targets.csv`;
    if (disk.size(path) === null) return;
    const read = readTargets({
      files: disk,
      path,
      axes,
      outputs,
      modules,
      sources,
      prices,
      report,
    });
    for (const target of read.models) targets.set(target.id, target);
    Object.assign(targetNotes, read.notes);
  });

  if (options.partOfModel !== true) groups.reportLonely(report);

  const filesOf = (file: string): ProjectFiles =>
    (chain.find((folder) => folder.files.size(file) !== null) ?? own).files;
  const recordsOf = (id: string): readonly Provenance[] =>
    (history.get(id)?.observations ?? []).map(({ record }) => record);
  for (const unfit of unfitObservations(targets.values(), targetNotes, recordsOf, filesOf))
    report.add(unfit);

  for (const { parameter, value, record } of declared.figures) {
    parameters.get(parameter)!.put(0, value, chain.length, record);
  }
  const unstated = [...levers.values()].filter((slot) => programmeIds.has(slot.id) && slot.isEmpty);
  // What is planned is the plan's to say; a region need not know a path that goes on by itself.
  for (const slot of unstated) slot.excused = true;

  const missing = { chain, folder: "parameters", noun: PARAMETER } as const;
  const tables = [...parameters.values()].filter(isTable);
  reportTables(tables, chain, report);
  for (const slot of tables) slot.excused = true;
  for (const slot of parameters.values()) reportGaps(slot, missing, report);
  const paths = { chain, folder: "reference", noun: PATH } as const;
  for (const slot of levers.values()) reportGaps(slot, paths, report);
  if (report.hasErrors) return refused();
  const holder = [...chain].reverse().find((folder) => hasInventory(folder));
  if (holder !== undefined) {
    const layer = chain.length;
    const reading: Reading = { folder: holder, layer, ...shared };
    const { title } = own.head;
    const regional = ids;
    const places = { catalogue, regional, parameters, outputs, history, sources, title };
    readInventory(reading, places);
    if (report.hasErrors) return refused();
  }

  for (const slot of [...parameters.values(), ...levers.values()]) slot.tellReplaced(years.first);
  const parameterValues: Record<string, readonly number[]> = {};
  const parameterRecords: Record<string, readonly Provenance[]> = {};
  for (const [id, slot] of parameters) {
    const values = slot.dense(years.first, years.last);
    if (slot.declared.sumsToOne) checkShares(slot, values, shareStride(slot.axes), report);
    parameterValues[id] = values;
    parameterRecords[id] = sealedRecords(slot.provenance());
  }
  const reference: Record<string, readonly number[]> = {};
  const referenceRecords: Record<string, readonly Provenance[]> = {};
  for (const [id, slot] of levers) {
    if (unstated.includes(slot)) {
      reference[id] = new Array<number>(years.last - years.first + 1).fill(0);
      continue;
    }
    const values = slot.densePath(years.first, years.last);
    if (slot.declared.sumsToOne) checkShares(slot, values, 1, report);
    reference[id] = values;
    referenceRecords[id] = sealedRecords(slot.provenance());
  }
  if (report.hasErrors) return refused();

  const observed: Record<string, readonly (readonly [number, number])[]> = {};
  const observedRecords: Record<string, readonly Provenance[]> = {};
  for (const id of [...history.keys()].sort(order)) {
    const { observations } = history.get(id)!;
    observations.sort((a, b) => a.year - b.year);
    observed[id] = observations.map(({ year, value }) => [year, value]);
    observedRecords[id] = sealedRecords(observations.map(({ record }) => record));
  }
  const region: LoadedRegion = {
    id: own.head.id,
    title: own.head.title,
    folders: chain.map(({ head, path }) => ({ id: head.id, path })),
    years,
    members,
    parameters: parameterValues,
    reference,
    history: observed,
    provenance: {
      parameters: parameterRecords,
      reference: referenceRecords,
      history: observedRecords,
    },
    sources: [...sources.values()].map(({ note }) => note).sort((a, b) => order(a.id, b.id)),
    prices,
    priceNotes: priced.notes,
    laws: [...laws.values()].map(({ note }) => note),
    targets: [...targets.values()],
    targetNotes,
    programmes: declared.models,
    programmeNotes: declared.notes,
    unknownReference: unstated.map(({ id }) => id),
  };
  return { region, catalogue, diagnostics: report.sorted() };
}

/** The programmes of the region's folders and, behind them, of the plan. */
function programmesOf(
  chain: readonly RegionFolder[],
  catalogue: Catalogue,
  years: LoadedRegion["years"],
  sources: ReadonlyMap<string, unknown>,
  prices: PriceIndex | null,
  options: RegionOptions,
  report: RegionReport,
): DeclaredProgrammes {
  const layers: ProgrammeLayer[] = [];
  // They build on modules that a part of the model does not have.
  if (options.partOfModel !== true) {
    for (const folder of chain) {
      const read = readProgrammeFile(folder, report);
      if (read !== null) layers.push({ ...read, sources });
    }
    layers.push(...(options.programmes ?? []));
  }
  const stated = statedYears(chain);
  return readProgrammes(layers, {
    catalogue,
    first: years.first,
    prices,
    ownYears: stated === null || stated.first === years.first,
    add: (diagnostic) => report.add(diagnostic),
  });
}

const statedYears = (chain: readonly RegionFolder[]): LoadedRegion["years"] | null =>
  [...chain].reverse().find(({ head }) => head.years !== null)?.head.years ?? null;

const hasInventory = ({ files, path }: RegionFolder): boolean =>
  files.size(`${path}/${INVENTORY_FILE}`) !== null;

function slotsOf<Declared extends { readonly dims: readonly string[] }>(
  quantities: ReadonlyMap<string, Declared>,
  axes: Axes,
): Map<string, Slot<Declared>> {
  const slots = new Map<string, Slot<Declared>>();
  for (const [id, declared] of quantities) slots.set(id, new Slot(id, declared, axes));
  return slots;
}

/** The years of the run, from the options, the region, or the nearest parent that says. */
function yearsOf(
  chain: readonly RegionFolder[],
  options: RegionOptions,
  report: RegionReport,
): LoadedRegion["years"] | null {
  const stated = statedYears(chain);
  const first = options.first ?? stated?.first;
  const last = options.last ?? stated?.last;
  const file = `${chain[chain.length - 1]!.path}/region.yaml`;
  if (first === undefined || last === undefined) {
    report.atFile(file, {
      code: "missing-key",
      message: { nl: "de sleutel years ontbreekt", en: "the key years is missing" },
      help: {
        nl: "schrijf years: { first: 2024, last: 2050 }",
        en: "write years: { first: 2024, last: 2050 }",
      },
    });
    return null;
  }
  if (first <= last) return { first, last };
  report.atFile(file, {
    code: "inconsistent-data",
    message: {
      nl: `het eerste jaar (${first}) ligt na het laatste (${last})`,
      en: `the first year (${first}) is after the last (${last})`,
    },
  });
  return null;
}

/** Members of every regional dimension: the list of the region, else of its nearest parent. */
function membersOfChain(
  chain: readonly RegionFolder[],
  catalogue: Catalogue,
  report: RegionReport,
): Record<string, readonly Member[]> | null {
  const members: Record<string, readonly Member[]> = {};
  let complete = true;
  for (const [id, { members: declared, label }] of Object.entries(catalogue.dimensions)) {
    if (declared !== "region") continue;
    const folder = [...chain].reverse().find(({ head }) => id in head.members);
    if (folder) {
      members[id] = folder.head.members[id]!;
      continue;
    }
    complete = false;
    report.atFile(`${chain[chain.length - 1]!.path}/region.yaml`, {
      code: "missing-key",
      message: {
        nl: `members.${id} (${label.nl}) ontbreekt`,
        en: `members.${id} (${label.en}) is missing`,
      },
      help: {
        nl: `noem de leden onder members: ${id}:, of schrijf ${id}: {} als er geen zijn`,
        en: `list the members under members: ${id}:, or write ${id}: {} when there are none`,
      },
    });
  }
  return complete ? members : null;
}

interface Expectation {
  readonly chain: readonly RegionFolder[];
  readonly folder: "parameters" | "reference";
  readonly noun: Text;
}

const isTable = (slot: Slot<ParameterDeclaration>): boolean =>
  !slot.excused && slot.isEmpty && slot.holes().length > MOST_ROWS;

/** Names the tables that no manifest points at: those of a module together, as one file has them. */
function reportTables(
  slots: readonly Slot<ParameterDeclaration>[],
  chain: readonly RegionFolder[],
  report: RegionReport,
): void {
  const region = chain[chain.length - 1]!;
  const modules = new Set(slots.map(({ id }) => id.slice(0, id.indexOf("."))));
  for (const module of modules) {
    const own = slots.filter(({ id }) => id.startsWith(`${module}.`));
    const names = enumeration(own.map(({ id, declared }) => formatAddress(id, declared.dims)));
    const { id, declared } = own[0]!;
    const form = formatAddress(id, declared.dims.slice(0, -1));
    const file = `tables/${module}.index.csv`;
    const row = `${form.includes(",") ? `"${form}"` : form},tables/…csv,${declared.dims.at(-1)!}`;
    report.atFile(`${region.path}/${file}`, {
      code: "missing-value",
      message: {
        nl: `${region.head.id} geeft geen tabel voor ${names.nl}`,
        en: `${region.head.id} gives no table for ${names.en}`,
      },
      help: {
        nl: `zet ${file} terug, of voeg er rijen aan toe: ${row},kolom,${declared.unit},laag,hoog,graad,bron,plaats,toelichting`,
        en: `put ${file} back, or add rows to it: ${row},column,${declared.unit},low,high,grade,source,where,note`,
      },
    });
  }
}

/** Names what no file gives: a whole quantity, or some members of it. */
function reportGaps(
  slot: Slot<ParameterDeclaration | LeverDeclaration>,
  { chain, folder, noun }: Expectation,
  report: RegionReport,
): void {
  if (slot.excused) return;
  const holes = slot.holes();
  if (holes.length === 0) return;
  const { id, declared } = slot;
  const region = chain[chain.length - 1]!;
  const name = `${folder}/${id.slice(0, id.indexOf("."))}.csv`;
  const holder = [...chain]
    .reverse()
    .find(({ path, files }) => files.size(`${path}/${name}`) !== null);
  const file = `${(holder ?? region).path}/${name}`;
  const unit = declared.unit;
  const words = unitInWords(unit);
  const form = formatAddress(id, declared.dims);
  if (slot.isEmpty) {
    report.atFile(file, {
      code: "missing-value",
      message: {
        nl: `${region.head.id} geeft geen ${noun.nl} ${id} (${declared.label.nl}, in ${words.nl})`,
        en: `${region.head.id} gives no ${noun.en} ${id} (${declared.label.en}, in ${words.en})`,
      },
      help:
        folder === "parameters"
          ? {
              nl: `voeg een rij toe: ${form},waarde,${unit},laag,hoog,graad,bron,plaats,toelichting`,
              en: `add a row: ${form},value,${unit},low,high,grade,source,where,note`,
            }
          : {
              nl: `voeg een rij toe: ${form},jaar,waarde,${unit},laag,hoog,graad,bron,plaats,toelichting`,
              en: `add a row: ${form},year,value,${unit},low,high,grade,source,where,note`,
            },
    });
    return;
  }
  const missing = enumeration(
    holes.map((cell) => membersOfCell(slot.cellAxes, cell).join(",") || id),
  );
  const first = slot.provenance()[0];
  report.atFile(
    first?.origin.file ?? file,
    {
      code: "table-hole",
      message: {
        nl: `${id} heeft geen waarde voor ${missing.nl}`,
        en: `${id} has no value for ${missing.en}`,
      },
      help: {
        nl: `voeg rijen toe voor ${form}; een bevestigde nul schrijf je als 0`,
        en: `add rows for ${form}; a confirmed zero is written as 0`,
      },
    },
    first ? placeOfOrigin(first.origin) : undefined,
  );
}

/** Shares of one whole must add up to it, give or take rounding in the file. */
function checkShares(
  slot: Slot<ParameterDeclaration | LeverDeclaration>,
  values: number[],
  stride: number,
  report: RegionReport,
): void {
  const axis = slot.cellAxes[slot.cellAxes.length - 1];
  if (!axis) throw new Error(`${slot.id} sums to one but has no dimension to sum over`);
  const { wrongAt, sum } = normaliseShares(values, axis.ids.length, stride);
  if (wrongAt < 0) return;
  const [first] = slot.provenance();
  const shown = Math.round(sum * 1e6) / 1e6;
  report.atFile(
    first!.origin.file,
    {
      code: "shares-not-one",
      message: {
        nl: `de aandelen van ${slot.id} tellen op tot ${shown}, niet tot 1`,
        en: `the shares of ${slot.id} add up to ${shown}, not to 1`,
      },
      help: {
        nl: `de waarden over ${axis.dimension} moeten samen 1 (100 %) zijn`,
        en: `the values over ${axis.dimension} must be 1 (100 %) together`,
      },
    },
    placeOfOrigin(first!.origin),
  );
}
