/** What an entry of a plan looks at: the result under its `indicator:`, and the years it speaks of. */
import {
  findMembers,
  formatAddress,
  parseAddress,
  parseLooseAddress,
  type Naming,
  type YearSpan,
} from "../address.ts";
import type { OutputDeclaration, Scale } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import { diagnosticAt, type Remark, type SourceText } from "../diagnostics/text.ts";
import { entryOf, type YamlEntry } from "../yaml/yaml-document.ts";

export interface LookedAtContext {
  readonly modules: readonly string[];
  readonly outputs: ReadonlyMap<string, OutputDeclaration>;
  /** The indicators that the plan defines; none where a region states its goals. */
  readonly indicators: {
    get(
      id: string,
    ):
      | { readonly unit: string; readonly kind: "stock" | "flow"; readonly shown: string }
      | undefined;
    ids(): Iterable<string>;
  };
  members(dimension: string): Naming | null;
  /** There may be results beside these: the region that declares them could not be read. */
  readonly open?: boolean;
}

export interface Bounds {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** A result that is looked at. */
export interface Looked {
  readonly id: string;
  /** Canonical; null when its module does not exist yet. */
  readonly unit: string | null;
  readonly yearly: boolean;
  /** Of a result: what it can be. */
  readonly bounds?: Bounds;
  /** Of a result: whether it grows with the size of the city. */
  readonly scale?: Scale;
  /** Of an own indicator: the unit as it was declared. */
  readonly shown?: string;
}

/** The quantity under `indicator:`; null when it is absent, or wrong and reported. */
export function lookedAt(
  source: SourceText,
  entry: YamlEntry,
  context: LookedAtContext,
  diagnostics: Diagnostic[],
): Looked | null {
  const found = entryOf(entry.value, "indicator")?.value;
  if (found?.kind !== "scalar" || typeof found.value !== "string") return null;
  const written = found.value;
  const report = (remark: Remark): null => {
    diagnostics.push(diagnosticAt(source, found.start, found.end, remark));
    return null;
  };
  const own = context.indicators.get(written);
  if (own !== undefined) {
    const { unit, kind, shown } = own;
    return { id: written, unit, yearly: kind === "flow", shown };
  }
  const address = parseAddress(written) ?? parseLooseAddress(written);
  const id = address?.id ?? written;
  const output = context.outputs.get(id);
  if (output === undefined) {
    const near = nearest(id, [...context.outputs.keys(), ...context.indicators.ids()]);
    const module = id.slice(0, Math.max(0, id.indexOf(".")));
    const later = address !== null && !context.modules.includes(module);
    const open = context.open === true && address !== null && near === null;
    if (open || (later && near === null && nearest(module, context.modules) === null)) {
      // Of a module that the model does not have yet: kept, and told apart in the results.
      return { id: written, unit: null, yearly: true };
    }
    return report(noSuchIndicator(id, near));
  }
  const members = address?.members ?? [];
  if (address === null || members.length !== output.dims.length) {
    return report(wrongMembers(id, output.dims));
  }
  const namings = members.map((_, at) => context.members(output.dims[at]!));
  const positions = findMembers({ id, members }, namings);
  if ("message" in positions) return report({ code: "unknown-member", ...positions });
  const { unit, kind, min, max, scale } = output;
  const bounds = { min, max };
  return { id: formatAddress(id, members), unit, yearly: kind === "flow", bounds, scale };
}

/** @param near what was probably meant; null when nothing is like it */
export const noSuchIndicator = (id: string, near: string | null): Remark => ({
  code: "unknown-indicator",
  message: {
    nl: `er is geen uitkomst of indicator "${id}"`,
    en: `there is no result or indicator "${id}"`,
  },
  help:
    near === null
      ? {
          nl: "`simulate list indicators` toont alle uitkomsten",
          en: "`simulate list indicators` shows all results",
        }
      : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
});

/** Of an output that is addressed with too few members, or with some where it has none. */
export const wrongMembers = (id: string, dims: readonly string[]): Remark => {
  const form = formatAddress(id, dims);
  return {
    code: "unknown-member",
    message: {
      nl: `${id} heeft ${dims.length === 0 ? "geen leden" : "een lid nodig"}`,
      en: `${id} ${dims.length === 0 ? "has no members" : "needs a member"}`,
    },
    help: { nl: `schrijf ${form}`, en: `write ${form}` },
  };
};

/** A year under a key, which must lie in a span; null when it is absent, or wrong and reported. */
export function yearOf(
  source: SourceText,
  entry: YamlEntry,
  key: string,
  { first, last }: YearSpan,
  diagnostics: Diagnostic[],
): number | null {
  const node = entryOf(entry.value, key)?.value;
  if (node?.kind !== "scalar" || node.value === null) return null;
  const report = (remark: Remark): null => {
    diagnostics.push(diagnosticAt(source, node.start, node.end, remark));
    return null;
  };
  if (!/^\d{4}$/.test(node.written)) {
    return report({
      code: "wrong-type",
      message: {
        nl: `${key}: "${node.written}" is geen jaartal van vier cijfers`,
        en: `${key}: "${node.written}" is not a year of four digits`,
      },
    });
  }
  const year = Number(node.written);
  if (year >= first && year <= last) return year;
  return report({
    code: "year-outside-run",
    message: {
      nl: `${entry.key}: het jaar ${year} valt buiten de looptijd`,
      en: `${entry.key}: the year ${year} lies outside the run`,
    },
    help: {
      nl: `kies een jaar van ${first} tot ${last}`,
      en: `choose a year from ${first} to ${last}`,
    },
  });
}
