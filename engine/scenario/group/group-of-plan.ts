/** The group that a plan is about: where its folder is. */
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import { diagnosticAt, type Remark } from "../diagnostics/text.ts";
import type { ProjectFiles } from "../files.ts";
import type { PlanFile } from "../plan/plan-file.ts";
import { folderOf, locatePath, outsideProject } from "../plan/project-paths.ts";
import { isBareName, shippedPath, type Shipped } from "../plan/shipped.ts";
import { bothNamed } from "../region-of-plan.ts";
import { GROUP_FILE } from "./group-head.ts";

/** Folder of the group that a plan names; null, with the reason reported. */
export function findGroup(
  plan: PlanFile,
  files: ProjectFiles,
  shipped: Shipped | undefined,
  diagnostics: Diagnostic[],
): string | null {
  const both = bothNamed(plan);
  if (both !== null) diagnostics.push(both);
  const { value } = plan.group!;
  if (value.kind !== "scalar" || typeof value.value !== "string") return null;
  const written = value.value.normalize("NFC");
  const report = (remark: Remark): null => {
    diagnostics.push(diagnosticAt(plan.source, value.start, value.end, remark));
    return null;
  };
  if (isBareName(written)) {
    const supplied = shippedPath(shipped, "group", written);
    return supplied ?? report(unknownShippedGroup(written, shipped?.names("group") ?? []));
  }
  const folder = locatePath(files, folderOf(plan.path), written);
  if (folder === null || !files.inside(folder)) return report(outsideProject(written));
  const spelling = [folder, folder.normalize("NFD")].find(
    (path) => files.size(`${path}/${GROUP_FILE}`) !== null,
  );
  if (spelling !== undefined) return spelling;
  const isRegion = files.size(`${folder}/region.yaml`) !== null;
  return report({
    code: "unknown-group",
    message: isRegion
      ? {
          nl: `"${written}" is één regio, geen groep van gemeenten`,
          en: `"${written}" is one region, not a group of municipalities`,
        }
      : {
          nl: `er is geen groep in "${written}": daar staat geen ${GROUP_FILE}`,
          en: `there is no group in "${written}": it holds no ${GROUP_FILE}`,
        },
    help: isRegion
      ? { nl: `schrijf region: ${written}`, en: `write region: ${written}` }
      : {
          nl: `geef een map waarin een bestand ${GROUP_FILE} staat, als pad vanaf dit bestand`,
          en: `give a folder that holds a file ${GROUP_FILE}, as a path from this file`,
        },
  });
}

function unknownShippedGroup(written: string, names: readonly string[]): Remark {
  const near = nearest(written, names);
  const list = names.length === 0 ? "" : names.join(", ");
  return {
    code: "unknown-group",
    message: {
      nl: `er wordt geen groep "${written}" meegeleverd`,
      en: `no group "${written}" is supplied`,
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
