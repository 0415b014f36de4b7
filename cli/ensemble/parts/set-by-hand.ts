/** Whether a scenario has values that stand in no file. */
import type { ResolvedScenario } from "../../../engine/scenario/resolved.ts";

/** Who gave a value on the command line. */
const SET = "--set";

/** Whether `--set` gave a lever or a parameter another value than the plan. */
export const isSetByHand = ({ notes }: ResolvedScenario): boolean =>
  Object.values(notes.levers).some(({ set }) => set?.by === SET) ||
  Object.values(notes.ownParameters ?? {}).some(({ by }) => by === SET) ||
  notes.regions.some(({ parameters }) =>
    Object.values(parameters).some((records) => records.some(({ by }) => by === SET)),
  );
