/** The files of a new project folder, with remarks in one language: all of it runs unchanged. */
import { FORMAT_LINE } from "../../engine/scenario/plan/plan-format.ts";
import type { Text } from "../../engine/scenario/declarations.ts";

type Language = keyof Text;

export const MARK: Text = {
  nl: `# Dit bestand zegt: hier is de projectmap. Plannen, pakketten maatregelen en regio's in deze map mogen
# naar elkaar verwijzen; daarbuiten wordt niets gelezen. Er hoeft verder niets in te staan.
`,
  en: `# This file says: here is the project folder. Plans, packages of measures and regions in this folder
# may refer to each other; nothing outside of it is read. It need not hold anything else.
`,
};

const PLAN: Text = {
  nl: `# yaml-language-server: $schema=./plan.schema.json
# Een plan zegt alleen wat er anders gaat dan bij ongewijzigd beleid. Reken het door met
#   simulate plan.yaml
# en kijk het na met
#   simulate validate plan.yaml
# In een editor met YAML-ondersteuning (VS Code vraagt of u die wilt) vult Ctrl+spatie hefbomen aan.

${FORMAT_LINE}
id: mijn-plan                     # zo heet de map met resultaten
title: { nl: Mijn plan, en: My plan }
region: ./regio                   # de cijfers van uw stad; wat daar niet staat, is van Kortrijk

levers:
  # Een tabel van jaren; ertussen een rechte lijn. Alle hefbomen: simulate list levers
  renewables.wind_capacity: { 2024: 6 MW, 2035: 20 MW }

  # Haal het # weg om er een te gebruiken.
  # housing.renovation_rate: { 2024: 1.3 %, 2030: 3 %, shape: s-curve }
  # heat.connection_share[venning]: 40 %

# Wie klaar wil beginnen, neemt pakketten maatregelen over: simulate list measures
# include: [warmte-2]

targets:
  # Een doel: welke uitkomst, hoeveel, wanneer, en wie dat zegt. simulate list indicators
  wind_2035: { indicator: renewables.wind_capacity, at_least: 20 MW, year: 2035, source: mijn nota }
`,
  en: `# yaml-language-server: $schema=./plan.schema.json
# A plan says only what is done otherwise than under unchanged policy. Run it with
#   simulate plan.yaml
# and check it with
#   simulate validate plan.yaml
# In an editor that knows YAML (VS Code asks whether you want that) Ctrl+space completes levers.

${FORMAT_LINE}
id: my-plan                       # names the folder with results
title: { nl: Mijn plan, en: My plan }
language: en                      # of the summary and the charts
region: ./region                  # the figures of your city; what is not there is Kortrijk's

levers:
  # A table of years; a straight line between them. All levers: simulate list levers
  renewables.wind_capacity: { 2024: 6 MW, 2035: 20 MW }

  # Take the # away to use one.
  # housing.renovation_rate: { 2024: 1.3 %, 2030: 3 %, shape: s-curve }
  # heat.connection_share[venning]: 40 %

# Packages of measures are a ready start: simulate list measures
# include: [warmte-2]

targets:
  # A goal: which result, how much, when, and who says so. simulate list indicators
  wind_2035: { indicator: renewables.wind_capacity, at_least: 20 MW, year: 2035, source: my note }
`,
};

const REGION: Text = {
  nl: `# De cijfers van uw stad. LET OP: alles wat hier niet staat, is van Kortrijk. Vul eerst aan wat in
# LEESMIJ.txt staat; tot dan zeggen de uitkomsten iets over Kortrijk, niet over uw stad.
${FORMAT_LINE}
id: mijn-stad
title: { nl: Mijn stad, en: My city }
extends: kortrijk                 # meegeleverd; vlaanderen heeft alleen wat Vlaamse steden delen
`,
  en: `# The figures of your city. NOTE: all that is not here is Kortrijk's. First supply what README.txt
# names; until then the results say something of Kortrijk, not of your city.
${FORMAT_LINE}
id: my-city
title: { nl: Mijn stad, en: My city }
extends: kortrijk                 # supplied; vlaanderen has only what Flemish cities share
`,
};

const README: Text = {
  nl: `De cijfers van uw stad
======================

Tabellen die u met Excel kunt openen (bewaar ze als CSV). Elk cijfer heeft een eenheid, een bron en een
graad: measured (gemeten), official-projection, literature, derived (afgeleid) of assumption (aanname).
Wat niet gemeten is, krijgt een laagste (low) en hoogste (high) waarde. De tabellen zijn nog leeg.

Begin hiermee; de voorbeelden kunt u als rij in de tabel zetten en aanpassen:

1. sources/eigen.csv: waar de cijfers vandaan komen.
   bevolkingsregister,Bevolkingsregister,Stad,2024,,

2. parameters/eigen.csv: losse getallen. simulate list parameters toont ze alle met hun waarde.
   climate.normal_degree_days,2350,K.day,2250,2450,derived,bevolkingsregister,tabel 1,hoe u eraan komt

3. De bevolking per leeftijd en geslacht: een tabel, zoals tables/demography-population-2024.csv van
   Kortrijk, en een rij in tables/demography.index.csv die zegt welke kolom welk cijfer geeft.

4. De woningen naar type, label en verwarming: housing.* in parameters/.

5. De energie- en CO2-inventaris van de stad: inventory.csv. Dan vervalt wat uit meters is afgeleid.

6. reference/eigen.csv: wat er bij ongewijzigd beleid met een hefboom gebeurt, per jaar.

7. targets.csv: de doelen van de stad. Zolang er geen is, gelden die van Kortrijk.

Kijk na met: simulate validate regio
`,
  en: `The figures of your city
========================

Tables that Excel can open (save them as CSV). Every figure has a unit, a source and a grade: measured,
official-projection, literature, derived or assumption. What was not measured has a lowest (low) and a
highest (high) value. The tables are still empty.

Begin with these; the examples can be put into the table as a row and changed:

1. sources/own.csv: where the figures come from.
   population-register,Population register,City,2024,,

2. parameters/own.csv: single numbers. simulate list parameters shows all with their value.
   climate.normal_degree_days,2350,K.day,2250,2450,derived,population-register,table 1,how you got it

3. The population by age and sex: a table, like tables/demography-population-2024.csv of Kortrijk, and a
   row in tables/demography.index.csv that says which column gives which figure.

4. The dwellings by type, label and heating: housing.* in parameters/.

5. The energy and CO2 inventory of the city: inventory.csv. It replaces what is derived from meters.

6. reference/own.csv: what happens to a lever under unchanged policy, year by year.

7. targets.csv: the goals of the city. As long as there is none, those of Kortrijk hold.

Check with: simulate validate region
`,
};

const PARAMETERS = "parameter,value,unit,low,high,grade,source,where,note\n";
const REFERENCE = "lever,year,value,unit,low,high,grade,source,where,note\n";
const HISTORY = "indicator,year,value,unit,low,high,grade,source,where,note\n";
const SOURCES = "source,title,publisher,year,licence,url\n";

/** VS Code then asks whether to install what completes YAML. */
export const EXTENSIONS = `{ "recommendations": ["redhat.vscode-yaml"] }\n`;

/**
 * Path to text, in the order in which they are shown.
 *
 * @param schemas of plans and of packages of measures
 */
export function projectFiles(
  language: Language,
  schemas: { readonly plan: string; readonly measures: string },
): ReadonlyMap<string, string> {
  const region = language === "nl" ? "regio" : "region";
  const own = language === "nl" ? "eigen" : "own";
  return new Map([
    ["plan.yaml", PLAN[language]],
    ["ademruimte.yaml", MARK[language]],
    [`${region}/region.yaml`, REGION[language]],
    [`${region}/${language === "nl" ? "LEESMIJ.txt" : "README.txt"}`, README[language]],
    [`${region}/parameters/${own}.csv`, PARAMETERS],
    [`${region}/reference/${own}.csv`, REFERENCE],
    [`${region}/history/${own}.csv`, HISTORY],
    [`${region}/sources/${own}.csv`, SOURCES],
    ["plan.schema.json", schemas.plan],
    ["measures.schema.json", schemas.measures],
    [".vscode/extensions.json", EXTENSIONS],
  ]);
}
