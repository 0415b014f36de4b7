/** Reads `region.yaml` of a folder and of the folders it extends. */
import type { Catalogue, Member, Text } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import type { ProjectFiles, ShippedRegions } from "../files.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import { isReadableFormat } from "../plan/plan-format.ts";
import { locatePath, readBytes } from "../plan/project-paths.ts";
import type { RegionReport } from "./region-report.ts";
import { decodeText, diagnosticAt, type Remark, type SourceText } from "../diagnostics/text.ts";
import {
  entryOf,
  readYaml,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
} from "../yaml/yaml-document.ts";

export interface RegionHead {
  readonly id: string;
  readonly title: Text;
  /** Code of the municipality at the National Institute of Statistics; null where none is given. */
  readonly nis: string | null;
  readonly years: { readonly first: number; readonly last: number } | null;
  /** Members of the dimensions that the region supplies, in the order given. */
  readonly members: Readonly<Record<string, readonly Member[]>>;
}

/** One folder of the chain, outermost parent first. */
export class RegionFolder {
  readonly files: ProjectFiles;
  /** POSIX path relative to the project folder. */
  readonly path: string;
  readonly head: RegionHead;

  constructor(files: ProjectFiles, path: string, head: RegionHead) {
    this.files = files;
    this.path = path;
    this.head = head;
  }

  /** Tables in a folder of the region, in name order. Lock and hidden files are none. */
  tablesIn(folder: string, suffix = ".csv"): string[] {
    const path = `${this.path}/${folder}`;
    return this.files
      .list(path)
      .filter((name) => name.endsWith(suffix) && !name.startsWith("~") && !name.startsWith("."))
      .map((name) => `${path}/${name}`);
  }

  /** A path written in a file of the region; null when it leads out of the project. */
  resolve(written: string): string | null {
    const path = locatePath(this.files, this.path, written);
    return path === null || !this.files.inside(path) ? null : path;
  }
}

const REGION_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MEMBER_ID = /^[a-z0-9][a-z0-9_]*$/;
const MAX_CHAIN = 8;
const MAX_BYTES = 200_000;
const NIS = /^[1-9]\d{4}$/;
const KEYS = ["format", "id", "title", "nis", "extends", "years", "members"];

/** A region by its name alone; a folder of one's own is written `./name`. */
const BARE_NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Reads the chain of folders, outermost parent first; null when it cannot be followed.
 *
 * @param shipped regions that may be extended by their bare name; null when there are none
 */
export function readFolders(
  projectFiles: ProjectFiles,
  folder: string,
  catalogue: Catalogue,
  report: RegionReport,
  shipped: ShippedRegions | null = null,
): RegionFolder[] | null {
  const chain: RegionFolder[] = [];
  let files = projectFiles;
  /** Where the chain has been; a shipped region may lie under the path of one of the project. */
  const visited: { readonly files: ProjectFiles; readonly path: string }[] = [];
  let path = locatePath(projectFiles, "", folder);
  /** As a person wrote it, for messages. */
  let typed = folder;
  let complete = true;
  let from: { readonly source: SourceText; readonly start: number; readonly end: number } | null =
    null;
  const refuse = (remark: Remark): null => {
    if (from) report.add(diagnosticAt(from.source, from.start, from.end, remark));
    else report.atFile(`${path ?? folder}/region.yaml`, remark);
    return null;
  };
  for (;;) {
    if (path === null || !files.inside(path)) {
      return refuse({
        code: "outside-project",
        message: {
          nl: `de regio ligt buiten de projectmap`,
          en: `the region lies outside the project folder`,
        },
        help: {
          nl: "alleen bestanden in de map met ademruimte.yaml worden gelezen",
          en: "only files in the folder with ademruimte.yaml are read",
        },
      });
    }
    const been = visited.some((one) => one.files === files && one.path === path);
    if (been || visited.length >= MAX_CHAIN) {
      const round = [...visited.map((one) => one.path), path].join(" > ");
      return refuse({
        code: "extends-cycle",
        message: {
          nl: `regio's breiden elkaar uit in een kring: ${round}`,
          en: `regions extend each other in a circle: ${round}`,
        },
      });
    }
    visited.push({ files, path });
    const file: string = `${path}/region.yaml`;
    const size = files.size(file);
    if (size === null) {
      return refuse({
        code: from ? "missing-file" : "unknown-region",
        message: {
          nl: `er is geen regio in "${typed}": daar staat geen region.yaml`,
          en: `there is no region in "${typed}": it holds no region.yaml`,
        },
        help: shippedHelp(typed, shipped?.names ?? []),
      });
    }
    if (size > MAX_BYTES) {
      return refuse({
        code: "file-too-large",
        message: {
          nl: `region.yaml is groter dan ${MAX_BYTES / 1000} kB`,
          en: `region.yaml is larger than ${MAX_BYTES / 1000} kB`,
        },
      });
    }
    const bytes = readBytes(files, file);
    if ("code" in bytes) return refuse(bytes);
    const { source, diagnostics } = decodeText(bytes, file);
    if (diagnostics.length > 0) {
      for (const diagnostic of diagnostics) report.add(diagnostic);
      return null;
    }
    const document = readYaml(source);
    for (const diagnostic of document.diagnostics) report.add(diagnostic);
    if (document.root === null) return null;
    const reader = new HeadReader(source, catalogue, report);
    const head = reader.read(document.root);
    if (head === null) complete = false;
    else chain.unshift(new RegionFolder(files, path, head));
    const parent = entryOf(document.root, "extends");
    if (parent === undefined) return complete ? chain : null;
    const written = parent.value.kind === "scalar" ? parent.value.value : null;
    if (typeof written !== "string" || written === "") {
      reader.report(parent.value, {
        code: "wrong-type",
        message: { nl: "extends is geen pad", en: "extends is not a path" },
        help: { nl: "schrijf extends: ../vlaanderen", en: "write extends: ../vlaanderen" },
      });
      return null;
    }
    from = { source, start: parent.value.start, end: parent.value.end };
    typed = written;
    if (shipped !== null && shipped.names.includes(written)) {
      files = shipped.files;
      path = shipped.folder(written);
    } else path = locatePath(files, path, written);
  }
}

/** What to write where there is no region: a near name of those that come with the package. */
function shippedHelp(typed: string, names: readonly string[]): Text {
  const near = BARE_NAME.test(typed) ? nearest(typed, names) : null;
  if (near !== null) return { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` };
  const list = names.join(", ");
  return {
    nl: `geef een map waarin een bestand region.yaml staat${list && `, of een meegeleverde regio: ${list}`}`,
    en: `give a folder that holds a file region.yaml${list && `, or a supplied region: ${list}`}`,
  };
}

const PROGRAMMES = "programmes.yaml";

/** The programmes that a folder declares; null when it has none, or when they cannot be read. */
export function readProgrammeFile(
  { files, path }: RegionFolder,
  report: RegionReport,
): { readonly source: SourceText; readonly entries: readonly YamlEntry[] } | null {
  const file = `${path}/${PROGRAMMES}`;
  const size = files.size(file);
  if (size === null) return null;
  if (size > MAX_BYTES) {
    report.atFile(file, {
      code: "file-too-large",
      message: {
        nl: `${PROGRAMMES} is groter dan ${MAX_BYTES / 1000} kB`,
        en: `${PROGRAMMES} is larger than ${MAX_BYTES / 1000} kB`,
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
  if (diagnostics.length > 0) {
    for (const diagnostic of diagnostics) report.add(diagnostic);
    return null;
  }
  const { root, diagnostics: found } = readYaml(source);
  for (const diagnostic of found) report.add(diagnostic);
  if (root === null) return null;
  if (root.kind === "map") return { source, entries: root.entries };
  const empty = root.kind === "scalar" && root.value === null;
  if (!empty) {
    report.add(
      diagnosticAt(source, root.start, root.end, {
        code: "wrong-type",
        message: { nl: `${PROGRAMMES} bevat geen sleutels`, en: `${PROGRAMMES} holds no keys` },
      }),
    );
  }
  return null;
}

/** Turns the document of one folder into a head, or says what is wrong with it. */
class HeadReader {
  private readonly source: SourceText;
  private readonly catalogue: Catalogue;
  private readonly findings: RegionReport;
  private complete = true;

  constructor(source: SourceText, catalogue: Catalogue, findings: RegionReport) {
    this.source = source;
    this.catalogue = catalogue;
    this.findings = findings;
  }

  report(node: { readonly start: number; readonly end: number }, remark: Remark): void {
    this.complete = false;
    this.findings.add(diagnosticAt(this.source, node.start, node.end, remark));
  }

  read(root: YamlNode): RegionHead | null {
    const map = this.mapOf(root, "region.yaml");
    if (map === null) return null;
    if (!this.isReadable(map)) return null;
    this.refuseUnknownKeys(map, KEYS);
    const head = {
      id: this.id(map),
      title: this.text(map, "title"),
      nis: this.nis(map),
      years: this.years(map),
      members: this.members(map),
    };
    return this.complete ? head : null;
  }

  /** Of a form that this program does not read nothing else is said. */
  private isReadable(map: YamlMap): boolean {
    const found: Diagnostic[] = [];
    const isReadable = isReadableFormat(this.source, map, found);
    for (const diagnostic of found) this.findings.add(diagnostic);
    return isReadable;
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
    for (const { key, keyStart, keyEnd } of map.entries) {
      if (known.includes(key)) continue;
      const near = nearest(key, known);
      this.report(
        { start: keyStart, end: keyEnd },
        {
          code: "unknown-key",
          message: { nl: `onbekende sleutel ${key}`, en: `unknown key ${key}` },
          help:
            near === null
              ? {
                  nl: `de sleutels zijn ${known.join(", ")}`,
                  en: `the keys are ${known.join(", ")}`,
                }
              : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
        },
      );
    }
  }

  private missing(map: YamlMap, key: string, example: string): void {
    this.report(
      { start: map.start, end: map.start + 1 },
      {
        code: "missing-key",
        message: { nl: `de sleutel ${key} ontbreekt`, en: `the key ${key} is missing` },
        help: { nl: `schrijf ${example}`, en: `write ${example}` },
      },
    );
  }

  private id(map: YamlMap): string {
    const entry = entryOf(map, "id");
    if (entry === undefined) {
      this.missing(map, "id", "id: kortrijk");
      return "";
    }
    const id = entry.value.kind === "scalar" ? entry.value.written : "";
    if (!REGION_ID.test(id) || id.length > 60) {
      this.report(entry.value, {
        code: "bad-id",
        message: {
          nl: `"${id}" is geen id van een regio`,
          en: `"${id}" is not the id of a region`,
        },
        help: {
          nl: "gebruik kleine letters, cijfers en koppeltekens, hooguit 60 tekens",
          en: "use lower-case letters, digits and hyphens, at most 60 characters",
        },
      });
    }
    return id;
  }

  /** A text in both languages. */
  private text(map: YamlMap, key: string): Text {
    const entry = entryOf(map, key);
    if (entry === undefined) {
      this.missing(map, key, `${key}: { nl: Kortrijk, en: Kortrijk }`);
      return { nl: "", en: "" };
    }
    const both = this.mapOf(entry.value, key);
    if (both === null) return { nl: "", en: "" };
    this.refuseUnknownKeys(both, ["nl", "en"]);
    const read = (language: "nl" | "en"): string => {
      const found = entryOf(both, language)?.value;
      if (found?.kind === "scalar" && found.written.trim() !== "") return found.written;
      this.report(
        { start: entry.keyStart, end: entry.keyEnd },
        {
          code: "missing-key",
          message: {
            nl: `${key} heeft geen tekst in het ${language === "nl" ? "Nederlands" : "Engels"}`,
            en: `${key} has no text in ${language === "nl" ? "Dutch" : "English"}`,
          },
          help: { nl: `schrijf ${key}: { nl: …, en: … }`, en: `write ${key}: { nl: …, en: … }` },
        },
      );
      return "";
    };
    return { nl: read("nl"), en: read("en") };
  }

  private nis(map: YamlMap): string | null {
    const entry = entryOf(map, "nis");
    if (entry === undefined) return null;
    const written = entry.value.kind === "scalar" ? entry.value.written : "";
    if (NIS.test(written)) return written;
    this.report(entry.value, {
      code: "wrong-type",
      message: {
        nl: `"${written}" is geen NIS-code van een gemeente`,
        en: `"${written}" is not the NIS code of a municipality`,
      },
      help: {
        nl: 'een NIS-code heeft vijf cijfers: schrijf nis: "34022"',
        en: 'a NIS code has five digits: write nis: "34022"',
      },
    });
    return null;
  }

  private years(map: YamlMap): RegionHead["years"] {
    const entry = entryOf(map, "years");
    if (entry === undefined) return null;
    const both = this.mapOf(entry.value, "years");
    if (both === null) return null;
    this.refuseUnknownKeys(both, ["first", "last"]);
    const read = (key: "first" | "last"): number => {
      const found = entryOf(both, key)?.value;
      const value = found?.kind === "scalar" ? found.value : null;
      if (typeof value === "number" && Number.isInteger(value) && value >= 1950 && value <= 2150) {
        return value;
      }
      this.report(found ?? { start: entry.keyStart, end: entry.keyEnd }, {
        code: found === undefined ? "missing-key" : "wrong-type",
        message: { nl: `years.${key} is geen jaartal`, en: `years.${key} is not a calendar year` },
        help: {
          nl: "schrijf years: { first: 2024, last: 2050 }",
          en: "write years: { first: 2024, last: 2050 }",
        },
      });
      return NaN;
    };
    const years = { first: read("first"), last: read("last") };
    if (years.first > years.last) {
      this.report(entry.value, {
        code: "inconsistent-data",
        message: {
          nl: `het eerste jaar (${years.first}) ligt na het laatste (${years.last})`,
          en: `the first year (${years.first}) is after the last (${years.last})`,
        },
      });
    }
    return years;
  }

  private members(map: YamlMap): RegionHead["members"] {
    const entry = entryOf(map, "members");
    if (entry === undefined) return {};
    const dimensions = this.mapOf(entry.value, "members");
    if (dimensions === null) return {};
    const regional = Object.keys(this.catalogue.dimensions).filter(
      (id) => this.catalogue.dimensions[id]!.members === "region",
    );
    this.refuseUnknownKeys(dimensions, regional);
    const members: Record<string, Member[]> = {};
    for (const { key, value } of dimensions.entries) {
      const empty = value.kind === "scalar" && value.value === null;
      const listed = empty ? null : this.mapOf(value, key);
      members[key] = (listed?.entries ?? []).map((member) => {
        if (!MEMBER_ID.test(member.key)) {
          this.report(
            { start: member.keyStart, end: member.keyEnd },
            {
              code: "bad-id",
              message: {
                nl: `"${member.key}" kan geen lid van ${key} zijn`,
                en: `"${member.key}" cannot be a member of ${key}`,
              },
              help: {
                nl: "gebruik kleine letters, cijfers en _",
                en: "use lower-case letters, digits and _",
              },
            },
          );
        }
        return { id: member.key, label: this.text(listed!, member.key) };
      });
    }
    return members;
  }
}
