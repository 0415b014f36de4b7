/** What a group's report says of its own making: outputs without a total, what is shared, sources. */
import type { GroupOutcome } from "../../../../engine/analysis/group/group-outcome.ts";
import { quantitiesOf } from "../../../../engine/scenario/address.ts";
import type { Text } from "../../../../engine/scenario/declarations.ts";
import type { SourceNote } from "../../../../engine/scenario/resolved.ts";
import { formatNumber, type Language } from "../../../numbers.ts";
import { listed } from "../../../specs/listed.ts";
import { GRADE } from "../../../grade-words.ts";
import { fold } from "../fold.ts";
import { linked, markup, type Html } from "../html.ts";
import { list } from "../prose.ts";
import { table, type TableCell } from "../table.ts";

const TEXTS = {
  lead: {
    nl: "Hoeveelheden (inwoners, kWh, ton) zijn de som van de gemeenten, in de volgorde waarin ze in de groep staan. Verhoudingen (per inwoner, aandelen) zijn de som boven de streep gedeeld door de som eronder. Doelen van de groep worden met die totalen vergeleken.",
    en: "Amounts (people, kWh, tonnes) are the sum over the municipalities, in the order of the group. Ratios (per inhabitant, shares) are the sum above the line over the sum below it. Goals of the group are held against those totals.",
  },
  none: { nl: "Zonder totaal", en: "Without a total" },
  noneLead: {
    nl: "Deze cijfers hebben voor de groep geen waarde:",
    en: "These figures have no value for the group:",
  },
  partial: { nl: "Niet van alle gemeenten", en: "Not of all municipalities" },
  only: { nl: "som van", en: "sum of" },
  shared: { nl: "Wat gemeenten delen", en: "What municipalities share" },
  sources: { nl: "Bronnen", en: "Sources" },
  title: { nl: "Titel", en: "Title" },
  publisher: { nl: "Uitgever", en: "Publisher" },
  year: { nl: "Jaar", en: "Year" },
  licence: { nl: "Licentie", en: "Licence" },
  address: { nl: "Adres", en: "Address" },
  moves: { nl: "Waar de verhuizingen vandaan komen", en: "Where the moves come from" },
  members: {
    nl: "Waar elk cijfer van een gemeente vandaan komt, staat in de bestanden van die gemeente en in run.json.",
    en: "Where every figure of a municipality comes from stands in the files of that municipality and in run.json.",
  },
} as const satisfies Record<string, Text>;

/** How sums were made, and of what there is none. */
export function withheldList({ total, partial, scenario }: GroupOutcome, language: Language): Html {
  const outputs = quantitiesOf(total.catalogue, "outputs");
  const label = (id: string): string => outputs.get(id)?.label[language] ?? id;
  const missing = Object.entries(total.scenario.notes.regions[0]!.missing ?? {});
  const byReason = new Map<string, string[]>();
  for (const [id, reason] of missing) {
    byReason.set(reason[language], [...(byReason.get(reason[language]) ?? []), label(id)]);
  }
  return markup`<p>${TEXTS.lead[language]}</p>
    ${
      missing.length === 0
        ? null
        : fold(
            "without-total",
            `${TEXTS.none[language]} (${missing.length})`,
            "always",
            markup`<p>${TEXTS.noneLead[language]}</p>
              ${list([...byReason].map(([reason, labels]) => `${labels.join("; ")}: ${reason}`))}`,
          )
    }${
      partial.length === 0
        ? null
        : fold(
            "partial-total",
            `${TEXTS.partial[language]} (${partial.length})`,
            "always",
            list(
              partial.map(
                ({ output, of }) =>
                  `${label(output)}: ${TEXTS.only[language]} ${listed(
                    of.map((title) => title[language]),
                    language,
                  )}`,
              ),
            )!,
          )
    }${sharedList(scenario, language)}`;
}

function sharedList(
  { model, notes, members }: GroupOutcome["scenario"],
  language: Language,
): Html | null {
  if (model.shared.length === 0) return null;
  const titles = new Map(
    members.map(({ notes: of }) => [of.regions[0]!.id, of.regions[0]!.title[language]]),
  );
  const items = model.shared.map(({ id, shares }) => {
    const parts = shares.map(
      ({ region, share }) =>
        `${titles.get(region) ?? region} ${formatNumber(share * 100, language)}\u00a0%`,
    );
    const { title, source } = notes.shared[id]!;
    return `${title[language]}: ${parts.join(", ")}${source === "" ? "" : ` (${source})`}`;
  });
  return fold("shared", TEXTS.shared[language], "always", list(items)!);
}

/** Sources of the group and of all members, each once. */
export function groupSources({ scenario }: GroupOutcome, language: Language): Html {
  const known = new Map<string, SourceNote>();
  for (const source of [
    ...scenario.notes.sources,
    ...scenario.members.flatMap(({ notes }) => notes.sources),
  ]) {
    if (!known.has(source.id)) known.set(source.id, source);
  }
  const named = (id: string): string => known.get(id)?.title ?? id;
  const moves = new Map<string, string>();
  for (const { grade, source, note } of scenario.notes.moves) {
    const told = [`${GRADE[grade][language]}, ${named(source)}`, note].filter((one) => one !== "");
    moves.set(`${grade} ${source}`, moves.get(`${grade} ${source}`) ?? told.join(". "));
  }
  const rows = [...known.values()].map((source): TableCell[] => [
    source.title,
    source.publisher,
    source.year,
    source.licence,
    linked(source.url),
  ]);
  return markup`<p>${TEXTS.members[language]}</p>
    ${
      moves.size === 0
        ? null
        : fold("moves-sources", TEXTS.moves[language], "always", list([...moves.values()])!)
    }${
      rows.length === 0
        ? null
        : fold(
            "sources",
            `${TEXTS.sources[language]} (${rows.length})`,
            "when-open",
            table({
              caption: TEXTS.sources[language],
              columns: (["title", "publisher", "year", "licence", "address"] as const).map(
                (head) => ({ title: TEXTS[head][language] }),
              ),
              rows,
              isWide: true,
              hasHeading: true,
            }),
          )
    }`;
}
