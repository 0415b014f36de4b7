/** Any number of municipalities: the shipped thirteen over and over, in other sizes. */
import path from "node:path";
import { DiskFiles } from "../cli/disk.ts";
import { suppliedIn } from "../cli/shipped.ts";
import { catalogue, cityOf } from "../engine/model/index.ts";
import type { GroupPart } from "../engine/analysis/group-ensemble/parts.ts";
import { quantitiesOf } from "../engine/scenario/address.ts";
import { parseFormula } from "../engine/scenario/formula/mathjs-parser.ts";
import type { GroupScenario } from "../engine/scenario/group/group-scenario.ts";
import { resolveGroup } from "../engine/scenario/group/resolve-group.ts";
import type { ResolvedScenario } from "../engine/scenario/resolved.ts";

/** Municipalities that move among one another. */
export const TOGETHER = 13;

export function shippedGroup(root: string): GroupScenario {
  const files = new DiskFiles(path.join(root, "scenarios"));
  const { group } = resolveGroup({
    ...{ files, shipped: suppliedIn(files), catalogue, sets: [] },
    planPath: "zuid-west-vlaanderen/zwv-2040.yaml",
    formulas: () => parseFormula,
  });
  if (group === null) throw new Error("the shipped plan over a group does not load");
  return group;
}

type Values = Readonly<Record<string, readonly number[]>>;

/** The same municipality under another name and in another size, with draws of its own. */
function copyOf({ model, notes }: ResolvedScenario, id: string, factor: number): ResolvedScenario {
  const { catalogue: own } = cityOf(model);
  const grow = (values: Values, kind: "parameters" | "levers"): Values => {
    const declared = quantitiesOf(own, kind);
    return Object.fromEntries(
      Object.entries(values).map(([name, given]) => [
        name,
        declared.get(name)?.scale === "extensive" ? given.map((value) => value * factor) : given,
      ]),
    );
  };
  const [region, known] = [model.regions[0]!, notes.regions[0]!];
  const { folders = [] } = known;
  return {
    model: {
      ...model,
      regions: [
        {
          ...{ ...region, id },
          parameters: grow(region.parameters, "parameters"),
          levers: grow(region.levers, "levers"),
          reference: grow(region.reference, "levers"),
        },
      ],
    },
    notes: {
      ...notes,
      regions: [
        {
          ...{ ...known, id },
          folders: folders.map((folder, at) =>
            at === folders.length - 1 ? { ...folder, id } : folder,
          ),
        },
      ],
    },
  };
}

/**
 * Parts of a group of so many municipalities, each made when it is asked for.
 *
 * @param together municipalities of a part; 1 of those that nobody moves between
 */
export function* manyRegions(
  group: GroupScenario,
  regions: number,
  together: number,
): Generator<GroupPart> {
  const { members: ids, moves } = group.model;
  for (let first = 0; first < regions; first += together) {
    const count = Math.min(together, regions - first);
    const names = new Map<string, string>();
    const members = Array.from({ length: count }, (_, at) => {
      const number = first + at;
      const place = number % group.members.length;
      const name = `${ids[place]!}-${number}`;
      names.set(ids[place]!, name);
      // From half to twice its size, none like the one before.
      return copyOf(group.members[place]!, name, 0.5 + ((number * 37) % 151) / 100);
    });
    yield {
      members,
      moves:
        count === 1
          ? []
          : moves.flatMap(({ from, to, share }) => {
              const [begin, end] = [names.get(from), names.get(to)];
              return begin === undefined || end === undefined
                ? []
                : [{ from: begin, to: end, share }];
            }),
    };
  }
}
