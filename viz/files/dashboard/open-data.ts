/** The open data of a dashboard: tidy tables, of all municipalities and of each by itself. */
import { GRADES } from "../../../engine/scenario/declarations.ts";
import { dataQuality } from "../../../engine/analysis/data-quality.ts";
import { shows } from "../../../engine/analysis/missing.ts";
import { onCourse } from "../../../engine/analysis/on-course.ts";
import type { RunOutcome } from "../../../engine/analysis/outcome.ts";
import { inTargetUnit } from "../../../engine/analysis/target-units.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import { csvText, TIDY, type Cell } from "../csv.ts";
import { lastOf, recordedOf } from "./recorded.ts";
import { membersOf, type Site } from "./site.ts";

export interface DataField {
  readonly name: string;
  readonly type: "string" | "number" | "integer" | "year" | "boolean";
  readonly about: Text;
}

/** What a table of the open data is, whatever municipality it is of. */
export interface DataKind {
  readonly name: "indicators" | "goals" | "observations" | "data-quality";
  readonly title: Text;
  readonly about: Text;
  readonly key: readonly string[];
  readonly fields: readonly DataField[];
  rows(outcome: RunOutcome): Iterable<readonly Cell[]>;
}

export interface DataTable {
  /** Path inside the site. */
  readonly path: string;
  readonly kind: DataKind;
  /** Region id; null of all municipalities. */
  readonly member: string | null;
  readonly bytes: Uint8Array;
}

const field = (name: string, type: DataField["type"], nl: string, en: string): DataField => ({
  name,
  type,
  about: { nl, en },
});

const MUNICIPALITY = field(
  "municipality",
  "string",
  "id van de gemeente",
  "id of the municipality",
);
const INDICATOR = field(
  "indicator",
  "string",
  "adres van de indicator",
  "address of the indicator",
);
const UNIT = field("unit", "string", "eenheid van de waarden", "unit of the values");

const regionId = ({ scenario }: RunOutcome): string => scenario.model.regions[0]!.id;

function* indicatorRows(outcome: RunOutcome): Generator<Cell[]> {
  const { catalogue, scenario, run, reference } = outcome;
  for (const { id: module, outputs } of catalogue.modules) {
    for (const [name, { dims, unit, kind }] of Object.entries(outputs)) {
      const id = `${module}.${name}`;
      if (dims.length > 0 || !shows(scenario, run, 0, id)) continue;
      for (let at = 0; at < run.shape.years; at++) {
        const year = run.shape.first + at;
        const figure = (value: number): Cell => (Number.isNaN(value) ? null : value);
        const [plan, unchanged] = [run.at(id, year, 0, 0), reference.at(id, year, 0, 0)];
        yield [regionId(outcome), id, unit, kind, year, figure(plan), figure(unchanged)];
      }
    }
  }
}

function* goalRows(outcome: RunOutcome): Generator<Cell[]> {
  const { scenario, catalogue } = outcome;
  const recorded = recordedOf(outcome);
  for (const result of outcome.targets[0]!.results) {
    const { target, status, reached, gap, low, high, yearReached } = result;
    const note = scenario.notes.targets[target.id]!;
    const inUnit = (value: number | null): Cell =>
      value === null ? null : inTargetUnit(target, value, catalogue);
    const last = lastOf(recorded, target.indicator);
    yield [
      ...[regionId(outcome), target.id, target.indicator, note.what.nl, note.what.en, target.kind],
      ...[target.direction, target.unit, target.year, target.baseYear],
      ...[target.kind === "tracked" ? null : inUnit(target.value)],
      ...[inUnit(reached), inUnit(low), inUnit(high), inUnit(gap), yearReached, status],
      ...[
        last?.year ?? null,
        last?.value ?? null,
        last?.unit ?? "",
        last?.grade ?? "",
        note.source,
      ],
    ];
  }
}

function* observationRows(outcome: RunOutcome): Generator<Cell[]> {
  const { scenario, catalogue, own, reference } = outcome;
  const points = new Map(
    onCourse(scenario, catalogue, own.run, reference, 0).flatMap(({ indicator, points: those }) =>
      those.map((point) => [`${indicator} ${point.measured.year}`, point] as const),
    ),
  );
  for (const { indicator, unit, year, value, grade, source, isPlaceholder } of recordedOf(
    outcome,
  )) {
    const point = points.get(`${indicator} ${year}`);
    const { low = null, high = null } = point?.measured ?? {};
    yield [
      ...[regionId(outcome), indicator, unit, year, value, low, high],
      ...[point?.plan ?? null, point?.reference ?? null, point?.verdict ?? ""],
      ...[grade, isPlaceholder ? "true" : "false", source],
    ];
  }
}

function* qualityRows(outcome: RunOutcome): Generator<Cell[]> {
  for (const { module, own, placeholders, unknown } of dataQuality(
    outcome.scenario,
    outcome.catalogue,
  )) {
    if (own.figures === 0) continue;
    yield [
      ...[regionId(outcome), module, own.score, own.figures],
      ...GRADES.map((grade) => own.grades[grade]),
      ...[placeholders.length, unknown.length],
    ];
  }
}

export const DATA_KINDS: readonly DataKind[] = [
  {
    name: "goals",
    title: { nl: "Doelen", en: "Goals" },
    about: {
      nl: "De doelen van elke gemeente: wat gewild is, wat het plan ervan haalt, hoe het staat en wat er laatst van bekend is.",
      en: "The goals of every municipality: what is wanted, what the plan reaches of it, how it stands and what is known last.",
    },
    key: ["municipality", "goal"],
    fields: [
      MUNICIPALITY,
      field("goal", "string", "id van het doel", "id of the goal"),
      INDICATOR,
      field("what_nl", "string", "het doel in woorden", "the goal in words, in Dutch"),
      field("what_en", "string", "het doel in het Engels", "the goal in words, in English"),
      field("kind", "string", "vorm van het doel", "form of the goal"),
      field(
        "direction",
        "string",
        "at_least: minstens, at_most: hoogstens",
        "at_least, at_most or about",
      ),
      field("unit", "string", "eenheid van het doel", "unit of the goal"),
      field("target_year", "year", "jaar van het doel", "year of the goal"),
      field("base_year", "year", "jaar waarmee vergeleken wordt", "year that is compared with"),
      field("wanted", "number", "wat gewild is", "what is wanted"),
      field(
        "expected",
        "number",
        "wat het plan in dat jaar haalt, berekend",
        "what the plan reaches in that year, computed",
      ),
      field("low", "number", "laag, met andere aannames", "low, with other assumptions"),
      field("high", "number", "hoog, met andere aannames", "high, with other assumptions"),
      field("lacking", "number", "wat er tekort is; 0: gehaald", "what is lacking; 0: met"),
      field(
        "year_reached",
        "year",
        "jaar vanaf wanneer het gehaald is",
        "year from which it is met",
      ),
      field(
        "status",
        "string",
        "met: gehaald, met_by_trend: gehaald door de trend, missed: gemist, uncertain: onzeker, not_evaluable: zonder gegevens, not_modelled: niet in het model, tracked: enkel gevolgd",
        "how the goal stands",
      ),
      field(
        "last_known_year",
        "year",
        "laatste jaar waarvan de indicator bekend is",
        "last year of which the indicator is known",
      ),
      field("last_known_value", "number", "de waarde van dat jaar", "the value of that year"),
      field("last_known_unit", "string", "eenheid van die waarde", "unit of that value"),
      field(
        "last_known_grade",
        "string",
        "hoe die waarde gegrond is: measured is gemeten",
        "how well founded that value is",
      ),
      field("source", "string", "bron van het doel", "source of the goal"),
    ],
    rows: goalRows,
  },
  {
    name: "observations",
    title: { nl: "Bekende cijfers", en: "Known figures" },
    about: {
      nl: "Wat van een jaar bekend is: gemeten, geteld of afgeleid (zie grade), met ernaast het pad van het plan in hetzelfde jaar.",
      en: "What is known of a year: measured, counted or derived (see grade), with the path of the plan in the same year beside it.",
    },
    key: ["municipality", "indicator", "year"],
    fields: [
      MUNICIPALITY,
      INDICATOR,
      UNIT,
      field("year", "year", "jaar", "year"),
      field("value", "number", "de waarde", "the value"),
      field("low", "number", "ondergrens van de marge", "lower end of the margin"),
      field("high", "number", "bovengrens van de marge", "upper end of the margin"),
      field("plan", "number", "pad van het plan", "path of the plan"),
      field("reference", "number", "pad van ongewijzigd beleid", "path of unchanged policy"),
      field(
        "verdict",
        "string",
        "bij welk pad de meting past: plan, reference, both, above, below, between, start",
        "which path it fits: plan, reference, both, above, below, between, start",
      ),
      field(
        "grade",
        "string",
        "measured: gemeten, derived: afgeleid, assumption: aangenomen",
        "how well founded it is",
      ),
      field(
        "placeholder",
        "boolean",
        "voorlopig ingevuld tot iemand het cijfer levert",
        "filled in until somebody supplies the figure",
      ),
      field("source", "string", "bron", "source"),
    ],
    rows: observationRows,
  },
  {
    name: "indicators",
    title: { nl: "Indicatoren per jaar", en: "Indicators by year" },
    about: {
      nl: "Alle uitkomsten van het model als één getal per jaar: berekend, niet gemeten.",
      en: "All results of the model that are one number a year: computed, not measured.",
    },
    key: ["municipality", "indicator", "year"],
    fields: [
      MUNICIPALITY,
      INDICATOR,
      UNIT,
      field(
        "kind",
        "string",
        "stock: stand op 1 januari; flow: hoeveelheid over het jaar",
        "stock: state on 1 January; flow: amount over the year",
      ),
      field("year", "year", "jaar", "year"),
      field("plan", "number", "in het plan", "in the plan"),
      field("reference", "number", "bij ongewijzigd beleid", "with unchanged policy"),
    ],
    rows: indicatorRows,
  },
  {
    name: "data-quality",
    title: { nl: "Kwaliteit van de cijfers", en: "Quality of the figures" },
    about: {
      nl: "Hoe goed de cijfers gegrond zijn waarop elke module rust, van 0 tot 100.",
      en: "How well founded the figures are on which each module rests, from 0 to 100.",
    },
    key: ["municipality", "module"],
    fields: [
      MUNICIPALITY,
      field("module", "string", "deel van het model", "part of the model"),
      field("score", "number", "0 tot 100", "0 to 100"),
      field("figures", "integer", "aantal cijfers", "number of figures"),
      field("measured", "integer", "gemeten", "measured"),
      field("official_projection", "integer", "officiële vooruitzichten", "official projection"),
      field("literature", "integer", "literatuur", "literature"),
      field("derived", "integer", "afgeleid", "derived"),
      field("assumption", "integer", "aanname", "assumption"),
      field("placeholders", "integer", "voorlopig ingevuld", "filled in for now"),
      field("unknown", "integer", "onbekend", "unknown"),
    ],
    rows: qualityRows,
  },
];

/** Whether a table is of the whole group as well: its sums have indicators, and goals where stated. */
const OF_TOTAL = new Set<DataKind["name"]>(["indicators", "goals"]);

/** All tables, those of all municipalities first. */
export function openData(site: Site): DataTable[] {
  const encoder = new TextEncoder();
  const members = membersOf(site);
  const head = (kind: DataKind): Cell[] => kind.fields.map(({ name }) => name);
  const own = new Map(
    members.flatMap(({ id, outcome }) =>
      DATA_KINDS.map((kind) => [`${id} ${kind.name}`, [...kind.rows(outcome)]] as const),
    ),
  );
  const table = (
    path: string,
    kind: DataKind,
    member: string | null,
    rows: readonly (readonly Cell[])[],
  ): DataTable => ({
    ...{ path, kind, member },
    bytes: encoder.encode(csvText([head(kind), ...rows], TIDY)),
  });
  const together = DATA_KINDS.map((kind) =>
    table(`data/${kind.name}.csv`, kind, null, [
      ...members.flatMap(({ id }) => own.get(`${id} ${kind.name}`)!),
      ...(OF_TOTAL.has(kind.name) ? kind.rows(site.outcome.total) : []),
    ]),
  );
  const each = members.flatMap(({ id }) =>
    DATA_KINDS.map((kind) =>
      table(`data/${id}/${kind.name}.csv`, kind, id, own.get(`${id} ${kind.name}`)!),
    ),
  );
  return [...together, ...each];
}
