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
  heldAgainst: {
    nl: "In de plaats daarvan: het plan van vandaag ({file}) met deze motor tegenover wat er bewaard is. {moved} van {outputs} uitkomsten zijn anders; plan, data en motor zijn hier niet te scheiden.",
    en: "Instead: the plan of today ({file}) with this engine against what was stored. {moved} of {outputs} outputs differ; plan, data and engine cannot be told apart here.",
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
