/** Where every figure comes from: all parameters used, the paths of unchanged policy, the sources. */
import { axesOf, membersOfCell, quantitiesOf } from "../../../engine/scenario/address.ts";
import type { ParameterDeclaration, Text } from "../../../engine/scenario/declarations.ts";
import type { Provenance } from "../../../engine/scenario/resolved.ts";
import { GRADE } from "../../grade-words.ts";
import { ACTOR_NAMES, leverFacts, ReadableValues } from "../../lever-facts.ts";
import { memberName } from "../../names.ts";
import { parameterFacts } from "../../parameter-facts.ts";
import { formatNumber } from "../../numbers.ts";
import { markup, linked, type Html } from "./html.ts";
import { list } from "./prose.ts";
import type { ReportView } from "./run-view.ts";
import { sourceNamer } from "./source-names.ts";
import type { Subject } from "./subjects.ts";
import { table, type TableCell } from "./table.ts";

/** Up to so many values of one parameter are all written down. */
const MOST_CELLS = 36;

const TEXTS = {
  figure: { nl: "Cijfer", en: "Figure" },
  value: { nl: "Waarde", en: "Value" },
  unit: { nl: "Eenheid", en: "Unit" },
  range: { nl: "Laag–hoog", en: "Low–high" },
  grade: { nl: "Hoe zeker", en: "How sure" },
  source: { nl: "Bron", en: "Source" },
  note: { nl: "Toelichting", en: "Note" },
  more: { nl: "Andere bronnen en toelichting", en: "Other sources and notes" },
  values: { nl: "waarden", en: "values" },
  first: { nl: "eerste", en: "first" },
  last: { nl: "laatste", en: "last" },
  perValue: { nl: "per waarde", en: "each its own" },
  lever: { nl: "Hefboom", en: "Lever" },
  path: { nl: "Ongewijzigd beleid", en: "Unchanged policy" },
  who: { nl: "Wie beslist", en: "Who decides" },
  observed: { nl: "Waarneming", en: "Observation" },
  title: { nl: "Titel", en: "Title" },
  publisher: { nl: "Uitgever", en: "Publisher" },
  year: { nl: "Jaar", en: "Year" },
  licence: { nl: "Licentie", en: "Licence" },
  address: { nl: "Adres", en: "Address" },
  parametersOf: { nl: "Parameters", en: "Parameters" },
  history: {
    nl: "Waarnemingen waarmee doelen en grafieken vergelijken",
    en: "Observations that goals and charts compare with",
  },
  reference: {
    nl: "Hefbomen op ongewijzigd beleid, in het eerste en het laatste jaar",
    en: "Levers on unchanged policy, in the first and the last year",
  },
  sources: { nl: "Bronnen van de cijfers", en: "Sources of the figures" },
} as const satisfies Record<string, Text>;

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];

/** Where records come from, each source once and with the place in it, and what is to be said of it. */
function sourcesCell(records: readonly Provenance[], { outcome, language }: ReportView): Html {
  const named = sourceNamer(outcome.scenario);
  const texts = distinct(
    records.map(({ source, where }) =>
      [named(source), where].filter((text) => text !== "").join(", "),
    ),
  ).filter((text) => text !== "");
  const notes = distinct(records.map(({ note }) => note)).filter((note) => note !== "");
  const [first = "–", ...rest] = texts;
  const more = [...rest, ...notes];
  return markup`<span class="small">${first}</span>${
    more.length === 0
      ? null
      : markup`<details class="small"><summary>${
          rest.length === 0 ? TEXTS.note[language] : `${TEXTS.more[language]} (${rest.length})`
        }</summary>${list(more)}</details>`
  }`;
}

const gradesText = (records: readonly Provenance[], { language }: ReportView): string =>
  distinct(records.map(({ grade }) => GRADE[grade][language])).join(", ");

/** Several values: how many, from what to what, and behind it every one or the first and the last. */
function severalCell(
  { dims, unit }: ParameterDeclaration,
  values: readonly number[],
  view: ReportView,
): Html {
  const { outcome, region, language } = view;
  const { model } = outcome.scenario;
  const shown = new ReadableValues(unit, values);
  const number = (value: number): string => shown.number(value, language);
  const span = shown.span(values, language);
  const lead = `${formatNumber(values.length, language)} ${TEXTS.values[language]}: ${span}`;
  if (values.length > MOST_CELLS) {
    const ends = `${TEXTS.first[language]} ${number(values[0]!)}, ${TEXTS.last[language]} ${number(values.at(-1)!)}`;
    return markup`<details>
      <summary>${lead}</summary>
      ${ends}
    </details>`;
  }
  const { first, last } = model;
  const axisOf = axesOf(outcome.catalogue, model.regions[region]!.dimensions, { first, last });
  const axes = dims.map(axisOf);
  const items = values.map((value, cell) => {
    const members = membersOfCell(axes, cell).map((member, at) =>
      memberName(dims[at]!, member, view),
    );
    return markup`<li>${members.join(", ")}: ${number(value)}</li>`;
  });
  return markup`<details>
    <summary>${lead}</summary>
    <ul class="small">
      ${items}
    </ul>
  </details>`;
}

function rangeText(records: readonly Provenance[], unit: string, { language }: ReportView): string {
  const [record] = records;
  if (records.length === 1 && record?.low !== undefined && record.high !== undefined) {
    const { low, high } = record;
    const shown = new ReadableValues(unit, [low, high]);
    return `${shown.number(low, language)}–${shown.number(high, language)}`;
  }
  const factors = distinct(
    records.flatMap(({ lowFactor, highFactor }) =>
      lowFactor === undefined || highFactor === undefined
        ? []
        : [`× ${formatNumber(lowFactor, language, 2)}–${formatNumber(highFactor, language, 2)}`],
    ),
  );
  if (factors.length > 0) return factors.join("; ");
  return records.some(({ low }) => low !== undefined) ? TEXTS.perValue[language] : "–";
}

/** All parameters of a subject that the run uses; null where it has none. */
export function parametersTable({ title, modules }: Subject, view: ReportView): Html | null {
  const { outcome, region, language } = view;
  const { scenario } = outcome;
  const notes = scenario.notes.regions[region]!;
  const values = scenario.model.regions[region]!.parameters;
  const parameters = modules.flatMap((module) =>
    Object.entries(module.parameters).map(
      ([name, declared]) => [`${module.id}.${name}`, declared] as const,
    ),
  );
  const rows = parameters.flatMap(([id, declared]): TableCell[][] => {
    const of = values[id];
    if (of === undefined) return [];
    const records = notes.parameters[id] ?? [];
    const facts = parameterFacts(id, declared.unit, scenario, region);
    const isSingle = of.length === 1 || facts.isUnknown;
    const shown = isSingle ? facts.value[language] : severalCell(declared, of, view);
    const remark = facts.remark[language];
    return [
      [
        {
          shown: markup`${declared.label[language]}<code class="small">${id}</code>`,
          value: declared.label[language],
          isText: true,
        },
        isSingle && !facts.isUnknown ? { shown, value: of[0]! } : shown,
        facts.unit[language],
        facts.range?.[language] ?? rangeText(records, declared.unit, view),
        markup`${gradesText(records, view)}${remark === "" ? null : markup`<br><span class="small">${remark}</span>`}`,
        sourcesCell(records, view),
      ],
    ];
  });
  if (rows.length === 0) return null;
  return table({
    caption: `${TEXTS.parametersOf[language]}: ${title[language]}`,
    columns: [
      { title: TEXTS.figure[language] },
      { title: TEXTS.value[language], kind: "number" },
      { title: TEXTS.unit[language], kind: "unit" },
      { title: TEXTS.range[language], kind: "number" },
      { title: TEXTS.grade[language] },
      { title: TEXTS.source[language] },
    ],
    rows,
    isWide: true,
    hasHeading: true,
  });
}

/** Every lever on unchanged policy. */
export function referenceTable(view: ReportView): Html | null {
  const { outcome, region, language } = view;
  const { scenario, catalogue } = outcome;
  const records = scenario.notes.regions[region]!.reference;
  const rows = [...quantitiesOf(catalogue, "levers")].flatMap(([id, declared]): TableCell[][] => {
    if (scenario.model.regions[region]!.reference[id] === undefined) return [];
    const facts = leverFacts(id, declared, scenario, region);
    return [
      [
        {
          shown: markup`${declared.label[language]}<code class="small">${id}</code>`,
          value: declared.label[language],
          isText: true,
        },
        facts.referenceText[language],
        facts.unit[language],
        ACTOR_NAMES[declared.actor][language],
        gradesText(records[id] ?? [], view),
        sourcesCell(records[id] ?? [], view),
      ],
    ];
  });
  if (rows.length === 0) return null;
  return table({
    caption: TEXTS.reference[language],
    columns: [
      { title: TEXTS.lever[language] },
      { title: TEXTS.path[language], kind: "number" },
      { title: TEXTS.unit[language], kind: "unit" },
      { title: TEXTS.who[language] },
      { title: TEXTS.grade[language] },
      { title: TEXTS.source[language] },
    ],
    rows,
    isWide: true,
    hasHeading: true,
  });
}

/** What was observed before the run, or is compared with. */
export function historyTable(view: ReportView): Html | null {
  const { outcome, region, language } = view;
  const { scenario, catalogue } = outcome;
  const { history } = scenario.model.regions[region]!;
  const outputs = quantitiesOf(catalogue, "outputs");
  const records = scenario.notes.regions[region]!.history;
  const rows = Object.entries(history).map(([id, points]): TableCell[] => {
    const declared = outputs.get(id);
    const values = points.map(([, value]) => value);
    const shown = declared === undefined ? null : new ReadableValues(declared.unit, values);
    const items = points.map(
      ([year, value]) =>
        `${year}: ${shown === null ? formatNumber(value, language, 2) : shown.number(value, language)}`,
    );
    return [
      markup`${declared?.label[language] ?? id}<code class="small">${id}</code>`,
      items.length > 6
        ? markup`<details>
            <summary>${items[0]!} … ${items.at(-1)!}</summary>
            ${items.join("; ")}
          </details>`
        : items.join("; "),
      shown?.unit[language] ?? records[id]?.[0]?.unit ?? "–",
      gradesText(records[id] ?? [], view),
      sourcesCell(records[id] ?? [], view),
    ];
  });
  if (rows.length === 0) return null;
  return table({
    caption: TEXTS.history[language],
    columns: [
      { title: TEXTS.observed[language] },
      { title: TEXTS.value[language] },
      { title: TEXTS.unit[language], kind: "unit" },
      { title: TEXTS.grade[language] },
      { title: TEXTS.source[language] },
    ],
    rows,
    isWide: true,
    hasHeading: true,
  });
}

/** The list of sources. */
export function sourcesTable({ outcome, language }: ReportView): Html | null {
  const { sources } = outcome.scenario.notes;
  if (sources.length === 0) return null;
  return table({
    caption: TEXTS.sources[language],
    columns: [
      { title: TEXTS.title[language] },
      { title: TEXTS.publisher[language] },
      { title: TEXTS.year[language] },
      { title: TEXTS.licence[language] },
      { title: TEXTS.address[language] },
    ],
    rows: sources.map(({ id, title, publisher, year, licence, url }): TableCell[] => [
      { shown: markup`${title}<code class="small">${id}</code>`, value: title, isText: true },
      publisher,
      year,
      licence,
      url === "" ? "–" : markup`<span class="small">${linked(url)}</span>`,
    ]),
    isWide: true,
    hasHeading: true,
  });
}
