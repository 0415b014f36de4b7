/** The open data of a dashboard as a Data Package of Frictionless Data: one schema per table. */
import type { SourceNote } from "../../../engine/scenario/resolved.ts";
import { isAddress, resourceName } from "../exchange/data-package.ts";
import type { DataTable } from "./open-data.ts";
import { membersOf, type Site } from "./site.ts";
import { dataAbout } from "./words.ts";

export const DATA_PACKAGE = "data/datapackage.json";

/** Of all municipalities and of the group; a source that several name stands there once. */
export function sourcesOf({ outcome }: Pick<Site, "outcome">): readonly SourceNote[] {
  const all = [
    ...outcome.scenario.notes.sources,
    ...outcome.members.flatMap(({ scenario }) => scenario.notes.sources),
  ];
  return [...new Map(all.map((source) => [source.id, source])).values()];
}

/** The descriptor, beside the tables. */
export function dataPackageText(site: Site, tables: readonly DataTable[]): string {
  const { outcome, publication, language, version, hashes } = site;
  const { licence, publisher, baseUrl, issued } = publication;
  const titles = new Map(membersOf(site).map(({ id, title }) => [id, title]));
  const resources = tables.map(({ path, kind, member, bytes }) => {
    const of = member === null ? "" : `: ${titles.get(member)![language]}`;
    return {
      ...{ profile: "tabular-data-resource", name: resourceName(path.slice("data/".length)) },
      ...{ path: path.slice("data/".length), title: `${kind.title[language]}${of}` },
      ...{ description: kind.about[language], format: "csv", mediatype: "text/csv" },
      ...{ encoding: "utf-8", bytes: bytes.length, hash: `sha256:${site.sha256(bytes)}` },
      dialect: {
        ...{ delimiter: ",", quoteChar: '"', doubleQuote: true, lineTerminator: "\n" },
        ...{ skipInitialSpace: false, header: true },
      },
      schema: {
        fields: kind.fields.map(({ name, type, about }) => ({
          ...{ name, type, description: about[language] },
          ...(kind.key.includes(name) ? { constraints: { required: true } } : {}),
        })),
        missingValues: [""],
        primaryKey: kind.key,
      },
    };
  });
  const descriptor = {
    ...{ profile: "tabular-data-package", name: `${outcome.scenario.id}-dashboard` },
    ...{ id: `sha256:${hashes.scenario}`, title: outcome.scenario.title[language] },
    ...{ description: dataAbout(outcome)[language], version },
    ...(issued === null ? {} : { created: `${issued}T00:00:00Z` }),
    ...(baseUrl === null ? {} : { homepage: `${baseUrl}/` }),
    licenses: [{ name: licence.id, path: licence.url, title: licence.title }],
    contributors: [
      { title: publisher, role: "publisher" },
      { title: `ademruimte ${version}`, role: "author" },
    ],
    sources: sourcesOf(site).map(({ id, title, publisher: by, year, licence: under, url }) => ({
      ...{ title: title === "" ? id : title },
      ...(isAddress(url) ? { path: url } : {}),
      ...{ id, publisher: by, year, licence: under },
    })),
    resources,
  };
  return `${JSON.stringify(descriptor, null, 1)}\n`;
}
