/** How a series goes, in words: where it begins, turns and ends. */
import { formatNumber, type Language } from "../../numbers.ts";
import { knownPlaces, leastTurn, turningPoints } from "./turning-points.ts";

/** A series as it is told: its values as they are drawn. */
export interface ToldCourse {
  readonly name: string;
  /** Calendar year of the first value. */
  readonly first: number;
  /** A value per year, in the shown unit; null or NaN where there is none. */
  readonly values: readonly (number | null)[];
}

/** What is told of a quantity in numbers. */
export interface Told {
  readonly decimals: number;
  readonly language: Language;
}

/** A series that turns more often than this goes up and down: its extremes are told instead. */
const MOST_TURNS = 3;

const WORDS = {
  nl: {
    ...{ none: "geen waarde", same: "blijft", from: "van", to: "tot", in: "in", and: "en" },
    ...{ up: "omhoog naar", down: "omlaag naar", then: "dan", level: "vrijwel gelijk:" },
    ...{ swings: "op en neer", highest: "hoogst", lowest: "laagst" },
  },
  en: {
    ...{ none: "no value", same: "stays at", from: "from", to: "to", in: "in", and: "and" },
    ...{ up: "up to", down: "down to", then: "then", level: "much the same:" },
    ...{ swings: "up and down", highest: "highest", lowest: "lowest" },
  },
} as const;

/**
 * `van 0,9 in 2024 omhoog naar 34,1 in 2043, dan omlaag naar 32,1 in 2050`. Only values of the
 * series are written, each with its year.
 */
export function courseText(
  { first, values }: Pick<ToldCourse, "first" | "values">,
  { decimals, language }: Told,
): string {
  const words = WORDS[language];
  const places = knownPlaces(values);
  const [begin, end] = [places[0], places.at(-1)];
  if (begin === undefined || end === undefined) return words.none;
  const show = (at: number): string => formatNumber(values[at]!, language, decimals);
  const dated = (at: number): string => `${show(at)} ${words.in} ${first + at}`;
  if (begin === end) return dated(begin);
  if (places.every((at) => show(at) === show(begin))) {
    return `${words.same} ${show(begin)} ${words.from} ${first + begin} ${words.to} ${first + end}`;
  }
  const turns = turningPoints(values, leastTurn(values, decimals));
  const extreme = (is: (a: number, b: number) => boolean): number =>
    places.reduce((best, at) => (is(values[at]!, values[best]!) ? at : best));
  if (turns.length > MOST_TURNS) {
    const high = extreme((a, b) => a > b);
    const low = extreme((a, b) => a < b);
    return (
      `${words.from} ${dated(begin)} ${words.swings} ${words.to} ${dated(end)}; ` +
      `${words.highest} ${dated(high)}, ${words.lowest} ${dated(low)}`
    );
  }
  if (turns.length === 0 && show(begin) === show(end)) {
    return `${words.level} ${dated(begin)} ${words.and} ${dated(end)}`;
  }
  const knots = [begin, ...turns.map(({ at }) => at), end];
  const legs = knots.slice(1).map((at, i) => {
    const move = values[at]! > values[knots[i]!]! ? words.up : words.down;
    return `${i === 0 ? "" : `, ${words.then}`} ${move} ${dated(at)}`;
  });
  return `${words.from} ${dated(begin)}${legs.join("")}`;
}

/** The last value of a series and its place; null when it has none. */
export function endOf({ values }: Pick<ToldCourse, "values">): number | null {
  return knownPlaces(values).at(-1) ?? null;
}
