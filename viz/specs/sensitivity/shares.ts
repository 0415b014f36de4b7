/** Shares: which part of the uncertainty about a figure comes from which assumption, with intervals. */
import type {
  SensitivityFigure,
  SensitivityOutcome,
} from "../../../engine/analysis/sensitivity/outcome.ts";
import type { Estimate, SobolIndices } from "../../../engine/analysis/sensitivity/sobol-indices.ts";
import { formatNumber, type Language } from "../../numbers.ts";
import { intervalText, shareText } from "../../sensitivity-sentences.ts";
import { factorWords } from "../../sensitivity-words.ts";
import { SIZES } from "../../theme/chart-theme.ts";
import { INK, SHARE_COLOURS } from "../../theme/colours.ts";
import { textWidth } from "../../theme/text-width.ts";
import { headText, sentences } from "../alternative/alternative.ts";
import { rowData } from "../chart-data.ts";
import { boxes, strokes, texts, type Box, type Stroke } from "../comparison/drawing.ts";
import type { VegaLiteSpec } from "../frame.ts";
import { roundTicks } from "../ticks.ts";
import { framedRows, HALF_BAR, layOutRows, rowLayers, type NamedRow } from "./row-chart.ts";

/** Assumptions with a bar of their own. */
export const MOST_SHARES = 10;

const TEXTS = {
  nl: {
    kind: "Aandelen met een marge, een balk per aanname",
    unit: "% van de onzekerheid (variantie) over het cijfer",
    row: "Aanname",
    share: "Aandeel op zichzelf",
    low: "Laagst",
    high: "Hoogst",
    rest: (count: string) => `De ${count} andere`,
    restDetail: "elk op zichzelf, opgeteld",
    together: "Aannames samen",
    togetherDetail: "wat geen enkele alleen verklaart",
    how: "De streep om elk einde is de 95 %-marge van de schatting.",
    whole: "Alle balken samen zijn 100 %.",
  },
  en: {
    kind: "Shares with an interval, a bar for each assumption",
    unit: "% of the uncertainty (variance) about the figure",
    row: "Assumption",
    share: "Share by itself",
    low: "Lowest",
    high: "Highest",
    rest: (count: string) => `The ${count} others`,
    restDetail: "each by itself, added up",
    together: "Assumptions together",
    togetherDetail: "what none explains alone",
    how: "The line about each end is the 95 % interval of the estimate.",
    whole: "All bars together are 100 %.",
  },
} as const;

interface Row extends NamedRow {
  readonly share: Estimate;
  readonly colour: string;
}

export function shares(
  outcome: SensitivityOutcome,
  figure: SensitivityFigure,
  indices: SobolIndices,
  title: string,
  language: Language,
): VegaLiteSpec {
  const said = TEXTS[language];
  const { ranking, firstOrder, others, together } = indices;
  const telling = ranking.filter((factor) => firstOrder[factor]!.value >= 0.005);
  const chosen = telling.slice(0, MOST_SHARES);
  const words = chosen.map((at) => factorWords(outcome, outcome.study.leading[at]!, language));
  const rows: Row[] = chosen.map((at, row) => ({
    ...{ name: words[row]!.name, detail: "", share: firstOrder[at]! },
    colour: SHARE_COLOURS.alone,
  }));
  const left = outcome.inputs.length - words.reduce((sum, { inputs }) => sum + inputs, 0);
  if (left > 0 && chosen.length > 0) {
    rows.push({
      ...{ name: said.rest(formatNumber(left, language)), detail: said.restDetail },
      ...{ share: others[chosen.length - 1]!, colour: SHARE_COLOURS.others },
    });
  }
  rows.push({
    ...{ name: said.together, detail: said.togetherDetail, share: together },
    colour: SHARE_COLOURS.together,
  });
  const percent = (share: number): number => 100 * Math.max(0, share);
  const ticks = roundTicks(
    0,
    Math.max(1, ...rows.map(({ share }) => percent(Math.min(1, share.high)))),
  );
  // An estimate below nought has no bar; the others then come to more than the whole.
  const areWhole = rows.every(({ share }) => share.value > -0.005);
  const how = areWhole ? `${said.how} ${said.whole}` : said.how;
  const written = rows.map(
    ({ share }) => `${shareText(share.value, language)} (${intervalText(share, language)})`,
  );
  const right = Math.ceil(Math.max(...written.map((text) => textWidth(text, SIZES.label)))) + 14;
  const layout = layOutRows(rows, right, ticks, false);
  const { across, middles, top, width, height } = layout;
  const bars: Box[] = [];
  const whiskers: Stroke[] = [];
  rows.forEach(({ share, colour }, row) => {
    const y = middles[row]!;
    bars.push({
      x: 0,
      x2: across(percent(share.value)),
      y: y - HALF_BAR,
      y2: y + HALF_BAR,
      colour,
    });
    const [low, high] = [share.low, Math.min(1, share.high)].map((end) => across(percent(end)));
    whiskers.push(
      { x: low!, x2: high!, y, y2: y },
      { x: low!, x2: low!, y: y - 4, y2: y + 4 },
      { x: high!, x2: high!, y: y - 4, y2: y + 4 },
    );
  });
  const layers = [
    ...rowLayers(layout, ticks, [], language),
    ...boxes(bars),
    strokes(whiskers, { color: INK.background, strokeWidth: 3.5, opacity: 0.7 }),
    strokes(whiskers, { color: INK.text, strokeWidth: 1.25 }),
    strokes([{ x: 0, x2: 0, y: top, y2: height }], { color: INK.axis }),
    texts(written.map((text, row) => ({ x: width + 12, y: middles[row]!, text }))),
  ];
  const column = { unit: "%", decimals: 1 };
  const plans = [outcome.scenario.notes.title[language]];
  return framedRows(
    outcome,
    figure.region,
    language,
    {
      ...{ title, unit: said.unit, notes: [how] },
      description: sentences([
        headText({ kind: said.kind, title, unit: said.unit, plans }, language),
        rows.map(({ name }, row) => `${name}: ${written[row]!}`).join("; "),
        how,
      ]),
      data: rowData(
        said.row,
        [
          { label: said.share, ...column, colour: SHARE_COLOURS.alone },
          { label: said.low, ...column },
          { label: said.high, ...column },
        ],
        rows.map(({ name, share }, row) => ({
          ...{ label: name, middle: middles[row]! },
          values: [share.value, share.low, share.high].map((part) => 100 * part),
        })),
        { width, height },
      ),
    },
    layout,
    right,
    layers,
  );
}
