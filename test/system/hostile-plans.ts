/** A plan with a hostile text in every place that takes one, for pages in which texts must stay words. */
import fs from "node:fs";
import path from "node:path";

/** Each would do something where texts are trusted. */
export const ATTACKS = [
  `<script>window.broken = 1; alert("a")</script>`,
  `<img src=x onerror="window.broken = 2">`,
  `"><svg onload=alert(3)>`,
  `' onmouseover='alert(4)`,
  `</script><script>window.broken = 5</script>`,
  `</style></title><iframe src=https://example.org/six></iframe>`,
  `{{constructor.constructor("alert(7)")()}}`,
  `](javascript:alert(8))`,
  `=cmd|' /C calc'!A9`,
  `javascript:alert(10)`,
  `<!-- eleven`,
  `&lt;b&gt;twelve`,
  `]]><b>thirteen</b>`,
  `\${alert(14)}`,
  `\u202efifteen\u2066`,
];
let turn = 0;
const attack = (): string => JSON.stringify(ATTACKS[turn++ % ATTACKS.length]);

/** Every place where a plan takes a text. */
const hostilePlan = (id: string): string => `id: ${id}
title: { nl: ${attack()}, en: ${attack()} }
region: kortrijk
include: [measures.yaml]
levers:
  renewables.wind_capacity: { 2024: 6 MW, 2040: 31 MW, source: ${attack()} }
parameters:
  demography.housing_pull: { value: 0.5 persons/dwelling, low: 0.1 persons/dwelling, high: 0.9 persons/dwelling, source: ${attack()}, grade: assumption, note: ${attack()} }
indicators:
  own:
    formula: "renewables.pv_capacity / demography.population"
    unit: kW
    title: { nl: ${attack()}, en: ${attack()} }
    note: ${attack()}
checks:
  mine:
    expect: "demography.population >= 1 person"
    title: { nl: ${attack()}, en: ${attack()} }
    source: ${attack()}
    note: ${attack()}
targets:
  mine:
    indicator: emissions.total
    change: -40 %
    vs: 2005
    year: 2030
    title: { nl: ${attack()}, en: ${attack()} }
    source: ${attack()}
    section: ${attack()}
    remark: ${attack()}
budgets:
  mine:
    indicator: emissions.total
    amount: 3000 kt
    from: 2024
    to: 2040
    title: { nl: ${attack()}, en: ${attack()} }
    source: ${attack()}
    note: ${attack()}
observations:
  emissions.total:
    2024: { value: 320 kt, source: ${attack()}, grade: measured, note: ${attack()} }
`;
const MEASURES = `id: measures
title: { nl: ${attack()}, en: ${attack()} }
theme: heat
explanation: { nl: ${attack()}, en: ${attack()} }
levers:
  housing.renovation_rate: { 2024: 1.3 %, 2030: 3 %, source: ${attack()} }
`;

/**
 * Writes plans with their package into a folder.
 *
 * @returns their files; one plan more than there are texts in it, so that every text comes in every place
 */
export function writeHostilePlans(home: string): readonly string[] {
  turn = 0;
  fs.mkdirSync(home);
  fs.writeFileSync(path.join(home, "ademruimte.yaml"), "");
  fs.writeFileSync(path.join(home, "measures.yaml"), MEASURES);
  return Array.from({ length: 4 }, (_, i) => {
    const file = path.join(home, `plan-${i}.yaml`);
    fs.writeFileSync(file, hostilePlan(`plan-${i}`));
    return file;
  });
}

/** Texts that would leave no trace if they were taken for something else. */
export const SEEN = [ATTACKS[0]!, ATTACKS[6]!, ATTACKS[8]!, "&lt;b&gt;twelve"];
