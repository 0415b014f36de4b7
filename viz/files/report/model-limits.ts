/** What the model leaves out and must not be used for, module by module. */
import type { Catalogue, Text } from "../../../engine/scenario/declarations.ts";
import { MODULE_LIMITS } from "../../model-limits.ts";
import type { Language } from "../../numbers.ts";
import { fold } from "./fold.ts";
import { markup, type Html } from "./html.ts";
import { list } from "./prose.ts";
import { subjectsOf } from "./subjects.ts";

const TEXTS = {
  lead: {
    nl: "Een model is een vereenvoudiging. Dit rekent het niet uit, en hiervoor mag het niet gebruikt worden.",
    en: "A model is a simplification. This is what it does not compute, and what it must not be used for.",
  },
  leavesOut: { nl: "Dit zit er niet in", en: "What it leaves out" },
  notFor: { nl: "Gebruik het hier niet voor", en: "What it must not be used for" },
} as const satisfies Record<string, Text>;

/** Of every subject of the run. */
export function modelLimits(catalogue: Catalogue, language: Language): Html {
  const words = (texts: readonly Text[]): string[] => texts.map((text) => text[language]);
  return markup`<p>${TEXTS.lead[language]}</p>
    <div class="limits">
      ${subjectsOf(catalogue).map(({ id, title }) => {
        const { leavesOut, notFor } = MODULE_LIMITS[id]!;
        return fold(
          `limits-${id}`,
          title[language],
          "always",
          markup`<h4>${TEXTS.notFor[language]}</h4>
            ${list(words(notFor))}
            <h4>${TEXTS.leavesOut[language]}</h4>
            ${list(words(leavesOut))}`,
        );
      })}
    </div> `;
}
