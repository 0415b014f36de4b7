/** The region that a plan is about: where it is, and reading it with the programmes of the plan. */
import type { Diagnostic } from "./diagnostics/diagnostics.ts";
import { nearest } from "./diagnostics/near-miss.ts";
import {
  diagnosticAt,
  diagnosticOfFile,
  placeAt,
  type Remark,
  type SourceText,
} from "./diagnostics/text.ts";
import type { ProjectFiles } from "./files.ts";
import type { PlanFile } from "./plan/plan-file.ts";
import { isMisspelt } from "./plan/plan-schema.ts";
import { folderOf, locatePath, outsideProject } from "./plan/project-paths.ts";
import { isBareName, SHIPPED_PREFIX, shippedPath } from "./plan/shipped.ts";
import type { ProgrammeLayer } from "./programmes/programmes.ts";
import { loadRegion, type RegionResult } from "./region/region.ts";
import type { ResolveRequest } from "./resolve.ts";
import { entryOf, type YamlEntry } from "./yaml/yaml-document.ts";

/** Of a request to resolve a plan, what finding and reading its region takes. */
export type RegionRequest = Pick<ResolveRequest, "files" | "catalogue" | "shipped" | "years">;

/** A run without goals is as good as any, but a lost file should not go unseen. */
export const withoutTargets = (region: string, folder: string): Diagnostic =>
  diagnosticOfFile(`${folder}/targets.csv`, {
    code: "missing-file",
    severity: "warning",
    message: {
      nl: `de regio ${region} heeft geen doelen: targets.csv ontbreekt of is leeg`,
      en: `the region ${region} has no goals: there is no targets.csv, or it is empty`,
    },
    help: {
      nl: "zet het bestand terug, of geef de doelen in het plan (targets:)",
      en: "put the file back, or give the goals in the plan (targets:)",
    },
  });

export interface RegionAddress {
  readonly files: ProjectFiles;
  readonly folder: string;
  /** What names it, and in which file. */
  readonly source: SourceText;
  readonly entry: YamlEntry;
}

/** The nearest plan of a chain that says what it is about: a region, a group of them, or both. */
export const aboutWhat = (chain: readonly PlanFile[]): PlanFile | undefined =>
  chain.find(({ region, group }) => region !== null || group !== null);

/** Where the region's folder is: said by the nearest plan of the chain that names one. */
export function findRegion(
  complete: boolean,
  chain: readonly PlanFile[],
  request: RegionRequest,
  diagnostics: Diagnostic[],
): RegionAddress | null {
  const plan = aboutWhat(chain);
  if (plan === undefined) {
    // A parent that could not be read may be the one that names it, or a key that is misspelt.
    const misspelt = chain.some(({ root }) =>
      ["region", "group"].some((key) => isMisspelt(root, key)),
    );
    if (complete && !misspelt) diagnostics.push(withoutRegion(chain[0]!));
    return null;
  }
  if (plan.group !== null) {
    diagnostics.push(plan.region === null ? needsOneRegion(plan) : groupAndRegion(plan));
    return null;
  }
  diagnostics.push(...saidWithoutGroup(chain));
  return locateRegion(plan, plan.region!, request, diagnostics);
}

/** Where the folder of a region is that a file names; null, with the reason reported. */
export function locateRegion(
  { source, path: from }: { readonly source: SourceText; readonly path: string },
  entry: YamlEntry,
  request: RegionRequest,
  diagnostics: Diagnostic[],
): RegionAddress | null {
  const { value } = entry;
  if (value.kind !== "scalar" || typeof value.value !== "string") return null;
  const written = value.value.normalize("NFC");
  const report = (remark: Remark): null => {
    diagnostics.push(diagnosticAt(source, value.start, value.end, remark));
    return null;
  };
  const named = { files: request.files, source, entry };
  if (isBareName(written)) {
    const supplied = shippedPath(request.shipped, "region", written);
    if (supplied !== null) return { ...named, folder: supplied };
    return report(unknownShippedRegion(written, request.shipped?.names("region") ?? []));
  }
  const folder = locatePath(request.files, folderOf(from), written);
  if (folder === null || !request.files.inside(folder)) return report(outsideProject(written));
  const spelling = [folder, folder.normalize("NFD")].find(
    (path) => request.files.size(`${path}/region.yaml`) !== null,
  );
  if (spelling !== undefined) return { ...named, folder: spelling };
  if (request.files.size(`${folder}/group.yaml`) !== null) return report(groupAsRegion(written));
  return report({
    code: "unknown-region",
    message: {
      nl: `er is geen regio in "${written}": daar staat geen region.yaml`,
      en: `there is no region in "${written}": it holds no region.yaml`,
    },
    help: {
      nl: "geef een map waarin een bestand region.yaml staat, als pad vanaf dit bestand",
      en: "give a folder that holds a file region.yaml, as a path from this file",
    },
  });
}

/** A plan that is about several municipalities, where only one will do. */
const needsOneRegion = ({ source, group }: PlanFile): Diagnostic =>
  diagnosticAt(source, group!.keyStart, group!.keyEnd, {
    code: "needs-one-region",
    message: {
      nl: "dit plan gaat over een groep van gemeenten, en hier past maar één regio",
      en: "this plan is about a group of municipalities, and only one region fits here",
    },
    help: {
      nl: "`simulate PLAN.yaml` rekent de hele groep; noem anders een plan met region:",
      en: "`simulate PLAN.yaml` runs the whole group; else name a plan with region:",
    },
  });

const groupAndRegion = ({ source, group, region }: PlanFile): Diagnostic => {
  const [first, second] = [group!, region!].sort((a, b) => a.keyStart - b.keyStart);
  return diagnosticAt(source, second!.keyStart, second!.keyEnd, {
    code: "group-and-region",
    message: {
      nl: "een plan gaat over één regio of over een groep, niet over beide",
      en: "a plan is about one region or about a group, not about both",
    },
    help: {
      nl: "laat region: of group: weg; wat één gemeente anders doet, hoort onder exceptions:",
      en: "leave out region: or group:; what one municipality does otherwise belongs under exceptions:",
    },
    related: [
      {
        note: { nl: "het andere staat hier", en: "the other one is here" },
        at: placeAt(source, first!.keyStart, first!.keyEnd),
      },
    ],
  });
};

/** Both in one plan: told where the plan is read as one of a group, too. */
export const bothNamed = (plan: PlanFile): Diagnostic | null =>
  plan.group !== null && plan.region !== null ? groupAndRegion(plan) : null;

/** What is said of municipalities of a group, in a plan that is about one region. */
function saidWithoutGroup(chain: readonly PlanFile[]): Diagnostic[] {
  return chain.flatMap(({ root, source }, at) => {
    const inherited = chain.slice(at).some(({ group }) => group !== null);
    return ["exceptions", "shared"].flatMap((key) => {
      const entry = entryOf(root, key);
      if (entry === undefined || entry.value.kind !== "map") return [];
      return diagnosticAt(source, entry.keyStart, entry.keyEnd, {
        code: "without-group",
        severity: inherited ? "warning" : "error",
        message: inherited
          ? {
              nl: `${key}: telt hier niet mee: dit plan gaat over één regio`,
              en: `${key}: does not count here: this plan is about one region`,
            }
          : {
              nl: `${key}: hoort in een plan over een groep van gemeenten`,
              en: `${key}: belongs in a plan about a group of municipalities`,
            },
        help: inherited
          ? null
          : {
              nl: "schrijf group: in plaats van region:, of laat dit weg",
              en: "write group: instead of region:, or leave this out",
            },
      });
    });
  });
}

const groupAsRegion = (written: string): Remark => ({
  code: "unknown-region",
  message: {
    nl: `"${written}" is een groep van gemeenten, geen regio`,
    en: `"${written}" is a group of municipalities, not a region`,
  },
  help: { nl: `schrijf group: ${written}`, en: `write group: ${written}` },
});

const withoutRegion = (plan: PlanFile): Diagnostic =>
  diagnosticAt(plan.source, plan.idNode.start, plan.idNode.end, {
    code: "missing-key",
    message: {
      nl: "het plan noemt geen regio, en wat het uitbreidt ook niet",
      en: "the plan names no region, nor does what it extends",
    },
    help: {
      nl: "bijvoorbeeld region: ../regions/kortrijk, of region: kortrijk voor de meegeleverde",
      en: "for instance region: ../regions/kortrijk, or region: kortrijk for the one supplied",
    },
  });

function unknownShippedRegion(written: string, names: readonly string[]): Remark {
  const near = nearest(written, names);
  const list = names.join(", ");
  return {
    code: "unknown-region",
    message: {
      nl: `er wordt geen regio "${written}" meegeleverd`,
      en: `no region "${written}" is supplied`,
    },
    help:
      near !== null
        ? { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` }
        : {
            nl: `een eigen map schrijft u als ./${written}${list === "" ? "" : `; meegeleverd: ${list}`}`,
            en: `a folder of your own is written ./${written}${list === "" ? "" : `; supplied: ${list}`}`,
          },
  };
}

export function regionAt(
  { files, folder, source, entry }: RegionAddress,
  request: RegionRequest,
  programmes: readonly ProgrammeLayer[],
  diagnostics: Diagnostic[],
): RegionResult {
  const { shipped } = request;
  const regions = shipped && {
    names: shipped.names("region"),
    files,
    folder: (name: string) => `${SHIPPED_PREFIX}/${shipped.find("region", name)}`,
  };
  const options = { ...request.years, programmes, ...(regions && { shipped: regions }) };
  const read = loadRegion(files, folder, request.catalogue, options);
  const { region, diagnostics: found } = read;
  diagnostics.push(...found);
  if (region === null && found.length === 0) {
    diagnostics.push(
      diagnosticAt(source, entry.value.start, entry.value.end, {
        code: "unknown-region",
        message: { nl: "de regio kan niet gelezen worden", en: "the region cannot be read" },
      }),
    );
  }
  return read;
}
