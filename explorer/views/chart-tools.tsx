/** What can be done with a chart: save it as a picture or as figures, and show it elsewhere. */
import embed from "vega-embed";
import { expressionInterpreter } from "vega-interpreter";
import { useState } from "preact/hooks";
import type { Language } from "../../viz/numbers.ts";
import { pngFile, save, svgFile } from "../../viz/page/picture-files.ts";
import type { ChartData } from "../../viz/specs/chart-data.ts";
import { cellText, csvFile } from "../../viz/table-text.ts";
import { fileScene } from "../charts/file-scene.ts";
import { inkOf } from "../charts/ink.ts";
import type { PageChart } from "../charts/page-chart.ts";
import { feed, sceneSpec } from "../charts/scene-spec.ts";
import type { HeldExtent } from "../charts/steady-axis.ts";
import { embedAddress } from "./embed-address.ts";
import { VIEW_WORDS } from "./words.ts";

export interface ToolsProps {
  readonly chart: PageChart;
  readonly held: HeldExtent;
  readonly year: number;
  readonly language: Language;
  linkTo(chart: string): string | null;
  say(words: string): void;
}

/** The picture with its frame, drawn out of sight. */
async function drawn({ chart, held, year, language }: ToolsProps): Promise<SVGSVGElement> {
  const host = document.createElement("div");
  const { view } = await embed(host, sceneSpec(language, inkOf("light")), {
    ...{ mode: "vega", renderer: "svg", actions: false, defaultStyle: false, hover: false },
    ...{ ast: true, expr: expressionInterpreter, tooltip: false },
  });
  feed(view, fileScene(chart, held, year, language), null);
  await view.runAsync();
  const svg = host.querySelector("svg")!;
  const description = document.createElementNS("http://www.w3.org/2000/svg", "desc");
  description.textContent = chart.alternative();
  svg.prepend(description);
  svg.setAttribute("role", "img");
  view.finalize();
  return svg;
}

/** Full figures, with a head of names and units. */
export function csvRows({ rowTitle, columns, rows }: ChartData, language: Language): string[][] {
  return [
    [
      rowTitle,
      ...columns.map(({ label, unit }) => (unit === "" ? label : `${label} (${unit})`)),
    ].map((cell) => cellText(cell, language)),
    ...rows.map(({ label, values }) => [
      cellText(label, language),
      ...values.map((value) => (value === null ? "" : cellText(String(value), language))),
    ]),
  ];
}

/** A text between the quotes of an attribute. */
const quoted = (value: string): string =>
  value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** Markup that shows a chart in another page. */
export const embedCode = (address: string, title: string): string =>
  `<iframe src="${quoted(address)}" title="${quoted(title)}" width="100%" height="640" style="border:0" loading="lazy"></iframe>`;

function Copied({
  label,
  value,
  copy,
  onCopy,
}: {
  readonly label: string;
  readonly value: string;
  readonly copy: string;
  onCopy(): void;
}) {
  return (
    <label class="copied">
      <span>{label}</span>
      <textarea readOnly rows={2} value={value} onFocus={(event) => event.currentTarget.select()} />
      <button
        type="button"
        onClick={(event) => {
          const area = event.currentTarget.parentElement!.querySelector("textarea")!;
          area.select();
          // A page from a file may not ask for the clipboard in every browser; a copy command may.
          document.execCommand("copy");
          onCopy();
        }}
      >
        {copy}
      </button>
    </label>
  );
}

export function ChartTools(props: ToolsProps) {
  const { chart, language, linkTo, say } = props;
  const words = VIEW_WORDS[language];
  const [done, setDone] = useState("");
  const [isOpen, setOpen] = useState(false);
  const tell = (text: string): void => {
    setDone(text);
    say(text);
  };
  const saver = (extension: string, file: () => Promise<Blob> | Blob) => (
    <button
      type="button"
      onClick={() => {
        void (async () => {
          try {
            save(`${chart.id}.${extension}`, await file());
            tell(words.saved);
          } catch {
            tell(words.notSaved);
          }
        })();
      }}
    >
      {words.save(extension.toUpperCase())}
    </button>
  );
  const link = isOpen ? linkTo(chart.id) : null;
  const embedded = link === null ? null : embedAddress(link, words.embedAddress);
  return (
    <details class="chart-tools" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary aria-label={words.tools(chart.title)}>{words.more}</summary>
      {isOpen && (
        <div class="chart-actions">
          {saver("png", async () => pngFile(await drawn(props)))}
          {saver(
            "svg",
            async () => new Blob([svgFile(await drawn(props))], { type: "image/svg+xml" }),
          )}
          {saver(
            "csv",
            () =>
              new Blob([csvFile(csvRows(chart.table(), language), language)], {
                type: "text/csv",
              }),
          )}
          <span class="done">{done}</span>
          {link !== null && embedded !== null && (
            <div class="embed">
              <p>
                {words.embedHelp} {embedded === link ? "" : words.embedFill}
              </p>
              <Copied
                label={words.link}
                value={link}
                copy={words.copy}
                onCopy={() => tell(words.copied)}
              />
              <Copied
                label={words.code}
                value={embedCode(embedded, chart.title)}
                copy={words.copy}
                onCopy={() => tell(words.copied)}
              />
            </div>
          )}
        </div>
      )}
    </details>
  );
}
