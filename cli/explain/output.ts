/** A result of the model: its value, the equation behind it, and what goes into that. */
import { GROUNDS } from "../../engine/analysis/grounds.ts";
import {
  axesOf,
  cellOf,
  formatAddress,
  membersOfCell,
  type Address,
} from "../../engine/scenario/address.ts";
import { formatNumber } from "../../viz/numbers.ts";
import { heading } from "../summary/layout.ts";
import { GRADE } from "../../viz/grade-words.ts";
import { memberName, nameOf } from "../../viz/names.ts";
import { comparedYear } from "../../viz/run-view.ts";
import {
  outputCells,
  outputOf,
  REGION,
  viewOf,
  type Explanation,
  type ExplainContext,
} from "./context.ts";
import { equationOf, type EquationFacts } from "./equation-facts.ts";
import { figureLines, joined, told, yearsHeading } from "./figures.ts";
import {
  citedSources,
  leverJson,
  leverLines,
  orNull,
  parameterJson,
  parameterLines,
  sourceLines,
} from "./leaves.ts";
import type { ReadOutput } from "./trace.ts";
import { WHEN, WORDS } from "./words.ts";

/** How many lines an explanation has by itself; `--depth` asks for more. */
const SCREENS = 120;
/** Members that are listed one by one. */
const MOST_MEMBERS = 14;
/** Figures behind a result that is itself behind another. */
const DEEPER = "    ";

/** @param depth how many steps back; null for as many as can be read at ease */
export function outputExplanation(
  address: Address,
  depth: number | null,
  context: ExplainContext,
): Explanation {
  const { id } = address;
  const behind = context.trace.behind([id]);
  const beyond = behind.levels.length - 1;
  const told = new Set<string>();
  const head = outputHead(address, context);
  const own = ownLines(id, told, context);
  const blocks: string[][] = [];
  for (let step = 1; step <= Math.min(beyond, depth ?? beyond); step++) {
    const block = stepLines(step, behind.levels[step]!, told, context);
    const size = [head, own, ...blocks, block].reduce((sum, { length }) => sum + length, 0);
    if (depth === null && size > SCREENS) break;
    blocks.push(block);
  }
  const shown = blocks.length;
  const sources = citedSources(...shownLeaves(behind.levels.slice(0, 1).flat(), context), context);
  const lines = [
    ...head,
    ...own,
    ...blocks.flat(),
    ...groundLines(id, context),
    ...(sources.length === 0
      ? []
      : [heading(WORDS.sources[context.language]), ...sourceLines(sources)]),
    ...restLines(behind.levels, shown, context),
  ];
  return { lines, json: outputJson(address, shown, context) };
}

/** Name, meaning and values. */
function outputHead(address: Address, context: ExplainContext): string[] {
  const { outcome, language, years } = context;
  const { id, members } = address;
  const { unit, kind, meaning, dims } = outputOf(id, context);
  const name = nameOf(formatAddress(id, members), viewOf(context));
  const title = `${name} (${formatAddress(id, members)}), ${WORDS.result[language]}`;
  const missing = outcome.scenario.notes.regions[REGION]!.missing?.[id];
  const lines = [heading(title), ...told(meaning[language], "  "), ""];
  if (missing !== undefined) {
    return [...lines, ...told(`${WORDS.noValue[language]}: ${missing[language]}`, "  ")];
  }
  const cell = members.length === 0 ? null : cellOfAddress(address, context);
  const columns = (run: ExplainContext["outcome"]["run"]): number[][] =>
    years.map((year) => {
      const cells = outputCells(id, year, run, context);
      return cell === null ? cells : [cells[cell]!];
    });
  const [plan, reference] = [columns(outcome.run), columns(outcome.reference)];
  const row = { name: WORDS[kind][language], unit, columns: plan, beside: reference };
  lines.push(yearsHeading(outcome.scenario.notes.title[language], years));
  lines.push(...figureLines(row, language));
  if (plan.some((cells, at) => cells.some((value, of) => value !== reference[at]![of]))) {
    const unchanged = {
      ...{ name: WORDS.unchanged[language], unit },
      ...{ columns: reference, beside: plan },
    };
    lines.push(...figureLines(unchanged, language));
  }
  if (cell === null && dims.length > 0) lines.push(...memberLines(id, context));
  return lines;
}

const cellOfAddress = (address: Address, { outcome }: ExplainContext): number =>
  cellOf(address, outcome.catalogue, outcome.scenario.model.regions[REGION]!.dimensions)!;

/** Every member of an output, as long as they can be listed. */
function memberLines(id: string, context: ExplainContext, indent = "    "): string[] {
  const { outcome, language, years } = context;
  const { dims, unit } = outputOf(id, context);
  const { dimensions } = outcome.scenario.model.regions[REGION]!;
  const axes = dims.map(axesOf(outcome.catalogue, dimensions));
  const count = outcome.run.size(id);
  const names = axes.map(({ label }) => label[language].toLowerCase()).join(", ");
  if (count > MOST_MEMBERS) {
    const address = formatAddress(id, membersOfCell(axes, 0));
    return told(
      {
        nl: `${count} waarden, naar ${names}; vraag er een met simulate explain "${address}"`,
        en: `${count} values, by ${names}; ask for one with simulate explain "${address}"`,
      }[language],
    );
  }
  const view = viewOf(context);
  const all = years.map((year) => outputCells(id, year, outcome.run, context));
  return Array.from({ length: count }, (_, cell) => {
    const members = membersOfCell(axes, cell);
    const name = members.map((member, at) => memberName(dims[at]!, member, view)).join(", ");
    const columns = all.map((cells) => [cells[cell]!]);
    return figureLines({ name, unit, columns, beside: all }, language, indent);
  }).flat();
}

/** Equation, and what goes into it by itself. */
function ownLines(id: string, told: Set<string>, context: ExplainContext): string[] {
  const { outcome, language, years, trace } = context;
  const { inputs, levers, parameters } = trace.causesOf(id);
  const parts = trace.partsOf(id).filter((one) => outcome.run.size(one) <= MOST_MEMBERS);
  for (const one of [id, ...levers, ...parameters]) told.add(one);
  const block = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [yearsHeading(title, years), ...lines];
  const count = (word: keyof typeof WORDS, some: readonly unknown[]): string =>
    `${WORDS[word][language]} (${some.length})`;
  return [
    ...parts.flatMap((one) => [
      yearsHeading(`${WORDS.consistsOf[language]}: ${one}`, years),
      ...memberLines(one, context, "  "),
    ]),
    ...equationLines(equationFor(id, context), context),
    ...block(
      `${WORDS.madeOf[language]}: ${count("inputs", inputs).toLowerCase()}`,
      inputs.flatMap((input) => inputLines(input, context)),
    ),
    ...block(
      count("levers", levers),
      levers.flatMap((lever) => leverLines(lever, context)),
    ),
    ...block(
      count("parameters", parameters),
      parameters.flatMap((parameter) => parameterLines(parameter, context)),
    ),
  ];
}

const equationFor = (id: string, context: ExplainContext): EquationFacts | null =>
  equationOf(context.equations, id.slice(0, id.indexOf(".")), outputOf(id, context).equation);

/** Formula and symbols, as the header in the code has them. */
function equationLines(equation: EquationFacts | null, { language }: ExplainContext): string[] {
  if (equation === null) return [];
  const lines = equation.parts.flatMap(({ title, formula, symbols }, at) => {
    const name = at === 0 ? `${equation.id} ${title[language]}` : title[language];
    const width = symbols.reduce((most, { symbol }) => Math.max(most, symbol.length), 0);
    return [
      ...told(name, "  "),
      ...formula.map((line) => `      ${line}`.trimEnd()),
      ...symbols.flatMap(({ symbol, meaning, units, from }) => {
        const unit = `[${units.join(", ")}]`;
        const [first = "", ...rest] = told(
          joined([`${meaning[language]} ${unit}`, originText(from, language)]),
          " ".repeat(width + 6),
        );
        return [`    ${symbol.padEnd(width)}  ${first.trimStart()}`, ...rest];
      }),
    ];
  });
  const [{ source } = { source: "" }] = equation.parts;
  // Headers are English; the citation is what a Dutch reader can use of it too.
  const cited = source === "" ? [] : told(`${WORDS.sourceEnglish[language]}: ${source}`, "  ");
  return [heading(WORDS.howComputed[language]), ...lines, ...cited];
}

/** What a symbol is declared as: words are English, ids are in no language. */
function originText(from: string, language: "nl" | "en"): string {
  if (language === "en") return from.replace(/^(?:from|parameter|output|lever) /, "");
  return [...from.matchAll(/\b(?:[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*|[A-Z]{3}-\d+)\b/g)].join(", ");
}

/** An input, with the equation that makes it. */
function inputLines({ id, when }: ReadOutput, context: ExplainContext): string[] {
  const { language } = context;
  const times = when.map((one) => WHEN[one][language]).join(", ");
  return [...valueLines(id, context), ...told(joined([id, times]))];
}

/** The row of an output: its total where it has one, else the span of its members. */
function valueLines(id: string, context: ExplainContext): string[] {
  const { outcome, language, years } = context;
  const { unit, dims, total } = outputOf(id, context);
  const name = nameOf(id, viewOf(context));
  const of = total === undefined ? id : `${id.slice(0, id.indexOf("."))}.${total}`;
  const has = outcome.run.has(of);
  const columns = years.map((year) => outputCells(has ? of : id, year, outcome.run, context));
  const together = { nl: "samen", en: "together" }[language];
  const values = { nl: "waarden", en: "values" }[language];
  const mark =
    dims.length === 0
      ? ""
      : `, ${outcome.run.size(id)} ${values}${has && of !== id ? ` ${together}` : ""}`;
  return figureLines({ name: `${name}${mark}`, unit, columns }, language);
}

/** Outputs that are equally far away, each with what it is made of that was not told yet. */
function stepLines(
  step: number,
  outputs: readonly string[],
  toldBefore: Set<string>,
  context: ExplainContext,
): string[] {
  const { language, years, trace } = context;
  const lines = outputs.flatMap((id) => {
    const { inputs, levers, parameters } = trace.causesOf(id);
    const equation = equationFor(id, context);
    const title = equation?.parts[0]?.title[language] ?? "";
    const fresh = (ids: readonly string[]): string[] => ids.filter((one) => !toldBefore.has(one));
    const [newLevers, newParameters] = [fresh(levers), fresh(parameters)];
    for (const one of [...newLevers, ...newParameters]) toldBefore.add(one);
    const from = inputs.map((input) => input.id).join(", ");
    const before = levers.length + parameters.length - newLevers.length - newParameters.length;
    const again = before === 0 ? "" : againText(before, language);
    return [
      "",
      ...valueLines(id, context),
      ...told(joined([id, equation === null ? "" : `${equation.id} ${title}`])),
      ...(from === "" ? [] : told(`← ${from}`)),
      ...(again === "" ? [] : told(again)),
      ...newLevers.flatMap((lever) => leverLines(lever, context, DEEPER)),
      ...newParameters.flatMap((one) => parameterLines(one, context, DEEPER)),
    ];
  });
  return [
    yearsHeading(`${WORDS.step[language]} ${step} (${outputs.length})`, years),
    ...lines.slice(1),
  ];
}

const againText = (count: number, language: "nl" | "en"): string =>
  language === "nl"
    ? `en ${count} ${count === 1 ? "cijfer dat" : "cijfers die"} hierboven al ${count === 1 ? "staat" : "staan"}`
    : `and ${count} ${count === 1 ? "figure" : "figures"} told above`;

function shownLeaves(outputs: readonly string[], { trace }: ExplainContext): [string[], string[]] {
  const causes = outputs.map((id) => trace.causesOf(id));
  return [causes.flatMap(({ parameters }) => parameters), causes.flatMap(({ levers }) => levers)];
}

/** How well founded all figures behind a result are, and which of them matter most. */
export function groundLines(indicator: string, context: ExplainContext): string[] {
  const { outcome, language } = context;
  const found = outcome.grounding[REGION]!.grounding.indicators.find(
    (one) => one.indicator === indicator,
  );
  if (found === undefined) return [];
  const { inputs, placeholders, spans } = found;
  const total = GROUNDS.reduce((sum, ground) => sum + inputs[ground], 0);
  if (total === 0) return [];
  const promise = { nl: "uit het plan zelf", en: "from the plan itself" }[language];
  const counts = GROUNDS.flatMap((ground) => {
    if (inputs[ground] === 0) return [];
    return [`${inputs[ground]} ${ground === "plan" ? promise : GRADE[ground][language]}`];
  });
  const said = {
    nl: `Rust op ${formatNumber(total, language)} ${total === 1 ? "cijfer" : "cijfers"}: ${counts.join(", ")}.`,
    en: `Rests on ${formatNumber(total, language)} ${total === 1 ? "figure" : "figures"}: ${counts.join(", ")}.`,
  }[language];
  const provisional =
    placeholders === 0
      ? ""
      : { nl: ` Voorlopig ingevuld: ${placeholders}.`, en: ` Placeholders: ${placeholders}.` }[
          language
        ];
  const span = spans.get(comparedYear(viewOf(context)));
  const leading =
    span === undefined || span.leading.length === 0
      ? []
      : told(
          `${WORDS.mostTelling[language]} (${comparedYear(viewOf(context))}): ${span.leading
            .map(({ assumption }) => nameOf(assumption.address, viewOf(context)))
            .join("; ")}.`,
          "  ",
        );
  return [heading(WORDS.rests[language]), ...told(`${said}${provisional}`, "  "), ...leading];
}

/** What was not shown, and how to see it. */
function restLines(
  levels: readonly (readonly string[])[],
  shown: number,
  context: ExplainContext,
): string[] {
  const { language } = context;
  const left = leftOut(levels, shown, context);
  if (left.outputs === 0) return [];
  const deeper = {
    nl: `Nog verder terug: ${left.outputs} uitkomsten, met ${left.levers} hefbomen en ${left.parameters} parameters die hier niet staan. Met --depth ${shown + 1} een stap verder, met --depth ${levels.length - 1} tot het einde.`,
    en: `Further back: ${left.outputs} results, with ${left.levers} levers and ${left.parameters} parameters that are not shown. With --depth ${shown + 1} one step further, with --depth ${levels.length - 1} to the end.`,
  }[language];
  return ["", ...told(deeper, "  ")];
}

function leftOut(
  levels: readonly (readonly string[])[],
  shown: number,
  context: ExplainContext,
): { readonly outputs: number; readonly levers: number; readonly parameters: number } {
  const [near, far] = [levels.slice(0, shown + 1).flat(), levels.slice(shown + 1).flat()];
  const [parameters, levers] = shownLeaves(near, context).map((ids) => new Set(ids)) as [
    Set<string>,
    Set<string>,
  ];
  const [otherParameters, otherLevers] = shownLeaves(far, context);
  const news = (ids: readonly string[], known: ReadonlySet<string>): number =>
    new Set(ids.filter((id) => !known.has(id))).size;
  return {
    outputs: far.length,
    levers: news(otherLevers, levers),
    parameters: news(otherParameters, parameters),
  };
}

function outputJson(
  address: Address,
  shown: number,
  context: ExplainContext,
): Record<string, unknown> {
  const { id, members } = address;
  const { trace } = context;
  const { levels } = trace.behind([id]);
  const near = levels.slice(0, shown + 1).flat();
  const [parameters, levers] = shownLeaves(near, context);
  const [own, ...others] = near.map((one) => nodeJson(one, context));
  return {
    kind: "output",
    ...own,
    id: formatAddress(id, members),
    cell: members.length === 0 ? null : cellOfAddress(address, context),
    behind: others,
    parameters: [...new Set(parameters)].map((one) => parameterJson(one, context)),
    levers: [...new Set(levers)].map((one) => leverJson(one, context)),
    sources: citedSources(parameters, levers, context),
    leftOut: leftOut(levels, shown, context),
  };
}

/** An output with the ids of what it is made of. */
function nodeJson(id: string, context: ExplainContext): Record<string, unknown> {
  const { outcome, years, trace } = context;
  const { label, meaning, unit, kind, dims } = outputOf(id, context);
  const { inputs, parameters, levers } = trace.causesOf(id);
  const cells = (year: number, run: typeof outcome.run): (number | null)[] =>
    outputCells(id, year, run, context).map(orNull);
  return {
    ...{ id, label, meaning, unit, timing: kind, dims },
    values: years.map((year) => ({
      year,
      plan: cells(year, outcome.run),
      reference: cells(year, outcome.reference),
    })),
    missing: outcome.scenario.notes.regions[REGION]!.missing?.[id] ?? null,
    equation: equationFor(id, context),
    from: { inputs, parameters, levers },
  };
}
