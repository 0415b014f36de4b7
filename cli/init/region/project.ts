/** The files of a project that starts from a municipality: a plan that runs, its region, and a checklist. */
import { FORMAT_LINE } from "../../../engine/scenario/plan/plan-format.ts";
import type { Municipality } from "../../../engine/scenario/municipality/facts.ts";
import { makeRegion } from "../../../engine/scenario/municipality/region-files.ts";
import type { SuppliedTexts } from "../../../engine/scenario/municipality/tables.ts";
import { EXTENSIONS, MARK } from "../files.ts";
import type { Language } from "../../texts.ts";
import { checklistText, defaultSubjects, type DefaultSubject, type Stated } from "./checklist.ts";

const PLAN = {
  nl: (id: string, title: string): string => `# yaml-language-server: $schema=./plan.schema.json
# Ongewijzigd beleid voor ${title}: elke hefboom volgt zijn referentiepad. Reken het door met
#   simulate plan.yaml
# Zet onder levers wat er in uw plan anders gaat. Alle hefbomen: simulate list levers
${FORMAT_LINE}
id: ${id}-referentie
title: { nl: "${title}: ongewijzigd beleid", en: "${title}: unchanged policy" }
region: ./regio                   # de cijfers van de gemeente

# levers:
#   renewables.wind_capacity: { 2024: 0 MW, 2035: 12 MW, source: onze nota }
#   housing.renovation_rate: { 2024: 1.3 %, 2030: 3 %, source: onze nota }
`,
  en: (id: string, title: string): string => `# yaml-language-server: $schema=./plan.schema.json
# Unchanged policy for ${title}: every lever follows its reference path. Run it with
#   simulate plan.yaml
# Put under levers what your plan does otherwise. All levers: simulate list levers
${FORMAT_LINE}
id: ${id}-reference
title: { nl: "${title}: ongewijzigd beleid", en: "${title}: unchanged policy" }
language: en
region: ./region                  # the figures of the municipality

# levers:
#   renewables.wind_capacity: { 2024: 0 MW, 2035: 12 MW, source: our note }
#   housing.renovation_rate: { 2024: 1.3 %, 2030: 3 %, source: our note }
`,
};

export const CHECKLIST = { nl: "NOG-AAN-TE-VULLEN.md", en: "STILL-TO-SUPPLY.md" };

export interface StartedProject {
  /** Texts by path, in the order in which they are shown. */
  readonly files: ReadonlyMap<string, string>;
  readonly subjects: readonly DefaultSubject[];
}

/** @param schemas of plans and of packages of measures */
export function municipalProject(
  texts: SuppliedTexts,
  municipality: Municipality,
  stated: readonly Stated[],
  schemas: { readonly plan: string; readonly measures: string },
  language: Language,
): StartedProject {
  const region = language === "nl" ? "regio" : "region";
  const made = makeRegion(texts, municipality, { parent: "vlaanderen" });
  const subjects = defaultSubjects(texts, made.figures);
  const { id, name } = municipality;
  return {
    subjects,
    files: new Map([
      ["plan.yaml", PLAN[language](id, name)],
      [CHECKLIST[language], checklistText(name, stated, subjects, region, language)],
      ["ademruimte.yaml", MARK[language]],
      ...[...made.files].map(([path, text]) => [`${region}/${path}`, text] as const),
      ["plan.schema.json", schemas.plan],
      ["measures.schema.json", schemas.measures],
      [".vscode/extensions.json", EXTENSIONS],
    ]),
  };
}
