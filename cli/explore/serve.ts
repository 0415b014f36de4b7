/** `--serve`: shows the page on this computer, anew whenever a file of the plan is saved, until Ctrl-C. */
import { createHash } from "node:crypto";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { openWithSystem } from "../open-with-system.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import type { Streams } from "../streams.ts";
import { makePage, type MadePage, type PageAnswer, type PageQuestion } from "./make-page.ts";
import { explorerHtml } from "./page-html.ts";
import { pageParts } from "./page-parts.ts";
import { PageServer } from "./page-server.ts";
import { EXPLORE } from "./texts.ts";
import { Watch } from "./watch.ts";

/** Where nobody says which; another one where it is taken. */
const PORT = 2040;

export interface ServeQuestion {
  readonly question: PageQuestion;
  /** Null for the usual one, or any other that is free. */
  readonly port: number | null;
  readonly isOpened: boolean;
  /** Called once with the address of the page. */
  tell(address: string, answer: ServedAnswer): void;
}

/** The first answer, of which a page was made. */
export interface ServedAnswer extends PageAnswer {
  readonly page: MadePage;
}

const isServed = (answer: PageAnswer): answer is ServedAnswer => answer.page !== null;

interface Served {
  readonly html: string;
  readonly version: string;
}

function served({ data, title }: MadePage): Served {
  const parts = pageParts();
  const version = createHash("sha256")
    .update(JSON.stringify([data, title, parts]))
    .digest("hex");
  return { version, html: explorerHtml(data, title, parts, version) };
}

/** @returns what is wrong before anything is served; null when it has ended */
export async function serve(
  { question, port, isOpened, tell }: ServeQuestion,
  streams: Streams,
): Promise<Pick<PageAnswer, "diagnostics" | "language"> | null> {
  const first = makePage(question);
  if (!isServed(first)) return first;
  const { language } = first;
  const told = (diagnostics: readonly Diagnostic[]): string =>
    diagnostics.length === 0 ? "" : diagnosticsText(diagnostics, language);
  let shown = served(first.page);
  let said = told(first.diagnostics);

  const server = new PageServer(() => shown.html);
  const address = await listen(server, port);
  if (typeof address !== "string") return { language, diagnostics: [address] };
  const isStopped = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  server.tell({ kind: "page", version: shown.version });
  const watch = new Watch(() => {
    const made = makePage(question);
    watch.see(made.page === null ? [...first.opened, ...made.opened] : made.opened);
    const text = told(made.diagnostics);
    const next = made.page === null ? shown : served(made.page);
    if (text === said && next.version === shown.version) return;
    said = text;
    shown = next;
    streams.error(text);
    if (made.page === null) server.tell({ kind: "wrong", text });
    else {
      streams.error(`${EXPLORE.renewed[language]}\n`);
      server.tell({ kind: "page", version: shown.version });
    }
  });
  watch.see(first.opened);
  tell(address, first);
  // Where no browser opens, the address that is printed is what there is.
  if (isOpened) void openWithSystem(address);
  await isStopped;
  watch.end();
  await server.end();
  return null;
}

/** Starts the server; a port that nobody chose gives way when it is taken. */
async function listen(server: PageServer, port: number | null): Promise<string | Diagnostic> {
  try {
    return await server.start(port ?? PORT);
  } catch (error) {
    if (port === null) return server.start(0);
    return notFree(port, (error as NodeJS.ErrnoException).code ?? "");
  }
}

const notFree = (port: number, reason: string): Diagnostic => ({
  code: "unwritable-output",
  severity: "error",
  message: {
    nl: `op poort ${port} kan niets geopend worden (${reason})`,
    en: `nothing can be opened on port ${port} (${reason})`,
  },
  help: {
    nl: "kies een ander getal met --port, of laat het weg",
    en: "choose another number with --port, or leave it out",
  },
  ...{ at: null, excerpt: null, related: [] },
});
