/** What is wrong with a Word document that cannot be filled, in words for who wrote it. */
import type { Text } from "../../../../engine/scenario/declarations.ts";
import { noteFault, type NoteFault } from "../../../note/fault.ts";
import type { PackageProblem } from "./package.ts";
import type { PassageProblem } from "./passages.ts";

type Words = readonly [message: Text, help: Text];

const PACKAGE_WORDS: Readonly<Record<PackageProblem, Words>> = {
  damaged: [
    { nl: "het Word-document is beschadigd", en: "the Word document is damaged" },
    {
      nl: "open het in Word en bewaar het opnieuw als Word-document (.docx)",
      en: "open it in Word and save it again as a Word document (.docx)",
    },
  ],
  "too-large": [
    {
      nl: "het Word-document is te groot, of blaast zich bij het uitpakken op",
      en: "the Word document is too large, or swells when it is unpacked",
    },
    {
      nl: "verklein de afbeeldingen in Word (Afbeeldingen comprimeren) en bewaar het opnieuw",
      en: "make the pictures smaller in Word (Compress Pictures) and save it again",
    },
  ],
  encrypted: [
    { nl: "het Word-document is versleuteld", en: "the Word document is encrypted" },
    { nl: "bewaar het zonder wachtwoord", en: "save it without a password" },
  ],
  "unsafe-name": [
    {
      nl: "in het Word-document zit een bestand met een onveilige naam",
      en: "the Word document holds a file with an unsafe name",
    },
    {
      nl: "begin opnieuw van een document dat Word zelf bewaarde",
      en: "start again from a document that Word itself saved",
    },
  ],
  macros: [
    { nl: "het Word-document bevat macro's", en: "the Word document holds macros" },
    {
      nl: "bewaar het in Word als Word-document zonder macro's (.docx)",
      en: "save it in Word as a Word document without macros (.docx)",
    },
  ],
  "not-word": [
    { nl: "dit is geen Word-document (.docx)", en: "this is no Word document (.docx)" },
    {
      nl: "bewaar het in Word als Word-document (.docx), zonder wachtwoord",
      en: "save it in Word as a Word document (.docx), without a password",
    },
  ],
  strict: [
    {
      nl: "dit is een ‘Strict Open XML’-document, een vorm die Word zelden gebruikt",
      en: "this is a ‘Strict Open XML’ document, a form that Word seldom uses",
    },
    {
      nl: "bewaar het in Word als gewoon Word-document (.docx)",
      en: "save it in Word as an ordinary Word document (.docx)",
    },
  ],
};

/** A document that is not opened; the detail is for who looks into the file. */
export function packageFault(problem: PackageProblem, detail: string): NoteFault {
  const [message, help] = PACKAGE_WORDS[problem];
  const behind = detail === "" ? "" : ` (${detail})`;
  return noteFault(
    "broken-note",
    { nl: `${message.nl}${behind}`, en: `${message.en}${behind}` },
    help,
  );
}

const PASSAGE_WORDS: Readonly<Record<PassageProblem, Words>> = {
  "no-end": [
    { nl: "{als …} wordt niet gesloten", en: "{if …} is not closed" },
    {
      nl: "schrijf {einde} waar de tekst ophoudt die van de voorwaarde afhangt",
      en: "write {end} where the text ends that depends on the condition",
    },
  ],
  "no-if": [
    {
      nl: "hier staat {anders} of {einde} zonder {als …} ervoor",
      en: "{else} or {end} stands here without an {if …} before it",
    },
    { nl: "haal het weg, of zet er {als …} voor", en: "take it away, or put {if …} before it" },
  ],
  "second-else": [
    {
      nl: "bij dezelfde {als …} staat {anders} twee keer",
      en: "the same {if …} has {else} twice",
    },
    {
      nl: "zet een tweede {als …} binnen de eerste, met een eigen {einde}",
      en: "put a second {if …} within the first, with an {end} of its own",
    },
  ],
  "other-text": [
    {
      nl: "{als …} en {einde} staan niet in dezelfde tekst",
      en: "{if …} and {end} do not stand in the same text",
    },
    {
      nl: "zet {als …}, {anders} en {einde} alle drie in dezelfde kolom tekst, cel of tekstvak",
      en: "put {if …}, {else} and {end} all in the same column of text, cell or text box",
    },
  ],
  "cuts-table": [
    {
      nl: "de voorwaarde begint buiten een tabel en eindigt erin, of omgekeerd",
      en: "the condition begins outside a table and ends in it, or the other way round",
    },
    {
      nl: "zet {als …} in de alinea vóór de tabel en {einde} in die erna, of beide in de tabel",
      en: "put {if …} in the paragraph before the table and {end} in the one after it, or both in it",
    },
  ],
  "cuts-row": [
    {
      nl: "een voorwaarde over cellen heen geldt voor hele rijen",
      en: "a condition across cells is about whole rows",
    },
    {
      nl: "zet {als …} vooraan in de eerste cel en {einde} achteraan in de laatste cel van een rij",
      en: "put {if …} first in the first cell and {end} last in the last cell of a row",
    },
  ],
  "cuts-field": [
    {
      nl: "de voorwaarde snijdt een veld van Word (een verwijzing, een inhoudstafel) in twee",
      en: "the condition cuts a field of Word (a reference, a table of contents) in two",
    },
    {
      nl: "zet {als …} en {einde} allebei voor, in of achter het veld",
      en: "put {if …} and {end} both before, in or behind the field",
    },
  ],
  "cuts-section": [
    {
      nl: "tussen {als …} en {einde} staat een sectie-einde",
      en: "there is a section break between {if …} and {end}",
    },
    {
      nl: "zet het sectie-einde buiten de voorwaarde",
      en: "put the section break outside the condition",
    },
  ],
  "cuts-merged-cells": [
    {
      nl: "de voorwaarde haalt de bovenste helft van samengevoegde cellen weg",
      en: "the condition takes away the upper half of merged cells",
    },
    {
      nl: "splits de cellen, of laat de voorwaarde over alle samengevoegde rijen gaan",
      en: "split the cells, or let the condition cover all merged rows",
    },
  ],
};

const badTag = ([message, help]: Words): NoteFault => noteFault("bad-tag", message, help);

export const passageFault = (problem: PassageProblem): NoteFault => badTag(PASSAGE_WORDS[problem]);

/** What may be wrong with where a tag stands. */
export const PLACE_FAULTS = {
  unclosed: badTag([
    { nl: "een accolade wordt niet gesloten", en: "a brace is not closed" },
    {
      nl: "sluit het veld met } in dezelfde alinea, of schrijf {{ voor een gewone accolade",
      en: "close the tag with } in the same paragraph, or write {{ for a plain brace",
    },
  ]),
  unopened: badTag([
    { nl: "een accolade wordt gesloten en niet geopend", en: "a brace closes that was not opened" },
    {
      nl: "open het veld met { in dezelfde alinea, of schrijf }} voor een gewone accolade",
      en: "open the tag with { in the same paragraph, or write }} for a plain brace",
    },
  ]),
  revised: badTag([
    {
      nl: "in dit veld staan bijgehouden wijzigingen",
      en: "there are tracked changes in this tag",
    },
    {
      nl: "aanvaard of verwerp de wijzigingen in Word (Controleren > Accepteren)",
      en: "accept or reject the changes in Word (Review > Accept)",
    },
  ]),
  crossesField: badTag([
    {
      nl: "het veld begint of eindigt midden in een veld van Word",
      en: "the tag begins or ends within a field of Word",
    },
    {
      nl: "typ het veld opnieuw, als gewone tekst",
      en: "type the tag again, as plain text",
    },
  ]),
  holdsObject: badTag([
    {
      nl: "tussen de accolades staat een afbeelding, een voetnoot of iets anders dat geen tekst is",
      en: "there is a picture, a footnote or something else that is no text between the braces",
    },
    { nl: "typ het veld opnieuw, als gewone tekst", en: "type the tag again, as plain text" },
  ]),
  closedControl: badTag([
    {
      nl: "het veld staat in een inhoudsbesturingselement dat Word zelf invult of dat alleen platte tekst toelaat",
      en: "the tag stands in a content control that Word fills itself or that only allows plain text",
    },
    { nl: "zet het veld ernaast, in gewone tekst", en: "put the tag beside it, in plain text" },
  ]),
  notAlone: badTag([
    {
      nl: "een tabel of grafiek staat tussen andere tekst",
      en: "a table or chart stands among other text",
    },
    { nl: "zet het veld alleen in een alinea", en: "put the tag in a paragraph of its own" },
  ]),
  notInText: badTag([
    {
      nl: "een tabel of grafiek kan niet in een koptekst, voettekst of noot staan",
      en: "a table or chart cannot stand in a header, footer or note",
    },
    { nl: "zet het veld in de tekst zelf", en: "put the tag in the text itself" },
  ]),
} as const;

/** A passage of a filled document whose condition no longer says what it said. */
export const turnedPassage = (expression: string, held: boolean): NoteFault =>
  noteFault(
    "note-contradicts-run",
    {
      nl: `deze passage staat er omdat “${expression}” ${held ? "gold" : "niet gold"}, en dat is nu anders`,
      en: `this passage stands here because “${expression}” ${held ? "held" : "did not hold"}, which is otherwise now`,
    },
    {
      nl: "vul het sjabloon opnieuw in, of schrijf hier zelf {als …}tekst{anders}andere tekst{einde}",
      en: "fill the template again, or write {if …}text{else}other text{end} here yourself",
    },
  );
