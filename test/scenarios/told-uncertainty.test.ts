/**
 * Figures of backcasts and ensembles that stand in prose: what the pages say by hand of the shipped
 * plan is what the commands on them find. One figure takes too many runs for a test and is looked at by
 * hand when the model changes: the robust answer of the first question (88.2 a year, 82.9 % of 5,000
 * other cases).
 */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readVary } from "../../cli/backcast/vary.ts";
import type { BackcastOutcome, LeverFound } from "../../engine/analysis/backcast/backcast.ts";
import { Draws } from "../../engine/analysis/ensemble/draws.ts";
import { FigurePlan } from "../../engine/analysis/ensemble/figures.ts";
import { quantileOfSorted } from "../../engine/analysis/ensemble/quantiles.ts";
import { MemberRunner } from "../../engine/analysis/ensemble/run-members.ts";
import { UncertainModel } from "../../engine/analysis/ensemble/uncertain-model.ts";
import { instanceFor } from "../../engine/analysis/outcome.ts";
import { cityOf } from "../../engine/model/index.ts";
import { formatNumber, type Language } from "../../viz/numbers.ts";
import { answerTo, targetOf } from "../arbitraries/backcasts.ts";
import { root } from "../arbitraries/root.ts";
import { shipped } from "../arbitraries/shipped.ts";

const scenario = shipped("kortrijk/kortrijk-2040.yaml");
const { model } = scenario;
const { catalogue } = cityOf(model);
const FULL = 2040;
const AT_ONCE = 500;
const MEMBERS = 10_000;

const question = (goal: string, vary: string, from = model.first + 1) =>
  answerTo({
    ...{ scenario, from, targets: [targetOf(scenario, goal)] },
    levers: readVary([vary], catalogue, model.regions[0]!).levers,
  });

const leverOf = ({ levers }: BackcastOutcome, address: string): LeverFound =>
  levers.find(({ lever }) => lever.address === address)!;
const full = (values: readonly number[]): number => values[FULL - model.first]!;
/** Social dwellings a year: what the lever becomes. */
const built = (answer: BackcastOutcome, year: number): number =>
  leverOf(answer, "housing.social_completions").answer[year - model.first]!;

const social = question("social_dwellings_2040", "housing.social_completions", 2027);
const short = question("co2_2040", "housing.renovation_rate,heat.*");
const mix = question(
  "co2_2040",
  "housing.renovation_rate <= 6 %, housing.heating_mix, tertiary.heating_mix, " +
    "tertiary.renovation_rate, renewables.wind_capacity <= 60 MW, " +
    "mobility.modal_shift <= 25 %, industry.electrification",
  2027,
);

/** Emissions of 2040 in kt of all members in order, and how many meet the goal of that year. */
function ensemble(): { readonly kt: Float64Array; readonly met: number; readonly drawn: number } {
  const instance = instanceFor(model);
  const uncertain = new UncertainModel(scenario, instance);
  const { inputs } = uncertain;
  const figures = new FigurePlan(model, catalogue, instance);
  const runner = new MemberRunner(instance, uncertain, figures);
  const column = figures.names().indexOf(`${model.regions[0]!.id} emissions.total ${FULL}`);
  const goal = figures.goal(targetOf(scenario, "co2_2040"), "met");
  const draws = new Draws(inputs, { seed: 1, sampling: "random" });
  const drawn = new Float64Array(inputs.length * AT_ONCE);
  const row = new Float64Array(inputs.length);
  const kt = new Float64Array(MEMBERS);
  let met = 0;
  for (let from = 0; from < MEMBERS; from += AT_ONCE) {
    draws.fill(from, from + AT_ONCE, drawn);
    for (let member = 0; member < AT_ONCE; member++) {
      for (let at = 0; at < row.length; at++) row[at] = drawn[at * AT_ONCE + member]!;
      runner.evaluate(uncertain.at(row));
      kt[from + member] = runner.row[column]! / 1e6;
      met += runner.row[goal]!;
    }
  }
  return { kt: kt.sort(), met, drawn: inputs.length };
}

const PAGES: Readonly<Record<string, Language>> = {
  "docs/reference/backcasting.md": "en",
  "docs/nl/terugrekenen.md": "nl",
  "docs/reference/ensembles.md": "en",
  "docs/nl/ensembles.md": "nl",
};
const inText = (file: string): string =>
  fs.readFileSync(path.join(root, file), "utf8").replaceAll(/\s+/g, " ");

/** Sentences on the pages about backcasts, by language. */
function backcasts(language: Language): readonly string[] {
  const said = (value: number, decimals = 0): string => formatNumber(value, language, decimals);
  const percent = (share: number, decimals = 0): string => said(100 * share, decimals);
  const lever = leverOf(social, "housing.social_completions");
  const best = short.goals[0]!;
  const renovation = leverOf(short, "housing.renovation_rate");
  const pipe = leverOf(short, "heat.metres_per_year");
  const of = (address: string): readonly [number, number] => {
    const { plan, answer } = leverOf(mix, address);
    return [full(plan), full(answer)];
  };
  const homes = of("housing.heating_mix[heat_pump]").map((share) => percent(share));
  const offices = of("tertiary.heating_mix[heat_pump]").map((share) => percent(share));
  const industry = of("industry.electrification").map((share) => percent(share));
  const wind = of("renewables.wind_capacity")[1] / 1000;
  const rate = of("housing.renovation_rate")[1];
  const cost = said(mix.extraCost!.amount / 1e6);
  const points = social.written[0]!.points.map(({ year, text }) => `${year}: ${text}`);
  const mixed = `(${homes[0]} → ${homes[1]} % ${{ nl: "en", en: "and" }[language]} ${offices[0]} → ${offices[1]} %)`;
  const lacking = percent(best.gap, 1);
  const common = [...points, mixed];
  if (language === "nl") {
    return [
      ...common,
      `komt op ${said(social.goals[0]!.plan)}. Het moet groeien van ${said(built(social, 2027), 1)} in 2027 tot ${said(built(social, FULL), 1)} per jaar in 2040: ${percent(lever.change)} % van de ruimte`,
      `Het beste is ${percent(best.answer, 1)} %, ${lacking} punten te kort, met een renovatiegraad van ${percent(full(renovation.answer), 2)} % per jaar`,
      `de renovatiegraad ${percent(renovation.alone)} % van het tekort goed, en de lengte leiding die per jaar gelegd kan worden ${percent(pipe.alone)} %`,
      `ook in de industrie (${industry[0]} → ${industry[1]} %)`,
      `wind van 31 naar ${said(wind, 1)} MW en renovatie van 3 naar ${percent(rate, 2)} % per jaar`,
      `kost het de samenleving ${cost} miljoen euro meer`,
    ];
  }
  return [
    ...common,
    `comes to ${said(social.goals[0]!.plan)}. It has to grow from ${said(built(social, 2027), 1)} in 2027 to ${said(built(social, FULL), 1)} a year in 2040: ${percent(lever.change)} % of the room`,
    `The best is ${percent(best.answer, 1)} %, ${lacking} points short, with a renovation rate of ${percent(full(renovation.answer), 2)} % a year`,
    `the renovation rate makes up ${percent(renovation.alone)} % of what is lacking, the length of pipe that can be laid ${percent(pipe.alone)} %`,
    `in industry too (${industry[0]} → ${industry[1]} %)`,
    `brings wind from 31 to ${said(wind, 1)} MW and renovation from 3 to ${percent(rate, 2)} % a year`,
    `costs society ${cost} million euro more`,
  ];
}

/** Sentences on the pages about ensembles. */
function ensembles(language: Language, { kt, met, drawn }: ReturnType<typeof ensemble>) {
  const [low, middle, high] = [0.05, 0.5, 0.95].map((p) =>
    formatNumber(quantileOfSorted(kt, p), language),
  );
  const whole = formatNumber((100 * met) / MEMBERS, language);
  const fine = formatNumber((100 * met) / MEMBERS, language, 2);
  return language === "nl"
    ? [
        `in 2040 op zowat ${middle} kt`,
        `tussen ${low} en ${high} kt`,
        `wordt in ${whole} % van de doorrekeningen gehaald`,
        `${drawn} onzekere cijfers`,
        `het doel heeft een kans van ${fine} %`,
      ]
    : [
        `in 2040 come to some ${middle} kt`,
        `between ${low} and ${high} kt`,
        `is met in ${whole} % of the runs`,
        `${drawn} uncertain figures drawn`,
        `the goal has a chance of ${fine} %`,
      ];
}

describe("the worked figures of a page", () => {
  const drawn = ensemble();

  it.each(Object.entries(PAGES))("are what the commands find: %s", (file, language) => {
    const text = inText(file).replaceAll("> ", "");
    const isBackcast = /backcasting|terugrekenen/.test(file);
    const sentences = isBackcast ? backcasts(language) : ensembles(language, drawn);
    for (const sentence of sentences) {
      expect(text.includes(sentence.replaceAll(/\s+/g, " ")), `should say: ${sentence}`).toBe(true);
    }
  });
});
