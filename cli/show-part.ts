/** What is done when one part of an ensemble is asked for: the part, and what is said of it. */
import type { EnsembleSettings } from "../engine/analysis/ensemble/outcome.ts";
import type { Diagnostic } from "../engine/scenario/diagnostics/diagnostics.ts";
import type { ResolvedScenario } from "../engine/scenario/resolved.ts";
import { formatNumber } from "../viz/numbers.ts";
import { shownPath } from "./ensemble/parts/diagnostics.ts";
import { makePart, type MadePart } from "./ensemble/parts/make-part.ts";
import type { PartNumber } from "./ensemble/parts/share.ts";
import type { Ensembles } from "./ensemble/run-ensemble.ts";
import { EXIT, type ExitStatus } from "./exit-status.ts";
import { jsonText } from "./json.ts";
import { hashesOf } from "./result-files.ts";
import { diagnosticsText } from "./show-diagnostics.ts";
import { refuseEnsemble } from "./show-ensemble.ts";
import type { Streams } from "./streams.ts";
import type { Language } from "./texts.ts";

export interface PartAsked {
  readonly scenario: ResolvedScenario;
  readonly settings: EnsembleSettings;
  readonly number: PartNumber;
  /** Null for `results/<id>--parts`. */
  readonly folder: string | null;
  readonly cells: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly language: Language;
}

/** @param diagnostics what is to be told with it */
export async function showPart(
  ensembles: Ensembles,
  asked: PartAsked,
  diagnostics: readonly Diagnostic[],
  streams: Streams,
): Promise<ExitStatus> {
  const { scenario, settings, number, json, language } = asked;
  const folder = asked.folder ?? `results/${scenario.notes.id}--parts`;
  const figures = ensembles.figures(scenario, asked.cells);
  const quiet = asked.quiet || json;
  const made = await makePart(
    ensembles.pool,
    { scenario, figures, settings, number, folder, language, quiet },
    streams,
  );
  if ("code" in made) {
    const status = made.code === "bad-option" ? EXIT.commandLineWrong : EXIT.inputWrong;
    return refuseEnsemble([...diagnostics, made], asked, streams, status);
  }
  if (json) {
    const result = partResult(made, asked);
    streams.out(jsonText({ kind: "ensemble-part", diagnostics, result }));
    return EXIT.done;
  }
  if (diagnostics.length > 0) streams.error(diagnosticsText(diagnostics, language));
  if (!asked.quiet) streams.out(partText(made, folder, language));
  return EXIT.done;
}

function partText({ file, share, wasThere }: MadePart, folder: string, language: Language): string {
  const { part, parts, from, to } = share;
  const [first, last] = [from + 1, to].map((member) => formatNumber(member, language));
  const shown = shownPath(file);
  const merge = `simulate merge ${shownPath(folder)}`;
  return {
    nl:
      `Deel ${part} van ${parts} (doorrekening ${first} tot ${last}) ` +
      `${wasThere ? "was er al en is ongemoeid gelaten" : "is geschreven"}: ${shown}\n` +
      `Zijn alle delen er, dan volgt: ${merge}\n`,
    en:
      `Part ${part} of ${parts} (runs ${first} to ${last}) ` +
      `${wasThere ? "was there already and is left alone" : "is written"}: ${shown}\n` +
      `When all parts are there: ${merge}\n`,
  }[language];
}

function partResult({ file, share, wasThere }: MadePart, asked: PartAsked): unknown {
  const { scenario, settings } = asked;
  const { seed, sampling, members } = settings;
  const hashes = hashesOf(scenario);
  return {
    file: shownPath(file),
    wasThere,
    ...{ part: share.part, parts: share.parts, from: share.from, to: share.to },
    ...{ members, seed, sampling, cells: asked.cells },
    scenario: {
      ...{ id: scenario.notes.id, scenarioHash: hashes.scenario },
      ...{ notesHash: hashes.notes, engine: hashes.engine },
    },
  };
}
