/**
 * The folder `plannen/`: the shipped plans as a project of their own, to copy and to change. Their
 * regions are asked for by name, since those stay with the program; nothing else is another than in
 * `scenarios/`, where the tests hold them.
 */
import fs from "node:fs";
import path from "node:path";
import { root } from "./root.mjs";

/** Where a plan refers to what is elsewhere in a package: by line, as written, and as it becomes. */
const REFERENCES = [
  ["region: ../regions/", "region: "],
  ["group: ../regions/", "group: "],
  ["plan: ../kortrijk/", "plan: ../"],
];

const MARK = `# Dit bestand zegt: hier is de projectmap. Plannen in deze map mogen naar elkaar verwijzen; daarbuiten
# wordt niets gelezen. Er hoeft verder niets in te staan.
#
# This file says: here is the project folder. Plans in this folder may refer to each other; nothing
# outside of it is read. It need not hold anything else.
`;

const FOLDERS = new Map([
  ["scenarios/kortrijk", ""],
  ["scenarios/zuid-west-vlaanderen", "zuid-west-vlaanderen/"],
]);

/** Editors complete and check a plan by a schema that it names on its first line. */
const schemaLine = (name) =>
  `# yaml-language-server: $schema=${"../".repeat(name.split("/").length - 1) || "./"}schema/`;

/** @throws where a plan refers to something in a way that would not hold in a package */
function movedPlan(text, name) {
  const lines = text.split("\n").map((line, index) => {
    if (index === 0 && line.startsWith("# yaml-language-server: $schema=")) {
      return schemaLine(name) + path.posix.basename(line);
    }
    const [from, to] = REFERENCES.find(([written]) => line.includes(written)) ?? ["", ""];
    return line.replace(from, to);
  });
  const astray = lines.find((line) => !line.startsWith("#") && line.includes("../regions"));
  if (astray !== undefined)
    throw new Error(`plannen/${name} refers to what is not there: ${astray}`);
  return lines.join("\n");
}

/** Texts of the files of `plannen/`, by path within it. */
export function planFiles() {
  const files = new Map([["ademruimte.yaml", MARK]]);
  for (const [folder, target] of FOLDERS) {
    const names = fs
      .readdirSync(path.join(root, folder), { recursive: true })
      .map((name) => name.replaceAll(path.sep, "/"))
      .filter((name) => name.endsWith(".yaml"));
    for (const name of names) {
      const text = fs.readFileSync(path.join(root, folder, name), "utf8");
      files.set(`${target}${name}`, movedPlan(text.replaceAll("\r\n", "\n"), `${target}${name}`));
    }
  }
  for (const kind of ["plan", "measures", "story"]) {
    const schema = `${kind}.schema.json`;
    const text = fs.readFileSync(path.join(root, "scenarios", schema), "utf8");
    files.set(`schema/${schema}`, text.replaceAll("\r\n", "\n"));
  }
  return files;
}
