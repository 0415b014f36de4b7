/** What all commands that compute results are told in the same way on the command line. */
import type { Language } from "./texts.ts";

export interface ResultArguments {
  readonly out: string | null;
  readonly sets: readonly string[];
  readonly allow: readonly string[];
  readonly belgian: boolean;
  readonly files: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly language: Language | null;
}

/** The options as yargs gives them. */
interface TypedOptions {
  readonly out: string | undefined;
  readonly set: readonly string[] | undefined;
  readonly allow: readonly string[] | undefined;
  readonly csv: "be" | undefined;
  readonly files: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly lang: Language | undefined;
}

export const resultArguments = (args: TypedOptions): ResultArguments => ({
  out: args.out ?? null,
  sets: args.set ?? [],
  allow: args.allow ?? [],
  belgian: args.csv === "be",
  files: args.files,
  json: args.json,
  quiet: args.quiet,
  language: args.lang ?? null,
});
