/**
 * Parts of a region that lie elsewhere than they seem to: behind a link out of the project, or a
 * folder where a file belongs. What is read when it is there would otherwise be left out in silence.
 */
import { outsideProject } from "../plan/project-paths.ts";
import { INVENTORY_FILE } from "./inventory-rows.ts";
import { PRICES_FILE } from "./region-prices.ts";
import type { RegionFolder } from "./region-folder.ts";
import type { RegionReport } from "./region-report.ts";

const FILES = ["targets.csv", "laws.csv", PRICES_FILE, "programmes.yaml", INVENTORY_FILE];
const FOLDERS = ["parameters", "tables", "reference", "history", "sources"];

/** Reports the parts of a folder that a region may have and that cannot be read where they are. */
export function checkBorders({ files, path }: RegionFolder, report: RegionReport): void {
  for (const name of [...FILES, ...FOLDERS]) {
    const part = `${path}/${name}`;
    if (!files.inside(part)) report.atFile(part, outsideProject(name));
  }
  for (const name of FILES) {
    const part = `${path}/${name}`;
    if (!files.isFolder(part)) continue;
    report.atFile(part, {
      code: "wrong-type",
      message: {
        nl: `"${name}" is een map, en er hoort een bestand van die naam`,
        en: `"${name}" is a folder, where a file of that name belongs`,
      },
      help: {
        nl: "geef de map een andere naam, of zet er het bestand voor in de plaats",
        en: "give the folder another name, or put the file in its place",
      },
    });
  }
}
