import { describe, expect, it } from "vitest";
import type { TargetStatus } from "../../engine/analysis/targets.ts";
import { claimFault } from "../../viz/note/claim.ts";
import { isFault } from "../../viz/note/fault.ts";
import type { NumberReading } from "../../viz/note/reading.ts";
import { OTHER_VALUE, sentenceFault } from "../../viz/note/sentence.ts";
import { parseTag, USUAL_WRITING } from "../../viz/note/tags.ts";
import { PERCENT, POINTS } from "../../viz/note/units.ts";
import type { FilledValue } from "../../viz/note/value.ts";
import { readNumber } from "../../viz/note/written-number.ts";
import { displayUnit, type Language } from "../../viz/numbers.ts";

describe("a number as people write it", () => {
  it.each([
    ["1.234,5", "nl", 1234.5, 1],
    ["1,234.5", "nl", 1234.5, 1],
    ["1.234,5", "en", 1234.5, 1],
    ["1.234", "nl", 1234, 0],
    ["1.234", "en", 1.234, 3],
    ["1,234", "nl", 1.234, 3],
    ["1,234", "en", 1234, 0],
    ["0.123", "nl", 0.123, 3],
    ["63.5", "nl", 63.5, 1],
    ["63,5", "en", 63.5, 1],
    ["12.345.678", "nl", 12_345_678, 0],
    ["12'345", "en", 12_345, 0],
    ["120 000", "nl", 120_000, 0],
    ["-63", "nl", -63, 0],
  ] as const)("%s in %s", (written, language, value, decimals) => {
    expect(readNumber(written, language)).toMatchObject({ value, decimals });
  });

  it.each(["1.23.456", "1,2,3", "1.234.5,6,7", "12.34,5.6"])("%s is none", (written) => {
    expect(readNumber(written, "nl")).toBeNull();
  });
});

const change = (value: number, against: "year" | "plan" = "year"): NumberReading => ({
  ...{ kind: "number", value, canonical: "1", display: PERCENT, sense: "change", against },
});
const people: NumberReading = {
  ...{ kind: "number", value: 86_475.4, canonical: "person", sense: "level", against: null },
  display: displayUnit("person", 86_475),
};
const emissions: NumberReading = {
  ...{ kind: "number", value: 143.27e6, canonical: "kg", sense: "level", against: null },
  display: { ...displayUnit("kg", 1e6), decimals: 1 },
};
const points: NumberReading = {
  ...{ kind: "number", value: 0.252, canonical: "1", display: POINTS, against: "year" },
  sense: "difference",
};

describe("what a text states of a value", () => {
  it.each([
    [change(-0.632), "nl", "daalt met 63 %"],
    [change(-0.632), "nl", "−63,2 %"],
    [change(-0.632), "nl", "een daling van 63 procent"],
    [change(-0.632), "nl", "63 % minder"],
    [change(-0.632), "nl", "daalt met meer dan 60 %"],
    [change(-0.632), "nl", "bijna 64 % lager"],
    [change(-0.632), "nl", "een daling met ongeveer 60 %"],
    [change(-0.632), "en", "falls by 63%"],
    [change(-0.632), "en", "a reduction of 63.2 per cent"],
    [change(-0.51), "nl", "halveert"],
    [change(1.02), "en", "doubles"],
    [change(0.0002), "nl", "blijft gelijk"],
    [people, "nl", "86.475 inwoners"],
    [people, "nl", "86475"],
    [people, "nl", "ruim 86.000 inwoners"],
    [people, "en", "almost 87,000 inhabitants"],
    [people, "nl", "86,5 duizend inwoners"],
    [emissions, "nl", "143 kt"],
    [emissions, "nl", "143,3 kt CO2"],
    [emissions, "nl", "143.270 ton"],
    [emissions, "en", "at most 150 kt CO₂"],
    [points, "nl", "stijgt met 25 procentpunt"],
    [points, "en", "+25.2 percentage points"],
  ] as const)("holds: %#", (reading, language, says) => {
    const fault = claimFault(says, reading, reading.display, USUAL_WRITING, null, language);
    expect(fault?.message[language] ?? "").toBe("");
  });

  it.each([
    [change(-0.632), "nl", "daalt met 62 %", "note-contradicts-run"],
    [change(-0.632), "nl", "stijgt met 63 %", "note-contradicts-run"],
    [change(-0.632), "nl", "stijgt met −63 %", "note-contradicts-run"],
    [change(-0.632), "nl", "63 %", "note-contradicts-run"],
    [change(-0.632), "nl", "63 % meer", "note-contradicts-run"],
    [change(-0.632), "nl", "halveert", "note-contradicts-run"],
    [change(-0.632), "nl", "blijft gelijk", "note-contradicts-run"],
    [change(-0.632), "nl", "daalt met 63 procentpunt", "note-contradicts-run"],
    [change(-0.632), "nl", "daalt met meer dan 64 %", "note-contradicts-run"],
    [change(-0.632), "nl", "daalt niet met 63 %", "bad-tag"],
    [change(-0.632), "nl", "stijgt en daalt met 63 %", "bad-tag"],
    [change(-0.632), "nl", "daalt met 63 of 64 %", "bad-tag"],
    [change(-0.632), "nl", "daalt met 63 kt", "bad-tag"],
    [change(-0.632), "nl", "verandert", "bad-tag"],
    [change(-0.632), "nl", "daalt met ongeveer 100 %", "note-contradicts-run"],
    [change(-0.632), "nl", "daalt met bijna 70 %", "note-contradicts-run"],
    [change(-0.77), "nl", "daalt met ruim 70 %", "note-contradicts-run"],
    [change(-0.632), "nl", "daalt met zestig procent", "bad-tag"],
    [change(-0.632), "nl", "daalt met twee derde", "bad-tag"],
    [change(-0.632), "en", "falls by a third", "bad-tag"],
    [people, "nl", "86.474 inwoners", "note-contradicts-run"],
    [people, "nl", "86.475 woningen", "bad-tag"],
    [people, "nl", "stijgt tot 86.475 inwoners", "bad-tag"],
    [people, "nl", "bijna 86.000 inwoners", "note-contradicts-run"],
    [emissions, "nl", "143 ton", "note-contradicts-run"],
    [emissions, "nl", "143 GWh", "bad-tag"],
    [emissions, "nl", "150 kt", "note-contradicts-run"],
    [points, "nl", "stijgt met 25 %", "note-contradicts-run"],
  ] as const)("is refused: %#", (reading, language, says, code) => {
    const fault = claimFault(says, reading, reading.display, USUAL_WRITING, null, language);
    expect(fault?.code).toBe(code);
    expect(fault!.message.nl.length).toBeGreaterThan(0);
  });

  it("names no other year than the value is about", () => {
    const stated = (says: string) =>
      claimFault(
        ...([says, change(-0.632), PERCENT, USUAL_WRITING] as const),
        new Set([2005, 2040]),
        "nl",
      );
    expect(stated("daalt met 63 % tegen 2040")).toBeNull();
    expect(stated("daalt sinds 2005 met 63 %")).toBeNull();
    expect(stated("daalt met 63 % tegen 2035")?.code).toBe("note-contradicts-run");
  });
});

const fallen: FilledValue = {
  text: "63,2 %",
  binding: {
    ...{ expression: "emissions.total 2040 change vs 2005", plan: "a", number: -63.2 },
    ...{ unit: "%", decimals: 1, text: "63,2 %" },
  },
  direction: -1,
  saysDirection: false,
};
const risen: FilledValue = {
  ...fallen,
  direction: 1,
  binding: { ...fallen.binding, number: 63.2 },
};

describe("the words round a change", () => {
  it.each([
    ["De uitstoot stijgt met ", " tegen 2040.", "nl"],
    ["Tegen 2040 stijgt de uitstoot van de gebouwen met ongeveer ", ".", "nl"],
    ["Tussen 2005 en 2040 neemt de uitstoot toe met ", ".", "nl"],
    ["De uitstoot stijgt in heel de stad tegen 2040 met ", ".", "nl"],
    ["Dat is een stijging van ", ".", "nl"],
    ["In 2040 is de uitstoot ", " hoger dan in 2005.", "nl"],
    ["De bevolking daalt. De uitstoot stijgt met ", "", "nl"],
    ["De uitstoot is met ", " gestegen", "nl"],
    ["Emissions rise by ", ".", "en"],
    ["That is ", " more than in 2005.", "en"],
    ["an increase of ", "", "en"],
    ["De uitstoot stijgt tegen 2040 ", ".", "nl"],
    ["Een stijging van de totale uitstoot met ", ".", "nl"],
    ["De uitstoot gaat ", " omhoog.", "nl"],
    ["De uitstoot ligt ", " boven het niveau van 2005.", "nl"],
    ["De uitstoot neemt tegen 2040 met ", " toe.", "nl"],
    ["Tussen 2005 en 2040 komen er ", " bij.", "nl"],
    ["De uitstoot klimt met meer dan ", ".", "nl"],
    ["De uitstoot steeg, tegenover 2005, met ", ".", "nl"],
    ["De uitstoot **stijgt** met maar liefst [", "](https://x.be)", "nl"],
    ["Emissions go up by ", ".", "en"],
    ["Emissions rise ", " by 2040.", "en"],
  ] as const)("contradict a fall: %s…%s", (before, after, language) => {
    expect(sentenceFault(before, after, fallen, language)?.code).toBe("note-contradicts-run");
    expect(sentenceFault(before, after, risen, language)).toBeNull();
  });

  it.each([
    ["De uitstoot daalt met ", "."],
    ["De uitstoot stijgt niet met ", "."],
    ["De uitstoot zou stijgen met ", "."],
    ["De uitstoot verandert met ", "."],
    ["De bevolking stijgt en de uitstoot verandert met ", "."],
    ["Terwijl de bevolking stijgt, daalt de uitstoot met ", "."],
    ["The rise in the number of cars is offset by ", "."],
    ["De groei van de stad gaat samen met ", "."],
    [`De bevolking stijgt met ${OTHER_VALUE} tegenover `, " in 2005."],
    ["Meer inwoners stoten ", " uit."],
    ["De uitstoot stijgt.\nTegen 2040: ", "."],
    ["Minder stijging dan verwacht: ", "."],
    ["", ""],
  ])("leave it alone: %s…%s", (before, after) => {
    expect(sentenceFault(before, after, fallen, "nl")).toBeNull();
  });

  it("are not looked at round a value that has no direction", () => {
    expect(sentenceFault("stijgt met ", "", { ...fallen, direction: null }, "nl")).toBeNull();
  });

  const level = { ...fallen, direction: null, reached: { rising: false, falling: true } };
  it.each([
    ["De uitstoot stijgt tot ", ".", true],
    ["De uitstoot stijgt in 2040 naar ", ".", true],
    [`De uitstoot stijgt van ${OTHER_VALUE} naar `, ".", true],
    ["Emissions climb to ", ".", true],
    ["De uitstoot daalt tot ", ".", false],
    ["De uitstoot stijgt niet tot ", ".", false],
    ["De uitstoot bedraagt ", ".", false],
  ] as const)(
    "may not rise to what no earlier year lies below: %s…%s",
    (before, after, isFault) => {
      const code = sentenceFault(before, after, level, "nl")?.code;
      expect(code).toBe(isFault ? "note-contradicts-run" : undefined);
      const both = { ...level, reached: { rising: true, falling: true } };
      expect(sentenceFault(before, after, both, "nl")).toBeNull();
    },
  );

  it.each([
    ["In 2030 bedraagt de uitstoot ", ".", true],
    ["De bevolking groeit. Tegen 2030 daalt de uitstoot met ", ".", true],
    ["In 2040 bedraagt de uitstoot ", ".", false],
    ["In 2030 zei de stad dat de uitstoot ", " wordt.", false],
    ["In 2030 is het anders, maar later is het ", ".", false],
    ["In 2030 wil het plan ", " in 2040.", false],
  ] as const)("name no other year than the value: %s…%s", (before, after, isFault) => {
    const dated = { ...fallen, years: new Set([2005, 2040]) };
    const code = sentenceFault(before, after, dated, "nl")?.code;
    expect(code).toBe(isFault ? "note-contradicts-run" : undefined);
    expect(sentenceFault(before, after, { ...dated, years: null }, "nl")).toBeNull();
  });

  const goalOf = (status: TargetStatus): FilledValue => ({
    ...{ ...fallen, direction: null },
    goal: { id: "co2_2040", status },
  });
  it.each([
    ["Het doel wordt gehaald: ", ".", "nl"],
    ["Zo haalt de stad haar doel; het wordt ", ".", "nl"],
    ["Met ", " is het doel voor 2040 bereikt, niet ruim maar toch.", "nl"],
    ["Het doel wordt niet gemist: ", "", "nl"],
    ["The target is thereby met: ", ".", "en"],
    ["The city meets its goal with ", ".", "en"],
  ] as const)("may not call a goal met that is not: %s…%s", (before, after, language) => {
    for (const status of ["missed", "uncertain"] as const) {
      const fault = sentenceFault(before, after, goalOf(status), language);
      expect(fault?.code).toBe("note-contradicts-run");
      expect(fault!.help!.nl).toContain("{als co2_2040 gehaald}");
    }
    for (const status of ["met", "met_by_trend", "tracked"] as const) {
      expect(sentenceFault(before, after, goalOf(status), language)).toBeNull();
    }
    expect(sentenceFault(before, after, { ...goalOf("missed"), goal: null }, language)).toBeNull();
  });

  it.each([
    ["Het doel wordt niet gehaald: het tekort is ", ".", "nl"],
    ["Het plan mist het doel met ", ".", "nl"],
    ["The goal is not met; ", " is lacking.", "en"],
    ["The plan misses its target by ", ".", "en"],
  ] as const)("may not call a goal missed that is met: %s…%s", (before, after, language) => {
    const met = sentenceFault(before, after, goalOf("met"), language);
    expect(met?.code).toBe("note-contradicts-run");
    expect(sentenceFault(before, after, goalOf("missed"), language)).toBeNull();
  });

  it.each([
    ["Het doel zou gehaald worden met ", "."],
    ["Om het doel te halen is ", " nodig."],
    ["Of het doel gehaald wordt, hangt af van ", "."],
    ["Het doel van ", " is daarmee niet zeker gehaald."],
    ["Is het doel gehaald? De stad komt op ", "."],
    ["Is met ", " het doel gehaald?"],
    ["Het doel is ", "."],
    ["Het doel wordt gehaald. Voor wind is het ", "."],
    [`Het doel wordt gehaald: ${OTHER_VALUE} tegenover `, "."],
    ["De stad haalt 30 % warmte uit het kanaal, ", "."],
  ])("say nothing flatly of a goal: %s…%s", (before, after) => {
    for (const status of ["met", "missed", "uncertain"] as const) {
      expect(sentenceFault(before, after, goalOf(status), "nl")).toBeNull();
    }
  });
});

describe("what Word makes of a tag", () => {
  const plain = parseTag('emissions.total 2040 change vs 2005 says "falls by -63 %"', "en");
  it.each([
    "emissions.total 2040 change vs 2005 says “falls by −63 %”",
    "emissions.total\u00a02040 change vs\u20072005 says „falls by \u201363\u00a0%”",
    "\u200bemissions\u00ad.total  2040\tchange vs 2005\nsays «falls by —63 %»",
    "emissions.total 2040 CHANGE Vs 2005 Says “falls by -63 %”",
  ])("is read as it was meant: %s", (text) => {
    expect(parseTag(text, "en")).toEqual(plain);
  });

  it.each([
    ["heat.connections [venning] 2030–2040", "heat.connections[venning] 2030-2040"],
    ["emissions.total 2040 ≤ 100 kt", null],
    ["als emissions.total 2040 ≤ 100 kt", "als emissions.total 2040 <= 100 kt"],
  ])("%s", (text, same) => {
    const found = parseTag(text, "nl");
    if (same === null) expect(isFault(found)).toBe(true);
    else expect(found).toEqual(parseTag(same, "nl" satisfies Language));
  });
});
