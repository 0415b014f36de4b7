/** Words by which a sentence says which way something goes, in both languages. */
import type { Direction } from "./direction.ts";

const list = (words: string): readonly string[] =>
  words
    .trim()
    .split(/\s*[|\n]\s*/)
    .filter((word) => word !== "");

const DOWN = list(`
  daalt|dalen|daalde|daalden|gedaald|daling|dalende|dalend|zakt|zakken|zakte|gezakt|vermindert|verminderen
  verminderde|verminderd|vermindering|afname|afneemt|neemt af|nemen af|nam af|krimpt|krimpen|gekrompen
  inkrimping|minder|lager|lagere|kleiner|kleinere|terugloopt|loopt terug|lopen terug|halveert|halveren|gehalveerd|halvering
  slinkt|slinken|slonk|geslonken|verkleint|verkleinen|verkleind|verlaagt|verlagen|verlaagd|verlaging|afgenomen|afnemen|afnam
  teruggelopen|teruglopen|terugliep|teruggevallen|ingekrompen|besparing|omlaag|naar beneden
  falls|fall|fell|fallen|falling|decreases|decrease|decreased|decreasing|declines|decline|declined|drops|drop
  dropped|shrinks|shrink|shrank|shrunk|reduction|less|fewer|lower|smaller|halves|halve|halved
  reduces|reduce|reduced|reducing|diminishes|diminish|diminished|dwindles|dwindle|dwindled|declining|dropping|shrinking
  cuts|cut|saving|savings|down|downwards
`);

const UP = list(`
  stijgt|stijgen|steeg|stegen|gestegen|stijging|stijgende|stijgend|groeit|groeien|groeide|gegroeid|groei
  toename|toeneemt|neemt toe|nemen toe|nam toe|vermeerdert|meer|hoger|hogere|groter|grotere|verdubbelt|verdubbelen
  klimt|klimmen|klom|geklommen|verhoogt|verhogen|verhoogd|verhoging|toegenomen|toenemen|toenam|vermeerderen|vermeerderd
  aangroei|aangroeit|aangegroeid|omhoog|naar boven
  verdubbeld|verdubbeling|verdrievoudigt|verdrievoudigen|verdrievoudigd
  rises|rise|rose|risen|rising|increases|increase|increased|increasing|grows|grow|grew|grown|growth
  more|higher|larger|greater|doubles|double|doubled|triples|triple|tripled
  climbs|climb|climbed|climbing|growing|expands|expand|expanded|up|upwards
`);

const LEVEL = list(`
  blijft gelijk|blijven gelijk|bleef gelijk|gelijk gebleven|blijft stabiel|stabiel|ongewijzigd|onveranderd
  blijft even hoog|blijft even groot|even hoog|even groot|even veel|evenveel|gelijk
  stays the same|stay the same|stayed the same|remains the same|unchanged|remains stable|stable|as high|equal
`);

/** How many times: −0.5 for halving, 1 for doubling. */
const TIMES: readonly (readonly [RegExp, number])[] = [
  [/^(?:halve|gehalveerd|halvering)/, -0.5],
  [/^(?:verdubbel|double)/, 1],
  [/^(?:verdrievoudig|triple)/, 2],
];

/** Words that compare two things, where others say that one of them moves. */
const COMPARATIVES = new Set([
  ...[
    "minder",
    "lager",
    "lagere",
    "kleiner",
    "kleinere",
    "meer",
    "hoger",
    "hogere",
    "groter",
    "grotere",
  ],
  ...["less", "fewer", "lower", "smaller", "more", "higher", "larger", "greater"],
]);

export const isComparative = ({ word }: FoundDirection): boolean => COMPARATIVES.has(word);

/** Words that turn a direction round, or make it a question. */
export const NEGATIONS: ReadonlySet<string> = new Set([
  ...["niet", "geen", "nooit", "noch", "zonder", "not", "no", "never", "nor", "without"],
  ...["doesn't", "don't", "isn't", "won't", "cannot", "hardly", "nauwelijks", "amper"],
]);

export interface FoundDirection {
  readonly word: string;
  readonly direction: Direction;
  /** The change that the word itself states; null where it only has a direction. */
  readonly times: number | null;
  readonly start: number;
  readonly end: number;
}

const ALL: readonly (readonly [string, Direction])[] = [
  ...LEVEL.map((word) => [word, 0] as const),
  ...DOWN.map((word) => [word, -1] as const),
  ...UP.map((word) => [word, 1] as const),
].sort(([one], [other]) => other.length - one.length);

const PATTERN = new RegExp(
  `(?<![\\p{L}\\p{N}'-])(?:${ALL.map(([word]) => word).join("|")})(?![\\p{L}\\p{N}'-])`,
  "giu",
);
const DIRECTIONS: ReadonlyMap<string, Direction> = new Map(ALL);

/** All words of direction in a plain text. */
export const directionsIn = (plain: string): FoundDirection[] =>
  [...plain.matchAll(PATTERN)].map((match) => {
    const word = match[0].toLowerCase();
    const times = TIMES.find(([pattern]) => pattern.test(word))?.[1] ?? null;
    const [start, end] = [match.index, match.index + word.length];
    return { word, direction: DIRECTIONS.get(word)!, times, start, end };
  });

/** Whether a plain text turns round or doubts what it says. */
export const isNegated = (plain: string): boolean =>
  plain
    .toLowerCase()
    .split(/[^\p{L}']+/u)
    .some((word) => NEGATIONS.has(word));
