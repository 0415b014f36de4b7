/**
 * Projects that a stranger could send, one per way to exhaust, deceive or leave the command: every
 * one must end in a diagnostic, soon and within little memory.
 */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { DiagnosticCode } from "../../engine/scenario/diagnostics/diagnostics.ts";

/** A folder to fill with what a stranger sends. */
export class Folder {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  at(file: string): string {
    const full = path.join(this.root, file);
    fs.mkdirSync(path.dirname(full), { recursive: true });
    return full;
  }

  put(file: string, content: string | Uint8Array): this {
    fs.writeFileSync(this.at(file), content);
    return this;
  }

  /** A file of so many bytes, none of which takes room on the disk. */
  sparse(file: string, bytes: number): this {
    this.put(file, "id: plan\n");
    fs.truncateSync(this.at(file), bytes);
    return this;
  }

  link(file: string, target: string): this {
    fs.symlinkSync(target, this.at(file));
    return this;
  }

  pipe(file: string): this {
    execFileSync("mkfifo", [this.at(file)]);
    return this;
  }

  /** A region of one's own that takes everything from the one supplied. */
  region(more = ""): this {
    return this.put(
      "region/region.yaml",
      `id: own\ntitle: { nl: Eigen, en: Own }\nextends: kortrijk\n${more}`,
    );
  }
}

export interface HostileProject {
  readonly name: string;
  /** One of which must be told. */
  readonly codes: readonly DiagnosticCode[];
  /** In the place of `plan.yaml`. */
  readonly args?: readonly string[];
  make(folder: Folder): void;
}

const MEGABYTE = 1024 * 1024;
const HEAD = "id: plan\nregion: kortrijk\n";
const OWN_REGION = "id: plan\nregion: ./region\n";
const lines = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join("");

/** Lines until a file of the largest size that is read is nearly full. */
function filled(head: string, line: (i: number) => string, bytes = MEGABYTE - 100): string {
  const parts = [head];
  let length = head.length;
  for (let i = 0; ; i++) {
    const next = line(i);
    length += next.length;
    if (length > bytes) return parts.join("");
    parts.push(next);
  }
}

const project = (
  name: string,
  codes: DiagnosticCode | readonly DiagnosticCode[],
  make: string | ((folder: Folder) => void),
  args?: readonly string[],
): HostileProject => ({
  name,
  codes: typeof codes === "string" ? [codes] : codes,
  ...(args && { args }),
  make: typeof make === "string" ? (folder) => void folder.put("plan.yaml", make) : make,
});

const withPackage = (content: string) => (folder: Folder) =>
  void folder.put("plan.yaml", `${HEAD}include: ./package.yaml\n`).put("package.yaml", content);
const withRegion = (more: string) => (folder: Folder) =>
  void folder.put("plan.yaml", OWN_REGION).region(more);
const withTable = (file: string, content: string) => (folder: Folder) =>
  void folder.put("plan.yaml", OWN_REGION).region().put(`region/${file}`, content);

const laughs = (): string => {
  const levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"];
  for (let i = 1; i < 10; i++) {
    levels.push(`a${i}: &a${i} [${Array.from({ length: 10 }, () => `*a${i - 1}`).join(", ")}]\n`);
  }
  return levels.join("");
};

const nested = (levels: number): string =>
  lines(levels, (i) => `${" ".repeat(Math.min(i, 60))}k${i}:\n`);

const exploding: readonly HostileProject[] = [
  project("aliases of aliases", "exploding-document", `${HEAD}${laughs()}`),
  project(
    "aliases of aliases in a package",
    "exploding-document",
    withPackage(`id: p\n${laughs()}`),
  ),
  project("aliases of aliases in a region", "exploding-document", withRegion(laughs())),
  project("an alias of itself", "exploding-document", `${HEAD}levers: &a\n  x: *a\n`),
  project(
    "one large value, over and over",
    "exploding-document",
    `${HEAD}a: &a [${"1, ".repeat(20_000)}1]\nb: [${"*a, ".repeat(90)}*a]\n`,
  ),
  project("merged keys", "unknown-key", `${HEAD}a: &a { x: 1 }\nlevers: { <<: *a }\n`),
  project(
    "100 000 values",
    "exploding-document",
    filled(HEAD, (i) => `k${i}: 1\n`),
  ),
];

const large: readonly HostileProject[] = [
  project(
    "a plan of 100 MB",
    "file-too-large",
    (folder) => void folder.sparse("plan.yaml", 100 * MEGABYTE),
  ),
  project(
    "a package of 100 MB",
    "file-too-large",
    (folder) =>
      void folder.put("plan.yaml", `${HEAD}include: ./p.yaml\n`).sparse("p.yaml", 100 * MEGABYTE),
  ),
  project(
    "a parent of 100 MB",
    "file-too-large",
    (folder) =>
      void folder
        .put("plan.yaml", `id: plan\nextends: ./p.yaml\n`)
        .sparse("p.yaml", 100 * MEGABYTE),
  ),
  project(
    "a region.yaml of 100 MB",
    "file-too-large",
    (folder) =>
      void folder.put("plan.yaml", OWN_REGION).sparse("region/region.yaml", 100 * MEGABYTE),
  ),
  project(
    "a programmes.yaml of 100 MB",
    "file-too-large",
    (folder) =>
      void folder
        .put("plan.yaml", OWN_REGION)
        .region()
        .sparse("region/programmes.yaml", 100 * MEGABYTE),
  ),
  ...[
    "parameters/housing.csv",
    "sources/a.csv",
    "reference/a.csv",
    "history/a.csv",
    "tables/a.index.csv",
    "inventory.csv",
    "targets.csv",
    "laws.csv",
    "prices.csv",
  ].map((file) =>
    project(
      `${file} of 100 MB`,
      "file-too-large",
      (folder) =>
        void folder
          .put("plan.yaml", OWN_REGION)
          .region()
          .sparse(`region/${file}`, 100 * MEGABYTE),
    ),
  ),
  project("100 packages of a megabyte", ["exploding-document", "file-too-large"], (folder) => {
    folder.put("plan.yaml", `${HEAD}include:\n${lines(100, (i) => `  - ./p${i}.yaml\n`)}`);
    for (let i = 0; i < 100; i++) {
      folder.put(
        `p${i}.yaml`,
        filled(
          `id: p-${i}\nparameters:\n`,
          (j) => `  q${i}_${j}: { value: 1, note: abcdefghijkl }\n`,
        ),
      );
    }
  }),
  project(
    "100 packages of a megabyte of words",
    ["exploding-document", "file-too-large"],
    (folder) => {
      folder.put("plan.yaml", `${HEAD}include:\n${lines(100, (i) => `  - ./p${i}.yaml\n`)}`);
      for (let i = 0; i < 100; i++) {
        folder.put(`p${i}.yaml`, `id: p-${i}\ntitle: "${"word ".repeat(200_000)}"\n`);
      }
    },
  ),
  project("a chain of plans with packages", ["exploding-document", "file-too-large"], (folder) => {
    for (let i = 0; i < 19; i++) {
      folder.put(
        i === 0 ? "plan.yaml" : `plan${i}.yaml`,
        `id: plan-${i}\n${i === 18 ? "region: kortrijk" : `extends: ./plan${i + 1}.yaml`}\ninclude:\n` +
          lines(99, (j) => `  - ./p${i}-${j}.yaml\n`),
      );
      for (let j = 0; j < 99; j++) {
        folder.put(`p${i}-${j}.yaml`, `id: p-${i}-${j}\n# ${"x".repeat(50_000)}\n`);
      }
    }
  }),
  project("100 000 packages", ["plan-as-package"], (folder) => {
    folder.put("plan.yaml", `${HEAD}include:\n${lines(49_000, () => `  - ./p.yaml\n`)}`);
    folder.put("p.yaml", "id: p\nregion: kortrijk\n");
  }),
  project("100 000 packages that do not exist", "missing-file", (folder) => {
    folder.put("plan.yaml", `${HEAD}include:\n${lines(40_000, (i) => `  - ./p${i}.yaml\n`)}`);
  }),
  project("100 large tables", ["file-too-large", "not-a-number"], (folder) => {
    folder.put("plan.yaml", OWN_REGION).region();
    for (let i = 0; i < 100; i++) {
      folder.put(
        `region/history/h${i}.csv`,
        filled(
          "indicator,year,value,unit,grade,source,where,note\n",
          (j) => `a.b,${j},1,1,x,y,z,\n`,
          980_000,
        ),
      );
    }
  }),
  project("100 000 tables", ["unknown-key"], (folder) => {
    folder.put("plan.yaml", OWN_REGION).region();
    for (let i = 0; i < 20_000; i++) folder.put(`region/history/h${i}.csv`, "a\n");
  }),
];

const deep: readonly HostileProject[] = [
  project(
    "10 000 maps",
    "too-deep",
    `${HEAD}levers:\n${lines(1_300, (i) => `${" ".repeat(i + 1)}k:\n`)}`,
  ),
  project(
    "10 000 braces",
    "too-deep",
    `${HEAD}levers: ${"{a: ".repeat(10_000)}${"}".repeat(10_000)}\n`,
  ),
  project("10 000 brackets that stay open", "too-deep", `${HEAD}levers: ${"[".repeat(10_000)}\n`),
  project("10 000 dashes", "too-deep", `${HEAD}levers:\n  ${"- ".repeat(10_000)}a\n`),
  project("10 000 question marks", "too-deep", `${HEAD}levers:\n  ${"? ".repeat(10_000)}a\n`),
  project(
    "10 000 levels in a package",
    "too-deep",
    withPackage(`id: p\nlevers: ${"{a: ".repeat(10_000)}`),
  ),
  project("10 000 levels in a region", "too-deep", withRegion(`members: ${"{a: ".repeat(10_000)}`)),
  project(
    "10 000 levels in programmes",
    "too-deep",
    (folder) =>
      void folder
        .put("plan.yaml", OWN_REGION)
        .region()
        .put("region/programmes.yaml", `p: ${"[".repeat(10_000)}`),
  ),
  project("40 levels", ["too-deep", "wrong-type"], `${HEAD}levers:\n${nested(40)}`),
  project("20 000 tags", ["broken-yaml", "too-deep"], `${HEAD}levers: ${"!a ".repeat(20_000)}x\n`),
  project(
    "300 000 anchors on a value",
    ["broken-yaml", "exploding-document"],
    `${HEAD}levers: ${"&a ".repeat(300_000)}x\n`,
  ),
  project("a chain of packages", ["too-deep"], (folder) => {
    folder.put("plan.yaml", `${HEAD}include: ./p0.yaml\n`);
    for (let i = 0; i < 1000; i++)
      folder.put(`p${i}.yaml`, `id: p-${i}\ninclude: ./p${i + 1}.yaml\n`);
  }),
  project("a chain of plans", ["too-deep"], (folder) => {
    folder.put("plan.yaml", `id: plan\nextends: ./p0.yaml\n`);
    for (let i = 0; i < 1000; i++)
      folder.put(`p${i}.yaml`, `id: p-${i}\nextends: ./p${i + 1}.yaml\n`);
  }),
];

const NAMES = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "prototype",
  "valueOf",
  "__defineGetter__",
];
/** Every place of a plan where a key or a name can stand. */
const PLACES: readonly (readonly [string, (name: string) => string])[] = [
  ["as a key of the plan", (name) => `${name}: 1\n`],
  ["as id", (name) => `id: ${name}\nlevers: { x.y: 1 }\n`],
  ["as language", (name) => `language: ${name}\n`],
  ["as language of the title", (name) => `title: { ${name}: x }\n`],
  ["as package", (name) => `include: [${name}]\n`],
  ["as parent", (name) => `extends: ${name}\n`],
  ["as lever", (name) => `levers: { ${name}: 1 }\n`],
  ["as lever of a module", (name) => `levers: { housing.${name}: 1 }\n`],
  ["as module", (name) => `levers: { ${name}.${name}: 1 }\n`],
  ["as member in brackets", (name) => `levers: { "heat.connection_share[${name}]": 1 % }\n`],
  ["as member", (name) => `levers: { heat.connection_share: { ${name}: 1 % } }\n`],
  ["as unit", (name) => `levers: { renewables.wind_capacity: 1 ${name} }\n`],
  ["as shape", (name) => `levers: { renewables.wind_capacity: { 2030: 1 MW, shape: ${name} } }\n`],
  ["as formula", (name) => `levers: { renewables.wind_capacity: "${name} * 1 MW" }\n`],
  ["as function", (name) => `levers: { renewables.wind_capacity: "${name}(1) * 1 MW" }\n`],
  ["inside a formula", (name) => `levers: { renewables.wind_capacity: "inherited.${name}" }\n`],
  ["as parameter", (name) => `parameters: { ${name}: 1 }\nlevers: { x.y: 1 }\n`],
  ["as parameter of a module", (name) => `parameters: { housing.${name}: 1 }\n`],
  ["as key of a parameter", (name) => `parameters: { wish: { value: 1, ${name}: 1 } }\n`],
  [
    "as grade",
    (name) => `parameters: { housing.demolition_rate: { value: 1 %, grade: ${name} } }\n`,
  ],
  [
    "as indicator",
    (name) => `indicators: { ${name}: { formula: "1", unit: "1" } }\nlevers: { x.y: 1 }\n`,
  ],
  [
    "as key of an indicator",
    (name) => `indicators: { a: { formula: "1", unit: "1", ${name}: 1 } }\n`,
  ],
  ["as unit of an indicator", (name) => `indicators: { a: { formula: "1", unit: ${name} } }\n`],
  ["as output", (name) => `indicators: { a: { formula: "housing.${name}", unit: "1" } }\n`],
  [
    "as member of an output",
    (name) => `indicators: { a: { formula: "housing.dwellings_by_label[${name}]", unit: "1" } }\n`,
  ],
  ["as check", (name) => `checks: { ${name}: { expect: "1 > 2" } }\nlevers: { x.y: 1 }\n`],
  ["as key of a check", (name) => `checks: { a: { expect: "1 > 2", ${name}: 1 } }\n`],
  ["as target", (name) => `targets: { ${name}: { indicator: housing.dwellings } }\n`],
  [
    "as indicator of a target",
    (name) => `targets: { a: { indicator: ${name}, at_least: 1, year: 2030, source: x } }\n`,
  ],
  ["as key of a target", (name) => `targets: { a: { ${name}: 1 } }\n`],
  ["as programme", (name) => `programmes: { ${name}: { unit: tree } }\n`],
  ["as key of a programme", (name) => `programmes: { trees: { ${name}: 1 } }\n`],
  ["as unit of a programme", (name) => `programmes: { trees: { unit: ${name} } }\n`],
  [
    "as theme of a programme",
    (name) => `programmes: { trees: { theme: ${name}, actor: ${name} } }\n`,
  ],
  ["as region", (name) => `region: ${name}\n`],
];

const ANY_FAULT: readonly DiagnosticCode[] = [
  "unknown-key",
  "bad-id",
  "wrong-type",
  "unknown-package",
  "missing-file",
  "unknown-lever",
  "unknown-member",
  "wrong-unit",
  "bad-formula",
  "unknown-name",
  "unknown-parameter",
  "missing-provenance",
  "missing-key",
  "unknown-indicator",
  "unknown-region",
  "outside-project",
  "duplicate-key",
  "not-a-number",
];

const named: readonly HostileProject[] = PLACES.flatMap(([place, text]) =>
  NAMES.map((name) => {
    const said = text(name);
    const key = said.slice(0, said.indexOf(":"));
    const head = ["id: plan\n", "region: kortrijk\n"].filter((line) => !line.startsWith(`${key}:`));
    return project(`${name} ${place}`, ANY_FAULT, `${head.join("")}${said}`);
  }),
);

/** As between double quotes of YAML and JSON. */
const OUTSIDE = [
  "../../../../etc/passwd",
  "/etc/passwd",
  "/dev/zero",
  "/dev/stdin",
  "/proc/self/environ",
  "C:\\\\Windows\\\\win.ini",
  "C:secret.yaml",
  "\\\\\\\\server\\\\share\\\\plan.yaml",
  "//server/share/plan.yaml",
  "file:///etc/passwd",
  "~/plan.yaml",
  "plan.yaml\\0.txt",
  "a\\0/../../../etc/passwd",
  "..",
  ".",
  "/",
  "",
  "....//....//etc/passwd",
  "a/../../../../../../../etc/passwd",
  "\\u202e../x",
  "ademruimte:/../package.json",
  "ademruimte:/../../package.json",
  "ademruimte:/kortrijk/../../../package.json",
  "ademruimte:",
  "x".repeat(100_000),
  "../".repeat(30_000),
  "a/".repeat(40_000),
];
const PATH_FAULT: readonly DiagnosticCode[] = [
  "outside-project",
  "missing-file",
  "unknown-region",
  "wrong-type",
  "missing-key",
  "unknown-package",
  "unreadable-file",
  "bad-encoding",
  "broken-yaml",
  "extends-cycle",
];
const shortened = (text: string): string =>
  text.length > 60 ? `${text.slice(0, 20)} (${text.length})` : text;

const leaving: readonly HostileProject[] = [
  ...OUTSIDE.filter((file) => !file.includes("\\0")).map((file) =>
    project(
      `table "${shortened(file)}"`,
      [...PATH_FAULT, "missing-value", "missing-provenance"],
      (folder) =>
        void folder
          .put("plan.yaml", OWN_REGION)
          .region()
          .put(
            "region/tables/housing.index.csv",
            `parameter,file,key,column,unit,low,high,grade,source,where,note\ndemography.population[male],${JSON.stringify(JSON.parse(`"${file}"`) as string)},age,male,person,,,measured,statbel,,\n`,
          ),
    ),
  ),
  ...OUTSIDE.flatMap((file) => [
    project(`extends: "${shortened(file)}"`, PATH_FAULT, `id: plan\nextends: "${file}"\n`),
    project(
      `include: "${shortened(file)}"`,
      [...PATH_FAULT, "include-cycle", "plan-as-package"],
      `${HEAD}include: "${file}"\n`,
    ),
    project(`region: "${shortened(file)}"`, PATH_FAULT, `id: plan\nregion: "${file}"\n`),
    project(
      `extends: "${shortened(file)}" in a region`,
      [...PATH_FAULT, "extends-cycle"],
      (folder) =>
        void folder
          .put("plan.yaml", OWN_REGION)
          .put("region/region.yaml", `id: own\ntitle: { nl: a, en: b }\nextends: "${file}"\n`),
    ),
  ]),
  project(
    "a link out of the project",
    "outside-project",
    (folder) =>
      void folder
        .put("plan.yaml", `id: plan\nextends: ./link.yaml\n`)
        .link("link.yaml", "/etc/hostname"),
  ),
  project(
    "a link to a device",
    "outside-project",
    (folder) =>
      void folder
        .put("plan.yaml", `id: plan\nextends: ./link.yaml\n`)
        .link("link.yaml", "/dev/zero"),
  ),
  project(
    "a link to itself",
    "missing-file",
    (folder) =>
      void folder
        .put("plan.yaml", `id: plan\nextends: ./link.yaml\n`)
        .link("link.yaml", "link.yaml"),
  ),
  project(
    "links in a circle of folders",
    ["missing-file", "outside-project"],
    (folder) =>
      void folder.put("plan.yaml", `id: plan\nextends: ./a/x.yaml\n`).link("a", "b").link("b", "a"),
  ),
  project(
    "a folder that is a link out of the project",
    "outside-project",
    (folder) => void folder.put("plan.yaml", `${HEAD}include: ./etc/passwd\n`).link("etc", "/etc"),
  ),
  project(
    "a region that is a link out of the project",
    "outside-project",
    (folder) => void folder.put("plan.yaml", OWN_REGION).link("region", "/etc"),
  ),
  project(
    "a region.yaml that is a link out of the project",
    ["unknown-region", "outside-project"],
    (folder) =>
      void folder.put("plan.yaml", OWN_REGION).link("region/region.yaml", "/etc/hostname"),
  ),
  project(
    "a table that is a link out of the project",
    ["missing-file", "outside-project"],
    (folder) =>
      void folder.put("plan.yaml", OWN_REGION).region().link("region/history/a.csv", "/etc/passwd"),
  ),
  project(
    "a table that is a link to a device",
    ["missing-file", "outside-project"],
    (folder) =>
      void folder.put("plan.yaml", OWN_REGION).region().link("region/history/a.csv", "/dev/zero"),
  ),
  project(
    "a folder of tables that is a link out of the project",
    ["missing-file", "outside-project"],
    (folder) => {
      fs.mkdirSync(`${folder.root}-elsewhere`, { recursive: true });
      fs.writeFileSync(`${folder.root}-elsewhere/a.csv`, "secret\n");
      folder
        .put("plan.yaml", OWN_REGION)
        .region()
        .link("region/history", `${folder.root}-elsewhere`);
    },
  ),
  project(
    "a pipe",
    "missing-file",
    (folder) => void folder.put("plan.yaml", `id: plan\nextends: ./pipe.yaml\n`).pipe("pipe.yaml"),
  ),
  project(
    "a pipe as package",
    "missing-file",
    (folder) => void folder.put("plan.yaml", `${HEAD}include: ./pipe.yaml\n`).pipe("pipe.yaml"),
  ),
  project(
    "a pipe as table",
    "missing-file",
    (folder) => void folder.put("plan.yaml", OWN_REGION).region().pipe("region/history/a.csv"),
  ),
  project("a pipe as plan", "missing-file", (folder) => void folder.pipe("plan.yaml")),
  project("a folder as plan", "missing-file", (folder) => void folder.put("plan.yaml/a", "")),
  project(
    "a folder as package",
    "missing-file",
    (folder) => void folder.put("plan.yaml", `${HEAD}include: ./a\n`).put("a/b", ""),
  ),
  project(
    "a folder as table",
    ["missing-file", "wrong-type"],
    (folder) => void folder.put("plan.yaml", OWN_REGION).region().put("region/targets.csv/b", "x"),
  ),
  project(
    "a link as plan to a device",
    ["missing-file", "outside-project"],
    (folder) => void folder.link("plan.yaml", "/dev/zero"),
  ),
  ...[
    "/dev/zero",
    "/dev/stdin",
    "/dev/tty",
    "/proc/self/mem",
    "/proc/self/environ",
    "/etc",
    "x".repeat(5000),
    "../".repeat(3000),
  ].map((file) =>
    project(
      `the plan ${shortened(JSON.stringify(file))}`,
      [...PATH_FAULT, "command-line"],
      () => {},
      [file],
    ),
  ),
];

const formula = (text: string): string =>
  `${HEAD}levers:\n  renewables.wind_capacity: ${JSON.stringify(text)}\n`;
const FORMULA_FAULT: readonly DiagnosticCode[] = [
  "bad-formula",
  "unknown-name",
  "too-deep",
  "not-a-number",
  "wrong-type",
  "wrong-unit",
  "unknown-key",
  "broken-yaml",
  "typographic-character",
  "decimal-comma",
  "missing-unit",
  "out-of-range",
  "no-value",
];
const FORMULAS = [
  "process.exit(1)",
  "constructor.constructor('return process')()",
  "import(1)",
  "require('fs')",
  "eval('1')",
  "this",
  "globalThis.process",
  "createUnit('x')",
  "config({})",
  "parse('1')",
  "simplify('1')",
  "f(x) = x",
  "x = 1",
  "f(x) = f(x); f(1)",
  "while (1)",
  "1;2",
  "[1,2,3]",
  "zeros(100000, 100000)",
  "range(1, 1e9)",
  "1:1000000000",
  "map([1], f)",
  "{a: 1}.a",
  "'a'.constructor",
  "cos.constructor",
  "inherited.constructor",
  "year['constructor']",
  "matrix([1])",
  "factorial(170)",
  "10000!",
  "2^2^2^2^2^2",
  "9^9^9 * 1 MW",
  "1e999 * 1 MW",
  "NaN * 1 MW",
  "Infinity * 1 MW",
  "0x1F MW",
  "1_000 MW",
  "random() * 1 MW",
  "print(1)",
  "help(1)",
  "typeof(1)",
  "chain(3)",
  "typed(1)",
  "derivative('x^2','x')",
  "sum(sum(sum(1)))",
  "bignumber(1) * 1 MW",
  "1i MW",
  "true MW",
  "(".repeat(400) + "1" + ")".repeat(400),
  "-".repeat(900) + "1 MW",
  "1" + "+1".repeat(490),
  "1^1".repeat(300),
  "not ".repeat(240) + "1",
  "year?1:".repeat(140) + "1",
  "a".repeat(999),
  "a.".repeat(499),
  "a".repeat(100_000) + "*1",
  "1 ".repeat(499),
  "1".repeat(999),
  "1.5".repeat(333),
  "1,".repeat(499),
  "×".repeat(999),
  "[".repeat(999),
  "max(" + "1,".repeat(400) + "1)",
  " ".repeat(998) + "*",
  "1 *" + " ".repeat(900_000),
  "1 kW/".repeat(190),
  "kW (".repeat(240),
  "1/ ".repeat(330),
  "per ".repeat(249),
  "1 per 1 000 ".repeat(80),
  "CO2 ".repeat(249),
];
const formulas: readonly HostileProject[] = [
  ...FORMULAS.map((text) =>
    project(`the formula ${shortened(text)}`, FORMULA_FAULT, formula(text)),
  ),
  ...FORMULAS.map((text) =>
    project(
      `the indicator ${shortened(text)}`,
      FORMULA_FAULT,
      `${HEAD}indicators: { a: { formula: ${JSON.stringify(text)}, unit: MW } }\nlevers: { x.y: 1 }\n`,
    ),
  ),
  project(
    "own parameters that double one another",
    FORMULA_FAULT,
    `${HEAD}parameters:\n  a0: 1 MW\n${lines(2000, (i) => `  a${i + 1}: "a${i} + a${i}"\n`)}levers: { renewables.wind_capacity: "a2000 * 1" }\n`,
  ),
  project(
    "own parameters in a circle",
    ["formula-cycle", ...FORMULA_FAULT],
    `${HEAD}indicators:\n${lines(5000, (i) => `  a${i}: { formula: "a${(i + 1) % 5000} + 1 MW", unit: MW }\n`)}`,
  ),
  project(
    "indicators in a long chain",
    ["formula-cycle", ...FORMULA_FAULT, "unknown-lever"],
    `${HEAD}indicators:\n${lines(5000, (i) => `  a${i}: { formula: "a${i + 1} + 1 MW", unit: MW }\n`)}  a5000: { formula: "1 MW", unit: MW }\nlevers: { x.y: 1 }\n`,
  ),
  project(
    "indicators that double one another",
    [...FORMULA_FAULT, "unknown-lever"],
    `${HEAD}indicators:\n  a0: { formula: "1 MW", unit: MW }\n${lines(3000, (i) => `  a${i + 1}: { formula: "a${i} + a${i}", unit: MW }\n`)}levers: { x.y: 1 }\n`,
  ),
];

const NUMBERS = [
  ".nan",
  ".NaN",
  ".inf",
  "-.inf",
  "NaN",
  "Infinity",
  "-Infinity",
  "1e999",
  "-1e999",
  "1e308",
  "0x1F",
  "0o17",
  "0b11",
  "1_000",
  "2030-01-01",
  "2030-01-01T00:00:00Z",
  "12:30:45",
  "yes",
  "no",
  "on",
  "off",
  "true",
  "false",
  "y",
  "!!float 1",
  "!!int 0x1F",
  "!!binary aGk=",
  "!!timestamp 2030-01-01",
  "1e-999999",
  "9".repeat(400),
  "1" + "0".repeat(100_000),
  "1e5",
  "１２",
  "٣",
  '"-0"',
  "99999999999999999999 MW",
  "+-1 MW",
  "--1 MW",
  "1e400 MW",
  "1.7976931348623157e308 GW",
  "x 1e999",
  "x -1",
  "+ 1e308 GW",
  "+ 1e999 MW",
  "1e999 years later",
  "- 5 % %",
  "x x x 2",
  "+".repeat(100_000),
  "1".repeat(100_000) + " MW",
];
const NUMBER_FAULT: readonly DiagnosticCode[] = [
  ...FORMULA_FAULT,
  "ambiguous-change",
  "nothing-to-change",
  "missing-value",
  "year-outside-run",
];
const numbers: readonly HostileProject[] = [
  ...NUMBERS.map((text) =>
    project(
      `the lever ${shortened(text)}`,
      NUMBER_FAULT,
      `${HEAD}levers:\n  renewables.wind_capacity: ${text}\n`,
    ),
  ),
  ...NUMBERS.map((text) =>
    project(
      `the point ${shortened(text)}`,
      NUMBER_FAULT,
      `${HEAD}levers:\n  renewables.wind_capacity: { 2030: ${text} }\n`,
    ),
  ),
  ...NUMBERS.map((text) =>
    project(
      `the parameter ${shortened(text)}`,
      [...NUMBER_FAULT, "missing-provenance"],
      `${HEAD}parameters:\n  housing.demolition_rate: ${text}\n  renewables.wind_lifetime: ${text}\n`,
    ),
  ),
  ...NUMBERS.map((text) =>
    project(
      `the target ${shortened(text)}`,
      [...NUMBER_FAULT, "missing-provenance"],
      `${HEAD}targets:\n  a: { indicator: renewables.wind_capacity, at_least: ${text}, year: ${text}, source: x }\n`,
    ),
  ),
  ...[
    "-1",
    "0",
    "1",
    "999",
    "1899",
    "2000",
    "2023",
    "2052",
    "9999",
    "99999",
    "1e4",
    "2030.5",
    "'2030 '",
    "２０３０",
    "NaN",
    "Infinity",
    "4294967296",
    "-2030",
  ].map((year) =>
    project(
      `the year ${year}`,
      [...NUMBER_FAULT, "year-outside-run", "unknown-key"],
      `${HEAD}levers:\n  renewables.wind_capacity: { ${year}: 40 MW }\n`,
    ),
  ),
  ...["-1", "0", "1949", "2151", "1e308", ".inf", "2024.5", "'2024'", "99999999"].map((year) =>
    project(
      `a region that ends in ${year}`,
      [...NUMBER_FAULT, "inconsistent-data"],
      withRegion(`years: { first: 2024, last: ${year} }\n`),
    ),
  ),
  project(
    "a region of 200 years",
    [...NUMBER_FAULT, "inconsistent-data", "table-hole"],
    withRegion(`years: { first: 1950, last: 2150 }\n`),
  ),
];

const IDS = [
  "wind\u200b",
  "wi\u200dnd",
  "\ufeffwind",
  "\u202ewind",
  "w\u0456nd",
  "ｗｉｎｄ",
  "wind\u0301",
  "wind\u00ad",
  "WIND",
  "wind wind",
  "wïnd",
  "\u0430\u0435",
  "wind\u2060",
  "\u2066wind\u2069",
  "wind\u0000",
  "1wind",
  "-wind",
  "wind--",
  "con",
  "aux",
  "a".repeat(10_000),
  "\u{e0077}ind",
  "\u{1d430}ind",
  "\ud800wind",
];
const disguised: readonly HostileProject[] = IDS.flatMap((id) =>
  [
    "id: ID\nregion: kortrijk\nlevers: { x.y: 1 }\n",
    `${HEAD}indicators: { "ID": { formula: "1", unit: "1" } }\nlevers: { x.y: 1 }\n`,
    `${HEAD}checks: { "ID": { expect: "1 > 2" } }\nlevers: { x.y: 1 }\n`,
    `${HEAD}targets: { "ID": { indicator: renewables.wind_capacity, at_least: 1 MW, year: 2030, source: x } }\nlevers: { x.y: 1 }\n`,
    `${HEAD}programmes: { "ID": { unit: tree } }\n`,
    `${HEAD}parameters: { "ID": 1 }\nlevers: { x.y: 1 }\n`,
    `${HEAD}levers: { "renewables.ID": 1 MW }\n`,
    `${HEAD}levers: { "heat.connection_share[ID]": 1 % }\n`,
  ].map((text, i) =>
    project(
      `the id ${shortened(JSON.stringify(id))}, place ${i}`,
      [...ANY_FAULT, "bad-encoding", "typographic-character", "too-deep", "broken-yaml"],
      text.replace("ID", id),
    ),
  ),
);

const FLOOD: readonly DiagnosticCode[] = [
  ...ANY_FAULT,
  ...NUMBER_FAULT,
  "exploding-document",
  "unknown-source",
  "broken-table",
  "conflicting-packages",
];
const flood = (head: string, line: (i: number) => string): string => filled(head, line);
const floods: readonly HostileProject[] = [
  project(
    "unknown keys",
    FLOOD,
    flood(HEAD, (i) => `key_number_${i}_of_a_plan: 1\n`),
  ),
  project(
    "unknown levers",
    FLOOD,
    flood(`${HEAD}levers:\n`, (i) => `  housing.no_such_lever_${i}_at_all_here: 1\n`),
  ),
  project(
    "near levers",
    FLOOD,
    flood(`${HEAD}levers:\n`, (i) => `  renewables.wind_capacit${i}_at_all_yes: 1\n`),
  ),
  project(
    "wrong units",
    FLOOD,
    flood(
      `${HEAD}levers:\n  heat.connection_share:\n`,
      (i) => `    wijk_number_${i}_of_the_city: 1 MW\n`,
    ),
  ),
  project(
    "years of one lever",
    FLOOD,
    flood(
      `${HEAD}levers:\n  renewables.wind_capacity:\n`,
      (i) => `    20${10 + (i % 90)}: 1 GWh      # words to fill\n`,
    ),
  ),
  project(
    "duplicate keys",
    FLOOD,
    flood(`${HEAD}levers:\n`, () => `  renewables.wind_capacity: 1 MW  # fill\n`),
  ),
  project(
    "parameters of one's own",
    FLOOD,
    flood(`${HEAD}levers: { x.y: 1 }\nparameters:\n`, (i) => `  own_number_${i}_of_a_plan: 1 MW\n`),
  ),
  project(
    "formulas as parameters",
    FLOOD,
    flood(
      `${HEAD}levers: { x.y: 1 }\nparameters:\n`,
      (i) => `  own_number_${i}_of_a_plan: 1 MW + a${i}\n`,
    ),
  ),
  project(
    "unknown parameters",
    FLOOD,
    flood(`${HEAD}parameters:\n`, (i) => `  housing.own_number_${i}_of_a_plan: 1\n`),
  ),
  project(
    "indicators",
    FLOOD,
    flood(
      `${HEAD}levers: { x.y: 1 }\nindicators:\n`,
      (i) => `  own_${i}: { formula: "renewables.wind_capacity * ${i}", unit: MW, title: wind }\n`,
    ),
  ),
  project(
    "wrong indicators",
    FLOOD,
    flood(
      `${HEAD}indicators:\n`,
      (i) => `  own_${i}: { formula: "renewables.wind_capacit * ${i}", unit: MW, title: wind }\n`,
    ),
  ),
  project(
    "indicators that sum",
    FLOOD,
    flood(
      `${HEAD}levers: { x.y: 1 }\nindicators:\n`,
      (i) => `  own_${i}: { formula: "sum(emissions.energy)", unit: MWh, title: wind }\n`,
    ),
  ),
  project(
    "checks",
    FLOOD,
    flood(
      `${HEAD}levers: { x.y: 1 }\nchecks:\n`,
      (i) => `  own_${i}: { expect: "renewables.wind_capacity > ${i} MW", year: 2030 }\n`,
    ),
  ),
  project(
    "wrong checks",
    FLOOD,
    flood(
      `${HEAD}checks:\n`,
      (i) => `  own_${i}: { expect: "renewables.wind_capacity > ${i} GWh", year: 2030 }\n`,
    ),
  ),
  project(
    "targets",
    FLOOD,
    flood(
      `${HEAD}targets:\n`,
      (i) => `  own_${i}: { indicator: renewables.wind_capacit, at_least: ${i} GWh, year: 2030 }\n`,
    ),
  ),
  project(
    "programmes",
    FLOOD,
    flood(
      `${HEAD}programmes:\n`,
      (i) => `  own_${i}: { unit: thing_a, title: wind, theme: nothing, actor: nobody }\n`,
    ),
  ),
  project(
    "good programmes",
    FLOOD,
    flood(
      `${HEAD}levers: { x.y: 1 }\nprogrammes:\n`,
      (i) =>
        `  own_${i}: { title: wind, meaning: wind, unit: tree, theme: climate, actor: city, annual: true }\n`,
    ),
  ),
  project(
    "removals",
    FLOOD,
    flood(`${HEAD}targets:\n`, (i) => `  own_number_${i}_of_a_plan_here_now: null\n`),
  ),
  project(
    "one line of curly quotes",
    [...FLOOD, "typographic-character", "broken-yaml"],
    `${HEAD}levers: {${"“ ".repeat(240_000)}\n`,
  ),
  project(
    "one line of curly quotes that close",
    [...FLOOD, "typographic-character", "broken-yaml"],
    `${HEAD}levers: {${"“”, ".repeat(120_000)}\n`,
  ),
  project(
    "one line of curly quotes and spaces",
    [...FLOOD, "typographic-character", "broken-yaml"],
    `${HEAD}levers: {${"“             ".repeat(60_000)}\n`,
  ),
  project(
    "curly quotes before a colon",
    [...FLOOD, "typographic-character", "broken-yaml"],
    `${HEAD}levers: ${"“” ".repeat(140_000)}\n`,
  ),
  project(
    "one line of dashes",
    [...FLOOD, "typographic-character", "broken-yaml", "too-deep"],
    `${HEAD}levers: ${"– ".repeat(250_000)}\n`,
  ),
  project(
    "non-breaking spaces",
    [...FLOOD, "typographic-character", "broken-yaml", "too-deep"],
    `${HEAD}levers:${"\u00a0".repeat(450_000)}\n`,
  ),
  project(
    "one line of bars",
    [...FLOOD, "broken-yaml", "too-deep"],
    `${HEAD}levers: [${"| ".repeat(400_000)}\n“`,
  ),
  project(
    "one line of bars and digits",
    [...FLOOD, "broken-yaml", "too-deep"],
    `${HEAD}levers: [${"|1".repeat(400_000)}\n“`,
  ),
  project(
    "one line of bars and spaces",
    [...FLOOD, "broken-yaml", "too-deep"],
    `${HEAD}levers: ${`|${" ".repeat(1000)}`.repeat(900)}x\n“`,
  ),
  project(
    "quotes that stay open",
    [...FLOOD, "broken-yaml"],
    flood(HEAD, (i) => `a${i}: "\n`),
  ),
  project("semicolons", [...FLOOD, "broken-yaml"], `${HEAD}levers: {${"; a: ".repeat(190_000)}\n`),
  project(
    "braces that close early",
    [...FLOOD, "broken-yaml"],
    `${HEAD}levers: {}${"}".repeat(900_000)}\n`,
  ),
  project("colons", [...FLOOD, "broken-yaml"], `${HEAD}levers: ${"a: ".repeat(300_000)}\n`),
  project("colons without a space", [...FLOOD, "broken-yaml"], `${HEAD}${"a:".repeat(400_000)}\n`),
  project("changes", [...FLOOD, "broken-yaml"], `${HEAD}levers: {${"a: - 1, ".repeat(110_000)}\n`),
  project(
    "split numbers",
    [...FLOOD, "decimal-comma"],
    `${HEAD}levers: {${lines(24_000, (i) => `a${i}: 3,5 %, `)}}\n`,
  ),
  project("lone carriage returns", [...FLOOD, "broken-yaml"], `${HEAD}${"\r".repeat(900_000)}x: {`),
  project("empty lines", [...FLOOD, "broken-yaml"], `${HEAD}${"\n".repeat(1_000_000)}x: {`),
  project("comments", [...FLOOD, "broken-yaml"], `${HEAD}${"#\n".repeat(500_000)}x: {`),
  project(
    "comments before a mistake of indentation",
    [...FLOOD, "broken-yaml"],
    flood(HEAD, (i) => `${"#\n".repeat(400)}a${i}: 1\n  b: 2\n`),
  ),
  project(
    "a block of text",
    [...FLOOD, "broken-yaml"],
    `${HEAD}levers: |\n${"  x\n".repeat(240_000)}x`,
  ),
  project(
    "a folded text",
    [...FLOOD, "broken-yaml"],
    `${HEAD}levers: >\n${"  x\n\n".repeat(190_000)}x`,
  ),
  project(
    "a long text in quotes",
    [...FLOOD, "broken-yaml"],
    `${HEAD}levers: "${"x\n\n  ".repeat(190_000)}"\n`,
  ),
  project(
    "a long plain text",
    [...FLOOD, "broken-yaml"],
    `${HEAD}levers: x${"\n  x".repeat(240_000)}\n`,
  ),
  project(
    "spaces at the ends of lines",
    [...FLOOD, "broken-yaml"],
    `${HEAD}levers: "${`${" ".repeat(1000)}x\n`.repeat(950)}"\n`,
  ),
  project(
    "one line of spaces in quotes",
    [...FLOOD, "broken-yaml"],
    `${HEAD}levers: "x${" ".repeat(900_000)}y\n  z"\n`,
  ),
  project(
    "combining marks",
    [...FLOOD, "bad-id"],
    `id: a${"\u0301".repeat(400_000)}\nregion: kortrijk\n`,
  ),
  project(
    "escapes",
    [...FLOOD, "bad-id"],
    `id: "${"\\u0301".repeat(160_000)}"\nregion: kortrijk\n`,
  ),
  project("documents", [...FLOOD, "broken-yaml"], `${HEAD}${"---\n".repeat(200_000)}`),
  project("document ends", [...FLOOD, "broken-yaml"], `${HEAD}${"...\n".repeat(200_000)}`),
  project(
    "rows of a table",
    FLOOD,
    withTable(
      "parameters/housing.csv",
      filled(
        "parameter,value,unit,low,high,grade,source,where,note\n",
        (i) => `housing.x${i},1,1,1,1,measured,x,,\n`,
        980_000,
      ),
    ),
  ),
  project(
    "cells of a table",
    FLOOD,
    withTable(
      "parameters/housing.csv",
      filled(
        "parameter,value,unit,low,high,grade,source,where,note\n",
        () => `${",".repeat(2000)}1\n`,
        980_000,
      ),
    ),
  ),
  project(
    "one row of cells",
    FLOOD,
    withTable(
      "parameters/housing.csv",
      `parameter,value,unit,low,high,grade,source,where,note\n${"1,".repeat(480_000)}1\n`,
    ),
  ),
  project(
    "columns of a table",
    FLOOD,
    withTable("parameters/housing.csv", `parameter,${lines(120_000, (i) => `c${i},`)}value\n`),
  ),
  project(
    "columns of one name",
    FLOOD,
    withTable("parameters/housing.csv", `parameter,${"a,".repeat(400_000)}value\n`),
  ),
  project(
    "columns without a name",
    FLOOD,
    withTable("parameters/housing.csv", `parameter,${",".repeat(800_000)}value\n`),
  ),
  project(
    "quotes of a table",
    FLOOD,
    withTable(
      "parameters/housing.csv",
      `parameter,value,unit,low,high,grade,source,where,note\n${'"'.repeat(900_001)}`,
    ),
  ),
  project(
    "quotes that stay open in a table",
    FLOOD,
    withTable(
      "parameters/housing.csv",
      filled("parameter,value,unit,low,high,grade,source,where,note\n", () => `a,"b\n`, 980_000),
    ),
  ),
  project(
    "quotes in rows of a table",
    FLOOD,
    withTable(
      "parameters/housing.csv",
      filled("parameter,value,unit,low,high,grade,source,where,note\n", () => `"a"b,c\n`, 980_000),
    ),
  ),
  project(
    "quoted columns",
    FLOOD,
    withTable("parameters/housing.csv", `${'"a" '.repeat(240_000)}\n`),
  ),
  project(
    "numbers of a table",
    FLOOD,
    withTable(
      "parameters/housing.csv",
      filled(
        "parameter,value,unit,low,high,grade,source,where,note\n",
        () => `housing.demolition_rate,1e999,%,NaN,Infinity,measured,x,,\n`,
        980_000,
      ),
    ),
  ),
  project(
    "a long number of a table",
    FLOOD,
    withTable(
      "parameters/housing.csv",
      `parameter;value;unit;low;high;grade;source;where;note\nhousing.demolition_rate;${"1.111".repeat(190_000)};%;1;1;measured;x;;\n`,
    ),
  ),
  project(
    "history",
    FLOOD,
    withTable(
      "history/a.csv",
      filled(
        "indicator,year,value,unit,grade,source,where,note\n",
        (i) => `no.indicator${i},2000,1,1,measured,x,,\n`,
        980_000,
      ),
    ),
  ),
  project(
    "sources",
    FLOOD,
    withTable(
      "sources/a.csv",
      filled("source,title,publisher,year,licence,url\n", () => `Bad Id,,,,,\n`, 980_000),
    ),
  ),
  project(
    "targets of a region",
    FLOOD,
    withTable(
      "targets.csv",
      filled("id,what,indicator\n", () => `a,b,c\n`, 980_000),
    ),
  ),
  project(
    "price index",
    FLOOD,
    withTable(
      "prices.csv",
      filled("year,index,grade,source,where,note\n", () => `x,y,z,q,,\n`, 980_000),
    ),
  ),
  project(
    "laws",
    FLOOD,
    withTable(
      "laws.csv",
      filled("law,title\n", () => `a,b\n`, 980_000),
    ),
  ),
  project(
    "inventory",
    FLOOD,
    withTable(
      "inventory.csv",
      filled("sector,carrier,value\n", () => `a,b,c\n`, 980_000),
    ),
  ),
  project(
    "members",
    FLOOD,
    withRegion(filled("members:\n  district:\n", (i) => `    d${i}: { nl: a, en: b }\n`, 190_000)),
  ),
  project(
    "members without names",
    FLOOD,
    withRegion(filled("members:\n  district:\n", (i) => `    D ${i}: { }\n`, 190_000)),
  ),
  project("keys of a region", FLOOD, withRegion(filled("", (i) => `key${i}: 1\n`, 190_000))),
  project("two packages that contradict each other everywhere", FLOOD, (folder) => {
    folder.put("plan.yaml", `${HEAD}include: [./a.yaml, ./b.yaml]\n`);
    for (const [name, value] of [
      ["a", 1],
      ["b", 2],
    ] as const) {
      folder.put(
        `${name}.yaml`,
        filled(`id: ${name}\nparameters:\n`, (i) => `  own_number_${i}_of_a_plan: ${value} MW\n`),
      );
    }
  }),
];

const setting = (
  name: string,
  value: string,
  codes: readonly DiagnosticCode[] = [...NUMBER_FAULT, ...ANY_FAULT, "command-line"],
): HostileProject =>
  project(`--set ${shortened(name)}`, codes, HEAD, ["plan.yaml", "--set", value]);
const settings: readonly HostileProject[] = [
  ...NAMES.map((name) => setting(name, `${name}=1`)),
  ...NAMES.map((name) => setting(`housing.${name}`, `housing.${name}=1`)),
  ...NUMBERS.filter((text) => !text.startsWith('"')).map((text) =>
    setting(`wind ${text}`, `renewables.wind_capacity=${text.slice(0, 90_000)}`, [
      ...NUMBER_FAULT,
      ...ANY_FAULT,
      "command-line",
    ]),
  ),
  ...FORMULAS.map((text) =>
    setting(`wind ${text}`, `renewables.wind_capacity=${text.slice(0, 90_000)}`, [
      ...NUMBER_FAULT,
      ...ANY_FAULT,
      "command-line",
    ]),
  ),
  setting("nothing", ""),
  setting("equals", "="),
  setting("equals equals", "===="),
  setting("no equals", "a".repeat(90_000)),
  setting("braces", `renewables.wind_capacity=${"{".repeat(90_000)}`),
  setting("a map", "levers={}"),
  setting("lines", "renewables.wind_capacity=1\nlevers: {}"),
  setting("aliases", "renewables.wind_capacity=*a"),
  setting("anchors", `renewables.wind_capacity=${"&a ".repeat(30_000)}`),
  setting("tag", "renewables.wind_capacity=!!js/function x"),
  setting("nbsp", `renewables.wind_capacity=${"“".repeat(30_000)}`),
  project(
    "30 000 settings",
    [...ANY_FAULT, ...NUMBER_FAULT, "command-line", "exploding-document"],
    HEAD,
    ["plan.yaml", ...Array.from({ length: 30_000 }, (_, i) => `--set=x.y${i}=1`)],
  ),
];

export const HOSTILE: Readonly<Record<string, readonly HostileProject[]>> = {
  exploding,
  large,
  deep,
  named,
  leaving,
  formulas,
  numbers,
  disguised,
  floods,
  settings,
};
