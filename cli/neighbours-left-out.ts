/** What a municipality of a group leaves out when it is run without the others. */
import type { Diagnostic } from "../engine/scenario/diagnostics/diagnostics.ts";
import type { GroupScenario } from "../engine/scenario/group/group-scenario.ts";
import type { ScenarioModel } from "../engine/scenario/resolved.ts";

/** Whether a plan does anything else than unchanged policy. */
const changesSomething = ({ regions }: ScenarioModel): boolean =>
  regions.some(({ levers, reference }) =>
    Object.entries(levers).some(([id, path]) =>
      path.some((value, at) => !Object.is(value, reference[id]?.[at])),
    ),
  );

/**
 * A warning that moves to and from the other municipalities stay what they are on unchanged policy;
 * none where that moves no figure: nobody goes between them, or no plan changes anything.
 *
 * @param region id of the municipality
 */
export function neighboursLeftOut(
  { id, model, members }: GroupScenario,
  region: string,
): Diagnostic[] {
  const isMoved = model.moves.some(
    ({ from, to, share }) => share > 0 && (from === region || to === region),
  );
  if (!isMoved || !members.some((member) => changesSomething(member.model))) return [];
  return [
    {
      code: "neighbours-left-out",
      severity: "warning",
      message: {
        nl: `${region} wordt hier zonder de andere gemeenten van ${id} doorgerekend: wie door hun plannen meer of minder naar ${region} verhuist, telt niet mee`,
        en: `${region} is run here without the other municipalities of ${id}: whom their plans make move to ${region}, or stay away, is left out`,
      },
      at: null,
      excerpt: null,
      help: {
        nl: `simulate PLAN.yaml --region ${region} rekent de hele groep en toont ${region} zoals ze daarin uitkomt`,
        en: `simulate PLAN.yaml --region ${region} runs the whole group and shows ${region} as it comes out in it`,
      },
      related: [],
    },
  ];
}
