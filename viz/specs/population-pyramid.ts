import { formatNumber, type Language } from "../numbers.ts";
import { INK, MEMBER_COLOURS } from "../theme/colours.ts";
import { headText, sentences } from "./alternative/alternative.ts";
import { rowData } from "./chart-data.ts";
import {
  axisWidth,
  framed,
  planName,
  plotSize,
  textLayer,
  type Chart,
  type Layer,
} from "./frame.ts";
import type { Ages } from "./input.ts";
import { roundTicks, tickDecimals } from "./ticks.ts";

/** Readers look a year of birth up by decades. */
const AGE_TICKS = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
/** From this age on people are counted as one group, which is no single year of age. */
const OPEN_AGE = 100;
const HEIGHT = 380;

const SEXES = {
  male: { nl: "Mannen", en: "Men" },
  female: { nl: "Vrouwen", en: "Women" },
} as const;

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** How many there are in a year, men and women, and at which age there are most of each. */
function pyramidText(ages: Ages, language: Language): string {
  const show = (value: number): string => formatNumber(value, language);
  const words = {
    nl: { people: "inwoners", most: "het meest op", old: "jaar" },
    en: { people: "inhabitants", most: "most at age", old: "" },
  }[language];
  const each = (["male", "female"] as const).map((sex) => {
    const single = ages[sex].slice(0, OPEN_AGE);
    const age = single.indexOf(Math.max(...single));
    const at = `${words.most} ${age} ${words.old}`.trim();
    return `${SEXES[sex][language].toLowerCase()} ${show(sum(ages[sex]))}, ${at} (${show(single[age]!)})`;
  });
  const total = sum(ages.male) + sum(ages.female);
  return `${ages.year}: ${show(total)} ${words.people}; ${each.join("; ")}`;
}

/** How does the age structure change between the first and the last year? */
export const populationPyramid: Chart = {
  id: "population-pyramid",
  title: { nl: "Bevolkingspiramide", en: "Population pyramid" },
  question: {
    nl: "Hoe verandert de leeftijdsopbouw tussen het eerste en het laatste jaar?",
    en: "How does the age structure change between the first and the last year?",
  },
  needs: [],
  modules: ["demography"],
  available: ({ ages }) => ages.length === 2,
  spec(input, language) {
    const [first, last] = input.ages as [Ages, Ages];
    const dutch = language === "nl";
    const single = (ages: Ages, sex: "male" | "female") => ages[sex].slice(0, OPEN_AGE);
    const oldest = ({ male, female }: Ages): string =>
      formatNumber(sum(male.slice(OPEN_AGE)) + sum(female.slice(OPEN_AGE)), language);
    const largest = Math.max(
      ...[first, last].flatMap((ages) => [...single(ages, "male"), ...single(ages, "female")]),
    );
    const ticks = roundTicks(0, largest, 3);
    const top = ticks.at(-1)!;
    const margins = { left: axisWidth(AGE_TICKS.map(String)), right: 14 };
    const plot = plotSize(margins, HEIGHT);
    const x = {
      type: "quantitative" as const,
      scale: { domain: [-top, top], nice: false, zero: false },
      axis: {
        values: [...ticks.map((tick) => 0 - tick), ...ticks.slice(1)].sort((a, b) => a - b),
        // Men stand left of zero; people are counted upwards on both sides.
        labelExpr: `format(abs(datum.value), ',.${tickDecimals(ticks)}f')`,
        grid: true,
        domain: false,
        ticks: false,
        labelFlush: false,
        labelOverlap: false,
        title: null,
      },
    };
    const y = {
      type: "quantitative" as const,
      scale: { domain: [0, OPEN_AGE], nice: false, zero: false },
      axis: { values: AGE_TICKS, domain: false, ticks: false, labelOverlap: false, title: null },
    };
    // Each year of age as a step: two points per age, men to the left. The upper point stays a
    // hair below the next age, because areas are sorted by age and do not keep the order of ties.
    const staircase = (ages: Ages, sex: "male" | "female") =>
      single(ages, sex).flatMap((people, age) => {
        const shown = Math.round((sex === "male" ? -people : people) * 10) / 10 + 0;
        return [
          { age, people: shown },
          { age: age + 0.999, people: shown },
        ];
      });
    const body = (sex: "male" | "female"): Layer =>
      ({
        data: { values: staircase(last, sex) },
        mark: { type: "area", orient: "horizontal", color: MEMBER_COLOURS.sex[sex] },
        encoding: { x: { ...x, field: "people", stack: null }, y: { ...y, field: "age" } },
      }) as Layer;
    // The first year as an outline round the last: one scale, one picture.
    const outline = (sex: "male" | "female"): Layer => {
      const steps = [...staircase(first, sex), { age: OPEN_AGE, people: 0 }];
      return {
        data: { values: steps.map((row, order) => ({ ...row, order })) },
        mark: { type: "line", color: INK.text, strokeWidth: 1.4 },
        encoding: {
          x: { ...x, field: "people" },
          y: { ...y, field: "age" },
          order: { field: "order", type: "quantitative" },
        },
      } as Layer;
    };
    const count = (values: readonly number[]): string => formatNumber(sum(values), language);
    const middle = plot.width / 2;
    const key = (from: number, to: number, top: number, mark: object): Layer =>
      ({
        data: { values: [{}] },
        mark: { type: "rect", ...mark },
        encoding: {
          x: { value: plot.width + from },
          x2: { value: plot.width + to },
          y: { value: top - 5 },
          y2: { value: top + 5 },
        },
      }) as Layer;
    const head = (sex: "male" | "female", centre: number): Layer[] => [
      textLayer(SEXES[sex][language], centre, 8, { align: "center", fontWeight: 600 }),
      textLayer(`${count(first[sex])} → ${count(last[sex])}`, centre, 24, {
        align: "center",
        color: INK.muted,
      }),
    ];
    const title = `${this.title[language]} ${first.year} ${dutch ? "en" : "and"} ${last.year}`;
    const unit = dutch
      ? "leeftijd, en inwoners per levensjaar op 1 januari"
      : "age, and inhabitants by single year of age on 1 January";
    return framed(
      input,
      language,
      {
        title,
        unit,
        description: sentences([
          headText(
            {
              kind: dutch ? "Dubbel staafdiagram" : "Back-to-back bars",
              title,
              unit,
              plans: [planName(input, language)],
            },
            language,
          ),
          ...[first, last].map((ages) => pyramidText(ages, language)),
        ]),
        data: rowData(
          dutch ? "Leeftijd" : "Age",
          (["male", "female"] as const).flatMap((sex) =>
            [first, last].map(({ year }) => ({
              ...{ label: `${SEXES[sex][language]} ${year}`, decimals: 0 },
              unit: dutch ? "inwoners" : "inhabitants",
              colour: year === last.year ? MEMBER_COLOURS.sex[sex] : null,
            })),
          ),
          single(first, "male").map((_, age) => ({
            label: String(age),
            middle: plot.height * (1 - (age + 0.5) / OPEN_AGE),
            values: (["male", "female"] as const).flatMap((sex) =>
              [first, last].map((ages) => Math.round(ages[sex][age]! * 10) / 10),
            ),
          })),
          plot,
        ),
        notes: [
          dutch
            ? `Niet getekend: inwoners van 100 jaar en ouder, ${oldest(first)} in ${first.year} en ${oldest(last)} in ${last.year}.`
            : `Not drawn: inhabitants aged 100 and over, ${oldest(first)} in ${first.year} and ${oldest(last)} in ${last.year}.`,
        ],
      },
      ["demography"],
      margins,
      [
        body("male"),
        body("female"),
        outline("male"),
        outline("female"),
        ...head("male", middle * 0.3),
        ...head("female", middle * 1.5),
        key(-64, -44, 8, { fill: null, stroke: INK.text, strokeWidth: 1.4 }),
        textLayer(String(first.year), plot.width - 38, 8),
        key(-64, -54, 26, { fill: MEMBER_COLOURS.sex.male }),
        key(-54, -44, 26, { fill: MEMBER_COLOURS.sex.female }),
        textLayer(String(last.year), plot.width - 38, 26),
      ],
      HEIGHT,
    );
  },
};
