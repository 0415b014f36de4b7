/**
 * What is typed behind `--vary`: levers, members of levers and patterns, with bounds where there are
 * any. `housing.renovation_rate <= 5 %, heat.*, 10 MW <= renewables.wind_capacity <= 40 MW`.
 */
import type { AskedLever } from "../../engine/analysis/backcast/varied-levers.ts";
import { axesOf, quantitiesOf, type Axis } from "../../engine/scenario/address.ts";
import type { Catalogue, LeverDeclaration } from "../../engine/scenario/declarations.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { nearest } from "../../engine/scenario/diagnostics/near-miss.ts";
import {
  diagnosticAt,
  sourceText,
  type Remark,
  type SourceText,
} from "../../engine/scenario/diagnostics/text.ts";
import type { RegionModel } from "../../engine/scenario/resolved.ts";
import { readSlotValue } from "../../engine/scenario/units/slot-value.ts";

export interface ReadVary {
  readonly levers: readonly AskedLever[];
  readonly diagnostics: readonly Diagnostic[];
}

/** @param texts one per `--vary` */
export function readVary(
  texts: readonly string[],
  catalogue: Catalogue,
  region: RegionModel,
): ReadVary {
  const lines = texts.map((text) => text.replace(/[\r\n]/g, " "));
  const source = sourceText("--vary", lines.join("\n"));
  const reader = new VaryReader(source, catalogue, region);
  lines.forEach((line, index) => {
    for (const { start, text } of items(line)) {
      reader.item(text, source.lineStarts[index]! + start);
    }
  });
  return { levers: reader.levers, diagnostics: reader.diagnostics };
}

interface Item {
  readonly start: number;
  readonly text: string;
}

/** Apart at commas, but not between the brackets of an address or inside a number. */
function items(line: string): Item[] {
  const found: Item[] = [];
  let [begin, depth] = [0, 0];
  const close = (end: number): void => {
    const text = line.slice(begin, end);
    const start = begin + text.length - text.trimStart().length;
    if (text.trim() !== "") found.push({ start, text: text.trim() });
    begin = end + 1;
  };
  for (let at = 0; at < line.length; at++) {
    const sign = line[at]!;
    if (sign === "[") depth++;
    else if (sign === "]") depth--;
    else if (sign === "," && depth <= 0 && !/\d/.test(line[at + 1] ?? "")) close(at);
  }
  close(line.length);
  return found;
}

/** Of two readings of the same sign: which side of it is the smaller. */
const SIGN = /(<=|>=|≤|≥)/;
const PATTERN = /^([a-z][a-z0-9_]*\.[a-z0-9_*]+|[a-z0-9_*]+)(?:\[([^\]]*)\])?$/;

class VaryReader {
  readonly levers: AskedLever[] = [];
  readonly diagnostics: Diagnostic[] = [];
  private readonly declared;
  private readonly axes: (dimension: string) => Axis;

  constructor(
    private readonly source: SourceText,
    catalogue: Catalogue,
    region: RegionModel,
  ) {
    this.declared = quantitiesOf(catalogue, "levers");
    this.axes = axesOf(catalogue, region.dimensions);
  }

  item(text: string, start: number): void {
    const parts = text.split(SIGN);
    let at = start;
    const spans = parts.map((part) => {
      const from = at + part.length - part.trimStart().length;
      at += part.length;
      return { text: part.trim(), from };
    });
    const place = spans.findIndex(({ text: part }) => PATTERN.test(part));
    if (place < 0 || spans.length > 5) {
      this.report(start, text, {
        code: "wrong-type",
        message: {
          nl: `"${text}" is geen hefboom met een grens`,
          en: `"${text}" is not a lever with a bound`,
        },
        help: {
          nl: 'bijvoorbeeld --vary "housing.renovation_rate <= 5 %, heat.*"',
          en: 'for instance --vary "housing.renovation_rate <= 5 %, heat.*"',
        },
      });
      return;
    }
    const { text: pattern, from } = spans[place]!;
    const found = this.levelsOf(pattern, from);
    for (const { id, cells, named } of found) {
      const bounds: { min: number | null; max: number | null } = { min: null, max: null };
      for (let sign = 1; sign < spans.length; sign += 2) {
        const isBefore = sign < place;
        const value = spans[isBefore ? sign - 1 : sign + 1]!;
        const smallerLeft = /[<≤]/.test(spans[sign]!.text);
        const bound = this.bound(value.text, value.from, id);
        if (bound === null) return;
        if (smallerLeft === isBefore) bounds.min = bound;
        else bounds.max = bound;
      }
      for (const cell of cells) this.levers.push({ id, at: cell, ...bounds, named });
    }
  }

  /** The levers that a pattern names, with the places of their cells. */
  private levelsOf(
    pattern: string,
    from: number,
  ): { readonly id: string; readonly cells: readonly number[]; readonly named: boolean }[] {
    const [, ids = "", members] = PATTERN.exec(pattern)!;
    const isPattern = ids.includes("*");
    const matches = new RegExp(`^${ids.replaceAll(".", "\\.").replaceAll("*", ".*")}$`);
    const found = [...this.declared.keys()].filter((id) => matches.test(id));
    if (found.length === 0) {
      const near =
        nearest(ids, this.declared.keys()) ??
        [...this.declared.keys()].find((id) => id.startsWith(ids)) ??
        null;
      this.report(from, pattern, {
        code: "unknown-lever",
        message: {
          nl: `er is geen hefboom "${ids}"`,
          en: `there is no lever "${ids}"`,
        },
        help:
          near === null
            ? {
                nl: "zie ze met `simulate list levers`",
                en: "see them with `simulate list levers`",
              }
            : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
      });
    }
    return found.flatMap((id) => {
      const axes = (this.declared.get(id) as LeverDeclaration).dims.map(this.axes);
      const cells = this.cellsOf(axes, members, { pattern, from });
      const isOne = cells.length === 1;
      return cells.length === 0 ? [] : [{ id, cells, named: !isPattern && isOne }];
    });
  }

  private cellsOf(
    axes: readonly Axis[],
    members: string | undefined,
    { pattern, from }: { readonly pattern: string; readonly from: number },
  ): number[] {
    const wanted = members === undefined ? [] : members.split(",").map((member) => member.trim());
    const unknown = wanted.findIndex((member, at) => axes[at]?.index.get(member) === undefined);
    if (unknown >= 0) {
      const member = wanted[unknown]!;
      const near = nearest(member, axes[unknown]?.ids ?? []);
      this.report(from, pattern, {
        code: "unknown-member",
        message: {
          nl: `${pattern}: er is geen lid "${member}"`,
          en: `${pattern}: there is no member "${member}"`,
        },
        help:
          near !== null
            ? { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` }
            : axes[unknown] === undefined
              ? null
              : {
                  nl: `kies uit ${axes[unknown].ids.join(", ")}`,
                  en: `choose from ${axes[unknown].ids.join(", ")}`,
                },
      });
      return [];
    }
    let cells = [0];
    axes.forEach(({ ids, index }, at) => {
      const places = wanted[at] === undefined ? [...ids.keys()] : [index.get(wanted[at])!];
      cells = cells.flatMap((cell) => places.map((place) => cell * ids.length + place));
    });
    return cells;
  }

  private bound(text: string, start: number, id: string): number | null {
    const { unit, min, max, kind } = this.declared.get(id) as LeverDeclaration;
    const isNumber = /^[+-]?\d+(?:\.\d+)?$/.test(text);
    const node = {
      ...({ kind: "scalar", value: isNumber ? Number(text) : text, written: text } as const),
      ...{ start, end: start + text.length, faulty: false, absent: text === "" },
    };
    const slot = { name: id, unit, min, max, yearly: kind === "flow", prices: null };
    return readSlotValue(this.source, node, slot, this.diagnostics)?.value ?? null;
  }

  private report(from: number, text: string, remark: Remark): void {
    this.diagnostics.push(diagnosticAt(this.source, from, from + text.length, remark));
  }
}
