/**
 * The contract between a module and the engine: `wire` is called once per structure and returns
 * closures over flat arrays that the engine owns; `open` once per run; `year` once per year.
 *
 * In `year` nothing is allocated, looked up by string, parsed or thrown.
 */
import type { ModuleDeclaration } from "../scenario/declarations.ts";

/** A read-only view on a flat array of doubles: dims in declared order, last one fastest. */
export interface View {
  readonly [index: number]: number;
  readonly length: number;
}

type Views<T> = { readonly [K in keyof T]: View };
type Buffers<T> = { readonly [K in keyof T]: Float64Array };
type OfKind<O, Kind extends "stock" | "flow"> = {
  readonly [K in keyof O as O[K] extends { readonly kind: Kind } ? K : never]: Float64Array;
};
type Columns<A> = A extends { readonly columns: readonly (infer C extends string)[] }
  ? { readonly [K in C]: Float64Array }
  : never;

type Exchanged<D, Kind extends "sends" | "receives"> = D extends {
  readonly exchange: { readonly [K in Kind]: infer E };
}
  ? E
  : Record<never, never>;

/** Values of `together`. */
export const BY_ITSELF = 0;
/** What is received is given, as it was when the regions ran together. */
export const AS_RECORDED = 1;
/** Regions take the year together: `send` is called before `year`. */
export const TOGETHER = 2;

export interface WireContext<D extends ModuleDeclaration> {
  /** Parameters and base tables. */
  readonly p: Views<D["parameters"]>;
  /** Lever values of this year. */
  readonly l: Views<D["levers"]>;
  /** The same levers on their reference path. */
  readonly ref: Views<D["levers"]>;
  /** Whole lever paths, `[year index][dims]`: for stocks that are under construction for years. */
  readonly planned: Views<D["levers"]>;
  /** The same on the reference path. */
  readonly referencePlanned: Views<D["levers"]>;
  readonly in: Views<D["inputs"]>;
  readonly state: Buffers<D["state"]>;
  /** Flows of the year. */
  readonly now: OfKind<D["outputs"], "flow">;
  /** Stocks on the coming 1 January; in `open`, those of the first 1 January. */
  readonly next: OfKind<D["outputs"], "stock">;
  /** What the plan asked where a limit may bind, and what the model could do; same shape as the lever. */
  readonly wished: Buffers<D["constraints"]>;
  readonly got: Buffers<D["constraints"]>;
  /** Cells of the accounts, to be filled when `recording[0]` is 1. */
  readonly account: { readonly [A in keyof D["accounts"]]: Columns<D["accounts"][A]> };
  readonly recording: View;
  /**
   * In `open`, the number of the parameters: the same as in an earlier `open` of the region in the
   * same place only where all parameters are the same, so that what follows from them can be kept.
   */
  readonly revision: View;
  /**
   * In `adjust`, what was observed of the own stocks on the coming 1 January, in the shape of the
   * output; NaN in a cell that nobody observed.
   */
  readonly observed: { readonly [K in keyof OfKind<D["outputs"], "stock">]: View };
  /** Whether the region runs alone, as recorded, or together with others: one of three numbers. */
  readonly together: View;
  /** What the module tells others, written in `send`. */
  readonly sent: Buffers<Exchanged<D, "sends">>;
  /** What others told it; of no meaning in a region that runs alone. */
  readonly received: Views<Exchanged<D, "receives">>;
  /** `[calendar year, index of the year in the run]`. */
  readonly clock: View;
  /** Number of members of each dimension; `year` is the number of years of the run. */
  readonly size: Readonly<Record<string, number>>;
}

export interface Behaviour {
  /** Fills state and opening stocks from the parameters; calibrates. */
  open(): void;
  /**
   * Of a module with an `exchange`, where regions take the year together: called once per round
   * before `year`, with the state, levers and inputs of the year; before a round other than the
   * first, what was sent in the one before has been received.
   */
  send?(round: number): void;
  /** One calendar year: reads state and inputs, writes flows, the coming stocks and state. */
  year(): void;
  /**
   * Once in a restarted run, after `year` of all modules in the year before the restart: brings the
   * coming stocks and the state that goes with them to what was observed, and what follows from the
   * stocks of earlier modules with them. Flows of the year stay as they are; while recording, the
   * closing stocks of the accounts and their `adjustment` columns are filled. Needed where an output
   * is `adjustable` or a stock follows at once from a stock of another module.
   */
  adjust?(): void;
}

export interface Module<D extends ModuleDeclaration = ModuleDeclaration> {
  readonly declaration: D;
  wire(context: WireContext<D>): Behaviour;
  /** Of a module with an `exchange`: how what is sent becomes what is received. */
  readonly route?: Route;
}

/** Sparse: of what a region sends, which share goes where. Places are those in the group. */
export interface Ways {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly share: Float64Array;
}

/** What one region sent, and where it finds what it receives. */
export interface Post {
  readonly sent: Readonly<Record<string, Float64Array>>;
  readonly received: Readonly<Record<string, Float64Array>>;
}

/** What was on its way in a year. */
export interface Carried {
  /** `[way][cell]`. */
  readonly cells: Float64Array;
  /** Per region, what should have arrived by the shares and had no place. */
  readonly lowered: Float64Array;
}

/**
 * Made once per group.
 *
 * @returns what is done after each round, in time linear in regions and ways, without allocating
 */
export type Route = (
  posts: readonly Post[],
  ways: Ways,
  carried: Carried,
) => (round: number) => void;

/**
 * A module with its declaration and behaviour. The literal types of the declaration give the
 * behaviour its views: a misspelt parameter, a write to an input or `next` on a flow does not
 * compile.
 */
export function defineModule<const D extends ModuleDeclaration>(
  declaration: D,
  wire: (context: WireContext<D>) => Behaviour,
  route?: Route,
): Module<D> {
  return route === undefined ? { declaration, wire } : { declaration, wire, route };
}
