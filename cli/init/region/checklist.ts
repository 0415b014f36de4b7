/** What is still a default in a region that was started, and where the real figures are to be had. */
import type { Text } from "../../../engine/scenario/declarations.ts";
import type { FigureRow } from "../../../engine/scenario/municipality/rules.ts";
import {
  MUNICIPALITIES,
  rowsOf,
  type SuppliedTexts,
} from "../../../engine/scenario/municipality/tables.ts";
import type { Language } from "../../texts.ts";

/** Figures of one subject that stand at a default. */
export interface DefaultSubject {
  readonly id: string;
  readonly subject: Text;
  /** Where the real figures are to be had. */
  readonly where: Text;
  readonly url: string;
  /** Tables in which they stand, in the folder of the region. */
  readonly files: readonly string[];
  /** Addresses of the figures. */
  readonly figures: readonly string[];
}

const MODULES_OF_TABLES = [
  "demography.population",
  "demography.death_rate",
  "demography.arrival_schedule",
  "demography.departure_rate",
  "demography.collective_share",
  "demography.headship_rate",
  "demography.living_alone_share",
  "services.rate",
];

const isOf = (address: string, quantity: string): boolean =>
  address.startsWith(quantity) &&
  (quantity.includes(".") || address.startsWith(`${quantity}.`) || address === quantity);

/** The subjects in the order in which they matter; each figure is in the first that names it. */
export function defaultSubjects(
  texts: SuppliedTexts,
  figures: readonly FigureRow[],
): readonly DefaultSubject[] {
  const all = [
    ...MODULES_OF_TABLES.map((address) => ({
      address,
      file: `tables/${address.slice(0, address.indexOf("."))}.index.csv`,
    })),
    ...figures.map(({ address, folder }) => ({
      address,
      file: `${folder}/${address.slice(0, address.indexOf("."))}.csv`,
    })),
  ];
  const taken = new Set<string>();
  const subjects = rowsOf(texts, `${MUNICIPALITIES}/to-supply.csv`).map((row): DefaultSubject => {
    const quantities = row.quantities!.split(";");
    const own = all.filter(
      ({ address }) => !taken.has(address) && quantities.some((one) => isOf(address, one)),
    );
    for (const { address } of own) taken.add(address);
    return {
      id: row.subject!,
      subject: { nl: row.subject_nl!, en: row.subject_en! },
      where: { nl: row.where_nl!, en: row.where_en! },
      url: row.url!,
      files: [...new Set(own.map(({ file }) => file))],
      figures: own.map(({ address }) => address),
    };
  });
  const forgotten = all.filter(({ address }) => !taken.has(address));
  if (forgotten.length > 0) throw new Error(`${forgotten[0]!.address} is in no subject`);
  return subjects;
}

const WORDS = {
  title: { nl: "Wat nog een standaardcijfer is", en: "What is still a default" },
  intro: {
    nl: "Deze regio rekent meteen, maar bijna elk cijfer is een standaard: van Vlaanderen of Kortrijk, geschaald naar inwoners, huishoudens, woningen of oppervlakte. Wie hieronder van boven naar beneden werkt, vervangt eerst wat het meest telt. Vink af wat klaar is.",
    en: "This region runs at once, but nearly every figure is a default: of Flanders or Kortrijk, scaled by inhabitants, households, dwellings or area. Who works from top to bottom replaces first what counts most. Tick off what is done.",
  },
  how: {
    nl: "Zet in de tabel het echte cijfer, met zijn eenheid, graad (`measured` als het geteld is), bron (een rij in `sources/`), plaats en toelichting; kijk het na met `simulate validate`. De toelichting van een standaardcijfer zegt waar het vandaan komt.",
    en: "Put the real figure in the table, with its unit, grade (`measured` when it was counted), source (a row in `sources/`), place and note; check it with `simulate validate`. The note of a default says where it comes from.",
  },
  answered: { nl: "Wat u opgaf", en: "What you stated" },
  figures: { nl: "cijfers in", en: "figures in" },
  quality: {
    nl: "Hoe goed de cijfers onderbouwd zijn, toont `simulate quality plan.yaml`.",
    en: "How well founded the figures are is shown by `simulate quality plan.yaml`.",
  },
} satisfies Record<string, Text>;

export interface Stated {
  readonly label: Text;
  readonly value: string;
  /** Whether it was taken because nothing was answered. */
  readonly isDefault: boolean;
}

/** The checklist as a page of Markdown. */
export function checklistText(
  name: string,
  stated: readonly Stated[],
  subjects: readonly DefaultSubject[],
  folder: string,
  language: Language,
): string {
  const standard = { nl: " (standaard: na te kijken)", en: " (default: to be checked)" }[language];
  const lines = subjects
    .filter(({ figures }) => figures.length > 0)
    .map(
      ({ subject, where, url, files, figures }) =>
        `- [ ] **${subject[language]}** (${figures.length} ${WORDS.figures[language]} ${files.map((file) => `\`${folder}/${file}\``).join(", ")}): ${where[language]}${url === "" ? "" : ` — <${url}>`}`,
    );
  return [
    `# ${name}: ${WORDS.title[language].toLowerCase()}`,
    WORDS.intro[language],
    WORDS.how[language],
    `## ${WORDS.answered[language]}`,
    stated
      .map(
        ({ label, value, isDefault }) =>
          `- ${label[language]}: ${value}${isDefault ? standard : ""}`,
      )
      .join("\n"),
    `## ${WORDS.title[language]}`,
    lines.join("\n"),
    WORDS.quality[language],
    "",
  ].join("\n\n");
}
