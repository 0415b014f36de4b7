/** What plans cost: a row per measure and payer with a column per year, from the table of all costs. */
import type { Catalogue, Text } from "../../../engine/scenario/declarations.ts";
import { midSentence } from "../../../engine/scenario/address.ts";
import { INVESTMENT_GROUPS } from "../../../engine/analysis/investment-shares.ts";
import type { Language } from "../../numbers.ts";
import type { Cell } from "../csv.ts";
import { inReadableUnit } from "./figures.ts";
import type { Sheet, SheetRow } from "./sheet.ts";
import { WORDS } from "./words.ts";

const TEXTS = {
  title: { nl: "Wat het kost, en wie betaalt", en: "What it costs, and who pays" },
  how: {
    nl: "Elk bedrag staat hier één keer. Investering, werking en energie mogen bij elkaar opgeteld worden; de kost voor de samenleving staat apart, want daar zitten ze al in.",
    en: "Every amount stands here once. Investment, operation and energy may be added up; the cost to society stands apart, for they are part of it already.",
  },
  what: { nl: "Wat", en: "What" },
  group: { nl: "Groep", en: "Group" },
  measure: { nl: "Maatregel", en: "Measure" },
  payer: { nl: "Betaler", en: "Payer" },
  sum: { nl: "Som van alle jaren", en: "Sum of all years" },
  discounted: { nl: "Som, verdisconteerd", en: "Sum, discounted" },
  more: { nl: "Som, meer dan", en: "Sum, more than" },
} as const satisfies Record<string, Text>;

const KINDS: Readonly<Record<string, Text>> = {
  investment: { nl: "investering", en: "investment" },
  operation: { nl: "werking en onderhoud", en: "operation and upkeep" },
  energy: { nl: "energie", en: "energy" },
  society: { nl: "kost voor de samenleving", en: "cost to society" },
  not_counted: { nl: "niet meegeteld", en: "not counted" },
};

interface Line {
  readonly head: readonly Cell[];
  readonly unit: string | null;
  readonly values: Map<number, number>;
  sum: number;
  discounted: number;
  difference: number | null;
  remark: string | null;
}

/** Where the columns of the table are that are read here. */
const COLUMNS = [
  ...["scenario", "region", "cost", "group", "measure_nl", "measure_en", "measure", "payer"],
  ...["unit", "year", "value", "discounted", "difference", "remark"],
] as const;

/** The rows of a table of costs, gathered by what they are of. */
function linesOf(table: readonly (readonly Cell[])[], language: Language): Line[] {
  const [head = [], ...rows] = table;
  const places = Object.fromEntries(COLUMNS.map((name) => [name, head.indexOf(name)])) as Record<
    (typeof COLUMNS)[number],
    number
  >;
  const lines = new Map<string, Line>();
  for (const row of rows) {
    const at = (name: (typeof COLUMNS)[number]): Cell => row[places[name]] ?? null;
    const measure = at(language === "nl" ? "measure_nl" : "measure_en") ?? at("measure");
    const of = [at("scenario"), at("region"), at("cost"), at("group"), measure, at("payer")];
    const key = JSON.stringify([...of, at("measure")]);
    let line = lines.get(key);
    if (line === undefined) {
      const unit = at("unit") as string | null;
      line = {
        ...{ head: of, unit, values: new Map<number, number>() },
        ...{ sum: 0, discounted: 0, difference: 0, remark: at("remark") as string | null },
      };
      lines.set(key, line);
    }
    const value = at("value") as number | null;
    if (value === null) continue;
    const difference = at("difference") as number | null;
    line.values.set(at("year") as number, value);
    line.sum += value;
    line.discounted += (at("discounted") as number | null) ?? 0;
    line.difference =
      difference === null || line.difference === null ? null : line.difference + difference;
  }
  return [...lines.values()];
}

export interface CostsQuestion {
  readonly language: Language;
  readonly name: string;
  readonly catalogue: Catalogue;
  readonly years: readonly number[];
  /** What the plans are held against. */
  readonly reference: string;
  /** Titles by id, of plans where there are several, and of regions where there are. */
  readonly plans: ReadonlyMap<string, string> | null;
  readonly regions: ReadonlyMap<string, string> | null;
}

/** @param table `costs.csv`, its head first */
export function costsSheet(table: readonly (readonly Cell[])[], question: CostsQuestion): Sheet {
  const { language, name, catalogue, years, reference, plans, regions } = question;
  const of = (text: Text): string => text[language];
  const payers = catalogue.dimensions["payer"]?.members;
  const payerName = (id: Cell): string | null =>
    (Array.isArray(payers) ? payers.find((member) => member.id === id)?.label[language] : null) ??
    (id as string | null);
  const groups = new Map<string, Text>(INVESTMENT_GROUPS);
  const rows = linesOf(table, language).map((line): SheetRow => {
    const { unit, values, sum, discounted, difference, remark } = line;
    const [plan, region, cost, group, measure, payer] = line.head as (string | null)[];
    const figures = inReadableUnit(unit ?? "EUR", [sum, ...values.values()], language);
    const isCounted = values.size > 0;
    return {
      cells: [
        ...(plans === null ? [] : [plans.get(plan!) ?? plan!]),
        ...(regions === null ? [] : [regions.get(region!) ?? region!]),
        ...[of(KINDS[cost!]!), group === null ? null : (groups.get(group)?.[language] ?? group)],
        ...[measure === null ? null : midSentence(measure), payerName(payer)],
        isCounted ? figures.unit : null,
        ...[sum, discounted].map((one) => (isCounted ? figures.cell(one) : null)),
        isCounted ? figures.cell(difference) : null,
        ...years.map((year) => figures.cell(values.get(year) ?? null)),
        remark,
      ],
      ...(cost === "society" ? { tone: "strong" as const } : {}),
    };
  });
  const before = [
    ...(plans === null ? [] : [WORDS.plan]),
    ...(regions === null ? [] : [WORDS.region]),
    ...[TEXTS.what, TEXTS.group, TEXTS.measure, TEXTS.payer, WORDS.unit],
  ];
  return {
    name,
    title: of(TEXTS.title),
    lines: [of(TEXTS.how)],
    tables: [
      {
        head: [
          ...before.map(of),
          ...[of(TEXTS.sum), of(TEXTS.discounted), `${of(TEXTS.more)} ${reference}`],
          ...[...years, of(WORDS.remark)],
        ],
        rows,
      },
    ],
    widths: [
      ...(plans === null ? [] : [28]),
      ...(regions === null ? [] : [16]),
      ...[22, 20, 40, 18, 22, 12, 14, 16, ...years.map(() => 9), 50],
    ],
    fixed: before.length,
    pagesAcross: 2,
  };
}
