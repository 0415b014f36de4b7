/** Reports as pages: whatever texts a plan has, they stay texts; and every figure is that of the run. */
import fc from "fast-check";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { compareAbatement } from "../../engine/analysis/compared-abatement.ts";
import { attributeAlone, attributeComparison } from "../../engine/analysis/compared-attribution.ts";
import { comparedRun, compareRuns } from "../../engine/analysis/comparison.ts";
import type { ComparisonOutcome } from "../../engine/analysis/comparison-outcome.ts";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import { scenarioDifferences } from "../../engine/analysis/scenario-differences.ts";
import { inTargetUnit } from "../../engine/analysis/target-units.ts";
import type { DrawnChart } from "../../viz/files/drawn-chart.ts";
import { comparisonReport } from "../../viz/files/report/comparison/comparison-report.ts";
import { escaped, linked, markup, scriptJson } from "../../viz/files/report/html.ts";
import { runReport } from "../../viz/files/report/run-report.ts";
import { createRenderer } from "../../viz/files/render.ts";
import type { Language } from "../../viz/numbers.ts";
import { charts } from "../../viz/specs/index.ts";
import { chartInput } from "../../viz/specs/input.ts";
import { runWith } from "../arbitraries/own-plan.ts";
import { root } from "../arbitraries/root.ts";
import { shipped } from "../arbitraries/shipped.ts";
import "../arbitraries/fixed-seed.ts";

const fontFolder = path.join(root, "viz", "fonts");
const hashes = { scenario: "a".repeat(64), notes: "b".repeat(64), engine: "c".repeat(64) };
const version = "1.2.3";

/** A plan that says something in every place where a plan can say something. */
const SAYS_ALL = `title: { nl: Alles, en: Everything }
include: [measures/koolstofbudget.yaml]
parameters:
  wish: { value: 31 MW, note: a wish, source: own }
  heat.loss_share: { value: 20 %, low: 10 %, high: 30 %, source: said so, note: a note }
levers:
  renewables.wind_capacity: { value: 20 MW, source: own words }
indicators:
  wind_per_person: { formula: "renewables.wind_capacity / demography.population", unit: kW, title: Wind, source: own }
checks:
  people: { expect: "demography.population > 1 person", year: 2035, source: own }
  none: { expect: "demography.population < 1 person", year: 2035, source: own, title: None }
targets:
  wind_2040: { indicator: renewables.wind_capacity, at_least: 90 MW, year: 2040, source: own }
observations:
  demography.population: { 2026: 81200 persons, source: Example }
programmes:
  green.roofs: { title: { nl: Groendaken, en: Green roofs }, meaning: { nl: Groene daken, en: Green roofs }, unit: m2, theme: climate, actor: city, annual: true, source: own }
`;
const outcome = runWith(SAYS_ALL);

/** What is a name to the program and no text of a person. */
const NAMES = new Set(["id", "ids", "by", "grade", "kind", "status", "theme", "actor", "unit"]);
const KEPT = new Set([...NAMES, "language", "shape", "address", "level", "expect", "formula"]);

/** The same notes with every text of a person replaced. */
function withTexts(value: unknown, text: string, key = ""): unknown {
  if (typeof value === "string") return value === "" || KEPT.has(key) ? value : text;
  if (Array.isArray(value)) return value.map((one) => withTexts(one, text, key));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      // Regions and sources are looked up by their ids.
      KEPT.has(name) ? one : withTexts(one, text, name),
    ]),
  );
}

const retold = (of: RunOutcome, text: string): RunOutcome => ({
  ...of,
  scenario: {
    model: of.scenario.model,
    notes: withTexts(of.scenario.notes, text) as RunOutcome["scenario"]["notes"],
  },
});

const chart = (text: string): DrawnChart => ({
  ...{ id: "one", title: text, question: text, alternative: text, modules: ["heat"] },
  spec: { description: text, mark: "point" } as DrawnChart["spec"],
  svg: "<svg></svg>",
  png: new Uint8Array(),
});

const pageOf = (
  of: RunOutcome,
  language: Language = "nl",
  charts: readonly DrawnChart[] = [],
): string =>
  runReport({
    ...{ outcome: of, charts: [charts], split: null, language, hashes, version },
    files: { fontFolder, script: null },
  });

const plans = ["kortrijk/referentie.yaml", "kortrijk/kortrijk-2040.yaml"] as const;
const outcomes = plans.map((plan) => runScenario(shipped(plan)));
const split = attributeAlone(outcomes[1]!.scenario);

function comparisonOf(of: readonly RunOutcome[]): ComparisonOutcome {
  const comparison = compareRuns(of.map(comparedRun), 0);
  const [reference, ...others] = comparison.runs;
  return {
    comparison,
    differences: others.map(({ scenario, catalogue }) =>
      scenarioDifferences(reference!.scenario, scenario, [reference!.catalogue, catalogue]),
    ),
    attributions: attributeComparison(comparison, {
      ...{ indicators: ["emissions.total"], by: "measure" },
    }),
    movements: [],
    abatements: compareAbatement(comparison),
  };
}
const compared = comparisonOf(outcomes);

const comparedPage = (of: ComparisonOutcome, language: Language = "nl"): string =>
  comparisonReport({
    ...{ id: "a-vs-b", outcome: of, charts: [[]], language, version, question: {} },
    ...{ hashes: of.comparison.runs.map(() => hashes) },
    files: { fontFolder, script: null },
  });

/** Every tag of a page with the names of its attributes, in order. */
const tagsOf = (page: string): string[] =>
  [...page.matchAll(/<(\/?[a-z][a-z0-9]*)((?:\s+[a-z0-9:-]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(
    ([, name, attributes]) =>
      [
        name,
        ...[...attributes!.matchAll(/\s([a-z0-9:-]+)(?:="[^"]*")?/gi)].map(([, one]) => one),
      ].join(" "),
  );

const HOSTILE = [
  "<script>alert(1)</script>",
  `"><img src=x onerror=alert(1)>`,
  "' onmouseover='alert(1)",
  "</title></style></script><h1>",
  "<!-- --><![CDATA[",
  "{{constructor}} ${x} {co2_2040}",
  "=cmd|' /C calc'!A0",
  "](javascript:alert(1))",
  "javascript:alert(1)",
  "&lt;b&gt; &amp; &#x3c;",
  "\u202eevil\u202c \u2066x",
  "a\u0000b\u0007c\u001b[31m",
  "\ud800 half",
  "$& $1 $' $`",
];
/** Controls, marks of direction and halves of a pair. */
const UNSHOWN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Surrogate}/gu;

const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc
    .array(fc.oneof(fc.constantFrom(...HOSTILE, "<", ">", '"', "'", "&", "`", "\\"), fc.string()), {
      minLength: 1,
      maxLength: 6,
    })
    .map((parts) => parts.join(""))
    .filter((text) => text !== ""),
);

describe("any text", () => {
  it("is read back as it was, but for what is no text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const made = escaped(text);
        expect(made).not.toMatch(/[<>"']/);
        const back = made
          .replace(/&lt;/g, "<")
          .replace(/&gt;/g, ">")
          .replace(/&quot;/g, '"')
          .replace(/&#39;/g, "'")
          .replace(/&amp;/g, "&");
        expect(back.replace(/\ufffd/g, "")).toBe(text.replace(/\ufffd/g, ""));
      }),
    );
  });

  it("has no sign that turns the direction of what follows, and no control", () => {
    expect(escaped("a\u202eb\u2067c\u0000d\ud800e")).toBe("a\ufffdb\ufffdc\ufffdd\ufffde");
    expect(escaped("\u{1f600} é\u200f\tx\n")).toBe("\u{1f600} é\u200f\tx\n");
  });

  it("stays text between tags, in attributes and in scripts", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { text: made } = markup`<p title="${text}">${text}${[text, 1, null]}</p>`;
        expect(tagsOf(made)).toEqual(["p title", "/p"]);
        const { text: json } = scriptJson({ text });
        expect(json).not.toContain("<");
        expect(JSON.parse(json)).toEqual({ text: text.replace(UNSHOWN, "\ufffd") });
        expect(linked(text).text).not.toContain("<");
      }),
    );
  });

  it("is a link only where it is the address of a page", () => {
    expect(linked("https://statbel.fgov.be/nl?a=1&b=2").text).toBe(
      '<a class="url" href="https://statbel.fgov.be/nl?a=1&amp;b=2">https://statbel.fgov.be/nl?a=1&amp;b=2</a>',
    );
    for (const text of ["javascript:alert(1)", "data:text/html,x", "http://a b", "ftp://x"]) {
      expect(linked(text).text).toBe(escaped(text));
    }
  });
});

/** What a drawn chart may be made of. */
const DRAWN = new Set(
  "svg g path text title desc defs clipPath rect line linearGradient stop tspan".split(" "),
);

describe("a report", () => {
  it("holds charts in which a text of the plan is a text", async () => {
    const renderer = createRenderer(fontFolder);
    for (const text of HOSTILE) {
      const input = chartInput(retold(outcomes[1]!, text));
      for (const one of charts.filter(({ id }) => /emissions-by-sector|programmes/.test(id))) {
        const svg = await renderer.svg(one.spec(input, "nl"), one.id);
        for (const tag of tagsOf(svg)) {
          const [name, ...attributes] = tag.replace("/", "").split(" ");
          expect(DRAWN, text).toContain(name);
          expect(attributes.filter((one) => /^on|href|^src/i.test(one))).toEqual([]);
        }
        expect(svg.match(/</g)!.length).toBe(tagsOf(svg).length);
      }
    }
  });

  it("has the same markup whatever the texts of the plan say", () => {
    const plain = tagsOf(pageOf(retold(outcome, "woorden"), "nl", [chart("woorden")]));
    expect(plain.length).toBeGreaterThan(2000);
    fc.assert(
      fc.property(hostile, (text) => {
        const page = pageOf(retold(outcome, text), "nl", [chart(text)]);
        expect(tagsOf(page)).toEqual(plain);
        expect(page.match(UNSHOWN)).toBe(null);
      }),
      { numRuns: 25 },
    );
  });

  it("of a comparison has the same markup whatever the texts of the plans say", () => {
    const told = (text: string): string =>
      comparedPage(comparisonOf(outcomes.map((of) => retold(of, text))));
    const plain = tagsOf(told("woorden"));
    expect(plain.length).toBeGreaterThan(1000);
    for (const text of HOSTILE) expect(tagsOf(told(text)), text).toEqual(plain);
  });

  it("carries a very long text whole", () => {
    const text = "lang ".repeat(4000).trim();
    expect(pageOf(retold(outcome, text))).toContain(text);
  });

  describe.each([
    ["a run", (language: Language) => pageOf(outcomes[1]!, language, [chart("x")])],
    ["a plan of one's own", (language: Language) => pageOf(outcome, language)],
    ["a comparison", (language: Language) => comparedPage(compared, language)],
  ] as const)("of %s", (_, make) => {
    const page = make("nl");

    it("gives the same bytes again", () => expect(make("nl")).toBe(page));

    it("names nothing twice, and refers to what is there", () => {
      const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id!);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, id] of page.matchAll(/ (?:href="#|aria-labelledby=")([^"]*)"/g)) {
        expect(ids).toContain(id);
      }
    });

    it("has headings that leave out no level, and one of the first", () => {
      const levels = [...page.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      levels.forEach((level, at) => expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1));
    });

    it("has a caption and heads with a scope in every table, and as many cells in every row", () => {
      for (const [table] of page.matchAll(/<table[\s\S]*?<\/table>/g)) {
        expect(table).toMatch(/<caption[^>]*>[^<]+/);
        expect(table).not.toMatch(/<th(?=[ >])(?! scope="(?:row|col)(?:group)?")/);
        const columns = [...table.matchAll(/<th scope="col"/g)].length;
        for (const [row] of table.slice(table.indexOf("<tbody>")).matchAll(/<tr>[\s\S]*?<\/tr>/g)) {
          expect([...row.matchAll(/<t[hd][ >]/g)]).toHaveLength(columns);
        }
      }
    });

    it("asks for nothing from elsewhere, and lets nothing in", () => {
      expect(page).toContain("default-src 'none'".replace(/'/g, "&#39;"));
      expect(page).not.toMatch(/ src=|@import|<link|<iframe|<object|<base/);
      for (const [, of] of page.matchAll(/url\(([^)]{0,12})/g)) expect(of).toMatch(/^(?:data:|#)/);
      for (const [, to] of page.matchAll(/ href="([^"]*)"/g)) expect(to).toMatch(/^(?:#|https?:)/);
    });

    it("is in its language", () => {
      expect(page).toContain('<html lang="nl">');
      expect(make("en")).toContain('<html lang="en">');
      expect(make("en")).not.toContain("Waar elk cijfer");
    });

    it("has no figure that is none", () => {
      expect(page).not.toMatch(/NaN|undefined|Infinity|\[object/);
    });
  });

  it("allows just its own script, by its digest", () => {
    const page = runReport({
      ...{ outcome, charts: [[]], split: null, language: "nl", hashes, version },
      files: { fontFolder, script: "void 0" },
    });
    expect(page.includes("<script>void 0</script>")).toBe(true);
    // printf 'void 0' | openssl dgst -sha256 -binary | base64
    expect(page).toContain("sha256-yyjq/GGlTvm0YhdkNx72uPxcwaIXqWZBYZftmpA6pYU=");
  });

  it("has every goal as it was evaluated, and every figure of the summary", () => {
    const of = outcomes[1]!;
    const page = pageOf(of);
    for (const { target, reached } of of.targets[0]!.results) {
      const at = page.indexOf(`<code class="small">${target.id}</code>`);
      expect(at, target.id).toBeGreaterThan(0);
      const row = page.slice(at, page.indexOf("</tr>", at));
      if (reached === null) continue;
      expect(row).toContain(`data-value="${inTargetUnit(target, reached, of.catalogue)}"`);
    }
    const total = of.run.at("emissions.total", 2040, 0, 0) / 1e6;
    expect(page).toContain(`data-value="${total}"`);
  });

  it("groups goals by theme, those that are missed first, each once", () => {
    const of = outcomes[1]!;
    const page = pageOf(of);
    const start = page.indexOf('<table class="sortable wide goals">');
    const table = page.slice(start, page.indexOf("</table>", start));
    const { results } = of.targets[0]!;
    const seen = new Set<string>();
    for (const body of table.split("<tbody>").slice(1)) {
      const ids = [...body.matchAll(/<code class="small">([^<]+)<\/code>/g)].map(([, id]) => id!);
      expect(ids.length).toBeGreaterThan(0);
      const isMissed = ids.map((id) => {
        expect(seen.has(id), id).toBe(false);
        seen.add(id);
        return results.find(({ target }) => target.id === id)!.status === "missed";
      });
      expect(isMissed).toEqual([...isMissed].sort((a, b) => Number(b) - Number(a)));
    }
    expect([...seen].sort()).toEqual(results.map(({ target }) => target.id).sort());
  });

  it("never writes a goal that is missed as if it were reached", () => {
    const of = outcomes[1]!;
    const nearly = of.targets[0]!.results.map((result) =>
      result.target.id === "social_dwellings_2040"
        ? { ...result, status: "missed" as const, reached: result.target.value - 0.25, gap: 0.25 }
        : result,
    );
    const page = pageOf({ ...of, targets: [{ ...of.targets[0]!, results: nearly }] });
    const at = page.indexOf('<code class="small">social_dwellings_2040</code>');
    const row = page.slice(at, page.indexOf("</tr>", at));
    const [wanted, reached] = [
      ...row.matchAll(/<td class="number" data-value="[^"]*">(.*?)<\/td>/g),
    ];
    expect(wanted![1]!.replace(/<[^>]*>[^<]*<[^>]*> /, "")).not.toBe(reached![1]);
  });

  it("tells which measures do the work, as parts that add up to the difference", () => {
    const page = runReport({
      ...{ outcome: outcomes[1]!, charts: [[]], split, language: "en", hashes, version },
      files: { fontFolder, script: null },
    });
    const at = page.indexOf('id="summary-work"');
    const block = page.slice(at, page.indexOf("<h3", at + 5));
    const amounts = [...block.matchAll(/([+\u2212][\d.]+)\u00a0kt/g)].map(([, text]) =>
      Number(text!.replace("\u2212", "-")),
    );
    const [whole, ...parts] = amounts as [number, ...number[]];
    expect(parts.length).toBeGreaterThan(2);
    expect(Math.abs(whole - parts.reduce((sum, one) => sum + one, 0))).toBeLessThan(0.4);
  });

  it("lists every parameter that the run uses, with its source", () => {
    const page = pageOf(outcomes[1]!);
    const annex = page.slice(page.indexOf('<h2 id="annex">'));
    for (const id of Object.keys(outcomes[1]!.scenario.model.regions[0]!.parameters)) {
      expect(annex, id).toContain(`<code class="small">${id}</code>`);
    }
  });
});
