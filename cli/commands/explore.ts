/** `simulate explore PLAN …`: one web page in which the engine itself runs. */
import fs from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import type { PageData } from "../../explorer/session/page-data.ts";
import { isFolder } from "../disk.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { collect } from "../explore/collect.ts";
import { explorerHtml } from "../explore/page-html.ts";
import { pageParts } from "../explore/page-parts.ts";
import { readPlansOfPage } from "../explore/read-plans.ts";
import { EXPLORE, FILE_NAME } from "../explore/texts.ts";
import { writePage } from "../explore/write-page.ts";
import { jsonText } from "../json.ts";
import { engineFingerprint, hashesOf } from "../result-files.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import type { Streams } from "../streams.ts";
import { HELP, type Language } from "../texts.ts";

declare const __VERSION__: string;

export interface ExploreArguments {
  readonly plans: readonly string[];
  /** Null for the page of policy staff; the file of a story, or an empty text for the supplied one. */
  readonly story: string | null;
  readonly out: string | null;
  readonly sets: readonly string[];
  readonly allow: readonly string[];
  readonly json: boolean;
  readonly quiet: boolean;
  readonly language: Language | null;
}

export function explorePlans(args: ExploreArguments, streams: Streams): ExitStatus {
  const read = readPlansOfPage(args.plans, args);
  const language = args.language ?? read.language ?? "nl";
  const fail = (diagnostics: readonly Diagnostic[]): ExitStatus => {
    if (args.json) streams.out(jsonText({ kind: "failure", diagnostics, result: null }));
    else
      streams.error(`${diagnosticsText(diagnostics, language)}${HELP.nothingWritten[language]}\n`);
    return EXIT.inputWrong;
  };
  if (read.isWrong) return fail(read.diagnostics);
  const collected = collect(read.collected);
  if (collected === null) return fail([...read.diagnostics, apart]);
  const data: PageData = {
    format: "ademruimte-explorer/1",
    engine: engineFingerprint(),
    version: __VERSION__,
    language,
    variant: args.story === null ? "full" : "public",
    ...collected,
    sets: args.sets,
    story: null,
  };
  const [opened] = read.outcomes;
  const html = explorerHtml(data, opened!.scenario.notes.title, pageParts());
  const file = fileOf(args.out, opened!.scenario.notes.id, language);
  const problem = writePage(file, html);
  if (problem !== null) return fail([...read.diagnostics, problem]);
  if (args.json) {
    const result = {
      ...{ file, language, variant: data.variant, engine: data.engine },
      ...{ bytes: fs.statSync(file).size, gzipped: gzipSync(html).length },
      plans: read.outcomes.map(({ scenario }) => ({
        id: scenario.notes.id,
        scenarioHash: hashesOf(scenario).scenario,
      })),
    };
    streams.out(jsonText({ kind: "explorer", diagnostics: read.diagnostics, result }));
  } else {
    if (read.diagnostics.length > 0) streams.error(diagnosticsText(read.diagnostics, language));
    if (!args.quiet) {
      streams.out(`${EXPLORE.wrote[language]}: ${file}\n${EXPLORE.howTo[language]}\n`);
    }
  }
  return EXIT.done;
}

/** A name among the results, or in the folder that is given. */
function fileOf(out: string | null, id: string, language: Language): string {
  const name = `${id}-${FILE_NAME[language]}.html`;
  if (out === null) return path.join("results", name);
  return isFolder(out) ? path.join(out, name) : out;
}

const apart: Diagnostic = {
  code: "outside-project",
  severity: "error",
  message: {
    nl: "de plannen staan op verschillende schijven, en een pagina kan ze zo niet samen dragen",
    en: "the plans are on different drives, and a page cannot carry them together like that",
  },
  help: { nl: "zet ze op één schijf", en: "put them on one drive" },
  ...{ at: null, excerpt: null, related: [] },
};
