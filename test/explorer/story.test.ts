/** Stories as they are read: the supplied one holds in the model, and each step is what its lines say. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillText, paragraphsOf, plainOf, storyFacts } from "../../explorer/story/fill-text.ts";
import { readText } from "../../explorer/story/story-text.ts";
import {
  planOfStories,
  readKortrijkStory,
  runOf,
  shippedStory,
  withStep,
} from "../arbitraries/stories.ts";

const { story, diagnostics, steps } = readKortrijkStory(shippedStory());
const plan = planOfStories();

describe("the story of Kortrijk", () => {
  it("says nothing in either language that the run does not, and types no figure", () => {
    expect(diagnostics).toEqual([]);
    expect(story!.steps.length).toBeGreaterThanOrEqual(6);
    expect(story!.steps.length).toBeLessThanOrEqual(8);
  });

  it("has steps whose edits make the same levers, to the bit, as the lines of the story", () => {
    const setting = story!.steps.filter(({ edits }) => edits.length > 0);
    expect(setting).toHaveLength(steps.length);
    setting.forEach(({ edits }, at) => {
      const [made, told] = [withStep(edits), steps[at]!].map(
        ({ model }) => model.regions[0]!.levers,
      );
      expect(made).toEqual(told);
    });
  });

  it("rightly says that all measures together bring less than their sum", () => {
    const emissions = (id: string): number => {
      const { edits } = story!.steps.find((step) => step.id === id)!;
      return runOf(withStep(edits)).run.at("emissions.total", 2040);
    };
    const before = plan.run.at("emissions.total", 2040);
    const apart = ["renoveren", "aardgas", "wind", "auto"].map((id) => before - emissions(id));
    const sum = apart.reduce((total, one) => total + one, 0);
    expect(before - emissions("samen")).toBeLessThan(sum);
    expect(Math.min(...apart)).toBeGreaterThan(0);
  });
});

describe("a text of a story", () => {
  const facts = (language: "nl" | "en") => storyFacts(plan, plan, language);
  const filled = (text: string, language: "nl" | "en" = "nl"): string =>
    plainOf(fillText(readText(text, language).nodes, facts(language)).parts);

  it("is filled with the figures of the run, in the notation of the language", () => {
    const kilotonnes = plan.run.at("emissions.total", 2040) / 1e6;
    expect(filled("{emissions.total 2040}")).toBe(
      `${kilotonnes.toFixed(1).replace(".", ",")}\u00a0kt\u00a0CO₂`,
    );
    expect(filled("{emissions.total 2040}", "en")).toBe(
      `${kilotonnes.toFixed(1)}\u00a0kt\u00a0CO₂`,
    );
    expect(filled("{housing.last_sale[gas] 2040}")).toMatch(/^\d{4}$/);
  });

  it("shows the passage whose condition holds, and only that", () => {
    const text =
      "{als emissions.total 2040 < 1 kt}a{anders}{als co2_2040 gehaald}b{anders}c{einde}{einde}d";
    expect(filled(text)).toBe("cd");
  });

  it("has the words of its author where there is no brace, and plain braces where two stand", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (words) => {
        const text = words.replace(/[{}]/g, (brace) => brace + brace);
        const { nodes, faults } = readText(text, "nl");
        expect(faults).toEqual([]);
        expect(plainOf(fillText(nodes, facts("nl")).parts)).toBe(words);
      }),
    );
  });

  it("is read without an exception, whatever stands in it", () => {
    const piece = fc.constantFrom(
      "{",
      "}",
      "{als ",
      "{anders}",
      "{einde}",
      "emissions.total",
      " 2040",
      "}",
      '"',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }), (pieces) => {
        const { nodes } = readText(pieces.join(""), "nl");
        fillText(nodes, facts("nl"));
      }),
    );
  });

  it("falls into paragraphs at empty lines, and keeps every word", () => {
    const { parts } = fillText(
      readText("a\nb {emissions.total 2040}\n\nc\n\n\nd", "nl").nodes,
      facts("nl"),
    );
    const paragraphs = paragraphsOf(parts).map(plainOf);
    expect(paragraphs).toEqual([`a b ${filled("{emissions.total 2040}")}`, "c", "d"]);
  });
});
