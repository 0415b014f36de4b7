/** What each list holds: all that can be set, read, reached, checked, shown or included. */
import { DIRECTIONS } from "../goal-directions.ts";
import { inBudgetUnit } from "../../engine/analysis/budgets.ts";
import { inTargetUnit } from "../../engine/analysis/target-units.ts";
import { cityOf } from "../../engine/model/index.ts";
import { axesOf } from "../../engine/scenario/address.ts";
import {
  THEMES,
  type Catalogue,
  type ModuleDeclaration,
  type Text,
} from "../../engine/scenario/declarations.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import type { Shipped } from "../../engine/scenario/plan/shipped.ts";
import { acceptedUnits, canonicalUnit, unitInWords } from "../../engine/scenario/units/units.ts";
import { budgetUnit } from "../../viz/budget-sentences.ts";
import { displayUnit, formatNumber, type Language } from "../../viz/numbers.ts";
import type { chartList as ChartList } from "../../viz/files/charts.ts";
import { GRADE } from "../../viz/grade-words.ts";
import { THEMES_NAMED } from "../../viz/group-names.ts";
import { inBoth, leverFacts } from "../../viz/lever-facts.ts";
import { suppliedMeasures } from "../measures.ts";
import { parameterFacts } from "../../viz/parameter-facts.ts";
import type { List, Row } from "./row.ts";
import type { Searchable } from "./search.ts";

export const LISTS = [
  ...(["levers", "indicators", "targets", "parameters", "checks", "budgets"] as const),
  ...(["measures", "charts"] as const),
];
export type ListKind = (typeof LISTS)[number];

const same = (text: string): Text => ({ nl: text, en: text });
const NOTHING = same("");

/** Rows of the modules of the city, with what each can be found by. */
class Declared {
  readonly catalogue: Catalogue;
  private readonly axes: ReturnType<typeof axesOf>;
  private readonly labels: ResolvedScenario["notes"]["regions"][number]["members"];

  constructor({ model, notes }: ResolvedScenario) {
    this.catalogue = cityOf(model).catalogue;
    this.axes = axesOf(this.catalogue, model.regions[0]!.dimensions);
    this.labels = notes.regions[0]!.members;
  }

  *each<Kind extends "levers" | "outputs" | "parameters">(
    kind: Kind,
  ): Generator<{
    readonly id: string;
    readonly declared: ModuleDeclaration[Kind][string];
    readonly row: Pick<Row, "id" | "name" | "group" | "searched" | "unit">;
  }> {
    for (const module of this.catalogue.modules) {
      for (const [key, found] of Object.entries(module[kind])) {
        const declared = found as ModuleDeclaration[Kind][string];
        const id = `${module.id}.${key}`;
        const { unit, dims, label } = declared;
        const short = "short" in declared ? declared.short : undefined;
        const row = {
          id: `${id}${dims.length > 0 ? `[${dims.join(",")}]` : ""}`,
          name: label,
          group: module.label,
          unit,
          searched: [
            ...[id, label.nl, label.en, module.label.nl, module.label.en],
            ...(short === undefined ? [] : [short.nl, short.en]),
            ...unitWords(unit),
            ...dims.flatMap((dim) => this.memberWords(dim)),
          ],
        };
        yield { id, declared, row };
      }
    }
  }

  private memberWords(dimension: string): string[] {
    const { label, ids, names, isYear } = this.axes(dimension);
    const own = Object.values(this.labels[dimension] ?? {});
    const called = [label, ...names, ...own].flatMap(({ nl, en }) => [nl, en]);
    return isYear ? called : [...ids, ...called];
  }
}

/** A unit as it may be written and read: `kW` is also MW, and a dwelling a woning. */
function unitWords(unit: string): string[] {
  const words = (one: string): string[] => Object.values(unitInWords(one));
  const shown = displayUnit(unit, 0).label;
  return [...words(unit), shown.nl, shown.en, ...acceptedUnits(canonicalUnit(unit))];
}

function levers(scenario: ResolvedScenario): List {
  const rows: Row[] = [];
  for (const { id, declared, row } of new Declared(scenario).each("levers")) {
    const { unit, reference, referenceText, bounds, actor } = leverFacts(id, declared, scenario);
    const { min, max, actor: by } = declared;
    rows.push({
      ...row,
      cells: [referenceText, bounds, actor],
      below: [unit],
      searched: [...row.searched, unit.nl, unit.en],
      json: { reference, min, max, actor: by },
    });
  }
  const { first, last } = scenario.model;
  return {
    rows,
    head: { nl: "Hefboom", en: "Lever" },
    columns: [
      {
        head: { nl: `Referentie ${first} → ${last}`, en: `Reference ${first} → ${last}` },
        width: 24,
      },
      { head: { nl: "Grenzen", en: "Bounds" }, width: 26 },
      { head: { nl: "Wie", en: "Who" }, width: 11 },
    ],
  };
}

const KINDS = {
  stock: { nl: "stand op 1 januari", en: "state on 1 January" },
  flow: { nl: "over het jaar", en: "over the year" },
} as const;

function indicators(scenario: ResolvedScenario): List {
  const rows: Row[] = [];
  for (const { declared, row } of new Declared(scenario).each("outputs")) {
    // Per so many of something is a unit that only the words of units know.
    const unit = /\d{2}/.test(row.unit) ? unitInWords(row.unit) : displayUnit(row.unit, 0).label;
    const { meaning } = declared;
    const searched = [...row.searched, meaning.nl, meaning.en];
    const cells = [unit, KINDS[declared.kind]];
    rows.push({ ...row, searched, cells, below: [], json: {} });
  }
  for (const { id, unit, kind, formula } of scenario.model.indicators) {
    const name = scenario.notes.indicators?.[id]?.title ?? same(id);
    rows.push({
      ...{ id, unit, name },
      group: { nl: "Eigen indicatoren", en: "Indicators of the plan's own" },
      cells: [unitInWords(unit), KINDS[kind]],
      below: [],
      remark: same(formula),
      searched: [id, name.nl, name.en, formula, unit],
      json: { kind, formula },
    });
  }
  return {
    rows,
    head: { nl: "Uitkomst", en: "Result" },
    columns: [
      { head: { nl: "Eenheid", en: "Unit" }, width: 35 },
      { head: { nl: "Soort", en: "Kind" }, width: 19 },
    ],
  };
}

const SPREAD: Text = { nl: "verdeling", en: "distribution" };
const TOGETHER: Text = { nl: "beweegt mee met groep", en: "moves with group" };

function parameters(scenario: ResolvedScenario): List {
  const rows: Row[] = [];
  for (const { id, row } of new Declared(scenario).each("parameters")) {
    const facts = parameterFacts(id, row.unit, scenario);
    const { values, value, range, unit, bounds, grades, sources, isUnknown } = facts;
    const { distributions, groups } = facts;
    const figures =
      isUnknown || values.length === 0
        ? {}
        : values.length === 1
          ? { value: values[0] }
          : {
              lowest: values.reduce((a, b) => Math.min(a, b)),
              highest: values.reduce((a, b) => Math.max(a, b)),
              count: values.length,
            };
    const marks = {
      ...(facts.isPlaceholder ? { placeholder: true } : {}),
      ...(isUnknown ? { unknown: true } : {}),
      ...(facts.replaced.length > 0 ? { replaces: facts.replaced } : {}),
      ...(distributions.length > 0 ? { distributions } : {}),
      ...(groups.length > 0 ? { groups } : {}),
    };
    rows.push({
      ...row,
      cells: [
        range === null ? value : inBoth((language) => `${value[language]} (${range[language]})`),
        isUnknown
          ? NOTHING
          : inBoth((language) => grades.map((grade) => GRADE[grade][language]).join(", ")),
      ],
      remark: inBoth((language) =>
        [
          ...(facts.remark[language] === "" ? [] : [facts.remark[language]]),
          ...(distributions.length > 0 ? [`${SPREAD[language]} ${distributions.join(", ")}`] : []),
          ...(groups.length > 0 ? [`${TOGETHER[language]} ${groups.join(", ")}`] : []),
        ].join("; "),
      ),
      below: [
        unit,
        same(sources.length > 1 ? `${sources[0]} +${sources.length - 1}` : sources.join("")),
      ],
      searched: [
        ...[...row.searched, unit.nl, unit.en, ...sources, ...facts.sourceTitles],
        ...[...distributions, ...groups],
      ],
      json: { ...figures, ...bounds, grades, sources, ...marks },
    });
  }
  return {
    rows,
    head: { nl: "Parameter", en: "Parameter" },
    columns: [
      { head: { nl: "Waarde (marge)", en: "Value (range)" }, width: 23 },
      { head: { nl: "Graad, bron", en: "Grade, source" }, width: 38 },
    ],
  };
}

const SECTION: Text = { nl: "deel", en: "section" };

function targets({ model, notes }: ResolvedScenario): List {
  const { catalogue } = cityOf(model);
  const rows = model.targets.map((target): Row => {
    const { id, kind, year, direction, value, by, baseYear, indicator } = target;
    const { short, what, source, section, grade, interpreted, remark } = notes.targets[id]!;
    const stated = inTargetUnit(target, value, catalogue);
    const decimals = Number.isInteger(stated) ? 0 : Number.isInteger(stated * 10) ? 1 : 2;
    const unit = unitInWords(target.unit);
    const wanted = inBoth((language) => {
      const number = formatNumber(stated, language, decimals);
      return `${DIRECTIONS[direction][language]} ${number} ${unit[language]}`;
    });
    return {
      ...{ id, name: short, group: null, unit: target.unit },
      cells: [same(`${year}`), wanted],
      below: [NOTHING, same(indicator)],
      remark: inBoth((language) =>
        [section === "" ? "" : `${SECTION[language]} ${section}`]
          .concat(interpreted[language], remark[language])
          .filter((text) => text !== "")
          .join("; "),
      ),
      searched: [id, short.nl, short.en, what.nl, what.en, indicator, source, section, unit.nl],
      json: {
        ...{ kind, year, direction, value: stated, by, baseYear },
        ...{ section, source, grade, interpreted, remark },
      },
    };
  });
  return {
    rows,
    head: { nl: "Doel", en: "Goal" },
    columns: [
      { head: { nl: "Jaar", en: "Year" }, width: 6 },
      { head: { nl: "Gewenst van", en: "Wanted of" }, width: 50 },
    ],
  };
}

function checks({ model, notes }: ResolvedScenario): List {
  const rows = (model.checks ?? []).map(({ id, expect, from, to }): Row => {
    const name = notes.checks?.[id]?.title ?? same(id);
    return {
      ...{ id, name, group: null, unit: "" },
      cells: [same(from === to ? `${from}` : `${from}–${to}`)],
      below: [],
      remark: same(expect),
      searched: [id, name.nl, name.en, expect],
      json: { expect, from, to },
    };
  });
  return {
    rows,
    head: { nl: "Controle", en: "Check" },
    columns: [{ head: { nl: "Jaren", en: "Years" }, width: 12 }],
  };
}

function budgets({ model, notes }: ResolvedScenario): List {
  const rows = (model.budgets ?? []).map((budget): Row => {
    const { id, indicator, from, to, unit } = budget;
    const name = notes.budgets?.[id]?.title ?? same(id);
    const words = budgetUnit(budget);
    const amount = inBudgetUnit(budget, budget.amount);
    const written = (language: Language): string =>
      `${formatNumber(amount, language, Number.isInteger(amount) ? 0 : 2)} ${words[language]}`;
    return {
      ...{ id, name, group: null, unit },
      cells: [{ nl: written("nl"), en: written("en") }, same(`${from}–${to}`)],
      below: [],
      remark: same(indicator),
      searched: [id, name.nl, name.en, indicator],
      json: { indicator, amount: budget.amount, canonical: budget.canonical, from, to },
    };
  });
  return {
    rows,
    head: { nl: "Budget", en: "Budget" },
    columns: [
      { head: { nl: "Bedrag", en: "Amount" }, width: 20 },
      { head: { nl: "Jaren", en: "Years" }, width: 12 },
    ],
  };
}

/** In words where it is one that the program knows, else as the package has it. */
const themeText = (theme: string | null): Text => {
  const known = THEMES.find((one) => one === theme);
  return known === undefined ? same(theme ?? "") : THEMES_NAMED[known];
};

function measures(supplied: Shipped): List {
  const rows = suppliedMeasures(supplied).map(({ id, title, theme, level, explanation }): Row => {
    const about = explanation ?? NOTHING;
    return {
      ...{ id, name: title, group: null, unit: "" },
      cells: [
        themeText(theme),
        level === null ? NOTHING : { nl: `niveau ${level} van 4`, en: `level ${level} of 4` },
      ],
      below: [],
      remark: about,
      searched: [
        ...[id, title.nl, title.en, theme ?? "", about.nl, about.en],
        ...Object.values(themeText(theme)),
      ],
      json: { theme, level, explanation },
    };
  });
  return {
    rows,
    head: { nl: "Pakket maatregelen", en: "Package of measures" },
    columns: [
      { head: { nl: "Thema", en: "Theme" }, width: 14 },
      { head: { nl: "Ambitie", en: "Ambition" }, width: 16 },
    ],
  };
}

const CHARTS_OF = {
  run: { nl: "Van één plan (simulate PLAN.yaml)", en: "Of one plan (simulate PLAN.yaml)" },
  group: {
    nl: "Van een plan over meerdere gemeenten (simulate PLAN.yaml), naast die van de groep als geheel",
    en: "Of a plan over several municipalities (simulate PLAN.yaml), beside those of the whole group",
  },
  comparison: {
    nl: "Van een vergelijking (simulate compare)",
    en: "Of a comparison (simulate compare)",
  },
  sensitivity: {
    nl: "Van een gevoeligheidsanalyse (simulate sensitivity)",
    en: "Of a sensitivity analysis (simulate sensitivity)",
  },
  ensemble: {
    nl: "Van een ensemble (simulate ensemble), naast die van het plan met banden",
    en: "Of an ensemble (simulate ensemble), beside those of the plan with bands",
  },
} as const satisfies Record<string, Text>;

function charts(): List {
  // Charts are in the bundle that draws them.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a bundle beside this one
  const { chartList } = require("./charts.cjs") as { chartList: typeof ChartList };
  const rows = chartList().map(({ id, of, question }): Row => {
    const group = CHARTS_OF[of];
    const searched: Searchable = [id, question.nl, question.en, group.nl, group.en];
    return {
      ...{ id, name: question, group, unit: "" },
      ...{ cells: [], below: [], searched, json: { of } },
    };
  });
  return { rows, head: { nl: "Grafiek", en: "Chart" }, columns: [] };
}

/** The list of what a scenario has; measures and charts are the same for all. */
export function listOf(what: ListKind, scenario: ResolvedScenario, supplied: Shipped): List {
  switch (what) {
    case "levers":
      return levers(scenario);
    case "indicators":
      return indicators(scenario);
    case "targets":
      return targets(scenario);
    case "parameters":
      return parameters(scenario);
    case "checks":
      return checks(scenario);
    case "budgets":
      return budgets(scenario);
    case "measures":
      return measures(supplied);
    case "charts":
      return charts();
  }
}
