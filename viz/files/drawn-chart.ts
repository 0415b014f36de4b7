/** Charts as they were drawn: chart files, report, notes and workbook all take theirs from here. */
import type { Language } from "../numbers.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import type { VegaLiteSpec } from "../specs/frame.ts";
import type { Renderer } from "./render.ts";

/** One chart in one language, drawn once. */
export interface DrawnChart {
  /** File name in `charts/`, and the id by which a note asks for the chart. */
  readonly id: string;
  readonly title: string;
  /** The question that it answers. */
  readonly question: string;
  /** What it shows, for who cannot see it. */
  readonly alternative: string;
  /** Modules whose figures it shows; none where it shows no module's in particular. */
  readonly modules: readonly string[];
  readonly spec: VegaLiteSpec;
  /**
   * As drawn, with title and description and without fonts: who shows it gives it the fonts. Its ids
   * begin with the name of the chart, so that several can stand in one page.
   */
  readonly svg: string;
  /** Two pixels per unit of the SVG. */
  readonly png: Uint8Array;
}

/** A chart as pages show it, which need no pixels. */
export type ShownChart = Omit<DrawnChart, "png">;

/** A chart that is ready to be drawn in any language. */
export interface ChartToDraw {
  readonly id: string;
  readonly title: Text;
  readonly question: Text;
  readonly modules: readonly string[];
  spec(language: Language): VegaLiteSpec;
}

/**
 * Draws charts, all at once: the next one is laid out while a thread turns the last into pixels.
 *
 * @param scope begins the ids inside the pictures, where charts of several regions or plans with
 *   the same names stand in one page; empty for none
 */
export const drawAll = (
  charts: readonly ChartToDraw[],
  language: Language,
  renderer: Renderer,
  scope = "",
): Promise<DrawnChart[]> =>
  Promise.all(
    charts.map(async (chart): Promise<DrawnChart> => {
      const { id, modules } = chart;
      const spec = chart.spec(language);
      const { svg, png } = await renderer.picture(spec, scope === "" ? id : `${scope}-${id}`);
      const [title, question] = [chart.title[language], chart.question[language]];
      return { id, title, question, alternative: spec.description ?? "", modules, spec, svg, png };
    }),
  );

/** The same without pixels, which take most of the time. */
export const showAll = (
  charts: readonly ChartToDraw[],
  language: Language,
  renderer: Renderer,
): Promise<ShownChart[]> =>
  Promise.all(
    charts.map(async (chart): Promise<ShownChart> => {
      const { id, modules } = chart;
      const spec = chart.spec(language);
      const svg = await renderer.svg(spec, id);
      const [title, question] = [chart.title[language], chart.question[language]];
      return { id, title, question, alternative: spec.description ?? "", modules, spec, svg };
    }),
  );
