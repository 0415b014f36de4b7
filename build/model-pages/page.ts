/** The generated blocks of a module's page: all that its declaration, headers and figures say. */
import { quantitiesOf } from "../../engine/scenario/address.ts";
import type { Catalogue, ModuleDeclaration } from "../../engine/scenario/declarations.ts";
import type { Provenance, ResolvedScenario } from "../../engine/scenario/resolved.ts";
import type { Equation, EquationPart } from "./equation-headers.ts";
import { figuresOf, number, type Quantity } from "./figures.ts";

export interface PageSubject {
  /** One, or all that the programmes of a region make. */
  readonly modules: readonly ModuleDeclaration[];
  readonly catalogue: Catalogue;
  readonly equations: readonly Equation[];
  /** The shipped region on its reference path. */
  readonly scenario: ResolvedScenario;
}

/** Blocks of a page in the order in which they are put where a page has none yet. */
export const BLOCKS = [
  "equations",
  "inputs",
  "levers",
  "parameters",
  "outputs",
  "limits",
  "sources",
] as const;
export type BlockName = (typeof BLOCKS)[number];

export const HEADINGS: Readonly<Record<BlockName, string>> = {
  equations: "Equations",
  inputs: "What it reads",
  levers: "Levers",
  parameters: "Parameters",
  outputs: "Outputs",
  limits: "Limits and accounts",
  sources: "Sources",
};

export const blockOf: Readonly<Record<BlockName, (subject: PageSubject) => string>> = {
  equations: equationsBlock,
  inputs: inputsBlock,
  levers: leversBlock,
  parameters: parametersBlock,
  outputs: outputsBlock,
  limits: limitsBlock,
  sources: sourcesBlock,
};

const code = (text: string): string => `\`${text}\``;
const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

/** A Markdown table; the columns are not padded, so that a change of one row changes one line. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Everything of one kind that the subject's modules declare. */
const declaredOf = <
  Kind extends "parameters" | "levers" | "inputs" | "outputs" | "constraints" | "accounts",
>(
  modules: readonly ModuleDeclaration[],
  kind: Kind,
): {
  readonly id: string;
  readonly name: string;
  readonly module: string;
  readonly one: ModuleDeclaration[Kind][string];
}[] =>
  modules.flatMap((module) =>
    Object.entries(module[kind]).map(([name, one]) => ({
      id: `${module.id}.${name}`,
      name,
      module: module.id,
      one: one as ModuleDeclaration[Kind][string],
    })),
  );

const dims = (names: readonly string[]): string =>
  names.length === 0 ? "" : `[${names.join(", ")}]`;

/** From below, from above, or both; bounds that no value comes near are left out. */
function bounds({
  min,
  max,
  unit,
}: {
  readonly min?: number;
  readonly max?: number;
  readonly unit: string;
}): string {
  const low = min === undefined || min <= -1e9 ? null : number(min, unit);
  const high = max === undefined || max >= 1e9 ? null : number(max, unit);
  if (low !== null && high !== null) return `${low} to ${high}`;
  if (low !== null) return `from ${low}`;
  return high === null ? "none" : `to ${high}`;
}

const unit = (text: string): string => (text === "1" ? "1" : code(text));

function equationsBlock({ modules, equations }: PageSubject): string {
  if (equations.length === 0) return "This module computes nothing by an equation of its own.";
  return equations.map((equation) => equationText(equation, modules)).join("\n\n");
}

function equationText({ id, parts }: Equation, modules: readonly ModuleDeclaration[]): string {
  const made = declaredOf(modules, "outputs").flatMap(({ id: output, one }) =>
    one.equation === id ? [code(output)] : [],
  );
  const texts = parts.map((part, index) => partText(id, part, index));
  return texts.join("\n\n") + (made.length > 0 ? `\n- _Makes_ ${made.join(", ")}` : "");
}

function partText(id: string, part: EquationPart, index: number): string {
  const title = part.title.charAt(0).toUpperCase() + part.title.slice(1);
  const head = index === 0 ? `### ${id} ${title}` : `**${id}, continued.** ${title}`;
  const formula = part.formula.length > 0 ? [`\`\`\`text\n${part.formula.join("\n")}\n\`\`\``] : [];
  const symbols =
    part.symbols.length > 0
      ? [
          table(
            ["symbol", "meaning", "unit", "declared as"],
            part.symbols.map(({ symbol, meaning, units, from }) => [
              code(symbol),
              meaning,
              units.map(unit).join(", "),
              withIds(from),
            ]),
          ),
        ]
      : [];
  const said = [
    ...(part.source === "" ? [] : [`- _Source_ ${withIds(part.source)}`]),
    ...(part.differs.length < 2 ? [] : [`- _Differs_ ${withIds(part.differs)}`]),
    ...(part.test === "" ? [] : [`- _Test_ ${withLinks(part.test)}`]),
    `- _Code_ ${codeLink(part)}`,
  ];
  const remarks = part.remarks.map(withIds);
  return [head, ...formula, ...symbols, ...remarks, said.join("\n")].join("\n\n");
}

const codeLink = ({ file, name }: EquationPart): string =>
  `[${name === "" ? file.split("/").at(-1) : code(name)}](../../${file})`;

/** Marks declared ids and calls as code; leaves what is marked already. */
const withIds = (text: string): string =>
  text
    .replaceAll("<", "&lt;")
    .replace(/`[^`]*`|\b[a-z_]+\.[a-z][a-z0-9_]*\b(?!\/|\.)(?:\[[a-z_,]+\])?/g, (found) =>
      found.startsWith("`") || found.endsWith(".md") || found.endsWith(".ts") ? found : code(found),
    );

const withLinks = (text: string): string =>
  text.replace(/\b(?:test|docs)\/[\w./-]+\.(?:ts|md)\b/g, (file) => `[${file}](../../${file})`);

const WHEN = {
  start: "stock of 1 January",
  end: "stock of the next 1 January",
  year: "flow of the year",
  "year-before": "flow of the year before",
} as const;

function inputsBlock({ modules, catalogue }: PageSubject): string {
  const outputs = quantitiesOf(catalogue, "outputs");
  const rows = declaredOf(modules, "inputs").map(({ name, module, one }) => {
    const { from, when, before } = one;
    const declared = outputs.get(from)!;
    const opening = before === undefined ? "" : `; before the run ${code(`${module}.${before}`)}`;
    return [code(name), code(from + dims(declared.dims)), declared.label.en, WHEN[when] + opening];
  });
  if (rows.length === 0) return "Nothing of other modules.";
  if (modules.length === 1) return table(["here", "reads", "which is", "when"], rows);
  const read = new Map(rows.map(([, ...rest]) => [rest.join("\n"), rest]));
  return table(["reads", "which is", "when"], [...read.values()]);
}

function leversBlock(subject: PageSubject): string {
  const { modules, scenario } = subject;
  const entries = declaredOf(modules, "levers");
  if (entries.length === 0) return "None: a plan moves this module through the others.";
  const declared = entries.map(({ id, one: lever }) => [
    code(id + dims(lever.dims)),
    lever.label.nl,
    lever.label.en,
    unit(lever.unit),
    bounds(lever) + (lever.sumsToOne ? "; shares of one whole" : ""),
    lever.kind === "stock" ? "wished on 1 January" : "over the year",
    lever.theme,
    lever.actor,
    `${code(lever.effect.output)} ${lever.effect.direction}`,
  ]);
  const quantities = entries.map(({ id, one: lever }) => ({
    id,
    unit: lever.unit,
    dims: lever.dims,
    isPath: true,
    values: scenario.model.regions[0]!.reference[id]!,
    records: scenario.notes.regions[0]!.reference[id] ?? [],
  }));
  return [
    table(
      [
        "lever",
        "Nederlands",
        "English",
        "unit",
        "bounds",
        "says what is",
        "theme",
        "actor",
        "moves",
      ],
      declared,
    ),
    `Reference path in ${region(scenario)}:`,
    figuresTable(quantities, subject),
  ].join("\n\n");
}

const region = ({ notes }: ResolvedScenario): string => notes.regions[0]!.title.en;

/** What `inventory.csv` of a region does to a parameter. */
const INVENTORY = {
  energy: "replaces it",
  co2: "replaces it",
  base_year: "must have this year",
  factor: "is held against it",
  outdated: "makes it out of date",
} as const;

function parametersBlock(subject: PageSubject): string {
  const { modules, scenario } = subject;
  const entries = declaredOf(modules, "parameters");
  if (entries.length === 0) return "None.";
  const declared = entries.map(({ id, one: parameter }) => [
    code(nameIn(subject, id) + dims(parameter.dims)),
    parameter.label.nl,
    parameter.label.en,
    unit(parameter.unit),
    bounds(parameter) + (parameter.sumsToOne ? "; shares of one whole" : ""),
    parameter.inventory === undefined ? "" : INVENTORY[parameter.inventory.what],
  ]);
  const quantities = entries.map(({ id, one: parameter }) => ({
    id,
    unit: parameter.unit,
    dims: parameter.dims,
    isPath: false,
    values: scenario.model.regions[0]!.parameters[id]!,
    records: scenario.notes.regions[0]!.parameters[id] ?? [],
  }));
  return [
    ...(modules.length === 1 ? [`Their ids begin with ${code(`${modules[0]!.id}.`)}.`] : []),
    table(["parameter", "Nederlands", "English", "unit", "bounds", "a city's inventory"], declared),
    `Values in ${region(scenario)}, in these units:`,
    figuresTable(quantities, subject),
  ].join("\n\n");
}

/** Without the name of the module where the page has only one. */
const nameIn = ({ modules }: PageSubject, id: string): string =>
  modules.length === 1 ? id.slice(modules[0]!.id.length + 1) : id;

function figuresTable(quantities: readonly Quantity[], subject: PageSubject): string {
  const { scenario, catalogue } = subject;
  const rows = quantities.flatMap((quantity) => {
    const name = nameIn(subject, quantity.id);
    const told = figuresOf(quantity, scenario, catalogue).map(
      ({ members, value, range, records }) => ({
        members,
        said: [
          value,
          range,
          distinct(records.map(({ grade }) => grade)).join(", "),
          shortened(distinct(records.map(({ source }) => code(source)))),
          reasons(records),
        ],
      }),
    );
    return alike(told).map(({ members, said }) => [
      code(name) + (members === "" ? "" : ` ${members}`),
      ...said,
    ]);
  });
  return table(["", "value", "low to high", "grade", "source", "where and how"], rows);
}

interface Told {
  readonly members: string;
  readonly said: readonly string[];
}

/** Rows that say the same of several members become one. */
function alike(rows: readonly Told[]): Told[] {
  const groups = new Map<string, { members: string[]; said: readonly string[] }>();
  for (const { members, said } of rows) {
    const key = said.join("\n");
    const group = groups.get(key) ?? { members: [], said };
    group.members.push(members);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ members, said }) => {
    const isAll = rows.length > 1 && members.length === rows.length;
    return { members: isAll ? "each" : members.join("; "), said };
  });
}

const distinct = (texts: readonly string[]): string[] => [
  ...new Set(texts.filter((text) => text !== "" && text !== "``")),
];

const MOST_TEXTS = 3;

const shortened = (texts: readonly string[]): string =>
  texts.length <= MOST_TEXTS
    ? texts.join(", ")
    : `${texts.slice(0, MOST_TEXTS).join(", ")} and ${texts.length - MOST_TEXTS} more`;

/** Where in the source, and the arithmetic; of many records the first, and the file with the rest. */
function reasons(records: readonly Provenance[]): string {
  const said = distinct(
    records.map(({ where, note }) => [where, note].filter((text) => text !== "").join(": ")),
  );
  const files = distinct(records.map(({ origin }) => origin.file)).map(
    (file) => `[${file.split("/").slice(-2).join("/")}](../../scenarios/${file})`,
  );
  if (said.length <= MOST_TEXTS) return said.join(" · ");
  return `${said[0]} · and ${said.length - 1} more notes in ${files.join(", ")}`;
}

function outputsBlock({ modules }: PageSubject): string {
  const rows = declaredOf(modules, "outputs").map(({ id, one: output }) => [
    code(id + dims(output.dims)),
    output.label.nl,
    output.label.en,
    unit(output.unit),
    output.kind,
    output.equation,
    output.meaning.en,
  ]);
  return table(["output", "Nederlands", "English", "unit", "kind", "equation", "meaning"], rows);
}

function limitsBlock({ modules }: PageSubject): string {
  const limits = declaredOf(modules, "constraints").map(({ id, module, one }) => [
    code(id),
    code(`${module}.${one.lever}`),
    one.label.nl,
    one.label.en,
  ]);
  const accounts = declaredOf(modules, "accounts").map(({ name, one: account }) => [
    code(`flows/${name}.csv`),
    account.label.nl,
    account.label.en,
    unit(account.unit),
    account.dims.join(", "),
    account.columns.map(code).join(" "),
  ]);
  const parts = [
    ...(limits.length === 0
      ? []
      : [table(["limit", "keeps the plan from", "Nederlands", "English"], limits)]),
    ...(accounts.length === 0
      ? []
      : [table(["account", "Nederlands", "English", "unit", "cell", "columns"], accounts)]),
  ];
  return parts.length === 0 ? "None." : parts.join("\n\n");
}

/** An address as a page links to it: that of a file of the project stands relative to the page. */
const fromPage = (url: string): string => (/^[a-z]+:/.test(url) ? url : `../../${url}`);

function sourcesBlock({ modules, scenario }: PageSubject): string {
  const { parameters, reference } = scenario.notes.regions[0]!;
  const records = [
    ...declaredOf(modules, "parameters").flatMap(({ id }) => parameters[id] ?? []),
    ...declaredOf(modules, "levers").flatMap(({ id }) => reference[id] ?? []),
  ];
  const cited = new Set(records.map(({ source }) => source));
  const rows = scenario.notes.sources
    .filter(({ id }) => cited.has(id))
    .map(({ id, title, publisher, year, licence, url }) => [
      code(id),
      url === "" ? title : `[${title}](${fromPage(url)})`,
      publisher,
      year,
      licence,
    ]);
  return rows.length === 0
    ? "None."
    : table(["source", "title", "publisher", "year", "licence"], rows);
}
