/** Addresses with members as editors meet them: as keys, and as the indicator of a goal. */
import type { Naming } from "../../engine/scenario/address.ts";
import type { Catalogue } from "../../engine/scenario/declarations.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { escaped } from "./json-schema.ts";

/** Members of the dimensions of a scenario, with their names. */
export class Members {
  private readonly catalogue: Catalogue;
  private readonly scenario: ResolvedScenario;

  constructor(catalogue: Catalogue, scenario: ResolvedScenario) {
    this.catalogue = catalogue;
    this.scenario = scenario;
  }

  isYear(dimension: string): boolean {
    return this.catalogue.dimensions[dimension]?.members === "years";
  }

  of(dimension: string): Naming {
    const { label, members } = this.catalogue.dimensions[dimension]!;
    const { model, notes } = this.scenario;
    if (members === "region") {
      const ids = model.regions[0]!.dimensions[dimension] ?? [];
      const labels = notes.regions[0]!.members[dimension] ?? {};
      return { label, ids, names: ids.map((id) => labels[id] ?? { nl: id, en: id }) };
    }
    if (members === "years") {
      const { first, last } = model;
      const ids = Array.from({ length: last - first + 1 }, (_, i) => `${first + i}`);
      return { label, ids, names: [] };
    }
    return { label, ids: members.map(({ id }) => id), names: members.map((one) => one.label) };
  }

  /** What stands between the brackets of an address, as a regular expression. */
  pattern(dimensions: readonly string[]): string {
    const parts = dimensions.map((dimension) => {
      const { ids } = this.of(dimension);
      // A dimension without members has no address.
      return ids.length === 0 ? "(?!)" : ` *(?:${ids.map(escaped).join("|")}) *`;
    });
    return `\\[${parts.join(",")}\\]`;
  }

  /** Calendar years of the run, as a regular expression: decade by decade. */
  get years(): string {
    const { first, last } = this.scenario.model;
    const decades: string[] = [];
    for (let decade = Math.floor(first / 10); decade <= Math.floor(last / 10); decade++) {
      const from = Math.max(first, decade * 10) % 10;
      const to = Math.min(last, decade * 10 + 9) % 10;
      decades.push(`${decade}[${from}-${to}]`);
    }
    return `^(?:${decades.join("|")})$`;
  }
}
