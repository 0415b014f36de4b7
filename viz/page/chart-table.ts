/** A chart of the page: where its rows stand in the picture, and the table below it with the values. */
import type { ChartPlaces } from "../files/report/chart-places.ts";

export interface PageChart extends ChartPlaces {
  readonly figure: HTMLElement;
  readonly picture: HTMLElement;
  readonly svg: SVGSVGElement;
  readonly table: HTMLTableElement;
  readonly title: string;
  /** As the table shows them, row by row; the first of each is what the row is called. */
  readonly cells: readonly (readonly string[])[];
}

/** A figure that a reader can read off; null where the page has only a picture. */
export function chartOf(figure: HTMLElement): PageChart | null {
  const picture = figure.querySelector<HTMLElement>(".picture");
  const svg = picture?.querySelector<SVGSVGElement>("svg");
  const table = figure.closest(".figure")?.querySelector<HTMLTableElement>("details.data table");
  const places = figure.querySelector("script.places")?.textContent;
  if (!picture || !svg || !table || !places) return null;
  const text = (cell: Element): string => cell.textContent?.trim() ?? "";
  return {
    ...(JSON.parse(places) as ChartPlaces),
    ...{ figure, picture, svg, table },
    title: svg.querySelector("title")?.textContent ?? "",
    // Before anybody sorts the table.
    cells: [...table.tBodies[0]!.rows].map((row) => [...row.cells].map(text)),
  };
}
