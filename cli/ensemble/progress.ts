/** One line on the terminal that says how far a long calculation is, and how long it will take yet. */
import { formatNumber } from "../../viz/numbers.ts";
import { errorScreen, FULL_WIDTH } from "../screen/screen.ts";
import type { Streams } from "../streams.ts";
import type { Language } from "../texts.ts";

/** Milliseconds between two lines, and before the first: who waits shorter needs none. */
const EVERY = 250;
const FIRST_AFTER = 1000;
/** The same where every line is read aloud. */
const EVERY_SPOKEN = 30_000;

const TEXTS = {
  done: {
    nl: (done: string, all: string) => `${done} van ${all} keer doorgerekend`,
    en: (done: string, all: string) => `${done} of ${all} runs computed`,
  },
  left: {
    nl: (time: string) => `nog ongeveer ${time}`,
    en: (time: string) => `about ${time} left`,
  },
  seconds: { nl: (count: number) => `${count} s`, en: (count: number) => `${count} s` },
  minutes: { nl: (count: number) => `${count} min`, en: (count: number) => `${count} min` },
  hours: {
    nl: (count: number, rest: number) => `${count} u ${rest} min`,
    en: (count: number, rest: number) => `${count} h ${rest} min`,
  },
} as const;

function timeText(seconds: number, language: Language): string {
  if (seconds < 90) return TEXTS.seconds[language](Math.max(1, Math.round(seconds)));
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return TEXTS.minutes[language](minutes);
  return TEXTS.hours[language](Math.floor(minutes / 60), minutes % 60);
}

/** What is written after so much work; empty before it can be told how long the rest takes. */
export function progressText(
  done: number,
  all: number,
  seconds: number,
  doneBefore: number,
  language: Language,
): string {
  const said = TEXTS.done[language](formatNumber(done, language), formatNumber(all, language));
  const made = done - doneBefore;
  if (made <= 0 || done >= all) return said;
  const left = (seconds / made) * (all - done);
  return `${said}, ${TEXTS.left[language](timeText(left, language))}`;
}

/** What a line of progress counts. */
export interface Counted {
  /** Runs that are done, with those of an earlier try. */
  done(): number;
  /** Runs of which an earlier try had finished the work. */
  before(): number;
  /** Runs that there will be, as far as can be told. */
  all(): number;
}

export class Progress {
  private readonly timer: NodeJS.Timeout | null;
  private readonly started = Date.now();
  private shown = 0;

  constructor(
    private readonly streams: Streams,
    counted: Counted,
    language: Language,
  ) {
    const { isPlain } = errorScreen();
    const write = streams.rewrite ?? streams.error;
    const show = (): void => {
      const elapsed = Date.now() - this.started;
      if (elapsed < FIRST_AFTER) return;
      const [done, all, before] = [counted.done(), counted.all(), counted.before()];
      const text = progressText(done, all, elapsed / 1000, before, language);
      if (isPlain) return streams.error(`${text}\n`);
      // A line that goes on below cannot be taken away.
      const line = text.slice(0, (streams.errorColumns ?? FULL_WIDTH) - 1);
      write(`\r${line.padEnd(this.shown)}`);
      this.shown = line.length;
    };
    this.timer =
      streams.isTerminal === true ? setInterval(show, isPlain ? EVERY_SPOKEN : EVERY) : null;
    // Who only watches keeps nothing alive.
    this.timer?.unref();
  }

  /** Takes the line away. */
  end(): void {
    if (this.timer === null) return;
    clearInterval(this.timer);
    if (this.shown > 0)
      (this.streams.rewrite ?? this.streams.error)(`\r${" ".repeat(this.shown)}\r`);
  }
}
