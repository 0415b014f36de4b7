/** What every key of a story is for. A test holds these lists to the keys that the reader of stories knows. */
import type { KeyTexts } from "./key-texts.ts";

export const STORY_TEXTS: KeyTexts = {
  story: {
    nl: "De versie van deze vorm; begin er het bestand mee.",
    en: "The version of this form; begin the file with it.",
  },
  title: {
    nl: "Titel van de pagina, in beide talen.",
    en: "Title of the page, in both languages.",
  },
  intro: {
    nl: "Inleiding; ze staat bij de eerste stap.",
    en: "Introduction; it stands at the first step.",
  },
  main: {
    nl: "Het grote cijfer dat altijd in beeld blijft, en wat het is.",
    en: "The large figure that always stays in sight, and what it is.",
  },
  steps: {
    nl: "De stappen, in de volgorde waarin ze verteld worden: 1 tot 20. Elke stap vertrekt van het plan zoals het is, niet van de stap ervoor.",
    en: "The steps, in the order in which they are told: 1 to 20. Each step begins from the plan as it stands, not from the step before.",
  },
};

export const STORY_MAIN_TEXTS: KeyTexts = {
  figure: {
    nl: "Het cijfer, tussen accolades: de berekening vult het in, en het volgt de schuivers.",
    en: "The figure, between braces: the computation fills it in, and it follows the sliders.",
    examples: [{ nl: "{emissions.total 2040}", en: "{emissions.total 2040}" }],
  },
  label: {
    nl: "Wat het cijfer is, in enkele woorden.",
    en: "What the figure is, in a few words.",
  },
};

export const STORY_STEP_TEXTS: KeyTexts = {
  id: {
    nl: "Korte naam van de stap: kleine letters, cijfers, koppeltekens; hooguit 40 tekens, en van geen andere stap.",
    en: "Short name of the step: lower-case letters, digits, hyphens; 40 characters at most, and of no other step.",
    examples: ["renoveren"],
  },
  title: {
    nl: "De vraag of de titel van de stap.",
    en: "The question or the title of the step.",
  },
  text: {
    nl: "Wat er verteld wordt; een lege regel begint een nieuwe alinea. Typ geen cijfers maar zet ze tussen accolades: {housing.renovation_rate 2030}.",
    en: "What is told; an empty line begins a new paragraph. Type no figures but put them between braces: {housing.renovation_rate 2030}.",
  },
  levers: {
    nl: "Wat de stap aan het plan verandert, geschreven zoals in een plan: x2, +10 %, punten per jaar, 5 years later.",
    en: "What the step changes in the plan, written as in a plan: x2, +10 %, points by year, 5 years later.",
  },
  include: {
    nl: "Pakketten maatregelen die de stap overneemt: een naam (`simulate list measures`), of een lijst ervan.",
    en: "Packages of measures that the step takes over: a name (`simulate list measures`), or a list of them.",
  },
  sliders: {
    nl: "De schuivers die de lezer bij deze stap krijgt: hoogstens 6.",
    en: "The sliders that the reader gets at this step: 6 at most.",
  },
  charts: {
    nl: "De grafieken bij deze stap: namen van `simulate list charts`.",
    en: "The charts at this step: names of `simulate list charts`.",
  },
  view: {
    nl: "Waar een lezer aankomt die van hier naar alle cijfers gaat.",
    en: "Where a reader arrives who goes from here to all figures.",
  },
  year: {
    nl: "Het jaar waarvan de cijfers getoond worden; zonder is het het laatste van de berekening.",
    en: "The year whose figures are shown; without it, the last of the run.",
    examples: [2040],
  },
  question: {
    nl: "Waar de lezer over mag nadenken.",
    en: "What the reader may think about.",
  },
  outcome: {
    nl: "Eén zin met een cijfer, die met de schuivers meegaat.",
    en: "One sentence with a figure, which follows the sliders.",
  },
  source: {
    nl: "Waar het vandaan komt wat de tekst zegt.",
    en: "Where what the text says comes from.",
  },
};

export const STORY_SLIDER_TEXTS: KeyTexts = {
  lever: {
    nl: "De hefboom die de schuiver beweegt; van een hefboom met leden één lid, housing.last_sale[gas].",
    en: "The lever that the slider moves; of a lever with members one member, housing.last_sale[gas].",
  },
  label: {
    nl: "Gewone woorden boven de schuiver.",
    en: "Plain words above the slider.",
  },
  explanation: {
    nl: "Uitleg eronder, waar die nodig is.",
    en: "Explanation below it, where one is needed.",
  },
};
