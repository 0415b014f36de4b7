/** What a programme is divided by: the ratios that are asked for, and people in any case. */
import { quantitiesOf } from "../address.ts";
import type { Catalogue } from "../declarations.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import { writtenAt } from "../plan/plan-file.ts";
import { dividedBy } from "./programme-declarations.ts";
import {
  EXAMPLES,
  OUTPUT_ID,
  unknownKey,
  type Given,
  type ProgrammeNodes,
} from "./programme-nodes.ts";
import type { ProgrammeModel, ProgrammeRatio } from "../resolved.ts";
import { entryOf } from "../yaml/yaml-document.ts";

export const RATIO_KEYS = ["indicator", "times", "title"];
const PEOPLE = "demography.population";

/** What the ratios of a programme need to know of the other programmes. */
export interface RatioContext {
  readonly nodes: ProgrammeNodes;
  readonly catalogue: Catalogue;
  /** Unit of every output that a programme gives, by id. */
  readonly own: ReadonlyMap<string, { readonly unit: string }>;
  /** Takes an id; false, with the reason reported, when something else has it. */
  claim(id: string, at: Given): boolean;
}

/** The ratios that are asked for, and the one per inhabitant that every programme has. */
export function readRatios(
  context: RatioContext,
  { id, level, unit, title }: Pick<ProgrammeModel, "id" | "level" | "unit" | "title">,
  given: Given | undefined,
  owner: Given,
): ProgrammeRatio[] {
  const ratios: ProgrammeRatio[] = [];
  const entries = given?.entry.value.kind === "map" ? given.entry.value.entries : [];
  if (given !== undefined && given.entry.value.kind !== "map") {
    context.nodes.report(given, given.entry.value, {
      code: "wrong-type",
      message: {
        nl: "per: hier hoort een groep van sleutels",
        en: "per: a group of keys belongs here",
      },
      help: {
        nl: "bijvoorbeeld per: { green.trees_per_100: { indicator: demography.population, times: 100, title: … } }",
        en: "for instance per: { green.trees_per_100: { indicator: demography.population, times: 100, title: … } }",
      },
    });
  }
  for (const entry of entries) {
    const ratio = readRatio(context, { layer: given!.layer, entry }, unit);
    if (ratio !== null) ratios.push(ratio);
  }
  const perPerson = `${dividedBy({ id, level })}_per_1000_inhabitants`;
  const people = quantitiesOf(context.catalogue, "outputs").get(PEOPLE);
  if (people === undefined || !context.claim(perPerson, owner)) return ratios;
  const name = level?.title ?? title;
  ratios.push({
    id: perPerson,
    title: { nl: `${name.nl} per 1000 inwoners`, en: `${name.en} per 1000 inhabitants` },
    indicator: PEOPLE,
    times: 1000,
    unit: ratioUnit(unit, 1000, people.unit),
  });
  return ratios;
}

function readRatio(context: RatioContext, given: Given, unit: string): ProgrammeRatio | null {
  const { key: id, value } = given.entry;
  if (!OUTPUT_ID.test(id)) {
    return context.nodes.reportKey(given, {
      code: "bad-id",
      message: {
        nl: `"${id}" kan geen id van een uitkomst zijn`,
        en: `"${id}" cannot be the id of a result`,
      },
      help: EXAMPLES["id"]!,
    });
  }
  if (value.kind !== "map") return context.nodes.missing(given, "indicator");
  for (const { key, keyStart, keyEnd } of value.entries) {
    if (RATIO_KEYS.includes(key)) continue;
    context.nodes.report(given, { start: keyStart, end: keyEnd }, unknownKey(key, RATIO_KEYS));
  }
  const title = context.nodes.text(
    context.nodes.inside(given, "title") ?? context.nodes.missing(given, "title"),
  );
  const indicator =
    context.nodes.inside(given, "indicator") ?? context.nodes.missing(given, "indicator");
  const times = writtenAt(value, "times") ?? "1";
  if (!/^1(0{1,6})?$/.test(times)) {
    return context.nodes.report(given, entryOf(value, "times")!.value, {
      code: "wrong-type",
      message: {
        nl: `times: "${times}" is geen 1, 10, 100, 1000 …`,
        en: `times: "${times}" is not 1, 10, 100, 1000 …`,
      },
    });
  }
  if (title === null || indicator === null || !context.claim(id, given)) return null;
  const written = indicator.entry.value.kind === "scalar" ? indicator.entry.value.written : "";
  const outputs = quantitiesOf(context.catalogue, "outputs");
  const output = outputs.get(written);
  const by = output?.dims.length === 0 ? output.unit : context.own.get(written)?.unit;
  if (by === undefined) {
    const near = nearest(written, [...outputs.keys(), ...context.own.keys()]);
    return context.nodes.report(given, indicator.entry.value, {
      code: "unknown-indicator",
      message: {
        nl: `er is geen uitkomst "${written}" om door te delen`,
        en: `there is no result "${written}" to divide by`,
      },
      help: near === null ? null : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
    });
  }
  const number = Number(times);
  return { id, title, indicator: written, times: number, unit: ratioUnit(unit, number, by) };
}

const ratioUnit = (unit: string, times: number, by: string): string =>
  unit === by && times === 1 ? "1" : times === 1 ? `${unit}/${by}` : `${unit}/${times} ${by}`;
