/** The folder `LICENSES/`: the terms of all that a package holds. */
import fs from "node:fs";
import path from "node:path";
import { fetchTarball } from "./fetch.mjs";
import { NODE_WITH_LICENCE, nodeVersion } from "./platforms.mjs";
import { root } from "./root.mjs";
import { filesOfPackage } from "./tarball.mjs";

const text = (name) => fs.readFileSync(path.join(root, name), "utf8");

/** Which text is about what. */
const about = (
  platform,
) => `Licenties van wat in deze map staat / licences of what this folder holds

ademruimte.txt    ademruimte: EUPL-1.2
node.txt          Node.js ${nodeVersion} (program/${platform.program}), as published in the npm package
                  ${platform.node.name} ${platform.node.version}, and what it holds itself
modules.txt       libraries inside program/cli/dist, and the font of charts and reports (OFL-1.1)
explorer.txt      libraries inside the page that \`simulate explore\` writes
resvg.txt         program/node_modules/@resvg and program/cli/dist/resvg.wasm, which draw PNG: MPL-2.0, unchanged;
                  their source is at https://github.com/yisibl/resvg-js (version ${platform.png.version})

Cijfers en hun bronnen: sources.csv in program/scenarios, en de bron bij elk cijfer.
Figures and their sources: sources.csv in program/scenarios, and the source beside every figure.
`;

/** Texts by name. */
export async function licenceFiles(platform) {
  const node = await filesOfPackage(fetchTarball(NODE_WITH_LICENCE), /^LICENSE$/);
  return new Map([
    ["README.txt", about(platform)],
    ["ademruimte.txt", text("LICENSE")],
    ["node.txt", node.get("LICENSE").toString("utf8")],
    ["modules.txt", text("cli/dist/LICENSES.txt")],
    ["explorer.txt", text("cli/dist/explorer.licences.txt")],
    ["resvg.txt", text("node_modules/@resvg/resvg-js/LICENSE")],
  ]);
}
