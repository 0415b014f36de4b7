/** The plans that ship with the project, resolved as the command does it. */
import path from "node:path";
import { DiskFiles } from "../../cli/disk.ts";
import { suppliedIn } from "../../cli/shipped.ts";
import { catalogue, cityOf } from "../../engine/model/index.ts";
import type { Catalogue } from "../../engine/scenario/declarations.ts";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { diagnosticsText } from "../../cli/show-diagnostics.ts";
import { root } from "./root.ts";
export const SHIPPED_PLANS = [
  "kortrijk/referentie.yaml",
  "kortrijk/kortrijk-2040.yaml",
  "kortrijk/veel-bouwen.yaml",
  "kortrijk/weinig-bouwen.yaml",
  "kortrijk/renovatie-eerst.yaml",
  "kortrijk/warmtenetten-eerst.yaml",
  "kortrijk/hernieuwbaar-eerst.yaml",
  "kortrijk/vijf-jaar-later.yaml",
  "kortrijk/beste-combinatie.yaml",
] as const;

const resolved = new Map<string, ResolvedScenario>();

/** A plan, resolved once for all test files of a worker: nobody may change it. */
export function shipped(
  plan: (typeof SHIPPED_PLANS)[number],
  sets: string[] = [],
): ResolvedScenario {
  const key = JSON.stringify([plan, sets]);
  const known = resolved.get(key) ?? frozen(resolve(plan, sets));
  resolved.set(key, known);
  return known;
}

/**
 * Locks every record and list within, but for rows of numbers: locked ones are slow to run, and their
 * types already forbid to write in them.
 */
function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  if (ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value) && typeof value[0] === "number") return value;
  Object.freeze(value);
  for (const within of Object.values(value)) frozen(within);
  return value;
}

function resolve(plan: string, sets: string[]): ResolvedScenario {
  const files = new DiskFiles(path.join(root, "scenarios"));
  const { scenario, diagnostics } = resolveScenario({
    ...{ files, shipped: suppliedIn(files) },
    planPath: plan,
    catalogue,
    formulas: () => parseFormula,
    sets,
  });
  if (scenario === null || diagnostics.length > 0) {
    throw new Error(`${plan}:\n${diagnosticsText(diagnostics, "en")}`);
  }
  return scenario;
}

/** The catalogue of the shipped plans, with the programmes that their region declares. */
export const shippedCatalogue: Catalogue = cityOf(
  shipped("kortrijk/kortrijk-2040.yaml").model,
).catalogue;

/** The shipped scenarios with one more plan among them. */
export class WithPlan extends DiskFiles {
  private readonly bytes: Uint8Array;

  constructor(
    private readonly plan: string,
    text: string,
  ) {
    super(path.join(root, "scenarios"));
    this.bytes = new TextEncoder().encode(text);
  }

  override size(file: string): number | null {
    return file === this.plan ? this.bytes.length : super.size(file);
  }

  override read(file: string): Uint8Array {
    return file === this.plan ? this.bytes : super.read(file);
  }
}
