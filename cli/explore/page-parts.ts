/** The script and the style of the explorer, as the build leaves them beside the command. */
import fs from "node:fs";
import path from "node:path";
import { fontFaces } from "../../viz/files/font-faces.ts";
import { FONT_FOLDER } from "../result-files.ts";
import type { PageParts } from "./page-html.ts";

const built = (name: string): string => fs.readFileSync(path.join(__dirname, name), "utf8").trim();

export const pageParts = (): PageParts => ({
  script: built("explorer.js"),
  style: `${fontFaces(FONT_FOLDER)}${built("explorer.css")}`,
  licences: built("explorer.licences.txt"),
});
