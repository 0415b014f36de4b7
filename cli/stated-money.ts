/** An amount as its source states it, beside what it is in prices of the model. */
import type { StatedMoney } from "../engine/scenario/resolved.ts";
import { PRICE_YEAR } from "../engine/scenario/units/units.ts";
import { formatNumber, type Language } from "../viz/numbers.ts";

/** `stated as 1200 EUR2019/kW; prices x 1.214 from that year to 2024`. */
export function statedText({ value, unit, factor }: StatedMoney, language: Language): string {
  const amount = value === undefined ? unit : `${value} ${unit}`;
  const times = formatNumber(factor, language, 3);
  return {
    nl: `in de bron ${amount}; prijzen x ${times} van dat jaar tot ${PRICE_YEAR}`,
    en: `stated as ${amount}; prices x ${times} from that year to ${PRICE_YEAR}`,
  }[language];
}
