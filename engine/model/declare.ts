/** Short ways to write what recurs in the declarations of all modules. */
import type { Member, ParameterDeclaration, Text } from "../scenario/declarations.ts";

/** A text for users in both languages. */
export const text = (nl: string, en: string): Text => ({ nl, en });

/** A member of a dimension. */
export const member = (id: string, nl: string, en: string): Member => ({ id, label: { nl, en } });

/** A parameter that is the same in a small and in a large region: a share, a yield, a lifetime. */
export const intensive = <const U extends string, const D extends readonly string[]>(
  unit: U,
  dims: D,
  [min, max]: readonly [min: number, max: number],
  label: Text,
) => ({ unit, dims, label, scale: "intensive", min, max }) as const satisfies ParameterDeclaration;

/** A parameter that doubles with the region: people, floor, energy. */
export const extensive = <const U extends string, const D extends readonly string[]>(
  unit: U,
  dims: D,
  max: number,
  label: Text,
) =>
  ({ unit, dims, label, scale: "extensive", min: 0, max }) as const satisfies ParameterDeclaration;
