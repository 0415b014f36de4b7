/** Text on any screen: on a narrow one nothing is lost, and read out it has no signs that a window may lack. */
import { describe, expect, it } from "vitest";
import { backcastText } from "../../cli/backcast/backcast-text.ts";
import { comparisonText } from "../../cli/compare/sections.ts";
import { ensembleText } from "../../cli/ensemble-text.ts";
import { groupSummaryText } from "../../cli/group/summary.ts";
import { shaped, shapedStreams } from "../../cli/screen/shaped-streams.ts";
import { onScreen, screenOf } from "../../cli/screen/screen.ts";
import { diagnosticsText } from "../../cli/show-diagnostics.ts";
import { summaryText } from "../../cli/summary.ts";
import { heading, right } from "../../cli/summary/layout.ts";
import { listOf } from "../../cli/lists/rows.ts";
import { tableText } from "../../cli/lists/table.ts";
import { compareRuns, comparedRun } from "../../engine/analysis/comparison.ts";
import { runScenario } from "../../engine/analysis/outcome.ts";
import { scenarioDifferences } from "../../engine/analysis/scenario-differences.ts";
import type { Language } from "../../viz/numbers.ts";
import { answerTo, asked, targetOf } from "../arbitraries/backcasts.ts";
import { inventedEnsemble } from "../arbitraries/invented-ensemble.ts";
import { shipped } from "../arbitraries/shipped.ts";
import { shownGroup } from "../arbitraries/shown-group.ts";
import { shipped as supplied } from "../../cli/shipped.ts";

const LANGUAGES: readonly Language[] = ["nl", "en"];
const plans = [shipped("kortrijk/kortrijk-2040.yaml"), shipped("kortrijk/veel-bouwen.yaml")];
const outcomes = plans.map((plan) => runScenario(plan, false));

const comparison = compareRuns(outcomes.map(comparedRun), 0);
const [reference, other] = comparison.runs;
const catalogues = [reference!.catalogue, other!.catalogue] as const;
const compared = {
  ...{ comparison, attributions: [], movements: [], abatements: [] },
  differences: [scenarioDifferences(reference!.scenario, other!.scenario, catalogues)],
};
const shown = { years: [2024, 2040], indicators: ["emissions.total"], explained: [] };
const ensembles = plans.map((plan) => inventedEnsemble(plan).record);
const group = shownGroup();
const answer = answerTo({
  scenario: plans[0]!,
  targets: [targetOf(plans[0]!, "co2_2040")],
  levers: [asked(plans[0]!, "housing.renovation_rate")],
});

/** Everything that a screen of this kind shows. */
function shownOn(isPlain: boolean, columns: number | undefined, language: Language): string[] {
  const screen = screenOf(isPlain, columns);
  return onScreen(screen, language, () => [
    ...[
      ...outcomes.map((outcome) => summaryText(outcome, language)),
      comparisonText(compared, shown, language),
      ensembleText(ensembles.slice(0, 1), [], language),
      ensembleText(ensembles, [], language),
      groupSummaryText(group, language),
      backcastText(answer, null, language),
    ].map((text) => shaped(text, screen)),
    ...(["levers", "parameters", "targets"] as const).map((what) =>
      shaped(tableText(listOf(what, plans[0]!, supplied), language), screen),
    ),
  ]);
}

/** Figures, however the lines that hold them are laid. */
const figures = (text: string): string[] => text.match(/\d[\d.,]*/g) ?? [];
/** With words cut off in a column: that is what another screen has more of. */
const wholeFigures = (text: string): string[] =>
  figures(text.replace(/\S*…/g, " ")).map((each) => each.replace(/[.,]+$/, ""));

/** The upper half of code page 850, which a console of Windows in Western Europe has. */
const CP850 = new Set(
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»ÁÂÀ©¢¥ãÃ¤ðÐÊËÈıÍÎÏ¦ÌÓßÔÒõÕµþÞÚÛÙýÝ¯´±¾¶§÷¸°¨·¹³²",
);
const CP1252 = new Set(
  new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 128 }, (_, at) => at + 128)),
);

describe.each(LANGUAGES)("a screen (%s)", (language) => {
  const full = shownOn(false, undefined, language);

  it.each([40, 72])("of %i columns has no longer line and loses no figure", (columns) => {
    for (const [at, text] of shownOn(false, columns, language).entries()) {
      // A word that has no room stays whole: it may be a path or an id.
      const long = text
        .split("\n")
        .filter((line) => line.length > columns && line.trim().includes(" "));
      expect(long).toEqual([]);
      const shown = new Set(figures(text).map((each) => each.replace(/[.,]+$/, "")));
      expect(wholeFigures(full[at]!).filter((figure) => !shown.has(figure))).toEqual([]);
    }
  });

  it("that is read out has words in place of signs and columns", () => {
    for (const [at, text] of shownOn(true, undefined, language).entries()) {
      expect(text).not.toMatch(/\S {2,}\S|─|…|[\ufdd0-\ufdd4]/);
      // A figure has its year, or another word, before it: none stands in a row of figures alone.
      expect(text).not.toMatch(/: ?[−-]?[\d.,]+; ?[−-]?[\d.,]+;/);
      const signs = [...new Set(text)].filter(
        (sign) => sign > "\u007e" && !(CP850.has(sign) && CP1252.has(sign)),
      );
      expect(signs).toEqual([]);
      const shown = new Set(figures(text).map((each) => each.replace(/[.,]+$/, "")));
      const written = wholeFigures(full[at]!.replace(/[₀-₉]/g, ""));
      expect(written.filter((figure) => !shown.has(figure))).toEqual([]);
    }
  });
});

it("shows what a title would command the terminal to do", () => {
  const text = shaped("Plan\u001b[2J \u202eom\r\nwind\n", screenOf(false, undefined));
  expect(text).toBe("Plan·[2J ·om·\nwind\n");
});

it("lays each stream out for its own window", () => {
  const [out, error]: string[][] = [[], []];
  const streams = {
    out: (text: string) => out!.push(text),
    error: (text: string) => error!.push(text),
  };
  const [wide, narrow] = [screenOf(false, undefined), screenOf(false, 40)];
  const table = (): string => `${heading("Wind", right("2040", 60))}\n`;
  const said = "een zin die langer is dan veertig tekens, over van alles";
  const fault = {
    ...({ code: "no-value", severity: "error", message: { nl: said, en: said } } as const),
    ...{ at: null, excerpt: null, help: null, related: [] },
  };
  for (const [own, errors] of [
    [wide, narrow],
    [narrow, wide],
  ] as const) {
    const shapedOnes = shapedStreams(streams as never, own, errors, false);
    onScreen(
      own,
      "nl",
      () => (shapedOnes.out(table()), shapedOnes.error(diagnosticsText([fault], "nl"))),
      errors,
    );
  }
  expect(out!.map((text) => text.split("\n")[0]!.length)).toEqual([100, 40]);
  expect(
    error!.map((text) => Math.max(...text.split("\n").map(({ length }) => length)) <= 40),
  ).toEqual([true, false]);
});
