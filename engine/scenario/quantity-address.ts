/** The addresses of levers and parameters in a plan: `heat.connection_share[venning]`. */
import {
  findMembers,
  parseAddress,
  parseLooseAddress,
  type Address,
  type Naming,
} from "./address.ts";
import type { Text } from "./declarations.ts";
import type { Diagnostic } from "./diagnostics/diagnostics.ts";
import { diagnosticAt, type Remark, type SourceText } from "./diagnostics/text.ts";
import type { YamlEntry } from "./yaml/yaml-document.ts";

/** The id that a key begins with, and its address; null when it is written as none. */
export function splitKey(key: string): { readonly id: string; readonly address: Address | null } {
  const address = parseAddress(key) ?? parseLooseAddress(key);
  const bare = key.includes("[") ? key.slice(0, key.indexOf("[")) : key;
  return { id: address?.id ?? bare, address };
}

/** What an address may look like. */
export interface AddressForm {
  readonly id: string;
  /** Without the years. */
  readonly dims: readonly string[];
  /** `een hefboom`, `a lever`. */
  readonly noun: Text;
  readonly help: Text;
  /** Members of a dimension; null when the region that lists them could not be read. */
  members(dimension: string): Naming | null;
}

export interface FoundCells {
  readonly members: readonly string[];
  /** Along the leading dimensions, as far as the address fixes them. */
  readonly positions: readonly number[];
}

/** Looks up which cells a key addresses; null, with the reason reported, when there are none. */
export function findCells(
  source: SourceText,
  { key, keyStart, keyEnd }: YamlEntry,
  address: Address | null,
  { id, dims, noun, help, members }: AddressForm,
  diagnostics: Diagnostic[],
): FoundCells | null {
  const report = (remark: Omit<Remark, "code">): null => {
    diagnostics.push(diagnosticAt(source, keyStart, keyEnd, { code: "unknown-member", ...remark }));
    return null;
  };
  if (address === null) {
    return report({
      message: {
        nl: `"${key}" is geen adres van ${noun.nl}`,
        en: `"${key}" is not the address of ${noun.en}`,
      },
      help,
    });
  }
  if (address.members.length > dims.length) {
    return report({
      message:
        dims.length === 0
          ? { nl: `${id} heeft geen leden`, en: `${id} has no members` }
          : { nl: `${key} heeft te veel leden`, en: `${key} has too many members` },
      help,
    });
  }
  const namings = address.members.map((_, at) => members(dims[at]!));
  const positions = findMembers(address, namings);
  if ("message" in positions) return report(positions);
  return { members: address.members, positions };
}

/** Every cell under the given positions, in order: they are next to one another. */
export function cellsUnder(
  dims: readonly string[],
  positions: readonly number[],
  members: (dimension: string) => Naming | null,
): readonly number[] {
  let first = 0;
  let count = 1;
  dims.forEach((dim, at) => {
    const size = members(dim)?.ids.length ?? 1;
    first *= size;
    if (at < positions.length) first += positions[at]!;
    else count *= size;
  });
  return Array.from({ length: count }, (_, at) => first + at);
}
