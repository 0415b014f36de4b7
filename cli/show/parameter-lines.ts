/** What a plan assumes otherwise than its region, as it was written or year by year. */
import { formatAddress, parseAddress } from "../../engine/scenario/address.ts";
import type { ParameterDeclaration } from "../../engine/scenario/declarations.ts";
import { exactQuantity } from "../../engine/scenario/units/exact-quantity.ts";
import {
  acceptsPlainNumber,
  canonicalUnit,
  unambiguous,
} from "../../engine/scenario/units/units.ts";
import type { Distribution } from "../../engine/foundation/distributions.ts";
import type { Provenance } from "../../engine/scenario/resolved.ts";
import { hasYears, isNull, type FoundEntry } from "./effective-entries.ts";
import { membersAt } from "./lever-lines.ts";
import {
  entryLines,
  indented,
  keyText,
  scalarText,
  type Line,
  type ShowFile,
} from "./yaml-lines.ts";

/** A parameter that the plan sets. */
export interface ShownParameter {
  readonly id: string;
  readonly declaration: ParameterDeclaration;
  /** Members of its dimensions in declared order; null for the years. */
  readonly dims: readonly (readonly string[] | null)[];
  /** Dense over the years of the run. */
  readonly values: readonly number[];
  readonly own: readonly number[];
  readonly records: readonly Provenance[];
  readonly first: number;
  readonly years: number;
}

export function parameterLines(
  parameter: ShownParameter,
  entries: readonly FoundEntry[],
  show: ShowFile,
): Line[] {
  const kept = inForce(entries);
  if (kept !== null) return kept.flatMap(({ entry, source }) => entryLines(entry, source, show));
  return yearByYear(parameter, show);
}

/** The entries to print as they are; null when one of them stands on another. */
function inForce(entries: readonly FoundEntry[]): readonly FoundEntry[] | null {
  let kept: FoundEntry[] = [];
  for (const found of entries) {
    const { key, value } = found.entry;
    const isWhole = !key.includes("[");
    const touches = kept.some((other) => isWhole || other.entry.key === key);
    if (touches && hasYears(value)) return null;
    kept = isWhole ? [] : kept.filter((other) => other.entry.key !== key);
    kept.push(found);
  }
  const years = kept.filter(({ entry }) => hasYears(entry.value));
  return years.length > 0 && kept.length > 1 ? null : kept.filter(({ entry }) => !isNull(entry));
}

function yearByYear(parameter: ShownParameter, show: ShowFile): Line[] {
  const { id, dims, values, own, records, declaration, first } = parameter;
  const timeless = dims.filter((ids) => ids !== null);
  const yearAt = dims.indexOf(null);
  const inner = dims.slice(yearAt + 1).reduce((product, ids) => product * (ids?.length ?? 1), 1);
  const years = yearAt < 0 ? 1 : parameter.years;
  const count = timeless.reduce((product, ids) => product * ids.length, 1);
  const { unit } = declaration;
  const lines: Line[] = [];
  for (let cell = 0; cell < count; cell++) {
    const members = membersAt(cell, timeless);
    const block = yearAt < 0 ? cell : (cell - (cell % inner)) * years + (cell % inner);
    const at = (year: number): number => block + year * inner;
    const said = records.filter((record) => record.by !== undefined && covers(record, members));
    const spread = Array.from({ length: years }, (_, year) => at(year));
    if (said.length === 0 || spread.every((place) => values[place] === own[place])) continue;
    const figure = (year: number): Line[] => {
      const value = values[at(year)]!;
      const record = [...said].reverse().find((one) => (one.year ?? 0) <= first + year) ?? said[0]!;
      const { low = value, high = value, grade, source, note, origin } = record;
      // Between two points the distribution of the one before does not fit; the path moves as one.
      const isPoint = record.year === undefined || record.year === first + year;
      const spread = spreadOf(record, isPoint);
      const text = (one: number): string =>
        spread.isInUnit ? inCanonical(one, unit) : exactQuantity(one, unit, false);
      const range = [Math.min(low, value), Math.max(high, value)].map(text);
      const basis = [
        ["source", source],
        ["note", note],
      ].filter(([, words]) => words !== "");
      return [
        { text: `value: ${text(value)}`, comment: `${show(origin.file)}:${origin.line}` },
        { text: `range: [${range.join(", ")}]` },
        ...spread.lines,
        { text: `grade: ${grade}` },
        ...basis.map(([key, words]) => ({ text: `${key}: ${scalarText(words!)}` })),
      ];
    };
    lines.push({ text: `${keyText(formatAddress(id, members))}:` });
    if (yearAt < 0) lines.push(...indented(figure(0)));
    else {
      for (let year = 0; year < years; year++) {
        lines.push(...indented([{ text: `${first + year}:` }, ...indented(figure(year))]));
      }
    }
  }
  return lines;
}

/** Distribution and group of a record; whether the former has numbers, which are then canonical. */
function spreadOf(
  { distribution, group }: Provenance,
  isPoint: boolean,
): {
  readonly lines: readonly Line[];
  readonly isInUnit: boolean;
} {
  const lines: Line[] = [];
  const hasNumbers = isPoint && distribution?.text.includes("(") === true;
  const own = hasNumbers ? numbersOf(distribution.of) : null;
  if (isPoint && distribution !== undefined)
    lines.push({ text: `distribution: ${own ?? distribution.text}` });
  if (group !== undefined) {
    const { name, correlation } = group;
    const named = correlation === 1 ? name : `${name}: ${correlation}`;
    lines.push({ text: `group: ${scalarText(named)}` });
  }
  return { lines, isInUnit: own !== null };
}

/** A value in the unit in which its distribution has its numbers. */
function inCanonical(value: number, unit: string): string {
  const canonical = canonicalUnit(unit);
  const number = unambiguous(`${value}`);
  return acceptsPlainNumber(canonical) ? number : `${number} ${canonical.text}`;
}

/** A distribution with its numbers in the canonical unit; null of one that the range says all of. */
function numbersOf(of: Distribution): string | null {
  const number = (value: number): string => unambiguous(`${value}`);
  switch (of.kind) {
    case "normal":
      return `normal(${number(of.mean)}, ${number(of.sd)})`;
    case "lognormal":
      return `lognormal(${number(of.median)}, ${number(of.sigma)})`;
    case "discrete":
      return scalarText(
        `discrete(${of.values.map((value, at) => `${number(value)}: ${number(of.weights[at]!)}`).join(", ")})`,
      );
    default:
      return null;
  }
}

const covers = ({ address }: Provenance, members: readonly string[]): boolean =>
  address === undefined ||
  parseAddress(address)!
    .members.filter((member) => !/^\d{4}$/.test(member))
    .every((member, at) => members[at] === member);
