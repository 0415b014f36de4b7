/**
 * A mapping says what stands where in a table of somebody else, and which figures of a region it
 * becomes (docs/reference/import.md). Written in YAML; those of known layouts are supplied.
 */
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { nearest } from "../../engine/scenario/diagnostics/near-miss.ts";
import {
  decodeText,
  diagnosticAt,
  type SourceText,
} from "../../engine/scenario/diagnostics/text.ts";
import { readYaml, type YamlNode } from "../../engine/scenario/yaml/yaml-document.ts";
import { NUMBER_FORMS, type NumberForm } from "./numbers.ts";

/** What a column is about: `value` is the number, `municipality` and `year` pick rows, others name it. */
export interface ColumnRule {
  /** Headings, of which the first that the table has is taken. */
  readonly names: readonly string[];
  /** Only so many characters from the left: the municipality in the code of a statistical sector. */
  readonly characters: number | null;
}

/** A figure of the region, made from records. */
export type Into =
  | {
      readonly kind: "table";
      /** `demography.population`: filled member by member. */
      readonly parameter: string;
      /** Dimensions of the records that name the rows and the columns of the table. */
      readonly key: string;
      readonly across: string;
      readonly where: Where;
    }
  | { readonly kind: "inventory"; readonly where: Where }
  | {
      readonly kind: "parameter";
      /** `housing.label_share[{label}]`: a figure per member where it names a dimension. */
      readonly parameter: string;
      /** Dimension whose shares of the whole are meant, not the amounts. */
      readonly share: string | null;
      /** Whether it is the mean of all years, from the lowest to the highest: no year is like another. */
      readonly mean: boolean;
      readonly where: Where;
    }
  | { readonly kind: "history"; readonly indicator: string; readonly where: Where };

/** Members that records must have, by dimension. */
export type Where = Readonly<Record<string, readonly string[]>>;

export interface Mapping {
  readonly id: string;
  readonly title: Text;
  /** Where the layout was seen, for whoever doubts it. */
  readonly seen: string;
  /** Headings that one row has to have, in any order. */
  readonly headings: readonly string[];
  readonly numbers: NumberForm;
  readonly columns: Readonly<Record<string, ColumnRule>>;
  /** Dimension whose members are headings: a column of values for each. */
  readonly unpivot: string | null;
  /** Dimension whose member follows from a title above the table, by a piece of that title. */
  readonly titles: {
    readonly dimension: string;
    readonly pieces: Readonly<Record<string, string>>;
  } | null;
  /** What a category is called here: a member, `total`, or null for what is left out on purpose. */
  readonly recode: Readonly<Record<string, ReadonlyMap<string, string | null>>>;
  /** Of a dimension that counts up, the last member: older people are counted with it. */
  readonly top: Readonly<Record<string, number>>;
  /** Of a dimension that counts up: from here on a member without a row has none; before, it is a hole. */
  readonly noneFrom: Readonly<Record<string, number>>;
  /** Cells that say that nobody may know, or that nothing is known. */
  readonly missing: readonly string[];
  /** What to do with them: refuse, or leave them out and say how much they could add. */
  readonly leaveOut: boolean;
  /** The most that all missing cells could add to a sum, as a part of it. */
  readonly atMost: number;
  /** Cells that mean that there is none. */
  readonly zero: readonly string[];
  readonly unit: string;
  /** What a value is multiplied by to be in the unit. */
  readonly factor: number;
  readonly into: readonly Into[];
  readonly source: {
    readonly title: string;
    readonly publisher: string;
    readonly licence: string;
    readonly url: string;
  } | null;
}

/** The member of a total: a check on the others, not a figure. */
export const TOTAL = "total";

/** Spelled alike: without case, doubled blanks or blanks around. */
export const plain = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[\s\u00a0]+/g, " ")
    .trim()
    .toLowerCase();

const KEYS = [
  ...[
    "id",
    "title",
    "seen",
    "headings",
    "numbers",
    "columns",
    "unpivot",
    "titles",
    "recode",
    "top",
    "none_from",
  ],
  ...["missing", "leave_out", "at_most", "zero", "unit", "factor", "into", "source"],
] as const;
const REQUIRED = ["id", "headings", "columns", "unit", "into"] as const;
const INTO_KEYS = [
  "table",
  "inventory",
  "parameter",
  "history",
  "key",
  "across",
  "share",
  "mean",
  "where",
];

export interface ReadMapping {
  readonly mapping: Mapping | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a mapping; all that is wrong with it comes back with line and column. */
export function readMapping(file: string, bytes: Uint8Array): ReadMapping {
  const { source, diagnostics: unreadable } = decodeText(bytes, file);
  if (unreadable.length > 0) return { mapping: null, diagnostics: unreadable };
  const { root, diagnostics } = readYaml(source);
  if (root === null) return { mapping: null, diagnostics };
  const reader = new MappingReader(source, [...diagnostics]);
  const mapping = reader.read(root);
  return { mapping: reader.found.length > 0 ? null : mapping, diagnostics: reader.found };
}

class MappingReader {
  constructor(
    private readonly source: SourceText,
    readonly found: Diagnostic[],
  ) {}

  private fault(
    node: { start: number; end: number },
    code: Diagnostic["code"],
    message: Text,
    help: Text,
  ): void {
    this.found.push(diagnosticAt(this.source, node.start, node.end, { code, message, help }));
  }

  private wrong(node: YamlNode, wanted: Text): null {
    this.fault(
      { start: node.start, end: Math.min(node.end, node.start + 60) },
      "wrong-type",
      { nl: `hier moet ${wanted.nl} staan`, en: `this should be ${wanted.en}` },
      {
        nl: "zie de bladzijde over eigen cijfers inlezen",
        en: "see the page on reading figures of your own",
      },
    );
    return null;
  }

  private entries(node: YamlNode | undefined, wanted: Text): ReadonlyMap<string, YamlNode> {
    if (node === undefined) return new Map();
    if (node.kind !== "map") {
      this.wrong(node, wanted);
      return new Map();
    }
    return new Map(node.entries.map(({ key, value }) => [key, value]));
  }

  private text(node: YamlNode | undefined, missing = ""): string {
    if (node === undefined) return missing;
    if (node.kind === "scalar" && node.value !== null) return node.written;
    this.wrong(node, { nl: "een tekst", en: "a text" });
    return missing;
  }

  private texts(node: YamlNode | undefined): string[] {
    if (node === undefined) return [];
    return node.kind === "list" ? node.items.map((item) => this.text(item)) : [this.text(node)];
  }

  private number(node: YamlNode | undefined, missing: number): number {
    if (node === undefined) return missing;
    const written = this.text(node).replace(/\s*%$/, "");
    const value = Number(written);
    if (written !== "" && Number.isFinite(value)) {
      return this.text(node).endsWith("%") ? value / 100 : value;
    }
    this.wrong(node, { nl: "een getal", en: "a number" });
    return missing;
  }

  private where(node: YamlNode | undefined): Where {
    const where: Record<string, readonly string[]> = {};
    for (const [key, value] of this.entries(node, LIST_OF_KEYS)) where[key] = this.texts(value);
    return where;
  }

  private known(node: YamlNode, keys: readonly string[]): void {
    if (node.kind !== "map") return;
    for (const { key, keyStart, keyEnd } of node.entries) {
      if (keys.includes(key)) continue;
      const near = nearest(key, keys);
      this.fault(
        { start: keyStart, end: keyEnd },
        "unknown-key",
        { nl: `onbekende sleutel ${key}`, en: `unknown key ${key}` },
        near === null
          ? { nl: `kies uit ${keys.join(", ")}`, en: `choose from ${keys.join(", ")}` }
          : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
      );
    }
  }

  read(root: YamlNode): Mapping | null {
    if (root.kind !== "map") return this.wrong(root, LIST_OF_KEYS);
    this.known(root, KEYS);
    const at = this.entries(root, LIST_OF_KEYS);
    for (const key of REQUIRED) {
      if (at.has(key)) continue;
      this.fault(
        { start: root.start, end: root.start + 1 },
        "missing-key",
        { nl: `de sleutel ${key} ontbreekt`, en: `the key ${key} is missing` },
        { nl: "neem een meegeleverde als voorbeeld", en: "take a supplied one as an example" },
      );
    }
    const id = this.text(at.get("id"));
    const title = at.get("title");
    const numbers = this.text(at.get("numbers"), "auto");
    const form = NUMBER_FORMS.find((known) => known === numbers);
    if (form === undefined) {
      this.wrong(at.get("numbers")!, {
        nl: "auto, belgian of english",
        en: "auto, belgian or english",
      });
    }
    return {
      id,
      title: title === undefined ? { nl: id, en: id } : this.title(title),
      seen: this.text(at.get("seen")),
      headings: this.texts(at.get("headings")),
      numbers: form ?? "auto",
      columns: this.columns(at.get("columns")),
      unpivot: at.has("unpivot") ? this.text(at.get("unpivot")) : null,
      titles: this.titles(at.get("titles")),
      recode: this.recode(at.get("recode")),
      top: Object.fromEntries(
        [...this.entries(at.get("top"), LIST_OF_KEYS)].map(([key, node]) => [
          key,
          this.number(node, 0),
        ]),
      ),
      noneFrom: Object.fromEntries(
        [...this.entries(at.get("none_from"), LIST_OF_KEYS)].map(([key, node]) => [
          key,
          this.number(node, 0),
        ]),
      ),
      missing: this.texts(at.get("missing")).map(plain),
      leaveOut: this.text(at.get("leave_out"), "false") === "true",
      atMost: this.number(at.get("at_most"), 0),
      zero: this.texts(at.get("zero")).map(plain),
      unit: this.text(at.get("unit")),
      factor: this.number(at.get("factor"), 1),
      into: this.into(at.get("into")),
      source: at.has("source") ? this.sourceOf(at.get("source")!) : null,
    };
  }

  private title(node: YamlNode): Text {
    if (node.kind === "scalar") return { nl: this.text(node), en: this.text(node) };
    const at = this.entries(node, LIST_OF_KEYS);
    const nl = this.text(at.get("nl"));
    return { nl, en: this.text(at.get("en"), nl) };
  }

  private columns(node: YamlNode | undefined): Mapping["columns"] {
    const columns: Record<string, ColumnRule> = {};
    for (const [role, value] of this.entries(node, LIST_OF_KEYS)) {
      const at = value.kind === "map" ? this.entries(value, LIST_OF_KEYS) : null;
      if (at !== null) this.known(value, ["column", "characters"]);
      columns[role] = {
        names: this.texts(at === null ? value : at.get("column")).map(plain),
        characters: at?.has("characters") === true ? this.number(at.get("characters"), 0) : null,
      };
    }
    return columns;
  }

  private titles(node: YamlNode | undefined): Mapping["titles"] {
    const [entry] = [...this.entries(node, LIST_OF_KEYS)];
    if (entry === undefined) return null;
    const pieces: Record<string, string> = {};
    for (const [member, value] of this.entries(entry[1], LIST_OF_KEYS)) {
      pieces[member] = plain(this.text(value));
    }
    return { dimension: entry[0], pieces };
  }

  private recode(node: YamlNode | undefined): Mapping["recode"] {
    const recode: Record<string, ReadonlyMap<string, string | null>> = {};
    for (const [dimension, value] of this.entries(node, LIST_OF_KEYS)) {
      const members = new Map<string, string | null>();
      for (const [written, member] of this.entries(value, LIST_OF_KEYS)) {
        const isLeftOut = member.kind === "scalar" && (member.absent || member.value === null);
        members.set(plain(written), isLeftOut ? null : this.text(member));
      }
      recode[dimension] = members;
    }
    return recode;
  }

  private into(node: YamlNode | undefined): Into[] {
    if (node === undefined) return [];
    if (node.kind !== "list") {
      this.wrong(node, { nl: "een lijst", en: "a list" });
      return [];
    }
    return node.items.flatMap((item): readonly Into[] => {
      this.known(item, INTO_KEYS);
      const at = this.entries(item, LIST_OF_KEYS);
      const where = this.where(at.get("where"));
      const text = (key: string): string => this.text(at.get(key));
      if (at.has("table")) {
        return [
          {
            kind: "table",
            parameter: text("table"),
            key: text("key"),
            across: text("across"),
            where,
          },
        ] as const;
      }
      if (at.has("inventory")) return [{ kind: "inventory", where }] as const;
      if (at.has("history"))
        return [{ kind: "history", indicator: text("history"), where }] as const;
      if (at.has("parameter")) {
        const share = at.has("share") ? text("share") : null;
        const mean = at.has("mean") && text("mean") === "year";
        return [{ kind: "parameter", parameter: text("parameter"), share, mean, where }] as const;
      }
      this.wrong(item, {
        nl: "table, inventory, parameter of history",
        en: "table, inventory, parameter or history",
      });
      return [];
    });
  }

  private sourceOf(node: YamlNode): Mapping["source"] {
    this.known(node, ["title", "publisher", "licence", "url"]);
    const at = this.entries(node, LIST_OF_KEYS);
    const [title, publisher, licence, url] = ["title", "publisher", "licence", "url"].map((key) =>
      this.text(at.get(key)),
    ) as [string, string, string, string];
    return { title, publisher, licence, url };
  }
}

const LIST_OF_KEYS: Text = { nl: "een lijst van sleutels met een waarde", en: "keys with a value" };
