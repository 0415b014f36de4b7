/**
 * The packages of measures that a plan includes, and that these include in turn: finding, reading
 * and ordering them. What two packages say of the same thing is looked at elsewhere.
 */
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import type { ProjectFiles } from "../files.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import { checkId, planFile, writtenAt, type PlanFile } from "./plan-file.ts";
import { checkOutline } from "./plan-schema.ts";
import {
  existingSpelling,
  fileNameOf,
  folderOf,
  locatePath,
  listInOne,
  missingFile,
  outsideProject,
} from "./project-paths.ts";
import type { ReadingBudget } from "../diagnostics/reading-budget.ts";
import { isBareName, shippedPath, type Shipped } from "./shipped.ts";
import { diagnosticAt, placeAt, type Remark } from "../diagnostics/text.ts";
import { entryOf, readYaml, type YamlNode, type YamlScalar } from "../yaml/yaml-document.ts";

/** A package as one plan includes it. */
export interface IncludedPackage {
  readonly file: PlanFile;
  /** The same for all paths that lead to the file. */
  readonly identity: string;
  /** What the plan itself names, to point at: this package, or one that leads to it. */
  readonly item: YamlScalar;
}

const MOST_PACKAGES = 100;
const MOST_NESTED = 20;

/** One walk through the packages of one plan. */
interface Walk {
  readonly plan: PlanFile;
  readonly found: IncludedPackage[];
  readonly seen: Set<string>;
  complete: boolean;
  /** Enough was found to refuse: what follows is not read. */
  full: boolean;
}

/** One file on the way from the plan to a package. */
interface Step {
  readonly identity: string;
  readonly name: string;
}

/** Reads packages; each file once, however many plans of a chain include it. */
export class PackageLoader {
  private readonly files: ProjectFiles;
  private readonly shipped: Shipped | undefined;
  private readonly budget: ReadingBudget;
  private readonly diagnostics: Diagnostic[];
  private readonly read = new Map<string, PlanFile | null>();

  constructor(
    files: ProjectFiles,
    shipped: Shipped | undefined,
    budget: ReadingBudget,
    diagnostics: Diagnostic[],
  ) {
    this.files = files;
    this.budget = budget;
    this.shipped = shipped;
    this.diagnostics = diagnostics;
  }

  /**
   * The packages of a plan, each once: before the one that includes it, and otherwise in the order
   * in which they are named. Not `complete` when one of them could not be read.
   */
  packagesOf(plan: PlanFile): {
    readonly found: readonly IncludedPackage[];
    readonly complete: boolean;
  } {
    const walk: Walk = { plan, found: [], seen: new Set(), complete: true, full: false };
    const start = { identity: this.identityOf(plan.path), name: fileNameOf(plan.path) };
    for (const item of itemsOf(plan)) this.follow(plan, item, item, [start], walk);
    this.reportSameIds(walk);
    return walk;
  }

  private identityOf(path: string): string {
    return this.files.identity?.(path) ?? path;
  }

  /** `item` is what `from` names; `top` is what the plan itself names on the way to it. */
  private follow(
    from: PlanFile,
    item: YamlScalar,
    top: YamlScalar,
    way: readonly Step[],
    walk: Walk,
  ): void {
    if (walk.full) return;
    const report = (remark: Remark): void => {
      this.diagnostics.push(diagnosticAt(from.source, item.start, item.end, remark));
      walk.complete = false;
    };
    const path = this.locate(from, item, report);
    if (path === null) return;
    const identity = this.identityOf(path);
    const step = { identity, name: fileNameOf(path) };
    const earlier = way.findIndex((other) => other.identity === identity);
    if (earlier >= 0) {
      report(includeCycle([...way.slice(earlier), step].map(({ name }) => name)));
      return;
    }
    if (walk.seen.has(identity)) return;
    if (way.length > MOST_NESTED) {
      report({
        code: "too-deep",
        message: {
          nl: `meer dan ${MOST_NESTED} pakketten nemen elkaar op`,
          en: `more than ${MOST_NESTED} packages include one another`,
        },
      });
      walk.full = true;
      return;
    }
    if (walk.seen.size === MOST_PACKAGES) {
      report({
        code: "too-many-packages",
        message: {
          nl: `het plan neemt meer dan ${MOST_PACKAGES} pakketten op`,
          en: `the plan includes more than ${MOST_PACKAGES} packages`,
        },
        help: {
          nl: "voeg maatregelen die bij elkaar horen samen in één pakket",
          en: "join measures that belong together into one package",
        },
      });
      walk.full = true;
      return;
    }
    walk.seen.add(identity);
    const file = this.readOnce(identity, path, report);
    if (file === null) {
      walk.complete = false;
      return;
    }
    for (const inner of itemsOf(file)) this.follow(file, inner, top, [...way, step], walk);
    walk.found.push({ file, identity, item: top });
  }

  /** The path of what a file names; null, with the reason reported, when there is nothing to read. */
  private locate(from: PlanFile, item: YamlScalar, report: (remark: Remark) => void) {
    const written = item.written.normalize("NFC");
    const path = locatePath(this.files, folderOf(from.path), written);
    const inside = path !== null && path !== "" && this.files.inside(path);
    const beside = inside ? existingSpelling(this.files, path) : null;
    if (beside !== null) return beside;
    if (isBareName(written)) {
      const supplied = shippedPath(this.shipped, "measures", written);
      if (supplied === null) report(this.unknownPackage(from, written));
      return supplied;
    }
    const supplied = this.suppliedAs(written);
    if (supplied !== null && path !== null && !path.includes("/")) {
      report(byNameOnly(written, supplied));
      return null;
    }
    report(inside ? missingFile(this.files, path, written) : outsideProject(written));
    return null;
  }

  /** `Warmte 2` and `warmte-2.yaml` are what `warmte-2` is called. */
  private suppliedAs(written: string): string | null {
    const name = written
      .toLowerCase()
      .replace(/\.ya?ml$/, "")
      .replace(/[\s_]+/g, "-");
    return (this.shipped?.names("measures") ?? []).find((known) => known === name) ?? null;
  }

  private unknownPackage(from: PlanFile, written: string): Remark {
    const names = this.shipped?.names("measures") ?? [];
    const folder = folderOf(from.path);
    const own = this.files
      .list(folder)
      .find((name) => name === `${written}.yaml` || name === `${written}.yml`);
    const near = nearest(written, names);
    return {
      code: "unknown-package",
      message: {
        nl: `er wordt geen pakket "${written}" meegeleverd`,
        en: `no package "${written}" is supplied`,
      },
      help:
        listInOne(written) ??
        (own !== undefined
          ? {
              nl: `uw eigen bestand schrijft u als ./${own}`,
              en: `write your own file as ./${own}`,
            }
          : near !== null
            ? { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` }
            : {
                nl: `een eigen bestand schrijft u als pad: ./${written}.yaml`,
                en: `a file of your own is written as a path: ./${written}.yaml`,
              }),
    };
  }

  private readOnce(
    identity: string,
    path: string,
    report: (remark: Remark) => void,
  ): PlanFile | null {
    const known = this.read.get(identity);
    if (known !== undefined) return known;
    const file = this.readPackage(path, report);
    this.read.set(identity, file);
    return file;
  }

  private readPackage(path: string, report: (remark: Remark) => void): PlanFile | null {
    const text = this.budget.read(this.files, path);
    if ("remark" in text) {
      report(text.remark);
      return null;
    }
    const { source } = text;
    this.diagnostics.push(...text.diagnostics);
    if (text.diagnostics.length > 0) return null;
    const { root, diagnostics } = readYaml(source);
    this.diagnostics.push(...diagnostics);
    if (root === null) return null;
    const planKey = ["region", "group", "extends"].map((key) => entryOf(root, key)).find(Boolean);
    if (planKey !== undefined) {
      const at = placeAt(source, planKey.keyStart, planKey.keyEnd);
      report(planAsPackage(writtenAt(root, "id") ?? fileNameOf(path), planKey.key, at));
      return null;
    }
    if (!checkOutline(source, root, this.diagnostics, "measures")) return null;
    const id = entryOf(root, "id");
    if (id?.value.kind === "scalar" && id.value.value !== null) {
      checkId(source, id, this.diagnostics);
    }
    return planFile("measures", path, source, root);
  }

  /** Origins name the id of a file: two of one id could not be told apart. */
  private reportSameIds({ plan, found }: Walk): void {
    const first = new Map<string, PlanFile>([[plan.id, plan]]);
    for (const { file, item } of found) {
      const other = first.get(file.id);
      if (other === undefined) {
        first.set(file.id, file);
        continue;
      }
      const place = ({ source, idNode }: PlanFile) => placeAt(source, idNode.start, idNode.end);
      this.diagnostics.push(
        diagnosticAt(plan.source, item.start, item.end, {
          code: "duplicate-id",
          message: {
            nl: `twee bestanden van dit plan hebben de id "${file.id}"`,
            en: `two files of this plan have the id "${file.id}"`,
          },
          help: {
            nl: "geef elk pakket een eigen id: het zegt waar een waarde vandaan komt",
            en: "give every package an id of its own: it says where a value comes from",
          },
          related: [other, file].map((each) => ({
            note: { nl: "hier gebruikt", en: "used here" },
            at: place(each),
          })),
        }),
      );
    }
  }
}

/** What stands under `include:`, as far as it is text. */
function itemsOf({ include }: PlanFile): readonly YamlScalar[] {
  if (include === null) return [];
  const { value } = include;
  const nodes: readonly YamlNode[] = value.kind === "list" ? value.items : [value];
  return nodes.filter(
    (node): node is YamlScalar => node.kind === "scalar" && typeof node.value === "string",
  );
}

const includeCycle = (names: readonly string[]): Remark => ({
  code: "include-cycle",
  message: {
    nl: `include loopt in een kring: ${names.join(" → ")}`,
    en: `include goes round in a circle: ${names.join(" → ")}`,
  },
  help: {
    nl: "laat include in één van deze bestanden weg",
    en: "leave include out of one of these files",
  },
});

function planAsPackage(id: string, key: string, at: ReturnType<typeof placeAt>): Remark {
  return {
    code: "plan-as-package",
    message: {
      nl: `"${id}" is een plan, geen pakket maatregelen`,
      en: `"${id}" is a plan, not a package of measures`,
    },
    help: {
      nl: "bouw erop voort met extends:, of zet de maatregelen in een bestand zonder region, group en extends",
      en: "build on it with extends:, or put the measures into a file without region, group and extends",
    },
    related: [
      {
        note: { nl: `het zegt ${key}`, en: `it says ${key}` },
        at,
      },
    ],
  };
}

const byNameOnly = (written: string, name: string): Remark => ({
  code: "missing-file",
  message: {
    nl: `het bestand "${written}" is er niet`,
    en: `the file "${written}" does not exist`,
  },
  help: {
    nl: `een meegeleverd pakket noemt u bij zijn naam alleen: ${name}`,
    en: `a supplied package is named by its name alone: ${name}`,
  },
});
