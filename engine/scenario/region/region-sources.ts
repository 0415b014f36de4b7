/** Reads `sources/*.csv`: where the figures of a region come from. */
import { cellText, type CsvTable } from "./csv.ts";
import type { RegionFolder } from "./region-folder.ts";
import { placeOfOrigin, type RegionReport } from "./region-report.ts";
import { columnsOf, readTable } from "./region-rows.ts";
import type { Origin, SourceNote } from "../resolved.ts";

export interface KnownSource {
  readonly note: SourceNote;
  readonly origin: Origin;
}

const FIELDS = ["title", "publisher", "year", "licence", "url"] as const;
const SOURCE_ID = /^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/;

/** Adds the sources of a folder. The same id may stand in several files if they agree. */
export function readSources(
  folder: RegionFolder,
  sources: Map<string, KnownSource>,
  report: RegionReport,
): void {
  for (const path of folder.tablesIn("sources")) {
    const table: CsvTable | null = readTable(folder.files, path, report);
    if (table === null) continue;
    const columns = columnsOf(table, ["source", ...FIELDS], [], report);
    if (columns === null) continue;
    for (const row of report.rowsOf(table)) {
      const id = cellText(row, columns.source);
      if (!SOURCE_ID.test(id)) {
        report.atCell(table, row, columns.source, {
          code: "bad-id",
          message: {
            nl: `"${id}" is geen id van een bron`,
            en: `"${id}" is not the id of a source`,
          },
          help: {
            nl: "gebruik kleine letters, cijfers en koppeltekens",
            en: "use lower-case letters, digits and hyphens",
          },
        });
        continue;
      }
      const [title, publisher, year, licence, url] = FIELDS.map((field) =>
        cellText(row, columns[field]),
      ) as [string, string, string, string, string];
      if (title === "" || publisher === "") {
        report.atCell(table, row, title === "" ? columns.title : columns.publisher, {
          code: "missing-provenance",
          message: {
            nl: `de bron ${id} heeft geen ${title === "" ? "titel" : "uitgever"}`,
            en: `the source ${id} has no ${title === "" ? "title" : "publisher"}`,
          },
        });
      }
      const note = { id, title, publisher, year, licence, url };
      const known = sources.get(id);
      if (known === undefined) {
        const origin = { file: path, line: row.line, column: 1 };
        sources.set(id, { note, origin });
        continue;
      }
      const different = FIELDS.find((field) => known.note[field] !== note[field]);
      if (different === undefined) continue;
      report.atCell(table, row, columns[different], {
        code: "inconsistent-data",
        message: {
          nl: `de bron ${id} staat elders met een andere ${different}`,
          en: `the source ${id} has another ${different} elsewhere`,
        },
        help: {
          nl: `maak beide rijen gelijk, of kies een ander id; elders staat "${known.note[different]}"`,
          en: `make both rows equal, or choose another id; elsewhere it says "${known.note[different]}"`,
        },
        related: [
          {
            note: { nl: "de andere rij staat hier", en: "the other row is here" },
            at: placeOfOrigin(known.origin),
          },
        ],
      });
    }
  }
}
