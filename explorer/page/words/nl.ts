/** All that the page says itself, in Dutch; `Words` is what every other language must say too. */
import type { Actor } from "../../../engine/scenario/declarations.ts";

const DECIDES: Readonly<Record<Actor, string>> = {
  city: "De stad beslist hierover.",
  citizen: "Inwoners beslissen hierover.",
  company: "Bedrijven beslissen hierover.",
  flanders: "Vlaanderen beslist hierover.",
  federal: "De federale overheid beslist hierover.",
  eu: "De Europese Unie beslist hierover.",
  market: "De markt bepaalt dit.",
};

const levers = (count: number): string => (count === 1 ? "1 hefboom" : `${count} hefbomen`);

export const nl = {
  // Landmarks and the bar at the top.
  skipToLevers: "Naar de hefbomen",
  skipToResults: "Naar de resultaten",
  explorer: "verkenner",
  plan: "Plan",
  ownPlan: (title: string) => `${title} (uw bestand)`,
  besideMenu: "Ernaast",
  besideNothing: "niets",
  besideReference: "ongewijzigd beleid",
  besideOpened: "dit plan zonder uw wijzigingen",
  year: "Jaar",
  yearValue: (year: number) => `jaar ${year}`,
  band: "Onzekerheid tonen",
  bandWorking: (share: string) => `Onzekerheid: ${share} berekend`,
  bandBegun: "De onzekerheid wordt berekend.",
  bandShown: "Met onzekerheid",
  bandOff: "Onzekerheid uit",
  bandFailed: "De onzekerheid kon niet berekend worden.",
  tools: "Werktuigen",
  undo: "Ongedaan",
  undoTitle: "Ongedaan maken (Ctrl+Z)",
  redo: "Opnieuw",
  redoTitle: "Opnieuw uitvoeren (Ctrl+Y)",
  reset: "Alles terug",
  resetTitle: "Zet alle hefbomen terug zoals in het plan",
  undone: "Laatste stap ongedaan gemaakt.",
  redone: "Stap opnieuw uitgevoerd.",
  resetDone: "Alle hefbomen staan weer zoals in het plan.",
  open: "Open plan",
  openTitle: "Open een plan uit een YAML-bestand; u kunt het ook op de pagina slepen",
  download: "Bewaar plan",
  downloadName: "Naam van het plan",
  downloadNow: "Bewaar",
  downloadHelp:
    "U krijgt een YAML-bestand met het plan en al uw wijzigingen. Het rekent op uw computer tot op het cijfer hetzelfde uit als deze pagina:",
  downloadBeside: (file: string) =>
    `U krijgt een YAML-bestand met uw wijzigingen. Het plan zelf kan er niet in mee: zet het bestand in dezelfde map als ${file}. Alleen daar vindt uw computer de rest van het plan, en rekent die tot op het cijfer hetzelfde uit als deze pagina:`,
  figuresHelp:
    "Wilt u de cijfers zelf verder gebruiken? Alle cijfers van deze stand kunnen in één JSON-bestand, onafgerond.",
  figuresNow: "Bewaar alle cijfers (JSON)",
  figuresFile: "cijfers",
  downloadNeeds: "Een naam heeft minstens één letter of cijfer.",
  downloaded: (file: string) => `${file} is bewaard.`,
  copyLink: "Kopieer link",
  linkCopied: "De link naar precies deze stand is gekopieerd.",
  linkNotCopied: "Kopiëren lukt niet in deze browser: kopieer het adres uit de adresbalk.",
  language: "Taal",
  dutch: "NL, Nederlands",
  english: "EN, English",
  theme: "Kleuren",
  themes: { system: "kleuren: toestel", light: "kleuren: licht", dark: "kleuren: donker" },
  print: "Druk af",
  menu: "Menu",
  wholeExplorer: "Open de hele verkenner",
  close: "Sluiten",

  // The main outcome.
  outcome: "Belangrijkste uitkomst",
  co2In: (year: number) => `CO₂ in ${year}`,
  goal: (value: string) => `doel ${value}`,
  goalsMet: "Doelen gehaald",
  ofGoals: (met: number, all: number) => `${met} van ${all}`,
  outcomeCo2: (year: number, value: string) => `CO₂ in ${year}: ${value}`,
  lower: (value: string) => `${value} lager dan het plan`,
  higher: (value: string) => `${value} hoger dan het plan`,
  asPlan: "zoals het plan",
  outcomeGoals: (met: number, all: number) =>
    `${met} van ${all} ${all === 1 ? "doel" : "doelen"} gehaald`,
  provisional: "worden nagerekend…",
  outcomeUncertain: (count: number) => `${count} onzeker`,

  // The levers.
  levers: "Hefbomen",
  leversOpen: "Toon de hefbomen",
  leversClose: "Verberg de hefbomen",
  search: "Zoek een hefboom",
  searchHint: "naam, uitleg, id of wie beslist",
  found: (count: number) => (count === 0 ? "Geen hefboom gevonden." : `${levers(count)} gevonden`),
  onlyChanged: "Alleen gewijzigde",
  changed: (count: number) => (count === 1 ? "1 gewijzigd" : `${count} gewijzigd`),
  noneChanged: "U wijzigde nog geen hefboom.",
  leverCount: levers,
  levelMenu: (what: string) => `van ${what}`,
  levelShort: "Ambitie",
  levelButton: (level: number, title: string) => `Ambitieniveau ${level}: ${title}`,
  levelChosen: (title: string) => `Gezet op ${title}.`,
  decides: DECIDES,
  bounds: (from: string, to: string) => `Kan van ${from} tot ${to}.`,
  setsYear: (year: number) =>
    `De schuif zet de waarde in ${year}: de verandering groeit tot dan in een rechte lijn en blijft daarna.`,
  setsLast: (year: number) =>
    `Dit programma eindigt met ${year}. De schuif zet de waarde in dat laatste jaar: de verandering groeit tot dan in een rechte lijn en eindigt mee.`,
  lastYear: (year: number) => `in ${year}, het laatste jaar`,
  setsAll: "De schuif zet het jaar voor de hele periode.",
  about: "Uitleg en jaren",
  aboutOf: (name: string) => `Uitleg en jaren: ${name}`,
  aboutAll: "Uitleg",
  aboutAllOf: (name: string) => `Uitleg: ${name}`,
  years: "jaren en waarden",
  yearsOf: (name: string) => `Jaren van ${name}`,
  resetOne: "Terugzetten",
  resetOneOf: (name: string) => `${name} terugzetten`,
  wasReset: (name: string) => `${name} staat weer zoals in het plan.`,
  valueOf: (name: string) => `${name}: waarde`,
  valueIn: (value: string, year: number) => `${value} in ${year}`,
  never: "nooit",
  referenceMark: "ongewijzigd beleid",
  planMark: "plan",
  levelsKey: "ambitieniveaus",
  markValue: (what: string, value: string) => `${what}: ${value}`,
  wholeShort: "Samen 100 %: verandert u er een, dan schikken de andere zich.",
  whole:
    "Delen van één geheel: samen altijd 100 %. Verandert u er een, dan schikken de andere zich.",
  membersOf: (name: string) => `Onderdelen van ${name}`,

  // Typed values.
  notANumber: (example: string) => `Schrijf een getal, bijvoorbeeld ${example}.`,
  otherDecimal: (written: string) => `Schrijf een komma voor decimalen: ${written}.`,
  outside: (from: string, to: string) => `De waarde moet tussen ${from} en ${to} liggen.`,
  notAYear: (first: number, last: number) => `Schrijf een jaar van ${first} tot ${last}.`,
  yearTaken: (year: number) => `${year} staat al in de tabel.`,

  // The curve.
  curve: (name: string) => `Verloop van ${name}`,
  curveHint:
    "Pijltjes op en neer: waarde. Links en rechts: jaar. Insert: punt erbij. Delete: punt weg.",
  curvePoint: (year: number) => `Punt in ${year}`,
  curvePointValue: (value: string, year: number) => `${value} in ${year}`,
  curveAsTable: "Jaren en waarden als tabel",
  curveYear: "Jaar",
  curveValue: "Waarde",
  curveValueIn: (year: number) => `Waarde in ${year}`,
  addPoint: "Punt toevoegen",
  removePoint: (year: number) => `Verwijder ${year}`,
  pointAdded: (year: number) => `Punt in ${year} toegevoegd.`,
  pointRemoved: (year: number) => `Punt in ${year} verwijderd.`,
  curveNow: "nu",
  curvePlan: "plan",
  curveReference: "ongewijzigd beleid",

  // Files.
  dropHere: "Laat het plan hier los om het te openen",
  dropped: (file: string) => `${file} is geopend.`,
  droppedMany: "Laat één bestand tegelijk los.",
  cannotOpen: (file: string) => `${file} kan niet geopend worden`,
  cannotOpenLink: "De link kon niet helemaal gelezen worden",
  cannotChange: "Deze wijziging kan niet",
  nothingLost: "Wat u had, is ongewijzigd gebleven.",
  warningsOf: (file: string) => `${file} is geopend, met opmerkingen`,
  problems: (count: number) => (count === 1 ? "1 melding" : `${count} meldingen`),
  error: "fout",
  warning: "waarschuwing",
  help: "Hulp",
  related: "Zie ook",
  copyProblems: "Kopieer de meldingen",
  copied: "Gekopieerd.",
  notCopied: "Kopiëren lukt niet in deze browser.",
  tooLarge: "Dit bestand is te groot voor een plan (meer dan 1 MB).",
  notText: "Dit bestand is geen tekst in UTF-8.",
  moreProblems: (count: number) => `… en nog ${count} meldingen.`,

  // Views and paper.
  results: "Resultaten",
  views: "Onderwerp",
  changedLevers: "Gewijzigde hefbomen",
  changedPlan: "in het plan",
  changedNow: "nu",
  asInPlan: "Alle hefbomen staan zoals in het plan.",
  madeWith: (version: string) =>
    `Verkenner van ademruimte ${version}: deze pagina rekent zelf, er gaat niets naar het internet.`,

  // About the page.
  aboutPage: "Over deze pagina",
  aboutModel:
    "Deze pagina rekent met een model en met aannames. Ze zegt wat er uit een keuze volgt als die aannames kloppen; ze voorspelt niets.",
  aboutVersion: "Versie",
  aboutEngine: "Rekenmotor",
  aboutEngineHelp:
    "Vingerafdruk van de rekenmotor: staat dezelfde bij resultaten van simulate, dan zijn die met precies dezelfde motor gemaakt.",
  aboutPlan: "Plan",
  aboutSources: (count: number) => `Bronnen van de cijfers (${count})`,
  aboutNoSources: "Dit plan noemt geen bronnen.",
  aboutLimits: "Wat het model niet kan",
  notFor: "Niet geschikt voor",
  leavesOut: "Dit zit er niet in",
  aboutLicences: "Licenties van wat in deze pagina zit",
  broken: "Er liep iets mis in deze pagina. Herlaad ze; uw stand staat in het adres.",
};

type Spoken<Told> = {
  readonly [Key in keyof Told]: Told[Key] extends string
    ? string
    : Told[Key] extends (...args: infer Args) => string
      ? (...args: Args) => string
      : Spoken<Told[Key]>;
};

export type Words = Spoken<typeof nl>;
