import { MEMBER_COLOURS } from "../theme/colours.ts";
import { cellsOf, referenceLine } from "./reference.ts";
import { memberSeries } from "./series.ts";
import type { StackedOptions } from "./stacked-areas.ts";
import { perYear } from "./time-of-measurement.ts";
import { yearChart } from "./year-chart.ts";

const OUTPUT = "costs.investment_by_payer";

/** Who invests how much, and when? */
export const investmentByPayer = yearChart({
  id: "investment-by-payer",
  title: { nl: "Investeringen naar wie betaalt", en: "Investment by who pays" },
  question: {
    nl: "Wie moet in welk jaar hoeveel investeren?",
    en: "Who has to invest how much in which year?",
  },
  needs: [OUTPUT],
  drawn(input, language) {
    const group = memberSeries(input, OUTPUT, "payer", MEMBER_COLOURS.payer);
    const options: StackedOptions = {
      title: this.title[language],
      unit: perYear(group, language),
      modules: ["costs"],
      sum: "costs.investment",
      reference: referenceLine(input, group, cellsOf(input, OUTPUT, "payer")),
      notes: [
        language === "nl"
          ? "Huishoudens na premies, die bij de hogere overheid staan; met btw van huishoudens en stad. Niet geteld: wat geen prijs met bron heeft."
          : "Households after premiums, which stand with the higher government; with VAT of households and the city. Not counted: what has no price with a source.",
      ],
    };
    return { kind: "areas", group, options };
  },
});
