/**
 * The plan of one region from a word on the command line: as it stands, or one municipality of a plan
 * over several, which stands behind a `#`: `zwv-2040.yaml#menen`.
 */
import type { Diagnostic } from "../engine/scenario/diagnostics/diagnostics.ts";
import { nearest } from "../engine/scenario/diagnostics/near-miss.ts";
import type { GroupScenario } from "../engine/scenario/group/group-scenario.ts";
import type { ResolvedScenario } from "../engine/scenario/resolved.ts";
import { isFile } from "./disk.ts";
import { neighboursLeftOut } from "./neighbours-left-out.ts";
import { readGroup } from "./read-group.ts";
import { readPlan, type ReadOptions, type ReadPlan } from "./read-plan.ts";

/** @returns the plan, and the id of the municipality; null where none is named */
export function memberOf(word: string): { readonly plan: string; readonly member: string | null } {
  const [, plan, member] = /^(.+)#([^#/\\]+)$/s.exec(word) ?? [];
  // A file may be called anything.
  if (plan === undefined || member === undefined || isFile(word)) {
    return { plan: word, member: null };
  }
  return { plan, member };
}

/** What is said where a plan over several municipalities has none of that name. */
export function unknownMember(region: string, members: readonly string[]): Diagnostic {
  const near = nearest(region, members);
  const list = members.join(", ");
  return {
    ...{ code: "unknown-municipality", severity: "error", at: null, excerpt: null, related: [] },
    message: {
      nl: `dit plan heeft geen gemeente "${region}"`,
      en: `this plan has no municipality "${region}"`,
    },
    help:
      near === null
        ? { nl: `gemeenten: ${list}`, en: `municipalities: ${list}` }
        : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
  };
}

/** What is said where a plan over one region is asked for one of several. */
const notAGroup = (plan: string): Diagnostic => ({
  ...{ code: "without-group", severity: "error", at: null, excerpt: null, related: [] },
  message: {
    nl: `"${plan}" gaat over één regio: daar is geen gemeente uit te kiezen`,
    en: `"${plan}" is about one region: there is no municipality to choose from`,
  },
  help: {
    nl: "laat --region of wat achter # staat weg",
    en: "leave out --region, or what stands behind #",
  },
});

/** Where several municipalities do not fit: how to take one of them. */
const oneOfThem = (word: string, diagnostic: Diagnostic): Diagnostic =>
  diagnostic.code !== "needs-one-region"
    ? diagnostic
    : {
        ...diagnostic,
        help: {
          nl: `neem één gemeente ervan, met --region GEMEENTE of als ${word}#GEMEENTE; simulate ${word} rekent de hele groep`,
          en: `take one municipality of it, with --region MUNICIPALITY or as ${word}#MUNICIPALITY; simulate ${word} runs the whole group`,
        },
      };

/** The scenario of one municipality by itself, under a name that says which it is. */
function alone(group: GroupScenario, at: number): ResolvedScenario {
  const { model, notes } = group.members[at]!;
  const [region] = notes.regions;
  const title = {
    nl: `${group.title.nl}, ${region!.title.nl}`,
    en: `${group.title.en}, ${region!.title.en}`,
  };
  return { model, notes: { ...notes, id: `${group.id}-${region!.id}`, title } };
}

/**
 * Reads a plan of one region. A municipality of a plan over several is read as a plan of its own: who
 * runs it runs it alone, without what its neighbours do.
 *
 * @param word  path of a file or the bare name of a plan that is supplied, perhaps with `#REGION`
 * @param isRun whether its results are shown, so that a reader must know what is left out of them
 */
export function readRegionPlan(word: string, options: ReadOptions = {}, isRun = false): ReadPlan {
  const { plan, member } = memberOf(word);
  const read = readPlan(plan, options);
  if (!read.isGroup) {
    if (member === null || read.scenario === null) return read;
    return { ...read, scenario: null, diagnostics: [...read.diagnostics, notAGroup(plan)] };
  }
  if (member === null) {
    return { ...read, diagnostics: read.diagnostics.map((one) => oneOfThem(word, one)) };
  }
  const { group, parts, diagnostics, files, language, shown } = readGroup(plan, options);
  const common = { language, files, isGroup: true, shown };
  if (group === null || parts === null) {
    return { ...common, scenario: null, parts: null, diagnostics };
  }
  const at = group.model.members.indexOf(member);
  if (at < 0) {
    const unknown = unknownMember(member, group.model.members);
    return { ...common, scenario: null, parts: null, diagnostics: [...diagnostics, unknown] };
  }
  const said = isRun ? [...diagnostics, ...neighboursLeftOut(group, member)] : diagnostics;
  return { ...common, scenario: alone(group, at), parts: parts[member]!, diagnostics: said };
}

/**
 * Reads a plan that is written out again, as pages and backcasts do: what they write names a file,
 * and none says what one municipality of a group is by itself.
 */
export function readWholePlan(word: string, options: ReadOptions = {}): ReadPlan {
  const { plan } = memberOf(word);
  const read = readPlan(plan, options);
  if (!read.isGroup) return readRegionPlan(word, options);
  const help = {
    nl: "schrijf een plan met region: en de hefbomen van die gemeente; simulate show PLAN.yaml --region GEMEENTE toont ze",
    en: "write a plan with region: and the levers of that municipality; simulate show PLAN.yaml --region MUNICIPALITY shows them",
  };
  return {
    ...read,
    diagnostics: read.diagnostics.map((one) =>
      one.code === "needs-one-region" ? { ...one, help } : one,
    ),
  };
}

/** Reads a plan of one region whose results are shown. */
export const readPlanToRun = (word: string, options: ReadOptions = {}): ReadPlan =>
  readRegionPlan(word, options, true);
