import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAIN_INDICATORS } from "../../engine/analysis/main-indicators.ts";
import { summaryText } from "../../cli/summary.ts";
import { targetsTable } from "../../viz/files/result-tables.ts";
import { holds } from "../../viz/note/condition.ts";
import { claimFault, readClaim } from "../../viz/note/claim.ts";
import { isFault } from "../../viz/note/fault.ts";
import type { NumberReading } from "../../viz/note/reading.ts";
import { noteTable } from "../../viz/note/table.ts";
import { printTag } from "../../viz/note/tag-text.ts";
import { LONGEST_TAG, parseTag, USUAL_WRITING } from "../../viz/note/tags.ts";
import type { TableTag, Tag } from "../../viz/note/tag.ts";
import { TABLES, type TableName } from "../../viz/note/tag-words.ts";
import { PERCENT, POINTS } from "../../viz/note/units.ts";
import { fillValue } from "../../viz/note/value.ts";
import { textOf } from "../../viz/note/written-value.ts";
import { displayUnits, formatNumber } from "../../viz/numbers.ts";
import {
  anyTag,
  condition,
  noteFacts,
  notePlan,
  valueExpression,
} from "../arbitraries/note-facts.ts";
import { SHIPPED_PLANS } from "../arbitraries/shipped.ts";

const language = fc.constantFrom("nl" as const, "en" as const);

const UNITS = [
  ...["kWh", "kW", "kg", "m", "m2", "m3", "km", "EUR2024", "person", "household", "dwelling"],
  ...["connection", "turbine", "vehicle", "tree", "kg/person", "kWh/m2", "EUR2024/household"],
  ...["dwelling/year", "1/year", "K.day"],
];

/** Any number of a run, in any unit, as a level, change or difference. */
const reading: fc.Arbitrary<NumberReading> = fc
  .record({
    number: fc.double({ min: -1e9, max: 1e9, noNaN: true }),
    decimals: fc.integer({ min: 0, max: 4 }),
    display: fc.oneof(
      fc
        .constantFrom(...UNITS)
        .chain((canonical) =>
          fc.constantFrom(...displayUnits(canonical)).map((display) => ({ canonical, display })),
        ),
      fc.constantFrom(PERCENT).map((display) => ({ canonical: "1", display })),
    ),
    sense: fc.constantFrom("level" as const, "change" as const, "difference" as const),
    against: fc.constantFrom("year" as const, "plan" as const),
  })
  .map(({ number, decimals, display: { canonical, display }, sense, against }) => {
    const shown =
      sense === "change" ? PERCENT : canonical === "1" && sense === "difference" ? POINTS : display;
    return {
      ...{ kind: "number" as const, value: number * shown.factor, sense },
      canonical: sense === "change" ? "1" : canonical,
      display: { ...shown, decimals },
      against: sense === "level" ? null : against,
    };
  });

const tagOf = (text: string, of: "nl" | "en" = "en"): Tag => {
  const tag = parseTag(text, of);
  if (isFault(tag)) throw new Error(`${text}: ${tag.message.en}`);
  return tag;
};

const filled = (text: string, facts = noteFacts("en")) => {
  const tag = tagOf(text, facts.language);
  if (tag.kind !== "value" && tag.kind !== "assert") throw new Error(text);
  return fillValue(tag, facts);
};

describe("a value as it is printed", () => {
  it("is read back as the same number, unit and direction", () => {
    fc.assert(
      fc.property(reading, language, fc.boolean(), (one, of, inWords) => {
        const form = inWords && one.sense !== "level" ? "words" : "number";
        const writing = { ...USUAL_WRITING, form } as const;
        const text = textOf(one, one.display, writing, of);
        const claim = readClaim(text, one, one.display, of);
        if (isFault(claim)) throw new Error(`${text}: ${claim.message.en}`);
        if (claim.number !== null) {
          const { factor, decimals } = one.display;
          const printed = Number((one.value / factor).toFixed(decimals));
          expect(Math.abs(claim.number.value)).toBe(Math.abs(printed));
          expect(claim.number.decimals).toBe(decimals);
          expect(claim.unit?.display.factor ?? factor).toBe(factor);
        }
        expect(claimFault(text, one, one.display, writing, null, of)).toBeNull();
      }),
      { numRuns: 1500 },
    );
  });

  it("is no longer what the run gives when one digit is another", () => {
    fc.assert(
      fc.property(
        reading,
        language,
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (one, of, at, by) => {
          const { factor, decimals } = one.display;
          const number = formatNumber(one.value / factor, of, decimals);
          const places = [...number].flatMap((digit, place) => (/\d/.test(digit) ? [place] : []));
          const place = places[at % places.length]!;
          const digit = (Number(number[place]) + by) % 10;
          const text = textOf(one, one.display, USUAL_WRITING, of);
          const wrong = text.replace(
            number,
            number.slice(0, place) + String(digit) + number.slice(place + 1),
          );
          expect(claimFault(wrong, one, one.display, USUAL_WRITING, null, of)).not.toBeNull();
        },
      ),
      { numRuns: 1500 },
    );
  });

  it("is no longer what the run gives when it goes the other way", () => {
    fc.assert(
      fc.property(reading, language, (one, of) => {
        const writing = { ...USUAL_WRITING, form: "words" } as const;
        if (one.sense === "level") return;
        const turned = textOf({ ...one, value: -one.value }, one.display, writing, of);
        const isStill = turned === textOf(one, one.display, writing, of);
        const fault = claimFault(turned, one, one.display, writing, null, of);
        expect(fault === null).toBe(isStill);
      }),
    );
  });
});

describe("a tag", () => {
  it("is the same tag once it is printed and read", () => {
    fc.assert(
      fc.property(anyTag, language, (tag, of) => {
        const text = printTag(tag, of);
        fc.pre(text.length <= LONGEST_TAG);
        expect(parseTag(text, of)).toEqual(tag);
      }),
      { numRuns: 2000 },
    );
  });

  it("may be read of any text without a crash", () => {
    const pieces = fc.constantFrom(
      ...["emissions.total", "2040", "change", "vs", "if", "(", ")", '"', "“", "<", "[", "]", " "],
      ...[
        "table",
        ":",
        ",",
        "in",
        "says",
        "of",
        "not",
        "\u200b",
        "−",
        "\ud800",
        "–",
        "½",
        "{",
        "per",
      ],
    );
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(" ")),
      fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(text, language, (written, of) => {
        const tag = parseTag(written, of);
        if (isFault(tag)) {
          expect(tag.message.nl.length).toBeLessThan(300);
          expect(tag.message.en.length).toBeLessThan(300);
        } else expect(printTag(tag, of).length).toBeGreaterThan(0);
      }),
      { numRuns: 3000 },
    );
  });

  it.each(["(", "not ", "[", '"', "a ", "2040-", "1.", "{", "if (", "is not ", "\u00a0", "en "])(
    "answers at once to a long text of %j",
    (scrap) => {
      for (const length of [LONGEST_TAG, 1_000_000]) {
        const text = `if ${scrap.repeat(length)}`.slice(0, length);
        expect(parseTag(text, "nl")).toHaveProperty("code", "bad-tag");
      }
    },
  );

  it("is filled, or told to be wrong, whatever it asks for", () => {
    fc.assert(
      fc.property(anyTag, language, (tag, of) => {
        const facts = noteFacts(of);
        const found =
          tag.kind === "table"
            ? noteTable(tag, facts)
            : tag.kind === "value" || tag.kind === "assert"
              ? fillValue(tag, facts)
              : tag.kind === "if"
                ? holds(tag.condition, facts)
                : true;
        if (isFault(found)) expect(found.message.nl).not.toMatch(/undefined|NaN|null/);
        else if (typeof found === "object" && "text" in found) {
          expect(found.text).not.toMatch(/undefined|NaN|null/);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("that is filled says itself what it was filled with", () => {
    fc.assert(
      fc.property(valueExpression, language, (value, of) => {
        const facts = noteFacts(of);
        const tag: Tag = { kind: "value", value, writing: USUAL_WRITING, says: null };
        const found = fillValue(tag, facts);
        if (isFault(found)) return;
        expect(parseTag(found.binding.expression, of)).toEqual(tag);
        // And what it says is a claim that holds.
        const again = fillValue({ ...tag, says: found.text }, facts);
        expect(isFault(again) ? again.message.en : again.text).toBe(found.text);
      }),
      { numRuns: 400 },
    );
  });
});

describe("a condition", () => {
  it("never holds together with its negation", () => {
    fc.assert(
      fc.property(condition, (one) => {
        const facts = noteFacts("en");
        const [plain, turned] = [holds(one, facts), holds({ op: "not", part: one }, facts)];
        if (isFault(plain)) expect(isFault(turned)).toBe(true);
        else expect(turned).toBe(!plain);
      }),
      { numRuns: 400 },
    );
  });

  it.each(["<", "<=", ">", ">=", "=", "!="] as const)(
    "%s and what it leaves share no case",
    (sign) => {
      const opposite = { "<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "=" }[sign];
      fc.assert(
        fc.property(fc.double({ min: 100, max: 200, noNaN: true }), (size) => {
          const condition = (of: string) =>
            tagOf(`if emissions.total 2040 ${of} ${size.toFixed(1)} kt`);
          const [one, other] = [condition(sign), condition(opposite)].map((tag) =>
            tag.kind === "if" ? holds(tag.condition, noteFacts("en")) : null,
          );
          expect(one).toBe(!other);
        }),
        { numRuns: 50 },
      );
    },
  );

  it("on a goal that cannot be evaluated is a mistake, and never false", () => {
    const facts = noteFacts("en");
    for (const { target, status } of facts.plans[0]!.outcome.targets[0]!.results) {
      const isKnown = ["met", "met_by_trend", "missed", "uncertain"].includes(status);
      for (const state of ["met", "not met", "missed", "uncertain"]) {
        const tag = tagOf(`if ${target.id} ${state}`);
        if (tag.kind !== "if") throw new Error(state);
        expect(isFault(holds(tag.condition, facts))).toBe(!isKnown);
      }
      const guarded = tagOf(`if ${target.id} evaluable and ${target.id} met`);
      if (guarded.kind !== "if") throw new Error("if");
      const found = holds(guarded.condition, facts);
      expect(found).toBe(status === "met" || status === "met_by_trend");
    }
  });
});

describe("the figures of a note", () => {
  it.each(SHIPPED_PLANS)("compare with the same base year as the goals do: %s", (name) => {
    const plan = notePlan(name);
    const facts = noteFacts("en", [plan]);
    const relative = plan.outcome.targets[0]!.results.filter(
      ({ target, reached }) =>
        target.kind === "change" &&
        target.relative &&
        target.baseValue === null &&
        reached !== null,
    );
    expect(relative.length).toBeGreaterThan(0);
    for (const { target, reached } of relative) {
      const year = target.by === "end" ? target.year + 1 : target.year;
      const found = filled(`${target.indicator} ${year} change vs ${target.baseYear}`, facts);
      if (isFault(found)) throw new Error(found.message.en);
      const goal = filled(target.id, facts);
      if (isFault(goal)) throw new Error(goal.message.en);
      expect(found.binding.number).toBeCloseTo(reached! * 100, 9);
      expect(goal.binding.number).toBeCloseTo(reached! * 100, 9);
    }
  });

  it("are rounded as the summary of the run rounds them", () => {
    const facts = noteFacts("nl");
    const { outcome } = facts.plans[0]!;
    const lines = summaryText(outcome, "nl").split("\n");
    for (const id of MAIN_INDICATORS) {
      const found = filled(`${id} 2040 without unit`, facts);
      if (isFault(found)) throw new Error(found.message.nl);
      const said = lines.some((line) => line.split(/\s+/).includes(found.text));
      expect(said, `${id}: ${found.text}`).toBe(true);
    }
  });

  it("in the table of goals are those of targets.csv", () => {
    const facts = noteFacts("en");
    const { rows } = targetsTable(facts.plans[0]!.outcome);
    const columns = ["wanted", "reached", "gap"].map((name) => rows[0]!.indexOf(name));
    const table = noteTable(tagOf("table targets") as TableTag, facts);
    if (isFault(table)) throw new Error(table.message.en);
    expect(table.rows.length).toBe(rows.length - 1);
    table.rows.forEach((cells, at) => {
      [2, 3, 4].forEach((cell, place) => {
        const stated = rows[at + 1]![columns[place]!] as number | null;
        const shown = cells[cell]!.number;
        if (stated === null) expect(shown).toBeNull();
        else expect(shown).toBeCloseTo(stated, 6);
      });
    });
  });

  it("stand in rows as long as the head of their table, in both languages", () => {
    const names = Object.keys(TABLES) as TableName[];
    for (const of of ["nl", "en"] as const) {
      let shown = 0;
      for (const table of names) {
        const tag: TableTag = { kind: "table", table, years: [], subjects: [], plan: null };
        const found = noteTable(tag, noteFacts(of));
        if (isFault(found)) continue;
        shown++;
        expect(found.caption).not.toBe("");
        expect(found.source).toContain("ademruimte");
        for (const row of found.rows) {
          expect(row.length).toBe(found.head.length);
          for (const cell of row) {
            expect(cell.text).not.toMatch(/undefined|NaN|null|\[object/);
            expect(cell.text).not.toBe("");
          }
        }
      }
      expect(shown).toBeGreaterThan(11);
    }
  });
});
