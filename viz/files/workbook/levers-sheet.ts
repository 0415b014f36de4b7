/** What a plan does: every lever year by year beside unchanged policy, and how its years were made. */
import { madeLevers, type Made, type MadeLever } from "../../../engine/analysis/lever-making.ts";
import { addressOfCell, quantitiesOf } from "../../../engine/scenario/address.ts";
import type { LeverDeclaration, Text } from "../../../engine/scenario/declarations.ts";
import type { Provenance } from "../../../engine/scenario/resolved.ts";
import { ACTORS_NAMED, THEMES_NAMED } from "../../group-names.ts";
import { MADE } from "../../lever-words.ts";
import { inReadableUnit } from "./figures.ts";
import type { Sheet, SheetCell, SheetRow } from "./sheet.ts";
import { quantityName, regionName, say, sourceName, yearsOf, type RunView } from "./view.ts";
import { WORDS } from "./words.ts";

const TEXTS = {
  title: { nl: "Wat er aangenomen wordt over beleid", en: "What is assumed about policy" },
  set: {
    nl: "Eerst de hefbomen die het plan zet, elk met ongewijzigd beleid eronder; dan de andere, die ongewijzigd beleid volgen.",
    en: "First the levers that the plan sets, each with unchanged policy below it; then the others, which follow unchanged policy.",
  },
  lever: { nl: "Hefboom", en: "Lever" },
  series: { nl: "Wat", en: "What" },
  inPlan: { nl: "in dit plan", en: "in this plan" },
  unchanged: { nl: "ongewijzigd beleid", en: "unchanged policy" },
  unknown: { nl: "onbekend", en: "unknown" },
  how: { nl: "Hoe de jaren gemaakt zijn", en: "How the years were made" },
  rule: { nl: "Zoals het plan het zegt", en: "As the plan says it" },
  setBy: { nl: "Gezet door", en: "Set by" },
  theme: { nl: "Thema", en: "Theme" },
  actor: { nl: "Wie beslist", en: "Who decides" },
} as const satisfies Record<string, Text>;

/** `zo gegeven 2025; zoals het laatste punt 2026–2050`. */
function madeText({ years }: MadeLever, view: RunView): string {
  const spans: { made: Made; from: number; to: number }[] = [];
  for (const { year, made } of years) {
    const last = spans.at(-1);
    if (last?.made === made) last.to = year;
    else spans.push({ made, from: year, to: year });
  }
  return spans
    .map(
      ({ made, from, to }) =>
        `${MADE[made][view.language]} ${from === to ? from : `${from}–${to}`}`,
    )
    .join("; ");
}

const distinct = (texts: Iterable<string>): string =>
  [...new Set(texts)].filter((text) => text !== "").join("; ");

export function leversSheet(view: RunView, name: string): Sheet {
  const { outcome, language } = view;
  const { scenario, catalogue } = outcome;
  const { regions } = scenario.model;
  const years = yearsOf(scenario.model);
  const withRegion = regions.length > 1;
  const rows: SheetRow[] = [];
  for (const [region, { id: regionId }] of regions.entries()) {
    const add = (cells: SheetCell[], tone?: SheetRow["tone"]): void => {
      rows.push({
        cells: withRegion ? [regionName(view, region) || regionId, ...cells] : cells,
        ...(tone === undefined ? {} : { tone }),
      });
    };
    const made = madeLevers(catalogue, scenario, region);
    for (const one of made) setRows(one, region, view, add);
    const set = new Set(made.map(({ lever }) => lever));
    for (const [id, declaration] of quantitiesOf(catalogue, "levers")) {
      followingRows(id, declaration, { region, set, years }, view, add);
    }
  }
  const head = [...(withRegion ? [WORDS.region] : []), ...[TEXTS.lever, TEXTS.series, WORDS.unit]];
  const behind = [
    ...[TEXTS.how, TEXTS.rule, TEXTS.setBy, WORDS.source, WORDS.file, WORDS.line],
    ...[TEXTS.theme, TEXTS.actor, WORDS.id],
  ];
  return {
    name,
    title: say(TEXTS.title, view),
    lines: [say(TEXTS.set, view)],
    tables: [
      {
        head: [
          ...head.map((text) => text[language]),
          ...years,
          ...behind.map((text) => text[language]),
        ],
        rows,
      },
    ],
    widths: [
      ...(withRegion ? [16] : []),
      ...[52, 18, 18, ...years.map(() => 9)],
      ...[46, 40, 20, 50, 40, 7, 14, 16, 44],
    ],
    fixed: head.length,
    pagesAcross: 3,
  };
}

function setRows(
  one: MadeLever,
  region: number,
  view: RunView,
  add: (cells: SheetCell[], tone?: SheetRow["tone"]) => void,
): void {
  const { lever, declaration, years } = one;
  const { language } = view;
  const plan = years.map(({ value }) => value);
  const reference = years.map((year) => year.reference);
  const figures = inReadableUnit(declaration.unit, [...plan, ...reference], language);
  const rules = years.flatMap(({ rule }) => (rule === null ? [] : [rule]));
  const origins = years.flatMap(({ origin }) => (origin === null ? [] : [origin]));
  const title = quantityName(lever, region, view);
  const about = [
    THEMES_NAMED[declaration.theme][language],
    ...[ACTORS_NAMED[declaration.actor][language], lever],
  ];
  add(
    [
      ...[title, say(TEXTS.inPlan, view), figures.unit, ...plan.map(figures.cell)],
      ...[madeText(one, view), distinct(rules.map(({ text }) => text))],
      distinct(rules.map(({ by }) => by)),
      distinct(rules.map(({ source }) => sourceName(source, view))),
      origins[0]?.file ?? null,
      origins[0] === undefined ? null : { value: origins[0].line, format: "0" },
      ...about,
    ],
    "strong",
  );
  const isKnown = reference.some((value) => value !== null);
  add([
    ...[title, say(TEXTS.unchanged, view), isKnown ? figures.unit : say(TEXTS.unknown, view)],
    ...reference.map(figures.cell),
    ...[null, null, null, null, null, null, ...about],
  ]);
}

interface Following {
  readonly region: number;
  /** Addresses that the plan sets. */
  readonly set: ReadonlySet<string>;
  readonly years: readonly number[];
}

/** What follows unchanged policy, with where that comes from. */
function followingRows(
  id: string,
  declaration: LeverDeclaration,
  { region, set, years }: Following,
  view: RunView,
  add: (cells: SheetCell[]) => void,
): void {
  const { outcome, language } = view;
  const { scenario, catalogue } = outcome;
  const { dimensions, levers, unknownReference } = scenario.model.regions[region]!;
  const path = levers[id];
  if (path === undefined) return;
  const isKnown = unknownReference?.includes(id) !== true;
  const cells = path.length / years.length;
  const records: readonly Provenance[] = scenario.notes.regions[region]?.reference[id] ?? [];
  const origin = records[0]?.origin;
  for (let cell = 0; cell < cells; cell++) {
    const address = addressOfCell(id, cell, catalogue, dimensions);
    if (set.has(address)) continue;
    const values = years.map((_, at) => (isKnown ? path[at * cells + cell]! : null));
    const figures = inReadableUnit(declaration.unit, values, language);
    add([
      ...[quantityName(address, region, view), say(TEXTS.unchanged, view)],
      ...[isKnown ? figures.unit : say(TEXTS.unknown, view), ...values.map(figures.cell)],
      ...[null, null, null, distinct(records.map(({ source }) => sourceName(source, view)))],
      ...[origin?.file ?? null, origin === undefined ? null : { value: origin.line, format: "0" }],
      ...[THEMES_NAMED[declaration.theme][language], ACTORS_NAMED[declaration.actor][language]],
      address,
    ]);
  }
}
