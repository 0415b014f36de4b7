/**
 * What every key of a plan, of a package of measures and of what stands in them is for. A test holds
 * these lists to the keys that the language knows, so that none can be forgotten or outlive its key.
 */
import type { Text } from "../../engine/scenario/declarations.ts";

/** A text about one key, with values that show how it is written. */
export interface KeyText extends Text {
  readonly examples?: readonly unknown[];
}
export type KeyTexts = Readonly<Record<string, KeyText>>;

const TITLE: KeyText = {
  nl: "Naam voor lezers, in het Nederlands (nl) en het Engels (en); één tekst geldt voor beide.",
  en: "Name for readers, in Dutch (nl) and English (en); a single text serves both.",
};
const SOURCE: KeyText = {
  nl: "Waar dit vandaan komt: document en bladzijde. Verschijnt in de resultaten.",
  en: "Where this comes from: document and page. Appears in the results.",
  examples: ["Kortrijk 2040, 5.3"],
};
const NOTE: KeyText = {
  nl: "Toelichting of redenering, voor wie het cijfer moet verdedigen.",
  en: "Remark or reasoning, for whoever has to defend the figure.",
};
const SHAPE: KeyText = {
  nl: "Hoe de jaren tussen twee punten verlopen: linear (rechte lijn, standaard), s-curve (traag, snel, traag), step of hold (trede: een punt geldt tot het volgende).",
  en: "How the years between two points run: linear (a straight line, the default), s-curve (slow, fast, slow), step or hold (a point holds until the next).",
};
const VALUE: KeyText = {
  nl: "Eén waarde voor alle jaren, met haar eenheid.",
  en: "One value for all years, with its unit.",
};
const GRADE: KeyText = {
  nl: "Hoe goed het cijfer gegrond is: measured (gemeten), official-projection (officiële prognose), literature (literatuur), derived (afgeleid) of assumption (aanname).",
  en: "How well founded the figure is: measured, official-projection, literature, derived or assumption.",
};
const LOW: KeyText = {
  nl: "Laagste waarde die even goed waar kan zijn. Nodig bij alles wat niet gemeten is.",
  en: "Lowest value that could be true as well. Needed for all that was not measured.",
};
const HIGH: KeyText = {
  nl: "Hoogste waarde die even goed waar kan zijn. Nodig bij alles wat niet gemeten is.",
  en: "Highest value that could be true as well. Needed for all that was not measured.",
};
const RANGE: KeyText = {
  nl: "Laagste en hoogste waarde tussen haken, in plaats van low en high.",
  en: "Lowest and highest value in brackets, instead of low and high.",
  examples: [[0.4, 0.6]],
};
const FORMAT: KeyText = {
  nl: "Het nummer van de vorm waarin dit bestand geschreven is: nu 2. simulate migrate brengt oudere bestanden daarheen.",
  en: "The number of the form in which this file is written: 2 today. simulate migrate brings older files there.",
  examples: [2],
};
const ID: KeyText = {
  nl: "Naam in kleine letters, cijfers en koppeltekens; wordt de naam van de map met resultaten.",
  en: "Name in lower-case letters, digits and hyphens; names the folder with results.",
  examples: ["kortrijk-2040"],
};
const EXTENDS: KeyText = {
  nl: "Het plan waarop dit plan verder bouwt: een pad vanaf dit bestand, of de naam van een meegeleverd plan. Wat hier niet staat, staat daar.",
  en: "The plan that this plan builds on: a path from this file, or the name of a supplied plan. What is not said here is said there.",
};
const INCLUDE: KeyText = {
  nl: "Pakketten maatregelen die dit bestand overneemt: paden vanaf dit bestand, of namen van meegeleverde pakketten (`simulate list measures`).",
  en: "Packages of measures that this file takes over: paths from this file, or names of supplied packages (`simulate list measures`).",
};
const LEVERS: KeyText = {
  nl: "Wat het plan anders doet dan ongewijzigd beleid: per hefboom één waarde, een tabel van jaren, een verandering (+20 %) of een formule. null zet de referentie terug. `simulate list levers` toont ze alle.",
  en: "What the plan does otherwise than unchanged policy: for each lever one value, a table of years, a change (+20 %) or a formula. null restores the reference. `simulate list levers` shows all.",
};
const PARAMETERS: KeyText = {
  nl: "Een ander cijfer dan dat van de regio, met marge en bron; of een eigen getal (een naam zonder punt) voor in formules. `simulate list parameters` toont ze alle.",
  en: "Another figure than the region's, with range and source; or a number of your own (a name without a dot) for use in formulas. `simulate list parameters` shows all.",
};
const TARGETS: KeyText = {
  nl: "Doelen: wat een uitkomst in een jaar moet zijn. De doelen van de regio gelden ook; null haalt er een weg.",
  en: "Goals: what a result has to be in a year. Those of the region hold as well; null takes one away.",
};
const INDICATORS: KeyText = {
  nl: "Eigen indicatoren: een formule over uitkomsten, met een eenheid.",
  en: "Indicators of your own: a formula over results, with a unit.",
};
const CHECKS: KeyText = {
  nl: "Eigen controles: wat waar moet zijn van de uitkomsten. Elke berekening meldt of het klopt.",
  en: "Checks of your own: what must be true of the results. Every run reports whether it holds.",
};
const BUDGETS: KeyText = {
  nl: "Budgetten: hoeveel er in alle jaren samen van iets mag zijn, zoals een koolstofbudget. Elke berekening zegt wanneer het op is; null haalt er een weg.",
  en: "Budgets: how much of something there may be in all years together, such as a carbon budget. Every run says when it is used up; null takes one away.",
};
const PROGRAMMES: KeyText = {
  nl: "Maatregelen die in aantallen geleverd worden (bomen, plaatsen, m2) en die het model nog niet kent. De planning zelf staat als hefboom onder levers.",
  en: "Measures delivered in numbers (trees, places, m2) that the model does not know yet. What is planned stands as a lever under levers.",
};

const CONTENTS: KeyTexts = {
  include: INCLUDE,
  levers: LEVERS,
  parameters: PARAMETERS,
  targets: TARGETS,
  indicators: INDICATORS,
  checks: CHECKS,
  budgets: BUDGETS,
  programmes: PROGRAMMES,
};

export const PLAN_TEXTS: KeyTexts = {
  format: FORMAT,
  id: ID,
  title: TITLE,
  language: {
    nl: "Taal van samenvatting en grafieken: nl (standaard) of en.",
    en: "Language of summary and charts: nl (the default) or en.",
  },
  region: {
    nl: "De stad: een map met region.yaml als pad vanaf dit bestand, of de naam van een meegeleverde regio. Mag weg als extends er een noemt.",
    en: "The city: a folder with region.yaml as a path from this file, or the name of a supplied region. May be left out where extends names one.",
  },
  group: {
    nl: "De gemeenten, in de plaats van region: een map met group.yaml als pad vanaf dit bestand, of de naam van een meegeleverde groep. Wat onder levers, parameters en targets staat, geldt voor elke gemeente die het heeft.",
    en: "The municipalities, in place of region: a folder with group.yaml as a path from this file, or the name of a supplied group. What stands under levers, parameters and targets holds for every municipality that has it.",
  },
  extends: EXTENDS,
  ...CONTENTS,
  exceptions: {
    nl: "Van een plan over een groep: wat een gemeente anders doet. Onder haar id een eigen plan in de plaats van het gemeenschappelijke (plan), of wat erover gelegd wordt. null neemt terug wat het uitgebreide plan ervan zegt.",
    en: "Of a plan over a group: what a municipality does otherwise. Under its id a plan of its own in place of the common one (plan), or what is laid over it. null takes back what the extended plan says of it.",
  },
  shared: {
    nl: "Van een plan over een groep: wat verschillende gemeenten samen doen (een warmtebron, een windpark, een programma), met de verdeling. Het komt boven op wat elke gemeente zelf doet.",
    en: "Of a plan over a group: what several municipalities do together (a heat source, a wind farm, a programme), with its allocation. It comes on top of what each of them does by itself.",
  },
  observations: {
    nl: "Wat er in de jaren van de berekening gemeten werd: per uitkomst of eigen indicator de jaren met hun waarde, en de bron. De resultaten zeggen of het plan, de referentie of geen van beide erbij past. null haalt er een weg. Of een tabel (CSV) waarin ze staan, of een lijst van tabellen.",
    en: "What was measured in the years of the run: per result or own indicator the years with their value, and the source. The results say whether the plan, the reference or neither fits. null takes one away. Or a table (CSV) that holds them, or a list of tables.",
  },
  start_from: {
    nl: "Het jaar waarin het plan opnieuw vertrekt, van wat er op 1 januari gemeten werd; tot dan volgt het de referentie.",
    en: "The year in which the plan starts again, from what was measured on 1 January; until then it follows the reference.",
    examples: [2026],
  },
  carries: {
    nl: "Andere bestanden die dit plan in zich draagt, als tekst onder hun pad vanaf dit bestand, zodat het overal alleen kan staan. Ze komen in de plaats van bestanden met dat pad. De verkenner schrijft het; zelf hebt u het niet nodig.",
    en: "Other files that this plan carries inside, as text under their path from this file, so that it can stand alone anywhere. They take the place of files of that path. The explorer writes it; you do not need it yourself.",
  },
};

/** Of what one municipality of a group does otherwise. */
export const EXCEPTION_TEXTS: KeyTexts = {
  plan: {
    nl: "Haar eigen plan, in de plaats van het gemeenschappelijke: een pad vanaf dit bestand, of de naam van een meegeleverd plan. Het gaat over haar regio.",
    en: "Its own plan, in place of the common one: a path from this file, or the name of a supplied plan. It is about its region.",
    examples: ["../kortrijk/kortrijk-2040.yaml"],
  },
  ...CONTENTS,
  observations: {
    nl: "Wat er in deze gemeente gemeten werd, geschreven als in een plan over één regio.",
    en: "What was measured in this municipality, written as in a plan over one region.",
  },
};

/** Of what municipalities share. */
export const SHARED_TEXTS: KeyTexts = {
  title: TITLE,
  lever: {
    nl: "De hefboom waar het bij komt: een hoeveelheid (vermogen, energie, woningen, een programma), met lid waar ze leden heeft.",
    en: "The lever that it is added to: an amount (power, energy, dwellings, a programme), with its member where it has members.",
    examples: ["renewables.wind_capacity", "heat.source_potential[residual]"],
  },
  amount: {
    nl: "Hoeveel het samen is, boven op wat elke gemeente zelf doet: één waarde of een tabel van jaren, zoals bij een hefboom. Voor het eerste jaar is het 0.",
    en: "How much it is together, on top of what each municipality does by itself: one value or a table of years, as for a lever. Before the first year it is 0.",
  },
  allocation: {
    nl: "Wie welk deel krijgt: delen die samen 100 % zijn, of { by: demography.population, among: […] } om te verdelen naar wat elk bij de start heeft.",
    en: "Who gets which share: shares that add up to 100 %, or { by: demography.population, among: […] } to allocate by what each has at the start.",
  },
  source: SOURCE,
  note: NOTE,
};

/** Beside the years of an observation. */
export const OBSERVATION_TEXTS: KeyTexts = {
  source: {
    nl: "Wie het gemeten of geteld heeft, en waar het staat. Verplicht.",
    en: "Who measured or counted it, and where it stands. Required.",
    examples: ["VITO-inventaris 2027"],
  },
  grade: {
    nl: "Hoe goed het cijfer gegrond is; standaard measured (gemeten).",
    en: "How well founded the figure is; measured by default.",
  },
  note: NOTE,
  tolerance: {
    nl: "Hoever een pad ernaast mag liggen en toch past, in % van de gemeten waarde. Zonder: 2 % voor wat op 1 januari geteld wordt, 5 % voor wat over een jaar loopt.",
    en: "How far off a course may be and still fit, in % of what was measured. Without it: 2 % for what is counted on 1 January, 5 % for what runs over a year.",
    examples: ["3 %"],
  },
};

/** Of one year of an observation. */
export const OBSERVED_TEXTS: KeyTexts = {
  value: { nl: "Wat gemeten werd, met de eenheid.", en: "What was measured, with its unit." },
  low: {
    nl: "Laagste waarde die even goed waar kan zijn.",
    en: "Lowest value that could be true as well.",
  },
  high: {
    nl: "Hoogste waarde die even goed waar kan zijn.",
    en: "Highest value that could be true as well.",
  },
  source: {
    nl: "De bron van dit jaar, als die een andere is.",
    en: "The source of this year, where it is another one.",
  },
  grade: GRADE,
  note: NOTE,
};

export const PACKAGE_TEXTS: KeyTexts = {
  format: FORMAT,
  id: {
    nl: "Naam in kleine letters, cijfers en koppeltekens: zo heet het pakket in resultaten en meldingen.",
    en: "Name in lower-case letters, digits and hyphens: how results and messages call the package.",
    examples: ["warmte-2"],
  },
  title: TITLE,
  theme: {
    nl: "Thema van het pakket. Van één thema hoort hooguit één niveau in een plan.",
    en: "Theme of the package. A plan has one level of a theme at most.",
  },
  level: {
    nl: "Hoe ambitieus: 1 is ongewijzigd beleid, 4 wat hoogstens kan.",
    en: "How ambitious: 1 is unchanged policy, 4 what can be done at most.",
  },
  explanation: {
    nl: "Enkele regels: wat er gebeurt, wie het doet en waar de cijfers vandaan komen.",
    en: "A few lines: what is done, by whom, and where the figures come from.",
  },
  ...CONTENTS,
};

const QUANTITY = (nl: string, en: string, examples: readonly unknown[] = []): KeyText => ({
  nl: `${nl} Met eenheid; geef één wens per doel.`,
  en: `${en} With its unit; one wish per goal.`,
  examples,
});

export const TARGET_TEXTS: KeyTexts = {
  indicator: {
    nl: "De uitkomst waarover het gaat. `simulate list indicators` toont ze alle; ook een eigen indicator kan.",
    en: "The result that it is about. `simulate list indicators` shows all; an indicator of your own will do as well.",
  },
  at_least: QUANTITY("Minstens zo veel.", "At least so much.", ["31 MW"]),
  at_most: QUANTITY("Hoogstens zo veel.", "At most so much.", ["105 kt"]),
  equals: QUANTITY("Ongeveer zo veel.", "About so much.", ["83000 persons"]),
  change: QUANTITY(
    "Verandering tegenover het jaar onder vs; in % of als hoeveelheid, minteken voor minder.",
    "Change against the year under vs; in % or as an amount, with a minus sign for less.",
    ["-40 %"],
  ),
  decrease: QUANTITY(
    "Daling met zoveel % tegenover vs, of tot onder een aantal.",
    "Decrease by so many % against vs, or to below a number.",
    ["25 %"],
  ),
  annual_change: QUANTITY("Verandering per jaar.", "Change per year.", ["-2.5 %"]),
  vs: {
    nl: "Het jaar waarmee vergeleken wordt; het mag voor de berekening liggen als de regio er een cijfer van heeft.",
    en: "The year that is compared with; it may lie before the run where the region has a figure of it.",
    examples: [2005],
  },
  base: {
    nl: "De waarde waarmee vergeleken wordt, als ze hier gegeven wordt en niet door model of regio.",
    en: "The value that is compared with, where it is given here and not by model or region.",
  },
  year: {
    nl: "Het jaar waarin het doel geldt.",
    en: "The year in which the goal holds.",
    examples: [2040],
  },
  by: {
    nl: "Of een voorraad op 1 januari van het jaar (start, standaard) of op 31 december (end) bekeken wordt.",
    en: "Whether a stock is looked at on 1 January of the year (start, the default) or on 31 December (end).",
  },
  unit: { nl: "Eenheid waarin het doel getoond wordt.", en: "Unit in which the goal is shown." },
  title: TITLE,
  source: SOURCE,
  grade: GRADE,
  section: { nl: "Hoofdstuk of paragraaf van de bron.", en: "Chapter or section of the source." },
  remark: {
    nl: "Opmerking bij het doel.",
    en: "Remark on the goal.",
  },
  interpreted: {
    nl: "Wat er in de bron gelezen werd om het doel te kunnen uitrekenen.",
    en: "What was read into the source so that the goal can be computed.",
  },
};

export const INDICATOR_TEXTS: KeyTexts = {
  formula: {
    nl: "Rekent met uitkomsten, elk jaar apart. Functies: abs, min, max, sqrt, exp, log, round, floor, ceil, clamp, within, at, cumulative, previous, change, sum.",
    en: "Computes with results, year by year. Functions: abs, min, max, sqrt, exp, log, round, floor, ceil, clamp, within, at, cumulative, previous, change, sum.",
    examples: ["renewables.pv_capacity / demography.population"],
  },
  unit: {
    nl: "Eenheid van de uitkomst; ze wordt nagekeken tegen de formule.",
    en: "Unit of the result; it is checked against the formula.",
    examples: ["kW"],
  },
  title: TITLE,
  source: SOURCE,
  note: NOTE,
};

export const CHECK_TEXTS: KeyTexts = {
  expect: {
    nl: "Wat waar moet zijn: een vergelijking van uitkomsten, of within(waarde, verwacht, marge).",
    en: "What must be true: a comparison of results, or within(value, expected, margin).",
    examples: ["within(demography.population, 83000 persons, 2 %)"],
  },
  year: {
    nl: "Het ene jaar waarin het waar moet zijn; zonder jaar: elk jaar.",
    en: "The one year in which it must be true; without a year: every year.",
    examples: [2035],
  },
  from: { nl: "Vanaf dit jaar.", en: "From this year on." },
  to: { nl: "Tot en met dit jaar.", en: "Up to and including this year." },
  title: TITLE,
  source: SOURCE,
  note: NOTE,
};

export const BUDGET_TEXTS: KeyTexts = {
  indicator: {
    nl: "De uitkomst waarvan de jaren optellen: iets wat in de loop van een jaar gebeurt, geen stand op 1 januari. Ook een eigen indicator kan.",
    en: "The result whose years add up: something that happens in the course of a year, no state on 1 January. An indicator of your own will do as well.",
    examples: ["emissions.total"],
  },
  amount: {
    nl: "Hoeveel er in alle jaren samen mag zijn, met eenheid (geen hoeveelheid per jaar).",
    en: "How much there may be in all years together, with its unit (no amount per year).",
    examples: ["4.5 Mt", "9000 GWh"],
  },
  from: { nl: "Het eerste jaar dat meetelt.", en: "The first year that counts.", examples: [2024] },
  to: { nl: "Het laatste jaar dat meetelt.", en: "The last year that counts.", examples: [2050] },
  title: TITLE,
  source: SOURCE,
  grade: GRADE,
  note: NOTE,
};

/** Keys beside years and members in what is said of a lever. */
export const LEVER_TEXTS: KeyTexts = {
  shape: SHAPE,
  source: SOURCE,
  note: NOTE,
  value: VALUE,
  change: {
    nl: "Een verandering tegenover wat anders zou gelden: +20 %, x 1.5, + 3 MW, 5 years later.",
    en: "A change against what would hold otherwise: +20 %, x 1.5, + 3 MW, 5 years later.",
    examples: ["+20 %", "5 years later"],
  },
  formula: {
    nl: "Een formule van het jaar (year), van wat anders zou gelden (inherited, reference) en van eigen en andere parameters; met ramp(van, tot), scurve(van, tot), step(jaar).",
    en: "A formula of the year, of what would hold otherwise (inherited, reference) and of parameters, own and others; with ramp(from, to), scurve(from, to), step(year).",
    examples: ["6 MW + (31 MW - 6 MW) * ramp(2026, 2040)"],
  },
};

/** What may be said of one year of a lever. */
export const YEAR_TEXTS: KeyTexts = {
  value: VALUE,
  change: LEVER_TEXTS["change"]!,
  formula: {
    nl: "Een formule, waarvan de waarde in dat jaar geldt.",
    en: "A formula, of which the value in that year holds.",
    examples: ["inherited + 2 MW"],
  },
};

const DISTRIBUTION: KeyText = {
  nl: "Hoe het cijfer in een ensemble gespreid is: normal, lognormal, uniform, triangular, pert of beta, of met getallen, bijvoorbeeld normal(80, 12) of discrete(6: 70 %, 9: 30 %). Weglaten voor de spreiding die bij de graad hoort.",
  en: "How the figure is spread in an ensemble: normal, lognormal, uniform, triangular, pert or beta, or with numbers, such as normal(80, 12) or discrete(6: 70 %, 9: 30 %). Left out for the spread that goes with the grade.",
};
const GROUP: KeyText = {
  nl: 'Naam van de groep waarmee het cijfer in een ensemble mee beweegt, met een correlatie als ze niet volledig is: "brandstofprijzen: 0.8".',
  en: 'Name of the group that the figure moves along with in an ensemble, with a correlation where it is not complete: "fuel-prices: 0.8".',
};

/** Keys of a figure of the model's that a plan replaces. */
export const PARAMETER_TEXTS: KeyTexts = {
  value: VALUE,
  low: LOW,
  high: HIGH,
  range: RANGE,
  distribution: DISTRIBUTION,
  group: GROUP,
  shape: SHAPE,
  grade: GRADE,
  source: SOURCE,
  note: NOTE,
};

const STATUS: KeyText = {
  nl: "placeholder: voorlopig ingevuld, tot iemand het cijfer geeft. Weglaten voor een gewoon cijfer.",
  en: "placeholder: filled in until somebody supplies the figure. Left out for an ordinary figure.",
};
const UNKNOWN_FIGURE: Text = {
  nl: "Een getal met marge en bron, of unknown als niemand het weet.",
  en: "A number with range and source, or unknown where nobody knows.",
};

export const PROGRAMME_TEXTS: KeyTexts = {
  title: TITLE,
  meaning: {
    nl: "In één zin: wat wordt geteld, en wat niet; in beide talen.",
    en: "In one sentence: what is counted, and what is not; in both languages.",
  },
  unit: {
    nl: "Waarin geteld wordt: een eenheid (m2, trees), of { count: woord } voor iets nieuws.",
    en: "What is counted in: a unit (m2, trees), or { count: word } for something new.",
    examples: ["m2", { count: "benches" }],
  },
  theme: {
    nl: "Thema waaronder het in de resultaten staat.",
    en: "Theme under which results show it.",
  },
  actor: { nl: "Wie erover beslist.", en: "Who decides about it." },
  since: {
    nl: "Vanaf 1 januari van dit jaar wordt er geteld.",
    en: "It is counted from 1 January of this year.",
    examples: [2024],
  },
  annual: {
    nl: "true: een hoeveelheid van elk jaar apart, in plaats van een optelsom sinds het begin.",
    en: "true: an amount of every year by itself, instead of a sum since the beginning.",
  },
  counts: {
    nl: "De voorraad van het model waarvan de aangroei de vooruitgang is, in plaats van leveringen.",
    en: "The stock of the model whose growth is the progress, in place of deliveries.",
  },
  delivered: {
    nl: `Wat er al geleverd was toen de berekening begon. ${UNKNOWN_FIGURE.nl}`,
    en: `What had been delivered when the run begins. ${UNKNOWN_FIGURE.en}`,
  },
  present: {
    nl: `Alles wat er is, met een eigen id en titel. ${UNKNOWN_FIGURE.nl}`,
    en: `All there is, with an id and a title of its own. ${UNKNOWN_FIGURE.en}`,
  },
  cost: {
    nl: `Wat één eenheid kost, eenmalig, met het jaar van de prijzen (80 EUR2024/m2). ${UNKNOWN_FIGURE.nl}`,
    en: `What one unit costs, once, with the year of its prices (80 EUR2024/m2). ${UNKNOWN_FIGURE.en}`,
  },
  upkeep: {
    nl: `Wat één eenheid per jaar aan onderhoud kost, met het jaar van de prijzen. ${UNKNOWN_FIGURE.nl}`,
    en: `What the upkeep of one unit costs per year, with the year of its prices. ${UNKNOWN_FIGURE.en}`,
  },
  per: {
    nl: "Verhoudingen: per zo veel inwoners, woningen of iets anders. Per 1000 inwoners is er altijd.",
    en: "Ratios: per so many inhabitants, dwellings or something else. Per 1000 inhabitants is always there.",
  },
  source: SOURCE,
  where: { nl: "Bladzijde of tabel van de bron.", en: "Page or table of the source." },
  grade: GRADE,
  note: NOTE,
};

export const FIGURE_TEXTS: KeyTexts = {
  value: {
    nl: "Het getal, of unknown als niemand het weet.",
    en: "The number, or unknown where nobody knows.",
  },
  low: LOW,
  high: HIGH,
  grade: GRADE,
  source: SOURCE,
  where: PROGRAMME_TEXTS["where"]!,
  note: NOTE,
  status: STATUS,
};

export const PRESENT_TEXTS: KeyTexts = {
  id: {
    nl: "Adres van deze uitkomst: groep.naam.",
    en: "Address of this result: group.name.",
    examples: ["green.trees"],
  },
  title: TITLE,
  ...FIGURE_TEXTS,
};

export const RATIO_TEXTS: KeyTexts = {
  indicator: { nl: "De uitkomst waardoor gedeeld wordt.", en: "The result that it is divided by." },
  times: {
    nl: "Per hoeveel daarvan: 1, 10, 100, 1000 …",
    en: "Per how many of them: 1, 10, 100, 1000 …",
    examples: [100],
  },
  title: TITLE,
};

/** Languages of a text. */
export const LANGUAGE_TEXTS: KeyTexts = {
  nl: { nl: "In het Nederlands.", en: "In Dutch." },
  en: { nl: "In het Engels.", en: "In English." },
};

/** Keys of a number of the plan's own. */
export const OWN_NUMBER_TEXTS: KeyTexts = {
  value: { nl: "Het getal, met zijn eenheid.", en: "The number, with its unit." },
  note: NOTE,
  source: SOURCE,
  title: TITLE,
};
