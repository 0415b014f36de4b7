/** The equations of the model as `explain` shows them: read from their headers when building. */
import type { Text } from "../../engine/scenario/declarations.ts";

export interface SymbolFacts {
  readonly symbol: string;
  readonly meaning: Text;
  readonly units: readonly string[];
  /** What it is declared as, or by which equation it comes about; empty where it is neither. */
  readonly from: string;
}

export interface EquationPartFacts {
  readonly title: Text;
  readonly formula: readonly string[];
  readonly symbols: readonly SymbolFacts[];
  /** In English, as everything that developers write. */
  readonly source: string;
}

export interface EquationFacts {
  readonly id: string;
  readonly parts: readonly EquationPartFacts[];
}

/** By module, then by id; the equations of programmes stand under `programmes`. */
export type EquationsByModule = Readonly<Record<string, Readonly<Record<string, EquationFacts>>>>;

/** The equation that makes an output of a module; null for one that no header describes. */
export function equationOf(
  equations: EquationsByModule,
  module: string,
  id: string,
): EquationFacts | null {
  // A programme may bear the name of a module of the city; its equations stand by themselves.
  return equations[module]?.[id] ?? equations["programmes"]?.[id] ?? null;
}
