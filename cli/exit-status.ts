/** What the command tells the shell; the README lists these. */
export const EXIT = {
  done: 0,
  inputWrong: 1,
  commandLineWrong: 2,
  targetMissed: 3,
  ourBug: 70,
  /** By Ctrl-C, as a shell has it. */
  interrupted: 130,
} as const;
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];
