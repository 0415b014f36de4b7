/** The town of the diagnostics under other names, and a group of them. */
import type { MemoryFiles } from "./memory-files.ts";

const FROM = "regions/town/";

const title = (id: string): string => `${id[0]!.toUpperCase()}${id.slice(1)}`;

/**
 * Puts copies of `regions/town` beside it, and `regions/group/group.yaml` that names them unless
 * there is one.
 *
 * @param districts of a copy, where they are not those of the town
 */
export function putTowns(
  files: MemoryFiles,
  towns: readonly string[],
  districts: Readonly<Record<string, readonly string[]>> = {},
): MemoryFiles {
  const own = [...files.files].filter(([path]) => path.startsWith(FROM));
  for (const id of towns) {
    const places = districts[id] ?? ["centre", "venning"];
    for (const [path, bytes] of own) {
      const at = path.replace(FROM, `regions/${id}/`);
      files.put(at, path.endsWith("region.yaml") ? head(id, places) : only(places, bytes));
    }
  }
  const members = towns.map(
    (id, at) => `  ${id}: { region: ../${id}, tile: { column: ${at + 1}, row: 1 } }\n`,
  );
  const group = "regions/group/group.yaml";
  if (files.size(group) === null) {
    const text = `id: group\ntitle: { nl: Groep, en: Group }\nmembers:\n${members.join("")}`;
    files.put(group, text);
  }
  return files;
}

const head = (id: string, districts: readonly string[]): string =>
  [
    `id: ${id}`,
    `title: { nl: ${title(id)}, en: ${title(id)} }`,
    "years: { first: 2024, last: 2050 }",
    "members:",
    "  district:",
    ...districts.map((one) => `    ${one}: { nl: ${title(one)}, en: ${title(one)} }`),
    "",
  ].join("\n");

/** A table without the rows about districts that are not there. */
const only = (districts: readonly string[], bytes: Uint8Array): string =>
  new TextDecoder()
    .decode(bytes)
    .split("\n")
    .filter((row) => {
      const named = /\[(centre|venning)\]/.exec(row)?.[1];
      return named === undefined || districts.includes(named);
    })
    .join("\n");
