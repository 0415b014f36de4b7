/** What `--json` says of outputs that moved since a run was stored (docs/reference/json.md). */
import type { Movement, RunMovement } from "../engine/analysis/moved-outputs.ts";

export const movementRecord = ({ moved, ...movement }: Movement): unknown => ({
  ...movement,
  moved: moved.map(({ values, ...output }) => ({
    ...output,
    years: values.map(({ year }) => year),
    stored: values.map((value) => value.stored),
    rerun: values.map((value) => value.rerun),
    now: values.map((value) => value.now),
  })),
});

export const movementRecords = (movements: readonly RunMovement[]): unknown =>
  movements.map(({ movement, ...of }) => ({ ...of, movement: movementRecord(movement) }));
