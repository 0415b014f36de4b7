/** The outcome of several regions together, as if they were one. */
import type { GroupScenario } from "../../scenario/group/group-scenario.ts";
import { findContradictions } from "../consistency.ts";
import { leverChanges } from "../changes.ts";
import { NOT_GROUNDED } from "../grounding.ts";
import { missingIn, missingInReference } from "../missing.ts";
import { onCourse } from "../on-course.ts";
import { groundedOutcome, type RunOutcome } from "../outcome.ts";
import { ownOutcome } from "../own-results.ts";
import { JoinedAxes } from "./joined-axes.ts";
import { partialTotals, withheldTotals, type PartialTotal } from "./total-holes.ts";
import { totalRun, type TotalPart } from "./total-run.ts";
import { joinedCatalogue, joinedProgrammes, totalScenario } from "./total-scenario.ts";

export interface GroupTotal {
  readonly outcome: RunOutcome;
  /** Programmes that not all members have: their sums are of those that do. */
  readonly partial: readonly PartialTotal[];
}

/** @param members one per member of the group and in their order */
export function groupTotal(group: GroupScenario, members: readonly RunOutcome[]): GroupTotal {
  const { programmes, differing } = joinedProgrammes(group.members);
  const catalogue = joinedCatalogue(programmes);
  const { first, last } = members[0]!.scenario.model;
  const regions = members.map(({ scenario }) => ({
    region: scenario.model.regions[0]!,
    notes: scenario.notes.regions[0]!,
    model: scenario.model,
  }));
  const axes = new JoinedAxes(
    catalogue,
    regions.map(({ region, notes }) => ({
      ...{ id: region.id, title: notes.title },
      ...{ dimensions: region.dimensions, labels: notes.members },
    })),
    last - first + 1,
  );
  const figures = (isReference: boolean) =>
    regions.map(({ region, notes, model }, at) => ({
      title: notes.title,
      missing: isReference ? missingInReference(model, region) : missingIn(region),
      has: (output: string) => members[at]!.run.has(output),
    }));
  const [plan, reference] = [false, true].map((isReference) =>
    withheldTotals(catalogue, figures(isReference), differing),
  ) as [ReturnType<typeof withheldTotals>, ReturnType<typeof withheldTotals>];
  const of = totalScenario(group, catalogue, axes, programmes, plan, reference);
  const total = (run: "run" | "reference"): RunOutcome["run"] =>
    totalRun(
      {
        ...{ catalogue, axes, region: group.model.id },
        withheld: new Set((run === "run" ? plan : reference).keys()),
      },
      members.map((member, at): TotalPart => ({
        run: member[run],
        parameter: (id) => regions[at]!.region.parameters[id]!,
      })),
    );
  const [run, unchanged] = [total("run"), total("reference")];
  const own = ownOutcome(of.scenario, of.catalogue, run, unchanged);
  const executed = { ...of, run, reference: unchanged };
  const region = of.scenario.model.regions[0]!;
  const levers = leverChanges(of.catalogue, region);
  const changesAnything = members.some(({ changes }) => changes[0]!.levers.length > 0);
  const outcome: RunOutcome = {
    ...{ ...executed, own },
    changes: [{ region: region.id, levers, parameters: [] }],
    ...groundedOutcome(executed, own, [NOT_GROUNDED], [changesAnything]),
    findings: [{ region: region.id, found: findContradictions({ ...executed, regionIndex: 0 }) }],
    constraints: [{ region: region.id, bound: [] }],
    onCourse: [
      {
        region: region.id,
        indicators: onCourse(of.scenario, of.catalogue, own.run, own.reference, 0),
      },
    ],
  };
  return { outcome, partial: partialTotals(catalogue, figures(false)) };
}
