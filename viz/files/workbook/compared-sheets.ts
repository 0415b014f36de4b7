/** Goals, assumptions, shares, costs and measurements of plans side by side. */
import { comparedBudgets } from "../../../engine/analysis/compared-budgets.ts";
import { measurementsOf } from "../../../engine/analysis/compared-on-course.ts";
import type { ComparedTarget } from "../../../engine/analysis/compared-targets.ts";
import { inBudgetUnit } from "../../../engine/analysis/budgets.ts";
import type {
  BackgroundReason,
  Difference,
  DifferenceKind,
  DifferenceSide,
} from "../../../engine/analysis/difference.ts";
import type { AttributedBy } from "../../../engine/analysis/attribution/groups.ts";
import type { MeasureAbatement } from "../../../engine/analysis/abatement.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import { PRICE_YEAR } from "../../../engine/scenario/units/units.ts";
import { GRADE } from "../../grade-words.ts";
import { ACTORS_NAMED, groupName, THEMES_NAMED } from "../../group-names.ts";
import { STATUS } from "../../target-words.ts";
import { namingOf, planName, plansOf, yearsCompared, type ComparedView } from "./compared-view.ts";
import { forDifferences, inReadableUnit, inStatedUnit, yearCell, type Shown } from "./figures.ts";
import { isBefore } from "./goals-sheet.ts";
import type { Sheet, SheetCell, SheetRow } from "./sheet.ts";
import { quantityName, say, sourceName } from "./view.ts";
import { DIRECTIONS, WORDS } from "./words.ts";

const TEXTS = {
  goals: { nl: "Wat er van elk doel komt, per plan", en: "What becomes of each goal, by plan" },
  goalsHow: {
    nl: "Per plan de uitslag, wat bereikt wordt en het tekort. Bij doelen in procent is het tekort een aantal procentpunten.",
    en: "By plan the outcome, what is reached and the gap. Where a goal is in per cent, the gap is in percentage points.",
  },
  wanted: { nl: "Gewenst", en: "Wanted" },
  reached: { nl: "bereikt", en: "reached" },
  gap: { nl: "tekort", en: "gap" },
  other: { nl: "een ander doel", en: "another goal" },
  direction: { nl: "Minstens of hoogstens", en: "At least or at most" },
  differencesName: { nl: "Wat anders is", en: "What differs" },
  differences: { nl: "Wat de plannen anders aannemen", en: "What the plans assume differently" },
  differencesHow: {
    nl: "Oud is de referentie, nieuw het plan. Waar een jaar staat, verschilt dat jaar het meest; differences.csv heeft alle jaren.",
    en: "Old is the reference, new the plan. Where a year stands, that year differs most; differences.csv has all years.",
  },
  kind: { nl: "Soort", en: "Kind" },
  what: { nl: "Wat", en: "What" },
  years: { nl: "Jaren", en: "Years" },
  at: { nl: "Jaar van de cijfers", en: "Year of the figures" },
  old: { nl: "Oud", en: "Old" },
  new: { nl: "Nieuw", en: "New" },
  oldText: { nl: "Oud, in woorden", en: "Old, in words" },
  newText: { nl: "Nieuw, in woorden", en: "New, in words" },
  oldSource: { nl: "Bron van oud", en: "Source of old" },
  newSource: { nl: "Bron van nieuw", en: "Source of new" },
  theme: { nl: "Thema", en: "Theme" },
  actor: { nl: "Wie beslist", en: "Who decides" },
  background: { nl: "Achtergrond", en: "Background" },
  sharesName: { nl: "Wat het werk doet", en: "What does the work" },
  shares: { nl: "Welke maatregel hoeveel verandert", en: "Which measure changes how much" },
  sharesHow: {
    nl: "Het verschil met de referentie, eerlijk verdeeld: de delen tellen op tot het hele verschil.",
    en: "The difference to the reference, fairly split: the parts add up to the whole difference.",
  },
  by: { nl: "Verdeeld over", en: "Split over" },
  group: { nl: "Deel van", en: "Part of" },
  together: { nl: "samen", en: "together" },
  tonneName: { nl: "Kost per ton", en: "Cost per tonne" },
  tonne: { nl: "Wat een vermeden ton CO₂ kost", en: "What a tonne of CO₂ avoided costs" },
  tonneHow: {
    nl: `Kosten en tonnen over alle jaren samen, verdisconteerd, in euro van ${PRICE_YEAR}.`,
    en: `Costs and tonnes of all years together, discounted, in euro of ${PRICE_YEAR}.`,
  },
  measure: { nl: "Maatregel", en: "Measure" },
  wholePlan: { nl: "het hele plan", en: "the whole plan" },
  cost: { nl: "Kost (miljoen euro)", en: "Cost (million euro)" },
  avoided: { nl: "Vermeden (kt CO₂)", en: "Avoided (kt CO₂)" },
  avoidedDiscounted: {
    nl: "Vermeden, verdisconteerd (kt CO₂)",
    en: "Avoided, discounted (kt CO₂)",
  },
  perTonne: { nl: "Euro per ton", en: "Euro per tonne" },
  noCost: { nl: "geen investering bekend", en: "no investment known" },
  raises: { nl: "verhoogt de uitstoot", en: "raises emissions" },
  noEmissions: { nl: "raakt de uitstoot niet", en: "does not touch emissions" },
  isBackground: { nl: "achtergrondaannames", en: "background assumptions" },
  budgets: { nl: "Hoe elk plan een budget opgebruikt", en: "How every plan uses a budget" },
  amount: { nl: "Bedrag", en: "Amount" },
  used: { nl: "Opgebruikt", en: "Used" },
  share: { nl: "Deel", en: "Share" },
  usedUp: { nl: "Op in", en: "Used up in" },
  course: { nl: "Wat gemeten is, naast elk plan", en: "What was measured, beside every plan" },
  measured: { nl: "Gemeten", en: "Measured" },
  fits: { nl: "past", en: "fits" },
  above: { nl: "hoger dan gemeten", en: "higher than measured" },
  below: { nl: "lager dan gemeten", en: "lower than measured" },
} as const satisfies Record<string, Text>;

const KINDS: Readonly<Record<DifferenceKind, Text>> = {
  lever: { nl: "hefboom", en: "lever" },
  programme: { nl: "programma", en: "programme" },
  years: { nl: "jaren van de berekening", en: "years of the run" },
  module: { nl: "onderdeel van het model", en: "module of the model" },
  region: { nl: "regio", en: "region" },
  parameter: { nl: "parameter", en: "parameter" },
  reference: { nl: "ongewijzigd beleid", en: "unchanged policy" },
  data: { nl: "cijfer van de regio", en: "figure of the region" },
  history: { nl: "vroeger cijfer", en: "earlier figure" },
  unknown: { nl: "onbekend cijfer", en: "unknown figure" },
  law: { nl: "wet of besluit", en: "law or decision" },
  restart: { nl: "herstart van metingen", en: "restart from measurements" },
  other: { nl: "andere", en: "other" },
  target: { nl: "doel", en: "goal" },
  budget: { nl: "budget", en: "budget" },
  observation: { nl: "meting", en: "measurement" },
  indicator: { nl: "eigen indicator", en: "own indicator" },
  "own-parameter": { nl: "eigen getal", en: "own number" },
  check: { nl: "controle", en: "check" },
};

const REASONS: Readonly<Record<BackgroundReason, Text>> = {
  assumption: { nl: "aanname over de wereld", en: "assumption about the world" },
  data: { nl: "cijfer van de regio", en: "figure of the region" },
  "outside-reach": { nl: "buiten bereik van de stad", en: "beyond the reach of the city" },
  model: { nl: "wat berekend wordt", en: "what is computed" },
};

const SPLITS: Readonly<Record<AttributedBy, Text>> = {
  measure: { nl: "maatregelen", en: "measures" },
  theme: { nl: "thema's", en: "themes" },
  actor: { nl: "wie beslist", en: "those who decide" },
  lever: { nl: "hefbomen", en: "levers" },
};

const FITS = { fits: TEXTS.fits, above: TEXTS.above, below: TEXTS.below } as const;

export const COMPARED_NAMES = {
  differences: TEXTS.differencesName,
  shares: TEXTS.sharesName,
  tonne: TEXTS.tonneName,
} as const;

/** The rows of several regions have a column for them. */
const regionHead = (view: ComparedView): readonly string[] =>
  view.outcome.comparison.regions.length > 1 ? [say(WORDS.region, view)] : [];

const regionCells = (view: ComparedView, region: string | null): readonly (string | null)[] => {
  const { regions } = view.outcome.comparison;
  if (regions.length === 1) return [];
  return [regions.find(({ id }) => id === region)?.title[view.language] ?? region];
};

const regionWidths = (view: ComparedView): readonly number[] => regionHead(view).map(() => 16);

/** The title of a plan behind its id. */
function planOf(view: ComparedView, id: string): string {
  const place = view.outcome.comparison.runs.findIndex((run) => run.id === id);
  return place < 0 ? id : planName(view, place);
}

/** Null where no plan has a goal. */
export function comparedGoalsSheet(view: ComparedView, name: string): Sheet | null {
  const { outcome, language } = view;
  const plans = plansOf(view);
  const rows = outcome.comparison.regions.flatMap(({ id: region, targets }) =>
    [...targets]
      .sort((one, other) => isBefore(worst(one), worst(other)))
      .map((target): SheetRow => ({
        cells: [...regionCells(view, region), ...goalCells(target, plans, view)],
      })),
  );
  if (rows.length === 0) return null;
  const before = regionHead(view);
  const texts = [WORDS.goal, WORDS.year, TEXTS.direction, TEXTS.wanted, WORDS.unit];
  return {
    name,
    title: TEXTS.goals[language],
    lines: [TEXTS.goalsHow[language]],
    tables: [
      {
        head: [
          ...[...before, ...texts.map((text) => text[language])],
          ...plans.flatMap((run) => {
            const plan = planName(view, run);
            return [
              plan,
              ...[TEXTS.reached, TEXTS.gap].map((text) => `${plan}: ${text[language]}`),
            ];
          }),
          WORDS.id[language],
        ],
        rows,
      },
    ],
    widths: [
      ...[...regionWidths(view), 58, 8, 14, 12, 24],
      ...[...plans.flatMap(() => [18, 14, 14]), 28],
    ],
    fixed: before.length + 1,
    pagesAcross: plans.length > 3 ? 2 : 1,
    wrapped: [before.length],
  };
}

/** How a goal fares in the plan where it fares worst. */
const worst = ({ runs }: ComparedTarget): string =>
  runs.flatMap((run) => (run === null ? [] : [run.status as string])).sort(isBefore)[0] ?? "";

function goalCells(
  { runs, isSame }: ComparedTarget,
  plans: readonly number[],
  view: ComparedView,
): SheetCell[] {
  const { language } = view;
  const stated = runs.find((run, at) => run !== null && isSame[at]!) ?? runs.find((run) => run)!;
  const { target, what, wanted } = stated!;
  const values = runs.flatMap((run) => (run === null ? [] : [run.reached, run.gap]));
  const shown = inStatedUnit(target.unit, [wanted, ...values], language);
  return [
    ...[what[language], yearCell(target.year), DIRECTIONS[target.direction][language]],
    ...[shown.cell(wanted), shown.unit],
    ...plans.flatMap((run): SheetCell[] => {
      const one = runs[run] ?? null;
      if (one === null) return [null, null, null];
      if (!isSame[run]!) return [TEXTS.other[language], null, null];
      const status = STATUS[one.status][language].split(":")[0]!;
      return [status, shown.cell(one.reached), shown.cell(one.gap)];
    }),
    target.id,
  ];
}

/** Null where the plans assume all the same. */
export function differencesSheet(view: ComparedView, name: string): Sheet | null {
  const { outcome, language } = view;
  const { runs } = outcome.comparison;
  const rows = outcome.differences.flatMap(({ plan, rows: of }) => {
    const place = runs.findIndex(({ id }) => id === plan);
    return of.map((row): SheetRow => ({
      cells: [
        ...regionCells(view, row.region),
        ...[planName(view, place), ...differenceCells(row, place, view)],
      ],
    }));
  });
  if (rows.length === 0) return null;
  const before = regionHead(view);
  const texts = [
    ...[WORDS.plan, TEXTS.kind, TEXTS.what, TEXTS.years, TEXTS.at, TEXTS.old, TEXTS.new],
    ...[WORDS.unit, TEXTS.oldText, TEXTS.newText, TEXTS.theme, TEXTS.actor, TEXTS.background],
    ...[TEXTS.oldSource, TEXTS.newSource, WORDS.grade, WORDS.id],
  ];
  return {
    name,
    title: TEXTS.differences[language],
    lines: [TEXTS.differencesHow[language]],
    tables: [{ head: [...before, ...texts.map((text) => text[language])], rows }],
    widths: [
      ...regionWidths(view),
      ...[28, 18, 66, 13, 12, 12, 12, 24, 34, 34, 14, 16, 26, 40, 40, 18, 44],
    ],
    fixed: before.length + 3,
    pagesAcross: 2,
  };
}

function differenceCells(row: Difference, place: number, view: ComparedView): SheetCell[] {
  const { language, outcome } = view;
  const { kind, address, unit, years, largest, old, theme, actor, reason } = row;
  const naming = namingOf(view, place);
  const region = Math.max(
    0,
    naming.outcome.scenario.model.regions.findIndex(({ id }) => id === row.region),
  );
  const figures = inReadableUnit(
    unit === "" ? "1" : unit,
    largest === null ? [] : [largest.old, largest.new],
    language,
  );
  const [from, to] = [years[0], years.at(-1)];
  const reference = namingOf(view, outcome.comparison.reference);
  const source = (side: DifferenceSide, of: typeof naming): string | null =>
    side.sourceTitle ?? (sourceName(side.source, of) || null);
  return [
    ...[KINDS[kind][language], quantityName(largest?.address ?? address, region, naming)],
    from === undefined ? null : from === to ? `${from}` : `${from}–${to}`,
    largest === null || largest.year === null ? null : yearCell(largest.year),
    ...(largest === null ? [null, null] : [largest.old, largest.new].map(figures.cell)),
    largest === null ? null : figures.unit,
    ...[old.text?.[language] ?? null, row.new.text?.[language] ?? null],
    theme === null ? null : THEMES_NAMED[theme][language],
    actor === null ? null : ACTORS_NAMED[actor][language],
    reason === null ? null : REASONS[reason][language],
    ...[source(old, reference), source(row.new, naming)],
    ...[row.new.grade === null ? null : GRADE[row.new.grade][language], address],
  ];
}

/** Null where nothing was split. */
export function sharesSheet(view: ComparedView, name: string): Sheet | null {
  const { outcome, language } = view;
  const years = yearsCompared(view);
  const rows = outcome.attributions.flatMap(({ plan, splits }) => {
    const place = outcome.comparison.runs.findIndex(({ id }) => id === plan);
    const naming = namingOf(view, place);
    return splits.flatMap(({ by, groups, indicators }) =>
      indicators.flatMap((one): SheetRow[] => {
        const whole = one.plan.map((value, at) => value - one.reference[at]!);
        const levels = inReadableUnit(one.unit, [...one.plan, ...one.reference], language);
        const shown = forDifferences(levels, whole);
        const line = (group: string, values: ArrayLike<number>): SheetRow => ({
          cells: [
            ...regionCells(view, one.region),
            ...[planName(view, place), quantityName(one.id, 0, naming), SPLITS[by][language]],
            ...[group, shown.unit],
            ...years.map((year) => shown.cell(values[one.years.indexOf(year)] ?? null)),
            one.id,
          ],
        });
        return [
          ...one.parts.map(({ group, part }) => line(groupName(groups[group]!, language), part)),
          { ...line(TEXTS.together[language], whole), tone: "strong" },
        ];
      }),
    );
  });
  if (rows.length === 0) return null;
  const before = regionHead(view);
  const texts = [WORDS.plan, WORDS.indicator, TEXTS.by, TEXTS.group, WORDS.unit];
  return {
    name,
    title: TEXTS.shares[language],
    lines: [TEXTS.sharesHow[language]],
    tables: [
      {
        head: [
          ...[...before, ...texts.map((text) => text[language])],
          ...[...years, WORDS.id[language]],
        ],
        rows,
      },
    ],
    widths: [...regionWidths(view), 28, 36, 18, 44, 14, ...years.map(() => 9), 36],
    fixed: before.length + 4,
    pagesAcross: 2,
  };
}

/** Null where no plan counts costs. */
export function tonneSheet(view: ComparedView, name: string): Sheet | null {
  const { outcome, language } = view;
  const rows = outcome.abatements.flatMap((one): SheetRow[] => {
    const head = [...regionCells(view, one.region), planOf(view, one.plan)];
    const whole = TEXTS.wholePlan[language];
    if (one.obstacle !== null) {
      return [{ cells: [...head, whole, null, null, null, null, one.obstacle[language]] }];
    }
    const { cost, avoided, avoidedDiscounted, perTonne, effect, curve } = one;
    const isAvoiding = effect === "avoids";
    const remark = { avoids: null, nothing: TEXTS.noEmissions, more: TEXTS.raises }[effect];
    const lists: readonly (readonly [Text | null, readonly MeasureAbatement[]])[] =
      curve === null
        ? []
        : [
            [null, curve.steps],
            [TEXTS.noCost, curve.withoutCost],
            [TEXTS.raises, curve.raising],
            [TEXTS.noEmissions, curve.without],
            [TEXTS.isBackground, curve.background === null ? [] : [curve.background]],
          ];
    return [
      {
        tone: "strong",
        cells: [
          ...[...head, whole],
          ...tonneCells(cost, avoided, avoidedDiscounted, isAvoiding ? perTonne : null),
          remark === null ? null : remark[language],
        ],
      },
      ...lists.flatMap(([why, measures]) =>
        measures.map((measure): SheetRow => ({
          cells: [
            ...[...head, groupName(measure.group, language)],
            ...tonneCells(
              ...[measure.cost, measure.avoided, measure.avoidedDiscounted, measure.perTonne],
            ),
            why === null ? null : why[language],
          ],
        })),
      ),
    ];
  });
  if (rows.length === 0) return null;
  const before = regionHead(view);
  const texts = [
    ...[WORDS.plan, TEXTS.measure, TEXTS.cost, TEXTS.avoided, TEXTS.avoidedDiscounted],
    ...[TEXTS.perTonne, WORDS.remark],
  ];
  return {
    name,
    title: TEXTS.tonne[language],
    lines: [TEXTS.tonneHow[language]],
    tables: [{ head: [...before, ...texts.map((text) => text[language])], rows }],
    widths: [...regionWidths(view), 30, 48, 14, 16, 18, 14, 46],
    fixed: before.length + 2,
    pagesAcross: 1,
  };
}

/** Of EUR and tonnes; the heads of the columns have the units. */
const tonneCells = (
  cost: number,
  avoided: number,
  discounted: number,
  perTonne: number | null,
): SheetCell[] => [
  { value: cost / 1e6, format: "#,##0.0" },
  { value: avoided / 1e3, format: "#,##0.0" },
  { value: discounted / 1e3, format: "#,##0.0" },
  perTonne === null ? null : { value: perTonne, format: "#,##0" },
];

/** Null where no plan names a budget. */
export function comparedBudgetsSheet(view: ComparedView, name: string): Sheet | null {
  const { outcome, language } = view;
  const { comparison } = outcome;
  const rows = comparison.regions.flatMap(({ id: region }) =>
    comparedBudgets(comparison, region).flatMap(({ budget, title, source, uses }) =>
      plansOf(view).flatMap((run): SheetRow[] => {
        const use = uses[run] ?? null;
        if (use === null) return [];
        const [amount, used] = [budget.amount, use.used].map((one) => inBudgetUnit(budget, one));
        const shown = inStatedUnit(budget.unit, [amount!, used!], language);
        const share: Shown = inStatedUnit("%", [33.3], language);
        return [
          {
            cells: [
              ...regionCells(view, region),
              ...[title[language], planName(view, run), yearCell(budget.from), yearCell(budget.to)],
              ...[shown.cell(amount!), shown.cell(used!), shown.unit, share.cell(100 * use.share)],
              use.usedUp === null ? null : yearCell(use.usedUp.year),
              ...[source || null, budget.id],
            ],
          },
        ];
      }),
    ),
  );
  if (rows.length === 0) return null;
  const before = regionHead(view);
  const years = { nl: ["Van", "Tot en met"], en: ["From", "To"] }[language];
  const texts = [TEXTS.amount, TEXTS.used, WORDS.unit, TEXTS.share, TEXTS.usedUp, WORDS.source];
  return {
    name,
    title: TEXTS.budgets[language],
    lines: [],
    tables: [
      {
        head: [
          ...[...before, say(WORDS.budgets, view), say(WORDS.plan, view), ...years],
          ...[...texts, WORDS.id].map((text) => text[language]),
        ],
        rows,
      },
    ],
    widths: [...regionWidths(view), 40, 30, 8, 11, 12, 12, 16, 9, 9, 44, 26],
    fixed: before.length + 2,
    pagesAcross: 1,
  };
}

/** Null where nothing was measured in the years of the plans. */
export function comparedOnCourseSheet(view: ComparedView, name: string): Sheet | null {
  const { outcome, language } = view;
  const { comparison } = outcome;
  const naming = namingOf(view);
  const plans = plansOf(view);
  const rows = comparison.regions.flatMap(({ id: region }, index) =>
    measurementsOf(comparison, index).map(({ measured, courses }): SheetRow => {
      const { indicator, unit, year, value, low, high, record } = measured;
      const values = courses.map((course) => course?.value ?? null);
      const shown = inReadableUnit(unit, [value, low, high, ...values], language);
      return {
        cells: [
          ...regionCells(view, region),
          ...[quantityName(indicator, index, naming), yearCell(year)],
          ...[shown.cell(value), shown.cell(low), shown.cell(high), shown.unit],
          ...plans.flatMap((run): SheetCell[] => {
            const course = courses[run] ?? null;
            if (course === null) return [null, null];
            return [shown.cell(course.value), FITS[course.fit][language]];
          }),
          ...[GRADE[record.grade][language], sourceName(record.source, naming) || null, indicator],
        ],
      };
    }),
  );
  if (rows.length === 0) return null;
  const before = regionHead(view);
  const texts = [WORDS.indicator, WORDS.year, TEXTS.measured, WORDS.low, WORDS.high, WORDS.unit];
  return {
    name,
    title: TEXTS.course[language],
    lines: [],
    tables: [
      {
        head: [
          ...[...before, ...texts.map((text) => text[language])],
          ...plans.flatMap((run) => [planName(view, run), TEXTS.fits[language]]),
          ...[WORDS.grade, WORDS.source, WORDS.id].map((text) => text[language]),
        ],
        rows,
      },
    ],
    widths: [
      ...[...regionWidths(view), 44, 8, 12, 12, 12, 18],
      ...[...plans.flatMap(() => [16, 20]), 18, 44, 36],
    ],
    fixed: before.length + 1,
    pagesAcross: 1,
  };
}
