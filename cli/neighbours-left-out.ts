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
  { model, notes, members }: GroupScenario,
  region: string,
): Diagnostic[] {
  const isMoved = model.moves.some(
    ({ from, to, share }) => share > 0 && (from === region || to === region),
  );
  if (!isMoved || !members.some((member) => changesSomething(member.model))) return [];
  const title = members[model.members.indexOf(region)]!.notes.regions[0]!.title;
  return [
    {
      code: "neighbours-left-out",
      severity: "warning",
      message: {
        nl: `${title.nl} wordt hier zonder de andere gemeenten van ${notes.title.nl} doorgerekend: hun plannen bepalen mee wie er komt wonen en vertrekt, en dat telt hier niet mee`,
        en: `${title.en} is run here without the other municipalities of ${notes.title.en}: their plans have a part in who comes to live there and who leaves, which is left out here`,
      },
      at: null,
      excerpt: null,
      help: {
        nl: `simulate PLAN.yaml --region ${region} rekent de hele groep en toont ${title.nl} zoals ze daarin uitkomt`,
        en: `simulate PLAN.yaml --region ${region} runs the whole group and shows ${title.en} as it comes out in it`,
      },
      related: [],
    },
  ];
}
