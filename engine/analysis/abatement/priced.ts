/** Which measures the model counts an investment of, as the declarations of its modules say. */
import { Causes } from "../../scenario/causes.ts";
import type { Catalogue } from "../../scenario/declarations.ts";

/** What is placed in a year and has a price; EUR2024. */
export const INVESTMENT = "costs.investment";
/** kg CO2 in a year. */
export const EMISSIONS = "emissions.total";

/** What a measure moves, by id. */
export type Quantity = readonly ["lever" | "parameter", string];

/** Tells which levers and parameters can move an investment that has a price. */
export class Priced {
  private readonly causes: Causes;
  private readonly emissions: number | undefined;
  private readonly spent: readonly (number | undefined)[];

  /** @param outputs with what is spent on the programmes that are counted */
  constructor(catalogue: Catalogue, outputs: readonly string[] = []) {
    this.causes = new Causes(catalogue.modules);
    this.emissions = this.causes.outputOf(EMISSIONS);
    this.spent = [INVESTMENT, ...outputs].map((id) => this.causes.outputOf(id));
  }

  private moves([kind, id]: Quantity, output: number | undefined): boolean {
    const cause = this.causes.causeOf(kind, id);
    return cause !== undefined && output !== undefined && this.causes.moves(cause, output);
  }

  private hasPrice(quantity: Quantity): boolean {
    return this.spent.some((output) => this.moves(quantity, output));
  }

  /** Whether any of them can. */
  isPriced(quantities: readonly Quantity[]): boolean {
    return quantities.some((quantity) => this.hasPrice(quantity));
  }

  /** Which of them move emissions, and cannot. */
  lacking(quantities: readonly Quantity[]): string[] {
    const found = quantities.filter(
      (quantity) => this.moves(quantity, this.emissions) && !this.hasPrice(quantity),
    );
    return [...new Set(found.map(([, id]) => id))].sort();
  }
}
