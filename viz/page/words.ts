/** What the page says while it is used, in the language that it is written in. */

const WORDS = {
  nl: {
    save: "Bewaar",
    copyTable: "Kopieer als tabel",
    copied: "Gekopieerd: plak in Excel of Word.",
    notCopied: "Kopiëren lukt niet in deze browser.",
    saved: "Bewaard.",
    notSaved: "Bewaren lukt niet in deze browser.",
    readOff: "Lees af",
    hint: "Pijltjestoetsen: volgende of vorige. Home, End: eerste of laatste. Escape: sluiten.",
    hintPlots: "Pijltje op of neer: ander paneel.",
    highlight: "Licht een reeks uit",
    tools: "Figuur bewaren of kopiëren",
    sortedUp: "oplopend gesorteerd",
    sortedDown: "aflopend gesorteerd",
    unsorted: "in de oorspronkelijke volgorde",
    filter: "Toon alleen rijen met",
    of: "van",
    rows: "rijen",
    openAll: "Klap alles open",
    closeAll: "Klap alles dicht",
    noRows: "Geen rij met deze tekst.",
  },
  en: {
    save: "Save",
    copyTable: "Copy as table",
    copied: "Copied: paste into Excel or Word.",
    notCopied: "Copying does not work in this browser.",
    saved: "Saved.",
    notSaved: "Saving does not work in this browser.",
    readOff: "Read off",
    hint: "Arrow keys: next or previous. Home, End: first or last. Escape: close.",
    hintPlots: "Arrow up or down: other panel.",
    highlight: "Highlight a series",
    tools: "Save or copy the figure",
    sortedUp: "sorted ascending",
    sortedDown: "sorted descending",
    unsorted: "in the original order",
    filter: "Only show rows with",
    of: "of",
    rows: "rows",
    openAll: "Open all",
    closeAll: "Close all",
    noRows: "No row with this text.",
  },
} as const;

export type PageLanguage = keyof typeof WORDS;

export const pageLanguage: PageLanguage = document.documentElement.lang.startsWith("en")
  ? "en"
  : "nl";

export const words: Readonly<Record<keyof (typeof WORDS)["nl"], string>> = WORDS[pageLanguage];
