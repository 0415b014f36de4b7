/** What is wrong in a page of the handbook, with the place and the way out. */
export interface Fault {
  readonly message: string;
}

/** `docs/handbook/nl/x.md:12: what is wrong`, and lines that help. */
export const fault = (
  file: string,
  line: number,
  what: string,
  ...help: readonly string[]
): Fault => ({
  message: [`${file}:${line}: ${what}`, ...help.map((text) => `    ${text}`)].join("\n"),
});
