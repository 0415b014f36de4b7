/** What `rerun` says, in both languages. */
import type { Text } from "../engine/scenario/declarations.ts";

export const RERUN = {
  rerun: {
    nl: "Reken een bewaarde berekening opnieuw: tot op de bit dezelfde, of wat er veranderde (motor, data, plan)",
    en: "Run a stored run again: the same to the bit, or what changed (engine, data, plan)",
  },
  run: {
    nl: "De run.json van een resultatenmap, of de map",
    en: "The run.json of a results folder, or the folder",
  },
  plan: {
    nl: "Het plan van vandaag (standaard het bestand dat de berekening noemt)",
    en: "Today's plan (default the file that the run names)",
  },
  out: {
    nl: "Schrijf de nieuwe berekening in MAP/<id>-rerun (standaard geen bestanden)",
    en: "Write the new run in DIR/<id>-rerun (default no files)",
  },
  strict: {
    nl: "Status 3 als er iets bewoog",
    en: "Status 3 when anything moved",
  },
  example: {
    nl: "Geeft deze versie nog dezelfde cijfers?",
    en: "Does this version still give the same figures?",
  },
  head: { nl: "Opnieuw gerekend", en: "Run again" },
  storedBy: { nl: "bewaard door motor", en: "stored by engine" },
  thisEngine: { nl: "deze motor", en: "this engine" },
  same: { nl: "dezelfde", en: "the same" },
  identical: {
    nl: "Identiek: alle {figures} cijfers van {outputs} uitkomsten zijn tot op de bit wat er bewaard is.",
    en: "Identical: all {figures} figures of {outputs} outputs are to the bit what was stored.",
  },
  identicalFile: {
    nl: "Identiek: indicators.csv wordt tot op de bit het bestand dat er bewaard is.",
    en: "Identical: indicators.csv comes out to the bit as the file that was stored.",
  },
  movedFile: {
    nl: "Niet identiek: indicators.csv wordt een ander bestand dan er bewaard is; het bewaarde is er niet meer, dus hoeveel is niet te zeggen.",
    en: "Not identical: indicators.csv comes out as another file than was stored; that one is gone, so by how much cannot be said.",
  },
  moved: {
    nl: "De motor: {moved} van {outputs} uitkomsten zijn niet meer wat er bewaard is.",
    en: "The engine: {moved} of {outputs} outputs are no longer what was stored.",
  },
  tables: {
    nl: "{same} van {listed} andere tabellen zijn tot op de bit dezelfde",
    en: "{same} of {listed} other tables are the same to the bit",
  },
  tablesMoved: { nl: "anders", en: "different" },
  newModules: {
    nl: "Modules van deze motor die de berekening niet had:",
    en: "Modules of this engine that the run did not have:",
  },
  noPlan: {
    nl: "Het plan is hier niet te vinden ({file}); geef het met --plan om te zien of plan of data veranderden.",
    en: "The plan is not to be found here ({file}); give it with --plan to see whether plan or data changed.",
  },
  brokenPlan: {
    nl: "Het plan van vandaag laadt niet, dus of plan of data veranderden is niet te zeggen.",
    en: "Today's plan does not load, so whether plan or data changed cannot be said.",
  },
  notAgain: { nl: "Niet opnieuw te rekenen", en: "Cannot be run again" },
  byVersion: { nl: "versie", en: "version" },
  heldAgainst: {
    nl: "Hieronder: wat er bewaard is naast wat het plan van vandaag ({file}) met deze versie geeft. Plan, data en model zijn daarin niet te scheiden.",
    en: "Below: what was stored beside what the plan of today ({file}) gives with this version. Plan, data and model cannot be told apart in it.",
  },
  comparable: {
    nl: "Te vergelijken: {outputs} uitkomsten, waarvan {same} tot op de bit gelijk en {moved} anders.",
    en: "Comparable: {outputs} outputs, of which {same} are the same to the bit and {moved} differ.",
  },
  goneOutputs: {
    nl: "Niet te vergelijken: {count} bewaarde uitkomsten die er niet meer zijn, van {modules}.",
    en: "Not comparable: {count} stored outputs that are no longer there, of {modules}.",
  },
  redefinedOutputs: {
    nl: "Niet te vergelijken: {count} uitkomsten die nu iets anders betekenen, van {modules}.",
    en: "Not comparable: {count} outputs that mean something else now, of {modules}.",
  },
  addedOutputs: {
    nl: "Niet bewaard, want er toen niet: {count} uitkomsten, van {modules}.",
    en: "Not stored, as they were not there: {count} outputs, of {modules}.",
  },
  ownIndicators: { nl: "eigen indicatoren", en: "own indicators" },
  otherVerdicts: {
    nl: "Doelen die toen ook beoordeeld werden: {judged}; met een ander oordeel nu",
    en: "Goals that were judged then too: {judged}; judged otherwise now",
  },
  sameVerdicts: {
    nl: "Doelen die toen ook beoordeeld werden: {judged}, nu alle met hetzelfde oordeel.",
    en: "Goals that were judged then too: {judged}, now all with the same verdict.",
  },
  noMargins: {
    nl: "De bewaarde berekening kende nog geen marges, en dus het oordeel onzeker niet.",
    en: "The stored run knew no margins yet, and so not the verdict uncertain.",
  },
  listed: {
    nl: "Elke uitkomst bij naam staat in --json; alles naast elkaar geeft",
    en: "Every output by name is in --json; all of it side by side gives",
  },
  samePlan: {
    nl: "Plan en data zijn dezelfde als toen ({file}).",
    en: "Plan and data are the same as then ({file}).",
  },
  otherPlan: {
    nl: "Plan of data zijn veranderd ({file}): {policy} over beleid, {background} over achtergrondaannames, {rest} over doelen en indicatoren.",
    en: "Plan or data have changed ({file}): {policy} about policy, {background} about background assumptions, {rest} about goals and indicators.",
  },
  whatChanged: { nl: "Wat er veranderde in plan en data", en: "What changed in plan and data" },
  byPlan: {
    nl: "Met het plan van vandaag bewegen {moved} van {outputs} uitkomsten tegenover toen.",
    en: "With today's plan {moved} of {outputs} outputs have moved since then.",
  },
} as const satisfies Record<string, Text>;
