/** The population pyramid of the year that is looked at, with an outline of what it is compared with. */
import { formatNumber, formatSigned, type Language } from "../../viz/numbers.ts";
import { headText, sentences } from "../../viz/specs/alternative/alternative.ts";
import { rowData } from "../../viz/specs/chart-data.ts";
import { planName, sourceLine } from "../../viz/specs/frame.ts";
import { agesIn, type Ages, type ChartInput } from "../../viz/specs/input.ts";
import { populationPyramid } from "../../viz/specs/population-pyramid.ts";
import { roundTicks, tickDecimals } from "../../viz/specs/ticks.ts";
import { INK, MEMBER_COLOURS } from "../../viz/theme/colours.ts";
import { textWidth } from "../../viz/theme/text-width.ts";
import { shownColour } from "./ink.ts";
import type { ChartKind, LegendRow, PageChart, Place } from "./page-chart.ts";
import { pixel, shape, text, type Scene, type SceneShape } from "./scene.ts";
import { extentOf, type Extent } from "./steady-axis.ts";

/** From this age on people are counted as one group, which is no single year of age. */
const OPEN_AGE = 100;
const AGE_TICKS = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
const TOP = 30;
const BOTTOM = 28;
const RIGHT = 14;

const SEXES = ["male", "female"] as const;
type Sex = (typeof SEXES)[number];

const WORDS = {
  nl: {
    ...{ male: "Mannen", female: "Vrouwen", all: "Samen", age: "Leeftijd", people: "inwoners" },
    ...{ kind: "Dubbel staafdiagram", most: "het meest op" },
    question: "Hoeveel mensen van elke leeftijd zijn er in het gekozen jaar?",
    unit: "leeftijd, en inwoners per levensjaar op 1 januari",
    outline: (name: string) => `Lijn: ${name}.`,
    open: (count: string, year: number) =>
      `Niet getekend: ${count} inwoners van 100 jaar en ouder in ${year}.`,
  },
  en: {
    ...{ male: "Men", female: "Women", all: "Together", age: "Age", people: "inhabitants" },
    ...{ kind: "Back-to-back bars", most: "most at" },
    question: "How many people of each age are there in the chosen year?",
    unit: "age, and inhabitants by single year of age on 1 January",
    outline: (name: string) => `Line: ${name}.`,
    open: (count: string, year: number) =>
      `Not drawn: ${count} inhabitants aged 100 and over in ${year}.`,
  },
} as const;

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const drawnAges = (ages: Ages, sex: Sex): readonly number[] => ages[sex].slice(0, OPEN_AGE);

/** Of each sex on its own side, men to the left: where an age ends. */
interface Sides {
  across(people: number): number;
  down(age: number): number;
}

const sign = (sex: Sex): number => (sex === "male" ? -1 : 1);

/** A step for each year of age, from the youngest up. */
function steps(ages: Ages, sex: Sex, { across, down }: Sides): string {
  const places = drawnAges(ages, sex).flatMap((people, age) => {
    const x = pixel(across(sign(sex) * people));
    return [`${x},${pixel(down(age))}`, `${x},${pixel(down(age + 1))}`];
  });
  return `${places.join("L")}L${pixel(across(0))},${pixel(down(OPEN_AGE))}`;
}

const body = (ages: Ages, sex: Sex, sides: Sides, { ink }: Place): SceneShape =>
  shape(`M${pixel(sides.across(0))},${pixel(sides.down(0))}L${steps(ages, sex, sides)}Z`, {
    fill: shownColour(MEMBER_COLOURS.sex[sex], ink),
  });

const outline = (ages: Ages, sex: Sex, sides: Sides, { ink }: Place): SceneShape =>
  shape(`M${steps(ages, sex, sides)}`, { stroke: ink.text, strokeWidth: 1.4 });

function pyramidScene(ages: Ages, compared: Ages | null, held: Extent, place: Place): Scene {
  const { ink, language } = place;
  const words = WORDS[language];
  const ticks = roundTicks(0, held.high, place.width < 420 ? 2 : 3);
  const top = ticks.at(-1)!;
  const left = Math.ceil(textWidth("100", 12.5)) + 12;
  const width = Math.max(80, Math.floor(place.width - left - RIGHT));
  const height = Math.max(80, Math.floor(place.height - TOP - BOTTOM));
  const sides: Sides = {
    across: (people) => ((people + top) / (2 * top)) * width,
    down: (age) => (1 - age / OPEN_AGE) * height,
  };
  return {
    width,
    height,
    padding: { left, right: RIGHT, top: TOP, bottom: BOTTOM },
    x: {
      domain: [-top, top],
      ticks: [...ticks.map((tick) => 0 - tick), ...ticks.slice(1)].sort((a, b) => a - b),
      decimals: tickDecimals(ticks),
      ...{ isMirrored: true, hasGrid: true, isYears: false },
    },
    y: {
      domain: [0, OPEN_AGE],
      ticks: AGE_TICKS,
      ...{ decimals: 0, isMirrored: false, hasGrid: false, isYears: false },
    },
    marker: null,
    shapes: [
      ...SEXES.map((sex) => body(ages, sex, sides, place)),
      ...(compared === null ? [] : SEXES.map((sex) => outline(compared, sex, sides, place))),
    ],
    texts: SEXES.map((sex) =>
      text(words[sex], width * (sex === "male" ? 0.25 : 0.75), -12, ink, {
        ...{ align: "center", weight: 600 },
      }),
    ),
  };
}

/** How many there are, and at which age most. */
function said(ages: Ages, name: string, language: Language): string {
  const words = WORDS[language];
  const show = (value: number): string => formatNumber(value, language);
  const each = SEXES.map((sex) => {
    const single = drawnAges(ages, sex);
    const age = single.indexOf(Math.max(...single));
    return `${words[sex].toLowerCase()} ${show(sum(ages[sex]))}, ${words.most} ${age} (${show(single[age]!)})`;
  });
  return `${name}, ${ages.year}: ${show(sum(ages.male) + sum(ages.female))} ${words.people}; ${each.join("; ")}`;
}

export const pyramidKind: ChartKind = {
  id: populationPyramid.id,
  title: populationPyramid.title,
  of({ input, beside, language }): PageChart | null {
    const { first, years } = input.run.shape;
    const last = first + years - 1;
    const of = (source: ChartInput, year: number): Ages | null =>
      agesIn(source.catalogue, source.run, source.region, year);
    if (of(input, first) === null) return null;
    const words = WORDS[language];
    const title = populationPyramid.title[language];
    const name = beside?.name ?? null;
    /** What the outline is of: what lies beside, else the first year. */
    const compared = (year: number): Ages | null =>
      beside === null ? of(input, first) : of(beside.input, year);
    let looked = first;
    const within = (year: number): number => Math.min(last, Math.max(first, year));
    const count = (ages: Ages, sex: Sex | "all"): number =>
      sex === "all" ? sum(ages.male) + sum(ages.female) : sum(ages[sex]);
    const legend = (year: number): LegendRow[] => {
      const mine = of(input, within(year))!;
      const theirs = beside === null ? null : compared(within(year));
      return ([...SEXES, "all"] as const).map((sex) => {
        const value = count(mine, sex);
        const other = theirs === null ? null : count(theirs, sex);
        return {
          id: sex,
          name: words[sex],
          colour: sex === "all" ? INK.text : MEMBER_COLOURS.sex[sex],
          look: sex === "all" ? ("total" as const) : ("bar" as const),
          value: formatNumber(value, language),
          beside: other === null ? null : formatNumber(other, language),
          difference: other === null ? null : formatSigned(value - other, language),
          range: null,
        };
      });
    };
    const oldest = (): string => {
      const { male, female } = of(input, looked)!;
      return formatNumber(sum(male.slice(OPEN_AGE)) + sum(female.slice(OPEN_AGE)), language);
    };
    return {
      ...{ id: populationPyramid.id, title, unit: words.unit, beside: name },
      question: words.question,
      notes: [words.outline(name ?? String(first))],
      source: sourceLine(input, ["demography"])[language],
      ...{ goals: [], years: [first, last], isReadAcross: false, hasLegend: true },
      heightFor: (width) => Math.round(Math.min(460, Math.max(320, width * 0.75))),
      extent: {
        key: name ?? "",
        ...extentOf(
          [first, last].flatMap((year) =>
            [of(input, year), beside === null ? null : of(beside.input, year)].flatMap((ages) =>
              ages === null ? [] : SEXES.map((sex) => Math.max(...drawnAges(ages, sex))),
            ),
          ),
        ),
      },
      scene: (held, place) => {
        looked = within(place.year);
        return pyramidScene(of(input, looked)!, compared(looked), held, place);
      },
      legend,
      alternative: () => {
        const outer = compared(looked);
        return sentences([
          headText(
            { kind: words.kind, title, unit: words.unit, plans: [planName(input, language)] },
            language,
          ),
          said(of(input, looked)!, title, language),
          outer === null ? "" : said(outer, name ?? title, language),
          words.open(oldest(), looked),
        ]);
      },
      table: () => {
        const mine = of(input, looked)!;
        const outer = compared(looked);
        const columns = [
          { ages: mine, name: String(looked) },
          ...(outer === null ? [] : [{ ages: outer, name: name ?? String(first) }]),
        ].flatMap(({ ages, name: whose }) => SEXES.map((sex) => ({ ages, sex, whose })));
        return rowData(
          words.age,
          columns.map(({ sex, whose }) => ({
            ...{ label: `${words[sex]}, ${whose}`, unit: words.people, decimals: 0 },
          })),
          mine.male.map((_, age) => ({
            label: age === OPEN_AGE ? `${OPEN_AGE}+` : String(age),
            middle: 0,
            values: columns.map(({ ages, sex }) => ages[sex][age]!),
          })),
          { width: 0, height: 0 },
        );
      },
    };
  },
};
