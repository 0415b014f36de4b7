/**
 * The words of tags in both languages. A note may use either: ids are English anyway, and who copies
 * a tag from the documentation in the other language should not have to translate it. The first word
 * of each list is the one that is printed.
 */
import type { Language } from "../numbers.ts";

type Words = Readonly<Record<Language, readonly string[]>>;
const words = (nl: string, en: string): Words => ({ nl: nl.split("|"), en: en.split("|") });

/** What can be asked of a subject beside its value. */
export const FACETS = {
  reached: words("bereikt", "reached"),
  wanted: words("gewenst|doelwaarde", "wanted|goal"),
  status: words("status", "status"),
  gap: words("tekort", "gap"),
  year: words("jaar|doeljaar", "year"),
  year_reached: words("jaar bereikt|jaar_bereikt", "year reached|year_reached"),
  name: words("naam", "name"),
  meaning: words("betekenis|omschrijving", "meaning|description"),
  unit: words("eenheid", "unit"),
  low: words("laag", "low"),
  high: words("hoog", "high"),
  range: words("marge", "range"),
  grade: words("graad|herkomst", "grade"),
  source: words("bron", "source"),
  measured: words("gemeten", "measured"),
  asked: words("gevraagd", "asked"),
  used: words("verbruikt|gebruikt", "used"),
  share: words("aandeel", "share"),
  remaining: words("rest|resterend", "remaining|left"),
  used_up: words("opgebruikt in|op in", "used up in"),
  title: words("titel", "title"),
  id: words("id", "id"),
  region: words("regio", "region"),
  hash: words("hash|vingerafdruk", "hash"),
  engine: words("motor|rekenmotor", "engine"),
  // Of an ensemble.
  band: words("band", "band"),
  p05: words("p05", "p05"),
  p25: words("p25", "p25"),
  median: words("mediaan|p50", "median"),
  p75: words("p75", "p75"),
  p95: words("p95", "p95"),
  chance: words("kans", "chance|probability"),
  likelihood: words("waarschijnlijkheid", "likelihood"),
  holds_from: words("geldt vanaf", "holds from"),
} as const satisfies Record<string, Words>;
export type FacetName = keyof typeof FACETS;

export const TABLES = {
  targets: words("doelen", "targets|goals"),
  indicators: words("indicatoren|kerncijfers", "indicators"),
  differences: words("verschillen", "differences"),
  assumptions: words("aannames", "assumptions"),
  levers: words("hefbomen|maatregelen", "levers|measures"),
  budgets: words("budgetten", "budgets"),
  costs: words("kosten", "costs"),
  abatement: words("vermijding|vermijdingskosten", "abatement"),
  attribution: words("bijdragen", "attribution|contributions"),
  "on-course": words("koers|op-koers", "on-course|on course"),
  constraints: words("grenzen|beperkingen", "constraints|limits"),
  checks: words("controles", "checks"),
  consistency: words("tegenspraken", "consistency|contradictions"),
  parameters: words("parameters", "parameters"),
  sources: words("bronnen", "sources"),
  plans: words("plannen", "plans"),
  chances: words("kansen", "chances|probabilities"),
  bands: words("banden", "bands"),
} as const satisfies Record<string, Words>;
export type TableName = keyof typeof TABLES;

/** Words that hold a tag together. */
export const KEYWORDS = {
  if: words("als|indien", "if|when"),
  else: words("anders", "else|otherwise"),
  end: words("einde|einde als", "end|end if|endif"),
  assert: words("klopt als|waar als", "true when|true if"),
  table: words("tabel", "table"),
  chart: words("grafiek|figuur", "chart|figure"),
  change: words("verandering|wijziging", "change"),
  difference: words("verschil", "difference"),
  vs: words("t.o.v.|tegenover|tov|vergeleken met|ten opzichte van", "vs|vs.|versus|compared with"),
  of: words("van|in plan", "of|in plan"),
  per: words("per", "per"),
  in: words("in", "in"),
  in_words: words("in woorden", "in words"),
  without_unit: words("zonder eenheid", "without unit"),
  unsigned: words("zonder teken", "unsigned|without sign"),
  signed: words("met teken", "signed|with sign"),
  direction: words("richting", "direction"),
  says: words("zegt|luidt", "says"),
  first: words("eerste", "first"),
  last: words("laatste", "last"),
  to: words("tot en met|t.e.m.|tem|tot", "to|until|through"),
  decimal: words("decimalen|decimaal", "decimals|decimal"),
  unchanged: words("ongewijzigd beleid", "unchanged policy"),
  and: words("en", "and"),
  or: words("of", "or"),
  not: words("niet|geen", "not|no"),
  is: words("is|wordt", "is"),
} as const satisfies Record<string, Words>;
export type Keyword = keyof typeof KEYWORDS;

export const STATES = {
  met: words("gehaald", "met|achieved"),
  missed: words("gemist", "missed"),
  uncertain: words("onzeker", "uncertain"),
  evaluable: words("te beoordelen|beoordeelbaar|bekend", "evaluable|known"),
  kept: words("gehouden|binnen budget", "kept|within budget"),
  used_up: words("opgebruikt|overschreden", "used up|exceeded"),
  holds: words("klopt", "holds"),
  fails: words("faalt", "fails"),
} as const satisfies Record<string, Words>;

export const OPERATORS = {
  "<=": words("<=|hoogstens|ten hoogste|maximaal", "<=|at most"),
  ">=": words(">=|minstens|ten minste|minimaal", ">=|at least"),
  "!=": words("!=|<>|verschilt van", "!=|<>|differs from"),
  "<": words("<|onder|lager dan|minder dan|kleiner dan", "<|below|under|lower than|less than"),
  ">": words(">|boven|hoger dan|meer dan|groter dan", ">|above|over|higher than|more than"),
  "=": words("=|==|gelijk aan", "=|==|equal to|equals"),
} as const satisfies Record<string, Words>;

/** What a value may be divided by. */
export const DIVISORS = {
  person: words("inwoner|persoon|hoofd", "inhabitant|person|head"),
  household: words("huishouden|gezin", "household"),
  dwelling: words("woning", "dwelling|home"),
} as const satisfies Record<string, Words>;

/** Every spelling in either language, each with what it stands for; the longest first. */
const spellings = <Name extends string>(
  of: Readonly<Record<Name, Words>>,
): readonly (readonly [readonly string[], Name])[] =>
  (Object.keys(of) as Name[])
    .flatMap((name) =>
      [...of[name].nl, ...of[name].en].map((text) => [text.split(" "), name] as const),
    )
    .sort(([one], [other]) => other.length - one.length);

export const FACET_SPELLINGS = spellings(FACETS);
export const TABLE_SPELLINGS = spellings(TABLES);
export const STATE_SPELLINGS = spellings(STATES);
export const OPERATOR_SPELLINGS = spellings(OPERATORS);
export const DIVISOR_SPELLINGS = spellings(DIVISORS);
export const KEYWORD_SPELLINGS = spellings(KEYWORDS);

/** The word that is printed. */
export const wordOf = (of: Words, language: Language): string => of[language][0]!;
