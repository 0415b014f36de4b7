/** Why a forecast without a model came nearer, for every row of the hindcast in which one did. */
import type { Text } from "../../engine/scenario/declarations.ts";
import { formatNumber } from "../../viz/numbers.ts";
import type { Comparison, Findings } from "./findings.ts";

const whole = (value: number, language: keyof Text): string => formatNumber(value, language);

/** The cause by id and year of the row; an id alone holds for every year. */
export function causesOf(found: Findings): ReadonlyMap<string, Text> {
  const { migrationErrorBy2020: by2020, migrationError, knownLater, hindcast } = found;
  const earlier = by2020.assumed + by2020.perYear;
  const deaths2020 = hindcast.run.at("demography.deaths", 2020);
  const text = (write: (n: (value: number) => string, language: keyof Text) => string): Text => ({
    nl: write((value) => whole(value, "nl"), "nl"),
    en: write((value) => whole(value, "en"), "en"),
  });
  return new Map([
    [
      "18-64 2020",
      text((n, language) =>
        language === "en"
          ? `Migration. In 2015-2019 some ${n(earlier)} more people a year came than left, against ${n(by2020.assumed)} in 2009-2014, nearly all of them of these ages. The large cohorts born after the war leave the group in these years: the model sees that, the naive forecasts do not, and the newcomers hid it.`
          : `Migratie. In 2015-2019 kwamen er zo'n ${n(earlier)} mensen per jaar meer dan er vertrokken, tegen ${n(by2020.assumed)} in 2009-2014, bijna allemaal van die leeftijd. De grote naoorlogse generaties verlaten de groep in die jaren: het model ziet dat, de naïeve voorspellingen niet, en de nieuwkomers verborgen het.`,
      ),
    ],
    [
      "18-64 2024",
      text((n, language) =>
        language === "en"
          ? `The migration of 2021-2023: ${n(639)}, ${n(1200)} and ${n(1279)} more arrivals than departures (students, refugees from Ukraine, workers) against ${n(migrationError.assumed)} a year that was known in 2015. The naive forecasts expect no ageing, and are less wrong by chance.`
          : `De migratie van 2021-2023: ${n(639)}, ${n(1200)} en ${n(1279)} meer aankomsten dan vertrekken (studenten, vluchtelingen uit Oekraïne, werknemers) tegen ${n(migrationError.assumed)} per jaar die in 2015 bekend waren. De naïeve voorspellingen kennen geen vergrijzing en zitten er bij toeval minder ver naast.`,
      ),
    ],
    [
      "45-64",
      text((_, language) =>
        language === "en"
          ? "Both are so near that the difference says nothing."
          : "Beide zitten er zo dicht bij dat het verschil niets zegt.",
      ),
    ],
    [
      "65+ 2020",
      text((_, language) =>
        language === "en"
          ? "The model has somewhat too many: fewer people of these ages stayed or lived on than the migration of 2009-2014 and Belgian mortality suggest. Last year's growth happens to fit."
          : "Het model heeft er iets te veel: minder mensen van die leeftijd bleven of leefden voort dan de migratie van 2009-2014 en de Belgische sterfte doen verwachten. De groei van het laatste jaar past toevallig.",
      ),
    ],
    [
      "65-79",
      text((_, language) =>
        language === "en"
          ? "The model has somewhat too many: it sees the large cohorts that turn 65, but fewer of them stayed or lived on than in 2009-2014. That no one was added is right by chance."
          : "Het model heeft er iets te veel: het ziet de grote generaties die 65 worden, maar er bleven of leefden er minder voort dan in 2009-2014. Dat er niemand bijkomt, klopt bij toeval.",
      ),
    ],
    [
      "65+ 2024",
      text((n, language) =>
        language === "en"
          ? `The epidemic of 2020, which no one knew of in 2015: ${n(1015)} deaths were counted where ${n(deaths2020)} were forecast. Most of the rest is what the model had too many in 2020 already.`
          : `De epidemie van 2020, die in 2015 niemand kende: er waren ${n(1015)} overlijdens, waar er ${n(deaths2020)} voorspeld waren. Het meeste van de rest is wat het model in 2020 al te veel had.`,
      ),
    ],
    [
      "households 2020",
      text((_, language) =>
        language === "en"
          ? "Fewer inhabitants than there were, and headship rates by age that stay those of 2011: households became smaller at equal age, which the growth of one year (2014-2015, the largest since 2010) happens to resemble."
          : "Minder inwoners dan er waren, en een aandeel referentiepersonen per leeftijd dat dat van 2011 blijft: huishoudens werden kleiner bij gelijke leeftijd, en daar lijkt de groei van één jaar (2014-2015, de grootste sinds 2010) toevallig op.",
      ),
    ],
    [
      "households 2023",
      text((n, language) =>
        language === "en"
          ? `The migration of 2021-2022 and smaller households. With the migration known from 2020 on, the model has ${n(knownLater.value("households", 2023))}; the rest is people of the same age who form more households than in 2015.`
          : `De migratie van 2021-2022 en kleinere huishoudens. Met de migratie vanaf 2020 gekend heeft het model er ${n(knownLater.value("households", 2023))}; de rest zijn mensen van dezelfde leeftijd die meer huishoudens vormen dan in 2015.`,
      ),
    ],
  ]);
}

/** The cause for a row in which a naive forecast won. */
export function causeOf(found: Findings, { id, year }: Comparison): Text | undefined {
  const causes = causesOf(found);
  return causes.get(`${id} ${year}`) ?? causes.get(id);
}
