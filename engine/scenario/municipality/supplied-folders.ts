/** The regions that come with the package and are made, not written, and the moves between them. */
import { flemishLevels, knownMunicipalities } from "./facts.ts";
import { gravityMoves, movesText, placesOf } from "./moves.ts";
import { makeRegion } from "./region-files.ts";
import { MUNICIPALITIES, rowsOf, tableText, type SuppliedTexts } from "./tables.ts";

/** Kortrijk has a folder of its own, from its own sources. */
const WRITTEN_BY_HAND = "kortrijk";
const GROUP = "regions/zuid-west-vlaanderen";

/** Texts by their path among the supplied scenarios: the folders of the municipalities. */
export const madeRegions = (texts: SuppliedTexts): ReadonlyMap<string, string> =>
  new Map(
    knownMunicipalities(texts)
      .filter(({ id }) => id !== WRITTEN_BY_HAND)
      .flatMap((municipality) => {
        const { files } = makeRegion(texts, municipality, { parent: "../vlaanderen" });
        return [...files].map(
          ([name, text]) => [`regions/${municipality.id}/${name}`, text] as const,
        );
      }),
  );

/** Texts by their path among the supplied scenarios: what ties the municipalities together. */
export function madeGroup(texts: SuppliedTexts): ReadonlyMap<string, string> {
  const moves = gravityMoves(knownMunicipalities(texts), placesOf(texts), flemishLevels(texts));
  const columns = "source,title,publisher,year,licence,url".split(",");
  const cited = ["kw-migration-2025", "statbel-sectors-2024", "bpost-places"];
  const sources = rowsOf(texts, `${MUNICIPALITIES}/sources.csv`).filter((row) =>
    cited.includes(row.source!),
  );
  return new Map([
    [`${GROUP}/moves.csv`, movesText(moves)],
    [
      `${GROUP}/sources/moves.csv`,
      tableText([columns, ...sources.map((row) => columns.map((column) => row[column]!))]),
    ],
  ]);
}
