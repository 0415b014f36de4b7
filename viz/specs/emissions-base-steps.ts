import { displayUnit, formatNumber, formatSigned } from "../numbers.ts";
import { headText, sentences } from "./alternative/alternative.ts";
import { WATERFALL, waterfallText } from "./alternative/waterfall-text.ts";
import { framed, planName, rounded, type Chart } from "./frame.ts";
import { waterfallBars, type WaterfallBar } from "./waterfall-bars.ts";

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
  modules: ["emissions"],
  available: ({ baseSteps }) => baseSteps.length >= 2,
  spec(input, language) {
    const steps = input.baseSteps;
    const largest = Math.max(...steps.map(({ value }) => Math.abs(value)));
    const display = displayUnit("kg", largest);
    let level = 0;
    const bars = steps.map(({ label, value }, i): WaterfallBar => {
      const whole = i === 0 || i === steps.length - 1;
      const before = whole ? 0 : level;
      level = whole ? value : level + value;
      const shown = rounded(value / display.factor);
      return {
        ...{ label: label[language], whole },
        from: rounded(before / display.factor),
        to: rounded(level / display.factor),
        text: whole ? formatNumber(shown, language, 1) : formatSigned(shown, language, 1),
      };
    });
    const title = this.title[language];
    const unit = `${display.label[language]} ${language === "nl" ? "per jaar" : "per year"}`;
    const { margins, height, layers, notes, data } = waterfallBars(
      bars,
      { unit, decimals: 1 },
      language,
    );
    const plans = [planName(input, language)];
    return framed(
      input,
      language,
      {
        ...{ title, unit, notes, data },
        description: sentences([
          headText({ kind: WATERFALL[language], title, unit, plans }, language),
          waterfallText(bars, language),
        ]),
      },
      ["emissions"],
      margins,
      layers,
      height,
    );
  },
};
