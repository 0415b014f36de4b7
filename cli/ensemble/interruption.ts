import type { JobControl } from "./pool.ts";

/** The first Ctrl-C lets the workers come to an end; a second one ends the command as ever. */
export class Interruption {
  isAsked = false;
  private control: JobControl | null = null;
  private readonly hear = (): void => {
    this.isAsked = true;
    this.control?.stop();
  };

  constructor() {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, this.hear);
  }

  stops(control: JobControl): void {
    this.control = control;
    if (this.isAsked) control.stop();
  }

  end(): void {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, this.hear);
  }
}
