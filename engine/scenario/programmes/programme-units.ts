/** The unit in which a programme is counted. */
import type { Text } from "../declarations.ts";
import { writtenAt } from "../plan/plan-file.ts";
import { EXAMPLES, type Given, type ProgrammeNodes } from "./programme-nodes.ts";
import { placeAt } from "../diagnostics/text.ts";
import { canonicalAmount, isCountName, parseUnit, unitInWords } from "../units/units.ts";
import { entryOf } from "../yaml/yaml-document.ts";

/** What there is at one moment, or how long something takes: nothing of it is ever delivered. */
const UNCOUNTABLE = new Set(["power", "year", "day", "hour"]);

/** The canonical unit, which a later layer may repeat and not change. */
export function sameUnit(
  nodes: ProgrammeNodes,
  id: string,
  given: Given | null,
  first: Given | undefined,
): string | null {
  const unit = countedIn(nodes, given);
  if (unit === null || given === null || first === undefined || first === given) return unit;
  if (given.layer === first.layer) return unit;
  const counted = countedIn(nodes, first);
  if (counted === null || counted === unit) return unit;
  const words = unitInWords(counted);
  const { value, keyStart, keyEnd } = first.entry;
  const written = first.layer.source.text.slice(value.start, value.end);
  const where: Text =
    first.layer.sources === null
      ? { nl: "in een ander plan", en: "in another plan" }
      : { nl: "in de regio", en: "in the region" };
  nodes.report(given, given.entry.value, {
    code: "wrong-unit",
    message: {
      nl: `${id} bestaat al ${where.nl}, en telt ${words.nl}`,
      en: `${id} exists ${where.en} already, and counts ${words.en}`,
    },
    help: {
      nl: `schrijf unit: ${written} of laat unit weg; wat u anders telt, krijgt een andere id`,
      en: `write unit: ${written} or leave unit out; what you count otherwise gets another id`,
    },
    related: [
      {
        note: { nl: "de eenheid staat hier", en: "the unit is here" },
        at: placeAt(first.layer.source, keyStart, keyEnd),
      },
    ],
  });
  // What the region says of it is right, and not to be blamed as well.
  return counted;
}

/** The canonical unit; a thing that no table knows is declared as `{ count: benches }`. */
function countedIn(nodes: ProgrammeNodes, given: Given | null): string | null {
  if (given === null) return null;
  const { value } = given.entry;
  const counted = writtenAt(value, "count");
  if (value.kind === "map" && value.entries.length === 1 && counted !== null) {
    if (isCountName(counted)) return counted;
    return nodes.report(given, entryOf(value, "count")!.value, {
      code: "wrong-unit",
      message: {
        nl: `"${counted}" kan geen nieuwe teleenheid zijn`,
        en: `"${counted}" cannot be a new unit of counting`,
      },
      help:
        parseUnit(counted) === null
          ? { nl: "een woord van kleine letters en _", en: "a word of lower-case letters and _" }
          : { nl: `schrijf unit: ${counted}`, en: `write unit: ${counted}` },
    });
  }
  const written = value.kind === "scalar" ? value.written : "";
  // "ha/year" says the same as "ha" of what a year brings.
  const unit = parseUnit(written.replace(/ ?\/ ?(year|jaar)$/, ""));
  const amount = unit === null ? null : canonicalAmount(unit);
  if (amount !== null && !UNCOUNTABLE.has(unit!.dimension)) return amount;
  const word = /^[a-z][a-z_]+$/.test(written) && unit === null;
  return nodes.report(given, value, {
    code: "wrong-unit",
    message: {
      nl: `"${written}" is geen eenheid waarin een programma geteld wordt`,
      en: `"${written}" is not a unit in which a programme is counted`,
    },
    help: word
      ? {
          nl: `is dit een nieuwe teleenheid? schrijf unit: { count: ${written} }`,
          en: `is this a new unit of counting? write unit: { count: ${written} }`,
        }
      : EXAMPLES["unit"]!,
  });
}
