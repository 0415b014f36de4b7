/** Which figures a sensitivity analysis is about: those asked for, or the usual ones. */
import { isJudged } from "../../engine/analysis/ensemble/outcome.ts";
import type { FigurePlan } from "../../engine/analysis/ensemble/figures.ts";
import { futureYears, MAIN_INDICATORS } from "../../engine/analysis/main-indicators.ts";
import type { SensitivityFigure } from "../../engine/analysis/sensitivity/outcome.ts";
import { quantitiesOf } from "../../engine/scenario/address.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Diagnostic, DiagnosticCode } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { nearest } from "../../engine/scenario/diagnostics/near-miss.ts";

export interface AskedFigures {
  readonly figures: readonly SensitivityFigure[];
  readonly problems: readonly Diagnostic[];
}

const problem = (code: DiagnosticCode, message: Text, help: Text | null): Diagnostic => ({
  ...{ code, severity: "error", message, at: null, excerpt: null, help, related: [] },
});

/** `emissions.total[2040]`; without a year it is what the years of a summary are for. */
const FIGURE = /^([a-z][a-z0-9_.]*)(?:\[(.*)\])?$/;

/** Place of a figure in the row of a member; null where nothing is kept of it. */
export const columnOf = (plan: FigurePlan, { kind, id, year, region }: SensitivityFigure) =>
  kind === "goal" ? plan.goal({ id }, "reached", region) : plan.column(id, 0, year, region);

/** @param typed what stands behind every `--of`; empty for the goals and the main indicators */
export function figuresAsked(typed: readonly string[], plan: FigurePlan): AskedFigures {
  const words = typed
    .flatMap((text) => text.split(/,(?![^[]*\])/))
    .map((word) => word.trim())
    .filter((word) => word !== "");
  if (words.length === 0) return { figures: usual(plan), problems: [] };
  const figures = new Map<string, SensitivityFigure>();
  const problems: Diagnostic[] = [];
  for (const word of words) {
    const found = figuresOf(word, plan);
    if (Array.isArray(found)) {
      for (const figure of found) figures.set(`${figure.region} ${figure.key}`, figure);
    } else problems.push(found);
  }
  return { figures: [...figures.values()], problems };
}

function usual(plan: FigurePlan): SensitivityFigure[] {
  const { first, last, targets } = plan.model;
  return plan.regions.flatMap((_, region) => [
    ...MAIN_INDICATORS.flatMap((id) =>
      futureYears(first, last).flatMap((year) => {
        const figure = indicator(id, year, region);
        return plan.column(id, 0, year, region) === null ? [] : [figure];
      }),
    ),
    ...targets.filter(isJudged).map(({ id, year }) => goal(id, year, region)),
  ]);
}

const indicator = (id: string, year: number, region: number): SensitivityFigure => ({
  ...{ key: `${id}[${year}]`, kind: "indicator", id, year, region },
});
const goal = (id: string, year: number, region: number): SensitivityFigure => ({
  ...{ key: id, kind: "goal", id, year, region },
});

function figuresOf(word: string, plan: FigurePlan): SensitivityFigure[] | Diagnostic {
  const { first, last, targets } = plan.model;
  const target = targets.find(({ id }) => id === word);
  if (target !== undefined) {
    return isJudged(target)
      ? plan.regions.map((_, region) => goal(target.id, target.year, region))
      : onlyFollowed(word);
  }
  const [, id = "", when] = FIGURE.exec(word) ?? [];
  const known = plan.regions.flatMap((_, region) => plan.values(id, 0, region) ?? []);
  if (known.length === 0) return unknown(word, id, plan);
  const years =
    when === undefined
      ? futureYears(first, last)
      : when
          .split(",")
          .map((text) => text.trim())
          .map((text) => (/^\d{4}$/.test(text) ? Number(text) : NaN));
  const figures = plan.regions.flatMap((_, region) =>
    years.map((year) => indicator(id, year, region)),
  );
  if (figures.every((figure) => columnOf(plan, figure) !== null)) return figures;
  const example = `--of ${id}[${futureYears(first, last)[0]!}]`;
  return problem(
    "year-outside-run",
    {
      nl: `--of: "${word}" noemt een jaar dat de berekening niet heeft`,
      en: `--of: "${word}" names a year that the run does not have`,
    },
    {
      nl: `kies jaren van ${first} tot ${last}: ${example}`,
      en: `choose years from ${first} to ${last}: ${example}`,
    },
  );
}

const onlyFollowed = (word: string): Diagnostic =>
  problem(
    "no-value",
    {
      nl: `--of: het doel "${word}" wordt alleen gevolgd en niet beoordeeld`,
      en: `--of: the goal "${word}" is only followed, and not judged`,
    },
    {
      nl: "vraag een doel dat gehaald of gemist wordt (simulate list targets) of een indicator",
      en: "ask for a goal that is met or missed (simulate list targets), or for an indicator",
    },
  );

function unknown(word: string, id: string, plan: FigurePlan): Diagnostic {
  const outputs = quantitiesOf(plan.catalogue, "outputs");
  const declared = outputs.get(id);
  if (declared !== undefined && declared.dims.length > 0) {
    return problem(
      "unknown-indicator",
      {
        nl: `--of: "${id}" is een tabel; gevoeligheid gaat over één cijfer per jaar`,
        en: `--of: "${id}" is a table; sensitivity is about one figure a year`,
      },
      {
        nl: "vraag een totaal, of maak van een cel een eigen indicator in het plan",
        en: "ask for a total, or make an indicator of your own of one cell in the plan",
      },
    );
  }
  if (declared !== undefined) {
    return problem(
      "no-value",
      {
        nl: `--of: "${id}" heeft in dit plan geen waarde: een cijfer ontbreekt`,
        en: `--of: "${id}" has no value in this plan: a figure is missing`,
      },
      { nl: `zie simulate explain ${id}`, en: `see simulate explain ${id}` },
    );
  }
  const names = plan.series.flatMap((one) => (one.part === "value" ? [one.id] : []));
  const near = nearest(id === "" ? word : id, [
    ...new Set([...names, ...plan.model.targets.map((target) => target.id)]),
  ]);
  const year = /\[.*\]$/.exec(word)?.[0] ?? "";
  const isGoal = plan.model.targets.some((target) => target.id === near);
  const meant = `${near}${isGoal ? "" : year}`;
  return problem(
    "unknown-indicator",
    {
      nl: `--of: dit plan heeft geen indicator of doel "${word}"`,
      en: `--of: this plan has no indicator or goal "${word}"`,
    },
    near === null
      ? {
          nl: "zoek met simulate list indicators of simulate list targets",
          en: "look with simulate list indicators or simulate list targets",
        }
      : { nl: `bedoelde u ${meant}?`, en: `did you mean ${meant}?` },
  );
}

/** Figures that nothing uncertain moves: there is nothing to divide. */
export function unmoved(keys: readonly string[]): Diagnostic[] {
  if (keys.length === 0) return [];
  const list = keys.join(", ");
  return [
    {
      ...problem(
        "nothing-uncertain",
        {
          nl: `geen enkele onzekere aanname verandert iets aan ${list}`,
          en: `no uncertain assumption changes ${list}`,
        },
        keys.length === 1
          ? {
              nl: "dat cijfer volgt uit wat het plan zelf zet, of heeft geen waarde",
              en: "that figure follows from what the plan itself sets, or has no value",
            }
          : {
              nl: "die cijfers volgen uit wat het plan zelf zet, of hebben geen waarde",
              en: "those figures follow from what the plan itself sets, or have no value",
            },
      ),
      severity: "warning",
    },
  ];
}
