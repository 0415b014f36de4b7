import type { Text } from "../../engine/scenario/declarations.ts";
import { formatNumber, type DisplayUnit, type Language } from "../numbers.ts";
import { SERVICE_COLOURS } from "../theme/colours.ts";
import { rounded } from "./frame.ts";
import { members, yearsOf, type ChartInput } from "./input.ts";
import type { LinesOptions } from "./lines.ts";
import { apart } from "./reference.ts";
import type { Series, SeriesGroup } from "./series.ts";
import { yearChart } from "./year-chart.ts";

const USE = "services.use";
const GROWTH = "services.use_growth";
const INDEX: DisplayUnit = { label: { nl: "index", en: "index" }, factor: 0.01, decimals: 0 };

const DASHES: Text = {
  nl: "Streepjeslijn: hetzelfde bij ongewijzigd beleid.",
  en: "Dashed line: the same with unchanged policy.",
};

/** Growth as an index with the first year at 100. */
function indices(input: ChartInput, run = input.run): Series[] {
  return members(input, "service").flatMap(({ id, label }, cell) => {
    // What nobody uses in the first year has no growth.
    if (!(run.at(USE, run.shape.first, cell, input.region) > 0)) return [];
    const growth = run.series(GROWTH, cell, input.region);
    const values = growth.map((value) => rounded((1 + value) * 100));
    return [{ id, label, colour: SERVICE_COLOURS[cell % SERVICE_COLOURS.length]!, values }];
  });
}

/** How many people stand behind each index. */
function users(input: ChartInput, { series, years }: SeriesGroup, language: Language): string {
  const { run, region } = input;
  const ids = members(input, "service").map(({ id }) => id);
  const told = series.map(({ id, label }) => {
    const [from, to] = [years[0]!, years.at(-1)!].map((year) =>
      formatNumber(run.at(USE, year, ids.indexOf(id), region), language),
    );
    return `${label[language]} ${from}\u00a0→\u00a0${to}`;
  });
  const span = `${years[0]} → ${years.at(-1)}`;
  return language === "nl"
    ? `Gebruikers ${span}: ${told.join("; ")}.`
    : `Users ${span}: ${told.join("; ")}.`;
}

/** Which services will be asked for more, if every age goes on using them as often? */
export const useOfServices = yearChart({
  id: "use-of-services",
  title: {
    nl: "Gebruik van opvang, scholen en zorg",
    en: "Use of childcare, schools and care",
  },
  question: {
    nl: "Welke voorzieningen worden meer gevraagd als elke leeftijd ze even vaak blijft gebruiken?",
    en: "Which services will be asked for more if every age goes on using them as often?",
  },
  needs: [USE, GROWTH],
  available: (input) => indices(input).length > 0,
  drawn(input, language) {
    const group: SeriesGroup = {
      years: yearsOf(input),
      display: INDEX,
      series: indices(input),
    };
    const { reference } = input;
    const others = reference === null || !reference.has(GROWTH) ? [] : indices(input, reference);
    const first = group.years[0]!;
    const at = language === "nl" ? "op 1 januari" : "on 1 January";
    const companions = group.series.flatMap((series) =>
      others.filter(({ id, values }) => id === series.id && apart(series.values, values)),
    );
    const options: LinesOptions = {
      title: `${this.title[language]} (${first} = 100)`,
      unit:
        language === "nl" ? `index van de gebruikers ${at}` : `index of the number of users ${at}`,
      modules: ["services", "demography"],
      reference: companions,
      unnamedReference: true,
      fromZero: false,
      notes: [
        language === "nl"
          ? "Als elke leeftijd ze even vaak blijft gebruiken; plaatsen zijn iets anders. De verticale as begint niet bij nul."
          : "If every age goes on using them as often; places are another matter. The vertical axis does not begin at zero.",
        ...(companions.length === 0 ? [] : [DASHES[language]]),
        users(input, group, language),
      ],
    };
    return { kind: "lines", group, options };
  },
});
