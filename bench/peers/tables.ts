/** The tables of a region, as statements in the language of Vensim that go behind cohort.mdl. */
import type { YardstickInputs } from "../yardstick/typed-array.ts";

const AGES = 101;
const COHORTS = 102;

type BySex = readonly [men: Float64Array, women: Float64Array];

const list = (values: Iterable<number>): string => Array.from(values, String).join(", ");

/** Rows of a list in two dimensions. */
const rows = (of: readonly Iterable<number>[]): string => `${of.map(list).join(";\n  ")};`;

const statement = (left: string, right: string): string => `${left} = ${right} ~ Dmnl ~|`;

/** Per year, first those born in it and then the ages: two tables in the model. */
function byYear(name: string, [men, women]: BySex, years: number): string[] {
  return Array.from({ length: years }, (_, year) => {
    const from = year * COHORTS;
    const ages = [men, women].map((of) => of.subarray(from + 1, from + COHORTS));
    return [
      statement(`${name}[Y${year + 1}, Sex, Age]`, `\n  ${rows(ages)}`),
      statement(`${name} born[Y${year + 1}, Sex]`, list([men[from]!, women[from]!])),
    ];
  }).flat();
}

/** What holds per bracket of ages, per age. */
function byAge(of: BySex, inputs: YardstickInputs): number[][] {
  return of.map((values) => {
    let bracket = 0;
    return Array.from({ length: AGES }, (_, age) => {
      while (bracket < inputs.brackets - 1 && age >= inputs.bracketEnds[bracket]!) bracket++;
      return values[bracket]!;
    });
  });
}

/** @param first calendar year of the first 1 January */
export function vensimTables(inputs: YardstickInputs, first: number): string {
  const { years } = inputs;
  const { population } = inputs;
  const ofYears = (name: string, values: Float64Array): string =>
    statement(`${name}[Year]`, list(values));
  return [
    `Year: (Y1-Y${years}) ~~|`,
    statement("INITIAL TIME", `${first}`),
    statement("FINAL TIME", `${first + years - 1}`),
    ...byYear("keep", inputs.keep, years),
    ...byYear("settle", inputs.settle, years),
    ...byYear("leave", inputs.leave, years),
    ofYears("reference arrivals", inputs.referenceArrivals),
    ofYears("arrivals change", inputs.change),
    ofYears("total fertility", inputs.fertility),
    statement("fertility schedule[Later]", list(inputs.schedule.subarray(1))),
    statement(
      "opening population[Sex, Age]",
      `\n  ${rows([population.subarray(0, AGES), population.subarray(AGES)])}`,
    ),
    statement("head rate[Sex, Age]", `\n  ${rows(byAge(inputs.heads, inputs))}`),
    statement("collective share[Sex, Age]", `\n  ${rows(byAge(inputs.collective, inputs))}`),
    statement("highest mean size", `${inputs.highestMean}`),
    statement("male birth share", `${inputs.boysShare}`),
    statement("housing pull", `${inputs.pull}`),
    statement("housing push", `${inputs.push}`),
    statement("extra completed", `${inputs.extra[0]!}`),
    statement("shortage", `${inputs.shortage[0]!}`),
  ].join("\n\n");
}
