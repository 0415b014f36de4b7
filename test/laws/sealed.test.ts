/** A resolved scenario cannot be changed, and has one spelling of every text of its region. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import { MemoryFiles } from "../arbitraries/memory-files.ts";
import { smallCatalogue, smallRegion } from "../arbitraries/small-region.ts";

/** Paths of what can still be changed. */
function unfrozen(data: unknown, path = ""): string[] {
  if (typeof data !== "object" || data === null) return [];
  const inner = Object.entries(data).flatMap(([key, value]) => unfrozen(value, `${path}.${key}`));
  return Object.isFrozen(data) ? inner : [path, ...inner];
}

const tables = Object.entries(smallRegion()).filter(
  ([name]) => name.endsWith(".csv") && smallRegion()[name]!.includes("grade"),
);

it("is frozen and in NFC down to every figure, whichever text was written otherwise", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...tables),
      fc.constantFrom("where", "note"),
      fc.boolean(),
      ([name, table], column, everywhere) => {
        const [header = "", ...rows] = table.trimEnd().split("\n");
        // From behind: an address in front of it may hold a comma.
        const back = header.split(",").length - header.split(",").indexOf(column);
        const marked = rows.map((row, index) => {
          const cells = row.split(",");
          if (everywhere || index === 0) cells[cells.length - back] = "Cafe\u0301";
          return cells.join(",");
        });
        const files = new MemoryFiles();
        for (const [path, text] of Object.entries(smallRegion())) files.put(path, text);
        files.put(name, `${[header, ...marked].join("\n")}\n`);
        files.put("plan.yaml", "id: plan\nregion: ./town\n");
        const request = { files, planPath: "plan.yaml", catalogue: smallCatalogue };
        const { scenario, diagnostics } = resolveScenario(request);
        expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
        const text = JSON.stringify(scenario);
        expect(text).toContain("Caf\u00e9");
        expect(text).not.toContain("e\u0301");
        expect(unfrozen(scenario)).toEqual([]);
      },
    ),
  );
});
