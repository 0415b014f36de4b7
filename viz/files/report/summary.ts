/** The summary of a run in plain words: each sentence is made from the results. */
import { shows } from "../../../engine/analysis/missing.ts";
import { hasParts, splitOf } from "../../../engine/analysis/compared-attribution.ts";
import type { Attribution } from "../../../engine/analysis/attribution.ts";
import { differenceDisplay } from "../../attribution-display.ts";
import { failedText } from "../../check-sentences.ts";
import { findingSentence } from "../../consistency-sentences.ts";
import { groupName } from "../../group-names.ts";
import { limitsOfPlan, limitText } from "../../limit-sentences.ts";
import { formatNumber, formatSigned } from "../../numbers.ts";
import { groundProse, resultProse } from "../../result-sentences.ts";
import { provisionalSentences } from "../../provisional-sentences.ts";
import { between, comparedYear, MAIN_DISPLAY } from "../../run-view.ts";
import { dateText, goalWriter } from "../../goal-figures.ts";
import { statedUnitOf } from "../../goal-words.ts";
import { goalCounts } from "./goals.ts";
import { markup, type Html } from "./html.ts";
import { mainTable } from "./key-figures.ts";
import { block, list, paragraphs } from "./prose.ts";
import { yearsShown, type ReportView } from "./run-view.ts";

const EMISSIONS = "emissions.total";
/** Parts of a difference that are named; the others are counted. */
const MOST_PARTS = 6;
/** Assumptions that are named of those that the emissions hang on. */
const MOST_LEADING = 5;

const say = ({ language }: ReportView, nl: string, en: string): string => ({ nl, en })[language];

/** How the emissions go, with how sure that is. */
function emissionsSentences(view: ReportView): string[] {
  const { outcome, region, language } = view;
  const { run, reference, scenario } = outcome;
  if (!shows(scenario, run, region, EMISSIONS)) return [];
  const { factor } = MAIN_DISPLAY["kg"]!;
  const amount = (value: number): string => `${formatNumber(value / factor, language, 1)}\u00a0kt`;
  const at = (year: number): number => run.at(EMISSIONS, year, 0, region);
  const [first, ...later] = yearsShown(view);
  const last = later.at(-1);
  if (last === undefined) return [];
  const course = later.map((year) => `${amount(at(year))} in ${year}`);
  const listed =
    course.length === 1
      ? course[0]!
      : `${course.slice(0, -1).join(", ")} ${say(view, "en", "and")} ${course.at(-1)!}`;
  const moves = at(last) < at(first!) ? say(view, "daalt", "fall") : say(view, "stijgt", "rise");
  const year = comparedYear(view);
  const span = outcome.grounding[region]!.grounding.indicators.find(
    ({ indicator }) => indicator === EMISSIONS,
  )?.spans.get(year);
  const plain = (value: number): string => formatNumber(value / factor, language, 1);
  const told = [
    say(
      view,
      `De CO₂-uitstoot ${moves} van ${amount(at(first!))} in ${first} naar ${listed}.`,
      `CO₂ emissions ${moves} from ${amount(at(first!))} in ${first} to ${listed}.`,
    ),
  ];
  if (span !== undefined && span.low !== span.high) {
    told.push(
      say(
        view,
        `Zeker is dat niet: de vijf aannames die het zwaarst wegen, laten voor ${year} alles toe van ${plain(span.low)} tot ${plain(span.high)} kt.`,
        `That is not certain: the five assumptions that weigh most allow anything from ${plain(span.low)} to ${plain(span.high)} kt for ${year}.`,
      ),
    );
  }
  if (outcome.changes[region]!.levers.length > 0) {
    told.push(
      say(
        view,
        `Bij ongewijzigd beleid zou dat in ${year} ${amount(reference.at(EMISSIONS, year, 0, region))} zijn.`,
        `On unchanged policy it would be ${amount(reference.at(EMISSIONS, year, 0, region))} in ${year}.`,
      ),
    );
  }
  return told;
}

/** Which measures do the work, as parts of the difference with unchanged policy. */
function workDone(split: Attribution | null, view: ReportView): Html | null {
  const { outcome, region, language } = view;
  const one =
    split === null ? null : splitOf(split, outcome.scenario.model.regions[region]!.id, EMISSIONS);
  if (split === null || one === null || !hasParts(one)) return null;
  const year = comparedYear(view);
  const at = one.years.indexOf(year);
  const whole = one.plan[at]! - one.reference[at]!;
  if (Number.isNaN(whole)) return null;
  const { factor, decimals, label } = differenceDisplay(one);
  const amount = (value: number): string =>
    `${formatSigned(value / factor, language, decimals)}\u00a0${label[language]}`;
  const parts = one.parts
    .map(({ group, part }) => ({
      name: groupName(split.groups[group]!, language),
      part: part[at]!,
    }))
    .filter(({ part }) => Math.abs(part / factor) >= 0.5 * 10 ** -decimals)
    .sort((a, b) => Math.abs(b.part) - Math.abs(a.part));
  const items = parts.slice(0, MOST_PARTS).map(({ name, part }) => `${name}: ${amount(part)}`);
  const rest = parts.slice(MOST_PARTS);
  if (rest.length > 0) {
    const sum = rest.reduce((total, { part }) => total + part, 0);
    items.push(
      say(
        view,
        `${rest.length} andere samen: ${amount(sum)}`,
        `${rest.length} others together: ${amount(sum)}`,
      ),
    );
  }
  return markup`<p>
      ${say(
        view,
        `Tegenover ongewijzigd beleid scheelt het plan in ${year} ${amount(whole)}. Zoveel komt van elke maatregel, als gemiddelde over alle volgordes waarin ze genomen kunnen worden:`,
        `Against unchanged policy the plan makes a difference of ${amount(whole)} in ${year}. So much comes from each measure, as the mean over all orders in which they can be taken:`,
      )}
    </p>
    ${list(items)}`;
}

function goalsTold(view: ReportView): Html | null {
  const { outcome, region, language } = view;
  const { results } = outcome.targets[region]!;
  if (results.length === 0) return null;
  const titleOf = (id: string): string => outcome.scenario.notes.targets[id]!.short[language];
  const missed = results.filter(({ status }) => status === "missed");
  const uncertain = results.filter(({ status }) => status === "uncertain");
  const promised = results.filter(({ status, weakest }) => status === "met" && weakest === "plan");
  const missedItems = missed.map((result) => {
    const { target, reached } = result;
    const write = goalWriter(result, [target.value, reached!], view);
    return say(
      view,
      `${titleOf(target.id)} (${dateText(target, view)}): bereikt ${write(reached!)}, gewild ${write(target.value)} ${statedUnitOf(target, language)}`,
      `${titleOf(target.id)} (${dateText(target, view)}): reached ${write(reached!)}, wanted ${write(target.value)} ${statedUnitOf(target, language)}`,
    );
  });
  const uncertainItems = uncertain.map((result) => {
    const { target, low, high } = result;
    const write = goalWriter(result, [low!, high!], view);
    return `${titleOf(target.id)} (${dateText(target, view)}): ${between(write(low!), write(high!), language)} ${statedUnitOf(target, language)}`;
  });
  const count = results.length;
  return markup`<p>
      ${say(view, `Van de ${count} doelen van het plan:`, `Of the ${count} goals of the plan:`)}
    </p>
    ${goalCounts(view)}${
      promised.length === 0
        ? null
        : markup`<p class="note">
            ${say(
              view,
              `${promised.length} van de gehaalde doelen ${promised.length === 1 ? "is" : "zijn"} gehaald omdat het plan het zelf zo zegt: een belofte, geen berekening.`,
              `${promised.length} of the goals that are met ${promised.length === 1 ? "is" : "are"} met because the plan itself says so: a promise, not a computation.`,
            )}
          </p> `
    }${
      missed.length === 0
        ? null
        : markup`<p>${say(view, "Gemist:", "Missed:")}</p>
            ${list(missedItems)}`
    }${
      uncertain.length === 0
        ? null
        : markup`<p>
              ${say(view, "Onzeker, met wat van laag tot hoog bereikt wordt:", "Uncertain, with what is reached from low to high:")}
            </p>
            ${list(uncertainItems)}`
    }`;
}

function checksTold({ outcome, region, language }: ReportView): Html | null {
  const failed = outcome.own.results[region]!.checks.filter(({ status }) => status === "fails");
  return list(
    failed.map((result) => {
      const title = outcome.scenario.notes.checks![result.check.id]!.title[language];
      const told = failedText(result, language);
      return `${result.year} ${title}${told === "" ? "" : `: ${told}`}`;
    }),
  );
}

function limitsTold(view: ReportView): Html | null {
  const { own } = limitsOfPlan(view);
  return list(
    own.map((limit) => {
      const { said, span } = limitText(limit, view);
      return said + span;
    }),
  );
}

/** What the emissions rest on, and what is provisional. */
function unknownTold(view: ReportView): Html | null {
  const { sentences, assumptions } = groundProse(view, MOST_LEADING);
  const provisional = provisionalSentences(view);
  if (sentences.length + provisional.length === 0) return null;
  return markup`${sentences.map((one) => markup`<p>${one}</p> `)}${list(assumptions)}${paragraphs(provisional)}`;
}

/** The first part of the report. */
export function summary(split: Attribution | null, view: ReportView): Html {
  const { outcome, region, scope, language } = view;
  const id = (name: string): string => `${scope}summary-${name}`;
  const findings = outcome.findings[region]!.found;
  const told = new Set(findings.map((finding) => findingSentence(finding, outcome, language)));
  const work = workDone(split, view);
  return markup`<div class="lead">
      ${paragraphs([emissionsSentences(view).join(" ")].filter((text) => text !== ""))}
    </div>
    ${paragraphs([resultProse(view).join(" ")].filter((text) => text !== ""))}${mainTable(view)}${block(
      id("work"),
      say(view, "Wat het werk doet", "What does the work"),
      work,
    )}${block(id("goals"), say(view, "Hoe de doelen ervoor staan", "How the goals fare"), goalsTold(view))}${block(
      id("checks"),
      say(view, "Controles die niet kloppen", "Checks that fail"),
      checksTold(view),
    )}${block(
      id("findings"),
      say(
        view,
        "Waar de doelen elkaar of het mogelijke tegenspreken",
        "Where the goals contradict each other or what is possible",
      ),
      list([...told]),
    )}${block(
      id("limits"),
      say(
        view,
        "Waar het plan op een grens botst (mogelijk van gevraagd)",
        "Where the plan meets a limit (possible of asked)",
      ),
      limitsTold(view),
    )}${block(
      id("unknown"),
      say(view, "Wat niet zeker is", "What is not certain"),
      unknownTold(view),
    )}`;
}
