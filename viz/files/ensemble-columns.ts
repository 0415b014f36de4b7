/** What the columns of the tables of an ensemble mean, in both languages. */
import type { Text } from "../../engine/scenario/declarations.ts";
import type { ResultTable } from "./result-columns.ts";

const text = (en: string, nl: string): Text => ({ nl, en });

const quantiles = (prefix: string, en: string, nl: string): Record<string, Text> =>
  Object.fromEntries(
    [
      [
        "p05",
        text("5 % of the runs lie at or below", "5 % van de doorrekeningen ligt er op of onder"),
      ],
      ["p25", text("25 % lie at or below", "25 % ligt er op of onder")],
      ["p50", text("the middle run (median)", "de middelste doorrekening (mediaan)")],
      ["p75", text("75 % lie at or below", "75 % ligt er op of onder")],
      ["p95", text("95 % lie at or below", "95 % ligt er op of onder")],
    ].map(([name, said]) => {
      const { nl: dutch, en: english } = said as Text;
      return [`${prefix}${name as string}`, text(`${en}${english}`, `${nl}${dutch}`)];
    }),
  );

const BAND = quantiles("", "", "");

const CENTRAL = text(
  "the same of the plain run, every figure at its stated value",
  "hetzelfde in de gewone berekening, met elk cijfer zoals het er staat",
);
const EVALUABLE = text("runs that have a value", "doorrekeningen met een waarde");
const PROBABILITY = text(
  "part of those runs; empty when there is none",
  "deel van die doorrekeningen; leeg als er geen zijn",
);
const ERROR = text(
  "how far chance alone makes that part differ from that of endlessly many runs (standard error)",
  "hoever dat deel door toeval alleen afwijkt van dat van eindeloos veel doorrekeningen (standaardfout)",
);

const YEAR_COLUMNS = {
  members: text("runs", "doorrekeningen"),
  share: text("as a part of those with a value", "als deel van die met een waarde"),
  cumulative_share: text("by that year", "tot en met dat jaar"),
} as const;

export const ENSEMBLE_TABLES: readonly ResultTable[] = [
  {
    name: "quantiles.csv",
    of: "ensemble",
    about: text(
      "Every output and own indicator, by year: in the middle, and how far the runs lie apart.",
      "Elke uitkomst en eigen indicator, per jaar: in het midden, en hoever de doorrekeningen uiteen liggen.",
    ),
    columns: { ...BAND, central: CENTRAL },
  },
  {
    name: "tables/M.O.csv",
    of: "ensemble",
    about: text(
      "One output by its members, a column for each dimension; only with `--cells`.",
      "Eén uitkomst, uitgesplitst, met een kolom per indeling; alleen met `--cells`.",
    ),
    columns: { ...BAND, central: CENTRAL },
  },
  {
    name: "targets.csv",
    of: "ensemble",
    about: text(
      "Every goal: in how many runs it is met, what is reached, and from which year it holds.",
      "Elk doel: in hoeveel doorrekeningen het gehaald wordt, wat bereikt wordt, en vanaf welk jaar het geldt.",
    ),
    columns: {
      target: text("id of the goal", "id van het doel"),
      direction: text(
        "`at_least`, `at_most` or `about`",
        "`at_least` (minstens), `at_most` (hoogstens) of `about` (ongeveer)",
      ),
      wanted: text("what the goal asks", "wat het doel vraagt"),
      status: text(
        "how it fares in the plain run: `met`, `met_by_trend`, `missed`, `uncertain`, `not_evaluable`, `not_modelled` or `tracked`",
        "hoe het ervoor staat in de gewone berekening: `met` (gehaald), `met_by_trend` (ook zonder plan), `missed` (gemist), `uncertain` (onzeker), `not_evaluable` (zonder gegevens), `not_modelled` of `tracked` (enkel gevolgd)",
      ),
      central: text("what the plain run reaches", "wat de gewone berekening bereikt"),
      central_year: text(
        "from which year it holds in the plain run",
        "vanaf welk jaar het geldt in de gewone berekening",
      ),
      evaluable: EVALUABLE,
      members_met: text("runs that meet it", "doorrekeningen die het halen"),
      probability: PROBABILITY,
      standard_error: ERROR,
      ...quantiles("reached_", "what is reached: ", "wat bereikt wordt: "),
      held_from_p05: text(
        "year from which it holds in the first 5 % of the runs; empty: later than the run, or never",
        "jaar vanaf wanneer het geldt in de eerste 5 % van de doorrekeningen; leeg: na het laatste jaar, of nooit",
      ),
      held_from_p50: text("in the middle run", "in de middelste doorrekening"),
      held_from_p95: text("in 95 % of the runs", "in 95 % van de doorrekeningen"),
      never: text(
        "runs in which it does not hold within their years",
        "doorrekeningen waarin het binnen hun jaren niet geldt",
      ),
      what_nl: text("the goal in words, in Dutch", "het doel in woorden, in het Nederlands"),
      what_en: text("the same in English", "hetzelfde in het Engels"),
    },
  },
  {
    name: "target-years.csv",
    of: "ensemble",
    about: text(
      "From which year each goal holds: in how many runs. The row without a year has the runs in which it does not.",
      "Vanaf welk jaar elk doel geldt: in hoeveel doorrekeningen. De rij zonder jaar heeft die waarin het niet geldt.",
    ),
    columns: { target: text("id of the goal", "id van het doel"), ...YEAR_COLUMNS },
  },
  {
    name: "budgets.csv",
    of: "ensemble",
    about: text(
      "Every budget: in how many runs it lasts, and what is used; only where a plan names one.",
      "Elk budget: in hoeveel doorrekeningen het niet op raakt, en wat gebruikt wordt; alleen als een plan er een noemt.",
    ),
    columns: {
      budget: text("id of the budget", "id van het budget"),
      amount: text("how much there may be in all", "hoeveel er in totaal mag zijn"),
      from: text("first year that counts", "eerste jaar dat meetelt"),
      to: text("last year that counts", "laatste jaar dat meetelt"),
      status: text(
        "in the plain run: `kept`, `used_up` or `not_evaluable`",
        "in de gewone berekening: `kept` (niet op), `used_up` (op) of `not_evaluable` (niet te zeggen)",
      ),
      central: text("what the plain run uses", "wat de gewone berekening gebruikt"),
      evaluable: EVALUABLE,
      members_kept: text("runs in which it lasts", "doorrekeningen waarin het niet op raakt"),
      probability: PROBABILITY,
      standard_error: ERROR,
      ...quantiles("used_", "what is used: ", "wat gebruikt wordt: "),
      used_up_in_p05: text(
        "year in which it is used up in the first 5 % of the runs; empty: it lasts",
        "jaar waarin het op is in de eerste 5 % van de doorrekeningen; leeg: het raakt niet op",
      ),
      used_up_in_p50: text("in the middle run", "in de middelste doorrekening"),
      used_up_in_p95: text("in 95 % of the runs", "in 95 % van de doorrekeningen"),
    },
  },
  {
    name: "budget-years.csv",
    of: "ensemble",
    about: text(
      "In which year each budget is used up: in how many runs. The row without a year has the runs in which it lasts.",
      "In welk jaar elk budget op raakt: in hoeveel doorrekeningen. De rij zonder jaar heeft die waarin het niet op raakt.",
    ),
    columns: { budget: text("id of the budget", "id van het budget"), ...YEAR_COLUMNS },
  },
  {
    name: "uncertain-inputs.csv",
    of: "ensemble",
    about: text(
      "Every figure behind the runs: those that were drawn, from what, and those that stand still because nobody gave them a range.",
      "Elk cijfer achter de doorrekeningen: wat geloot werd en waaruit, en wat vaststaat omdat niemand er een marge bij gaf.",
    ),
    columns: {
      kind: text(
        "`parameter`, `reference` (a path of unchanged policy) or `history` (an observation)",
        "`parameter`, `reference` (een pad van ongewijzigd beleid) of `history` (een waarneming)",
      ),
      address: text("what the figure covers", "waarop het cijfer slaat"),
      drawn: text("`yes` or `no`", "`yes` (geloot) of `no` (staat vast)"),
      input: text(
        "name of its random numbers: figures of one name move as one",
        "naam van zijn reeks lotingen: cijfers van één naam bewegen als één",
      ),
      year: text("of a point of a path", "van een punt van een pad"),
      value: text(
        "as it stands in the files; empty where it covers several",
        "zoals het in de bestanden staat; leeg waar het er meer dekt",
      ),
      low: text("low end of its range", "laag eind van zijn marge"),
      high: text("high end", "hoog eind"),
      low_factor: text(
        "of a range in per cent: the low end in multiples of the value",
        "bij een marge in procent: het lage eind in veelvouden van de waarde",
      ),
      high_factor: text("the high end, alike", "het hoge eind, net zo"),
      distribution: text("what it is drawn from", "waaruit het geloot wordt"),
      stated: text(
        "`yes` when the files say so; `no` when it is the default of its grade",
        "`yes` als de bestanden het zeggen; `no` als het de standaard van zijn graad is",
      ),
      group: text("figures that go up and down together", "cijfers die samen op en neer gaan"),
      correlation: text("how strongly, from -1 to 1", "hoe sterk, van -1 tot 1"),
      by: text(
        "plan or package that gave it; empty: the files of the region",
        "plan of pakket dat het gaf; leeg: de bestanden van de regio",
      ),
    },
  },
  {
    name: "failed-members.csv",
    of: "ensemble",
    about: text(
      "Runs that met a number that is none. They count in no band and no probability; as a rule there are none.",
      "Doorrekeningen die vastliepen op een getal dat er geen is. Ze tellen in geen band en geen kans mee; meestal zijn er geen.",
    ),
    columns: {
      member: text("number of the run, from 0", "nummer van de doorrekening, vanaf 0"),
      output: text("which output", "welke uitkomst"),
    },
  },
  {
    name: "differences.csv",
    of: "ensemble",
    about: text(
      "Plan less first plan, taken run by run on the same draws; only with several plans. The middle of the differences is not the difference of the middles.",
      "Plan min eerste plan, doorrekening per doorrekening met dezelfde geloten cijfers; alleen met meer plannen. Het midden van de verschillen is niet het verschil van de middens.",
    ),
    columns: {
      reference: text("id of the first plan", "id van het eerste plan"),
      ...BAND,
      central: text("difference of the plain runs", "verschil van de gewone berekeningen"),
      evaluable: text(
        "runs in which both have a value",
        "doorrekeningen waarin beide een waarde hebben",
      ),
      lower: text("runs in which the plan is lower", "doorrekeningen waarin het plan lager ligt"),
      higher: text("in which it is higher", "waarin het hoger ligt"),
      share_lower: text("`lower` as a part of them", "`lower` als deel ervan"),
      share_higher: text("`higher` as a part of them", "`higher` als deel ervan"),
    },
  },
  {
    name: "goal-differences.csv",
    of: "ensemble",
    about: text(
      "Goals that both plans have: in how many runs both meet them, or only one.",
      "Doelen die beide plannen hebben: in hoeveel doorrekeningen beide ze halen, of maar één.",
    ),
    columns: {
      reference: text("id of the first plan", "id van het eerste plan"),
      target: text("id of the goal", "id van het doel"),
      both: text("met by both", "door beide gehaald"),
      only_scenario: text("only by this plan", "alleen door dit plan"),
      only_reference: text("only by the first", "alleen door het eerste"),
      neither: text("by neither", "door geen van beide"),
    },
  },
];
