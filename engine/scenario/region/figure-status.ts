/**
 * Three different things that a table or a plan can say of a figure: that nobody knows it
 * (`unknown`), that it is nought (`0`, with its source like any other figure), or that it was filled
 * in for the time being (`status: placeholder`). An empty cell says none of them, and is a mistake.
 */
import type { Grade, Text } from "../declarations.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import type { Remark } from "../diagnostics/text.ts";

/** Stands where a number would: it is missing, and nothing that needs it has a value. */
export const UNKNOWN = "unknown";

/** In the column or key `status`: filled in until somebody supplies the figure. */
export const PLACEHOLDER = "placeholder";

/** Whatever a placeholder was copied from, that it holds here is an assumption. */
export const PLACEHOLDER_GRADE = "assumption" satisfies Grade;

/** What keeps the engine going where a figure is unknown: nothing that it moves is ever shown. */
export const standIn = ({ min, max }: { readonly min: number; readonly max: number }): number =>
  Math.min(max, Math.max(min, 1));

/** What may stand where a value is missing, in a table. */
export const THREE_WAYS: Text = {
  nl: "schrijf unknown als niemand het weet, 0 met zijn bron als het nul is, of een voorlopig cijfer met placeholder in de kolom status",
  en: "write unknown when nobody knows it, 0 with its source when it is nought, or a provisional figure with placeholder in the column status",
};

/** What is wrong with a status; null when it is one. */
export function wrongStatus(written: string): Remark | null {
  if (written === PLACEHOLDER) return null;
  const near = nearest(written, [PLACEHOLDER]);
  return {
    code: "wrong-type",
    message: {
      nl: `status: "${written}" kan hier niet`,
      en: `status: "${written}" cannot stand here`,
    },
    help:
      near === null
        ? {
            nl: "schrijf placeholder voor een voorlopig cijfer, of laat het weg",
            en: "write placeholder for a provisional figure, or leave it out",
          }
        : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
  };
}

/** A figure that the model cannot do without, and that nobody knows. */
export const indispensable = (subject: string): Remark => ({
  code: "missing-value",
  message: {
    nl: `${subject} is onbekend, en zonder kan het model niet rekenen`,
    en: `${subject} is unknown, and the model cannot do without`,
  },
  help: {
    nl: "geef een voorlopig cijfer: status placeholder, met een marge en een toelichting (note)",
    en: "give a provisional figure: status placeholder, with a range and a note",
  },
});

/** A placeholder that calls itself better founded than it is. */
export const foundedPlaceholder = (subject: string, grade: string): Remark => ({
  code: "inconsistent-data",
  message: {
    nl: `${subject}: een voorlopig cijfer kan niet de graad ${grade} hebben`,
    en: `${subject}: a placeholder cannot have the grade ${grade}`,
  },
  help: {
    nl: "het telt als assumption, waar het ook vandaan komt; laat de graad weg, of de status als het cijfer klopt",
    en: "it counts as an assumption, wherever it was taken from; leave out the grade, or the status if the figure holds",
  },
});

/** A placeholder without a word on why it stands there. */
export const placeholderWithoutNote = (subject: string): Remark => ({
  code: "missing-provenance",
  message: {
    nl: `${subject} is voorlopig ingevuld en zegt niet waarom`,
    en: `${subject} is a placeholder and does not say why`,
  },
  help: {
    nl: "schrijf in note waar het getal vandaan komt en wie het juiste moet geven",
    en: "say in note where the number was taken from and who is to supply the right one",
  },
});
