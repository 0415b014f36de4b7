/** Why an ensemble came to no end. */
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { formatNumber } from "../../viz/numbers.ts";

/** The command cannot go on; the diagnostic says what a person can do about it. */
export class EnsembleRefused extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.message.en);
    this.name = "EnsembleRefused";
  }
}

/** A person stopped it (Ctrl-C). What was finished is kept, and `--resume` goes on with it. */
export class EnsembleStopped extends Error {
  readonly text: Text;
  constructor(done: number, members: number) {
    super("stopped");
    this.name = "EnsembleStopped";
    const shown = (count: number, language: "nl" | "en"): string => formatNumber(count, language);
    const least = Math.min(done, members);
    this.text = {
      nl: `Onderbroken: ${shown(least, "nl")} van ${shown(members, "nl")} berekeningen zijn bewaard. Dezelfde opdracht met --resume rekent verder.`,
      en: `Stopped: ${shown(least, "en")} of ${shown(members, "en")} runs are kept. The same command with --resume goes on.`,
    };
  }
}

/** The same as a diagnostic, for `--json`. */
export const stoppedDiagnostic = ({ text: message }: EnsembleStopped): Diagnostic => ({
  ...{ code: "interrupted", severity: "error", message, at: null, excerpt: null },
  ...{ help: null, related: [] },
});

const GIGABYTE = 1e9;

/** @param needed bytes; null when it came out only on the way */
export function diskFull(parent: string, needed: number | null): Diagnostic {
  const size = (language: "nl" | "en"): string =>
    formatNumber(Math.max(0.1, needed! / GIGABYTE), language, needed! < 10 * GIGABYTE ? 1 : 0);
  return {
    code: "unwritable-output",
    severity: "error",
    message:
      needed === null
        ? {
            nl: `de schijf van ${parent} liep vol tijdens de berekening`,
            en: `the disk of ${parent} ran full during the calculation`,
          }
        : {
            nl: `de berekening heeft tijdelijk ${size("nl")} GB schijfruimte nodig bij ${parent}, en zoveel is er niet vrij`,
            en: `the calculation needs ${size("en")} GB of disk space at ${parent} for a while, and there is not that much free`,
          },
    at: null,
    excerpt: null,
    help: {
      nl: "maak ruimte, kies met --out een map op een grotere schijf, vraag minder --members of laat --cells weg",
      en: "make room, choose a folder on a larger disk with --out, ask for fewer --members or leave out --cells",
    },
    related: [],
  };
}
