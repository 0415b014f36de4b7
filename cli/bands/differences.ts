/** How plans differ when they are run with the same draws: member by member. */
import type {
  DifferenceBand,
  DifferenceRecord,
} from "../../engine/analysis/ensemble/difference-record.ts";
import type { EnsembleRecord, Figure } from "../../engine/analysis/ensemble/record.ts";
import { COMPARED_INDICATORS } from "../../engine/analysis/main-indicators.ts";
import { formatSigned, type Language } from "../../viz/numbers.ts";
import { shareText } from "../../viz/ensemble-words.ts";
import { wrap } from "../summary/layout.ts";
import { inYear, shownYears, table } from "./indicators.ts";
import { named, narrowest, type NamedBand } from "./view.ts";

const TEXTS = {
  title: {
    nl: "{plan} min {reference} (achteraan: hoe vaak lager ↓ of hoger ↑ in {year})",
    en: "{plan} less {reference} (last: how often lower ↓ or higher ↑ in {year})",
  },
  alike: {
    nl: "In elke doorrekening gelijk: {names}.",
    en: "Alike in every run: {names}.",
  },
  nothing: {
    nl: "{plan} en {reference} verschillen in geen enkele doorrekening.",
    en: "{plan} and {reference} differ in no run at all.",
  },
} as const;

const filledIn = (text: string, { plan, reference }: DifferenceRecord): string =>
  text.replace("{plan}", plan).replace("{reference}", reference);

/** Whether a band is nought in every member and year. */
const isNothing = ({ lower, higher }: DifferenceBand): boolean =>
  lower.every((count) => count === 0) && higher.every((count) => count === 0);

/** The year that is looked at closest. */
const JUDGED = 2040;

/** `−9,1 (−13,8…−5,2)`: with their signs the ends need no word between them. */
function apartText(
  [low = null, middle = null, high = null]: readonly Figure[],
  write: (value: number) => string,
): string {
  if (low === null || middle === null || high === null) return "–";
  const [from, at, to] = [write(low), write(middle), write(high)];
  return from === to ? at : `${at} (${from}…${to})`;
}

/** `82 % ↓`: the way in which most members differ. */
function wayOf(band: DifferenceBand, at: number, language: Language): string {
  const [lower = 0, higher = 0] = [band.lower[at], band.higher[at]];
  const evaluable = band.evaluable[at] ?? 0;
  if (lower === 0 && higher === 0) return "=";
  return lower >= higher
    ? `${shareText(lower, evaluable, language)} ↓`
    : `${shareText(higher, evaluable, language)} ↑`;
}

/** @param record of the plan, in whose units and years all is written */
export function differencesBlock(
  difference: DifferenceRecord,
  record: EnsembleRecord,
  region: number,
  language: Language,
): string[] {
  const { probabilities, years } = difference;
  const { indicators } = difference.regions[region]!;
  const shown = shownYears(record).filter((year) => years.includes(year));
  const judged = shown.includes(JUDGED) ? JUDGED : years.at(-1)!;
  const found = COMPARED_INDICATORS.flatMap((id) => indicators.find((one) => one.id === id) ?? []);
  const view = { record, language };
  const rows = found
    .filter((band) => !isNothing(band))
    .map((band) => {
      const bands = shown.map((year) => inYear(band, probabilities, year - years[0]!));
      const { label, display } = named(band, bands.flat(), narrowest(bands), view);
      const write = (value: number): string =>
        formatSigned(value / display.factor, language, display.decimals);
      return {
        label,
        cells: shown.map((year) => {
          const at = year - years[0]!;
          return apartText(inYear(band, probabilities, at), write);
        }),
        share: wayOf(band, judged - years[0]!, language),
      };
    });
  if (indicators.every(isNothing)) return wrap(filledIn(TEXTS.nothing[language], difference));
  const alike = found
    .filter(isNothing)
    .map((band): NamedBand<DifferenceBand> => named(band, [], 0, view));
  const names = alike.map(({ band, label }) =>
    label.replace(/ \([^)]*\)$/, (unit) => (band.unit === "" ? unit : "")),
  );
  return [
    ...(rows.length === 0
      ? []
      : table(
          filledIn(TEXTS.title[language], difference).replace("{year}", `${judged}`),
          shown,
          rows,
        )),
    ...(names.length === 0
      ? []
      : wrap(TEXTS.alike[language].replace("{names}", names.join(" · ")))),
  ];
}
