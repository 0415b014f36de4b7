/** What a backcast found, on the terminal. */
import { oppositeText } from "./opposite-goals.ts";
import type {
  BackcastOutcome,
  GoalFound,
  LeverFound,
} from "../../engine/analysis/backcast/backcast.ts";
import { standardError } from "../../engine/analysis/ensemble/record.ts";
import { TOLERANCE } from "../../engine/analysis/backcast/one-lever.ts";
import { AT_MOST_TIMES, type BoundBy } from "../../engine/analysis/backcast/varied-levers.ts";
import { inTargetUnit } from "../../engine/analysis/target-units.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { goalDecimals } from "../../viz/goal-figures.ts";
import { statedUnitOf } from "../../viz/goal-words.ts";
import { ReadableValues } from "../../viz/lever-facts.ts";
import { nameOf } from "../../viz/names.ts";
import { displayUnit, formatNumber } from "../../viz/numbers.ts";
import { midSentence } from "../../engine/scenario/address.ts";
import { isOther, screen } from "../screen/screen.ts";
import { heading, left, right, running, wrap } from "../summary/layout.ts";
import type { Language } from "../texts.ts";
import { LEFT_OUT } from "./faults.ts";
import { goalFigures, goalName, goalNames, indicatorUnit, viewOf } from "./words.ts";

const percent = (share: number, language: Language, decimals = 0): string =>
  `${formatNumber(share * 100, language, decimals)}\u00a0%`;

/** @param written path of the plan file; null when none was written */
export function backcastText(
  outcome: BackcastOutcome,
  written: string | null,
  language: Language,
): string {
  const blocks = [
    heading(
      `${outcome.scenario.notes.title[language]} · ${{ nl: "teruggerekend van", en: "reasoned back from" }[language]} ${subjectName(outcome, language)}`,
    ),
    ...wrap(verdictText(outcome, language)),
    ...goalLines(outcome, language),
    ...leverLines(outcome, language),
    ...yearLines(outcome, language),
    ...noteLines(outcome, language),
  ];
  if (written !== null) {
    const told = {
      nl: `Geschreven: ${written}; reken het door met simulate ${written}, of leg het naast het plan met simulate compare.`,
      en: `Wrote ${written}; run it with simulate ${written}, or lay it beside the plan with simulate compare.`,
    }[language];
    blocks.push("", ...wrap(told));
  }
  return `${blocks.join("\n")}\n`;
}

/** The goal, or how many there are: the heading is one line. */
const subjectName = (outcome: BackcastOutcome, language: Language): string =>
  outcome.goals.length === 1
    ? goalNames(outcome, language)
    : `${outcome.goals.length} ${{ nl: "doelen", en: "goals" }[language]}`;

function verdictText(outcome: BackcastOutcome, language: Language): string {
  const { verdict, least, levers, robust, goals, years } = outcome;
  const short = goals
    .filter(({ gap }) => gap > 0)
    .map((goal) => {
      const { gap, answer, unit } = goalFigures(outcome, goal, language);
      return {
        nl: `${goalName(outcome, goal, language)} komt tot ${answer} ${unit}, ${gap} te kort`,
        en: `${goalName(outcome, goal, language)} gets to ${answer} ${unit}, ${gap} short`,
      }[language];
    })
    .join("; ");
  const moved = levers.filter(({ change }) => change !== 0).length;
  const how = {
    change: { nl: "de kleinste verandering die het doet", en: "the smallest change that does it" },
    cost: { nl: "de verandering die het minst kost", en: "the change that costs least" },
  }[least][language];
  const [only] = goals.length === 1 ? goals : [];
  const subject = {
    nl: only === undefined ? "de doelen" : "het doel",
    en: only === undefined ? "the goals" : "the goal",
  }[language];
  const count = {
    nl: moved === 1 ? "één hefboom" : `${moved} hefbomen`,
    en: moved === 1 ? "one lever" : `${moved} levers`,
  }[language];
  switch (verdict) {
    case "found":
      return {
        nl: `Te halen: dit is ${how}, met ${count} vanaf ${years.from}${robust === null ? "" : ", ook als veel anders uitvalt (zie onder)"}.`,
        en: `Can be met: this is ${how}, with ${count} from ${years.from} on${robust === null ? "" : ", also where much turns out otherwise (see below)"}.`,
      }[language];
    case "already":
      return {
        nl: `Het plan haalt ${subject} al; er hoeft niets te veranderen. Hieronder staat hoeveel er op over is.`,
        en: `The plan meets ${subject} already; nothing has to change. Below stands what is to spare.`,
      }[language];
    case "unmoved":
      return {
        nl: `Geen van deze hefbomen verandert iets aan ${subject}: kies andere met --vary.`,
        en: `None of these levers changes anything of ${subject}: choose others with --vary.`,
      }[language];
    case "unreachable":
      if (short === "" && robust !== null) {
        const { met, question } = robust;
        return {
          nl: `Niet zeker genoeg te halen binnen de grenzen: hoogstens in ${percent(met / question.members, language, 1)} van de gevallen, en niet in ${percent(question.share, language)}.`,
          en: `Not to be met with enough certainty within the bounds: in ${percent(met / question.members, language, 1)} of the cases at most, and not in ${percent(question.share, language)}.`,
        }[language];
      }
      return {
        nl: `Niet te halen met deze hefbomen binnen hun grenzen. Het beste dat gevonden is: ${short}. Er is geen plan geschreven.`,
        en: `Not to be met with these levers within their bounds. The best that was found: ${short}. No plan was written.`,
      }[language];
  }
}

function goalLines(outcome: BackcastOutcome, language: Language): string[] {
  const columns = {
    nl: [" gewenst", " in het plan", " zo wordt het"],
    en: [" wanted", " in the plan", " it becomes"],
  }[language];
  const head = heading(
    { nl: "Doelen", en: "Goals" }[language],
    `${columns.map((text) => right(text, 13)).join("")}${" ".repeat(18)}`,
  );
  const lines = outcome.goals.map((goal) => {
    const { wanted, plan, answer, unit } = goalFigures(outcome, goal, language);
    const figures = [wanted, plan, answer].map((text) => right(text, 13)).join("");
    const name = goalName(outcome, goal, language);
    if (isOther(screen())) {
      const cells = [wanted, plan, answer].map((text) => right(`${text} ${unit}`, 0));
      return `  ${left(name, 0)}${cells.join("")}`;
    }
    return `  ${left(name, 41)}${figures}  ${left(unit, 16)}`.trimEnd();
  });
  return ["", head, ...lines];
}

const HELD: Readonly<Record<BoundBy, Text>> = {
  declared: { nl: "aan de grens", en: "at its bound" },
  given: { nl: "aan uw grens", en: "at your bound" },
  threefold: { nl: `aan ${AT_MOST_TIMES} x nu`, en: `at ${AT_MOST_TIMES} x now` },
  model: { nl: "model kan niet meer", en: "model can no more" },
};
/** Levers that have lines of their own. */
const MOST_LEVERS = 14;

function leverLines(outcome: BackcastOutcome, language: Language): string[] {
  const { levers, years, verdict } = outcome;
  const isSlack = verdict === "already";
  const shown = isSlack
    ? levers.filter(({ slack, moves }) => slack !== null || moves)
    : levers.filter(({ change }) => change !== 0);
  if (shown.length === 0) return [];
  const bySize = [...shown].sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
  const columns = isSlack
    ? { nl: " in het plan", en: " in the plan" }
    : screen().isPlain
      ? { nl: `${years.full}, van plan naar nodig:`, en: `${years.full}, from plan to needed:` }
      : { nl: ` ${years.full}: plan → nodig`, en: ` ${years.full}: plan → needed` };
  const last = isSlack
    ? { nl: " kan terug tot", en: " can go back to" }
    : { nl: "van de ruimte", en: "of its room" };
  const head = heading(
    { nl: "Hefbomen", en: "Levers" }[language],
    `${right(columns[language], 30)}  ${left(last[language], 28)}`.trimEnd(),
  );
  const lines = bySize.slice(0, MOST_LEVERS).map((found) => {
    const text = isSlack
      ? slackText(found, outcome, language)
      : movedText(found, outcome, language);
    return `  ${left(nameOf(found.lever.address, viewOf(outcome, language)), 38)}${text}`;
  });
  const rest = bySize.length - MOST_LEVERS;
  const more = { nl: `en nog ${rest}; alles met --json`, en: `and ${rest} more; all with --json` };
  return ["", head, ...lines, ...(rest > 0 ? wrap(more[language]) : [])];
}

const inYear = (values: readonly number[], year: number, { scenario }: BackcastOutcome): number =>
  values[year - scenario.model.first]!;

function movedText(found: LeverFound, outcome: BackcastOutcome, language: Language): string {
  const { lever, change, heldBy } = found;
  const { full } = outcome.years;
  const [plan, answer] = [found.plan, found.answer].map((path) => inYear(path, full, outcome));
  const values = new ReadableValues(lever.unit, [plan!, answer!]);
  const span = `${values.number(plan!, language)} → ${values.number(answer!, language)} ${values.unit[language]}`;
  const held = heldBy === null ? "" : `, ${HELD[heldBy][language]}`;
  return roomText(span, `${percent(Math.abs(change), language)}${held}`);
}

function slackText(found: LeverFound, outcome: BackcastOutcome, language: Language): string {
  const { lever, slack } = found;
  const plan = inYear(found.plan, outcome.years.full, outcome);
  const back = slack === null ? null : plan + slack * (slack > 0 ? lever.up : lever.down);
  const values = new ReadableValues(lever.unit, back === null ? [plan] : [plan, back]);
  const now = `${values.number(plan, language)} ${values.unit[language]}`;
  const free = { nl: "maakt voor het doel niet uit", en: "does not matter to the goal" }[language];
  return roomText(now, back === null ? free : values.number(back, language));
}

const roomText = (span: string, room: string): string =>
  `${right(span, 30)}  ${left(room, Math.max(28, room.length))}`.trimEnd();

/** Beside the years. */
const COLUMNS = 6;
const COLUMN = 15;

interface Column {
  readonly title: string;
  readonly unit: string;
  cell(year: number): string;
}

/** Year by year, from the last year that does not change to that of the goal. */
function yearLines(outcome: BackcastOutcome, language: Language): string[] {
  const { years, levers, scenario } = outcome;
  if (outcome.written.length === 0) return [];
  const { first } = scenario.model;
  const columns = goalColumns(outcome, language).slice(0, COLUMNS - 1);
  const moved = [...levers]
    .filter(({ change }) => change !== 0)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change))
    .slice(0, COLUMNS - columns.length);
  const view = viewOf(outcome, language);
  for (const { lever, answer } of moved) {
    const values = new ReadableValues(lever.unit, answer);
    columns.push({
      title: nameOf(lever.address, view),
      unit: values.unit[language],
      cell: (year) => values.number(answer[year - first]!, language),
    });
  }
  const rows: string[] = [];
  for (let year = Math.max(first, years.from - 1); year <= years.full; year++) {
    const cells = columns.map(({ cell }) => right(cell(year), COLUMN)).join("");
    rows.push(`  ${left(`${year}`, 4)}${cells}`);
  }
  return [
    "",
    ...headsOfYears({ nl: "Jaar na jaar", en: "Year by year" }[language], columns),
    ...rows,
  ];
}

/** Heads over as many lines as they need; where columns are laid out later, each is whole. */
function headsOfYears(title: string, columns: readonly Column[]): string[] {
  if (isOther(screen())) {
    const heads = columns.map(({ title, unit }) => (unit === "" ? title : `${title} (${unit})`));
    return [heading(title, heads.map((head) => right(head, COLUMN)).join(""))];
  }
  const heads = columns.map(({ title, unit }) => [...inColumn(title, 3), ...inColumn(unit, 2)]);
  const height = Math.max(...heads.map((lines) => lines.length));
  const lines = Array.from({ length: height }, (_, row) =>
    `      ${heads
      .map((lines) => right(lines[row - height + lines.length] ?? "", COLUMN))
      .join("")}`.trimEnd(),
  );
  return [heading(title), ...lines];
}

/**
 * Of one goal the level in the plan and in the answer, and what the goal speaks of where that is a
 * change; of several what each of them speaks of, in the answer only.
 */
function goalColumns(outcome: BackcastOutcome, language: Language): Column[] {
  const [only, ...others] = outcome.goals;
  if (others.length > 0) {
    return outcome.goals.map((goal) => courseColumn(goal, outcome, language));
  }
  const level = (series: "plan" | "answer"): Column =>
    levelColumn(only!, series, outcome, language);
  const levels = [level("plan"), level("answer")];
  return only!.course === null ? levels : [...levels, courseColumn(only!, outcome, language)];
}

const WHICH = {
  plan: { nl: "(plan)", en: "(plan)" },
  answer: { nl: "(nodig)", en: "(needed)" },
} as const;

function levelColumn(
  { target, series }: GoalFound,
  which: "plan" | "answer",
  outcome: BackcastOutcome,
  language: Language,
): Column {
  const unit = indicatorUnit(outcome, target);
  const shown = [...series.plan, ...series.answer].filter(Number.isFinite).map(Math.abs);
  const display = displayUnit(unit, Math.max(...shown));
  const { first } = outcome.scenario.model;
  return {
    title: `${nameOf(target.indicator, viewOf(outcome, language))} ${WHICH[which][language]}`,
    unit: display.label[language],
    cell: (year) => {
      const value = series[which][year - first]!;
      return Number.isNaN(value)
        ? "–"
        : formatNumber(value / display.factor, language, Math.max(1, display.decimals));
    },
  };
}

/** What a goal speaks of, in the unit in which the city stated it. */
function courseColumn(goal: GoalFound, outcome: BackcastOutcome, language: Language): Column {
  const { target, course } = goal;
  if (course === null) return levelColumn(goal, "answer", outcome, language);
  const since =
    target.kind === "annual_change"
      ? { nl: "per jaar", en: "a year" }[language]
      : target.baseYear === null
        ? { nl: "verandering", en: "change" }[language]
        : { nl: `tegenover ${target.baseYear}`, en: `against ${target.baseYear}` }[language];
  const { first } = outcome.scenario.model;
  const decimals = goalDecimals([inTargetUnit(target, target.value, outcome.catalogue)]);
  return {
    title: `${since} ${WHICH.answer[language]}`,
    unit: statedUnitOf(target, language),
    cell: (year) => {
      const value = course.answer[year - first]!;
      if (Number.isNaN(value)) return "–";
      const shown = inTargetUnit(target, value, outcome.catalogue);
      return formatNumber(shown, language, Math.max(1, decimals));
    },
  };
}

/** A text over so many lines of a column, whole words first. */
function inColumn(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length < COLUMN) {
      lines[lines.length - 1] = `${line} ${word}`;
    } else lines.push(word.length < COLUMN ? word : `${word.slice(0, COLUMN - 2)}…`);
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${lines[most - 1]!.slice(0, COLUMN - 2)}…`];
}

function noteLines(outcome: BackcastOutcome, language: Language): string[] {
  const texts = [
    oppositeText(outcome, language),
    robustText(outcome, language),
    certaintyText(outcome, language),
    boundText(outcome, language),
    aloneText(outcome, language),
    methodText(outcome, language),
    costText(outcome, language),
    unpricedText(outcome, language),
  ].filter((text) => text !== "");
  return [
    "",
    heading({ nl: "Hoe dit te lezen", en: "How to read this" }[language]),
    ...texts.flatMap(wrap),
    ...leftOutLines(outcome, language),
  ];
}

function robustText({ robust }: BackcastOutcome, language: Language): string {
  if (robust === null) return "";
  const { question, met, metByPlan, check } = robust;
  const share = (part: number, of: number): string => percent(part / of, language, 1);
  const count = (cases: number): string => formatNumber(cases, language);
  const chance = (part: number, of: number): string =>
    formatNumber(100 * (standardError(part, of) ?? 0), language, 1);
  const error = {
    met: chance(met, question.members),
    check: chance(check.met, check.members),
  };
  return {
    nl: `Zekerheid: gehaald in ${share(met, question.members)} van de ${count(question.members)} gelote gevallen (standaardfout ${error.met} punt; gevraagd ${percent(question.share, language)}; het plan zelf ${share(metByPlan, question.members)}; startgetal ${question.seed}). Nagerekend met ${count(check.members)} andere gevallen: ${share(check.met, check.members)} (standaardfout ${error.check} punt).`,
    en: `Certainty: met in ${share(met, question.members)} of ${count(question.members)} cases drawn (standard error ${error.met} points; asked ${percent(question.share, language)}; the plan itself ${share(metByPlan, question.members)}; seed ${question.seed}). Checked with ${count(check.members)} other cases: ${share(check.met, check.members)} (standard error ${error.check} points).`,
  }[language];
}

/** How much a goal that is met hangs by a thread: no answer goes further than it must. */
function certaintyText({ robust, verdict }: BackcastOutcome, language: Language): string {
  if (verdict !== "found") return "";
  if (robust === null) {
    return {
      nl: "Net gehaald, met elke aanname zoals ze er staat: valt er één tegen, dan niet meer. Een doorrekening noemt zo'n doel onzeker; --robust zoekt wat vaker volstaat.",
      en: "Just met, with every assumption as it stands: where one turns out worse, no longer. A run calls such a goal uncertain; --robust looks for what does more often.",
    }[language];
  }
  const { question, check } = robust;
  if (check.met >= question.share * check.members) return "";
  return {
    nl: "Dat is minder dan gevraagd: het antwoord past zich aan de gelote gevallen aan. Met meer gevallen (--members) of een hoger deel (--robust) wordt het veiliger.",
    en: "That is less than was asked: an answer suits the cases that it was found with. More cases (--members) or a larger part (--robust) make it safer.",
  }[language];
}

/** What the model cannot do of what is asked. */
function boundText(outcome: BackcastOutcome, language: Language): string {
  const { limits, binding, verdict } = outcome;
  const view = viewOf(outcome, language);
  const rows = verdict === "unreachable" ? [...binding, ...limits] : limits;
  if (rows.length === 0) return "";
  const told = new Map<string, { from: number; to: number; text: string }>();
  for (const { lever, label, year, limit } of rows) {
    const key = `${lever} ${limit}`;
    const known = told.get(key);
    if (known !== undefined) {
      known.from = Math.min(known.from, year);
      known.to = Math.max(known.to, year);
    } else {
      const text = `${nameOf(lever, view)}: ${midSentence(label[language])}`;
      told.set(key, { from: year, to: year, text });
    }
  }
  const list = [...told.values()].map(({ from, to, text }) =>
    from === to ? `${text} (${from})` : `${text} (${from}-${to})`,
  );
  const most = 4;
  const rest = list.length > most ? [`+ ${list.length - most}`] : [];
  const lead = {
    nl: "Waar het model minder kan dan gevraagd wordt:",
    en: "Where the model can do less than is asked:",
  }[language];
  return `${lead} ${[...list.slice(0, most), ...rest].join("; ")}.`;
}

/** Which levers would do most by themselves. */
function aloneText(outcome: BackcastOutcome, language: Language): string {
  if (outcome.verdict === "already" || outcome.verdict === "unmoved") return "";
  const levers = outcome.levers.filter(({ alone }) => alone >= 0.005);
  if (outcome.levers.length < 2 || levers.length === 0) return "";
  const most = [...levers].sort((a, b) => b.alone - a.alone).slice(0, 4);
  const view = viewOf(outcome, language);
  const list = most.map(
    ({ lever, alone }) => `${nameOf(lever.address, view)} ${percent(alone, language)}`,
  );
  const lead = {
    nl: "Alleen, tot aan zijn grens, maakt van het tekort goed:",
    en: "Alone, up to its bound, makes up of what is lacking:",
  }[language];
  return `${lead} ${list.join("; ")}.`;
}

function methodText({ search, years, levers, least }: BackcastOutcome, language: Language): string {
  if (search.method === "none") return "";
  const path = {
    nl: `De verandering groeit in een rechte lijn van 0 in ${years.from - 1} tot haar volle maat in ${years.full} en blijft dan.`,
    en: `The change grows in a straight line from 0 in ${years.from - 1} to its full size in ${years.full} and then stays.`,
  }[language];
  if (search.method === "halving") {
    return {
      nl: `${path} Gezocht door de hele ruimte af te lopen en dan te halveren, tot op ${TOLERANCE.toExponential(0).replace("e-", "e−")} van de ruimte.`,
      en: `${path} Found by scanning the whole room and then halving, to ${TOLERANCE.toExponential(0)} of the room.`,
    }[language];
  }
  const measured = {
    change: {
      nl: "de som van de gebruikte delen",
      en: "the sum of the parts used",
    },
    cost: { nl: "de extra kost hieronder", en: "the extra cost below" },
  }[least][language];
  return {
    nl: `${path} De ruimte van een hefboom is wat hij kan bewegen tussen het plan en zijn grens; gemeten wordt ${measured} (${levers.length} hefbomen). Dit is het beste in zijn omgeving: ${search.agreeing} van de ${search.starts} beginpunten kwamen even goed uit. Een betere mix elders is niet uitgesloten.`,
    en: `${path} The room of a lever is how far it can move from the plan to its bound; measured is ${measured} (${levers.length} levers). This is the best in its surroundings: ${search.agreeing} of ${search.starts} starting points came out as well. A better mix elsewhere is not ruled out.`,
  }[language];
}

function costText(outcome: BackcastOutcome, language: Language): string {
  const { extraCost, written, scenario } = outcome;
  if (written.length === 0) return "";
  if (extraCost === null) {
    return {
      nl: "Wat het kost, is voor deze regio niet bekend.",
      en: "What it costs is not known for this region.",
    }[language];
  }
  const { amount, discountRate, programmes } = extraCost;
  if (Math.abs(amount) < 1) {
    return {
      nl: "Wat het model aan kosten telt, verandert er niet door; wat de hefboom zelf kost, telt het niet.",
      en: "It changes nothing of the costs that the model counts; it does not count what the lever costs itself.",
    }[language];
  }
  const { first, last } = scenario.model;
  const millions = formatNumber(Math.abs(amount) / 1e6, language, Math.abs(amount) < 1e7 ? 1 : 0);
  const without =
    programmes.uncounted.length === 0
      ? ""
      : {
          nl: `, en ${programmes.uncounted.length} programma's zonder prijs`,
          en: `, and ${programmes.uncounted.length} programmes without a price`,
        }[language];
  return {
    nl: `Kost voor de samenleving, ${first}-${last}: ${millions} miljoen euro (2024) ${amount < 0 ? "minder" : "meer"} dan het plan, met ${percent(discountRate, language)} per jaar teruggerekend. Geteld: gebouwen, netten, wind, zon, wagens, energie. Niet geteld: het elektriciteitsnet, gezondheid, comfort, schade door CO₂${without}.`,
    en: `Cost to society, ${first}-${last}: ${millions} million euro (2024) ${amount < 0 ? "less" : "more"} than the plan, discounted at ${percent(discountRate, language)} a year. Counted: buildings, networks, wind, sun, cars, energy. Not counted: the electricity grid, health, comfort, damage by CO₂${without}.`,
  }[language];
}

/** Levers that look cheap because nobody knows what they cost: only where least cost is asked. */
function unpricedText(outcome: BackcastOutcome, language: Language): string {
  if (outcome.least !== "cost") return "";
  const view = viewOf(outcome, language);
  const names = outcome.levers
    .filter(({ costAlone }) => costAlone !== null && costAlone <= 1)
    .map(({ lever }) => nameOf(lever.address, view));
  if (names.length === 0) return "";
  const list = [...names.slice(0, 6), ...(names.length > 6 ? [`+ ${names.length - 6}`] : [])];
  return {
    nl: `Opgelet: van deze hefbomen telt het model geen kost, of enkel wat ze besparen; daardoor worden ze het eerst genomen: ${list.join("; ")}.`,
    en: `Mind: of these levers the model counts no cost, or only what they save, so that they are taken first: ${list.join("; ")}.`,
  }[language];
}

function leftOutLines(outcome: BackcastOutcome, language: Language): string[] {
  const { leftOut, levers, verdict } = outcome;
  const view = viewOf(outcome, language);
  const inert = levers.filter(({ moves }) => !moves).map(({ lever }) => lever.address);
  const lines: string[] = [];
  if (inert.length > 0 && verdict !== "unmoved") {
    const lead = { nl: "Verandert niets aan het doel:", en: "Changes nothing of the goal:" };
    const names = inert.slice(0, 6).map((address) => nameOf(address, view));
    const rest = inert.length > 6 ? [`+ ${inert.length - 6}`] : [];
    lines.push(...running([...names, ...rest], lead[language]));
  }
  // Shares that give way are no news to anybody.
  const told = leftOut.filter(({ why }) => why !== "gives-way");
  const byReason = new Map<string, Set<string>>();
  for (const { id, why } of told) {
    const reason = LEFT_OUT[why][language];
    byReason.set(reason, (byReason.get(reason) ?? new Set()).add(id));
  }
  for (const [reason, ids] of byReason) {
    const shown = [...ids].slice(0, 3).join(", ");
    const rest = ids.size > 3 ? `, + ${ids.size - 3}` : "";
    const lead = { nl: "Niet bewogen", en: "Not moved" }[language];
    lines.push(...wrap(`${lead}: ${shown}${rest} (${reason}).`));
  }
  return lines;
}
