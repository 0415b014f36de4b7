/** The pages of `docs/model/`: prose written by hand, and blocks made from the declarations. */
import fs from "node:fs";
import path from "node:path";
import { DiskFiles } from "../../cli/disk.ts";
import { catalogue, cityOf } from "../../engine/model/index.ts";
import { GRADES, type ModuleDeclaration } from "../../engine/scenario/declarations.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { baseStepsBlock } from "./base-steps.ts";
import { equationsOf, type Equation, type SourceFile } from "./equation-headers.ts";
import { BLOCKS, blockOf, HEADINGS, table, type BlockName } from "./page.ts";

/** What the region's figures are shown of: nothing in it is a plan's. */
const REFERENCE_PLAN = "kortrijk/referentie.yaml";
const FOLDER = "docs/model";
const MODEL = "engine/model";

export interface ModelPage {
  /** POSIX path relative to the project. */
  readonly file: string;
  /** As it stands; empty when it does not exist. */
  readonly before: string;
  /** As it should stand. */
  readonly after: string;
}

/** The shipped city on unchanged policy. */
export function referenceScenario(root: string): ResolvedScenario {
  const { scenario, diagnostics } = resolveScenario({
    files: new DiskFiles(path.join(root, "scenarios")),
    planPath: REFERENCE_PLAN,
    catalogue,
  });
  if (scenario === null) throw new Error(diagnostics.map(({ message }) => message.en).join("\n"));
  return scenario;
}

/** TypeScript files of a folder and the folders in it, in the order of their names. */
export function sourcesBelow(root: string, folder: string): SourceFile[] {
  const names = fs.readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" });
  return names
    .map((name) => `${folder}/${name.split(path.sep).join("/")}`)
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map((file) => ({ file, text: fs.readFileSync(path.join(root, file), "utf8") }));
}

/**
 * The equations of a module: headers in its own folder, and in what several modules share and it
 * imports (the step functions of floor stocks, say), where `x.` stands for the module that reads it.
 */
export function equationsOfModule(root: string, id: string): Equation[] {
  const files = new Map<string, SourceFile>();
  const queue = sourcesBelow(root, `${MODEL}/${id.replaceAll("_", "-")}`);
  for (let source = queue.shift(); source !== undefined; source = queue.shift()) {
    if (files.has(source.file)) continue;
    files.set(source.file, source);
    const folder = path.posix.dirname(source.file);
    for (const [, target = ""] of source.text.matchAll(/from "(\.[^"]+)"/g)) {
      const imported = path.posix.join(folder, target);
      if (!imported.startsWith(`${MODEL}/`)) continue;
      const beside = path.posix.dirname(imported);
      // A shared folder is one subject; a file that stands by itself is another.
      if (beside !== MODEL) queue.push(...sourcesBelow(root, beside));
      else queue.push({ file: imported, text: fs.readFileSync(path.join(root, imported), "utf8") });
    }
  }
  const modulesOwn = `${MODEL}/${id.replaceAll("_", "-")}/`;
  return equationsOf(
    [...files.values()].map(({ file, text }) => ({
      file,
      text: file.startsWith(modulesOwn)
        ? text
        : text.replaceAll(/(?<![\w.])x\.(?=[a-z])/g, `${id}.`),
    })),
  );
}

const OPEN = (name: string): string => `<!-- generated: ${name} -->`;
const CLOSE = "<!-- end -->";

/** Prettier leaves alone what stands between; tables are not padded to their widest cell. */
const wrapped = (name: string, text: string): string =>
  `${OPEN(name)}\n<!-- prettier-ignore-start -->\n\n${text}\n\n<!-- prettier-ignore-end -->\n${CLOSE}`;

const blockPattern = (name: string): RegExp =>
  new RegExp(`<!-- generated: ${name} -->\n[^]*?<!-- end -->`);

/** Where a page says what it leaves out: blocks that a page does not place come before it. */
const LEAVES_OUT = "## What it leaves out";

/** Puts the blocks into a page; those that it does not have yet come before its limits. */
export function filled(page: string, blocks: ReadonlyMap<string, string>): string {
  let text = page;
  for (const [name, block] of blocks) {
    const pattern = blockPattern(name);
    if (pattern.test(text)) {
      text = text.replace(pattern, () => wrapped(name, block));
      continue;
    }
    const section = `## ${HEADINGS[name as BlockName]}\n\n${wrapped(name, block)}\n\n`;
    const at = text.indexOf(LEAVES_OUT);
    text = at < 0 ? `${text.trimEnd()}\n\n${section.trimEnd()}\n` : insert(text, at, section);
  }
  return text;
}

const insert = (text: string, at: number, what: string): string =>
  text.slice(0, at) + what + text.slice(at);

/** What a page is about. */
export interface Subject {
  /** POSIX path relative to the project. */
  readonly file: string;
  readonly title: string;
  readonly modules: readonly ModuleDeclaration[];
  readonly equations: readonly Equation[];
}

/** A page for each module; those that programmes make share one. */
export function modelSubjects(root: string, scenario: ResolvedScenario): Subject[] {
  const own = catalogue.modules.map((module) => ({
    file: `${FOLDER}/${module.id}.md`,
    title: module.label.en,
    modules: [module],
    equations: equationsOfModule(root, module.id),
  }));
  const programmes = {
    file: `${FOLDER}/programmes.md`,
    title: "Programmes",
    modules: cityOf(scenario.model).catalogue.modules.slice(catalogue.modules.length),
    equations: equationsOfModule(root, "programmes"),
  };
  return [...own, programmes];
}

/** Every page of the model, as it stands and as it should. */
export function modelPages(root: string): ModelPage[] {
  const scenario = referenceScenario(root);
  const read = (file: string): string => {
    const where = path.join(root, file);
    return fs.existsSync(where) ? fs.readFileSync(where, "utf8") : "";
  };
  const whole = cityOf(scenario.model).catalogue;
  const pages = modelSubjects(root, scenario).map(({ file, title, modules, equations }) => {
    const before = read(file);
    const subject = { modules, catalogue: whole, equations, scenario };
    const blocks = new Map<string, string>(BLOCKS.map((name) => [name, blockOf[name](subject)]));
    if (modules.some(({ id }) => id === "emissions")) {
      blocks.set("base-steps", baseStepsBlock(scenario));
    }
    return { file, before, after: filled(before === "" ? `# ${title}\n` : before, blocks) };
  });
  const index = `${FOLDER}/README.md`;
  const before = read(index);
  const blocks = new Map([["modules", modulesTable(scenario)]]);
  return [...pages, { file: index, before, after: filled(before, blocks) }];
}

function modulesTable(scenario: ResolvedScenario): string {
  const link = (id: string): string => `[${id}](${id}.md)`;
  const reads = (module: ModuleDeclaration): string[] => [
    ...new Set(Object.values(module.inputs).map(({ from }) => from.slice(0, from.indexOf(".")))),
  ];
  const order = catalogue.modules.map(({ id }) => id);
  const rows = catalogue.modules.map((module, at) => [
    `${at + 1}`,
    link(module.id),
    module.label.nl,
    module.label.en,
    reads(module)
      .sort((a, b) => order.indexOf(a) - order.indexOf(b))
      .map((id) => (order.indexOf(id) > at ? `_${link(id)}_` : link(id)))
      .join(", "),
    catalogue.modules
      .filter((other) => reads(other).includes(module.id))
      .map(({ id }) => link(id))
      .join(", "),
    `${Object.keys(module.levers).length}`,
    `${Object.keys(module.outputs).length}`,
    gradesOf(module, scenario),
  ]);
  return table(
    [
      "",
      "module",
      "Nederlands",
      "English",
      "reads",
      "is read by",
      "levers",
      "outputs",
      "figures by grade",
    ],
    rows,
  );
}

/** How many parameters of a module rest on what, by their weakest figure. */
function gradesOf(module: ModuleDeclaration, scenario: ResolvedScenario): string {
  const counts = new Map<string, number>();
  for (const name of Object.keys(module.parameters)) {
    const records = scenario.notes.regions[0]!.parameters[`${module.id}.${name}`] ?? [];
    const weakest = Math.max(-1, ...records.map(({ grade }) => GRADES.indexOf(grade)));
    if (weakest < 0) continue;
    const grade = GRADES[weakest]!;
    counts.set(grade, (counts.get(grade) ?? 0) + 1);
  }
  return GRADES.flatMap((grade) => {
    const count = counts.get(grade);
    return count === undefined ? [] : [`${count} ${grade}`];
  }).join(", ");
}
