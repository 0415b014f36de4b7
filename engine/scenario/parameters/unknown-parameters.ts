/**
 * Parameters that nobody knows. The engine needs a number in their place; whatever they may move,
 * by the declared causes, has no value, and is never shown as if it had.
 */
import { quantitiesOf } from "../address.ts";
import { Causes } from "../causes.ts";
import type { Catalogue, Text } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { indispensable, UNKNOWN } from "../region/figure-status.ts";
import type { ProjectFiles } from "../files.ts";
import { quoteWord } from "../region/region-report.ts";
import type { Provenance } from "../resolved.ts";

/** People and their homes: nearly everything else is counted per head or per dwelling. */
const ESSENTIAL = ["demography.population", "demography.households", "housing.dwellings"];

export interface UnknownParameters {
  /** Ids, in the order of the declarations. */
  readonly ids: readonly string[];
  /** Of every output that they may move, what is missing. */
  readonly outputs: ReadonlyMap<string, Text>;
}

export const NOTHING_UNKNOWN: UnknownParameters = { ids: [], outputs: new Map() };

const addressOf = (id: string, { address }: Provenance): string => address ?? id;

/** What is missing of outputs, for several reasons at once where there are several. */
export function joinedTexts(
  ...lists: readonly ReadonlyMap<string, Text>[]
): ReadonlyMap<string, Text> {
  const [first, ...others] = lists.filter(({ size }) => size > 0);
  if (first === undefined || others.length === 0) return first ?? new Map<string, Text>();
  const joined = new Map(first);
  for (const list of others) {
    for (const [id, text] of list) {
      const known = joined.get(id);
      joined.set(id, known === undefined ? text : both(known, text));
    }
  }
  return joined;
}

const both = (a: Text, b: Text): Text => ({ nl: `${a.nl}; ${b.nl}`, en: `${a.en}; ${b.en}` });

/** Which parameters are unknown, and what has no value because of it. */
export function unknownParameters(
  records: Readonly<Record<string, readonly Provenance[]>>,
  catalogue: Catalogue,
): UnknownParameters {
  const found = new Map<string, readonly string[]>();
  for (const id in records) {
    const unknown = records[id]!.filter((record) => record.unknown === true);
    if (unknown.length > 0)
      found.set(
        id,
        unknown.map((record) => addressOf(id, record)),
      );
  }
  if (found.size === 0) return NOTHING_UNKNOWN;
  const causes = new Causes(catalogue.modules);
  const parameters = quantitiesOf(catalogue, "parameters");
  const outputs = new Map<string, Text>();
  for (const [id, addresses] of found) {
    const cause = causes.causeOf("parameter", id)!;
    const { label } = parameters.get(id)!;
    const named = addresses.join(", ");
    const missing: Text = { nl: `${label.nl} (${named})`, en: `${label.en} (${named})` };
    for (const output of quantitiesOf(catalogue, "outputs").keys()) {
      if (!causes.moves(cause, causes.outputOf(output)!)) continue;
      const known = outputs.get(output);
      outputs.set(output, known === undefined ? missing : both(known, missing));
    }
  }
  return { ids: [...found.keys()], outputs };
}

/**
 * One error for each unknown parameter without which nothing can be said.
 *
 * @param files those that the records come from
 */
export function withoutWhichNothing(
  records: Readonly<Record<string, readonly Provenance[]>>,
  catalogue: Catalogue,
  files: ProjectFiles,
): Diagnostic[] {
  const { ids } = unknownParameters(records, catalogue);
  if (ids.length === 0) return [];
  const causes = new Causes(catalogue.modules);
  const outputs = quantitiesOf(catalogue, "outputs");
  return ids.flatMap((id): Diagnostic[] => {
    const cause = causes.causeOf("parameter", id)!;
    const moved = ESSENTIAL.find((output) => {
      const number = causes.outputOf(output);
      return number !== undefined && causes.moves(cause, number);
    });
    if (moved === undefined) return [];
    const record = records[id]!.find(({ unknown }) => unknown === true)!;
    const address = addressOf(id, record);
    const { label } = outputs.get(moved)!;
    return [
      {
        code: "missing-value",
        severity: "error",
        message: {
          nl: `${address} is onbekend, en zonder kan het model niet rekenen: ${label.nl} (${moved}) hangt ervan af`,
          en: `${address} is unknown, and the model cannot do without: ${label.en} (${moved}) depends on it`,
        },
        ...quoteWord(record.origin, UNKNOWN, files),
        help: indispensable(address).help ?? null,
        related: [],
      },
    ];
  });
}
