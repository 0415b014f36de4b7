import { describe, expect, it } from "vitest";
import type { DrawnChart } from "../../viz/files/drawn-chart.ts";
import { noteChart } from "../../viz/note/chart.ts";
import type { NoteFacts } from "../../viz/note/facts.ts";
import { isFault } from "../../viz/note/fault.ts";
import { parseTag } from "../../viz/note/tags.ts";
import { noteFacts } from "../arbitraries/note-facts.ts";

const IDS: Readonly<Record<string, readonly string[]>> = {
  "kortrijk-2040": ["emissions-by-sector", "emissions-base-steps", "heat-flow"],
  "warmtenetten-eerst": ["emissions-by-sector", "heat-flow"],
  comparison: ["differences", "lines-emissions-total"],
};

/** Charts of which only the name is drawn. */
function namedFacts(hasComparison: boolean): { facts: NoteFacts; drawn: string[] } {
  const drawn: string[] = [];
  const plain = noteFacts("nl");
  const facts: NoteFacts = {
    ...plain,
    comparison: hasComparison ? ({} as NonNullable<NoteFacts["comparison"]>) : null,
    charts: {
      ids: (plan) => Promise.resolve(IDS[plan ?? "comparison"]!),
      draw: (plan, id) => {
        drawn.push(`${plan} ${id}`);
        const chart = {
          id,
          title: `Titel van ${id}`,
          alternative: "Wat te zien is",
          svg: "<svg/>",
          spec: {},
        };
        return Promise.resolve({ ...chart, png: new Uint8Array() } as unknown as DrawnChart);
      },
    },
  };
  return { facts, drawn };
}

async function chartOf(text: string, hasComparison = true) {
  const { facts, drawn } = namedFacts(hasComparison);
  const tag = parseTag(text, "nl");
  if (isFault(tag) || tag.kind !== "chart") throw new Error(text);
  return { found: await noteChart(tag, facts), drawn };
}

describe("the chart of a tag", () => {
  it.each([
    ["grafiek emissions-by-sector", "kortrijk-2040 emissions-by-sector"],
    ["grafiek Emissions_by_sector", "kortrijk-2040 emissions-by-sector"],
    ["chart emissions", "kortrijk-2040 emissions-by-sector"],
    ["grafiek heat-flow van warmtenetten-eerst", "warmtenetten-eerst heat-flow"],
    ["grafiek differences", "null differences"],
    ["grafiek lines", "null lines-emissions-total"],
  ])("%s is %s, and nothing else is drawn", async (text, name) => {
    const { found, drawn } = await chartOf(text);
    expect(drawn).toEqual([name]);
    if (isFault(found)) throw new Error(found.message.en);
    expect(found.caption).toContain(found.id);
    expect(found.alternative).toBe("Wat te zien is");
  });

  it("names the plans that it is of", async () => {
    const [one, all] = [await chartOf("grafiek heat-flow"), await chartOf("grafiek differences")];
    expect(one.found).toHaveProperty("source", "Bron: model ademruimte, plan Kortrijk 2040.");
    expect(all.found).toHaveProperty(
      "source",
      "Bron: model ademruimte, plannen Kortrijk 2040, Warmtenetten eerst.",
    );
  });

  it.each([
    ["grafiek emission-by-sector", true, "bedoelde u emissions-by-sector?"],
    ["grafiek emision", true, "bedoelde u emissions?"],
    ["grafiek differences", false, "kies uit emissions-by-sector, emissions-base-steps, heat-flow"],
    ["grafiek differences van kortrijk-2040", true, null],
    ["grafiek heat-flow van kortrijk", true, "bedoelde u kortrijk-2040?"],
  ])("%s is unknown", async (text, hasComparison, help) => {
    const { found, drawn } = await chartOf(text, hasComparison);
    expect(drawn).toEqual([]);
    expect(found).toHaveProperty("code", "unknown-tag");
    if (help !== null && isFault(found)) expect(found.help?.nl).toBe(help);
  });
});
