/**
 * A run that starts again from what was observed: until its year the plan follows the reference, and
 * on 1 January of that year observed stocks take the place of computed ones.
 */
import { cellOf, parseAddress, quantitiesOf, type YearSpan } from "../address.ts";
import type { Catalogue, OutputDeclaration } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { diagnosticAt, type Remark } from "../diagnostics/text.ts";
import type { LeverSetting } from "../levers/lever-setting.ts";
import type { PlanFile } from "../plan/plan-file.ts";
import type { RestartModel } from "../resolved.ts";
import { YEAR_KEY } from "../yaml/map-keys.ts";
import type { YamlEntry, YamlNode } from "../yaml/yaml-document.ts";

/** Where a plan says from when on it starts again. */
export interface Start {
  readonly year: number;
  readonly file: PlanFile;
  readonly entry: YamlEntry;
}

/** The year of the plan nearest to the run that says one; null where none does, or it takes it back. */
export function readStart(
  plans: readonly PlanFile[],
  years: YearSpan | null,
  diagnostics: Diagnostic[],
): Start | null {
  const file = plans.find(({ startFrom }) => startFrom !== null);
  const entry = file?.startFrom ?? null;
  if (file === undefined || entry === null) return null;
  const { value } = entry;
  const report = (remark: Remark): null => {
    diagnostics.push(diagnosticAt(file.source, value.start, value.end, remark));
    return null;
  };
  if (value.kind === "scalar" && value.faulty) return null;
  if (value.kind === "scalar" && value.value === null && !value.absent) return null;
  const written = value.kind === "scalar" ? value.written : "";
  if (!YEAR_KEY.test(written)) {
    return report({
      code: value.kind === "scalar" && value.absent ? "missing-value" : "wrong-type",
      message: {
        nl: "start_from: hier hoort een jaartal van vier cijfers",
        en: "start_from: a year of four digits belongs here",
      },
      help: { nl: "bijvoorbeeld start_from: 2026", en: "for instance start_from: 2026" },
    });
  }
  const year = Number(written);
  if (years !== null && (year <= years.first || year > years.last)) {
    return report({
      code: "year-outside-run",
      message: {
        nl: `start_from: ${year} is geen jaar om opnieuw van te vertrekken`,
        en: `start_from: ${year} is no year to start again from`,
      },
      help: {
        nl: `kies een jaar van ${years.first + 1} tot ${years.last}; in ${years.first} begint de berekening zelf`,
        en: `choose a year from ${years.first + 1} to ${years.last}; the run itself begins in ${years.first}`,
      },
    });
  }
  return { year, file, entry };
}

/** The path `[year][cell]` of a lever that follows the reference before a year. */
export function followingReference(
  path: readonly number[],
  reference: readonly number[],
  { first, last }: YearSpan,
  start: number,
): readonly number[] {
  const until = ((start - first) * path.length) / (last - first + 1);
  return path.map((value, at) => (at < until ? reference[at]! : value));
}

/** Points of a plan before the restart that it can no longer follow, which is told of each lever. */
export function tellPointsBefore(
  settings: readonly LeverSetting[],
  start: number,
  isFollowed: (id: string, year: number) => boolean,
  diagnostics: Diagnostic[],
): void {
  const told = new Set<YamlEntry>();
  for (const { id, address, file, entry } of settings) {
    if (told.has(entry)) continue;
    told.add(entry);
    const lost = pointsOf(entry.value).filter(
      ({ key }) => Number(key) < start && !isFollowed(id, Number(key)),
    );
    const [point] = lost;
    if (point === undefined) continue;
    const years = [...new Set(lost.map(({ key }) => key))].sort().join(", ");
    diagnostics.push({
      ...diagnosticAt(file, point.keyStart, point.keyEnd, {
        code: "before-restart",
        message: {
          nl: `${address}: wat het plan voor ${years} zegt, telt niet: tot ${start} volgt het de referentie`,
          en: `${address}: what the plan says for ${years} does not count: until ${start} it follows the reference`,
        },
        help: {
          nl: `wat geweest is, wordt niet meer gepland; laat het punt weg of geef het vanaf ${start}`,
          en: `what has been is no longer planned; leave the point out, or give it from ${start} on`,
        },
      }),
      severity: "warning",
    });
  }
}

/** Entries under a calendar year, however deep among members they stand. */
function pointsOf(node: YamlNode): YamlEntry[] {
  if (node.kind !== "map") return [];
  return node.entries.flatMap((entry) =>
    YEAR_KEY.test(entry.key) ? [entry] : pointsOf(entry.value),
  );
}

/** One observed stock of the restart. */
export interface ObservedStock {
  readonly address: string;
  readonly value: number;
  /** Where the plan says it; null for the history of the region. */
  readonly written: { readonly file: PlanFile; readonly entry: YamlEntry } | null;
}

/**
 * What the modules take over of what was observed on 1 January of the year. What no module can take is
 * told where the plan says it; so are observed parts that do not fit their whole.
 *
 * @param members of the dimensions that the region supplies
 */
export function restartModel(
  start: Start,
  stocks: readonly ObservedStock[],
  catalogue: Catalogue,
  members: Readonly<Record<string, readonly string[]>>,
  diagnostics: Diagnostic[],
): RestartModel {
  const outputs = quantitiesOf(catalogue, "outputs");
  const observed: Record<string, (number | null)[]> = {};
  const taken: (ObservedStock & { readonly id: string })[] = [];
  const report = ({ file, entry }: Pick<Start, "file" | "entry">, remark: Remark): void => {
    diagnostics.push(diagnosticAt(file.source, entry.keyStart, entry.keyEnd, remark));
  };
  for (const stock of stocks) {
    const address = parseAddress(stock.address);
    const output = address === null ? undefined : outputs.get(address.id);
    if (output !== undefined && output.kind !== "stock") continue;
    const cell = address === null ? null : cellOf(address, catalogue, members);
    const isTaken =
      output?.adjustable === true &&
      address !== null &&
      cell !== null &&
      output.notAdjustable?.includes(address.members.at(-1) ?? "") !== true;
    if (isTaken) {
      const size = sizeOf(output, catalogue, members);
      observed[address.id] ??= new Array<number | null>(size).fill(null);
      observed[address.id]![cell] = stock.value;
      taken.push({ ...stock, id: address.id });
    } else if (stock.written !== null) {
      diagnostics.push(notTaken(stock.address, stock.written, start.year));
    }
  }
  if (taken.length === 0) diagnostics.push(nothingTaken(start));
  for (const [total, sums] of sumsOf(observed, outputs)) {
    const whole = observed[total]?.[0] ?? null;
    const complete = sums.filter(({ isComplete }) => isComplete).map(({ sum }) => sum);
    const all = whole === null ? complete : [whole, ...complete];
    const parts = Math.max(0, ...sums.map(({ sum }) => sum));
    const [most, least] = [Math.max(...all, parts), Math.min(...all)];
    if (all.length === 0 || most - least <= SUM_TOLERANCE * Math.max(1, most)) continue;
    const blamed = taken.find(
      ({ id, written }) =>
        written !== null && (id === total || outputs.get(id)?.total !== undefined),
    );
    report(blamed?.written ?? start, {
      code: "inconsistent-data",
      message: {
        nl: `${total}: de gemeten delen op 1 januari ${start.year} zijn samen ${shown(most)}, het geheel is ${shown(least)}`,
        en: `${total}: the parts observed on 1 January ${start.year} are ${shown(most)} together, the whole is ${shown(least)}`,
      },
      help: {
        nl: "geef delen en geheel uit één telling, of alleen het geheel",
        en: "give parts and whole of one count, or the whole alone",
      },
    });
  }
  return { year: start.year, observed };
}

/** Counts of one day differ by rounding, not by more. */
const SUM_TOLERANCE = 1e-6;

const shown = (value: number): string => `${Number(value.toPrecision(8))}`;

interface Sum {
  readonly sum: number;
  readonly isComplete: boolean;
}

/** What was observed of the parts of a total, by the id of the total. */
function sumsOf(
  observed: Readonly<Record<string, readonly (number | null)[]>>,
  outputs: ReadonlyMap<string, OutputDeclaration>,
): ReadonlyMap<string, readonly Sum[]> {
  const sums = new Map<string, Sum[]>();
  for (const [id, values] of Object.entries(observed)) {
    const { total } = outputs.get(id)!;
    if (total === undefined) continue;
    const of = `${id.slice(0, id.indexOf("."))}.${total}`;
    const known = values.filter((value) => value !== null);
    const sum = known.reduce((all, value) => all + value, 0);
    sums.set(of, [...(sums.get(of) ?? []), { sum, isComplete: known.length === values.length }]);
  }
  return sums;
}

function sizeOf(
  { dims }: OutputDeclaration,
  catalogue: Catalogue,
  regional: Readonly<Record<string, readonly string[]>>,
): number {
  return dims.reduce((size, dimension) => {
    const { members } = catalogue.dimensions[dimension]!;
    if (members === "years") throw new Error(`a stock has no dimension ${dimension}`);
    return size * (members === "region" ? regional[dimension]! : members).length;
  }, 1);
}

function notTaken(
  address: string,
  { file, entry }: { readonly file: PlanFile; readonly entry: YamlEntry },
  year: number,
): Diagnostic {
  const point = pointsOf(entry.value).find(({ key }) => key === `${year}`) ?? entry;
  return {
    ...diagnosticAt(file.source, point.keyStart, point.keyEnd, {
      code: "unused-observation",
      message: {
        nl: `${address}: het plan kan niet van deze meting vertrekken; ze wordt alleen vergeleken`,
        en: `${address}: the plan cannot start from this measurement; it is only compared`,
      },
      help: {
        nl: "welke voorraden wel kunnen, staat in docs/nl/op-koers.md",
        en: "which stocks can stands in docs/reference/on-course.md",
      },
    }),
    severity: "warning",
  };
}

function nothingTaken({ year, file, entry }: Start): Diagnostic {
  return {
    ...diagnosticAt(file.source, entry.keyStart, entry.keyEnd, {
      code: "unused-observation",
      message: {
        nl: `start_from: van 1 januari ${year} is niets gemeten om van te vertrekken`,
        en: `start_from: nothing was observed on 1 January ${year} to start from`,
      },
      help: {
        nl: `schrijf het onder observations:, bijvoorbeeld demography.population: { ${year}: … }`,
        en: `write it under observations:, for instance demography.population: { ${year}: … }`,
      },
    }),
    severity: "warning",
  };
}
