/** `simulate explore PLAN …`: one web page in which the engine itself runs. */
import fs from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { isFolder } from "../disk.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { makePage, type MadePage, type PageQuestion } from "../explore/make-page.ts";
import { explorerHtml } from "../explore/page-html.ts";
import { pageParts } from "../explore/page-parts.ts";
import { serve } from "../explore/serve.ts";
import { EXPLORE, FILE_NAME } from "../explore/texts.ts";
import { writePage } from "../explore/write-page.ts";
import { jsonText } from "../json.ts";
import { hashesOf } from "../result-files.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import type { Streams } from "../streams.ts";
import { HELP, type Language } from "../texts.ts";

export interface ExploreArguments extends PageQuestion {
  readonly out: string | null;
  /** Null to write a file. */
  readonly serve: { readonly port: number | null; readonly isOpened: boolean } | null;
  readonly json: boolean;
  readonly quiet: boolean;
}

export async function explorePlans(args: ExploreArguments, streams: Streams): Promise<ExitStatus> {
  return args.serve === null ? writeExplorer(args, streams) : serveExplorer(args, streams);
}

/** Tells why there is no page. */
function failed(
  diagnostics: readonly Diagnostic[],
  { json }: ExploreArguments,
  language: Language,
  streams: Streams,
): ExitStatus {
  if (json) streams.out(jsonText({ kind: "failure", diagnostics, result: null }));
  else streams.error(`${diagnosticsText(diagnostics, language)}${HELP.nothingWritten[language]}\n`);
  return EXIT.inputWrong;
}

function writeExplorer(args: ExploreArguments, streams: Streams): ExitStatus {
  const { page, diagnostics, language } = makePage(args);
  if (page === null) return failed(diagnostics, args, language, streams);
  const html = explorerHtml(page.data, page.title, pageParts());
  const file = fileOf(args.out, page.data.plans[0]!.id, language);
  const problem = writePage(file, html);
  if (problem !== null) return failed([...diagnostics, problem], args, language, streams);
  if (args.json) {
    const result = {
      ...{ file, address: null, ...recordOf(page) },
      ...{ bytes: fs.statSync(file).size, gzipped: gzipSync(html).length },
    };
    streams.out(jsonText({ kind: "explorer", diagnostics, result }));
    return EXIT.done;
  }
  if (diagnostics.length > 0) streams.error(diagnosticsText(diagnostics, language));
  if (!args.quiet) {
    streams.out(`${EXPLORE.wrote[language]}: ${file}\n${EXPLORE.howTo[language]}\n`);
  }
  return EXIT.done;
}

async function serveExplorer(args: ExploreArguments, streams: Streams): Promise<ExitStatus> {
  const { json, quiet } = args;
  const wrong = await serve(
    {
      ...{ question: args, ...args.serve! },
      tell(address, { page, diagnostics, language }) {
        if (json) {
          const result = { file: null, address, ...recordOf(page), bytes: null, gzipped: null };
          streams.out(jsonText({ kind: "explorer", diagnostics, result }));
          return;
        }
        if (diagnostics.length > 0) streams.error(diagnosticsText(diagnostics, language));
        if (!quiet) {
          streams.out(`${EXPLORE.serving[language]}: ${address}\n${EXPLORE.ending[language]}\n`);
        }
      },
    },
    streams,
  );
  if (wrong === null) return EXIT.done;
  return failed(wrong.diagnostics, args, wrong.language, streams);
}

const recordOf = ({ data, outcomes }: MadePage) => ({
  ...{ language: data.language, variant: data.variant, engine: data.engine },
  plans: outcomes.map(({ scenario }) => ({
    id: scenario.notes.id,
    scenarioHash: hashesOf(scenario).scenario,
  })),
});

/** A name among the results, or in the folder that is given. */
function fileOf(out: string | null, id: string, language: Language): string {
  const name = `${id}-${FILE_NAME[language]}.html`;
  if (out === null) return path.join("results", name);
  return isFolder(out) ? path.join(out, name) : out;
}
