/** `simulate dashboard DIR`: a website of goals, measurements and open data, from stored runs. */
import path from "node:path";
import { benchmark } from "../../engine/analysis/group/benchmark.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import type * as Dashboards from "../../viz/files/dashboard/dashboard.ts";
import type { Site } from "../../viz/files/dashboard/site.ts";
import { publicationOf, type PublicationAsked } from "../dashboard/publication.ts";
import { readDashboardRuns } from "../dashboard/read-runs.ts";
import { DASHBOARD } from "../dashboard/texts.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { groupHashesOf, type GroupHashes } from "../group/record.ts";
import { jsonLines, jsonText } from "../json.ts";
import { chartMaker, FONT_FOLDER, pageFiles, programVersion, sha256 } from "../result-files.ts";
import { unwritableParent, writeResultsFolder, type OutputFile } from "../results-folder.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import type { Streams } from "../streams.ts";
import { HELP, type Language } from "../texts.ts";

export interface DashboardArguments extends PublicationAsked {
  /** A results folder, a folder of them, a run.json or a plan. */
  readonly of: string;
  /** Folder of the website; null for one in `results`. */
  readonly out: string | null;
  readonly allow: readonly string[];
  readonly json: boolean;
  readonly quiet: boolean;
  readonly language: Language | null;
}

export const DASHBOARD_FORMAT = "ademruimte-dashboard/1";

/** Loaded when a dashboard is built. */
const dashboards = (): typeof Dashboards =>
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a bundle beside this one
  require("./dashboard.cjs") as typeof Dashboards;

/** `dashboard.json`: what the site was made from, which signs all other files. */
function manifest(site: Site, hashes: GroupHashes, files: readonly OutputFile[]): OutputFile {
  const { id, title, model } = site.outcome.scenario;
  const record = {
    ...{ format: DASHBOARD_FORMAT, id, title, engine: hashes.engine },
    ...{ scenarioHash: hashes.scenario, notesHash: hashes.notes, language: site.language },
    ...{ municipalities: model.members, publication: site.publication },
    files: files.map(({ name, bytes }) => ({ name, sha256: sha256(bytes) })),
  };
  return { name: "dashboard.json", bytes: new TextEncoder().encode(`${jsonLines(record, 1)}\n`) };
}

const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values).reduce(
    (said, [key, value]) => said.replace(`{${key}}`, () => `${value}`),
    text,
  );

export async function buildDashboard(
  args: DashboardArguments,
  streams: Streams,
): Promise<ExitStatus> {
  const asked = publicationOf(args, args.language ?? "nl");
  const read = readDashboardRuns(args.of, args.allow);
  const language = args.language ?? read.language ?? "nl";
  const diagnostics: Diagnostic[] = [...read.diagnostics];
  const fail = (): ExitStatus => {
    if (args.json) streams.out(jsonText({ kind: "failure", diagnostics, result: null }));
    else
      streams.error(`${diagnosticsText(diagnostics, language)}${HELP.nothingWritten[language]}\n`);
    return EXIT.inputWrong;
  };
  const { outcome } = read;
  if (outcome === null) return fail();
  const { scenario } = outcome;
  const out = args.out ?? path.join("results", `${scenario.id}-dashboard`);
  const target = path.resolve(out);
  const parent = args.out === null ? "results" : path.dirname(target);
  const unwritable = unwritableParent(parent);
  if (unwritable !== null) {
    diagnostics.push(unwritable);
    return fail();
  }
  const compared = benchmark(outcome);
  const hashes = groupHashesOf(scenario);
  const { drawDashboard } = chartMaker();
  const publisher = asked.publisher ?? scenario.notes.title[language];
  const site: Site = {
    ...{ outcome, compared, language, hashes, sha256 },
    charts: {
      nl: await drawDashboard(outcome, compared, "nl", FONT_FOLDER),
      en: await drawDashboard(outcome, compared, "en", FONT_FOLDER),
    },
    publication: { ...asked, publisher },
    ...{ version: programVersion(), files: pageFiles() },
  };
  const files: OutputFile[] = dashboards().dashboardFiles(site);
  files.push(manifest(site, hashes, files));
  const written = writeResultsFolder(parent, path.basename(target), files);
  if ("refused" in written) {
    diagnostics.push(written.refused);
    return fail();
  }
  diagnostics.push(...written.warnings);
  const count = (holds: (name: string) => boolean): number =>
    files.filter(({ name }) => holds(name)).length;
  // Every chart stands there in two languages.
  const charts = count((name) => name.startsWith("embed/")) / 2;
  const tables = count((name) => name.endsWith(".csv"));
  const { members } = scenario.model;
  if (args.json) {
    const result = {
      ...{ id: scenario.id, title: scenario.title, folder: written.written, language },
      ...{ engine: hashes.engine, scenarioHash: hashes.scenario, notesHash: hashes.notes },
      ...{ municipalities: members, charts, tables, publication: site.publication },
      files: files.map(({ name }) => name),
    };
    streams.out(jsonText({ kind: "dashboard", diagnostics, result }));
    return EXIT.done;
  }
  if (diagnostics.length > 0) streams.error(diagnosticsText(diagnostics, language));
  if (!args.quiet) {
    const { licence } = site.publication;
    const say = (key: keyof typeof DASHBOARD): string => DASHBOARD[key][language];
    const isAssumed = args.licence === null || asked.publisher === null;
    const lines = [
      `${say("wrote")}: ${written.written}`,
      `${say("open")}: ${path.join(written.written, "index.html")}`,
      filled(say("counted"), { municipalities: members.length, charts, tables }),
      filled(say("published"), { publisher, licence: licence.title }),
      ...(isAssumed ? [say("change")] : []),
    ];
    streams.out(`${lines.join("\n")}\n`);
  }
  return EXIT.done;
}
