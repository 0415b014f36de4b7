/**
 * On what a command writes: how wide it is, and whether it is read aloud. Whoever makes text asks for it
 * here, so that the many that only hand text on need not know.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import type { Text } from "../../engine/scenario/declarations.ts";

export interface Screen {
  /** Characters that stand beside each other. */
  readonly width: number;
  /** Whether every fact is a line of words, without columns or rulers. */
  readonly isPlain: boolean;
}

/** What tables are made for, and what a file or another program gets. */
export const FULL_WIDTH = 100;
/** On less than this lines break in the middle whatever is done. */
const LEAST_WIDTH = 40;

const FULL: Screen = { width: FULL_WIDTH, isPlain: false };

interface Run {
  readonly screen: Screen;
  readonly errors: Screen;
  language: keyof Text;
}
const runs = new AsyncLocalStorage<Run>();

export const screen = (): Screen => runs.getStore()?.screen ?? FULL;

/** Of standard error, which may be a window where the result goes to a file, or the other way round. */
export const errorScreen = (): Screen => runs.getStore()?.errors ?? FULL;

/** Whether columns are laid out at the end, for a screen that is no usual one. */
export const isOther = ({ width, isPlain }: Screen): boolean => isPlain || width < FULL_WIDTH;

/** The language that signs are read in. */
export const spokenLanguage = (): keyof Text => runs.getStore()?.language ?? "nl";

/** Says in which language the text is that follows: that of a plan need not be that of the command. */
export function speak(language: keyof Text): void {
  const run = runs.getStore();
  if (run !== undefined) run.language = language;
}

/** @param errors the screen of standard error, where that is another one */
export const onScreen = <T>(
  screen: Screen,
  language: keyof Text,
  work: () => T,
  errors = screen,
): T => runs.run({ screen, errors, language }, work);

/**
 * What is told where room is short is chosen as on a usual screen: a narrower one has no less to say,
 * only over more lines.
 */
export const asOnFull = <T>(work: () => T): T =>
  isOther(screen()) ? onScreen(FULL, spokenLanguage(), work, errorScreen()) : work();

/** The lines of the first of these ways of telling that has room on a usual screen, or of the last. */
export function firstThatFits<T>(
  ways: readonly T[],
  height: number,
  linesOf: (way: T) => string[],
): string[] {
  const way = asOnFull(() => ways.find((each) => linesOf(each).length <= height));
  return linesOf(way ?? ways.at(-1)!);
}

/** @param columns of the terminal; none where a file or another program gets the text */
export const screenOf = (isPlain: boolean, columns: number | undefined): Screen => ({
  isPlain,
  width: columns === undefined ? FULL_WIDTH : Math.min(FULL_WIDTH, Math.max(LEAST_WIDTH, columns)),
});

/** Whether words are asked for in place of tables. */
export const asksPlain = (argv: readonly string[], env: NodeJS.ProcessEnv): boolean => {
  if (argv.includes("--no-plain") || argv.includes("--plain=false")) return false;
  return argv.includes("--plain") || argv.includes("--plain=true") || env.ADEMRUIMTE_PLAIN === "1";
};
