/** Where a command writes: standard output holds the result, standard error the rest. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Whether standard error is a terminal, on which a line may be written again. */
  readonly isTerminal?: boolean;
}

export const processStreams: Streams = {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  get isTerminal() {
    return process.stderr.isTTY;
  },
};
