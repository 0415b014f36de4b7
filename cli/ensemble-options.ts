/** The options of an ensemble, read from what was typed; every mistake is told at once. */
import type { Sampling } from "../engine/analysis/ensemble/outcome.ts";
import type { Text } from "../engine/scenario/declarations.ts";
import type { Diagnostic } from "../engine/scenario/diagnostics/diagnostics.ts";
import { nearest } from "../engine/scenario/diagnostics/near-miss.ts";
import { MOST_WORKERS } from "./ensemble/pool.ts";

/** As typed; null where the option was not given. */
export interface TypedEnsembleOptions {
  readonly members: string | null;
  readonly seed: string | null;
  readonly sampling: string | null;
  readonly workers: string | null;
  readonly shard: string | null;
}

export interface Shard {
  /** Which of them, from 1. */
  readonly part: number;
  readonly of: number;
}

export interface EnsembleOptions {
  readonly members: number;
  readonly seed: number | string;
  readonly sampling: Sampling;
  /** Null for one per core. */
  readonly workers: number | null;
  /** Null when all members are run here. */
  readonly shard: Shard | null;
}

export interface ReadOptions {
  /** Null when something is wrong. */
  readonly options: EnsembleOptions | null;
  readonly diagnostics: readonly Diagnostic[];
}

export const DEFAULT_MEMBERS = 10_000;
export const DEFAULT_SEED = 1;
export const SAMPLINGS: readonly Sampling[] = ["random", "sobol"];

/** More would take days on one machine, and a petabyte. */
const MOST_MEMBERS = 100_000_000;
/** Fewer leave nothing beyond the quantile of five per cent but chance. */
const FEW_MEMBERS = 200;

const MOST_SHARDS = 100_000;
/** A seed may be a word, which is easier to tell a colleague than a number. */
const SEED = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

const wrong = (message: Text, help: Text): Diagnostic => ({
  ...{ code: "bad-option", severity: "error", message, at: null, excerpt: null, help, related: [] },
});

/** A whole number in plain digits, without sign, exponent or separators; null for anything else. */
const wholeNumber = (typed: string): number | null =>
  /^\d{1,15}$/.test(typed) ? Number(typed) : null;

/** What the help of a number that was written with separators says: the same without. */
const withoutSeparators = (typed: string): string | null => {
  const plain = typed.replace(/(?<=\d)[.,_ ](?=\d{3}(?:\D|$))/g, "");
  return plain !== typed && wholeNumber(plain) !== null ? plain : null;
};

/**
 * @param plans how many plans are run side by side
 */
export function readEnsembleOptions(typed: TypedEnsembleOptions, plans: number): ReadOptions {
  const diagnostics: Diagnostic[] = [];
  const count = (
    option: "members" | "workers",
    most: number,
    usual: Text,
    example: number,
  ): number | null => {
    const said = typed[option];
    if (said === null) return null;
    const value = wholeNumber(said);
    if (value !== null && value >= 1 && value <= most) return value;
    const plain = withoutSeparators(said);
    diagnostics.push(
      wrong(
        {
          nl: `--${option}: "${said}" is geen geheel getal van 1 tot ${most}`,
          en: `--${option}: "${said}" is no whole number from 1 to ${most}`,
        },
        plain === null
          ? {
              nl: `schrijf het zo: --${option} ${example}; ${usual.nl}`,
              en: `write it so: --${option} ${example}; ${usual.en}`,
            }
          : { nl: `schrijf: --${option} ${plain}`, en: `write: --${option} ${plain}` },
      ),
    );
    return null;
  };
  const members =
    count("members", MOST_MEMBERS, { nl: "standaard 10000", en: "10000 by default" }, 10000) ??
    DEFAULT_MEMBERS;
  const workers = count(
    "workers",
    MOST_WORKERS,
    { nl: "standaard één per rekenkern", en: "one per core by default" },
    2,
  );
  const seed = seedOf(typed.seed, diagnostics);
  const sampling = samplingOf(typed.sampling, diagnostics);
  const shard = typed.shard === null ? null : shardOf(typed.shard, diagnostics);
  if (typed.shard !== null && plans > 1) diagnostics.push(shardOfSeveral(plans));
  if (diagnostics.length > 0) return { options: null, diagnostics };
  if (members < FEW_MEMBERS) diagnostics.push(fewMembers(members));
  return { options: { members, seed, sampling, workers, shard }, diagnostics };
}

function seedOf(typed: string | null, diagnostics: Diagnostic[]): number | string {
  if (typed === null) return DEFAULT_SEED;
  if (SEED.test(typed)) return wholeNumber(typed) ?? typed;
  diagnostics.push(
    wrong(
      {
        nl: `--seed: "${typed}" is geen startgetal`,
        en: `--seed: "${typed}" is no seed`,
      },
      {
        nl: "geef een getal of een woord van letters, cijfers, punten en streepjes, tot 64 tekens: --seed 2026",
        en: "give a number or a word of letters, digits, dots and dashes, up to 64 characters: --seed 2026",
      },
    ),
  );
  return DEFAULT_SEED;
}

function samplingOf(typed: string | null, diagnostics: Diagnostic[]): Sampling {
  if (typed === null) return "random";
  const found = SAMPLINGS.find((one) => one === typed);
  if (found !== undefined) return found;
  const near = nearest(typed, SAMPLINGS);
  diagnostics.push(
    wrong(
      {
        nl: `--sampling: "${typed}" is geen manier van loten`,
        en: `--sampling: "${typed}" is no way of drawing`,
      },
      near === null
        ? {
            nl: `kies uit ${SAMPLINGS.join(", ")}: random loot lukraak, sobol verdeelt evenwichtig`,
            en: `choose from ${SAMPLINGS.join(", ")}: random draws blindly, sobol spreads evenly`,
          }
        : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
    ),
  );
  return "random";
}

function shardOf(typed: string, diagnostics: Diagnostic[]): Shard | null {
  const [, part, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(typed) ?? [];
  const shard = { part: Number(part), of: Number(of) };
  const isOne = shard.part >= 1 && shard.part <= shard.of && shard.of <= MOST_SHARDS;
  if (isOne) return shard;
  diagnostics.push(
    wrong(
      {
        nl: `--shard: "${typed}" is geen deel van een aantal delen`,
        en: `--shard: "${typed}" is no part of a number of parts`,
      },
      {
        nl: `schrijf het zo: --shard 1/3 voor het eerste van drie delen, tot --shard 3/3`,
        en: `write it so: --shard 1/3 for the first of three parts, up to --shard 3/3`,
      },
    ),
  );
  return null;
}

const shardOfSeveral = (plans: number): Diagnostic =>
  wrong(
    {
      nl: `--shard rekent een deel van één plan, en hier staan er ${plans}`,
      en: `--shard runs a part of one plan, and here are ${plans}`,
    },
    {
      nl: "elk deel draagt de kolommen van één plan, zodat er later nog een plan bij kan; geef elk plan zijn eigen opdracht en map (--out): met hetzelfde startgetal zijn de geloten cijfers dezelfde. Verschillen per doorrekening: zonder --shard, of uit de delen zelf (kolom member)",
      en: "each part has the columns of one plan, so that another plan can still come later; give every plan a command and a folder (--out) of its own: with the same seed the draws are the same. Differences run by run: without --shard, or from the parts themselves (column member)",
    },
  );

const fewMembers = (members: number): Diagnostic => ({
  code: "few-members",
  severity: "warning",
  message: {
    nl: `met ${members} doorrekeningen hangen de uiteinden van de banden, en kansen, vooral van het toeval af`,
    en: `with ${members} runs the ends of the bands, and probabilities, hang mostly on chance`,
  },
  at: null,
  excerpt: null,
  help: {
    nl: `neem er minstens ${FEW_MEMBERS}, voor een nota ${DEFAULT_MEMBERS}`,
    en: `take at least ${FEW_MEMBERS}, for a note ${DEFAULT_MEMBERS}`,
  },
  related: [],
});

/** What is told when `--resume` finds nothing: it is run from the start, which is no mistake. */
export const nothingToResume: Diagnostic = {
  code: "nothing-to-resume",
  severity: "warning",
  message: {
    nl: "--resume: er is geen onderbroken berekening van precies deze doorrekeningen; alles wordt gerekend",
    en: "--resume: there is no interrupted run of exactly these members; everything is run",
  },
  at: null,
  excerpt: null,
  help: {
    nl: "een onderbroken berekening geldt alleen met hetzelfde plan, dezelfde data, hetzelfde programma, startgetal en aantal",
    en: "an interrupted run counts only with the same plan, data, program, seed and number of members",
  },
  related: [],
};
