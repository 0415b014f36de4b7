/**
 * Nothing of the model is left unsaid or untried: every declared quantity and every equation stands
 * in a page, in both languages where people read it, and in a law or a known answer.
 *
 * "In a law or a known answer" means: a test names it, or it takes part in the law of causes
 * (causes.test.ts), which disturbs every declared cause of every output and wants to see it move.
 */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Equation } from "../../build/model-pages/equation-headers.ts";
import {
  modelPages,
  modelSubjects,
  referenceScenario,
  sourcesBelow,
} from "../../build/model-pages/pages.ts";
import { catalogue as city, cityOf } from "../../engine/model/index.ts";
import { dimensions as shared } from "../../engine/model/dimensions.ts";
import type { ModuleDeclaration, Text } from "../../engine/scenario/declarations.ts";
import { root } from "../arbitraries/root.ts";

/** The city, and all that the shipped region declares of programmes. */
const scenario = referenceScenario(root);
const { catalogue } = cityOf(scenario.model);

const subjects = modelSubjects(root, scenario);
const pages = new Map(modelPages(root).map((page) => [page.file, page.after]));
/** Page and equations of a module; those that programmes make share one. */
const subjectOf = (module: ModuleDeclaration) =>
  subjects.find(({ modules }) => modules.some((one) => one === module))!;
const pageOf = (module: ModuleDeclaration): string => pages.get(subjectOf(module).file)!;

/** Each once: modules may share a set. */
const allEquations: readonly Equation[] = [
  ...new Map(
    subjects.flatMap(({ equations }) => equations.map((one) => [one.id, one] as const)),
  ).values(),
];
const allParts = allEquations.flatMap(({ id, parts }) => parts.map((part) => ({ id, ...part })));

const KINDS = ["parameters", "levers", "outputs"] as const;
const declared = catalogue.modules.flatMap((module) =>
  KINDS.flatMap((kind) =>
    Object.keys(module[kind]).map((name) => ({ module, kind, name, id: `${module.id}.${name}` })),
  ),
);
const idsOf = (kind?: (typeof KINDS)[number]): Set<string> =>
  new Set(declared.filter((one) => kind === undefined || one.kind === kind).map(({ id }) => id));

/** Where laws and known answers stand. */
const testFiles = ["test/laws", "test/known-answers", "test/scenarios", "test/validation"].flatMap(
  (folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !name.startsWith("completeness"))
      .map((name) => fs.readFileSync(path.join(root, folder, name), "utf8")),
);

describe("the pages of the model", () => {
  it("are as the declarations, headers and figures make them", () => {
    const stale = modelPages(root).filter(({ before, after }) => before !== after);
    expect(
      stale.map(({ file }) => file),
      "run `npm run docs` and look at what changed",
    ).toEqual([]);
  });

  it("are one for each module, and no other", () => {
    const files = fs.readdirSync(path.join(root, "docs/model")).map((name) => `docs/model/${name}`);
    expect(files.sort()).toEqual([...pages.keys()].sort());
  });

  it.each(subjects.map(({ file }) => file))(
    "say in %s what it is for, what it leaves out, and last what it must not be used for",
    (file) => {
      const text = pages.get(file)!;
      const [, title = "", purpose = ""] = /^# (.+)\n\n([^#<][^]*?)\n\n/.exec(text) ?? [];
      expect(title.length).toBeGreaterThan(3);
      expect(purpose.length).toBeGreaterThan(60);
      const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
      expect(headings.slice(-2)).toEqual(["What it leaves out", "What it must not be used for"]);
    },
  );

  it("name every parameter, lever, output and equation", () => {
    const missing = declared
      .filter(({ module, kind, name, id }) => {
        const isShort = kind === "parameters" && subjectOf(module).modules.length === 1;
        const written = isShort ? name : id;
        return !new RegExp(`\`${written}[[\`]`).test(pageOf(module));
      })
      .map(({ id }) => id);
    expect(missing).toEqual([]);
    for (const { file, equations } of subjects) {
      for (const { id } of equations) {
        expect(pages.get(file), `${id} in its page`).toContain(`\n### ${id} `);
      }
    }
  });
});

describe("equations", () => {
  it("have an id of their own", () => {
    const ids = allEquations.map(({ id }) => id);
    const firsts = allParts.filter(({ text, id }) => text.includes(`* ${id}  `));
    expect(firsts.map(({ id }) => id)).toEqual(ids);
  });

  it("stand behind every output, in the folder of its module", () => {
    const unknown = catalogue.modules.flatMap((module) =>
      Object.entries(module.outputs)
        .filter(
          ([, { equation }]) => !subjectOf(module).equations.some(({ id }) => id === equation),
        )
        .map(([name, { equation }]) => `${module.id}.${name}: ${equation}`),
    );
    expect(unknown).toEqual([]);
  });

  it("make an output, or are cited by an equation that does", () => {
    const cites = (text: string): string[] => text.match(/\b[A-Z]{3}-\d+\b/g) ?? [];
    const textOf = new Map(
      allEquations.map(({ id, parts }) => [id, parts.map(({ text }) => text).join("\n")]),
    );
    const used = new Set<string>();
    const queue = catalogue.modules.flatMap(({ outputs }) =>
      Object.values(outputs).map(({ equation }) => equation),
    );
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      if (used.has(id)) continue;
      used.add(id);
      queue.push(...cites(textOf.get(id) ?? ""));
    }
    // Which of these a region uses, its programmes say.
    const [offered] = sourcesBelow(root, "engine/scenario")
      .filter(({ file }) => file.endsWith("/programme-declarations.ts"))
      .map(({ text }) => cites(text));
    const idle = allEquations.map(({ id }) => id).filter((id) => !used.has(id));
    expect(idle.filter((id) => !offered!.includes(id))).toEqual([]);
  });

  it("cite only equations that exist", () => {
    const known = new Set(allEquations.map(({ id }) => id));
    const prefixes = new Set(allEquations.map(({ id }) => id.slice(0, 3)));
    const wrong = allParts.flatMap(({ id, text }) =>
      (text.match(/\b[A-Z]{3}-\d+\b/g) ?? [])
        .filter((cited) => prefixes.has(cited.slice(0, 3)) && !known.has(cited))
        .map((cited) => `${id} cites ${cited}`),
    );
    expect(wrong).toEqual([]);
  });

  it("give a source, and each symbol a unit", () => {
    const lacking = allParts.filter(({ source, title }) => source === "" || title === "");
    expect(lacking.map(({ id, name }) => `${id} ${name}`)).toEqual([]);
    // A symbol without a unit would have been read as a line of the formula.
    const unread = allParts.flatMap(({ id, formula }) =>
      formula
        .filter((line) => /^\S{1,12} {2,}[a-z][a-z ]{8}/.test(line.trim()))
        .map((line) => `${id}: ${line}`),
    );
    expect(unread).toEqual([]);
  });

  it("name only quantities that are declared", () => {
    const modules = catalogue.modules.map(({ id }) => id).join("|");
    const known = new Set([
      ...idsOf(),
      ...catalogue.modules.flatMap((module) =>
        [...Object.keys(module.state), ...Object.keys(module.constraints)].map(
          (name) => `${module.id}.${name}`,
        ),
      ),
    ]);
    const wrong = allParts.flatMap(({ id, text }) => {
      const said = text.replaceAll(/\S+\/\S+/g, "");
      const full = [...said.matchAll(new RegExp(`\\b(?:${modules})\\.[a-z]\\w*`, "g"))];
      const named = [...said.matchAll(/ (parameter|lever|output) ([a-z]\w*[._]\w[\w.]*)/g)];
      return [
        ...full.map(([found]) => found).filter((found) => !known.has(found)),
        ...named
          .filter(([, kind, name]) => !idsOf(`${kind!}s` as (typeof KINDS)[number]).has(name!))
          .map(([found]) => found.trim()),
      ].map((found) => `${id}: ${found}`);
    });
    expect(wrong).toEqual([]);
  });

  it("give a symbol the unit that its quantity is declared with", () => {
    const unitsOf = (kind: string | undefined, id: string): string[] =>
      declared
        .filter((one) => one.id === id && (kind === undefined || one.kind === `${kind}s`))
        .map(({ module, kind: where, name }) => module[where][name]!.unit);
    const wrong = allParts.flatMap(({ id, symbols }) =>
      symbols.flatMap(({ symbol, units, from }) => {
        // `from …` says what a symbol is computed from, not what it is.
        const cited = from.startsWith("from ")
          ? []
          : [...from.matchAll(/(?:(parameter|lever|output) )?\b([a-z_]+\.[a-z]\w*)/g)];
        const expected = cited.flatMap(([, kind, name]) => unitsOf(kind, name!));
        // An amount per year, over a year, is an amount.
        const fits = (unit: string): boolean =>
          expected.some((one) => one === unit || one === `${unit}/year`);
        return expected.length === 0 || units.every(fits)
          ? []
          : [`${id}: ${symbol} [${units.join(", ")}], declared ${expected.join(", ")}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("are each held by a test that exists under the title they cite", () => {
    const wrong = allEquations.flatMap(({ id, parts }) => {
      const tests = parts.map(({ test }) => test).filter((test) => test !== "");
      if (tests.length === 0) return [`${id} cites no test`];
      return tests.flatMap((test) => {
        const cited = [...test.matchAll(/(test\/[\w./-]+\.ts),\s+"([^"]+)"/g)];
        if (cited.length === 0) return [`${id}: ${test}`];
        return cited.flatMap(([, file = "", title = ""]) => {
          const where = path.join(root, file);
          if (!fs.existsSync(where)) return [`${id}: there is no ${file}`];
          const text = fs.readFileSync(where, "utf8");
          return text.includes(`"${title}"`) || text.includes(`\`${title}\``)
            ? []
            : [`${id}: ${file} has no test "${title}"`];
        });
      });
    });
    expect(wrong).toEqual([]);
  });
});

describe("every quantity is tried", () => {
  const ownModules = new Set(city.modules);
  it("as an output: named by a test, and with causes that the law of causes disturbs", () => {
    const unnamed = declared.filter(
      ({ module, kind, name, id }) =>
        kind === "outputs" &&
        ownModules.has(module) &&
        !testFiles.some((text) => text.includes(id) || text.includes(`"${name}"`)),
    );
    expect(unnamed.map(({ id }) => id)).toEqual([]);
    const uncaused = catalogue.modules.flatMap((module) =>
      Object.entries(module.outputs)
        .filter(([, { from }]) => from.length === 0)
        .map(([name]) => `${module.id}.${name}`),
    );
    expect(uncaused).toEqual([]);
  });

  it("as a parameter, lever or input: a cause of some output of its module", () => {
    // What the module does not read itself is there for the analysis of its results.
    const analysis = ["engine/analysis", "viz/specs"]
      .flatMap((folder) => sourcesBelow(root, folder))
      .map(({ text }) => text)
      .join("\n");
    const idle = catalogue.modules.flatMap((module) => {
      const causes = new Set(Object.values(module.outputs).flatMap(({ from }) => from));
      return [
        ...Object.keys(module.parameters).map((name) => `p.${name}`),
        ...Object.keys(module.levers).map((name) => `l.${name}`),
        ...Object.keys(module.inputs).map((name) => `in.${name}`),
      ]
        .filter((cause) => !causes.has(cause))
        .filter((cause) => !analysis.includes(`"${module.id}.${cause.replace(/^p\./, "")}"`))
        .map((cause) => `${module.id}: ${cause}`);
    });
    expect(idle).toEqual([]);
  });

  it("names only causes that are declared", () => {
    const unknown = catalogue.modules.flatMap((module) =>
      Object.entries(module.outputs).flatMap(([name, { from }]) =>
        from
          .filter((cause) => {
            const [kind, ...rest] = cause.split(".");
            const records = { p: module.parameters, l: module.levers, in: module.inputs };
            return !(rest.join(".") in (records[kind as "p" | "l" | "in"] ?? {}));
          })
          .map((cause) => `${module.id}.${name}: ${cause}`),
      ),
    );
    expect(unknown).toEqual([]);
  });
});

describe("dimensions", () => {
  const own = city.modules.flatMap(({ dimensions }) => Object.keys(dimensions ?? {}));

  it("are declared once: by the module that has them to itself, or for all", () => {
    const all = [...own, ...Object.keys(shared)];
    expect(all.filter((id, at) => all.indexOf(id) !== at)).toEqual([]);
    expect(Object.keys(city.dimensions).sort()).toEqual([...all].sort());
  });

  it("are declared by a module when no other cuts, reads or takes in anything along them", () => {
    const users = new Map<string, Set<string>>(
      Object.keys(city.dimensions).map((id) => [id, new Set()]),
    );
    const outputs = new Map<string, readonly string[]>(
      catalogue.modules.flatMap(({ id, outputs: made }) =>
        Object.entries(made).map(([name, { dims }]) => [`${id}.${name}`, dims] as const),
      ),
    );
    for (const module of city.modules) {
      const use = (dims: readonly string[]): void =>
        dims.forEach((dim) => users.get(dim)!.add(module.id));
      for (const kind of [...KINDS, "state" as const, "accounts" as const]) {
        Object.values(module[kind]).forEach(({ dims }) => use(dims));
      }
      for (const { from } of Object.values(module.inputs)) use(outputs.get(from) ?? []);
      for (const { inventory } of Object.values(module.parameters)) {
        if (inventory?.sectors !== undefined) use(["sector"]);
      }
    }
    const alone = Object.keys(shared).filter((id) => users.get(id)!.size < 2);
    expect(alone, "belongs into the folder of its module").toEqual([]);
    for (const { id, dimensions: own = {} } of city.modules) {
      for (const dim of Object.keys(own)) {
        expect([...users.get(dim)!], `${dim} is used by others too`).toEqual([id]);
      }
    }
  });

  it("cut something", () => {
    const used = new Set(
      catalogue.modules.flatMap((module) =>
        [...KINDS, "state" as const, "accounts" as const].flatMap((kind) =>
          Object.values(module[kind]).flatMap(({ dims }) => dims),
        ),
      ),
    );
    const idle = Object.keys(catalogue.dimensions).filter((id) => !used.has(id));
    expect(idle).toEqual([]);
  });
});

/** Names, symbols and words that are the same in Dutch and English. */
const SAME_IN_BOTH = new Set([
  "F",
  "E",
  "D",
  "C",
  "B",
  "A",
  "A+",
  "LPG",
  "Diesel",
  "Sector",
  "Wind",
]);

describe("texts for people", () => {
  const texts: [string, Text][] = [
    ...catalogue.modules.flatMap((module): [string, Text][] => [
      [module.id, module.label],
      ...[...KINDS, "constraints" as const, "accounts" as const].flatMap((kind) =>
        Object.entries(module[kind]).map(([name, { label }]): [string, Text] => [
          `${module.id}.${name}`,
          label,
        ]),
      ),
      ...Object.entries(module.outputs).map(([name, { meaning }]): [string, Text] => [
        `${module.id}.${name}, meaning`,
        meaning,
      ]),
    ]),
    ...Object.entries(catalogue.dimensions).flatMap(
      ([id, { label, members }]): [string, Text][] => [
        [id, label],
        ...(typeof members === "string"
          ? []
          : members.map((member): [string, Text] => [`${id}[${member.id}]`, member.label])),
      ],
    ),
  ];

  it("are there in Dutch and English", () => {
    const empty = texts.filter(([, { nl, en }]) => nl.trim() === "" || en.trim() === "");
    expect(empty.map(([id]) => id)).toEqual([]);
  });

  it("differ between the languages, but for names and words that both have", () => {
    const isNumber = (text: string): boolean => /^[\d\s+-]+$/.test(text);
    const same = texts.filter(([, { nl, en }]) => nl === en && !isNumber(nl));
    expect(
      same.filter(([, { nl }]) => !SAME_IN_BOTH.has(nl)).map(([id, { nl }]) => `${id}: ${nl}`),
    ).toEqual([]);
    const met = new Set(same.map(([, { nl }]) => nl));
    expect([...SAME_IN_BOTH].filter((text) => !met.has(text))).toEqual([]);
  });
});
