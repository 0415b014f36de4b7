/** Where the report of every municipality is, or how to get one. */
import type { Text } from "../../../../engine/scenario/declarations.ts";
import type { Language } from "../../../numbers.ts";
import { markup, type Html } from "../html.ts";

export const EACH_TEXTS = {
  title: { nl: "Het verslag van elke gemeente", en: "The report of each municipality" },
  there: {
    nl: "Elke gemeente zoals ze uitkomt in dit plan, met haar eigen doelen, figuren en bronnen:",
    en: "Each municipality as it comes out in this plan, with its own goals, figures and sources:",
  },
  how: {
    nl: "Een verslag van elke gemeente komt erbij met --each, dat van één gemeente met --region:",
    en: "A report of each municipality is added by --each, that of one municipality by --region:",
  },
} as const satisfies Record<string, Text>;

export interface MemberReports {
  /** Id and name of every municipality. */
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** Paths from the report of the group, one per municipality; null where they were not asked for. */
  readonly each: readonly string[] | null;
}

export function memberReports({ ids, names, each }: MemberReports, language: Language): Html {
  if (each !== null) {
    return markup`<p>${EACH_TEXTS.there[language]}</p>
      <ul>
        ${each.map((path, at) => markup`<li><a href="${path}">${names[at]!}</a></li>`)}
      </ul>`;
  }
  const commands = ["--each", `--region ${ids[0]!}`].map(
    (option) => `simulate PLAN.yaml ${option}`,
  );
  return markup`<p>${EACH_TEXTS.how[language]}</p>
    <ul>
      ${commands.map((command) => markup`<li><code>${command}</code></li>`)}
    </ul>`;
}
