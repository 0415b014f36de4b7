/** Languages and texts for readers. */

/** Every text for readers exists in Dutch (`nl`) and English (`en`). */
export type Language = "nl" | "en";

/** A text in both languages: `text[language]`. */
export interface Text {
  readonly nl: string;
  readonly en: string;
}

/** Something with an id and a title: a region of a plan, say. */
export interface Named {
  readonly id: string;
  readonly title: Text;
}

/**
 * How well founded a figure is, strongest first: `measured`, `official-projection`, `literature`,
 * `derived` (computed from measurements), `assumption`.
 */
export type Grade = "measured" | "official-projection" | "literature" | "derived" | "assumption";
