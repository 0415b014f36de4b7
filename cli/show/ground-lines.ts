/** What a plan stands on, as comments: the reference, the parameters of the region, the laws. */
import { parseAddress } from "../../engine/scenario/address.ts";
import { exactQuantity } from "../../engine/scenario/units/exact-quantity.ts";
import type { LawNote, Provenance, SourceNote } from "../../engine/scenario/resolved.ts";
import { GRADE } from "../../viz/grade-words.ts";
import type { Language } from "../texts.ts";
import { remark, type Line, type ShowFile } from "./yaml-lines.ts";

/** A quantity with where the region's values come from. */
export interface Grounded {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly yearly: boolean;
  readonly records: readonly Provenance[];
  /** The value that a record without one of its own gives; null where it gives several. */
  valueOf(record: Provenance): number | null;
}

/** A line per address, its points one behind the other. */
export function groundLines(
  { id, label, unit, yearly, records, valueOf }: Grounded,
  language: Language,
  show: ShowFile,
): Line[] {
  const lines: Line[] = [remark(`${id} (${label})`)];
  const groups = new Map<string, Provenance[]>();
  for (const record of records) {
    const address = addressOf(record, id);
    groups.set(address, [...(groups.get(address) ?? []), record]);
  }
  const text = (value: number): string => exactQuantity(value, unit, yearly);
  for (const [address, group] of groups) {
    const figures = group.map((record) => {
      const value = record.value ?? valueOf(record);
      const said = value === null ? { nl: "tabel", en: "table" }[language] : text(value);
      // One point alone holds in all years.
      return record.year === undefined || group.length === 1 ? said : `${record.year}: ${said}`;
    });
    const [first] = group as [Provenance, ...Provenance[]];
    const places = placesOf(group, show);
    const basis = first.source === "" ? first.note : first.source;
    const member = address === id ? "" : `${address.slice(id.length)} `;
    const marks = {
      nl: { placeholder: "voorlopig, ", unknown: "onbekend, " },
      en: { placeholder: "placeholder, ", unknown: "unknown, " },
    }[language];
    const mark = first.unknown ? marks.unknown : first.placeholder ? marks.placeholder : "";
    const grade = `${mark}${GRADE[first.grade][language]}`;
    lines.push(remark(`    ${member}${figures.join(", ")}   ${places}; ${grade}, ${basis}`));
    const replaced = group.flatMap((record) => {
      const { replaces: other, year } = record;
      if (other?.value === undefined) return [];
      const place = `${show(other.origin.file)}:${other.origin.line}`;
      const when = year === undefined || group.length === 1 ? "" : `${year}: `;
      return [`${when}${text(other.value)} (${place})`];
    });
    if (replaced.length > 0) {
      const instead = { nl: "in plaats van", en: "instead of" }[language];
      lines.push(remark(`      ${instead} ${replaced.join(", ")}`));
    }
  }
  return lines;
}

/** Without the year, which stands before the figure. */
function addressOf({ address }: Provenance, id: string): string {
  if (address === undefined) return id;
  const members = parseAddress(address)!.members.filter((member) => !/^\d{4}$/.test(member));
  return members.length === 0 ? id : `${id}[${members.join(",")}]`;
}

/** `reference/housing.csv:12,15`: rows of one file together. */
export function placesOf(records: readonly Provenance[], show: ShowFile): string {
  const files = new Map<string, Set<number>>();
  for (const { origin } of records) {
    files.set(origin.file, (files.get(origin.file) ?? new Set()).add(origin.line));
  }
  return [...files].map(([file, lines]) => `${show(file)}:${spansOf([...lines])}`).join(", ");
}

/** `9-14,20` */
function spansOf(lines: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const line of [...lines].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last !== undefined && line === last[1] + 1) last[1] = line;
    else spans.push([line, line]);
  }
  return spans.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(",");
}

/** The laws that the reference follows, then what is announced and does not count. */
export function lawLines(
  laws: readonly LawNote[],
  sources: readonly SourceNote[],
  language: Language,
  show: ShowFile,
): Line[] {
  const titles = new Map(sources.map(({ id, title }) => [id, title]));
  const words = {
    nl: {
      decided: "Beslist beleid in de referentie",
      announced: "Aangekondigd, niet beslist: telt NIET mee in de referentie",
      on: "beslist",
      from: "van kracht",
      acts: "werkt op",
      idle: "staat niet in de cijfers: het model heeft er geen hefboom voor",
    },
    en: {
      decided: "Decided policy in the reference",
      announced: "Announced, not decided: NOT counted in the reference",
      on: "decided",
      from: "in force",
      acts: "acts on",
      idle: "not in the figures: the model has no lever for it",
    },
  }[language];
  return (["decided", "announced"] as const).flatMap((status) => {
    const some = laws.filter((law) => law.status === status);
    if (some.length === 0) return [];
    const lines = some.flatMap((law) => {
      const { id, what, decided, inForce, levers, source, where, note, origin } = law;
      const dates = [
        ...(decided === "" ? [] : [`${words.on} ${decided}`]),
        ...(inForce === "" ? [] : [`${words.from} ${inForce}`]),
      ].join(", ");
      const idle = status === "decided" ? [remark(`    ${words.idle}`)] : [];
      return [
        remark(`- ${what[language]}${dates === "" ? "" : ` (${dates})`}`),
        remark(`    ${id}; ${where}; ${titles.get(source) ?? source}`),
        ...(levers.length === 0 ? idle : [remark(`    ${words.acts} ${levers.join(", ")}`)]),
        // Notes of region files are English.
        ...(note === "" || language !== "en" ? [] : [remark(`    ${note}`)]),
        remark(`    ${show(origin.file)}:${origin.line}`),
      ];
    });
    return [remark(""), remark(`${words[status]} (${some.length}):`), ...lines];
  });
}
