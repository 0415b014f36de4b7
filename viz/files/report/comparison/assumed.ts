/** What compared plans assume otherwise than the reference: policy, and apart from it the background. */
import {
  backgroundWarning,
  restartWarning,
} from "../../../../engine/analysis/background-warning.ts";
import type { Difference, DifferenceSide } from "../../../../engine/analysis/difference.ts";
import type { Text } from "../../../../engine/scenario/declarations.ts";
import { ACTORS_NAMED, THEMES_NAMED } from "../../../group-names.ts";
import { GRADE } from "../../../grade-words.ts";
import { nameOf } from "../../../names.ts";
import { formatNumber } from "../../../numbers.ts";
import { markup, type Html } from "../html.ts";
import { list } from "../prose.ts";
import { table, type TableCell } from "../table.ts";
import { displayFor, planOf, say, type ComparedView } from "./view.ts";

const KINDS: Readonly<Partial<Record<Difference["kind"], Text>>> = {
  restart: { nl: "Herstart van metingen", en: "Restart from measurements" },
  years: { nl: "Jaren van de berekening", en: "Years of the run" },
};

const REASONS: Readonly<Record<NonNullable<Difference["reason"]>, Text>> = {
  assumption: { nl: "aanname", en: "assumption" },
  data: { nl: "cijfer van de regio", en: "figure of the region" },
  "outside-reach": { nl: "buiten bereik van de stad", en: "beyond the reach of the city" },
  model: { nl: "wat er berekend wordt", en: "what is computed" },
};

/** What a reader must know first: that two plans differ in more than what they decide. */
export const warningsOf = ({ outcome, language }: ComparedView): Html | null =>
  list(
    outcome.differences.flatMap((of) => {
      const { catalogue } = outcome.comparison.runs.find(({ id }) => id === of.plan)!;
      return [restartWarning(of), backgroundWarning(of, catalogue)].flatMap((warning) =>
        warning === null ? [] : [warning.message[language]],
      );
    }),
  );

function sides({ points, largest, unit, old, new: other }: Difference, view: ComparedView) {
  const { language } = view;
  if (largest === null) {
    return [old.text?.[language] ?? "–", other.text?.[language] ?? "–", "–"] as const;
  }
  const display = displayFor(
    unit,
    points.flatMap((point) => [point.old, point.new]),
  );
  const cell = (value: number | null): TableCell =>
    value === null
      ? "–"
      : unit === "year"
        ? { shown: `${value}`, value }
        : {
            shown: formatNumber(value / display.factor, language, display.decimals),
            value: value / display.factor,
          };
  const label = unit === "" || unit === "year" ? "–" : display.label[language];
  return [cell(largest.old), cell(largest.new), label] as const;
}

const basis = ({ source, sourceTitle, grade, by }: DifferenceSide, view: ComparedView): string =>
  [sourceTitle ?? source, grade === null ? "" : GRADE[grade][view.language], by === null ? "" : by]
    .filter((text) => text !== "")
    .join(", ");

function rowOf(row: Difference, plan: string, view: ComparedView): TableCell[] {
  const { language, outcome, region } = view;
  const run = outcome.comparison.runs.find(({ id }) => id === plan)!;
  const name =
    KINDS[row.kind]?.[language] ?? nameOf(row.address, { outcome: run, region, language });
  const [old, other, unit] = sides(row, view);
  const year = row.largest?.year ?? null;
  const who = [
    row.theme === null ? "" : THEMES_NAMED[row.theme][language],
    row.actor === null ? "" : ACTORS_NAMED[row.actor][language],
    row.reason === null ? "" : REASONS[row.reason][language],
  ].filter((text) => text !== "");
  return [
    markup`${name}<code class="small">${row.address}</code>`,
    old,
    other,
    unit,
    year === null ? "–" : { shown: `${year}`, value: year },
    who.join(", "),
    markup`<span class="small">${basis(row.new, view)}</span>`,
  ];
}

/** One entry per plan beside the reference. */
export function assumedBlocks(view: ComparedView): Html[] {
  const { outcome, region } = view;
  const { runs, reference, regions } = outcome.comparison;
  return outcome.differences.map(({ plan, rows }) => {
    const here = rows.filter(
      (row) =>
        row.region === null || row.region === regions[region]!.id || row.region.includes(" / "),
    );
    const head = markup`<h3 id="${view.scope}assumed-${plan}">${planOf(view, plan)}</h3>\n`;
    if (here.length === 0) {
      return markup`${head}<p>${say(view, "Geen enkel verschil.", "No difference at all.")}</p>\n`;
    }
    const tableOf = (those: readonly Difference[], caption: string): Html | null =>
      those.length === 0
        ? null
        : table({
            caption,
            columns: [
              { title: say(view, "Wat", "What") },
              { title: runs[reference]!.title[view.language], kind: "number" },
              { title: planOf(view, plan), kind: "number" },
              { title: say(view, "Eenheid", "Unit"), kind: "unit" },
              { title: say(view, "Jaar", "Year"), kind: "number" },
              { title: say(view, "Thema en wie beslist", "Theme and who decides") },
              { title: say(view, "Bron", "Source") },
            ],
            rows: those.map((row) => rowOf(row, plan, view)),
            name: "narrow",
            isWide: true,
          });
    return markup`${head}${tableOf(
      here.filter(({ background }) => background),
      say(
        view,
        "Achtergrondaannames die verschillen: wat hierdoor verandert, is geen werk van het plan",
        "Background assumptions that differ: what changes by these is not the work of the plan",
      ),
    )}${tableOf(
      here.filter(({ background }) => !background),
      say(
        view,
        "Wat de plannen anders beslissen of opgeven, in het jaar waarin het meest verschilt",
        "What the plans decide or state otherwise, in the year in which it differs most",
      ),
    )}`;
  });
}
