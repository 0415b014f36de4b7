/** What the groups of a split difference are called, in tables, sentences and charts. */
import type { AttributionGroup } from "../engine/analysis/attribution/groups.ts";
import type { Actor, Text, Theme } from "../engine/scenario/declarations.ts";
import { midSentence } from "../engine/scenario/address.ts";
import type { Language } from "./numbers.ts";

/** Those who decide, all of them together: `inwoners`. */
export const ACTORS_NAMED: Readonly<Record<Actor, Text>> = {
  city: { nl: "stad", en: "city" },
  citizen: { nl: "inwoners", en: "citizens" },
  company: { nl: "bedrijven", en: "companies" },
  flanders: { nl: "Vlaanderen", en: "Flanders" },
  federal: { nl: "federale overheid", en: "federal government" },
  eu: { nl: "EU", en: "EU" },
  market: { nl: "markt", en: "market" },
};

export const THEMES_NAMED: Readonly<Record<Theme, Text>> = {
  people: { nl: "bevolking", en: "people" },
  housing: { nl: "wonen", en: "housing" },
  heat: { nl: "warmte", en: "heat" },
  renewables: { nl: "wind en zon", en: "wind and sun" },
  electricity: { nl: "elektriciteit", en: "electricity" },
  mobility: { nl: "mobiliteit", en: "mobility" },
  economy: { nl: "economie", en: "economy" },
  climate: { nl: "klimaat", en: "climate" },
  services: { nl: "diensten", en: "services" },
  space: { nl: "ruimte", en: "space" },
};

export const BACKGROUND_NAMED: Text = {
  nl: "achtergrondaannames",
  en: "background assumptions",
};

const WORDS = {
  and: { nl: " en ", en: " and " },
  without: { nl: "zonder", en: "without" },
  inPlaceOf: { nl: "in plaats van", en: "in place of" },
} as const satisfies Record<string, Text>;

/** A name at the beginning of a line: `Wonen`, `EU`. */
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const listed = (texts: readonly Text[], language: Language): string =>
  texts
    .map((text, at) => (at === 0 ? text[language] : midSentence(text[language])))
    .join(WORDS.and[language]);

/** `Windmolens`, `Zonder windmolens`, `Warmte 3 in plaats van warmte 2`, `Wonen`, `Stad`. */
export function groupName({ name }: Pick<AttributionGroup, "name">, language: Language): string {
  switch (name.kind) {
    case "background":
      return capital(BACKGROUND_NAMED[language]);
    case "theme":
      return capital(THEMES_NAMED[name.theme][language]);
    case "actor":
      return capital(ACTORS_NAMED[name.actor][language]);
    case "measure": {
      const has = listed(name.has, language);
      const gone = midSentence(listed(name.without, language));
      if (gone === "") return has;
      if (has === "") return capital(`${WORDS.without[language]} ${gone}`);
      return `${has} ${WORDS.inPlaceOf[language]} ${gone}`;
    }
  }
}
