/** A dashboard as files: pages in two languages, open data and charts to embed; a bundle of its own. */
import { CATALOGUE, catalogueText } from "./dcat.ts";
import { DATA_PACKAGE, dataPackageText } from "./data-package.ts";
import { embedPage } from "./embed.ts";
import { indexPage } from "./index-page.ts";
import { municipalityPage } from "./municipality-page.ts";
import { openData } from "./open-data.ts";
import {
  embedName,
  LANGUAGES,
  memberFolder,
  membersOf,
  pageName,
  type Site,
  type SiteFile,
} from "./site.ts";

/** Charts of the group that the first page shows, and so can be embedded. */
const isEmbedded = (id: string): boolean => /^municipality-(?:tiles|multiples)-/.test(id);

/** All files, the first page first. */
export function dashboardFiles(site: Site): SiteFile[] {
  const encoder = new TextEncoder();
  const file = (name: string, text: string): SiteFile => ({ name, bytes: encoder.encode(text) });
  const tables = openData(site);
  const members = membersOf(site);
  const { scenario } = site.outcome;
  const languages = [site.language, ...LANGUAGES.filter((one) => one !== site.language)];
  const pages = languages.flatMap((language) => [
    file(pageName(language, site), indexPage(site, tables, language)),
    ...members.map(({ id }, at) =>
      file(
        `${memberFolder(id)}/${pageName(language, site)}`,
        municipalityPage(site, at, tables, language),
      ),
    ),
  ]);
  const embeds = languages.flatMap((language) => {
    const { group, members: each } = site.charts[language];
    const place = scenario.notes.title[language];
    return [
      ...group
        .filter(({ id }) => isEmbedded(id))
        .map((chart) =>
          file(
            embedName(scenario.model.id, chart.id, language, site),
            embedPage(chart, place, site, language),
          ),
        ),
      ...members.flatMap(({ id, title }, at) =>
        each[at]!.map((chart) =>
          file(
            embedName(id, chart.id, language, site),
            embedPage(chart, title[language], site, language),
          ),
        ),
      ),
    ];
  });
  return [
    ...pages,
    ...tables.map(({ path, bytes }) => ({ name: path, bytes })),
    file(DATA_PACKAGE, dataPackageText(site, tables)),
    file(CATALOGUE, catalogueText(site, tables)),
    ...embeds,
  ];
}
