/** Which rows of a table are asked for, by the ids behind its colon, and which year or years. */
import { comparedYear } from "../../run-view.ts";
import { nearest } from "../../../engine/scenario/diagnostics/near-miss.ts";
import { noteFault, type NoteFault } from "../fault.ts";
import type { TableQuestion } from "../table.ts";
import { shortened } from "../tag-tokens.ts";

/** Those of a list that are named, in the order in which they are named; all where none is. */
export function chosenOf<Item>(
  { tag }: Pick<TableQuestion, "tag">,
  items: readonly Item[],
  idOf: (item: Item) => string,
): Item[] | NoteFault {
  if (tag.subjects.length === 0) return [...items];
  const found: Item[] = [];
  for (const id of tag.subjects) {
    const small = id.toLowerCase();
    const same = items.filter((item) => {
      const own = idOf(item).toLowerCase();
      return own === small || own.startsWith(`${small}[`);
    });
    if (same.length === 0) {
      const near = nearest(id, items.map(idOf));
      return noteFault(
        "unknown-tag",
        {
          nl: `deze tabel heeft geen rij "${shortened(id)}"`,
          en: `this table has no row "${shortened(id)}"`,
        },
        near === null ? null : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
      );
    }
    found.push(...same);
  }
  return found;
}

/** Years by their number. */
export function namedYears({ tag, plan }: Pick<TableQuestion, "tag" | "plan">): number[] {
  const { first, last } = plan.outcome.scenario.model;
  return tag.years.map((year) => (year === "first" ? first : year === "last" ? last : year));
}

/** The years named, else the one that a summary looks at closest. */
export function comparedYears(question: Pick<TableQuestion, "tag" | "plan" | "facts">): number[] {
  const named = namedYears(question);
  if (named.length > 0) return named;
  const { plan, facts } = question;
  return [comparedYear({ outcome: plan.outcome, region: facts.region, language: facts.language })];
}

/** A year that the run does not have. */
export function outsideRun(
  years: readonly number[],
  { plan }: Pick<TableQuestion, "plan">,
): NoteFault | null {
  const { first, last } = plan.outcome.scenario.model;
  const wrong = years.find((year) => year < first || year > last);
  if (wrong === undefined) return null;
  return noteFault(
    "tag-without-value",
    { nl: `de doorrekening heeft geen jaar ${wrong}`, en: `the run has no year ${wrong}` },
    { nl: `kies uit ${first} tot ${last}`, en: `choose from ${first} to ${last}` },
  );
}
