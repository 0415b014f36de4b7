/**
 * Addresses of quantities: `housing.demolition_rate`, `heat.connection_share[venning]`,
 * `demography.life_expectancy[male,2030]`. One spelling everywhere: in plans, in the files of a
 * region, behind `--set` and in the address bar of the explorer.
 */
import type { Catalogue, Text } from "./declarations.ts";
import { nearest, nearestNamed } from "./diagnostics/near-miss.ts";

export interface Address {
  /** `module.quantity`. */
  readonly id: string;
  /** In the order of the quantity's dimensions; empty for a scalar or a whole table. */
  readonly members: readonly string[];
}

/** Member ids of the dimensions that regions supply. */
export type RegionalMembers = Readonly<Record<string, readonly string[]>>;

export interface YearSpan {
  readonly first: number;
  readonly last: number;
}

const ID = /^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/;
const MEMBER = /^[a-z0-9][a-z0-9_]*$/;

/** Reads an address; null when it is not written as one. Spaces around members are allowed. */
export function parseAddress(text: string): Address | null {
  const open = text.indexOf("[");
  if (open < 0) return ID.test(text) ? { id: text, members: [] } : null;
  const id = text.slice(0, open);
  if (!ID.test(id) || !text.endsWith("]")) return null;
  const members = text.slice(open + 1, -1).split(",");
  for (let i = 0; i < members.length; i++) {
    const member = members[i]!.trim();
    if (!MEMBER.test(member)) return null;
    members[i] = member;
  }
  return { id, members };
}

/**
 * An address whose members are not written as ids: `heat.connection_share[Drie Hofsteden]`. Null
 * when it is not even that.
 */
export function parseLooseAddress(text: string): Address | null {
  const open = text.indexOf("[");
  const id = text.slice(0, Math.max(0, open)).trim();
  if (!ID.test(id) || !text.endsWith("]")) return null;
  const members = text
    .slice(open + 1, -1)
    .split(",")
    .map((member) => member.trim());
  return members.includes("") ? null : { id, members };
}

/** The one spelling of an address: `heat.connection_share[venning]`. */
export const formatAddress = (id: string, members: readonly string[]): string =>
  members.length === 0 ? id : `${id}[${members.join(",")}]`;

/** What a dimension and its members are called, for messages. */
export interface Naming {
  readonly label: Text;
  readonly ids: readonly string[];
  /** In the order of the ids; empty where only those are known. */
  readonly names: readonly Text[];
}

/** One dimension as addresses use it. */
export interface Axis extends Naming {
  readonly dimension: string;
  readonly index: ReadonlyMap<string, number>;
  /** The members are calendar years; in files any year may be given. */
  readonly isYear: boolean;
}

/** Looks axes up by dimension, and makes each only when it is asked for. */
export type Axes = (dimension: string) => Axis;

/**
 * @param years the years of the run; without them the dimension `year` has no members
 * @throws on a dimension that the catalogue does not know, which is a mistake of a declaration
 */
export function axesOf(catalogue: Catalogue, regional: RegionalMembers, years?: YearSpan): Axes {
  const made = new Map<string, Axis>();
  return (dimension) => {
    const known = made.get(dimension);
    if (known) return known;
    const declared = catalogue.dimensions[dimension];
    if (!declared) throw new Error(`unknown dimension ${dimension}`);
    const { label, members } = declared;
    const isYear = members === "years";
    const ids =
      members === "region"
        ? (regional[dimension] ?? [])
        : members === "years"
          ? years === undefined
            ? []
            : Array.from({ length: years.last - years.first + 1 }, (_, i) => `${years.first + i}`)
          : members.map(({ id }) => id);
    const index = new Map(ids.map((id, at) => [id, at]));
    const names = typeof members === "string" ? [] : members.map((member) => member.label);
    const axis = { dimension, label, ids, names, index, isYear };
    made.set(dimension, axis);
    return axis;
  };
}

/** Dimensions of every parameter, lever or output, by id. */
export type Quantities = ReadonlyMap<string, { readonly dims: readonly string[] }>;

type QuantityKind = "parameters" | "levers" | "outputs";
type Declared<Kind extends QuantityKind> = Catalogue["modules"][number][Kind][string];

/** A catalogue never changes, so what is made of it is made once. */
const known = new WeakMap<Catalogue, Map<QuantityKind, ReadonlyMap<string, unknown>>>();

/** The parameters, levers or outputs of a catalogue by id, in declared order. */
export function quantitiesOf<Kind extends QuantityKind>(
  catalogue: Catalogue,
  kind: Kind,
): ReadonlyMap<string, Declared<Kind>> {
  let kinds = known.get(catalogue);
  if (kinds === undefined) known.set(catalogue, (kinds = new Map()));
  const made = kinds.get(kind);
  if (made !== undefined) return made as ReadonlyMap<string, Declared<Kind>>;
  const quantities = new Map<string, Declared<Kind>>();
  for (const module of catalogue.modules) {
    const declared = module[kind] as Readonly<Record<string, Declared<Kind>>>;
    for (const name of Object.keys(declared)) {
      quantities.set(`${module.id}.${name}`, declared[name]!);
    }
  }
  kinds.set(kind, quantities);
  return quantities;
}

const dimsOf = (catalogue: Catalogue, id: string): readonly string[] | null =>
  (
    quantitiesOf(catalogue, "outputs").get(id) ??
    quantitiesOf(catalogue, "levers").get(id) ??
    quantitiesOf(catalogue, "parameters").get(id)
  )?.dims ?? null;

/**
 * Where the value of an address lies in the flat array of its output, lever or parameter; null when
 * the quantity or a member does not exist, or when not every dimension is given.
 */
export function cellOf(
  address: Address,
  catalogue: Catalogue,
  regional: RegionalMembers,
  years?: YearSpan,
): number | null {
  const dims = dimsOf(catalogue, address.id);
  if (dims === null || dims.length !== address.members.length) return null;
  const axes = axesOf(catalogue, regional, years);
  let cell = 0;
  for (let i = 0; i < dims.length; i++) {
    const axis = axes(dims[i]!);
    const index = axis.index.get(address.members[i]!);
    if (index === undefined) return null;
    cell = cell * axis.ids.length + index;
  }
  return cell;
}

/** The address of a cell in the flat array of a quantity: the inverse of `cellOf`. */
export function addressOfCell(
  id: string,
  cell: number,
  catalogue: Catalogue,
  regional: RegionalMembers,
  years?: YearSpan,
): string {
  const dims = dimsOf(catalogue, id);
  if (dims === null) throw new Error(`the catalogue has no ${id}`);
  const axes = axesOf(catalogue, regional, years);
  return formatAddress(id, membersOfCell(dims.map(axes), cell));
}

/** Member ids of a cell, outermost dimension first. */
export function membersOfCell(axes: readonly Axis[], cell: number): string[] {
  const members = new Array<string>(axes.length);
  let rest = cell;
  for (let i = axes.length - 1; i >= 0; i--) {
    const { ids } = axes[i]!;
    members[i] = ids[rest % ids.length]!;
    rest = Math.floor(rest / ids.length);
  }
  return members;
}

/** Why an address names nothing. `offset` and `length` mark the part at fault. */
export interface AddressProblem {
  readonly reason: "not-an-address" | "unknown-quantity" | "unknown-member" | "wrong-dimensions";
  readonly message: Text;
  readonly help: Text | null;
  readonly offset: number;
  readonly length: number;
  /** Id of the quantity that was probably meant. */
  readonly meant: string | null;
}

export interface LocatedAddress {
  readonly id: string;
  readonly members: readonly string[];
  readonly axes: readonly Axis[];
  /** Position along each given axis; for a year its calendar number. */
  readonly positions: readonly number[];
}

export interface Lookup {
  readonly quantities: Quantities;
  /** What such a quantity is called in messages. */
  readonly noun: Text;
  readonly axes: Axes;
  /** Number of trailing dimensions that may be left open, for tables; default 0. */
  readonly open?: number;
  /** The year may be left out: the value holds in all years. */
  readonly yearOptional?: boolean;
}

export const isProblem = (found: LocatedAddress | AddressProblem): found is AddressProblem =>
  "reason" in found;

const YEAR = /^(?:19|20|21)\d\d$/;
const SHOWN = 12;

/** The beginning of a list in a message, and how much was left out. */
export function enumeration(names: readonly string[]): Text {
  const head = names.slice(0, SHOWN).join(", ");
  const rest = names.length - SHOWN;
  if (rest <= 0) return { nl: head, en: head };
  return { nl: `${head} en nog ${rest}`, en: `${head} and ${rest} more` };
}

/** Finds what an address points at, or says what is wrong with it and what is near. */
export function locate(text: string, lookup: Lookup): LocatedAddress | AddressProblem {
  const { quantities, noun, axes } = lookup;
  const address = parseAddress(text);
  if (address === null) {
    return {
      reason: "not-an-address",
      message: {
        nl: `"${text}" is geen adres van een ${noun.nl}`,
        en: `"${text}" is not the address of a ${noun.en}`,
      },
      help: {
        nl: "schrijf module.naam of module.naam[lid,lid], in kleine letters",
        en: "write module.name or module.name[member,member], in lower case",
      },
      offset: 0,
      length: text.length,
      meant: null,
    };
  }
  const { id, members } = address;
  const declared = quantities.get(id);
  if (!declared) {
    const near = nearest(id, quantities.keys());
    return {
      reason: "unknown-quantity",
      message: { nl: `er is geen ${noun.nl} ${id}`, en: `there is no ${noun.en} ${id}` },
      help: near === null ? null : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
      offset: 0,
      length: id.length,
      meant: near,
    };
  }
  const open = lookup.open ?? 0;
  let { dims } = declared;
  if (lookup.yearOptional && members.length === dims.length - 1) {
    const timeless = dims.filter((dim) => !axes(dim).isYear);
    if (timeless.length === members.length) dims = timeless;
  }
  if (members.length !== dims.length - open) {
    const wanted = dims.slice(0, dims.length - open);
    const form = formatAddress(id, wanted);
    return {
      reason: "wrong-dimensions",
      message:
        dims.length < open
          ? { nl: `${id} is één getal, geen tabel`, en: `${id} is a single number, not a table` }
          : members.length > wanted.length
            ? { nl: `${text} heeft te veel leden`, en: `${text} has too many members` }
            : { nl: `${text} mist een lid`, en: `${text} lacks a member` },
      help: dims.length < open ? null : { nl: `schrijf ${form}`, en: `write ${form}` },
      offset: 0,
      length: text.length,
      meant: id,
    };
  }
  // Of their length from the start: an array that grows makes room for sixteen more.
  const positions = new Array<number>(members.length);
  const given = new Array<Axis>(members.length);
  for (let i = 0; i < members.length; i++) {
    const axis = axes(dims[i]!);
    const member = members[i]!;
    const position = axis.isYear
      ? YEAR.test(member)
        ? Number(member)
        : undefined
      : axis.index.get(member);
    if (position === undefined) {
      let offset = id.length + 1;
      for (let before = 0; before < i; before++) offset = text.indexOf(",", offset) + 1;
      offset = text.indexOf(member, offset);
      return { ...unknownMember(member, axis), offset, meant: id };
    }
    positions[i] = position;
    given[i] = axis;
  }
  return { id, members, axes: given, positions };
}

/** What to say about a member that a dimension does not have. */
export function unknownMember(
  member: string,
  axis: Naming & { readonly isYear?: boolean },
): Omit<AddressProblem, "offset" | "meant"> {
  const { label, ids, names } = axis;
  const length = member.length;
  if (axis.isYear === true) {
    return {
      reason: "unknown-member",
      message: { nl: `"${member}" is geen jaartal`, en: `"${member}" is not a calendar year` },
      help: { nl: "schrijf een jaar als 2030", en: "write a year such as 2030" },
      length,
    };
  }
  const near = nearestNamed(member, ids, names);
  const listed = enumeration(ids);
  const noun = { nl: midSentence(label.nl), en: midSentence(label.en) };
  return {
    reason: "unknown-member",
    message: {
      nl: `er is geen ${noun.nl} "${member}"`,
      en: `there is no ${noun.en} "${member}"`,
    },
    help:
      near !== null
        ? { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` }
        : ids.length === 0
          ? { nl: `deze regio heeft geen ${noun.nl}`, en: `this region has no ${noun.en}` }
          : { nl: `kies uit ${listed.nl}`, en: `choose from ${listed.en}` },
    length,
  };
}

/** A label as it stands in a sentence: `Wijk` becomes `wijk`, `EPC-label` stays. */
export const midSentence = (label: string): string =>
  /^\p{Lu}\p{Ll}/u.test(label) ? label.slice(0, 1).toLowerCase() + label.slice(1) : label;

/**
 * Looks the members of an address up in its dimensions.
 *
 * @param namings per member its dimension; null when the region that lists them could not be read,
 *   and then any member will do
 * @returns the positions, or what is wrong with the first member that does not exist
 */
export function findMembers(
  { id, members }: Address,
  namings: readonly (Naming | null)[],
): readonly number[] | { readonly message: Text; readonly help: Text | null } {
  const positions = members.map((member, at) =>
    namings[at] === null ? 0 : namings[at]!.ids.indexOf(member),
  );
  const wrong = positions.indexOf(-1);
  if (wrong < 0) return positions;
  const { message, help } = unknownMember(members[wrong]!, namings[wrong]!);
  const meant = members.map((member, at) => {
    const naming = namings[at] ?? null;
    return naming === null ? member : nearestNamed(member, naming.ids, naming.names);
  });
  if (meant.includes(null)) return { message, help };
  const address = formatAddress(id, meant as string[]);
  return { message, help: { nl: `bedoelde u ${address}?`, en: `did you mean ${address}?` } };
}
