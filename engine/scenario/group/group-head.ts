/** Reads `group.yaml`: which municipalities belong together, in which order and where on the map. */
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { isReadableFormat } from "../plan/plan-format.ts";
import type { Text } from "../declarations.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import { decodeText, diagnosticAt, type Remark, type SourceText } from "../diagnostics/text.ts";
import type { ProjectFiles } from "../files.ts";
import { textAt } from "../plan/plan-file.ts";
import { readBytes } from "../plan/project-paths.ts";
import type { RegionReport } from "../region/region-report.ts";
import {
  entryOf,
  readYaml,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
} from "../yaml/yaml-document.ts";

export const GROUP_FILE = "group.yaml";

export interface GroupHead {
  readonly source: SourceText;
  readonly id: string;
  readonly title: Text;
  readonly members: readonly GroupMember[];
}

export interface GroupMember {
  /** Id of its region. */
  readonly id: string;
  /** The key and what stands under it. */
  readonly entry: YamlEntry;
  /** What names its region. */
  readonly region: YamlEntry;
  readonly tile: Tile | null;
}

/** A place on the tile-grid map, column and row from 1. */
export interface Tile {
  readonly column: number;
  readonly row: number;
}

/** In tables of moves: everything that is not in the group, so that no municipality is called so. */
export const OUTSIDE = "outside";

const GROUP_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MAX_ID_LENGTH = 60;
const MAX_BYTES = 1_000_000;
const KEYS = ["format", "id", "title", "members"];
const MEMBER_KEYS = ["region", "tile"];
const TILE_KEYS = ["column", "row"];
/** The widest map that is drawn: a tile is then a few pixels. */
const MOST_TILES = 200;

/** The head of a group; null, with all that is wrong reported, when it cannot be used. */
export function readGroupHead(
  files: ProjectFiles,
  folder: string,
  report: RegionReport,
): GroupHead | null {
  const file = `${folder}/${GROUP_FILE}`;
  if (files.size(file)! > MAX_BYTES) {
    report.atFile(file, {
      code: "file-too-large",
      message: {
        nl: `${GROUP_FILE} is groter dan ${MAX_BYTES / 1e6} MB`,
        en: `${GROUP_FILE} is larger than ${MAX_BYTES / 1e6} MB`,
      },
    });
    return null;
  }
  const bytes = readBytes(files, file);
  if ("code" in bytes) {
    report.atFile(file, bytes);
    return null;
  }
  const { source, diagnostics } = decodeText(bytes, file);
  for (const diagnostic of diagnostics) report.add(diagnostic);
  if (diagnostics.length > 0) return null;
  const { root, diagnostics: found } = readYaml(source);
  for (const diagnostic of found) report.add(diagnostic);
  return root === null ? null : new HeadReader(source, report).read(root);
}

class HeadReader {
  private complete = true;

  constructor(
    private readonly source: SourceText,
    private readonly findings: RegionReport,
  ) {}

  read(root: YamlNode): GroupHead | null {
    const map = this.mapOf(root, GROUP_FILE);
    if (map === null) return null;
    const wrong: Diagnostic[] = [];
    const isReadable = isReadableFormat(this.source, map, wrong);
    for (const diagnostic of wrong) this.findings.add(diagnostic);
    if (!isReadable) return null;
    this.refuseUnknownKeys(map, KEYS);
    const id = this.id(map);
    const title = textAt(map, "title") ?? { nl: id, en: id };
    const members = this.members(map);
    return this.complete ? { source: this.source, id, title, members } : null;
  }

  private report(node: { readonly start: number; readonly end: number }, remark: Remark): void {
    this.complete = false;
    this.remark(node, remark);
  }

  /** Of a mistake that leaves the municipalities to be read all the same. */
  private remark(node: { readonly start: number; readonly end: number }, remark: Remark): void {
    this.findings.add(diagnosticAt(this.source, node.start, node.end, remark));
  }

  private atKey({ keyStart, keyEnd }: YamlEntry, remark: Remark): void {
    this.report({ start: keyStart, end: keyEnd }, remark);
  }

  private mapOf(node: YamlNode, what: string): YamlMap | null {
    if (node.kind === "map") return node;
    this.report(node, {
      code: "wrong-type",
      message: { nl: `${what} bevat geen sleutels`, en: `${what} holds no keys` },
    });
    return null;
  }

  private refuseUnknownKeys(map: YamlMap, known: readonly string[]): void {
    for (const entry of map.entries) {
      if (known.includes(entry.key)) continue;
      const near = nearest(entry.key, known);
      const list = known.join(", ");
      const at = { start: entry.keyStart, end: entry.keyEnd };
      this.remark(at, {
        code: "unknown-key",
        message: { nl: `onbekende sleutel ${entry.key}`, en: `unknown key ${entry.key}` },
        help:
          near === null
            ? { nl: `de sleutels zijn ${list}`, en: `the keys are ${list}` }
            : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
      });
    }
  }

  private missing(at: { readonly start: number; readonly end: number }, key: string, how: string) {
    this.report(at, {
      code: "missing-key",
      message: { nl: `de sleutel ${key} ontbreekt`, en: `the key ${key} is missing` },
      help: { nl: `schrijf ${how}`, en: `write ${how}` },
    });
  }

  private id(map: YamlMap): string {
    const value = entryOf(map, "id")?.value;
    if (value === undefined) {
      this.missing({ start: map.start, end: map.start + 1 }, "id", "id: zuid-west-vlaanderen");
      return "";
    }
    const id = value.kind === "scalar" ? value.written : "";
    if (!GROUP_ID.test(id) || id.length > MAX_ID_LENGTH) {
      this.report(value, {
        code: "bad-id",
        message: { nl: `"${id}" is geen id van een groep`, en: `"${id}" is not the id of a group` },
        help: {
          nl: `gebruik kleine letters, cijfers en koppeltekens, hooguit ${MAX_ID_LENGTH} tekens`,
          en: `use lower-case letters, digits and hyphens, at most ${MAX_ID_LENGTH} characters`,
        },
      });
    }
    return id;
  }

  private members(map: YamlMap): readonly GroupMember[] {
    const entry = entryOf(map, "members");
    const example = "members: { kortrijk: { region: ../kortrijk } }";
    if (entry === undefined) {
      this.missing({ start: map.start, end: map.start + 1 }, "members", example);
      return [];
    }
    const { value } = entry;
    const listed = value.kind === "map" ? value : null;
    if (listed === null || listed.entries.length === 0) {
      this.atKey(entry, {
        code: "missing-value",
        message: {
          nl: "members: er staan geen gemeenten",
          en: "members: there are no municipalities",
        },
        help: { nl: `schrijf ${example}`, en: `write ${example}` },
      });
      return [];
    }
    const members: GroupMember[] = [];
    const taken = new Map<string, string>();
    for (const one of listed.entries) {
      const member = this.member(one);
      if (member === null) continue;
      const place = member.tile === null ? null : `${member.tile.column} ${member.tile.row}`;
      const other = place === null ? undefined : taken.get(place);
      if (other !== undefined) this.reportSameTile(one, member.tile!, other);
      else if (place !== null) taken.set(place, member.id);
      members.push(member);
    }
    return members;
  }

  private reportSameTile(entry: YamlEntry, { column, row }: Tile, other: string): void {
    this.remark(entryOf(entry.value, "tile")!.value, {
      code: "inconsistent-data",
      message: {
        nl: `${entry.key} en ${other} staan op dezelfde plaats van de kaart: kolom ${column}, rij ${row}`,
        en: `${entry.key} and ${other} have the same place on the map: column ${column}, row ${row}`,
      },
      help: {
        nl: "geef elke gemeente een eigen kolom en rij",
        en: "give every municipality a column and row of its own",
      },
    });
  }

  private member(entry: YamlEntry): GroupMember | null {
    const { key: id, value } = entry;
    if (!GROUP_ID.test(id) || id.length > MAX_ID_LENGTH) {
      this.atKey(entry, {
        code: "bad-id",
        message: {
          nl: `"${id}" is geen id van een regio`,
          en: `"${id}" is not the id of a region`,
        },
        help: {
          nl: "schrijf het id uit de region.yaml van de gemeente",
          en: "write the id from the municipality's region.yaml",
        },
      });
    }
    if (id === OUTSIDE) {
      this.atKey(entry, {
        code: "bad-id",
        message: {
          nl: `"${id}" is in de tabellen van een groep alles wat er niet bij hoort`,
          en: `"${id}" is all that is not in the group in its tables`,
        },
        help: {
          nl: "geef de gemeente een ander id, ook in haar region.yaml",
          en: "give the municipality another id, in its region.yaml too",
        },
      });
    }
    const example = `${id}: { region: ../${id} }`;
    if (value.kind !== "map") {
      this.atKey(entry, {
        code: "missing-key",
        message: {
          nl: `${id}: waar staat deze gemeente? De sleutel region ontbreekt`,
          en: `${id}: where is this municipality? The key region is missing`,
        },
        help: { nl: `schrijf ${example}`, en: `write ${example}` },
      });
      return null;
    }
    this.refuseUnknownKeys(value, MEMBER_KEYS);
    const region = entryOf(value, "region");
    if (region === undefined) {
      this.missing({ start: entry.keyStart, end: entry.keyEnd }, "region", example);
      return null;
    }
    if (region.value.kind !== "scalar" || typeof region.value.value !== "string") {
      this.report(region.value, {
        code: "wrong-type",
        message: { nl: "region is geen pad", en: "region is not a path" },
        help: { nl: `schrijf ${example}`, en: `write ${example}` },
      });
      return null;
    }
    return { id, entry, region, tile: this.tile(value) };
  }

  private tile(map: YamlMap): Tile | null {
    const entry = entryOf(map, "tile");
    if (entry === undefined) return null;
    const both = this.mapOf(entry.value, "tile");
    if (both === null) return null;
    this.refuseUnknownKeys(both, TILE_KEYS);
    const [column, row] = TILE_KEYS.map((key) => {
      const value = entryOf(both, key)?.value;
      const number = value?.kind === "scalar" ? value.value : null;
      if (
        typeof number === "number" &&
        Number.isInteger(number) &&
        number >= 1 &&
        number <= MOST_TILES
      )
        return number;
      this.remark(value ?? { start: entry.keyStart, end: entry.keyEnd }, {
        code: value === undefined ? "missing-key" : "wrong-type",
        message: {
          nl: `tile.${key} is geen geheel getal van 1 tot ${MOST_TILES}`,
          en: `tile.${key} is not a whole number from 1 to ${MOST_TILES}`,
        },
        help: {
          nl: "schrijf tile: { column: 5, row: 3 }",
          en: "write tile: { column: 5, row: 3 }",
        },
      });
      return NaN;
    });
    return { column: column!, row: row! };
  }
}
