/** The person at the terminal, who can be asked something. */
import readline from "node:readline";

/** A line that was typed; `ended` when there is nothing more to read, `interrupted` on Ctrl-C. */
export type Answer = { readonly line: string } | "ended" | "interrupted";

export interface Desk {
  /** Whether anybody sits there. */
  readonly isTerminal: boolean;
  ask(question: string): Promise<Answer>;
}

/** Asks on standard error, so that standard output holds results alone. */
export const processDesk: Desk = {
  get isTerminal() {
    return process.stdin.isTTY && process.stderr.isTTY;
  },
  // Read through the terminal's own stream: the bytes that Windows gives to a plain read of a console
  // are in its code page, and the letters of a dragged path would be lost.
  ask: (question) =>
    new Promise((resolve) => {
      const lines = readline.createInterface({ input: process.stdin, output: process.stderr });
      const answer = (given: Answer): void => {
        resolve(given);
        lines.close();
      };
      lines.on("SIGINT", () => {
        process.stderr.write("\n");
        answer("interrupted");
      });
      lines.on("close", () => resolve("ended"));
      lines.question(question, (line) => answer({ line }));
    }),
};
