/** A plan to start from: ten lines beside the other plans, which run as they are. */
import fs from "node:fs";
import path from "node:path";
import { isPlanId } from "../../engine/scenario/plan/plan-file.ts";
import type { Language } from "../texts.ts";

/** The id that a name in plain words makes; null when nothing of it can be one. */
export function idOfName(name: string): string | null {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const id = plain
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 50)
    .replace(/^-+|-+$/g, "");
  if (id === "") return null;
  return isPlanId(id) ? id : `plan-${id}`;
}

export function newPlanText(name: string, id: string, language: Language): string {
  const title = JSON.stringify(name);
  return {
    nl: `# Dit plan zegt alleen wat er anders gaat dan bij ongewijzigd beleid in Kortrijk.
# Wijzig een getal, bewaar, en reken het plan opnieuw door. Alles wat u kunt zetten: simulate list levers
id: ${id}
title: { nl: ${title}, en: ${title} }
extends: referentie
levers:
  # jaartal: waarde; tussen twee jaren loopt een rechte lijn
  renewables.wind_capacity: { 2024: 6 MW, 2035: 20 MW }
  # Haal het # weg om ook deze te gebruiken.
  # housing.renovation_rate: { 2024: 1.3 %, 2030: 2.5 % }
`,
    en: `# This plan says only what is done otherwise than under unchanged policy in Kortrijk.
# Change a number, save, and run the plan again. All there is to set: simulate list levers
id: ${id}
title: { nl: ${title}, en: ${title} }
language: en
extends: referentie
levers:
  # year: value; a straight line runs between two years
  renewables.wind_capacity: { 2024: 6 MW, 2035: 20 MW }
  # Take the # away to use this one too.
  # housing.renovation_rate: { 2024: 1.3 %, 2030: 2.5 % }
`,
  }[language];
}

/**
 * @returns the file that was written
 * @throws the error of the file system; `EEXIST` when there is such a plan already
 */
export function writeNewPlan(folder: string, name: string, id: string, language: Language): string {
  const file = path.join(folder, `${id}.yaml`);
  // Notepad of before 2018 knows no other line ends.
  const ends = process.platform === "win32" ? "\r\n" : "\n";
  fs.writeFileSync(file, newPlanText(name, id, language).replaceAll("\n", ends), { flag: "wx" });
  return file;
}
