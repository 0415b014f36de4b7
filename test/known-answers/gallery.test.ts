/** Pages of the gallery: text from a plan stays text, and every chart file finds its name. */
import { describe, expect, it } from "vitest";
import { chartNameOf } from "../../build/gallery/chart-order.ts";
import { chartPage, collectionPage, pageName, type Collection } from "../../build/gallery/page.ts";
import { galleryCharts } from "../../build/gallery/chart-order.ts";
import { chartNames } from "../../viz/specs/chart-names.ts";

describe("the name of a chart file", () => {
  it("is its own, or the one that stands for it", () => {
    const nameOf = (file: string, of: "run" | "comparison"): string | undefined =>
      chartNameOf(file, of)?.id;
    expect(nameOf("heat-flow", "run")).toBe("heat-flow");
    expect(nameOf("own-sun-per-head", "run")).toBe("own-ID");
    expect(nameOf("budget-carbon-budget-15", "run")).toBe("budget-BUDGET");
    expect(nameOf("lines-emissions-total", "comparison")).toBe("lines-ID");
    expect(nameOf("targets-by-plan", "comparison")).toBe("targets-by-plan-N");
    expect(nameOf("targets-by-plan-3", "comparison")).toBe("targets-by-plan-N");
    expect(nameOf("wedges-by-actor-emissions-total-a-plan", "comparison")).toBe(
      "wedges-by-actor-ID-PLAN",
    );
    expect(nameOf("abatement-curve", "comparison")).toBe("abatement-curve-PLAN");
    // Both kinds have one of this name; a run draws the waterfall of its own measures.
    expect(chartNameOf("emissions-by-sector", "run")?.of).toBe("run");
    expect(chartNameOf("emissions-by-sector", "comparison")?.of).toBe("comparison");
    expect(nameOf("waterfall-emissions-total", "run")).toBe("waterfall-ID-PLAN");
    expect(chartNameOf("something-else", "run")).toBeNull();
  });
});

describe("a page of the gallery", () => {
  const hostile = `<script>alert("1")</script>'" onload='x & {{y}}`;
  const collection: Collection = {
    id: "plan",
    kind: "plan",
    title: { nl: hostile, en: hostile },
    figures: [
      {
        id: "heat-flow",
        chart: chartNames.find(({ id }) => id === "heat-flow")!,
        title: hostile,
        alternative: hostile,
        width: 640,
        height: 400,
        file: "charts/nl/plan/heat-flow",
      },
    ],
  };

  it("shows text from a plan as text", () => {
    for (const page of [
      chartPage([collection], "nl"),
      collectionPage(collection, [collection], "en"),
    ]) {
      expect(page).not.toContain("<script");
      expect(page).not.toMatch(/ onload='/);
      expect(page).toContain(
        "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&quot; onload=&#39;x &amp; {{y}}",
      );
    }
  });

  it("says where no plan fills a chart, and links the languages", () => {
    const page = chartPage([collection], "nl");
    expect(page.match(/Geen van deze plannen vult deze grafiek/g)).toHaveLength(
      galleryCharts.length - 1,
    );
    expect(page).toContain('<a href="en.html" lang="en" hreflang="en">');
    expect(page).toContain('<a href="plan.nl.html">');
    expect(pageName("plan", "en")).toBe("plan.en.html");
    expect(collectionPage(collection, [collection], "en")).toContain('aria-current="page"');
  });
});
