/** What the views say, beside the texts of the charts. */
const nl = {
  year: "Jaar",
  readOff: (title: string): string => `Lees af per jaar: ${title}`,
  figures: (title: string): string => `Cijfers: ${title}`,
  series: "Reeks",
  plan: "Dit plan",
  difference: "Verschil",
  table: "Tabel met alle cijfers",
  tools: (title: string): string => `Bewaar of deel: ${title}`,
  more: "Bewaar of deel",
  save: (kind: string): string => `Bewaar ${kind}`,
  saved: "Bewaard.",
  notSaved: "Bewaren lukt niet in deze browser.",
  copied: "Gekopieerd.",
  embed: "Insluiten",
  embedHelp: "Deze code zet de figuur, zoals ze nu staat, in een andere webpagina.",
  embedFill:
    "Zet in de plaats van UW-WEBSITE/verkenner.html waar u deze pagina op het web plaatst.",
  embedAddress: "https://UW-WEBSITE/verkenner.html",
  link: "Adres van deze figuur",
  code: "Code om in te sluiten",
  copy: "Kopieer",
  nothing: "Dit plan heeft geen cijfers voor deze weergave.",
  noChart: (id: string): string => `Dit plan heeft geen figuur met de naam ${id}.`,
  means: "Wat de figuur toont",
  goals: "Doelen in de figuur",
  in: (year: number): string => `in ${year}`,
} as const;

export type ViewWords = {
  readonly [Key in keyof typeof nl]: (typeof nl)[Key] extends string ? string : (typeof nl)[Key];
};

const en: ViewWords = {
  year: "Year",
  readOff: (title) => `Read off year by year: ${title}`,
  figures: (title) => `Figures: ${title}`,
  series: "Series",
  plan: "This plan",
  difference: "Difference",
  table: "Table with all figures",
  tools: (title) => `Save or share: ${title}`,
  more: "Save or share",
  save: (kind) => `Save ${kind}`,
  saved: "Saved.",
  notSaved: "Saving does not work in this browser.",
  copied: "Copied.",
  embed: "Embed",
  embedHelp: "This code puts the figure, as it is now, into another web page.",
  embedFill: "In place of YOUR-WEB-SITE/explorer.html, write where you put this page on the web.",
  embedAddress: "https://YOUR-WEB-SITE/explorer.html",
  link: "Address of this figure",
  code: "Code to embed",
  copy: "Copy",
  nothing: "This plan has no figures for this view.",
  noChart: (id) => `This plan has no figure named ${id}.`,
  means: "What the figure shows",
  goals: "Goals in the figure",
  in: (year) => `in ${year}`,
};

export const VIEW_WORDS: Readonly<Record<"nl" | "en", ViewWords>> = { nl, en };
