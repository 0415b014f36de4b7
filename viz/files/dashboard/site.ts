/** What the pages and tables of a dashboard are made from, and where each of its files stands. */
import type { Benchmark } from "../../../engine/analysis/group/benchmark.ts";
import type { GroupOutcome } from "../../../engine/analysis/group/group-outcome.ts";
import type { RunOutcome } from "../../../engine/analysis/outcome.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import type { Language } from "../../numbers.ts";
import type { ShownChart } from "../drawn-chart.ts";
import type { PageFiles } from "../report/page.ts";
import type { ReportHashes } from "../report/run-view.ts";

export interface SiteFile {
  /** POSIX path inside the site. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Licence {
  /** `CC-BY-4.0`; the address where it has no such name. */
  readonly id: string;
  readonly title: string;
  readonly url: string;
}

/** What only who publishes a site can say. */
export interface Publication {
  readonly licence: Licence;
  readonly publisher: string;
  /** Where the site will stand, without a slash at its end; null where that is not known. */
  readonly baseUrl: string | null;
  /** Day of publication, ISO 8601; null where it is not said. */
  readonly issued: string | null;
  /** Address of a page or a mailbox (`mailto:`); null where it is not said. */
  readonly contact: string | null;
}

/** The charts of a site in one language. */
export interface SiteCharts {
  /** Municipalities side by side. */
  readonly group: readonly ShownChart[];
  /** One list per member and in their order. */
  readonly members: readonly (readonly ShownChart[])[];
}

export interface Site {
  readonly outcome: GroupOutcome;
  readonly compared: Benchmark;
  readonly charts: Readonly<Record<Language, SiteCharts>>;
  readonly publication: Publication;
  /** Whose pages are called `index.html`. */
  readonly language: Language;
  readonly hashes: ReportHashes;
  /** Of this program. */
  readonly version: string;
  readonly files: PageFiles;
  sha256(bytes: Uint8Array): string;
}

export const LANGUAGES = ["nl", "en"] as const satisfies readonly Language[];

export const otherThan = (language: Language): Language => (language === "nl" ? "en" : "nl");

/** `index.html` in the main language of the site, `en.html` or `nl.html` in the other. */
export const pageName = (language: Language, { language: main }: Pick<Site, "language">): string =>
  language === main ? "index.html" : `${language}.html`;

/** Folder of the page of a municipality. */
export const memberFolder = (id: string): string => `gemeenten/${id}`;

export const embedName = (id: string, chart: string, language: Language, site: Site): string =>
  `embed/${id}-${chart}${language === site.language ? "" : `.${language}`}.html`;

export interface Member {
  readonly id: string;
  readonly title: Text;
  readonly outcome: RunOutcome;
}

export const membersOf = ({ outcome }: Pick<Site, "outcome">): Member[] =>
  outcome.members.map((run) => {
    const { id, title } = run.scenario.notes.regions[0]!;
    return { id, title, outcome: run };
  });
