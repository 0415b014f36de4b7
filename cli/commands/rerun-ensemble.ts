/** `simulate rerun` of the folder of an ensemble: the same draws again, and whether every table comes out to the bit. */
import { Instances } from "../../engine/analysis/instances.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { BELGIAN } from "../../viz/files/csv.ts";
import { comparedContents } from "../ensemble-contents.ts";
import { ensembleFiles, ensembleTableFiles, inputsHash } from "../ensemble-files.ts";
import { ensemblePages } from "../ensemble-pages.ts";
import { Ensembles, type EnsembleRun } from "../ensemble/run-ensemble.ts";
import { EnsembleRefused, EnsembleStopped } from "../ensemble/stopped.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { jsonText } from "../json.ts";
import { engineFingerprint, sha256 } from "../result-files.ts";
import { writeResultsFolder } from "../results-folder.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import { refuseEnsemble } from "../show-ensemble.ts";
import type { StoredRuns } from "../stored-run/read-stored-run.ts";
import { enginesOf, rerunOf } from "../stored-run/rerun.ts";
import type { Streams } from "../streams.ts";
import { heading, wrap } from "../summary/layout.ts";
import { HELP, type Language } from "../texts.ts";
import { workbookWarnings } from "../workbook-file.ts";
import type { RerunArguments } from "./rerun.ts";

const TEXTS = {
  head: { nl: "Ensemble opnieuw gerekend", en: "Ensemble run again" },
  same: {
    nl: "Alle {count} tabellen komen er tot op de bit hetzelfde uit.",
    en: "All {count} tables come out the same to the bit.",
  },
  other: {
    nl: "{same} van de {count} tabellen komen er hetzelfde uit; anders zijn: {names}.",
    en: "{same} of the {count} tables come out the same; different are: {names}.",
  },
  engine: {
    nl: "Een andere motor rekende het ensemble ({stored}; deze is {now}).",
    en: "Another engine made the ensemble ({stored}; this one is {now}).",
  },
  inputs: {
    nl: "Wat geloot wordt is hetzelfde.",
    en: "What is drawn is the same.",
  },
  otherInputs: {
    nl: "Deze motor loot iets anders: de cijfers, marges of verdelingen ervan verschillen.",
    en: "This engine draws something else: its figures, ranges or distributions differ.",
  },
} as const;

const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values).reduce((said, [key, value]) => said.replace(`{${key}}`, `${value}`), text);

/** @param stored of the folder of an ensemble */
export async function rerunEnsemble(
  { runs: plans, ensemble, diagnostics: found }: StoredRuns,
  args: RerunArguments,
  streams: Streams,
): Promise<ExitStatus> {
  const [first] = plans;
  const { members, seed, sampling, cells, plans: drawn } = ensemble!;
  const language: Language = args.language ?? first!.language;
  const diagnostics: Diagnostic[] = [...found];
  const refuse = (one: Diagnostic, status?: ExitStatus): ExitStatus =>
    refuseEnsemble([...diagnostics, one], { json: args.json, language }, streams, status);
  const name = `${plans.map(({ scenario }) => scenario.notes.id).join("-vs-")}--ensemble-rerun`;
  const instances = new Instances();
  const ensembles = new Ensembles(undefined, instances);
  try {
    const runs: EnsembleRun[] = [];
    for (const stored of plans) {
      const { outcome: central, obstacle } = rerunOf(stored, false, instances.of);
      if (central === null) return refuse(obstacle!);
      const place = { parent: args.out ?? "results", name: `${name}-${stored.scenario.notes.id}` };
      const options = { members, seed, sampling, cells, resume: false, place, language, central };
      const quiet = args.quiet || args.json;
      runs.push(await ensembles.run(stored.scenario, { ...options, quiet }, streams));
    }
    const contents = await comparedContents(runs, ensembles, instances);
    const dialect = { belgian: first!.dialect === BELGIAN, language: first!.language };
    const made = new Map(
      ensembleTableFiles(contents, dialect).map((file) => [file.name, sha256(file.bytes)]),
    );
    // That of a data package, which only says what the indicators are.
    const listed = [...first!.hashes.keys()].filter(
      (file) => file.endsWith(".csv") && file !== "quantities.csv",
    );
    const same = listed.filter((file) => made.get(file) === first!.hashes.get(file));
    const different = listed.filter((file) => !same.includes(file));
    const isDrawnAlike = contents.records.every(
      ({ inputs }, at) => inputsHash(inputs) === drawn[at]!.inputsHash,
    );
    let folder: string | null = null;
    if (args.out !== null) {
      const written = writeResultsFolder(
        args.out,
        name,
        ensembleFiles(name, contents, dialect, await ensemblePages(contents, dialect.language)),
      );
      if ("refused" in written) return refuse(written.refused);
      folder = written.written;
      diagnostics.push(...written.warnings, ...workbookWarnings());
    }
    const engine = engineFingerprint();
    const isIdentical = different.length === 0 && isDrawnAlike;
    const engines = { ...enginesOf(first!, engine), isSame: first!.engine === engine };
    if (args.json) {
      const { id, title } = first!.scenario.notes;
      const result = [
        { id, title, isIdentical, folder, engines, tables: { same, different }, isDrawnAlike },
      ];
      streams.out(jsonText({ kind: "rerun", diagnostics, result }));
    } else {
      if (diagnostics.length > 0) streams.error(diagnosticsText(diagnostics, language));
      if (!args.quiet) {
        const counts = { same: same.length, count: listed.length, names: different.join(", ") };
        const hashes = { stored: engines.stored.slice(0, 12), now: engine.slice(0, 12) };
        const lines = [
          heading(`${TEXTS.head[language]}: ${name.replace(/-rerun$/, "")}`),
          ...wrap(filled(TEXTS[different.length === 0 ? "same" : "other"][language], counts)),
          ...wrap(TEXTS[isDrawnAlike ? "inputs" : "otherInputs"][language]),
          ...(engines.isSame ? [] : wrap(filled(TEXTS.engine[language], hashes))),
        ];
        streams.out(`${lines.join("\n")}\n`);
        if (folder !== null) streams.out(`\n${HELP.wrote[language]}: ${folder}\n`);
      }
    }
    return args.strict && !isIdentical ? EXIT.targetMissed : EXIT.done;
  } catch (error) {
    if (error instanceof EnsembleRefused) return refuse(error.diagnostic);
    if (!(error instanceof EnsembleStopped)) throw error;
    streams.error(`${error.text[language]}\n`);
    return EXIT.interrupted;
  } finally {
    await ensembles.close();
  }
}
