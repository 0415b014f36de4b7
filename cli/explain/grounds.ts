/** What levers are set by beside a plan: a law of the reference, a package of measures. */
import { parseAddress } from "../../engine/scenario/address.ts";
import type { LawNote } from "../../engine/scenario/resolved.ts";
import type { Shipped } from "../../engine/scenario/plan/shipped.ts";
import { settingsOf, type SuppliedMeasures } from "../measures.ts";
import { heading } from "../summary/layout.ts";
import { nameOf } from "../../viz/names.ts";
import { placeText, REGION, viewOf, type Explanation, type ExplainContext } from "./context.ts";
import { joined, told, yearsHeading } from "./figures.ts";
import { lawLines } from "./law-lines.ts";
import { leverJson, leverLines, leverOf, sourceLines } from "./leaves.ts";
import { THEME, WORDS } from "./words.ts";

/** A decided or announced law: its dates, its text, and the levers that it acts on. */
export function lawExplanation(law: LawNote, context: ExplainContext): Explanation {
  const { outcome, language, years } = context;
  const ids = [...new Set(law.levers.map((address) => parseAddress(address)?.id ?? address))];
  const levers = ids.filter((id) => isLever(id, context));
  const others = ids.filter((id) => !isLever(id, context));
  const sources = outcome.scenario.notes.sources.filter(({ id }) => id === law.source);
  const lines = [
    heading(`${law.id}, ${WORDS.law[language]}`),
    ...lawLines(law, context),
    ...(law.note === "" ? [] : told(`${WORDS.whyEnglish[language]}: ${law.note}`, "  ")),
    ...(ids.length === 0 ? [] : [yearsHeading(WORDS.actsOn[language], years)]),
    ...levers.flatMap((id) => leverLines(id, context)),
    ...others.flatMap((id) => told(`${nameOf(id, viewOf(context))} (${id})`, "  ")),
    heading(WORDS.source[language]),
    ...sourceLines(sources),
  ];
  const { id, what, decided, inForce, status, source, where, note, origin } = law;
  return {
    lines,
    json: {
      ...{ kind: "law", id, what, decided, inForce, status, source, where, note },
      at: { file: context.show(origin.file), line: origin.line },
      actsOn: law.levers,
      levers: levers.map((one) => leverJson(one, context)),
    },
  };
}

const isLever = (id: string, { outcome }: ExplainContext): boolean =>
  Object.hasOwn(outcome.scenario.model.regions[REGION]!.reference, id);

/** A package that comes along: what it is for, and what it gives to which lever. */
export function measuresExplanation(
  measures: SuppliedMeasures,
  context: ExplainContext,
  supplied: Shipped,
): Explanation {
  const { language } = context;
  const { id, title, theme, level, explanation } = measures;
  const of = { nl: `niveau ${level} van 4`, en: `level ${level} of 4` }[language];
  const settings = settingsOf(supplied, id);
  const place = (line: number, file: string): string => placeText({ file, line }, context);
  const lines = [
    heading(`${title[language]} (${id}), ${WORDS.measures[language]}`),
    ...told(joined([theme === null ? "" : THEME[theme][language], level === null ? "" : of]), "  "),
    ...(explanation === null ? [] : told(explanation[language], "  ")),
    heading(WORDS.sets[language]),
    ...settings.flatMap(({ lever, text, file, line }) => {
      const own = parseAddress(lever)?.id ?? lever;
      const name = isLever(own, context) ? leverOf(own, context).label[language] : lever;
      return [...told(`${name}: ${text}`, "  "), ...told(joined([lever, place(line, file)]))];
    }),
  ];
  return {
    lines,
    json: {
      ...{ kind: "measures", id, title, theme, level, explanation },
      sets: settings.map(({ lever, text, file, line }) => ({
        ...{ lever, text, file: context.show(file), line },
      })),
    },
  };
}
