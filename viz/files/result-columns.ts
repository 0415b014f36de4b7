/** What every column of every table in a results folder means, in both languages. */
import type { Text } from "../../engine/scenario/declarations.ts";
import { ENSEMBLE_TABLES } from "./ensemble-columns.ts";
import { GROUP_TABLES } from "./group/group-columns.ts";

const text = (en: string, nl: string): Text => ({ nl, en });

/** Columns that mean the same in every table that has no meaning of its own for them. */
export const COMMON_COLUMNS: Readonly<Record<string, Text>> = {
  scenario: text("id of the plan", "id van het plan"),
  region: text("id of the region", "id van de regio"),
  indicator: text(
    "id of the output or of the plan's own indicator",
    "id van de uitkomst of van de eigen indicator",
  ),
  unit: text("unit of the figures in the row", "eenheid van de cijfers in de rij"),
  kind: text(
    "`stock`: of 1 January of the year; `flow`: over the year",
    "`stock`: van 1 januari van het jaar; `flow`: over het jaar",
  ),
  year: text("calendar year", "kalenderjaar"),
  value: text("the figure, all digits", "het cijfer, met alle decimalen"),
  reference: text("id of the reference", "id van de referentie"),
  reference_value: text("the same of the reference", "hetzelfde van de referentie"),
  difference: text("plan less reference", "plan min referentie"),
  grade: text(
    "how well founded: `measured`, `official-projection`, `literature`, `derived` or `assumption`",
    "hoe goed gegrond: `measured` (gemeten), `official-projection`, `literature`, `derived` (afgeleid) of `assumption` (aanname)",
  ),
  source: text(
    "where it comes from: an id of the source list or the words of the plan",
    "waar het vandaan komt: een id van de bronnenlijst of de woorden van het plan",
  ),
  file: text("file that says so", "bestand dat het zegt"),
  line: text("line in that file", "regel in dat bestand"),
  low: text(
    "how low the assumptions that matter most could make it",
    "hoe laag de aannames die het meest tellen het kunnen maken",
  ),
  high: text("how high", "hoe hoog"),
  weakest_grade: text(
    "weakest grade of all that it rests on; `plan`: only on what the plan sets",
    "zwakste graad van alles waarop het steunt; `plan`: alleen op wat het plan zet",
  ),
  missing_nl: text("which figure is missing, in Dutch", "welk cijfer ontbreekt, in het Nederlands"),
  missing_en: text("the same in English", "hetzelfde in het Engels"),
};

/** One table, or several that have the same columns. */
export interface ResultTable {
  /** `indicators.csv`; `tables/M.O.csv` and `flows/NAME.csv` stand for many. */
  readonly name: string;
  readonly of: "run" | "group" | "comparison" | "ensemble" | "sensitivity";
  readonly about: Text;
  /** Beside the common ones, in the order of the file. */
  readonly columns: Readonly<Record<string, Text>>;
}

const COST_COLUMNS = {
  cost: text(
    "`investment`, `operation`, `energy`: what payers spend; `society`: annuities, maintenance and energy without taxes, and programmes as they are spent; `not_counted`: a programme that is in no amount",
    "`investment` (investering), `operation` (onderhoud), `energy` (energie): wat betalers uitgeven; `society`: annuïteiten, onderhoud en energie zonder belastingen, en programma's zoals ze uitgegeven worden; `not_counted`: een programma dat in geen bedrag zit",
  ),
  group: text(
    "group of an investment; new cars are one by themselves",
    "groep van een investering; nieuwe wagens zijn een groep apart",
  ),
  measure: text("what is invested in, or programme", "waarin geïnvesteerd wordt, of programma"),
  measure_nl: text("its name in Dutch", "de naam in het Nederlands"),
  measure_en: text("the same in English", "hetzelfde in het Engels"),
  payer: text("who pays; empty for society", "wie betaalt; leeg voor de samenleving"),
  discounted: text(
    "the figure brought to the first year of the run; a sum of it is a discounted total",
    "het cijfer teruggerekend naar het eerste jaar; een som ervan is een verdisconteerd totaal",
  ),
  price_year: text("year of the prices", "jaar van de prijzen"),
  discount_rate: text("discount rate of society", "discontovoet van de samenleving"),
  remark: text(
    "why a programme is not counted, or counted in one plan alone",
    "waarom een programma niet geteld is, of maar in één plan",
  ),
} as const;

const BUDGET_COLUMNS = {
  budget: text("id of the budget", "id van het budget"),
  amount: text("how much there may be in all", "hoeveel er in totaal mag zijn"),
  from: text("first year that counts", "eerste jaar dat meetelt"),
  to: text("last year that counts", "laatste jaar dat meetelt"),
  cumulative: text(
    "sum from the first year to the end of this one",
    "som van het eerste jaar tot het eind van dit jaar",
  ),
  share: text("that sum as a part of the amount", "die som als deel van het bedrag"),
  remaining: text("what is left; below nought: over", "wat er rest; onder nul: erover"),
  status: text(
    "`kept`, `used_up` or `not_evaluable`",
    "`kept` (niet op), `used_up` (op) of `not_evaluable` (niet te zeggen)",
  ),
  used_up_in: text("year in which it is used up", "jaar waarin het op is"),
  used_up_at: text("the same as a moment: 2036.4", "hetzelfde als moment: 2036,4"),
} as const;

const GOAL_COLUMNS = {
  target: text("id of the goal", "id van het doel"),
  direction: text(
    "`at_least`, `at_most` or `about`",
    "`at_least` (minstens), `at_most` (hoogstens) of `about` (ongeveer)",
  ),
  wanted: text("what the goal asks", "wat het doel vraagt"),
  reached: text("what the plan reaches", "wat het plan bereikt"),
  status: text(
    "`met`, `met_by_trend`, `missed`, `uncertain`, `not_evaluable`, `not_modelled` or `tracked`",
    "`met` (gehaald), `met_by_trend` (ook zonder plan), `missed` (gemist), `uncertain` (onzeker), `not_evaluable` (zonder gegevens), `not_modelled` of `tracked` (enkel gevolgd)",
  ),
  gap: text("how much is lacking", "hoeveel er tekort is"),
  year_reached: text("year in which it is met after all", "jaar waarin het toch gehaald wordt"),
} as const;

const MEASURED_COLUMNS = {
  measured: text("what was measured", "wat er gemeten werd"),
  low: text("lowest that still fits", "het laagste dat nog past"),
  high: text("highest that still fits", "het hoogste dat nog past"),
  tolerance_from: text(
    "where that margin comes from: `range`, `plan` or `default`",
    "waar die marge vandaan komt: `range` (de meting), `plan` of `default` (onze afspraak)",
  ),
} as const;

const SIDES: Readonly<Record<string, Text>> = {
  text_nl: text("what has no figure, in Dutch", "wat geen cijfer heeft, in het Nederlands"),
  text_en: text("the same in English", "hetzelfde in het Engels"),
  source: text("its source", "de bron"),
  source_title: text("title of that source", "de titel van die bron"),
  grade: text("its grade", "de graad"),
  by: text("plan or package that set it, or `--set`", "plan of pakket dat het zette, of `--set`"),
  file: text("file that says so", "het bestand dat het zegt"),
  line: text("line in that file", "de regel in dat bestand"),
};

const sideColumns = (side: "old" | "new", words: Text): Record<string, Text> =>
  Object.fromEntries(
    Object.entries(SIDES).map(([name, { nl, en }]) => [
      `${side}_${name}`,
      { nl: `${words.nl}: ${nl}`, en: `${words.en}: ${en}` },
    ]),
  );

const PATH_COLUMNS = {
  base_year: text("first year of the plan", "eerste jaar van het plan"),
  base_value: text("value of that year", "waarde van dat jaar"),
  change_since_base: text("what changed since", "wat er sindsdien veranderde"),
} as const;

const SPLIT_COLUMNS = {
  by: text(
    "what it is split over: `measure`, `theme`, `actor` or `lever`",
    "waarover verdeeld wordt: `measure` (maatregel), `theme` (thema), `actor` (wie beslist) of `lever` (hefboom)",
  ),
  group: text("id of the group", "id van de groep"),
} as const;

export const RESULT_TABLES: readonly ResultTable[] = [
  {
    name: "indicators.csv",
    of: "run",
    about: text(
      "Every output and own indicator, by year.",
      "Elke uitkomst en eigen indicator, per jaar.",
    ),
    columns: {},
  },
  {
    name: "tables/M.O.csv",
    of: "run",
    about: text(
      "One output by its members, a column for each dimension: `tables/emissions.by_sector.csv` has `sector`.",
      "Eén uitkomst, uitgesplitst, met een kolom per indeling: `tables/emissions.by_sector.csv` heeft `sector`.",
    ),
    columns: {},
  },
  {
    name: "levers.csv",
    of: "run",
    about: text(
      "How every year of each lever that the plan sets was made.",
      "Hoe elk jaar van elke hefboom die het plan zet, gemaakt is.",
    ),
    columns: {
      lever: text("the lever, with its member", "de hefboom, met zijn lid"),
      value: text("what holds in that year", "wat in dat jaar geldt"),
      reference: text("the same on unchanged policy", "hetzelfde bij ongewijzigd beleid"),
      made: text(
        "how: `given`, `between` two points, `before the first point`, `held after the last`, …",
        "hoe: `given` (gegeven), `between` (tussen twee punten), `before the first point`, `held after the last`, …",
      ),
      shape: text("shape between the points", "vorm tussen de punten"),
      rule: text("what the plan says, as written", "wat het plan zegt, zoals geschreven"),
      set_by: text("plan or package; `reference`: nobody", "plan of pakket; `reference`: niemand"),
    },
  },
  {
    name: "targets.csv",
    of: "run",
    about: text("How the plan fares by every goal.", "Wat er van elk doel komt."),
    columns: {
      ...GOAL_COLUMNS,
      kind: text(
        "form of the goal: `level`, `change`, `share`, …",
        "vorm van het doel: `level` (niveau), `change` (verandering), `share` (aandeel), …",
      ),
      date: text("day that the goal is about", "dag waarover het doel gaat"),
      section: text("section of the source", "deel van de bron"),
      what_nl: text("the goal in words, in Dutch", "het doel in woorden, in het Nederlands"),
      what_en: text("the same in English", "hetzelfde in het Engels"),
      interpreted_nl: text(
        "how it was read where it can be read in two ways",
        "hoe het gelezen is waar dat op twee manieren kan",
      ),
      interpreted_en: text("the same in English", "hetzelfde in het Engels"),
      remark_nl: text("remark", "opmerking"),
      remark_en: text("the same in English", "hetzelfde in het Engels"),
      base_year: text(
        "year that a change is held against",
        "jaar waar een verandering tegenover staat",
      ),
      base_value: text("value of that year", "waarde van dat jaar"),
      base_unit: text("its unit", "de eenheid ervan"),
      base_from: text(
        "where it is from: `run`, `stated` or `history`",
        "waar ze vandaan komt: `run` (berekend), `stated` (in het doel) of `history` (vroeger)",
      ),
      base_grade: text("its grade", "de graad ervan"),
      base_source: text("its source", "de bron ervan"),
      observed_year: text(
        "of a goal that is only followed: year of the last figure",
        "bij een doel dat enkel gevolgd wordt: jaar van het laatste cijfer",
      ),
      observed: text("that figure", "dat cijfer"),
      observed_grade: text("its grade", "de graad ervan"),
      observed_source: text("its source", "de bron ervan"),
      placeholders: text(
        "on how many provisional figures it rests",
        "op hoeveel voorlopige cijfers het steunt",
      ),
    },
  },
  {
    name: "checks.csv",
    of: "run",
    about: text(
      "What the plan expects of its results.",
      "Wat het plan van de uitkomsten verwacht.",
    ),
    columns: {
      check: text("id of the check", "id van de controle"),
      expect: text("what is expected", "wat verwacht wordt"),
      from: text("first year", "eerste jaar"),
      to: text("last year", "laatste jaar"),
      status: text(
        "`holds`, `fails` or `not_evaluable`",
        "`holds` (klopt), `fails` (klopt niet) of `not_evaluable`",
      ),
      year: text("first year in which it fails", "eerste jaar waarin het niet klopt"),
      left: text("left side in that year", "linkerkant in dat jaar"),
      right: text("right side", "rechterkant"),
      apart: text("how far they are apart", "hoever ze uiteen liggen"),
      share: text(
        "of `within`: part of the right side by which the left may differ",
        "bij `within`: deel van de rechterkant dat de linkerkant mag afwijken",
      ),
      failing_years: text("in how many years it fails", "in hoeveel jaren het niet klopt"),
      evaluated_years: text("of how many", "van hoeveel"),
    },
  },
  {
    name: "budgets.csv",
    of: "run",
    about: text(
      "How each budget is used; only where the plan names one.",
      "Hoe elk budget opraakt; alleen als het plan er een noemt.",
    ),
    columns: {
      ...BUDGET_COLUMNS,
      reference_cumulative: text("the sum on unchanged policy", "de som bij ongewijzigd beleid"),
      reference_status: text("`status` on unchanged policy", "`status` bij ongewijzigd beleid"),
      reference_used_up_in: text("its year", "het jaar daarvan"),
      reference_used_up_at: text("its moment", "het moment daarvan"),
    },
  },
  {
    name: "constraints.csv",
    of: "run",
    about: text("Where the plan asks more than can be done.", "Waar het plan meer vraagt dan kan."),
    columns: {
      lever: text("what asks", "wat vraagt"),
      wished: text("what is asked", "wat gevraagd wordt"),
      got: text("what is possible", "wat kan"),
      limit: text("id of the limit that binds", "id van de grens die telt"),
    },
  },
  {
    name: "consistency.csv",
    of: "run",
    about: text(
      "Where goals contradict each other or what is possible.",
      "Waar doelen elkaar of het mogelijke tegenspreken.",
    ),
    columns: {
      rule: text("rule by which it was found", "regel waarmee het gevonden werd"),
      targets: text("goals concerned", "de doelen waarover het gaat"),
      wanted: text("what is asked", "wat gevraagd wordt"),
      against: text("what it is held against", "wat ertegenover staat"),
      nl: text("in a sentence, in Dutch", "in een zin, in het Nederlands"),
      en: text("the same in English", "hetzelfde in het Engels"),
    },
  },
  {
    name: "on-course.csv",
    of: "run",
    about: text(
      "What was measured in the years of the run, beside plan and unchanged policy.",
      "Wat in de jaren van de berekening gemeten werd, naast plan en ongewijzigd beleid.",
    ),
    columns: {
      ...MEASURED_COLUMNS,
      plan: text("value of the plan", "waarde van het plan"),
      reference: text("value on unchanged policy", "waarde bij ongewijzigd beleid"),
      plan_fit: text(
        "whether the plan `fits`, or the measurement lies `above` or `below` it",
        "of het plan past (`fits`), of de meting erboven (`above`) of eronder (`below`) ligt",
      ),
      reference_fit: text("the same of unchanged policy", "hetzelfde van ongewijzigd beleid"),
      verdict: text(
        "`both`, `plan`, `reference`, `above`, `below`, `between`; `start`: the run was set to it",
        "`both` (beide passen), `plan`, `reference`, `above`, `below`, `between`; `start`: de berekening vertrekt ervan",
      ),
      note: text("remark", "opmerking"),
    },
  },
  {
    name: "costs.csv",
    of: "run",
    about: text(
      "Who spends what on what, by year, beside unchanged policy: every amount once. The cost to society is no sum of the others.",
      "Wie waaraan wat uitgeeft, per jaar, naast ongewijzigd beleid: elk bedrag één keer. De kost voor de samenleving is geen som van de andere.",
    ),
    columns: COST_COLUMNS,
  },
  {
    name: "population.csv",
    of: "run",
    about: text(
      "The account of inhabitants: a row is a cohort, of this age on 1 January.",
      "De rekening van inwoners: een rij is een geboortejaar, van deze leeftijd op 1 januari.",
    ),
    columns: {
      sex: text("`male` or `female`", "`male` (man) of `female` (vrouw)"),
      age: text(
        "age on 1 January; `newborn`: born in the year; `100`: and older",
        "leeftijd op 1 januari; `newborn`: in het jaar geboren; `100`: en ouder",
      ),
      population: text("inhabitants on 1 January", "inwoners op 1 januari"),
      births: text(
        "births, in the rows of the newborn",
        "geboorten, in de rijen van de pasgeborenen",
      ),
      immigration: text("arrivals in the year", "aankomsten in het jaar"),
      emigration: text("departures in the year", "vertrekken in het jaar"),
      deaths: text("deaths in the year", "overlijdens in het jaar"),
      adjustment: text(
        "adjustment to what was measured, in the year before a restart only",
        "aanpassing aan wat gemeten is, alleen in het jaar voor een herstart",
      ),
    },
  },
  {
    name: "flows/NAME.csv",
    of: "run",
    about: text(
      "The other closed accounts, a cell per row: opening + all `in_…` - all `out_…` = closing. What goes in and out stands in the name of its column.",
      "De andere sluitende rekeningen, een vakje per rij: opening + alle `in_…` - alle `out_…` = closing. Wat erin en eruit gaat, staat in de naam van de kolom.",
    ),
    columns: {
      opening: text(
        "stock on 1 January; empty where only flows are balanced",
        "voorraad op 1 januari; leeg als alleen stromen sluiten",
      ),
      closing: text("stock on the next 1 January", "voorraad op de volgende 1 januari"),
      in_adjustment: text("added by a restart", "bijgeteld door een herstart"),
      out_adjustment: text("taken off by a restart", "afgetrokken door een herstart"),
    },
  },
  {
    name: "indicators.csv",
    of: "comparison",
    about: text("Every output of every plan, by year.", "Elke uitkomst van elk plan, per jaar."),
    columns: PATH_COLUMNS,
  },
  {
    name: "tables/M.O.csv",
    of: "comparison",
    about: text(
      "The same by members, a column for each dimension.",
      "Hetzelfde uitgesplitst, met een kolom per indeling.",
    ),
    columns: PATH_COLUMNS,
  },
  {
    name: "targets.csv",
    of: "comparison",
    about: text("How every plan fares by every goal.", "Wat er in elk plan van elk doel komt."),
    columns: {
      ...GOAL_COLUMNS,
      kind: text("form of the goal", "vorm van het doel"),
      first_year_missed: text(
        "first year in which it is missed",
        "eerste jaar waarin het gemist wordt",
      ),
      same_goal: text(
        "`no` where the reference means another goal by this id",
        "`no` als de referentie onder deze id een ander doel verstaat",
      ),
      reference_status: text("`status` of the reference", "`status` van de referentie"),
      reference_reached: text("`reached` of the reference", "`reached` van de referentie"),
      reference_gap: text("`gap` of the reference", "`gap` van de referentie"),
      difference: text(
        "`reached` less that of the reference",
        "`reached` min die van de referentie",
      ),
      gap_difference: text("`gap` less that of the reference", "`gap` min die van de referentie"),
      what_nl: text("the goal in words, in Dutch", "het doel in woorden, in het Nederlands"),
      what_en: text("the same in English", "hetzelfde in het Engels"),
    },
  },
  {
    name: "differences.csv",
    of: "comparison",
    about: text(
      "What is assumed differently: only what differs, old (reference) and new (plan).",
      "Wat anders aangenomen wordt: alleen wat verschilt, oud (referentie) en nieuw (plan).",
    ),
    columns: {
      kind: text(
        "`lever`, `programme`, `parameter`, `data`, `target`, `budget`, `observation`, …",
        "`lever` (hefboom), `programme`, `parameter`, `data`, `target` (doel), `budget`, `observation` (meting), …",
      ),
      address: text("what differs, with its member", "wat verschilt, met zijn lid"),
      old: text("figure of the reference", "cijfer van de referentie"),
      new: text("figure of the plan", "cijfer van het plan"),
      difference: text("new less old", "nieuw min oud"),
      background: text(
        "`yes`: a background assumption, no policy",
        "`yes`: een achtergrondaanname, geen beleid",
      ),
      reason: text(
        "why it is: `assumption`, `data`, `outside-reach` (others decide) or `model`",
        "waarom: `assumption`, `data`, `outside-reach` (anderen beslissen) of `model`",
      ),
      theme: text("theme of the lever", "thema van de hefboom"),
      actor: text("who decides about it", "wie erover beslist"),
      ...sideColumns("old", text("reference", "referentie")),
      ...sideColumns("new", text("plan", "plan")),
    },
  },
  {
    name: "budgets.csv",
    of: "comparison",
    about: text(
      "Every budget that any of the plans names, held against all of them; only where there is one.",
      "Elk budget dat een van de plannen noemt, naast elk plan; alleen als er een is.",
    ),
    columns: {
      ...BUDGET_COLUMNS,
      named_by: text("plan that names it", "plan dat het noemt"),
    },
  },
  {
    name: "on-course.csv",
    of: "comparison",
    about: text("What was measured, beside every plan.", "Wat gemeten werd, naast elk plan."),
    columns: {
      ...MEASURED_COLUMNS,
      value: text("value of the plan", "waarde van het plan"),
      fit: text(
        "whether the plan `fits`, or the measurement lies `above` or `below` it",
        "of het plan past (`fits`), of de meting erboven (`above`) of eronder (`below`) ligt",
      ),
      note: text("remark", "opmerking"),
    },
  },
  {
    name: "attribution.csv",
    of: "comparison",
    about: text(
      "Which measure does the work: the difference to the reference, split.",
      "Welke maatregel het werk doet: het verschil met de referentie, verdeeld.",
    ),
    columns: {
      ...SPLIT_COLUMNS,
      part: text(
        "its part; all parts add up to the difference",
        "het deel; alle delen samen zijn het verschil",
      ),
      alone: text("what it does as the only one", "wat de groep alleen doet"),
      last: text("what it adds after all others", "wat ze als laatste nog toevoegt"),
      standard_error: text(
        "of an estimated part; empty: exact",
        "van een geschat deel (standaardfout); leeg: exact",
      ),
      group_nl: text("name of the group, in Dutch", "naam van de groep, in het Nederlands"),
      group_en: text("the same in English", "hetzelfde in het Engels"),
    },
  },
  {
    name: "interactions.csv",
    of: "comparison",
    about: text(
      "What two groups do together that they do not do apart.",
      "Wat twee groepen samen doen dat ze apart niet doen.",
    ),
    columns: {
      ...SPLIT_COLUMNS,
      with: text("id of the other group", "id van de andere groep"),
      interaction: text("Shapley interaction index", "interactie-index van Shapley"),
    },
  },
  {
    name: "costs.csv",
    of: "comparison",
    about: text(
      "Who spends what on what, by year: every amount once. The cost to society is no sum of the others.",
      "Wie waaraan wat uitgeeft, per jaar: elk bedrag één keer. De kost voor de samenleving is geen som van de andere.",
    ),
    columns: COST_COLUMNS,
  },
  {
    name: "abatement.csv",
    of: "comparison",
    about: text(
      "Cost per tonne avoided, of each plan and of its measures.",
      "Kost per vermeden ton, van elk plan en van zijn maatregelen.",
    ),
    columns: {
      kind: text(
        "`plan`, `measure`, or why a measure has no cost per tonne: `no_cost_known`, `raises_emissions`, `no_emissions`, `background`",
        "`plan`, `measure` (maatregel), of waarom er geen kost per ton is: `no_cost_known` (geen kost bekend), `raises_emissions` (verhoogt de uitstoot), `no_emissions` (verandert die niet), `background` (achtergrondaannames)",
      ),
      measure: text(
        "id of the measure; empty for the plan",
        "id van de maatregel; leeg voor het plan",
      ),
      measure_nl: text("its name in Dutch", "de naam in het Nederlands"),
      measure_en: text("its name in English", "de naam in het Engels"),
      cost_eur: text(
        "extra cost to society, discounted",
        "extra kost voor de samenleving, verdisconteerd",
      ),
      avoided_t: text("tonnes avoided in all years", "vermeden ton in alle jaren"),
      avoided_discounted_t: text("the same, discounted", "hetzelfde, verdisconteerd"),
      cost_per_tonne: text("cost by discounted tonnes", "kost per verdisconteerde ton"),
      cost_per_plain_tonne: text("cost by plain tonnes", "kost per gewone ton"),
      investment_eur: text("discounted investment in it", "investering daarin, verdisconteerd"),
      partly_without_cost: text(
        "levers of it that move emissions and have no known cost",
        "hefbomen ervan die de uitstoot bewegen en geen bekende kost hebben",
      ),
      price_year: text("year of the prices", "jaar van de prijzen"),
      discount_rate: text("discount rate of society", "discontovoet van de samenleving"),
      first: text("first year that counts", "eerste jaar dat meetelt"),
      last: text("last year that counts", "laatste jaar dat meetelt"),
      remark: text("why there is no cost per tonne", "waarom er geen kost per ton is"),
    },
  },
  {
    name: "moved.csv",
    of: "comparison",
    about: text(
      "What moved since a run was stored; only with a stored run.",
      "Wat bewoog sinds een berekening bewaard werd; alleen met een bewaarde berekening.",
    ),
    columns: {
      stored: text("id of the stored run", "id van de bewaarde berekening"),
      change: text(
        "`moved`, or of outputs that only one has: `added`, `gone`, `redefined`",
        "`moved` (bewoog), of bij uitkomsten die maar één van beide heeft: `added` (nieuw), `gone` (weg), `redefined` (anders bepaald)",
      ),
      by: text(
        "of those: `engine` or `plan`",
        "bij die laatste: door de motor (`engine`) of het plan (`plan`)",
      ),
      stored_value: text("what was stored", "wat er bewaard is"),
      rerun_value: text(
        "what this engine gives of the stored scenario",
        "wat deze motor van het bewaarde scenario maakt",
      ),
      value: text("what today's plan gives", "wat het plan van vandaag geeft"),
      difference: text("now less stored", "nu min bewaard"),
      by_engine: text("part of the engine", "het deel van de motor"),
      by_plan: text("part of plan and data", "het deel van plan en data"),
    },
  },
  ...GROUP_TABLES,
  ...ENSEMBLE_TABLES,
  {
    name: "sensitivity.csv",
    of: "sensitivity",
    about: text(
      "Per figure every assumption that moves it; behind them all others together, and what only comes from several together.",
      "Per cijfer elke aanname die het verschuift; daarachter alle andere samen, en wat pas door meerdere samen komt.",
    ),
    columns: {
      figure: text(
        "as behind `--of`: `emissions.total[2040]`, or the id of a goal",
        "zoals achter `--of`: `emissions.total[2040]`, of de id van een doel",
      ),
      factor: text(
        "`parameter`, `reference` (expected course of a lever), `history` (observation of an earlier year), `group` (assumptions that depend on each other), `rest` (all others together), `together` (what none explains alone)",
        "`parameter`, `reference` (verwacht verloop van een hefboom), `history` (waarneming van een vroeger jaar), `group` (aannames die van elkaar afhangen), `rest` (alle andere samen), `together` (wat geen enkele alleen verklaart)",
      ),
      address: text(
        "which one, with its members; the name of a group",
        "welke, met haar leden; de naam van een groep",
      ),
      inputs: text("how many uncertain figures are in it", "hoeveel onzekere gegevens erin zitten"),
      central: text("the figure in the plan", "het cijfer in het plan"),
      low: text(
        "the figure with this assumption at its 5 % quantile, all else as in the plan",
        "het cijfer met deze aanname op haar 5 %-waarde, al het andere zoals in het plan",
      ),
      high: text("the same at its 95 % quantile", "hetzelfde op haar 95 %-waarde"),
      input_unit: text(
        "unit of the values put in; `x`: multiples of what they are; empty where they are no one figure",
        "eenheid van de ingevulde waarden; `x`: veelvouden van wat ze zijn; leeg waar het niet één cijfer is",
      ),
      input_low: text("what was put in at 5 %", "wat op 5 % ingevuld is"),
      input_high: text("what was put in at 95 %", "wat op 95 % ingevuld is"),
      mu: text(
        "mean elementary effect: the change per step of half the distribution, times two",
        "gemiddeld elementair effect: de verandering per stap van de halve verdeling, maal twee",
      ),
      mu_star: text(
        "mean size of it, whatever its sign",
        "gemiddelde grootte ervan, los van het teken",
      ),
      mu_star_low: text("lower end of its 95 % interval", "ondergrens van de 95 %-marge ervan"),
      mu_star_high: text("upper end", "bovengrens"),
      sigma: text(
        "standard deviation of the effects: how much they differ from place to place",
        "standaardafwijking van de effecten: hoezeer ze van plaats tot plaats verschillen",
      ),
      first_order: text(
        "part of the variance that it explains by itself (Sobol index)",
        "deel van de variantie dat ze op zichzelf verklaart (Sobol-index)",
      ),
      first_order_low: text(
        "lower end of its 95 % interval; may be below 0",
        "ondergrens van de 95 %-marge; kan onder 0 liggen",
      ),
      first_order_high: text("upper end of that interval", "bovengrens van die marge"),
      total: text(
        "the same with all that it does together with others",
        "hetzelfde met alles wat ze samen met andere doet",
      ),
      total_low: text("lower end of the interval of it", "ondergrens van de marge daarvan"),
      total_high: text("upper end of the interval of it", "bovengrens van de marge daarvan"),
    },
  },
];
