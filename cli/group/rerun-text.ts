/** A rerun of a group on the terminal: what the engine moved, and what plan and data moved since. */
import type { Text } from "../../engine/scenario/declarations.ts";
import { isUnmoved, type Movement } from "../../engine/analysis/moved-outputs.ts";
import type { NamingView } from "../../viz/run-view.ts";
import { RERUN } from "../rerun-texts.ts";
import { movementLines } from "../stored-run/movement-lines.ts";
import { rowsBy } from "../stored-run/rerun-findings.ts";
import type { GroupRerunFindings } from "../stored-run/rerun-group.ts";
import { heading, wrap } from "../summary/layout.ts";
import type { Language } from "../texts.ts";
import { memberName } from "./members.ts";

/** Outputs and municipalities that are listed. */
const MOST = 12;

const TEXTS = {
  ties: {
    nl: "Verhuizingen, wat gedeeld wordt of de doelen van de groep zijn veranderd.",
    en: "Moves, what is shared or the goals of the group have changed.",
  },
  added: { nl: "Nieuwe gemeenten:", en: "New municipalities:" },
  gone: { nl: "Gemeenten die er niet meer bij zijn:", en: "Municipalities that are gone:" },
  changed: {
    nl: "{policy} over beleid, {background} over achtergrondaannames, {rest} over doelen en indicatoren",
    en: "{policy} about policy, {background} about background assumptions, {rest} about goals and indicators",
  },
  otherPlan: {
    nl: "Plan of data zijn veranderd ({file}).",
    en: "Plan or data have changed ({file}).",
  },
} as const satisfies Record<string, Text>;

const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values).reduce((said, [key, value]) => said.replace(`{${key}}`, `${value}`), text);

export function groupRerunText(findings: GroupRerunFindings, language: Language): string {
  const { stored, engine, isSameEngine } = findings;
  const { id, title } = stored.scenario;
  const word = (key: keyof typeof RERUN): string => RERUN[key][language];
  const engines = isSameEngine
    ? `${engine.slice(0, 12)} (${word("same")})`
    : `${stored.engine.slice(0, 12)}, ${word("thisEngine")}: ${engine.slice(0, 12)}`;
  const at = stored.region === null ? -1 : stored.scenario.model.members.indexOf(stored.region);
  const place = at < 0 ? "" : ` · ${memberName(stored.scenario, at, language)}`;
  const lines = [
    heading(`${word("head")}: ${id} · ${title[language]}${place}`),
    `  ${word("storedBy")} ${engines}`,
    ...engineLines(findings, language),
    ...planLines(findings, language),
  ];
  return `${lines.join("\n")}\n`;
}

/** What moved most, each with the name of its municipality before it. */
function movedLines(
  { outcome }: GroupRerunFindings,
  movement: Movement,
  language: Language,
): string[] {
  const { scenario, total } = outcome;
  const view: NamingView = { outcome: total, region: 0, language };
  const names = new Map(
    scenario.model.members.map((id, at) => [id, memberName(scenario, at, language)]),
  );
  names.set(scenario.model.id, scenario.notes.title[language]);
  return movementLines(movement, view, MOST, null, (region) => `${names.get(region) ?? region}: `);
}

function engineLines(findings: GroupRerunFindings, language: Language): string[] {
  const { movement, isSameFile, sameTables, otherTables } = findings.byEngine;
  const word = (key: keyof typeof RERUN): string => RERUN[key][language];
  const tables = sameTables.length + otherTables.length;
  const others = otherTables.slice(0, MOST).join(", ");
  const told =
    tables === 0
      ? []
      : wrap(
          filled(word("tables"), { same: sameTables.length, listed: tables }) +
            (others === "" ? "" : `; ${word("tablesMoved")}: ${others}`),
        );
  if (movement === null) {
    return [...wrap(word(isSameFile === true ? "identicalFile" : "movedFile")), ...told];
  }
  const { figures, outputs, moved } = movement;
  const said = isUnmoved(movement)
    ? filled(word("identical"), { figures, outputs })
    : filled(word("moved"), { moved: moved.length, outputs });
  return [
    ...wrap(said),
    ...movedLines(findings, { ...movement, isSplit: false }, language),
    ...told,
  ];
}

function planLines(findings: GroupRerunFindings, language: Language): string[] {
  const { file, state, members, added, gone, tiesDiffer, movement } = findings.plan;
  const word = (key: keyof typeof RERUN): string => RERUN[key][language];
  if (state === "not-found") return wrap(filled(word("noPlan"), { file }));
  if (state === "broken") return wrap(word("brokenPlan"));
  if (members.length + added.length + gone.length === 0 && !tiesDiffer) {
    return wrap(filled(word("samePlan"), { file }));
  }
  const { scenario } = findings.stored;
  const changed = members.slice(0, MOST).flatMap(({ region, differences }) => {
    const name = memberName(scenario, scenario.model.members.indexOf(region), language);
    const counts = {
      policy: rowsBy(differences, "policy").length,
      background: rowsBy(differences, "background").length,
      rest: rowsBy(differences, "rest").length,
    };
    return wrap(`${name}: ${filled(TEXTS.changed[language], counts)}`);
  });
  const rest = members.length - MOST;
  const more = { nl: `en nog ${rest} gemeenten`, en: `and ${rest} more municipalities` };
  return [
    ...wrap(filled(TEXTS.otherPlan[language], { file })),
    heading(word("whatChanged")),
    ...(tiesDiffer ? wrap(TEXTS.ties[language]) : []),
    ...(added.length === 0 ? [] : wrap(`${TEXTS.added[language]} ${added.join(", ")}`)),
    ...(gone.length === 0 ? [] : wrap(`${TEXTS.gone[language]} ${gone.join(", ")}`)),
    ...changed,
    ...(rest > 0 ? wrap(more[language]) : []),
    ...(movement === null
      ? []
      : [
          ...wrap(
            filled(word("byPlan"), { moved: movement.moved.length, outputs: movement.outputs }),
          ),
          ...movedLines(findings, movement, language),
        ]),
  ];
}
