/** The plan file that a backcast writes: an author's own, with where it comes from. */
import { FORMAT_LINE } from "../../engine/scenario/plan/plan-format.ts";
import type { BackcastOutcome } from "../../engine/analysis/backcast/backcast.ts";
import { TOLERANCE } from "../../engine/analysis/backcast/one-lever.ts";
import { SMALLEST_RADIUS } from "../../engine/analysis/backcast/several-levers.ts";
import { quantitiesOf } from "../../engine/scenario/address.ts";
import { sha256 } from "../result-files.ts";
import type { Language } from "../texts.ts";
import { goalNames } from "./words.ts";

const LONGEST_ID = 60;

/** `kortrijk-2040-co2-2040`. */
export function planId(plan: string, goals: readonly string[]): string {
  const end = goals.join("-").replaceAll("_", "-").toLowerCase();
  const whole = `${plan}-${end}`;
  if (whole.length <= LONGEST_ID) return whole;
  return `${plan.slice(0, LONGEST_ID - "-backcast".length).replace(/-+$/, "")}-backcast`;
}

const FIRST_LINE = /^# simulate backcast ([0-9a-f]{64})\n/;

/** Whether a file is one that this program wrote and nobody changed. */
export function isUntouched(text: string): boolean {
  const unified = text.replaceAll("\r\n", "\n");
  const found = FIRST_LINE.exec(unified);
  return found !== null && sha256(unified.slice(found[0].length)) === found[1];
}

/** A text of `--set` as a line of a plan. */
function setLine(text: string): { readonly id: string; readonly line: string } {
  const equals = text.indexOf("=");
  const [key, value] = [text.slice(0, equals).trim(), text.slice(equals + 1).trim()];
  // A change (`- 2 MW`, `* 1.5`) means something else to YAML without quotation marks.
  const written = /^[-*] *[\d.]/.test(value) ? JSON.stringify(value) : value;
  return { id: key.replace(/\[.*$/, ""), line: `  ${key}: ${written}` };
}

/** Levers of `--set` texts that are also moved: one file cannot say both. */
export const setAndMoved = (sets: readonly string[], moved: ReadonlySet<string>): string[] =>
  sets.map((text) => setLine(text).id).filter((id) => moved.has(id));

/**
 * @param base what it extends, as it is written in the file
 * @param command the command line
 * @param sets texts of `--set`, which the plan file says as well
 */
export function planText(
  outcome: BackcastOutcome,
  id: string,
  base: string,
  { command, sets }: { readonly command: string; readonly sets: readonly string[] },
  language: Language,
): string {
  const { scenario, written, least, robust, search, goals, years } = outcome;
  const ids = goals.map(({ target }) => target.id).join(", ");
  const tolerance = search.method === "halving" ? TOLERANCE : SMALLEST_RADIUS;
  const smallest = {
    change: { nl: "kleinste verandering", en: "smallest change" },
    cost: { nl: "laagste extra kost", en: "least extra cost" },
  }[least];
  const certain =
    robust === null
      ? { nl: "", en: "" }
      : {
          nl: ` in minstens ${robust.question.share * 100} % van ${robust.question.members} gelote gevallen (startgetal ${robust.question.seed})`,
          en: ` in at least ${robust.question.share * 100} % of ${robust.question.members} cases drawn (seed ${robust.question.seed})`,
        };
  const source = {
    nl: `Teruggerekend van ${ids}${certain.nl}: ${smallest.nl} vanaf ${years.from}, tot op ${tolerance} van de ruimte, en naar de veilige kant afgerond (${command})`,
    en: `Reasoned back from ${ids}${certain.en}: ${smallest.en} from ${years.from} on, to ${tolerance} of the room, and rounded to the safe side (${command})`,
  }[language];
  const title = (of: Language): string =>
    `${scenario.notes.title[of]}: ${{ nl: "terug van", en: "back from" }[of]} ${goalNames(outcome, of)}`;
  const intro = {
    nl: [
      "Geschreven door simulate backcast: het plan hieronder, en wat er extra moet om de doelen te halen.",
      "Verander gerust wat u wilt: daarna overschrijft simulate dit bestand niet meer.",
    ],
    en: [
      "Written by simulate backcast: the plan below, and what is needed besides to meet the goals.",
      "Change what you like: after that simulate writes over this file no more.",
    ],
  }[language];
  const isLever = quantitiesOf(outcome.catalogue, "levers");
  const settings = sets.map(setLine);
  const parameters = settings.filter((one) => !isLever.has(one.id));
  const lines = [
    ...intro.map((line) => `# ${line}`),
    FORMAT_LINE,
    `id: ${id}`,
    "title:",
    ...(["nl", "en"] as const).map((of) => `  ${of}: ${JSON.stringify(title(of))}`),
    `extends: ${/^[\w./-]+$/.test(base) ? base : JSON.stringify(base)}`,
    ...(parameters.length === 0 ? [] : ["parameters:", ...parameters.map(({ line }) => line)]),
    "levers:",
    ...settings.filter((one) => isLever.has(one.id)).map(({ line }) => line),
    ...written.flatMap(({ address, points }) => [
      `  ${address}:`,
      ...points.map(({ year, text }) => `    ${year}: ${text}`),
      `    source: ${JSON.stringify(source)}`,
    ]),
    "",
  ];
  const body = lines.join("\n");
  return `# simulate backcast ${sha256(body)}\n${body}`;
}
