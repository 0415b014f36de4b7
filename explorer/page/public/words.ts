/** What the page for residents says of itself, in plain words. */
import type { ExplorerLanguage } from "../../session/page-data.ts";

const nl = {
  page: "Verhaal",
  steps: "Stappen van het verhaal",
  step: (at: number, all: number) => `Stap ${at} van ${all}`,
  next: "Volgende stap",
  previous: "Vorige stap",
  again: "Opnieuw van het begin",
  try: "Probeer het zelf",
  tryHint: "Verschuif en kijk wat er met de cijfers gebeurt.",
  slider: (year: number, plan: string) => `Dit wordt bereikt in ${year}. In het plan: ${plan}.`,
  sliderLast: (year: number, plan: string) =>
    `Dit geldt in ${year}, het laatste jaar ervan. In het plan: ${plan}.`,
  sliderYear: (plan: string) => `In het plan: ${plan}.`,
  never: "nooit",
  back: "Zet terug zoals in het verhaal",
  wasBack: "Teruggezet zoals in het verhaal.",
  outcome: "Dit komt eruit",
  question: "Denk even na",
  source: "Bron",
  picture: "In beeld",
  withSliders: "Met deze schuivers:",
  more: "Alle schuivers, cijfers en bronnen",
  toStory: "Terug naar het verhaal",
  embed: "Zet dit op uw website",
  embedHint:
    "Zet het bestand van deze pagina op uw website, en plak deze regels in de pagina waarin ze moet komen.",
  embedLabel: "Regels voor uw website",
  copy: "Kopieer",
  copied: "Gekopieerd.",
  notCopied: "Niet gekopieerd: selecteer de regels en kopieer ze zelf.",
  close: "Sluit",
  honest:
    "Berekend met een model en aannames, niet voorspeld. Alles gebeurt op uw toestel; er wordt niets verstuurd.",
  language: "Taal",
  main: "De grote lijn",
};

type PublicWords = typeof nl;

const en: PublicWords = {
  page: "Story",
  steps: "Steps of the story",
  step: (at, all) => `Step ${at} of ${all}`,
  next: "Next step",
  previous: "Previous step",
  again: "Start again",
  try: "Try it yourself",
  tryHint: "Move a slider and see what the figures do.",
  slider: (year, plan) => `This is reached in ${year}. In the plan: ${plan}.`,
  sliderLast: (year, plan) => `This holds in ${year}, its last year. In the plan: ${plan}.`,
  sliderYear: (plan) => `In the plan: ${plan}.`,
  never: "never",
  back: "Put back as in the story",
  wasBack: "Put back as in the story.",
  outcome: "What comes of it",
  question: "Think for a moment",
  source: "Source",
  picture: "In a picture",
  withSliders: "With these sliders:",
  more: "All sliders, figures and sources",
  toStory: "Back to the story",
  embed: "Put this on your web site",
  embedHint:
    "Put the file of this page on your web site, and paste these lines into the page that is to show it.",
  embedLabel: "Lines for your web site",
  copy: "Copy",
  copied: "Copied.",
  notCopied: "Not copied: select the lines and copy them yourself.",
  close: "Close",
  honest:
    "Computed with a model and assumptions, not predicted. All of it happens on your device; nothing is sent.",
  language: "Language",
  main: "The main line",
};

export const PUBLIC_WORDS: Readonly<Record<ExplorerLanguage, PublicWords>> = { nl, en };
