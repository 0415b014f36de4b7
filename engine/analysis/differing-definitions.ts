/**
 * What two scenarios declare differently beside their figures: years, modules, regions, programmes,
 * goals, indicators, checks, laws, and whatever else a model may hold.
 */
import { canonicalText } from "../scenario/canonical.ts";
import type { Text } from "../scenario/declarations.ts";
import type { Origin, RegionModel, ScenarioModel, ScenarioNotes } from "../scenario/resolved.ts";
import { NOTHING_SAID, titleOf } from "./differing-provenance.ts";
import type {
  BackgroundReason,
  Difference,
  DifferenceKind,
  DifferenceSide,
  Pair,
  ReadScenario,
} from "./difference.ts";

const same = (text: string): Text => ({ nl: text, en: text });

const bare = (
  kind: DifferenceKind,
  address: string,
  [old, other]: Pair<DifferenceSide>,
  reason: BackgroundReason | null,
  region: string | null = null,
): Difference => ({
  ...{ kind, region, address, unit: "", years: [], points: [], largest: null },
  ...{ old, new: other, background: reason !== null, reason, theme: null, actor: null },
});

const said = (text: Text | string | null): DifferenceSide => ({
  ...NOTHING_SAID,
  text: typeof text === "string" ? same(text) : text,
});

const isEqual = (a: unknown, b: unknown): boolean =>
  a === b || (a !== undefined && b !== undefined && canonicalText(a) === canonicalText(b));

/** How the entries of a list or record of a model are told of. */
interface Listing {
  readonly kind: DifferenceKind;
  readonly reason: BackgroundReason | null;
}

/** Lists of definitions. What none of these is, is told of as background: it may move results. */
const LISTINGS: Readonly<Record<string, Listing>> = {
  targets: { kind: "target", reason: null },
  indicators: { kind: "indicator", reason: null },
  checks: { kind: "check", reason: null },
  ownParameters: { kind: "own-parameter", reason: null },
  programmes: { kind: "programme", reason: null },
  budgets: { kind: "budget", reason: null },
};
const OTHER: Listing = { kind: "other", reason: "model" };

/** Told of by rows of their own. */
const OF_THEIR_OWN = new Set(["first", "last", "modules", "regions"]);
const OF_REGIONS = new Set([
  ...["id", "dimensions", "parameters", "reference", "levers", "history", "observations"],
  "restart",
]);

/** Years, modules and regions: what is computed at all. */
export function modelDifferences(scenarios: Pair<ReadScenario>): Difference[] {
  const [old, other] = scenarios.map(({ model }) => model) as [ScenarioModel, ScenarioModel];
  const rows: Difference[] = [];
  if (old.first !== other.first || old.last !== other.last) {
    const span = ({ first, last }: ScenarioModel) => said(`${first}-${last}`);
    rows.push(bare("years", "years", [span(old), span(other)], "model"));
  }
  const modules = new Set([...old.modules, ...other.modules]);
  const inModel = (model: ScenarioModel, id: string): DifferenceSide =>
    model.modules.includes(id)
      ? said({ nl: "berekend", en: "computed" })
      : said({ nl: "niet berekend", en: "not computed" });
  for (const id of modules) {
    if (old.modules.includes(id) === other.modules.includes(id)) continue;
    rows.push(bare("module", id, [inModel(old, id), inModel(other, id)], "model"));
  }
  if (rows.every(({ kind }) => kind !== "module") && !isEqual(old.modules, other.modules)) {
    const order = ({ modules: ids }: ScenarioModel) => said(ids.join(" "));
    rows.push(bare("module", "modules", [order(old), order(other)], "model"));
  }
  const ids = ({ regions }: ScenarioModel): string => regions.map(({ id }) => id).join(" ");
  if (ids(old) !== ids(other)) {
    rows.push(bare("region", "region", [said(ids(old)), said(ids(other))], "data"));
  }
  return rows;
}

/** Everything that a model holds beside its figures, by what it is called. */
export function definitionDifferences(scenarios: Pair<ReadScenario>): Difference[] {
  const rows: Difference[] = [];
  const models = scenarios.map(({ model }) => model) as [ScenarioModel, ScenarioModel];
  for (const key of keysOf(models)) {
    if (OF_THEIR_OWN.has(key)) continue;
    rows.push(...entryRows(key, valuesOf(models, key), LISTINGS[key] ?? OTHER, scenarios));
  }
  const [old, other] = models.map(({ regions }) => regions);
  const alone = old!.length === 1 && other!.length === 1;
  old!.forEach((region, index) => {
    const at = alone ? 0 : other!.findIndex(({ id }) => id === region.id);
    if (at < 0) return;
    const pair: Pair<RegionModel> = [region, other![at]!];
    const name = [...new Set(pair.map(({ id }) => id))].sort().join(" / ");
    for (const key of keysOf(pair)) {
      if (key === "dimensions") rows.push(...memberRows(pair, name));
      else if (!OF_REGIONS.has(key)) {
        rows.push(...unknownRows(key, valuesOf(pair, key), name));
      }
    }
    const notes = scenarios.map(
      (scenario, side) => scenario.notes.regions[side === 0 ? index : at],
    ) as [RegionNotes | undefined, RegionNotes | undefined];
    rows.push(...restartRows(pair, notes, name));
    const laws: LawLists = [
      scenarios[0].notes.regions[index]?.laws,
      scenarios[1].notes.regions[at]?.laws,
    ];
    rows.push(...lawRows(laws, scenarios, name));
  });
  return rows;
}

const keysOf = (pair: Pair<object>): string[] =>
  [...new Set(pair.flatMap((one) => Object.keys(one)))].sort();

const valuesOf = (pair: Pair<object>, key: string): Pair<unknown> =>
  pair.map((one) => (one as Readonly<Record<string, unknown>>)[key]) as [unknown, unknown];

/** Entries of a list by their id, of a record by its keys; null for anything else. */
function entriesOf(value: unknown): Map<string, unknown> | null {
  if (value === undefined) return new Map();
  if (Array.isArray(value)) {
    const entries = new Map<string, unknown>();
    for (const item of value as unknown[]) {
      const id = (item as { id?: unknown } | null)?.id;
      if (typeof id !== "string" || entries.has(id)) return null;
      entries.set(id, item);
    }
    return entries;
  }
  return typeof value === "object" && value !== null ? new Map(Object.entries(value)) : null;
}

function entryRows(
  key: string,
  values: Pair<unknown>,
  { kind, reason }: Listing,
  scenarios: Pair<ReadScenario>,
): Difference[] {
  if (isEqual(...values)) return [];
  const [old, other] = values.map(entriesOf);
  const whole = (): Difference[] => [
    bare(
      kind,
      key,
      values.map((value) => said(textOf(value))) as [DifferenceSide, DifferenceSide],
      reason,
    ),
  ];
  if (old === null || other === null || old === undefined || other === undefined) return whole();
  const ids = [...new Set([...old.keys(), ...other.keys()])].sort();
  const rows = ids.flatMap((id): Difference[] => {
    const entries: Pair<unknown> = [old.get(id), other.get(id)];
    if (isEqual(...entries)) return [];
    const texts = differingFields(entries);
    const sides = texts.map((text, at) => ({
      ...noteSide(scenarios[at]!.notes, key, id),
      text: text === null ? null : same(text),
    })) as [DifferenceSide, DifferenceSide];
    return [{ ...bare(kind, id, sides, reason), ...decidedBy(kind, entries) }];
  });
  // The same entries in another order.
  return rows.length === 0 ? whole() : rows;
}

const textOf = (value: unknown): string | null => {
  if (value === undefined) return null;
  const ids = entriesOf(value);
  return ids === null || ids.size === 0 ? shortText(value) : [...ids.keys()].join(" ");
};

/** A programme is a measure: it says itself who decides about it, and in which field. */
function decidedBy(
  kind: DifferenceKind,
  entries: Pair<unknown>,
): Partial<Pick<Difference, "theme" | "actor">> {
  if (kind !== "programme") return {};
  const [of] = entries.filter((entry) => entry !== undefined) as Pick<
    Difference,
    "theme" | "actor"
  >[];
  return { theme: of?.theme ?? null, actor: of?.actor ?? null };
}

/** Longer texts than this are cut: the files that hold them say the rest. */
const LONGEST_TEXT = 160;

function shortText(value: unknown): string {
  const text = typeof value === "string" ? value : canonicalText(value);
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT - 1)}…`;
}

/** The fields in which two entries differ, or all of the one that only one scenario has. */
function differingFields(entries: Pair<unknown>): Pair<string | null> {
  const records = entries.map((entry) =>
    typeof entry === "object" && entry !== null && !Array.isArray(entry)
      ? (entry as Readonly<Record<string, unknown>>)
      : null,
  );
  const isWhole = entries.some((entry) => entry === undefined) || records.includes(null);
  return entries.map((entry, at) => {
    if (entry === undefined) return null;
    const record = records[at] ?? null;
    if (record === null) return shortText(entry);
    const other = records[1 - at] ?? {};
    const fields = Object.keys(record).concat(isWhole ? [] : Object.keys(other));
    const telling = [...new Set(fields)].filter(
      (field) => field !== "id" && (isWhole || !isEqual(record[field], other[field])),
    );
    // A formula says in words what its tree says for the engine.
    const shown = telling.filter((field) => field !== "tree" || telling.length === 1);
    return shortText(
      shown
        .filter((field) => record[field] !== null && record[field] !== undefined)
        .map((field) => `${field} ${shortText(record[field])}`)
        .join(", "),
    );
  }) as unknown as Pair<string | null>;
}

/** Where the plan or region that declares an entry says so. */
function noteSide(notes: ScenarioNotes, key: string, id: string): DifferenceSide {
  const lists = notes as unknown as Readonly<Record<string, unknown>>;
  const list = lists[key] as Readonly<Record<string, unknown>> | undefined;
  const note = list !== undefined && Object.hasOwn(list, id) ? list[id] : undefined;
  if (typeof note !== "object" || note === null) return NOTHING_SAID;
  const { source = "", grade = null, by = null, origin = null } = note as Partial<DifferenceSide>;
  return { text: null, source, sourceTitle: titleOf(notes, source), grade, by, origin };
}

/** Members of the dimensions that the regions supply: their districts, say. */
function memberRows([old, other]: Pair<RegionModel>, region: string): Difference[] {
  return keysOf([old.dimensions, other.dimensions]).flatMap((dimension) => {
    const [before, after] = [old.dimensions[dimension], other.dimensions[dimension]];
    if (isEqual(before, after)) return [];
    const sides: Pair<DifferenceSide> = [
      said(before?.join(" ") ?? null),
      said(after?.join(" ") ?? null),
    ];
    return [bare("region", dimension, sides, "data", region)];
  });
}

type RegionNotes = ScenarioNotes["regions"][number];

/**
 * From what measurements a run is started again, or that it is not: what comes out differs from that
 * year on, whatever the measures.
 */
function restartRows(
  pair: Pair<RegionModel>,
  notes: Pair<RegionNotes | undefined>,
  region: string,
): Difference[] {
  if (isEqual(pair[0].restart, pair[1].restart)) return [];
  const sides = pair.map(({ restart }, at): DifferenceSide => {
    if (restart === undefined) return said({ nl: "geen herstart", en: "no restart" });
    const { year } = restart;
    const [mine, theirs] = [restart, pair[1 - at]!.restart].map(measuredOf);
    const counted = mine!.size;
    const stocks = {
      nl: `${counted} gemeten ${counted === 1 ? "voorraad" : "voorraden"}`,
      en: `${counted} measured ${counted === 1 ? "stock" : "stocks"}`,
    };
    // Two runs that start in one year differ in what was measured then.
    const own =
      pair[1 - at]!.restart?.year !== year
        ? []
        : [...mine!].filter(([id, value]) => theirs!.get(id) !== value);
    const which = own.map(([id, value]) => `${id} ${value}`).join(", ");
    const more = own.length === 0 ? "" : `: ${which}`;
    const records = Object.values(notes[at]?.observations ?? {}).flat();
    const origin = records.find((record) => record.year === year)?.origin ?? null;
    return {
      ...NOTHING_SAID,
      text: {
        nl: shortText(`op 1-1-${year}, van ${stocks.nl}${more}`),
        en: shortText(`on 1-1-${year}, from ${stocks.en}${more}`),
      },
      origin,
    };
  }) as [DifferenceSide, DifferenceSide];
  return [bare("restart", "start_from", sides, "data", region)];
}

/** Values that were measured, by id and cell. */
const measuredOf = (restart: RegionModel["restart"]): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(restart?.observed ?? {}).flatMap(([id, cells]) =>
      cells.flatMap((value, cell): [string, number][] =>
        value === null ? [] : [[cells.length === 1 ? id : `${id} ${cell + 1}`, value]],
      ),
    ),
  );

const UNKNOWN: Text = { nl: "cijfer onbekend", en: "figure unknown" };
const KNOWN: Text = { nl: "cijfer bekend", en: "figure known" };

/** Lists of what follows from a figure that is not stated, wherever that is told of. */
const CONSEQUENCES = new Set(["missing", "unknownOutputs"]);

/** Quantities of which only one of the two has a figure. */
function unknownRows(key: string, values: Pair<unknown>, region: string): Difference[] {
  if (isEqual(...values)) return [];
  const isList = (value: unknown): value is readonly string[] | undefined =>
    value === undefined ||
    (Array.isArray(value) && value.every((item: unknown) => typeof item === "string"));
  const [old, other] = values;
  if (!isList(old) || !isList(other)) {
    return [bare("other", key, [said(textOf(old)), said(textOf(other))], "model", region)];
  }
  const reason = CONSEQUENCES.has(key) ? null : "data";
  const ids = [...new Set([...(old ?? []), ...(other ?? [])])].sort();
  const rows = ids
    .filter((id) => (old ?? []).includes(id) !== (other ?? []).includes(id))
    .map((id) => {
      const side = (list: readonly string[] = []): DifferenceSide =>
        said(list.includes(id) ? UNKNOWN : KNOWN);
      return bare("unknown", id, [side(old), side(other)], reason, region);
    });
  const order: Pair<DifferenceSide> = [said(textOf(old)), said(textOf(other))];
  return rows.length > 0 ? rows : [bare("unknown", key, order, reason, region)];
}

type LawLists = Pair<ScenarioNotes["regions"][number]["laws"]>;

const STATUS: Readonly<Record<"decided" | "announced", Text>> = {
  decided: { nl: "beslist, in de referentie", en: "decided, in the reference" },
  announced: { nl: "aangekondigd, niet in de referentie", en: "announced, not in the reference" },
};

/** A law that one of the regions does not state, or that is decided in one and announced in the other. */
function lawRows(laws: LawLists, scenarios: Pair<ReadScenario>, region: string): Difference[] {
  const [old, other] = laws.map((list) => new Map((list ?? []).map((law) => [law.id, law])));
  const ids = [...new Set([...old!.keys(), ...other!.keys()])].sort();
  return ids.flatMap((id) => {
    const [before, after] = [old!.get(id), other!.get(id)];
    if (before?.status === after?.status && before?.inForce === after?.inForce) return [];
    const sides = [before, after].map((law, at): DifferenceSide => {
      if (law === undefined) return said({ nl: "niet genoemd", en: "not stated" });
      const { source, status, inForce } = law;
      const when = inForce === "" ? "" : `, ${inForce}`;
      const text = { nl: `${STATUS[status].nl}${when}`, en: `${STATUS[status].en}${when}` };
      const origin: Origin = law.origin;
      const sourceTitle = titleOf(scenarios[at]!.notes, source);
      return { text, source, sourceTitle, grade: null, by: null, origin };
    }) as [DifferenceSide, DifferenceSide];
    return [bare("law", id, sides, "data", region)];
  });
}
