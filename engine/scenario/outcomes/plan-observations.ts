/**
 * Observations of a plan: what was measured in the years of the run, with its source. They are held
 * against the course of the plan and of the reference, and move neither.
 */
import {
  findMembers,
  formatAddress,
  parseAddress,
  parseLooseAddress,
  type Naming,
  type YearSpan,
} from "../address.ts";
import { GRADES, type Grade, type OutputDeclaration } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import { diagnosticAt, type Remark, type SourceText } from "../diagnostics/text.ts";
import { originOf } from "../plan/plan-entries.ts";
import { writtenAt } from "../plan/plan-file.ts";
import { noSuchIndicator, wrongMembers } from "./looked-at.ts";
import type { ObservationModel, ObservedModel, Provenance } from "../resolved.ts";
import type { PriceIndex } from "../units/price-index.ts";
import { missingValue, readSlotValue, type ValueSlot } from "../units/slot-value.ts";
import { reportUnfit, YEAR_KEY } from "../yaml/map-keys.ts";
import { entryOf, type YamlEntry, type YamlMap, type YamlNode } from "../yaml/yaml-document.ts";

export interface ObservationContext {
  readonly outputs: ReadonlyMap<string, OutputDeclaration>;
  /** The indicators that the plan defines. */
  readonly indicators: {
    get(
      id: string,
    ):
      | { readonly unit: string; readonly kind: "stock" | "flow"; readonly shown: string }
      | undefined;
    ids(): Iterable<string>;
  };
  readonly prices: PriceIndex | null;
  /** Null when the region could not be read: then years are not checked. */
  readonly years: YearSpan | null;
  members(dimension: string): Naming | null;
}

/** The observations of one quantity. */
export interface ReadObservations {
  /** The one spelling of its address, or the id of an own indicator. */
  readonly address: string;
  readonly model: ObservedModel;
  /** One per value, in the order of the years. */
  readonly records: readonly Provenance[];
}

/** Keys of an entry beside its years, and those of a single year. */
export const OBSERVATION_KEYS = ["source", "grade", "note", "tolerance"] as const;
export const OBSERVED_KEYS = ["value", "low", "high", "source", "grade", "note"] as const;

/** What is observed, as far as it decides how a value is read. */
interface Observed {
  readonly address: string;
  /** Years after the run that it has a value in: a stock of the model on the 1 January after it. */
  readonly beyond: 0 | 1;
  readonly slot: ValueSlot;
}

/** Reads one entry under `observations:` that is not null; null when nothing of it can be used. */
export function readObservations(
  source: SourceText,
  entry: YamlEntry,
  by: string,
  context: ObservationContext,
  diagnostics: Diagnostic[],
): ReadObservations | null {
  return new ObservationReader(source, entry, by, context, diagnostics).read();
}

class ObservationReader {
  private readonly source: SourceText;
  private readonly entry: YamlEntry;
  private readonly by: string;
  private readonly context: ObservationContext;
  private readonly diagnostics: Diagnostic[];

  constructor(
    source: SourceText,
    entry: YamlEntry,
    by: string,
    context: ObservationContext,
    diagnostics: Diagnostic[],
  ) {
    this.source = source;
    this.entry = entry;
    this.by = by;
    this.context = context;
    this.diagnostics = diagnostics;
  }

  read(): ReadObservations | null {
    const observed = this.observed();
    const { key, value: node } = this.entry;
    if (node.kind !== "map") {
      if (node.kind === "scalar" && node.faulty) return null;
      this.reportAt(node, {
        code: "wrong-type",
        message: {
          nl: `${key}: hier horen jaren met hun waarde en een bron`,
          en: `${key}: years with their value and a source belong here`,
        },
        help: {
          nl: `schrijf { 2025: …, source: "…" }`,
          en: `write { 2025: …, source: "…" }`,
        },
      });
      return null;
    }
    const years: YamlEntry[] = [];
    const before = this.diagnostics.length;
    for (const one of node.entries) {
      if (YEAR_KEY.test(one.key)) years.push(one);
      else if (!(OBSERVATION_KEYS as readonly string[]).includes(one.key)) {
        const fitting = { name: key, naming: null, keys: [...OBSERVATION_KEYS], years: true };
        reportUnfit(this.source, one, fitting, this.diagnostics);
      }
    }
    if (years.length === 0 && this.diagnostics.length === before) {
      this.reportKey(missingYear(key));
    }
    const tolerance = this.tolerance(node);
    const grade = this.grade(node);
    if (observed === null) return null;
    const values: ObservationModel[] = [];
    const records: Provenance[] = [];
    for (const one of [...years].sort((a, b) => Number(a.key) - Number(b.key))) {
      const read = this.year(one, observed, node, grade);
      if (read === null) continue;
      values.push(read.value);
      records.push(read.record);
    }
    if (values.length === 0) return null;
    return { address: observed.address, model: { values, tolerance }, records };
  }

  /** The quantity that was measured; null where there is none, which is reported. */
  private observed(): Observed | null {
    const { key } = this.entry;
    const own = this.context.indicators.get(key);
    if (own !== undefined) {
      const yearly = own.kind === "flow";
      const bounds = { min: -Infinity, max: Infinity };
      const { prices } = this.context;
      const slot = { name: key, unit: own.unit, ...bounds, yearly, shown: own.shown, prices };
      return { address: key, beyond: 0, slot };
    }
    const address = parseAddress(key) ?? parseLooseAddress(key);
    const id = address?.id ?? key;
    const output = this.context.outputs.get(id);
    if (output === undefined) {
      const near = nearest(id, [...this.context.outputs.keys(), ...this.context.indicators.ids()]);
      return this.reportKey(noSuchIndicator(id, near));
    }
    const members = address?.members ?? [];
    if (members.length !== output.dims.length) {
      return this.reportKey(wrongMembers(id, output.dims));
    }
    const namings = members.map((_, at) => this.context.members(output.dims[at]!));
    const positions = findMembers({ id, members }, namings);
    if ("message" in positions) return this.reportKey({ code: "unknown-member", ...positions });
    const { unit, kind, min = -Infinity, max = Infinity } = output;
    const { prices } = this.context;
    const slot = { name: key, unit, min, max, yearly: kind === "flow", prices };
    const beyond = kind === "stock" ? 1 : 0;
    return { address: formatAddress(id, members), beyond, slot };
  }

  private year(
    { key, keyStart, keyEnd, value: node }: YamlEntry,
    { beyond, slot: forEntry }: Observed,
    group: YamlMap,
    groupGrade: Grade | null,
  ): { readonly value: ObservationModel; readonly record: Provenance } | null {
    const year = Number(key);
    const slot = { ...forEntry, name: `${this.entry.key} ${key}` };
    const report = (remark: Remark): null => {
      this.diagnostics.push(diagnosticAt(this.source, keyStart, keyEnd, remark));
      return null;
    };
    const span = this.context.years;
    const last = (span?.last ?? 0) + beyond;
    if (span !== null && (year < span.first || year > last)) {
      return report(outsideRun(this.entry.key, year, span.first, last));
    }
    const isMap = node.kind === "map";
    if (isMap) {
      const strangers = node.entries.filter(
        (one) => !(OBSERVED_KEYS as readonly string[]).includes(one.key),
      );
      const fitting = { name: slot.name, naming: null, keys: [...OBSERVED_KEYS], years: false };
      for (const one of strangers) reportUnfit(this.source, one, fitting, this.diagnostics);
      if (strangers.length > 0) return null;
    }
    const valueNode = isMap ? entryOf(node, "value")?.value : node;
    const isNothing =
      valueNode === undefined ||
      (valueNode.kind === "scalar" && valueNode.value === null && !valueNode.faulty);
    if (isNothing) {
      const remark = missingValue(slot.name, null);
      return report({
        ...remark,
        help: {
          nl: "schrijf wat gemeten werd, of laat het jaar weg",
          en: "write what was measured, or leave the year out",
        },
      });
    }
    const quantity = (from: YamlNode): number | null =>
      readSlotValue(this.source, from, slot, this.diagnostics)?.value ?? null;
    const limit = (name: "low" | "high"): number | null | undefined => {
      const found = isMap ? entryOf(node, name) : undefined;
      return found === undefined ? undefined : quantity(found.value);
    };
    const value = quantity(valueNode);
    const low = limit("low");
    const high = limit("high");
    const statedSource = ((isMap ? writtenAt(node, "source") : null) ?? "").trim();
    const source = statedSource === "" ? (writtenAt(group, "source") ?? "").trim() : statedSource;
    if (source === "") {
      return report({
        code: "missing-provenance",
        message: {
          nl: `${this.entry.key}: de meting van ${key} heeft geen bron`,
          en: `${this.entry.key}: the measurement of ${key} has no source`,
        },
        help: {
          nl: 'zeg wie het gemeten heeft: source: "VITO-inventaris 2025"',
          en: 'say who measured it: source: "VITO inventory 2025"',
        },
      });
    }
    const grade = (isMap ? this.grade(node) : null) ?? groupGrade ?? "measured";
    if (value === null || low === null || high === null) return null;
    if ((low ?? value) > value || (high ?? value) < value) {
      return report({
        code: "inconsistent-data",
        message: {
          nl: `${slot.name}: de waarde ligt niet tussen low en high`,
          en: `${slot.name}: the value does not lie between low and high`,
        },
        help: {
          nl: "low is de laagste waarde die waar kan zijn, high de hoogste",
          en: "low is the lowest value that could be true, high the highest",
        },
      });
    }
    const note = (isMap ? writtenAt(node, "note") : null) ?? writtenAt(group, "note") ?? "";
    const hasRange = low !== undefined || high !== undefined;
    return {
      value: {
        ...{ year, value },
        low: hasRange ? (low ?? value) : null,
        high: hasRange ? (high ?? value) : null,
      },
      record: {
        ...{ grade, source, where: "", note, year, value, by: this.by },
        ...(hasRange ? { low: low ?? value, high: high ?? value } : {}),
        origin: originOf(this.source, { ...this.entry, keyStart, keyEnd }),
      },
    };
  }

  /** How far off a course may be and still fit, as a share of what was measured. */
  private tolerance(group: YamlMap): number | null {
    const found = entryOf(group, "tolerance");
    if (found === undefined) return null;
    const slot = {
      name: "tolerance",
      unit: "1",
      min: 0,
      max: 1,
      yearly: false,
      shown: "%",
      prices: null,
    };
    return readSlotValue(this.source, found.value, slot, this.diagnostics)?.value ?? null;
  }

  private grade(group: YamlMap): Grade | null {
    const found = entryOf(group, "grade");
    if (found === undefined) return null;
    const written = found.value.kind === "scalar" ? found.value.written : "";
    const known = GRADES.find((one) => one === written);
    if (known !== undefined) return known;
    this.reportAt(found.value, {
      code: "wrong-type",
      message: {
        nl: `"${written}" is geen graad van zekerheid`,
        en: `"${written}" is not a grade`,
      },
      help: { nl: `kies uit ${GRADES.join(", ")}`, en: `choose from ${GRADES.join(", ")}` },
    });
    return null;
  }

  private reportAt({ start, end }: YamlNode, remark: Remark): void {
    this.diagnostics.push(diagnosticAt(this.source, start, end, remark));
  }

  private reportKey(remark: Remark): null {
    const { keyStart, keyEnd } = this.entry;
    this.diagnostics.push(diagnosticAt(this.source, keyStart, keyEnd, remark));
    return null;
  }
}

const missingYear = (key: string): Remark => ({
  code: "missing-value",
  message: {
    nl: `${key}: er staat geen jaar met wat gemeten werd`,
    en: `${key}: there is no year with what was measured`,
  },
  help: { nl: `schrijf { 2025: …, source: "…" }`, en: `write { 2025: …, source: "…" }` },
});

const outsideRun = (key: string, year: number, first: number, last: number): Remark => ({
  code: "year-outside-run",
  message: {
    nl: `${key}: het jaar ${year} valt buiten de looptijd`,
    en: `${key}: the year ${year} lies outside the run`,
  },
  help:
    year < first
      ? {
          nl: `kies een jaar van ${first} tot ${last}; wat ervoor gemeten werd, hoort in history/ van de regio`,
          en: `choose a year from ${first} to ${last}; what was measured before belongs in the region's history/`,
        }
      : {
          nl: `kies een jaar van ${first} tot ${last}`,
          en: `choose a year from ${first} to ${last}`,
        },
});
