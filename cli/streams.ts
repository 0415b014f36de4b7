/** Where a command writes: standard output holds the result, standard error the rest. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Writes to standard error what takes the place of the line before, with control characters of ours. */
  readonly rewrite?: (text: string) => void;
  /** Whether standard error is a terminal, on which a line may be written again. */
  readonly isTerminal?: boolean | undefined;
  /** Characters beside each other on the terminal of standard output; none where it is none. */
  readonly columns?: number | undefined;
  /** The same of standard error. */
  readonly errorColumns?: number | undefined;
}

export const processStreams: Streams = {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  rewrite: (text) => void process.stderr.write(text),
  get isTerminal() {
    // A build server may call itself a terminal; its log keeps every line that was written.
    return process.stderr.isTTY && (process.env.CI ?? "") === "";
  },
  get columns() {
    return process.stdout.isTTY ? process.stdout.columns : undefined;
  },
  get errorColumns() {
    return process.stderr.isTTY ? process.stderr.columns : undefined;
  },
};
