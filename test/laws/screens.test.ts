/** Text on any screen: on a narrow one nothing is lost, and read out it has no signs that a window may lack. */
import { describe, expect, it } from "vitest";
import { shaped } from "../../cli/screen/shaped-streams.ts";
import { onScreen, screenOf } from "../../cli/screen/screen.ts";
import { summaryText } from "../../cli/summary.ts";
import { listOf } from "../../cli/lists/rows.ts";
import { tableText } from "../../cli/lists/table.ts";
import { runScenario } from "../../engine/analysis/outcome.ts";
import type { Language } from "../../viz/numbers.ts";
import { shipped } from "../arbitraries/shipped.ts";
import { shipped as supplied } from "../../cli/shipped.ts";

const LANGUAGES: readonly Language[] = ["nl", "en"];
const plans = [shipped("kortrijk/kortrijk-2040.yaml"), shipped("kortrijk/veel-bouwen.yaml")];
const outcomes = plans.map((plan) => runScenario(plan, false));

/** Everything that a screen of this kind shows. */
function shownOn(isPlain: boolean, columns: number | undefined, language: Language): string[] {
  const screen = screenOf(isPlain, columns);
  return onScreen(screen, language, () => [
    ...outcomes.map((outcome) => shaped(summaryText(outcome, language), screen)),
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

  it.each([40, 60, 80, 99])("of %i columns has no longer line and loses no figure", (columns) => {
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
