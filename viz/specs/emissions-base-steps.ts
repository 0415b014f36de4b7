import { displayUnit, formatNumber, formatSigned } from "../numbers.ts";
import { CONCEPT_COLOURS, INK } from "../theme/colours.ts";
import { textWidth, wrapText } from "../theme/text-width.ts";
import { SIZES } from "../theme/chart-theme.ts";
import { rowData } from "./chart-data.ts";
import {
  axisWidth,
  framed,
  plotSize,
  rounded,
  textLayer,
  tickLabels,
  valueAxis,
  type Chart,
  type Layer,
} from "./frame.ts";
import { rule } from "./end-labels.ts";
import { plate } from "./goal-marks.ts";
import { roundTicks } from "./ticks.ts";

const LABEL_WIDTH_LIMIT = 190;
const ROW = 38;

/** How does the last inventory become the first year of the model? */
export const emissionsBaseSteps: Chart = {
  id: "emissions-base-steps",
  title: {
    nl: "CO₂-uitstoot: van inventaris naar startjaar",
    en: "CO₂ emissions: from inventory to base year",
  },
  question: {
    nl: "Langs welke stappen wordt de laatste inventaris het startjaar van het model?",
    en: "By which steps does the last inventory become the base year of the model?",
  },
  needs: [],
  available: ({ baseSteps }) => baseSteps.length >= 2,
  spec(input, language) {
    const steps = input.baseSteps;
    const largest = Math.max(...steps.map(({ value }) => Math.abs(value)));
    const display = displayUnit("kg", largest);
    let level = 0;
    const rows = steps.map(({ label, value }, i) => {
      const whole = i === 0 || i === steps.length - 1;
      const before = whole ? 0 : level;
      level = whole ? value : level + value;
      return {
        label: label[language],
        whole,
        from: rounded(before / display.factor),
        to: rounded(level / display.factor),
        change: rounded(value / display.factor),
      };
    });
    const ticks = roundTicks(0, Math.max(...rows.flatMap(({ from, to }) => [from, to])));
    const top = ticks.at(-1)!;
    const wrapped = rows.map(({ label, whole }) =>
      wrapText(label, LABEL_WIDTH_LIMIT, SIZES.label, whole ? 600 : 400),
    );
    const labelWidth = Math.max(
      axisWidth(tickLabels([0], language)),
      ...wrapped.flat().map((line) => textWidth(line, SIZES.label, 600) + 14),
    );
    const margins = { left: Math.ceil(labelWidth), right: 58 };
    const height = rows.length * ROW;
    const plot = plotSize(margins, height);
    const across = (value: number): number => (value / top) * plot.width;
    const { axis, ...scale } = valueAxis(ticks);
    const bars: Layer = {
      data: {
        values: rows.map((row, i) => ({
          ...row,
          start: i + 0.18,
          end: i + 0.82,
          kind: row.whole ? "level" : row.change < 0 ? "fall" : "rise",
        })),
      },
      mark: { type: "rect" },
      encoding: {
        x: { ...scale, field: "from", axis: { ...axis, labelFlush: false } },
        x2: { field: "to" },
        y: {
          field: "start",
          type: "quantitative",
          scale: { domain: [0, rows.length], reverse: true, nice: false },
          axis: null,
        },
        y2: { field: "end" },
        color: {
          field: "kind",
          type: "nominal",
          legend: null,
          scale: {
            domain: ["level", "rise", "fall"],
            range: [INK.muted, CONCEPT_COLOURS.rise, CONCEPT_COLOURS.fall],
          },
        },
      },
    } as Layer;
    const middle = (i: number): number => (i + 0.5) * ROW;
    const show = (row: (typeof rows)[number]): string =>
      row.whole ? formatNumber(row.to, language, 1) : formatSigned(row.change, language, 1);
    const title = `${this.title[language]} (${display.label[language]})`;
    const counted = { unit: display.label[language], decimals: 1 };
    return framed(
      input,
      language,
      {
        title,
        unit: `${display.label[language]} ${language === "nl" ? "per jaar" : "per year"}`,
        description: `${language === "nl" ? "Watervalgrafiek" : "Waterfall chart"}: ${title}. ${rows
          .map((row) => `${row.label} ${show(row)}`)
          .join("; ")}.`,
        data: rowData(
          language === "nl" ? "Stap" : "Step",
          [
            { label: language === "nl" ? "Niveau of stap" : "Level or step", ...counted },
            { label: language === "nl" ? "Stand daarna" : "Level after it", ...counted },
          ],
          rows.map(({ label, whole, change, to }, i) => ({
            ...{ label, middle: middle(i), values: [whole ? to : change, to] },
          })),
          plot,
        ),
      },
      ["emissions"],
      margins,
      [
        bars,
        ...rows.flatMap((row, i) => [
          textLayer(
            wrapped[i]!,
            -margins.left,
            middle(i) - ((wrapped[i]!.length - 1) * SIZES.lineHeight) / 2,
            { fontWeight: row.whole ? 600 : 400, lineHeight: SIZES.lineHeight },
          ),
          plate(
            across(Math.max(row.from, row.to)) + 6,
            middle(i),
            textWidth(show(row), SIZES.label, 600),
          ),
          textLayer(show(row), across(Math.max(row.from, row.to)) + 6, middle(i), {
            fontWeight: 600,
          }),
        ]),
        ...rows.slice(0, -1).map((row, i) =>
          rule(across(row.to), (i + 0.82) * ROW, across(row.to), (i + 1.18) * ROW, {
            stroke: INK.axis,
            strokeWidth: 1,
          }),
        ),
      ],
      height,
    );
  },
};
