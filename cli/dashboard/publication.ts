/** What only who publishes a dashboard can say, from the words on the command line. */
import type { Licence, Publication } from "../../viz/files/dashboard/site.ts";
import { CommandLineError } from "../command-line-error.ts";
import type { Language } from "../texts.ts";
import { DASHBOARD } from "./texts.ts";

/**
 * The model licence under which Flemish authorities open their data unless they say otherwise.
 * Source: data.vlaanderen.be/doc/licentie/modellicentie-gratis-hergebruik/v1.0
 */
const MODEL_LICENCE: Licence = {
  id: "modellicentie-gratis-hergebruik-1.0",
  title: "Modellicentie Gratis Hergebruik Vlaanderen v1.0",
  url: "https://data.vlaanderen.be/id/licentie/modellicentie-gratis-hergebruik/v1.0",
};

/** By their SPDX identifier. */
const LICENCES: readonly Licence[] = [
  MODEL_LICENCE,
  {
    id: "CC0-1.0",
    title: "Creative Commons Zero 1.0",
    url: "https://creativecommons.org/publicdomain/zero/1.0/",
  },
  {
    id: "CC-BY-4.0",
    title: "Creative Commons Attribution 4.0",
    url: "https://creativecommons.org/licenses/by/4.0/",
  },
  {
    id: "ODbL-1.0",
    title: "Open Database License 1.0",
    url: "https://opendatacommons.org/licenses/odbl/1-0/",
  },
];

export interface PublicationAsked {
  readonly licence: string | null;
  readonly publisher: string | null;
  readonly baseUrl: string | null;
  readonly issued: string | null;
  readonly contact: string | null;
}

const isAddress = (text: string): boolean =>
  /^https?:\/\/[^\s"<>]+$/.test(text) && URL.canParse(text);

function licenceOf(asked: string | null, language: Language): Licence {
  if (asked === null) return MODEL_LICENCE;
  const known = LICENCES.find(({ id }) => id.toLowerCase() === asked.toLowerCase());
  if (known !== undefined) return known;
  if (isAddress(asked)) return { id: asked, title: asked, url: asked };
  throw new CommandLineError(`${DASHBOARD.wrongLicence[language]} "${asked}"`);
}

/** A day that the calendar has. */
const isDay = (text: string): boolean => {
  const [year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

function contactOf(asked: string, language: Language): string {
  if (isAddress(asked)) return asked;
  const mail = asked.replace(/^mailto:/, "");
  if (/^[^\s@"<>]+@[^\s@"<>]+\.[^\s@"<>]+$/.test(mail)) return `mailto:${mail}`;
  throw new CommandLineError(`${DASHBOARD.wrongContact[language]} "${asked}"`);
}

/**
 * @throws CommandLineError on words that are no licence, address or day
 */
export function publicationOf(
  { licence, publisher, baseUrl, issued, contact }: PublicationAsked,
  language: Language,
): Omit<Publication, "publisher"> & { readonly publisher: string | null } {
  const wrong = (key: "wrongBase" | "wrongDay", said: string): never => {
    throw new CommandLineError(`${DASHBOARD[key][language]} "${said}"`);
  };
  if (baseUrl !== null && !isAddress(baseUrl)) wrong("wrongBase", baseUrl);
  if (issued !== null && !isDay(issued)) wrong("wrongDay", issued);
  return {
    licence: licenceOf(licence, language),
    publisher: publisher?.trim() === "" ? null : publisher,
    baseUrl: baseUrl?.replace(/\/+$/, "") ?? null,
    issued,
    contact: contact === null ? null : contactOf(contact, language),
  };
}
