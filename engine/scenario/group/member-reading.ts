/** One municipality of a group: its region, and the plans that hold for it. */
import type { Text } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { diagnosticAt, type Remark } from "../diagnostics/text.ts";
import type { ProjectFiles } from "../files.ts";
import { OpenedScenario } from "../opened-scenario.ts";
import type { PlanFile } from "../plan/plan-file.ts";
import { loadPlan, type PlanLayer, type PlanResult } from "../plan/plan.ts";
import {
  existingSpelling,
  folderOf,
  locatePath,
  missingFile,
  outsideProject,
} from "../plan/project-paths.ts";
import { isBareName, shippedPath, withShipped } from "../plan/shipped.ts";
import { aboutWhat, locateRegion, regionAt, type RegionAddress } from "../region-of-plan.ts";
import type { RegionResult } from "../region/region.ts";
import { programmesOf, type ResolveRequest } from "../resolve.ts";
import type { YamlEntry } from "../yaml/yaml-document.ts";
import { NO_EXCEPTION, type MemberException } from "./exceptions.ts";
import type { GroupFolder } from "./group-folder.ts";
import { GROUP_FILE, type GroupMember } from "./group-head.ts";
import type { MemberSets } from "./member-sets.ts";
import { NOTHING_PASSED, withoutPassed, type PassedOver } from "./where-it-exists.ts";

/** What all municipalities have in common. */
export interface CommonReading {
  readonly request: ResolveRequest;
  readonly loaded: PlanResult;
  readonly folder: GroupFolder;
  readonly sets: MemberSets;
}

export class MemberReading {
  readonly id: string;
  readonly member: GroupMember;
  /** What was found wrong with its own files and in what holds for it. */
  diagnostics: Diagnostic[] = [];
  opened: OpenedScenario | null = null;
  passed: PassedOver = NOTHING_PASSED;
  private readonly common: CommonReading;
  private readonly exception: MemberException;
  private readonly found: RegionAddress | null;
  /** What was found before anything was opened. */
  private readonly before: Diagnostic[] = [];
  /** The plan that takes the place of the common one. */
  private readonly own: PlanResult | null;
  private region: { readonly programmes: string; readonly read: RegionResult } | null = null;

  constructor(
    member: GroupMember,
    common: CommonReading,
    exception: MemberException = NO_EXCEPTION,
  ) {
    const { loaded, request, folder } = common;
    this.member = member;
    this.id = member.id;
    this.common = common;
    this.exception = exception;
    const place = { source: folder.head.source, path: `${folder.path}/${GROUP_FILE}` };
    const seen = { ...request, files: loaded.seen };
    this.found = locateRegion(place, member.region, seen, this.before);
    this.own = exception.plan === null ? null : this.ownPlan(exception.plan);
    this.diagnostics = this.before;
  }

  /** Whether the common plan holds for it. */
  get followsCommon(): boolean {
    return this.exception.plan === null;
  }

  get title(): Text {
    return this.opened?.region?.title ?? { nl: this.id, en: this.id };
  }

  /** Files that nobody else reads. */
  isOwn(file: string): boolean {
    const { files = [] } = this.own ?? {};
    return (
      (this.found !== null && file.startsWith(`${this.found.folder}/`)) ||
      files.some(({ path }) => path === file)
    );
  }

  /** Reads, or reads again without the lines that are to be passed over. */
  open(): void {
    const { request, loaded, sets } = this.common;
    const { planPath, ...rest } = request;
    const base = this.own ?? loaded;
    const layers: readonly PlanLayer[] = [
      ...this.exception.layers,
      ...(this.own === null ? withoutPassed(base.layers, this.passed) : base.layers),
    ];
    const diagnostics = [...this.before];
    const files = base.seen;
    const read =
      this.found === null
        ? null
        : this.readRegion({ ...this.found, files }, layers, { ...request, planPath, files });
    if (read !== null) diagnostics.push(...read.found);
    this.opened = new OpenedScenario({
      request: { ...rest, files, sets: sets.of(this.id, this.passed.sets) },
      ...{ layers, chain: base.files, found: this.found, read: read?.result ?? null },
      ...{ diagnostics, inGroup: true },
    });
    this.diagnostics = diagnostics;
    this.checkRegion();
  }

  /** The region, read again only when the programmes that plans declare are others. */
  private readRegion(
    found: RegionAddress,
    layers: readonly PlanLayer[],
    request: ResolveRequest,
  ): { readonly result: RegionResult; readonly found: readonly Diagnostic[] } {
    const programmes = programmesOf(layers);
    const key = programmes
      .flatMap(({ source, entries }) =>
        entries.map(({ keyStart, value }) => `${source.file} ${keyStart} ${value.end}`),
      )
      .join("\n");
    const diagnostics: Diagnostic[] = [];
    if (this.region?.programmes !== key) {
      const read = regionAt(found, request, programmes, diagnostics);
      this.region = { programmes: key, read };
      return { result: read, found: diagnostics };
    }
    return { result: this.region.read, found: this.region.read.diagnostics };
  }

  private checkRegion(): void {
    const region = this.opened?.region ?? null;
    if (region === null || region.id === this.id) return;
    const { source } = this.common.folder.head;
    const { keyStart, keyEnd } = this.member.entry;
    this.diagnostics.push(
      diagnosticAt(source, keyStart, keyEnd, {
        code: "inconsistent-data",
        message: {
          nl: `de regio van ${this.id} noemt zichzelf ${region.id}`,
          en: `the region of ${this.id} calls itself ${region.id}`,
        },
        help: {
          nl: `schrijf ${region.id} onder members, of een andere map achter region`,
          en: `write ${region.id} under members, or another folder behind region`,
        },
      }),
    );
  }

  /** The plan of its own that an exception names; null, with the reason reported. */
  private ownPlan({ file, entry }: { file: PlanFile; entry: YamlEntry }): PlanResult | null {
    const { value } = entry;
    if (value.kind !== "scalar" || typeof value.value !== "string") return null;
    const { request, loaded } = this.common;
    const { shipped } = request;
    const files: ProjectFiles = withShipped(request.files, shipped);
    const written = value.value.normalize("NFC");
    const report = (remark: Remark): null => {
      this.before.push(diagnosticAt(file.source, value.start, value.end, remark));
      return null;
    };
    const located = locatePath(loaded.seen, folderOf(file.path), written);
    const inside = located !== null && loaded.seen.inside(located);
    const beside = inside ? existingSpelling(loaded.seen, located) : null;
    const supplied =
      beside === null && isBareName(written) ? shippedPath(shipped, "plan", written) : null;
    const path = beside ?? supplied;
    if (path === null) {
      return report(
        inside
          ? missingFile(files, located, written, shipped?.names("plan"))
          : outsideProject(written),
      );
    }
    const own = loadPlan(files, path, shipped);
    this.before.push(...own.diagnostics);
    const about = aboutWhat(own.files);
    if (about === undefined) {
      if (!own.complete) return own;
      return report(notAboutMember(this.id, own.files[0]!.id));
    }
    if (about.group !== null) return report(notAboutMember(this.id, own.files[0]!.id));
    const folder = locateRegion(about, about.region!, { ...request, files: own.seen }, this.before);
    if (folder === null || this.found === null) return own;
    const identity = (of: ProjectFiles, at: string): string =>
      of.identity?.(`${at}/region.yaml`) ?? at;
    const isSame = identity(own.seen, folder.folder) === identity(loaded.seen, this.found.folder);
    return isSame ? own : report(notAboutMember(this.id, own.files[0]!.id));
  }
}

const notAboutMember = (member: string, plan: string): Remark => ({
  code: "inconsistent-data",
  message: {
    nl: `het plan ${plan} gaat niet over de regio van ${member} in deze groep`,
    en: `the plan ${plan} is not about the region of ${member} in this group`,
  },
  help: {
    nl: "een eigen plan noemt dezelfde map achter region: als group.yaml",
    en: "a plan of its own names the same folder behind region: as group.yaml does",
  },
});
