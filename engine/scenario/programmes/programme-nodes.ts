/**
 * Reads the values behind the keys of a programme, and reports what is wrong at the place where it
 * was written: a programme may be put together from several files.
 */
import type { Text } from "../declarations.ts";
import { ACTORS, THEMES } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import { writtenAt } from "../plan/plan-file.ts";
import { diagnosticAt, type Remark, type SourceText } from "../diagnostics/text.ts";
import { entryOf, type YamlEntry, type YamlNode } from "../yaml/yaml-document.ts";

/** Declarations of one file, outermost parent first. */
export interface ProgrammeLayer {
  readonly source: SourceText;
  readonly entries: readonly YamlEntry[];
  /** Ids a `source` may have; null in a plan, whose author says it in words. */
  readonly sources: ReadonlyMap<string, unknown> | null;
}

/** A key of a programme with the layer that gave it. */
export interface Given {
  readonly layer: ProgrammeLayer;
  readonly entry: YamlEntry;
  /** What the region says there, where this takes its place. */
  readonly replaces?: Given;
}

/** `group.name`, as every output is called. */
export const OUTPUT_ID = /^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/;
export const MAX_ID = 80;
const FIRST_YEAR = 1990;

export function unknownKey(key: string, known: readonly string[]): Remark {
  const near = nearest(key, known);
  return {
    code: "unknown-key",
    message: {
      nl: `de sleutel "${key}" bestaat hier niet`,
      en: `the key "${key}" does not exist here`,
    },
    help:
      near === null
        ? { nl: `kies uit ${known.join(", ")}`, en: `choose from ${known.join(", ")}` }
        : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
  };
}

/** What a key is for, in an example. */
export const EXAMPLES: Readonly<Record<string, Text>> = {
  title: {
    nl: "bijvoorbeeld title: { nl: Extra bomen, en: Extra trees }",
    en: "for instance title: { nl: Extra bomen, en: Extra trees }",
  },
  meaning: {
    nl: "zeg in één zin wat er geteld wordt en wat niet: meaning: { nl: …, en: … }",
    en: "say in one sentence what is counted and what is not: meaning: { nl: …, en: … }",
  },
  unit: {
    nl: "bijvoorbeeld unit: trees, unit: m2 of unit: { count: benches }",
    en: "for instance unit: trees, unit: m2 or unit: { count: benches }",
  },
  theme: { nl: `kies uit ${THEMES.join(", ")}`, en: `choose from ${THEMES.join(", ")}` },
  actor: { nl: `kies uit ${ACTORS.join(", ")}`, en: `choose from ${ACTORS.join(", ")}` },
  since: {
    nl: "het jaar vanaf wanneer geteld wordt: since: 2024",
    en: "the year from which it is counted: since: 2024",
  },
  source: {
    nl: "zeg waar het programma vandaan komt",
    en: "say where the programme comes from",
  },
  id: { nl: "bijvoorbeeld id: services.places", en: "for instance id: services.places" },
  value: {
    nl: "schrijf een getal met zijn eenheid, of unknown",
    en: "write a number with its unit, or unknown",
  },
  indicator: {
    nl: "bijvoorbeeld indicator: demography.population",
    en: "for instance indicator: demography.population",
  },
};

/** Reads what stands behind a key; null, with the reason reported, when it is wrong. */
export class ProgrammeNodes {
  readonly add: (diagnostic: Diagnostic) => void;

  constructor(add: (diagnostic: Diagnostic) => void) {
    this.add = add;
  }

  report({ layer }: Given, node: Pick<YamlNode, "start" | "end">, remark: Remark): null {
    this.add(diagnosticAt(layer.source, node.start, node.end, remark));
    return null;
  }

  reportKey(given: Given, remark: Remark): null {
    const { keyStart, keyEnd } = given.entry;
    return this.report(given, { start: keyStart, end: keyEnd }, remark);
  }

  missing(at: Given, key: string): null {
    return this.reportKey(at, {
      code: "missing-key",
      message: {
        nl: `${at.entry.key}: de sleutel "${key}" ontbreekt`,
        en: `${at.entry.key}: the key "${key}" is missing`,
      },
      help: EXAMPLES[key] ?? null,
    });
  }

  /** A text in both languages. */
  text(given: Given | null): Text | null {
    if (given === null) return null;
    const { value } = given.entry;
    const nl = writtenAt(value, "nl")?.trim() ?? "";
    const en = writtenAt(value, "en")?.trim() ?? "";
    if (value.kind === "map" && nl !== "" && en !== "") return { nl, en };
    if (value.kind === "scalar" && value.faulty) return null;
    const { key } = given.entry;
    return this.report(given, value, {
      code: "wrong-type",
      message: {
        nl: `${key}: hier hoort een tekst in het Nederlands en in het Engels`,
        en: `${key}: a text in Dutch and in English belongs here`,
      },
      help: EXAMPLES[key] ?? null,
    });
  }

  choice<const T extends string>(given: Given | null, known: readonly T[]): T | null {
    if (given === null) return null;
    const { key, value } = given.entry;
    const written = value.kind === "scalar" ? value.written : "";
    const found = known.find((one) => one === written);
    if (found !== undefined) return found;
    const near = nearest(written, known);
    return this.report(given, value, {
      code: "wrong-type",
      message: {
        nl: `${key}: "${written}" kan hier niet`,
        en: `${key}: "${written}" cannot stand here`,
      },
      help:
        near === null
          ? { nl: `kies uit ${known.join(", ")}`, en: `choose from ${known.join(", ")}` }
          : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
    });
  }

  flag(given: Given | undefined): boolean {
    if (given === undefined) return false;
    const { value, key } = given.entry;
    if (value.kind === "scalar" && typeof value.value === "boolean") return value.value;
    this.report(given, value, {
      code: "wrong-type",
      message: { nl: `${key}: schrijf true of false`, en: `${key}: write true or false` },
    });
    return false;
  }

  year(given: Given | null): number | null {
    if (given === null) return null;
    const { value, key } = given.entry;
    const written = value.kind === "scalar" ? value.written : "";
    const year = /^\d{4}$/.test(written) ? Number(written) : 0;
    if (year >= FIRST_YEAR && year <= 2150) return year;
    return this.report(given, value, {
      code: "wrong-type",
      message: {
        nl: `${key}: "${written}" is geen jaartal vanaf ${FIRST_YEAR}`,
        en: `${key}: "${written}" is not a year from ${FIRST_YEAR} on`,
      },
      help: EXAMPLES[key] ?? null,
    });
  }

  inside(given: Given, key: string): Given | undefined {
    const entry = entryOf(given.entry.value, key);
    return entry === undefined ? undefined : { layer: given.layer, entry };
  }
}
