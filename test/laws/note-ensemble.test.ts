/** Notes with an ensemble: what a tag says is what the ensemble holds, and a word fits its share. */
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { yearQuantile } from "../../engine/analysis/ensemble/record.ts";
import { holds } from "../../viz/note/condition.ts";
import { isFault, type NoteFault } from "../../viz/note/fault.ts";
import type { NoteFacts } from "../../viz/note/facts.ts";
import { likelihoodFault } from "../../viz/note/likelihood-claim.ts";
import type { NoteContext } from "../../viz/note/note-format.ts";
import { noteTable } from "../../viz/note/table.ts";
import { parseTag } from "../../viz/note/tags.ts";
import { fillValue } from "../../viz/note/value.ts";
import type { Tag, TableTag, ValueTag } from "../../viz/note/tag.ts";
import { checkWord, fillWord, recordOfWord } from "../../viz/files/note/word/index.ts";
import { htmlNote, markdownNote } from "../../viz/files/note/markdown/markdown-note.ts";
import { displayUnit, formatNumber, type Language } from "../../viz/numbers.ts";
import { inventedEnsemble } from "../arbitraries/invented-ensemble.ts";
import { noteContext, outcomeOf, sha256 } from "../arbitraries/note-context.ts";
import { notePlan, noteFacts } from "../arbitraries/note-facts.ts";
import { root } from "../arbitraries/root.ts";
import { shipped } from "../arbitraries/shipped.ts";
import { paragraph, wordDocument } from "../arbitraries/word-documents.ts";

const PLAN = "kortrijk/kortrijk-2040.yaml";
const { record } = inventedEnsemble(shipped(PLAN));
const [region] = record.regions;
const ensembles = new Map([[record.scenario.notes.id, record]]);
const factsIn = (language: Language, of: NoteFacts["ensembles"] = ensembles): NoteFacts => ({
  ...noteFacts(language, [notePlan(PLAN), notePlan("kortrijk/warmtenetten-eerst.yaml")]),
  ...(of === undefined ? {} : { ensembles: of }),
});

function tagOf<Kind extends Tag["kind"]>(text: string, kind: Kind, language: Language = "en") {
  const tag = parseTag(text, language);
  if (isFault(tag) || tag.kind !== kind) throw new Error(`${text}: ${JSON.stringify(tag)}`);
  return tag as Extract<Tag, { kind: Kind }>;
}

const saidBy = (text: string, facts: NoteFacts): string | NoteFault => {
  const filled = fillValue(tagOf(text, "value", facts.language) as ValueTag, facts);
  return isFault(filled) ? filled : filled.text;
};

const QUANTILES = ["p05", "p25", "median", "p75", "p95"] as const;

describe("a band in a note", () => {
  it("is that of the ensemble, in the unit and with the decimals that the tag asks for", () => {
    const bands = region!.indicators.filter(({ unit, quantiles }) =>
      unit === "kg" ? quantiles.every((values) => values.every((value) => value !== null)) : false,
    );
    expect(bands.length).toBeGreaterThan(5);
    const facts = factsIn("en");
    fc.assert(
      fc.property(
        fc.constantFrom(...bands),
        fc.integer({ min: 2024, max: 2050 }),
        fc.constantFrom(...QUANTILES.keys()),
        fc.integer({ min: 0, max: 3 }),
        ({ id, quantiles }, year, at, decimals) => {
          const of = (place: number): number => quantiles[place]![year - 2024]!;
          const write = (value: number): string => formatNumber(value / 1e6, "en", decimals);
          const asked = `in kt ${decimals} decimals`;
          expect(saidBy(`${id} ${year} ${QUANTILES[at]!} ${asked}`, facts)).toBe(
            `${write(of(at))}\u00a0kt`,
          );
          const [low, middle, high] = [0, 2, 4].map((place) => write(of(place)));
          const whole =
            low === high
              ? `${middle}\u00a0kt`
              : `${middle}\u00a0kt (between ${low} and ${high} in 9 of 10 runs)`;
          expect(saidBy(`band ${id} ${year} ${asked}`, facts)).toBe(whole);
          expect(saidBy(`${id} ${year} band ${asked}`, facts)).toBe(whole);
        },
      ),
    );
  });

  it("says its middle and its ends in Dutch, without decimals where it is wide", () => {
    const band = region!.indicators.find(({ id }) => id === "emissions.total")!;
    const [low, middle, high] = [0, 2, 4].map((place) =>
      formatNumber(band.quantiles[place]![2040 - 2024]! / 1e6, "nl", 0),
    );
    expect(saidBy("emissions.total 2040 band", factsIn("nl"))).toBe(
      `${middle}\u00a0kt\u00a0CO₂ (in 9 van de 10 doorrekeningen tussen ${low} en ${high})`,
    );
  });

  it("of an own indicator or a share is in the unit in which people read it", () => {
    const band = region!.indicators.find(({ id }) => id === "electricity.renewable_share")!;
    const value = band.quantiles[2]![2040 - 2024]!;
    const { factor } = displayUnit("1", value);
    const text = saidBy("electricity.renewable_share 2040 median 2 decimals", factsIn("en"));
    expect(text).toBe(`${formatNumber(value / factor, "en", 2)}\u00a0%`);
  });

  it("is asked of one year, of a plan in the ensemble, and not of a change", () => {
    const codeOf = (text: string, facts = factsIn("en")): string => {
      const found = saidBy(text, facts);
      return isFault(found) ? found.code : found;
    };
    expect(codeOf("emissions.total band")).toBe("bad-tag");
    expect(codeOf("emissions.total 2030-2040 band")).toBe("bad-tag");
    expect(codeOf("emissions.total 2040 band change vs 2005")).toBe("bad-tag");
    expect(codeOf("emissions.total 2040 band of unchanged policy")).toBe("tag-without-value");
    expect(codeOf("emissions.total 2040 chance")).toBe("tag-without-value");
    expect(codeOf("emissions.by_sector[households] 2040 band")).toBe("tag-without-value");
    expect(codeOf("emissions.total 2040 band of warmtenetten-eerst")).toBe("needs-ensemble");
    expect(codeOf("emissions.total 2040 band", { ...factsIn("en"), ensembles: new Map() })).toBe(
      "needs-ensemble",
    );
    const without = noteFacts("en", factsIn("en").plans);
    expect(codeOf("chance co2_2040", without)).toBe("needs-ensemble");
    expect(codeOf("co2_2040 chance 1 decimal")).toBe("bad-tag");
  });
});

describe("a chance in a note", () => {
  it("is the share of the runs, as whole per cents, and never certain", () => {
    for (const { target, met, evaluable } of region!.goals) {
      if (evaluable === 0) continue;
      const share = (100 * met) / evaluable;
      const said = saidBy(`chance ${target.id}`, factsIn("en"));
      const rounded = Math.round(share);
      expect(said, target.id).toBe(
        rounded === 0 ? "< 1 %" : rounded === 100 ? "> 99 %" : `${rounded} %`,
      );
    }
  });

  it("holds from the year of the middle run, and can be compared and left out", () => {
    const goal = region!.goals.find(
      ({ evaluable, years, never }) => evaluable > 0 && yearQuantile(years, never, 0.5) !== null,
    )!;
    const year = yearQuantile(goal.years, goal.never, 0.5)!;
    const condition = (text: string, facts = factsIn("en")) =>
      holds(tagOf(`if ${text}`, "if").condition, facts);
    const { id } = goal.target;
    expect(condition(`${id} holds from = ${year}`)).toBe(true);
    const share = Math.round((100 * goal.met) / goal.evaluable);
    expect(condition(`${id} chance >= ${share} %`)).toBe(
      share <= (100 * goal.met) / goal.evaluable,
    );
    expect(condition(`${id} chance known`)).toBe(true);
    const without = noteFacts("en", factsIn("en").plans);
    expect(condition(`${id} chance known`, without)).toBe(false);
    expect(condition(`${id} chance known and ${id} chance > 50 %`, without)).toBe(false);
  });

  /** Table 1 of the guidance note of the IPCC (2010), with thirds for 33 and 66 %. */
  const SCALE = [
    ["virtually certain", "vrijwel zeker", 0.99, 1],
    ["extremely likely", "uiterst waarschijnlijk", 0.95, 1],
    ["very likely", "zeer waarschijnlijk", 0.9, 1],
    ["likely", "waarschijnlijk", 2 / 3, 1],
    ["more likely than not", "eerder wel dan niet", 0.5, 1],
    ["about as likely as not", "kan beide kanten op", 1 / 3, 2 / 3],
    ["unlikely", "onwaarschijnlijk", 0, 1 / 3],
    ["very unlikely", "zeer onwaarschijnlijk", 0, 0.1],
    ["extremely unlikely", "uiterst onwaarschijnlijk", 0, 0.05],
    ["exceptionally unlikely", "vrijwel uitgesloten", 0, 0.01],
  ] as const;

  it("may be put in a word of the scale exactly where its range holds the share", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SCALE),
        fc.integer({ min: 1, max: 20_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.boolean(),
        ([en, nl, from, to], of, part, isDutch) => {
          const count = Math.round(part * of);
          const [words, language] = isDutch ? ([nl, "nl"] as const) : ([en, "en"] as const);
          const fault = likelihoodFault(`it is ${words} that`, { count, of }, language);
          const fits = count / of >= from && count / of <= to;
          expect(fault === null).toBe(fits);
          if (!fits) expect((fault as NoteFault).code).toBe("note-contradicts-run");
        },
      ),
    );
  });

  it("refuses a negation, two words, and a number finer than the runs allow", () => {
    const fault = (says: string) => likelihoodFault(says, { count: 9, of: 10 }, "nl");
    expect(fault("niet waarschijnlijk")).toMatchObject({ code: "bad-tag" });
    expect(fault("waarschijnlijk of zeer waarschijnlijk")).toMatchObject({ code: "bad-tag" });
    expect(fault("daalt met 3 %")).toBe("elsewhere");
    const said = saidBy('co2_2040 chance says "2.4 %"', factsIn("en"));
    expect(said).toMatchObject({ code: "bad-tag" });
  });
});

describe("the tables of an ensemble", () => {
  it("list the goals with a chance, and bands by year, with runs and seed below them", () => {
    const table = (text: string) => {
      const made = noteTable(tagOf(text, "table") as TableTag, factsIn("en"));
      if (isFault(made)) throw new Error(made.message.en);
      return made;
    };
    const chances = table("table probabilities");
    const judged = region!.goals.filter(({ evaluable }) => evaluable > 0);
    expect(chances.rows).toHaveLength(judged.length);
    chances.rows.forEach(([, , share], at) => {
      const { met, evaluable } = judged[at]!;
      expect(share!.number).toBe(100 * (met / evaluable));
    });
    expect(chances.source).toContain("10,000 runs with other assumptions, seed 1");
    const bands = table("table bands 2030, 2040: emissions.total");
    expect(bands.rows).toHaveLength(1);
    expect(bands.rows[0]![2]!.text).toMatch(/^\d+ \(\d+–\d+\)$/);
  });
});

const SIGNED = {
  ...{ path: "results/x--ensemble", engine: "e", members: 10_000, seed: 1, sampling: "random" },
  plans: [{ id: "kortrijk-2040", scenario: "a".repeat(64), inputs: "b".repeat(64) }],
};

const contextWith = (of: NoteFacts["ensembles"]): NoteContext => {
  const context = noteContext([outcomeOf(PLAN)]);
  if (of === undefined) return context;
  return { ...context, ensemble: SIGNED, facts: { ...context.facts, ensembles: of } };
};

describe("a filled note with an ensemble", () => {
  const TEXT =
    "Uitstoot {emissions.total 2040 band}, kans {kans co2_2040}, {co2_2040 kans in woorden}.";
  const other = new Map([
    [
      record.scenario.notes.id,
      {
        ...record,
        regions: record.regions.map((one) => ({
          ...one,
          indicators: one.indicators.map((band) => ({
            ...band,
            quantiles: band.quantiles.map((values) => values.map((value) => (value ?? 0) * 1.5)),
          })),
        })),
      },
    ],
  ]);

  it.each([
    ["Markdown", markdownNote, "document"],
    ["HTML", htmlNote, "html"],
  ] as const)(
    "agrees in %s, is stale under other draws, without a value without",
    async (...of) => {
      const [, format, output] = of;
      const fontFolder = path.join(root, "viz", "fonts");
      const context: NoteContext = { ...contextWith(ensembles), output, fontFolder };
      const template = new TextEncoder().encode(`# Nota\n\n${TEXT}\n\n{tabel kansen}\n`);
      const { bytes, faults } = await markdownNote.fill(template, null, context);
      expect(faults).toEqual([]);
      const found = format.recordOf(bytes, sha256);
      if (found === null || found === "broken") throw new Error("no record");
      expect(found.record.ensemble).toEqual(SIGNED);
      const states = async (now: NoteContext) =>
        (await format.check(bytes, found.record, { ...now, output })).items.map(
          ({ state }) => state,
        );
      expect(await states(context)).toEqual(["ok", "ok", "ok", "ok"]);
      expect(await states(contextWith(other))).toEqual(["stale", "ok", "ok", "ok"]);
      expect(await states(contextWith(undefined))).toEqual(new Array(4).fill("no-value"));
    },
  );

  it("agrees in Word, in content controls", async () => {
    const context = contextWith(ensembles);
    const document = await wordDocument({ body: paragraph(TEXT) });
    const { bytes, faults } = await fillWord(document, null, context);
    expect(faults).toEqual([]);
    const found = recordOfWord(bytes, sha256);
    if (found === null || found === "broken") throw new Error("no record");
    expect(found.record.ensemble).toEqual(SIGNED);
    expect(found.record.bindings.map(({ text }) => text)[1]).toMatch(/^[<>]? ?\d+ %$/);
    const states = async (now: NoteContext) =>
      (await checkWord(bytes, found.record, now)).items.map(({ state }) => state);
    expect(await states(context)).toEqual(["ok", "ok", "ok"]);
    expect(await states(contextWith(other))).toEqual(["stale", "ok", "ok"]);
    expect(await states(contextWith(undefined))).toEqual(new Array(3).fill("no-value"));
  });
});
