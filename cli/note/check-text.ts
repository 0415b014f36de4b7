/** What `simulate note --check` says on the terminal. */
import type { CheckedNote } from "../../viz/note/filled-note.ts";
import type { BindingState, CheckedItem } from "../../viz/note/freshness.ts";
import type { NoteContext } from "../../viz/note/note-format.ts";
import { formatNumber, type Language } from "../../viz/numbers.ts";
import { enumerated } from "./counted.ts";
import { placeText } from "./place-text.ts";
import { changedRows } from "./table-changes.ts";
import { unboundLines } from "./unbound-text.ts";
import type { PlanVerdict, Verdict } from "./verdict.ts";

const TEXTS = {
  agrees: {
    nl: "De nota klopt met het plan en het model.",
    en: "The note agrees with the plan and the model.",
  },
  differs: {
    nl: "De nota klopt niet meer.",
    en: "The note does not agree any more.",
  },
  note: { nl: "Nota", en: "Note" },
  engine: { nl: "Rekenmodel", en: "Model" },
  plan: { nl: "Plan", en: "Plan" },
  data: { nl: "Gegevens van de regio", en: "Data of the region" },
  same: { nl: "ongewijzigd", en: "unchanged" },
  changed: { nl: "gewijzigd sinds de nota ingevuld werd", en: "changed since the note was filled" },
  notes: {
    nl: "alleen titels, bronnen of opmerkingen zijn gewijzigd",
    en: "only titles, sources or remarks changed",
  },
  unfit: {
    nl: "er is er geen die bij dit plan en rekenmodel hoort",
    en: "there is none that belongs to this plan and model",
  },
  edited: {
    nl: "de tekst is sindsdien bewerkt",
    en: "the text was edited since",
  },
  renew: { nl: "Verversen", en: "To renew it" },
  byHand: {
    nl: "Wat met de hand gewijzigd is, blijft dan staan; zet het veld terug tussen { } om het cijfer van het plan te krijgen.",
    en: "What was changed by hand stays then; put the tag back between { } to get the figure of the plan.",
  },
  was: { nl: "was", en: "was" },
  is: { nl: "is nu", en: "is now" },
  stands: { nl: "er staat", en: "it says" },
  filledIn: { nl: "ingevuld was", en: "filled in was" },
  gives: { nl: "het plan geeft", en: "the plan gives" },
  otherText: {
    nl: "de voorwaarde geldt niet meer: hier hoort nu",
    en: "the condition changed: here belongs now",
  },
  noText: { nl: "geen tekst", en: "no text" },
  drawing: { nl: "de grafiek ziet er nu anders uit", en: "the chart looks different now" },
} as const;

const STATES = {
  nl: {
    ok: "in orde",
    stale: "verouderd",
    "by-hand": "met de hand gewijzigd",
    gone: "weggehaald",
    "no-value": "zonder waarde",
  },
  en: {
    ok: "right",
    stale: "stale",
    "by-hand": "changed by hand",
    gone: "taken away",
    "no-value": "without a value",
  },
} as const satisfies Record<Language, Record<BindingState, string>>;

const LONGEST = 90;
const short = (text: string): string => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
};

/** @param renewal the command that renews the note */
export function checkText(
  file: string,
  verdict: Verdict,
  checked: CheckedNote,
  { language, ensemble }: NoteContext,
  renewal: string,
): string {
  const edited = verdict.isUntouched ? "" : ` (${TEXTS.edited[language]})`;
  const lines = [
    `${TEXTS.note[language]}: ${file}${edited}`,
    `  ${TEXTS.engine[language]}: ${changed(verdict.isSameEngine, language)}`,
    ...verdict.plans.flatMap((plan) => planLines(plan, language)),
    ...(verdict.isSameEnsemble === null
      ? []
      : [
          `  Ensemble: ${ensemble === undefined ? TEXTS.unfit[language] : changed(verdict.isSameEnsemble, language)}`,
        ]),
    "",
    countsLine(verdict, language),
    ...itemLines(checked.items, language),
    "",
    ...unboundLines(checked.numbers, language),
    "",
    TEXTS[verdict.agrees ? "agrees" : "differs"][language],
    ...(verdict.agrees ? [] : [`${TEXTS.renew[language]}: ${renewal}`]),
    ...(verdict.counts["by-hand"] > 0 ? [TEXTS.byHand[language]] : []),
  ];
  return `${lines.join("\n")}\n`;
}

const changed = (isSame: boolean, language: Language): string =>
  TEXTS[isSame ? "same" : "changed"][language];

function planLines(
  { id, isSamePlan, isSameData, isSameRun, areSameNotes }: PlanVerdict,
  language: Language,
): string[] {
  // What the plan says is compared as its author wrote it: another run is a change all the same.
  const same = isSamePlan && (isSameRun || !isSameData);
  const plan = same && isSameRun && !areSameNotes ? TEXTS.notes[language] : changed(same, language);
  return [
    `  ${TEXTS.plan[language]} ${id}: ${plan}`,
    `  ${TEXTS.data[language]}: ${changed(isSameData, language)}`,
  ];
}

function countsLine({ counts }: Verdict, language: Language): string {
  const states = (Object.keys(counts) as BindingState[])
    .filter((state) => counts[state] > 0)
    .map((state) => `${formatNumber(counts[state], language)} ${STATES[language][state]}`);
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const what = { nl: "Velden", en: "Tags" }[language];
  return `${what}: ${all === 0 ? "0" : enumerated(states, language)}.`;
}

/** Everything that is not as it should be, by heading. */
function itemLines(items: readonly CheckedItem[], language: Language): string[] {
  const byHeading = new Map<string, string[]>();
  for (const checked of items) {
    if (checked.state === "ok") continue;
    const heading = checked.at?.heading ?? "";
    const lines = byHeading.get(heading) ?? [];
    byHeading.set(heading, [...lines, ...linesOf(checked, language)]);
  }
  return [...byHeading].flatMap(([heading, lines]) => [
    "",
    ...(heading === "" ? [] : [heading]),
    ...lines,
  ]);
}

function linesOf({ item, state, found, now, at }: CheckedItem, language: Language): string[] {
  const text = (key: keyof typeof TEXTS): string => TEXTS[key][language];
  const place = at === null ? "" : ` (${placeText({ ...at, heading: null }, language)})`;
  const head = `  ${STATES[language][state]}  {${item.expression}}${place}`;
  if (state === "gone" || state === "no-value") return [head];
  if (item.kind === "passage") {
    const instead = now === null || now.trim() === "" ? text("noText") : `“${short(now)}”`;
    return [head, `      ${text("otherText")} ${instead}`];
  }
  if (item.kind === "chart") return [head, `      ${text("drawing")}`];
  if (item.kind === "table") {
    return [head, ...changedRows(found ?? "", now ?? "").map((row) => `      ${row}`)];
  }
  if (state === "stale") {
    return [`${head}: ${text("was")} ${found}, ${text("is")} ${now}`];
  }
  const before = item.text === now ? "" : `${text("filledIn")} ${item.text}, `;
  return [`${head}: ${text("stands")} ${found}, ${before}${text("gives")} ${now}`];
}
