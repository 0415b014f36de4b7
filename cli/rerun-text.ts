/** A rerun on the terminal: what the engine moved, and what plan and data moved since. */
import { isUnmoved } from "../engine/analysis/moved-outputs.ts";
import { cityOf } from "../engine/model/index.ts";
import { rowsBy, type RerunFindings } from "./stored-run/rerun-findings.ts";
import { differencesBlock } from "./compare/differences.ts";
import { RERUN } from "./rerun-texts.ts";
import { movementLines } from "./stored-run/movement-lines.ts";
import type { StoredRun } from "./stored-run/read-stored-run.ts";
import { versionOf } from "./stored-run/rerun.ts";
import { heading, wrap } from "./summary/layout.ts";
import type { NamingView } from "../viz/run-view.ts";
import type { Language } from "./texts.ts";

/** Outputs that are listed, and lines for what changed in the plan. */
const MOST = 12;
const ROOM = 16;

export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values).reduce((said, [key, value]) => said.replace(`{${key}}`, `${value}`), text);

/** `2ac66dfa87dc (versie 0.1.0), deze motor: 3f57ac41c17d`. */
export function enginesText(
  { engine: stored }: StoredRun,
  engine: string,
  language: Language,
): string {
  const word = (key: "byVersion" | "thisEngine"): string => RERUN[key][language];
  const version = versionOf(stored);
  const made = version === null ? "" : ` (${word("byVersion")} ${version})`;
  return `${stored.slice(0, 12)}${made}, ${word("thisEngine")}: ${engine.slice(0, 12)}`;
}

export function rerunText(findings: RerunFindings, language: Language): string {
  const { stored, engine, isSameEngine, newModules } = findings;
  const { notes } = stored.scenario;
  const word = (key: keyof typeof RERUN): string => RERUN[key][language];
  const engines = isSameEngine
    ? `${engine.slice(0, 12)} (${word("same")})`
    : enginesText(stored, engine, language);
  const lines = [
    heading(`${word("head")}: ${notes.id} · ${notes.title[language]}`),
    `  ${word("storedBy")} ${engines}`,
    ...engineLines(findings, language),
    ...(newModules.length === 0 ? [] : wrap(`${word("newModules")} ${newModules.join(", ")}`)),
    ...planLines(findings, language),
  ];
  return `${lines.join("\n")}\n`;
}

function engineLines({ byEngine }: RerunFindings, language: Language): string[] {
  const { movement, isSameFile, sameTables, otherTables, outcome } = byEngine;
  const word = (key: keyof typeof RERUN): string => RERUN[key][language];
  const names: NamingView = { outcome, region: 0, language };
  const tables = sameTables.length + otherTables.length;
  const tableLines =
    tables === 0
      ? []
      : wrap(
          filled(word("tables"), { same: sameTables.length, listed: tables }) +
            (otherTables.length === 0
              ? ""
              : `; ${word("tablesMoved")}: ${otherTables.slice(0, MOST).join(", ")}`),
        );
  if (movement === null) {
    const key = isSameFile === true ? "identicalFile" : "movedFile";
    return [...wrap(word(key)), ...tableLines];
  }
  const { figures, outputs, moved } = movement;
  if (isUnmoved(movement)) {
    return [
      ...wrap(filled(word("identical"), { figures, outputs })),
      ...movementLines(movement, names, MOST, null),
      ...tableLines,
    ];
  }
  return [
    ...wrap(filled(word("moved"), { moved: moved.length, outputs })),
    ...movementLines({ ...movement, isSplit: false }, names, MOST, null),
    ...tableLines,
  ];
}

function planLines({ plan, byEngine, stored }: RerunFindings, language: Language): string[] {
  const word = (key: keyof typeof RERUN): string => RERUN[key][language];
  const { file, state, differences, movement } = plan;
  if (state === "not-found") return wrap(filled(word("noPlan"), { file }));
  if (state === "broken" || differences === null) return wrap(word("brokenPlan"));
  if (differences.rows.length === 0) return wrap(filled(word("samePlan"), { file }));
  const names: NamingView = { outcome: byEngine.outcome, region: 0, language };
  const { catalogue } = byEngine.outcome;
  const counts = {
    policy: rowsBy(differences, "policy").length,
    background: rowsBy(differences, "background").length,
    rest: rowsBy(differences, "rest").length,
  };
  const city = cityOf(stored.scenario.model).catalogue;
  return [
    ...wrap(filled(word("otherPlan"), { file, ...counts })),
    heading(word("whatChanged")),
    ...differencesBlock(differences.plan, differences.rows, [city, catalogue], {
      names,
      room: ROOM,
      file: null,
    }),
    ...(movement === null
      ? []
      : [
          ...wrap(
            filled(word("byPlan"), { moved: movement.moved.length, outputs: movement.outputs }),
          ),
          ...movementLines(movement, names, MOST, null),
        ]),
  ];
}
