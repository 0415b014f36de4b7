/**
 * From a plan over a group of municipalities to one scenario for each and what ties them together.
 * Every member is what its own plan over its region alone would come to; all that is wrong anywhere
 * is reported at once, and once.
 */
import { axesOf, quantitiesOf } from "../address.ts";
import type { OutputDeclaration } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { diagnosticAt } from "../diagnostics/text.ts";
import { inReadingOrder, type FinishedScenario } from "../opened-scenario.ts";
import { readTargets } from "../outcomes/targets-table.ts";
import type { PlanFile } from "../plan/plan-file.ts";
import { loadPlan, type PlanResult } from "../plan/plan.ts";
import { withShipped } from "../plan/shipped.ts";
import { missingKey } from "../plan/plan-schema.ts";
import { aboutWhat } from "../region-of-plan.ts";
import { RegionReport } from "../region/region-report.ts";
import type { ResolveRequest, ScenarioParts } from "../resolve.ts";
import type { ResolvedScenario } from "../resolved.ts";
import { sealed } from "../sealed.ts";
import { entryOf, type YamlEntry } from "../yaml/yaml-document.ts";
import { readExceptions } from "./exceptions.ts";
import { readGroupFolder, type GroupFolder } from "./group-folder.ts";
import { findGroup } from "./group-of-plan.ts";
import type { GroupScenario } from "./group-scenario.ts";
import { MemberReading, type CommonReading } from "./member-reading.ts";
import { MemberSets } from "./member-sets.ts";
import { shareOut, type ReadShared } from "./shared.ts";
import { toldOnce } from "./told-once.ts";
import { absentLine } from "./where-it-exists.ts";

export interface GroupResolution {
  /** Null when there is an error among the diagnostics. */
  readonly group: GroupScenario | null;
  readonly diagnostics: readonly Diagnostic[];
  /** What each member was made of, by region id; null when there is no group. */
  readonly parts: Readonly<Record<string, ScenarioParts>> | null;
  /** Keys of the common plan that a member passes over, because it has no such thing. */
  readonly passedOver: Readonly<Record<string, readonly string[]>>;
  readonly language: "nl" | "en" | null;
}

/** Reads, checks and joins everything that a run of a group needs. */
export function resolveGroup(request: ResolveRequest): GroupResolution {
  const { shipped, planPath } = request;
  const loaded = loadPlan(withShipped(request.files, shipped), planPath, shipped);
  const diagnostics = [...loaded.diagnostics];
  const { language } = loaded;
  const nothing = (found: readonly Diagnostic[]): GroupResolution => ({
    ...{ group: null, parts: null, passedOver: {}, language },
    diagnostics: inReadingOrder(found, loaded.layers),
  });
  const folder = folderOf(loaded, request, diagnostics);
  if (folder === null) return nothing(diagnostics);
  const ids = folder.head.members.map(({ id }) => id);
  refuseCommonObservations(loaded.files, diagnostics);
  const sets = new MemberSets(request.sets ?? [], ids);
  diagnostics.push(...sets.diagnostics);
  const { seen } = loaded;
  const exceptions = readExceptions(loaded.files, ids, seen, shipped, diagnostics);
  const common = { request, loaded, folder, sets };
  const members = folder.head.members.map(
    (member) => new MemberReading(member, common, exceptions.get(member.id)),
  );
  openAll(members, loaded, sets);
  checkYears(members, folder, diagnostics);
  const isReadable = members.every(({ opened }) => (opened?.region ?? null) !== null);
  const shared: ReadShared = isReadable
    ? shareOut(
        loaded.files,
        members.map(({ id, opened }) => ({ id, opened: opened! })),
        diagnostics,
      )
    : { models: [], notes: {} };
  const targets = groupTargets(folder, members, request, diagnostics);
  const finished = members.map((member) => member.opened!.finish());
  const told = toldOnce(
    members.map(({ title }, at) => ({ title, diagnostics: finished[at]!.diagnostics })),
    (diagnostic) => readersOf(diagnostic, members, common),
  );
  const all = inReadingOrder([...diagnostics, ...told], loaded.layers);
  const failed = all.some(({ severity }) => severity === "error");
  const scenarios = finished.map(({ scenario }) => scenario);
  if (failed || !areAll(scenarios)) return nothing(all);
  const group = groupScenario(loaded, folder, scenarios, shared, targets);
  return {
    group,
    diagnostics: all,
    parts: partsOf(members, finished),
    passedOver: Object.fromEntries(
      members.map(({ id, passed }) => [id, [...passed.entries].map(({ key }) => key)]),
    ),
    language,
  };
}

const areAll = (
  scenarios: readonly (ResolvedScenario | null)[],
): scenarios is readonly ResolvedScenario[] => scenarios.every((one) => one !== null);

/** The folder of the group, read; null, with the reason reported. */
function folderOf(
  { files: chain, complete, seen }: PlanResult,
  { shipped }: ResolveRequest,
  diagnostics: Diagnostic[],
): GroupFolder | null {
  const plan = aboutWhat(chain);
  const [own] = chain;
  if (plan === undefined || plan.group === null) {
    if (own !== undefined && complete) {
      const { start, end } = own.idNode;
      diagnostics.push(diagnosticAt(own.source, start, end, missingKey("group")));
    }
    return null;
  }
  const path = findGroup(plan, seen, shipped, diagnostics);
  if (path === null) return null;
  const { folder, diagnostics: found } = readGroupFolder(seen, path);
  diagnostics.push(...found);
  return folder;
}

/** What was measured in one municipality was not measured in all of them. */
function refuseCommonObservations(chain: readonly PlanFile[], diagnostics: Diagnostic[]): void {
  for (const { root, source } of chain) {
    const entry = entryOf(root, "observations");
    if (entry === undefined) continue;
    diagnostics.push(
      diagnosticAt(source, entry.keyStart, entry.keyEnd, {
        code: "needs-one-region",
        message: {
          nl: "observations: een meting is van één gemeente, en dit plan gaat over een groep",
          en: "observations: a measurement is of one municipality, and this plan is about a group",
        },
        help: {
          nl: "zet ze bij die gemeente: exceptions: { menen: { observations: … } }",
          en: "put them with that municipality: exceptions: { menen: { observations: … } }",
        },
      }),
    );
  }
}

/** More rounds than this no plan needs: each passes over what leans on what the one before did. */
const MOST_ROUNDS = 8;

/** Opens all members, each without the lines of the common plan that only others know. */
function openAll(members: readonly MemberReading[], loaded: PlanResult, sets: MemberSets): void {
  let open = members;
  for (let round = 0; round < MOST_ROUNDS && open.length > 0; round++) {
    for (const member of open) member.open();
    const lacking = new Map<YamlEntry | number, MemberReading[]>();
    for (const member of members) {
      const lines = new Set(
        member.diagnostics.map((diagnostic) => absentLine(diagnostic, loaded.layers)),
      );
      for (const line of lines) {
        if (line === null || (typeof line !== "number" && !member.followsCommon)) continue;
        lacking.set(line, [...(lacking.get(line) ?? []), member]);
      }
    }
    const again = new Set<MemberReading>();
    for (const [line, without] of lacking) {
      const isSet = typeof line === "number";
      if (isSet && sets.isForOne(line)) continue;
      const readers = isSet ? members : members.filter(({ followsCommon }) => followsCommon);
      const knowing = readers.filter(
        (member) => !without.includes(member) && (member.opened?.region ?? null) !== null,
      );
      if (knowing.length === 0 || !knowing.some((member) => !passes(member, line))) continue;
      for (const member of without) {
        const { entries, sets: lines } = member.passed;
        member.passed = isSet
          ? { entries, sets: new Set([...lines, line]) }
          : { entries: new Set([...entries, line]), sets: lines };
        again.add(member);
      }
    }
    open = [...again];
  }
}

const passes = ({ passed }: MemberReading, line: YamlEntry | number): boolean =>
  typeof line === "number" ? passed.sets.has(line) : passed.entries.has(line);

/** How many members read what a diagnostic is about. */
function readersOf(
  { at }: Diagnostic,
  members: readonly MemberReading[],
  { loaded: { layers }, folder, sets }: CommonReading,
): number {
  if (at === null || at.file.startsWith(`${folder.path}/`)) return 1;
  if (at.file === "--set") return sets.isForOne(at.line - 1) ? 1 : members.length;
  if (members.some((member) => member.isOwn(at.file))) return 1;
  for (const { plan } of layers) {
    if (plan.path !== at.file) continue;
    const offset = plan.source.lineStarts[at.line - 1]! + at.column - 1;
    const exceptions = entryOf(plan.root, "exceptions");
    if (exceptions && exceptions.keyStart <= offset && offset < exceptions.value.end) return 1;
    return members.filter(({ followsCommon }) => followsCommon).length;
  }
  return members.length;
}

/** All years of all members are those of the first. */
function checkYears(
  members: readonly MemberReading[],
  { head }: GroupFolder,
  diagnostics: Diagnostic[],
): void {
  const readable = members.filter(({ opened }) => (opened?.region ?? null) !== null);
  const [first, ...others] = readable;
  if (first === undefined) return;
  const { years } = first.opened!.region!;
  for (const { id, member, opened } of others) {
    const own = opened!.region!.years;
    if (own.first === years.first && own.last === years.last) continue;
    const { start, end } = member.region.value;
    diagnostics.push(
      diagnosticAt(head.source, start, end, {
        code: "inconsistent-data",
        message: {
          nl: `${id} loopt van ${own.first} tot ${own.last}, en ${first.id} van ${years.first} tot ${years.last}`,
          en: `${id} runs from ${own.first} to ${own.last}, and ${first.id} from ${years.first} to ${years.last}`,
        },
        help: {
          nl: "geef alle gemeenten van een groep dezelfde jaren in hun region.yaml",
          en: "give all municipalities of a group the same years in their region.yaml",
        },
      }),
    );
  }
}

/** The goals of the group as a whole. */
function groupTargets(
  { files, path: folder, sources }: GroupFolder,
  members: readonly MemberReading[],
  { catalogue }: ResolveRequest,
  diagnostics: Diagnostic[],
): ReturnType<typeof readTargets> {
  const path = `${folder}/targets.csv`;
  const region = members[0]?.opened?.region ?? null;
  if (region === null || files.size(path) === null) return { models: [], notes: {} };
  const outputs = new Map<string, OutputDeclaration>();
  for (const { opened } of members) {
    for (const [id, output] of quantitiesOf(opened!.catalogue, "outputs")) outputs.set(id, output);
  }
  // Members of a municipality's own dimensions, its districts, are none of the group's.
  const none: Record<string, readonly string[]> = {};
  for (const [id, { members: list }] of Object.entries(catalogue.dimensions)) {
    if (list === "region") none[id] = [];
  }
  const report = new RegionReport({ nl: "de groep", en: "the group" });
  const read = readTargets({
    ...{ files, path, outputs, sources, report, prices: region.prices },
    axes: axesOf(catalogue, none, region.years),
    modules: new Set(catalogue.modules.map(({ id }) => id)),
  });
  diagnostics.push(...report.sorted());
  return read;
}

function partsOf(
  members: readonly MemberReading[],
  finished: readonly FinishedScenario[],
): Record<string, ScenarioParts> {
  return Object.fromEntries(members.map(({ id }, at) => [id, finished[at]!.parts!]));
}

function groupScenario(
  { files: chain }: PlanResult,
  { head, moves, sources, path }: GroupFolder,
  members: readonly ResolvedScenario[],
  shared: ReadShared,
  targets: ReturnType<typeof readTargets>,
): GroupScenario {
  const [plan] = chain;
  const titles = chain.flatMap(({ title }) => title ?? []);
  const languages = chain.flatMap(({ language }) => language ?? []);
  const tiles = head.members.flatMap(({ id, tile }) =>
    tile === null ? [] : [[id, tile] as const],
  );
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
  const tied = sealed<Omit<GroupScenario, "members">>({
    id: plan!.id,
    title: titles[0] ?? { nl: plan!.id, en: plan!.id },
    language: languages[0] ?? "nl",
    model: {
      format: "ademruimte-group/1",
      id: head.id,
      members: head.members.map(({ id }) => id),
      moves: moves.models,
      shared: shared.models,
      targets: targets.models,
    },
    notes: {
      title: head.title,
      folder: path,
      tiles: Object.fromEntries(tiles),
      moves: moves.notes,
      shared: shared.notes,
      targets: targets.notes,
      sources: [...sources.values()].map(({ note }) => note).sort(byId),
    },
  });
  return Object.freeze({ ...tied, members: Object.freeze([...members]) });
}
