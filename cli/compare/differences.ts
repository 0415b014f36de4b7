/**
 * What the plans of a comparison assume differently, on the terminal: policy by theme, and apart
 * from it what no plan decides. A lever with its members is one item; `differences.csv` has every
 * year of every row.
 */
import type { Difference, DifferingPoint, Pair } from "../../engine/analysis/difference.ts";
import { parseAddress, quantitiesOf } from "../../engine/scenario/address.ts";
import { THEMES, type Catalogue, type Text } from "../../engine/scenario/declarations.ts";
import {
  displayUnit,
  formatNumber,
  labelBehind,
  type DisplayUnit,
  type Language,
} from "../../viz/numbers.ts";
import { THEME } from "../explain/words.ts";
import { asOnFull, firstThatFits } from "../screen/screen.ts";
import { heading, running } from "../summary/layout.ts";
import { together } from "../../viz/spaces.ts";
import { memberName, nameOf, severalOf } from "../../viz/names.ts";
import type { NamingView } from "../../viz/run-view.ts";
import { letterOf, LONGEST_ID, shortened, type CompareView } from "./view.ts";

const TEXTS = {
  head: { nl: "Wat anders aangenomen wordt", en: "What is assumed differently" },
  against: { nl: "naast", en: "beside" },
  nothing: { nl: "geen enkel verschil", en: "no difference at all" },
  policyAlone: {
    nl: "alleen beleid; de achtergrondaannames zijn dezelfde",
    en: "policy alone; the background assumptions are the same",
  },
  background: { nl: "! ook achtergrondaannames:", en: "! background assumptions too:" },
  restart: { nl: "Herstart van metingen", en: "Restart from measurements" },
  years: { nl: "Jaren van de berekening", en: "Years of the run" },
  outside: { nl: "buiten bereik van de stad", en: "beyond the reach of the city" },
  cells: { nl: "cijfers", en: "figures" },
  largest: { nl: "meest", en: "most" },
  goals: {
    nl: "doelen, budgetten, indicatoren, metingen:",
    en: "goals, budgets, indicators, measurements:",
  },
} as const satisfies Record<string, Text>;

/** Lines that all plans together may fill, and that each has at least. */
const MOST_LINES = 20;
const LEAST_LINES = 4;

export function differencesSection(view: CompareView): string[] {
  const { outcome, language, region } = view;
  const { runs, reference } = outcome.comparison;
  const others = outcome.differences.length;
  const room = Math.max(LEAST_LINES, Math.floor(MOST_LINES / Math.max(1, others)));
  const lines = outcome.differences.flatMap((differences) => {
    const place = runs.findIndex(({ id }) => id === differences.plan);
    const ids = [runs[reference]!, runs[place]!].map(
      ({ scenario }) => scenario.model.regions[region]?.id,
    );
    const rows = differences.rows.filter(
      (row) => row.region === null || ids.includes(row.region) || row.region.includes(" / "),
    );
    const names: NamingView = { outcome: runs[place]!, region, language };
    const lead = `${letterOf(place)} ${shortened(differences.plan, LONGEST_ID)}`;
    const catalogues = [runs[reference]!.catalogue, runs[place]!.catalogue] as const;
    return differencesBlock(lead, rows, catalogues, { names, room, file: FILE });
  });
  return lines.length === 0 ? [] : [heading(TEXTS.head[language]), ...lines];
}

/** Rows of one quantity: a lever with all its members, a parameter with all places. */
interface Item {
  readonly id: string;
  readonly rows: readonly Difference[];
}

function itemsOf(rows: readonly Difference[]): Item[] {
  const items = new Map<string, Difference[]>();
  for (const row of rows) {
    const key = parseAddress(row.address)?.id ?? row.address;
    items.set(key, [...(items.get(key) ?? []), row]);
  }
  return [...items].map(([id, of]) => ({ id, rows: of }));
}

const FILE = "differences.csv";

/** How a block is written. */
export interface BlockOptions {
  readonly names: NamingView;
  /** How many lines there are. */
  readonly room: number;
  /** Where the rest is; null where no file has it. */
  readonly file: string | null;
}

/**
 * What one plan assumes otherwise.
 *
 * @param lead what the plan is called
 */
export function differencesBlock(
  lead: string,
  rows: readonly Difference[],
  catalogues: Pair<Catalogue>,
  { names, room, file }: BlockOptions,
): string[] {
  const { language } = names;
  const options = { language, file };
  if (rows.length === 0) return [`${lead}: ${TEXTS.nothing[language]}`];
  const background = itemsOf(rows.filter((row) => row.background));
  const policy = rows.filter(({ kind, background: is }) => !is && kind === "lever");
  const declared = itemsOf(rows.filter(({ kind, background: is }) => !is && isDeclared(kind)));
  const facts = [
    counted(itemsOf(policy).length, { nl: ["hefboom", "hefbomen"], en: ["lever", "levers"] }),
    counted(background.length, {
      nl: ["achtergrondaanname", "achtergrondaannames"],
      en: ["background assumption", "background assumptions"],
    }),
  ].map((text) => text[language]);
  const lines = [
    `${lead}: ${background.length === 0 ? `${facts[0]!}, ${TEXTS.policyAlone[language]}` : facts.join(", ")}`,
  ];
  const unreached = background.map((item) => bound(backgroundText(item, names)));
  const backgroundLines = (): string[] =>
    cut(unreached, TEXTS.background[language], Math.ceil(room / 3), options);
  lines.push(...backgroundLines());
  const themes = THEMES.map((theme) => ({
    theme,
    items: itemsOf(policy.filter((row) => row.theme === theme)),
  })).filter(({ items }) => items.length > 0);
  const told = themes.map(({ theme, items }) => ({
    lead: `${THEME[theme][language]}:`,
    items: items.map((item) => bound(leverText(item, names, catalogues))),
  }));
  const themed = (each: number): string[] =>
    told.flatMap((one) => cut(one.items, one.lead, each, options));
  // As many lines for every theme as all of them together have room for.
  const used = 1 + asOnFull(() => backgroundLines()).length;
  let each = 1;
  while (each < room && asOnFull(() => themed(each + 1)).length <= room - used) each++;
  lines.push(...themed(each));
  if (declared.length > 0) {
    const items = declared.map(({ id }) => id);
    lines.push(...cut(items, TEXTS.goals[language], 1, options));
  }
  return lines;
}

const DECLARED: ReadonlySet<Difference["kind"]> = new Set<Difference["kind"]>([
  ...([
    "target",
    "budget",
    "observation",
    "indicator",
    "own-parameter",
    "check",
    "programme",
  ] as const),
]);
const isDeclared = (kind: Difference["kind"]): boolean => DECLARED.has(kind);

type Noun = Readonly<Record<Language, readonly [one: string, more: string]>>;
const counted = (count: number, noun: Noun): Text => ({
  nl: `${count === 0 ? "geen" : count} ${noun.nl[count === 1 ? 0 : 1]}`,
  en: `${count === 0 ? "no" : count} ${noun.en[count === 1 ? 0 : 1]}`,
});

/** An item stays on one line as long as it fits one. */
const bound = (item: string): string => (item.length <= LONGEST_ITEM ? together(item) : item);
const LONGEST_ITEM = 80;

/** As many items as fit the lines; the rest is counted. */
function cut(
  items: readonly string[],
  lead: string,
  most: number,
  { language, file }: { readonly language: Language; readonly file: string | null },
): string[] {
  if (items.length === 0) return [];
  const counts = items.map((_, at) => items.length - at);
  return firstThatFits(counts, most, (shown) => {
    const rest = items.length - shown;
    const more = { nl: `en nog ${rest}`, en: `${rest} more` }[language];
    const where = file === null ? more : `${more}: ${file}`;
    return running(rest === 0 ? items : [...items.slice(0, shown), together(where)], lead);
  });
}

/** How the figures of one item are written. */
function displayOf(rows: readonly Difference[]): DisplayUnit {
  const sizes = rows.flatMap(({ points }) =>
    points.flatMap(({ old, new: other }) => [Math.abs(old ?? 0), Math.abs(other ?? 0)]),
  );
  return displayUnit(
    rows[0]!.unit,
    sizes.reduce((most, size) => Math.max(most, size), 0),
  );
}

function figure(value: number | null, display: DisplayUnit, unit: string, language: Language) {
  if (value === null) return "–";
  if (unit === "year") return `${value}`;
  return formatNumber(value / display.factor, language, display.decimals);
}

/** Of a longer path only both ends are shown. */
const LONGEST_PATH = 56;

/** `15,0 → 44,0 MW (2050)`: the last year that differs; another one where the path went elsewhere. */
function stepText(row: Difference, display: DisplayUnit, language: Language): string {
  const { points, unit } = row;
  const write = (point: DifferingPoint): string => {
    const [old, other] = [point.old, point.new].map((value) =>
      figure(value, display, unit, language),
    );
    return `${old} → ${other}`;
  };
  const chosen = [points.at(0)!, points.at(points.length >> 1)!, points.at(-1)!];
  const texts: { text: string; year: number | null }[] = [];
  for (const point of chosen) {
    const text = write(point);
    if (texts.at(-1)?.text === text) texts.pop();
    texts.push({ text, year: point.year });
  }
  const [last] = points.slice(-1);
  const number = figure(last!.new ?? last!.old, display, unit, language);
  const label = unit === "year" || unit === "" ? "" : labelBehind(number, display)[language];
  const [first] = points;
  if (texts.length === 1) {
    const years =
      first!.year === null
        ? ""
        : first!.year === points.at(-1)!.year
          ? ` (${first!.year})`
          : ` (${first!.year}-${points.at(-1)!.year})`;
    return withUnit(texts[0]!.text, label) + years;
  }
  const path = texts.map(({ text, year }) => `${year}: ${text}`);
  const ends = [path[0]!, path.at(-1)!];
  const whole = path.join(", ");
  return withUnit(whole.length > LONGEST_PATH ? ends.join(", ") : whole, label);
}

/** The unit stands behind the last figure, also where nothing follows it: `9 m² → –`. */
const withUnit = (text: string, label: string): string =>
  label === "" ? text : text.replace(/( → –)?$/, ` ${label}$1`);

const isAlike = (a: Difference, b: Difference): boolean =>
  a.points.length === b.points.length &&
  a.points.every(({ old, new: other }, at) => {
    const same = b.points[at]!;
    return old === same.old && other === same.new;
  });

/** The row that gains most: of shares of one whole it tells what the plan wants. */
const gaining = (rows: readonly Difference[]): Difference => {
  const gain = ({ points }: Difference): number =>
    points.reduce((sum, { old, new: other }) => sum + (other ?? 0) - (old ?? 0), 0);
  return rows.reduce((most, row) => (gain(row) > gain(most) ? row : most));
};

function leverText({ id, rows }: Item, names: NamingView, catalogues: Pair<Catalogue>): string {
  const { language } = names;
  const display = displayOf(rows);
  const step = (row: Difference): string => stepText(row, display, language);
  if (rows.length === 1) return `${nameOf(rows[0]!.address, names)}: ${step(rows[0]!)}`;
  const [declared] = catalogues.flatMap(
    (catalogue) => quantitiesOf(catalogue, "levers").get(id) ?? [],
  );
  const dimension = declared?.dims.at(-1);
  const several = dimension === undefined ? "" : ` (${severalOf(dimension, rows.length, names)})`;
  if (rows.every((row) => isAlike(row, rows[0]!))) {
    return `${nameOf(id, names)}${several}: ${step(rows[0]!)}`;
  }
  const most = gaining(rows);
  const members = parseAddress(most.address)?.members ?? [];
  const who = members
    .map((member, at) => memberName(declared?.dims[at] ?? "", member, names))
    .join(", ");
  return `${nameOf(id, names)}${several}, ${who}: ${step(most)}`;
}

/** What a row without figures is about. */
function givenName({ kind }: Difference, id: string, names: NamingView): string {
  if (kind === "restart" || kind === "years") return TEXTS[kind][names.language];
  const module = names.outcome.catalogue.modules.find((one) => one.id === id);
  return kind === "module" && module !== undefined
    ? module.label[names.language]
    : nameOf(id, names);
}

/** What is told of a row that no plan decides. */
function backgroundText({ id, rows }: Item, names: NamingView): string {
  const { language } = names;
  const [row] = rows as readonly [Difference, ...Difference[]];
  if (row.points.length === 0) {
    const [old, other] = [row.old, row.new].map(({ text }) => text?.[language] ?? "–");
    return `${givenName(row, id, names)}: ${old} → ${other}`;
  }
  const display = displayOf(rows);
  const points = rows.flatMap((one) => one.points);
  const cells = new Set(points.map(({ address }) => address)).size;
  const why = row.reason === "outside-reach" ? ` (${TEXTS.outside[language]})` : "";
  if (cells === 1) {
    return `${nameOf(row.address, names)}: ${stepText(row, display, language)}${why}`;
  }
  const largest = rows
    .map((one) => one.largest!)
    .reduce((most, one) => (change(one) > change(most) ? one : most));
  const [old, other] = [largest.old, largest.new].map((value) =>
    figure(value, display, row.unit, language),
  );
  const count = `${points.length} ${TEXTS.cells[language]}`;
  return `${nameOf(id, names)}: ${count}, ${TEXTS.largest[language]} ${old} → ${other} ${display.label[language]}${why}`;
}

const change = ({ old, new: other }: DifferingPoint): number =>
  old === null || other === null ? Infinity : Math.abs(other - old);
