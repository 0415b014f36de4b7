/** The region that a plan is about: where it is, and reading it with the programmes of the plan. */
import type { Diagnostic } from "./diagnostics/diagnostics.ts";
import { nearest } from "./diagnostics/near-miss.ts";
import { diagnosticAt, diagnosticOfFile, type Remark } from "./diagnostics/text.ts";
import type { ProjectFiles } from "./files.ts";
import type { PlanFile } from "./plan/plan-file.ts";
import { isMisspelt } from "./plan/plan-schema.ts";
import { folderOf, locatePath, outsideProject } from "./plan/project-paths.ts";
import { isBareName, SHIPPED_PREFIX, shippedPath } from "./plan/shipped.ts";
import type { ProgrammeLayer } from "./programmes/programmes.ts";
import { loadRegion, type RegionResult } from "./region/region.ts";
import type { ResolveRequest } from "./resolve.ts";
import type { YamlEntry } from "./yaml/yaml-document.ts";

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
  readonly plan: PlanFile;
  readonly entry: YamlEntry;
}

/** Where the region's folder is: said by the nearest plan of the chain that names one. */
export function findRegion(
  complete: boolean,
  chain: readonly PlanFile[],
  request: RegionRequest,
  diagnostics: Diagnostic[],
): RegionAddress | null {
  const plan = chain.find(({ region }) => region !== null);
  if (plan === undefined) {
    // A parent that could not be read may be the one that names it, or a key that is misspelt.
    const misspelt = chain.some(({ root }) => isMisspelt(root, "region"));
    if (complete && !misspelt) diagnostics.push(withoutRegion(chain[0]!));
    return null;
  }
  const entry = plan.region!;
  const { value } = entry;
  if (value.kind !== "scalar" || typeof value.value !== "string") return null;
  const written = value.value.normalize("NFC");
  const report = (remark: Remark): null => {
    diagnostics.push(diagnosticAt(plan.source, value.start, value.end, remark));
    return null;
  };
  if (isBareName(written)) {
    const supplied = shippedPath(request.shipped, "region", written);
    if (supplied !== null) return { files: request.files, folder: supplied, plan, entry };
    return report(unknownShippedRegion(written, request.shipped?.names("region") ?? []));
  }
  const folder = locatePath(request.files, folderOf(plan.path), written);
  if (folder === null || !request.files.inside(folder)) return report(outsideProject(written));
  const spelling = [folder, folder.normalize("NFD")].find(
    (path) => request.files.size(`${path}/region.yaml`) !== null,
  );
  if (spelling !== undefined) return { files: request.files, folder: spelling, plan, entry };
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
  { files, folder, plan, entry }: RegionAddress,
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
      diagnosticAt(plan.source, entry.value.start, entry.value.end, {
        code: "unknown-region",
        message: { nl: "de regio kan niet gelezen worden", en: "the region cannot be read" },
      }),
    );
  }
  return read;
}
