/** Reads how what is shared is divided: fixed shares, or in proportion to what each has. */
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import { diagnosticAt, type Remark, type SourceText } from "../diagnostics/text.ts";
import { cellsUnder, findCells, splitKey } from "../quantity-address.ts";
import { readSlotValue } from "../units/slot-value.ts";
import { entryOf, type YamlEntry, type YamlMap, type YamlNode } from "../yaml/yaml-document.ts";
import { unknownMunicipality } from "./exceptions.ts";
import type { Sharer } from "./shared.ts";
import { sharesOf } from "./shared-parts.ts";

/** Who gets which share, in the order of the group; together 1. */
export type Allocation = readonly { readonly region: string; readonly share: number }[];

/** How far fixed shares may be from one whole. */
const TOLERANCE = 1e-9;

const EXAMPLE = {
  nl: "schrijf { kortrijk: 60 %, zwevegem: 40 % }, of { by: demography.population, among: [kortrijk, kuurne] }",
  en: "write { kortrijk: 60 %, zwevegem: 40 % }, or { by: demography.population, among: [kortrijk, kuurne] }",
};

/** The shares; null, with the reason reported. */
export function readAllocation(
  source: SourceText,
  entry: YamlEntry,
  sharers: readonly Sharer[],
  diagnostics: Diagnostic[],
): Allocation | null {
  return new AllocationReader(source, sharers, diagnostics).read(entry);
}

class AllocationReader {
  private readonly ids: readonly string[];

  constructor(
    private readonly source: SourceText,
    private readonly sharers: readonly Sharer[],
    private readonly diagnostics: Diagnostic[],
  ) {
    this.ids = sharers.map(({ id }) => id);
  }

  read({ value }: YamlEntry): Allocation | null {
    if (value.kind !== "map" || value.entries.length === 0) {
      if (value.kind === "scalar" && value.faulty) return null;
      return this.report(value, {
        code: "wrong-type",
        message: {
          nl: "allocation: hier hoort wie welk deel krijgt",
          en: "allocation: who gets which share belongs here",
        },
        help: EXAMPLE,
      });
    }
    const by = entryOf(value, "by");
    return by === undefined ? this.fixed(value) : this.inProportion(value, by);
  }

  private fixed(map: YamlMap): Allocation | null {
    const shares = new Map<string, number>();
    let complete = true;
    for (const entry of map.entries) {
      const { key, value } = entry;
      if (!this.isKnown(entry)) {
        complete = false;
        continue;
      }
      const slot = { name: key, unit: "1", min: 0, max: 1, yearly: false, prices: null };
      const read = readSlotValue(this.source, value, slot, this.diagnostics);
      if (read === null) complete = false;
      else shares.set(key, read.value);
    }
    if (!complete) return null;
    let sum = 0;
    for (const id of this.ids) sum += shares.get(id) ?? 0;
    if (Math.abs(sum - 1) > TOLERANCE) {
      const percent = Number((sum * 100).toPrecision(12));
      return this.report(map, {
        code: "shares-not-one",
        message: {
          nl: `de delen tellen op tot ${percent} %, niet tot 100 %`,
          en: `the shares add up to ${percent} %, not to 100 %`,
        },
        help: {
          nl: "verdeel alles: wie niet genoemd wordt, krijgt niets",
          en: "allocate all of it: who is not named gets nothing",
        },
      });
    }
    return this.ids
      .filter((id) => (shares.get(id) ?? 0) > 0)
      .map((region) => ({ region, share: shares.get(region)! }));
  }

  private isKnown({ key, keyStart, keyEnd }: YamlEntry): boolean {
    if (this.ids.includes(key)) return true;
    this.report({ start: keyStart, end: keyEnd }, unknownMunicipality(key, this.ids));
    return false;
  }

  private inProportion(map: YamlMap, by: YamlEntry): Allocation | null {
    const stranger = map.entries.find(({ key }) => key !== "by" && key !== "among");
    if (stranger !== undefined) {
      return this.report(
        { start: stranger.keyStart, end: stranger.keyEnd },
        {
          code: "unknown-key",
          message: {
            nl: `de sleutel "${stranger.key}" bestaat hier niet`,
            en: `the key "${stranger.key}" does not exist here`,
          },
          help: { nl: "kies uit by, among", en: "choose from by, among" },
        },
      );
    }
    const among = entryOf(map, "among");
    const takers = among === undefined ? this.ids : this.among(among.value);
    if (takers === null) return null;
    const weights: number[] = [];
    for (const id of takers) {
      const weight = this.weightOf(
        this.sharers.find((one) => one.id === id)!,
        by,
      );
      if (weight === null) return null;
      weights.push(weight);
    }
    if (!weights.some((weight) => weight > 0)) {
      return this.report(by.value, {
        code: "cannot-share",
        message: {
          nl: "geen van deze gemeenten heeft hier iets van, dus er valt niets naar te verdelen",
          en: "none of these municipalities has any of it, so there is nothing to allocate by",
        },
      });
    }
    const shares = sharesOf(weights);
    return takers.flatMap((region, at) =>
      shares[at]! > 0 ? [{ region, share: shares[at]! }] : [],
    );
  }

  /** In the order of the group. */
  private among(node: YamlNode): readonly string[] | null {
    const items = node.kind === "list" ? node.items : [node];
    const named = new Set<string>();
    for (const item of items) {
      const id = item.kind === "scalar" && typeof item.value === "string" ? item.value : null;
      if (id !== null && this.ids.includes(id)) named.add(id);
      else {
        const remark: Remark =
          id === null
            ? {
                code: "wrong-type",
                message: {
                  nl: "among: hier hoort een lijst van gemeenten",
                  en: "among: a list of municipalities belongs here",
                },
                help: {
                  nl: "bijvoorbeeld among: [kortrijk, kuurne]",
                  en: "for instance among: [kortrijk, kuurne]",
                },
              }
            : unknownMunicipality(id, this.ids);
        return this.report(item, remark);
      }
    }
    return this.ids.filter((id) => named.has(id));
  }

  /** What a municipality has when the run begins; null, with the reason reported. */
  private weightOf({ opened }: Sharer, { value }: YamlEntry): number | null {
    const { joining, parameters } = opened;
    // A region that cannot be read was told.
    if (parameters === null) return null;
    const written = value.kind === "scalar" ? value.written : "";
    const { id, address } = splitKey(written);
    const declaration = joining.parameter(id);
    if (declaration === null || declaration.scale !== "extensive") {
      return this.report(value, this.noWeight(id, declaration !== null, joining));
    }
    const entry = { key: written, keyStart: value.start, keyEnd: value.end, value };
    const noun = { nl: "een parameter", en: "a parameter" };
    const form = {
      ...{ id, dims: declaration.dims, noun },
      help: { nl: `schrijf ${id}`, en: `write ${id}` },
      members: (dimension: string) => joining.naming(dimension),
    };
    const cells = findCells(this.source, entry, address, form, this.diagnostics);
    if (cells === null) return null;
    const values = parameters.values[id]!;
    const under = cellsUnder(declaration.dims, cells.positions, form.members);
    let sum = 0;
    for (const cell of under) sum += values[cell]!;
    return sum;
  }

  private noWeight(id: string, isKnown: boolean, joining: Sharer["opened"]["joining"]): Remark {
    const near = nearest(id, joining.extensiveParameters());
    return {
      code: isKnown ? "cannot-share" : "unknown-parameter",
      message: isKnown
        ? {
            nl: `naar ${id} kan niet verdeeld worden: een aandeel of prijs is geen hoeveelheid`,
            en: `nothing can be allocated by ${id}: a share or price is no amount`,
          }
        : {
            nl: `er is geen parameter "${id}" om naar te verdelen`,
            en: `there is no parameter "${id}" to allocate by`,
          },
      help:
        near === null
          ? {
              nl: "bijvoorbeeld by: demography.population; `simulate list parameters` toont ze alle",
              en: "for instance by: demography.population; `simulate list parameters` shows all",
            }
          : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
    };
  }

  private report({ start, end }: { start: number; end: number }, remark: Remark): null {
    this.diagnostics.push(diagnosticAt(this.source, start, end, remark));
    return null;
  }
}
