/** Buttons below a chart: the picture and its numbers, to take along. */
import { announce } from "./announce.ts";
import type { PageChart } from "./chart-table.ts";
import { copyTable } from "./clipboard.ts";
import { button, make } from "./elements.ts";
import { pngFile, save, svgFile } from "./picture-files.ts";
import { csvFile } from "../table-text.ts";
import { rowsOf } from "./table-cells.ts";
import { pageLanguage, words } from "./words.ts";

export function addTools(chart: PageChart): void {
  const { figure, svg, table, title } = chart;
  const name = figure.dataset["chart"] ?? "chart";
  const done = make("span", { class: "done" });
  const say = (text: string): void => {
    done.textContent = text;
    announce(text);
  };
  const saved = (make: () => Promise<Blob> | Blob, extension: string) => async () => {
    try {
      save(`${name}.${extension}`, await make());
      say(words.saved);
    } catch {
      say(words.notSaved);
    }
  };
  const saver = (extension: string, make: () => Promise<Blob> | Blob): HTMLButtonElement => {
    const press = saved(make, extension);
    return button(`${words.save} ${extension.toUpperCase()}`, () => void press());
  };
  const tools = make("div", {
    class: "tools",
    attributes: { role: "group", "aria-label": `${words.tools}: ${title}` },
    children: [
      saver("png", () => pngFile(svg)),
      saver("svg", () => new Blob([svgFile(svg)], { type: "image/svg+xml" })),
      saver("csv", () => new Blob([csvFile(rowsOf(table), pageLanguage)], { type: "text/csv" })),
      button(words.copyTable, () => {
        void copyTable(table).then((isDone) => say(isDone ? words.copied : words.notCopied));
      }),
      done,
    ],
  });
  figure.after(tools);
}
