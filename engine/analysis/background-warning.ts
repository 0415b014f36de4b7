/**
 * What a reader of a comparison must know before anything else: that two plans differ in more than
 * what they decide, so that a difference in outcome is not that of their measures alone.
 */
import { parseAddress, quantitiesOf } from "../scenario/address.ts";
import type { Catalogue, Text } from "../scenario/declarations.ts";
import type { Diagnostic, Place } from "../scenario/diagnostics/diagnostics.ts";
import type { Origin } from "../scenario/resolved.ts";
import type { BackgroundReason, Difference, ScenarioDifferences } from "./difference.ts";

/** One thing in which the background differs, whatever the number of its rows. */
export interface BackgroundDifference {
  /** `module.quantity`, or what it is called in the model: `years`. */
  readonly id: string;
  readonly label: Text;
  readonly reason: BackgroundReason;
  readonly rows: readonly Difference[];
}

/** In the order of the rows, each quantity once. */
export function backgroundOf(
  { rows }: ScenarioDifferences,
  catalogue: Catalogue,
): BackgroundDifference[] {
  const found = new Map<string, { reason: BackgroundReason; rows: Difference[] }>();
  for (const row of rows) {
    if (row.reason === null) continue;
    // All modules that only one of the two computes are one thing to know.
    const isModule = row.kind === "module";
    const id = isModule ? MODULES : (parseAddress(row.address)?.id ?? row.address);
    const known = found.get(id);
    if (known === undefined) found.set(id, { reason: row.reason, rows: [row] });
    else known.rows.push(row);
  }
  return [...found].map(([id, of]) => ({ id, label: labelOf(id, of.rows, catalogue), ...of }));
}

const KINDS: Readonly<Partial<Record<Difference["kind"], Text>>> = {
  years: { nl: "de jaren van de berekening", en: "the years of the run" },
  region: { nl: "de regio", en: "the region" },
};

/** Stands for the modules that only one of two plans computes. */
const MODULES = "modules";

function labelOf(id: string, rows: readonly Difference[], catalogue: Catalogue): Text {
  const { kind } = rows[0]!;
  if (kind === "module") return modulesOf(rows, catalogue);
  const said = KINDS[kind];
  if (said !== undefined) return said;
  const decided =
    quantitiesOf(catalogue, "levers").get(id) ?? quantitiesOf(catalogue, "parameters").get(id);
  const output = quantitiesOf(catalogue, "outputs").get(id);
  return decided?.short ?? decided?.label ?? output?.label ?? { nl: id, en: id };
}

/** More names in one sentence nobody reads. */
const NAMED = 3;

/** `wat het model telt (Landbouw, Klimaat, Kosten en nog 6 modules)`. */
function modulesOf(rows: readonly Difference[], catalogue: Catalogue): Text {
  const labels = new Map(catalogue.modules.map(({ id, label }) => [id, label]));
  const rest = rows.length - NAMED;
  const names = (language: keyof Text): string =>
    rows
      .slice(0, NAMED)
      .map(({ address }) => labels.get(address)?.[language] ?? address)
      .join(", ");
  return {
    nl: `de modules van het model (${names("nl")}${rest > 0 ? ` en nog ${rest}` : ""})`,
    en: `the modules of the model (${names("en")}${rest > 0 ? ` and ${rest} more` : ""})`,
  };
}

const placeOf = (origin: Origin): Place => ({ ...origin, endColumn: origin.column + 1 });

/** Where a person can look: what the plan says, not what it is held against. */
const originOf = ({ rows }: BackgroundDifference): Origin | null => rows[0]!.new.origin;

/**
 * A warning that one of two plans is started again from measurements and the other is not, or from
 * others; null when both start alike.
 */
export function restartWarning({ reference, plan, rows }: ScenarioDifferences): Diagnostic | null {
  const row = rows.find(({ kind }) => kind === "restart");
  if (row === undefined) return null;
  const told = (language: keyof Text): string =>
    [
      [reference, row.old],
      [plan, row.new],
    ]
      .map(([id, side]) => `${id as string}: ${(side as Difference["new"]).text![language]}`)
      .join("; ");
  const origin = row.new.origin ?? row.old.origin;
  return {
    code: "restart-differs",
    severity: "warning",
    message: {
      nl: `${reference} en ${plan} vertrekken niet van dezelfde metingen, zodat hun verschil niet van hun maatregelen alleen komt (${told("nl")})`,
      en: `${reference} and ${plan} do not start from the same measurements, so that their difference is not that of their measures alone (${told("en")})`,
    },
    at: origin === null ? null : placeOf(origin),
    excerpt: null,
    help: {
      nl: "geef beide plannen dezelfde start_from en observations; een plan met start_from volgt tot dan de referentie",
      en: "give both plans the same start_from and observations; a plan with start_from follows the reference until then",
    },
    related: [],
  };
}

/** A warning that names the first few; null when the plans differ in policy alone. */
export function backgroundWarning(
  differences: ScenarioDifferences,
  catalogue: Catalogue,
): Diagnostic | null {
  const background = backgroundOf(differences, catalogue).filter(
    ({ rows: [row] }) => row!.kind !== "restart",
  );
  if (background.length === 0) return null;
  const { reference, plan, rows } = differences;
  const isPolicyToo = rows.some(({ kind, reason }) => kind === "lever" && reason === null);
  const how = isPolicyToo
    ? { nl: "niet alleen in beleid, ook in", en: "not only in policy, but in" }
    : { nl: "niet in beleid, wel in", en: "not in policy, but in" };
  const names = (language: keyof Text): string => {
    const named = background.slice(0, NAMED).map(({ id, label }) => {
      const text = label[language];
      return text === id || !id.includes(".") ? text : `${text} (${id})`;
    });
    const rest = background.length - named.length;
    const more = { nl: `en nog ${rest}`, en: `and ${rest} more` }[language];
    return named.join("; ") + (rest > 0 ? `; ${more}` : "");
  };
  const placed = background.slice(0, NAMED).flatMap((one) => {
    const origin = originOf(one);
    return origin === null ? [] : [{ note: one.label, at: placeOf(origin) }];
  });
  const [first, ...others] = placed;
  return {
    code: "background-differs",
    severity: "warning",
    message: {
      nl: `${reference} en ${plan} verschillen ${how.nl} achtergrondaannames: ${names("nl")}`,
      en: `${reference} and ${plan} differ ${how.en} background assumptions: ${names("en")}`,
    },
    at: first?.at ?? null,
    excerpt: null,
    help: {
      nl: "geef beide plannen dezelfde achtergrondaannames om alleen hun maatregelen te vergelijken; differences.csv heeft ze alle",
      en: "give both plans the same background assumptions to compare their measures alone; differences.csv has all of them",
    },
    related: others,
  };
}
