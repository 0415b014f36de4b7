/** Figures that are not what they seem: filled in for the time being, or not there at all. */
import { figureMarks, type MarkedFigure } from "../engine/analysis/figure-marks.ts";
import { nameOf } from "./names.ts";
import type { View } from "./run-view.ts";

/** How many of them are named before the rest is counted. */
const MOST = 3;

function named(figures: readonly MarkedFigure[], view: View): string {
  const { language } = view;
  const names = [
    ...new Set(
      figures.map(({ kind, address, label }) =>
        kind === "history" ? `${label[language]} (${address.slice(-4)})` : nameOf(address, view),
      ),
    ),
  ];
  const rest = names.length - MOST;
  const more = { nl: ` en nog ${rest}: run.json`, en: ` and ${rest} more: run.json` }[language];
  return names.slice(0, MOST).join(", ") + (rest > 0 ? more : "");
}

/** A sentence of what is filled in for the time being, and one of what is not known. */
export function provisionalSentences(view: View): string[] {
  const { outcome, region, language } = view;
  const { scenario, catalogue } = outcome;
  const { placeholders, unknown } = figureMarks(scenario, catalogue, region);
  const lines: string[] = [];
  const [one, none] = [placeholders.length === 1, unknown.length === 1];
  if (placeholders.length > 0) {
    const list = named(placeholders, view);
    lines.push(
      {
        nl: `${placeholders.length} ${one ? "cijfer is" : "cijfers zijn"} voorlopig ingevuld: ${list}.`,
        en: `${placeholders.length} ${one ? "figure is a placeholder" : "figures are placeholders"}: ${list}.`,
      }[language],
    );
  }
  if (unknown.length > 0) {
    const list = named(unknown, view);
    const without = scenario.model.regions[region]!.unknownOutputs?.length ?? 0;
    lines.push(
      {
        nl: `${unknown.length} ${none ? "cijfer is" : "cijfers zijn"} onbekend: ${list}; ${without} uitkomsten hebben daardoor geen waarde.`,
        en: `${unknown.length} ${none ? "figure is" : "figures are"} unknown: ${list}; ${without} results have no value because of it.`,
      }[language],
    );
  }
  return lines;
}
