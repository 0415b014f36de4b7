/** An ensemble of a group on the terminal: its totals with their bands, then each municipality. */
import type { EnsembleRecord, RegionRecord } from "../../engine/analysis/ensemble/record.ts";
import { isEvaluated } from "../../engine/analysis/ensemble/record.ts";
import { MAIN_INDICATORS } from "../../engine/analysis/main-indicators.ts";
import type { GroupOutcome } from "../../engine/analysis/group/group-outcome.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { nameOf } from "../../viz/names.ts";
import { displayUnit, formatNumber, type Language } from "../../viz/numbers.ts";
import { between, comparedYear } from "../../viz/run-view.ts";
import { isOther, screen } from "../screen/screen.ts";
import { heading, left, right, wrap } from "../summary/layout.ts";

const NAME = 46;
const COLUMN = 26;
const EMISSIONS = "emissions.total";
const MEDIAN = 2;

const TEXTS = {
  runs: { nl: "doorrekeningen", en: "runs" },
  together: { nl: "Samen: het midden [negen op tien]", en: "Together: the middle [nine in ten]" },
  each: { nl: "Per gemeente", en: "By municipality" },
  goals: { nl: "doelen >50 %", en: "goals >50 %" },
  shared: {
    nl: "In elke doorrekening bewegen cijfers die gemeenten delen samen, en hun eigen cijfers elk apart; banden van gemeenten tellen niet op tot die van de groep.",
    en: "In every run figures that municipalities share move together, and their own each by itself; bands of municipalities do not add up to that of the group.",
  },
} as const satisfies Record<string, Text>;

type Place = readonly [region: RegionRecord, index: number];

/**
 * The middle and the band of nine in ten of some figures in one unit, `148 [121–190]`; a dash without
 * a value.
 */
function bandTexts(
  id: string,
  places: readonly Place[],
  language: Language,
): { readonly texts: readonly string[]; readonly unit: string } {
  const bands = places.map(([{ indicators }, index]) => {
    const band = indicators.find((one) => one.id === id);
    const values = band?.quantiles.map((of) => of[index] ?? null) ?? [];
    const [low, middle, high] = [values[0] ?? null, values[MEDIAN] ?? null, values.at(-1) ?? null];
    return low === null || middle === null || high === null ? null : { low, middle, high };
  });
  const known = places.flatMap(([{ indicators }]) => indicators.filter((one) => one.id === id));
  const greatest = Math.max(...bands.map((band) => Math.abs(band?.high ?? 0)));
  if (known.length === 0) return { texts: bands.map(() => "–"), unit: "" };
  const { factor, label } = displayUnit(known[0]!.unit, greatest);
  const decimals = greatest / factor < 1000 ? 1 : 0;
  const said = (value: number): string => formatNumber(value / factor, language, decimals);
  return {
    texts: bands.map((band) =>
      band === null
        ? "–"
        : `${said(band.middle)} [${between(said(band.low), said(band.high), language)}]`,
    ),
    unit: label[language],
  };
}

/** @param records of the municipalities in their order, and behind them that of the group */
export function groupEnsembleText(
  outcome: GroupOutcome,
  records: readonly EnsembleRecord[],
  language: Language,
): string {
  const { scenario, total, members } = outcome;
  const { first, last } = total.scenario.model;
  const view = { outcome: members[0]!, region: 0, language };
  const whole = records.at(-1)!;
  const count = formatNumber(whole.settings.members, language);
  const compared = comparedYear({ outcome: total, region: 0, language });
  const years = [...new Set([compared, last])];
  const title = `${scenario.title[language]} · ${scenario.notes.title[language]} · ${first}-${last}`;
  const heads = years.map((year) => right(`${year}`, COLUMN)).join("");
  const sums = whole.regions[0]!;
  const goalsOf = ({ goals }: RegionRecord): string => {
    const judged = goals.filter(isEvaluated);
    const likely = judged.filter(({ met, evaluable }) => 2 * met > evaluable);
    return judged.length === 0 ? "–" : `${likely.length}/${judged.length}`;
  };
  const municipalities = records.slice(0, -1).map(({ regions: [region] }) => region!);
  const emitted = bandTexts(
    EMISSIONS,
    municipalities.map((region) => [region, compared - first] as const),
    language,
  );
  const lines = [
    heading(`${title} · ${count} ${TEXTS.runs[language]}`),
    heading(TEXTS.together[language], heads, 2 + NAME + heads.length),
    ...MAIN_INDICATORS.map((id) => {
      const places = years.map((year) => [sums, year - first] as const);
      const { texts, unit } = bandTexts(id, places, language);
      const name = `${nameOf(id, view)}${unit === "" ? "" : ` (${unit})`}`;
      return `  ${left(name, NAME)}${texts.map((text) => right(text, COLUMN)).join("")}`;
    }),
    heading(
      `${TEXTS.each[language]}: ${nameOf(EMISSIONS, view)} (${emitted.unit}) ${compared}`,
      // The first column needs a head only where it may stand apart from the title.
      (isOther(screen()) ? right(`${compared}`, COLUMN) : "") +
        (isOther(screen()) ? right(TEXTS.goals[language], COLUMN) : ` ${TEXTS.goals[language]}`),
      2 + NAME + 2 * COLUMN,
    ),
    ...municipalities.map((region, at) => {
      const cells = [emitted.texts[at]!, goalsOf(region)];
      const columns = cells.map((text) => right(text, COLUMN)).join("");
      return `  ${left(region.title[language], NAME)}${columns}`;
    }),
    ...wrap(TEXTS.shared[language]),
  ];
  return `${lines.join("\n")}\n`;
}
