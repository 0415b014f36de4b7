/**
 * What a module says about itself, as plain data. Validation, the results folder, the reference
 * documentation and the tests are all generated from these records, so nothing a reader needs is
 * optional.
 */

/** A text for users. Both languages are required, so that none can be forgotten. */
export interface Text {
  readonly nl: string;
  readonly en: string;
}

export const GRADES = [
  "measured",
  "official-projection",
  "literature",
  "derived",
  "assumption",
] as const;
/** How well founded a figure is, strongest first. */
export type Grade = (typeof GRADES)[number];

export const ACTORS = [
  "city",
  "citizen",
  "company",
  "flanders",
  "federal",
  "eu",
  "market",
] as const;
/** Who decides about a lever. */
export type Actor = (typeof ACTORS)[number];

export const THEMES = [
  "people",
  "housing",
  "heat",
  "renewables",
  "electricity",
  "mobility",
  "economy",
  "climate",
  "services",
  "space",
] as const;
export type Theme = (typeof THEMES)[number];

/**
 * How a quantity behaves when a region is twice as large: `extensive` ones double (people, kWh),
 * `intensive` ones stay (shares, kWh per m2). The homogeneity and additivity laws read this.
 */
export type Scale = "extensive" | "intensive";

/** One position along a dimension. */
export interface Member {
  readonly id: string;
  readonly label: Text;
}

/** An axis of an array: fixed by the model, or supplied by the region (its districts, say). */
export interface Dimension {
  readonly label: Text;
  /** What several members are called behind their number: `5 wijken`; absent where nobody counts them. */
  readonly plural?: Text;
  /** Its members are places of one region: those of two regions are never the same. */
  readonly isLocal?: true;
  /** `region`: the region file lists the members; `years`: the years of the run. */
  readonly members: readonly Member[] | "region" | "years";
  /** Finer rows that `inventory.csv` may give instead of a member: id to the member it is part of. */
  readonly parts?: Readonly<Record<string, Member & { readonly of: string }>>;
}

/**
 * What the `inventory.csv` of a region gives in the place of its other files. Rows are those of the
 * base year, in kWh or kg; cells without a row get 0, unless the region's own figure is above it.
 */
export interface InventoryLink {
  /**
   * `energy`, `co2`: the sum of rows. `base_year`: the parameter says which year the rows must be of.
   * `factor`: the rows' CO2 over energy is held against the parameter, which stays as it is.
   * `outdated`: what was derived for a year of the inventory no longer fits it and is left out.
   */
  readonly what: "energy" | "co2" | "base_year" | "factor" | "outdated";
  /** Sectors or their parts; absent: the member of the own dimension `sector`, or all. */
  readonly sectors?: readonly string[];
  /** Carriers; absent: the member of the own dimension of carriers, or all. */
  readonly carriers?: readonly string[];
  /** The parameter that says the base year; absent: `base_year` of the same module. */
  readonly yearOf?: string;
  /** A year of its own in place of the base year. */
  readonly year?: number;
  /** The region's figure stays when the inventory has no such rows: they are finer than it must be. */
  readonly optional?: true;
  /** Addresses of parameters that the sum is divided by, to what the parameter counts. */
  readonly dividedBy?: readonly string[];
  /** Addresses of parameters taken off the sum, which are measured by themselves. */
  readonly less?: readonly string[];
  /** Of `base_year`: own parameters that describe the same year. */
  readonly describedBy?: readonly string[];
  /** In place of the sum of a year: the share by which it changed since this other year. */
  readonly since?: number;
}

/**
 * A label in at most 48 characters, for where space is short and the context says the rest; where it
 * is absent the label serves.
 */
export type ShortName = Text;

export interface ParameterDeclaration {
  /** Canonical unit; files may use any unit of the same dimension. */
  readonly unit: string;
  /** Axes, outermost first. Empty: one number. `year` is dense over the years of the run. */
  readonly dims: readonly string[];
  readonly label: Text;
  readonly short?: ShortName;
  readonly scale: Scale;
  /** Inclusive bounds in the canonical unit. */
  readonly min: number;
  readonly max: number;
  /** The sum over the last dimension must be 1 (shares); checked when loading, to 1e-3, then normalised. */
  readonly sumsToOne?: true;
  /**
   * Only the proportions among its values along the last dimension count: the module finds their
   * level itself. A range by which all of them move alike is then one that moves nothing.
   */
  readonly levelIsFound?: true;
  readonly inventory?: InventoryLink;
}

export interface LeverDeclaration {
  readonly unit: string;
  readonly dims: readonly string[];
  readonly label: Text;
  readonly short?: ShortName;
  readonly scale: Scale;
  readonly min: number;
  readonly max: number;
  /** Like a parameter's: the members of the last dimension are shares of one whole. */
  readonly sumsToOne?: true;
  /** `stock`: a state wished on 1 January; `flow`: an amount or rate wished over the year. */
  readonly kind: "stock" | "flow";
  readonly theme: Theme;
  readonly actor: Actor;
  /** The output this lever is there for, and which way it moves when the lever rises (a law). */
  readonly effect: {
    readonly output: string;
    readonly direction: "up" | "down";
    /** For levers that sum to one: the member whose share rises at the expense of the others. */
    readonly member?: string;
  };
}

export interface InputDeclaration {
  /** `module.output`. */
  readonly from: string;
  /**
   * `start`: a stock on 1 January y, of any module; `end`: a stock on 1 January y+1, of an earlier
   * module; `year`: a flow of y, of an earlier module; `year-before`: a flow of y-1, of any module.
   */
  readonly when: "start" | "end" | "year" | "year-before";
  /** For `year-before`: the own parameter that holds the value of the year before the run. */
  readonly before?: string;
}

/**
 * How an intensive output of several regions together follows from their sums. Terms are addresses
 * of outputs (`housing.dwellings_by_label[a]`; without members the cell of the output itself, or all
 * of it) and own extensive parameters (`p.district_dwellings`). A stock in a term of a flow is the
 * mean of both ends of the year. Where there is nothing to divide by, the ratio is 0.
 */
export interface TotalRatio {
  /** What is divided: the sum of these. */
  readonly of: readonly string[];
  readonly per: readonly string[];
  /** What it is divided by is that of the first year of the run. */
  readonly perFirst?: true;
  /** What the quotient is multiplied by, default 1. */
  readonly times?: number;
  /** What is taken off the quotient, default 0. */
  readonly less?: number;
}

export interface StateDeclaration {
  readonly dims: readonly string[];
  /** Further length beside the dims (vintages, tables), default 1. */
  readonly length?: number;
}

export interface OutputDeclaration {
  readonly unit: string;
  readonly kind: "stock" | "flow";
  readonly dims: readonly string[];
  readonly label: Text;
  /** One sentence: what is counted, and what is not. */
  readonly meaning: Text;
  readonly scale: Scale;
  /**
   * Of an intensive output, what it is of several regions together: exactly one of `ratio`, `weight`
   * and `noTotal`, or a local dimension, along which each member belongs to one region.
   */
  readonly ratio?: TotalRatio;
  /** What it is an average over, as the terms of a ratio: each region counts by the sum of these. */
  readonly weight?: readonly string[];
  /** Why it has none. */
  readonly noTotal?: Text;
  /** Id of the equation that makes it (`DEM-3`). */
  readonly equation: string;
  /** Own parameters (`p.x`), levers (`l.x`) and inputs (`in.x`) that may move it, in any year. */
  readonly from: readonly string[];
  /** Inclusive bounds that hold for every valid scenario. */
  readonly min?: number;
  readonly max?: number;
  /** For dimensioned outputs: the scalar output that equals the sum over all dims. */
  readonly total?: string;
  /**
   * A stock that the module can set to what was observed when a run is restarted, with all its inner
   * accounts. The behaviour then has an `adjust`.
   */
  readonly adjustable?: true;
  /** Members of its last dimension that it cannot set: another module keeps their account. */
  readonly notAdjustable?: readonly string[];
  /** Its observed values of the years of an inventory. */
  readonly inventory?: InventoryLink;
  /**
   * Scalar own output of which the first year's value is what this one was in a year before the
   * run. Whoever compares with that year reads it there, so that both rest on the same figures.
   */
  readonly observed?: { readonly output: string; readonly year: number };
}

/** A limit that can keep the model from doing what a plan asks. */
export interface ConstraintDeclaration {
  /** Own lever, without module prefix; its dims are the constraint's. */
  readonly lever: string;
  readonly unit: string;
  readonly label: Text;
}

/**
 * A closed account per cell, filled only while recording.
 * Columns beginning with `in_` and `out_` are flows; `opening` and `closing` are stocks.
 */
export interface AccountDeclaration {
  readonly dims: readonly string[];
  readonly unit: string;
  readonly label: Text;
  readonly columns: readonly string[];
}

/** What regions that take a year together tell one another before they take it. */
export interface ExchangeDeclaration {
  /** How often each speaks; after each time all have heard what the others said. */
  readonly rounds: number;
  readonly sends: Readonly<Record<string, { readonly dims: readonly string[] }>>;
  readonly receives: Readonly<Record<string, { readonly dims: readonly string[] }>>;
  /** What goes from one region to another, cell by cell: the shape of what is counted on the way. */
  readonly carries: readonly string[];
}

export interface ModuleDeclaration {
  readonly id: string;
  readonly label: Text;
  /**
   * What the module of one region tells those of the others that run together with it, and hears
   * from them. Left out where each region runs as if it were alone.
   */
  readonly exchange?: ExchangeDeclaration;
  /** Axes that only this module cuts the city along; those of several are the model's. */
  readonly dimensions?: Readonly<Record<string, Dimension>>;
  readonly parameters: Readonly<Record<string, ParameterDeclaration>>;
  readonly levers: Readonly<Record<string, LeverDeclaration>>;
  readonly inputs: Readonly<Record<string, InputDeclaration>>;
  readonly state: Readonly<Record<string, StateDeclaration>>;
  readonly outputs: Readonly<Record<string, OutputDeclaration>>;
  readonly constraints: Readonly<Record<string, ConstraintDeclaration>>;
  readonly accounts: Readonly<Record<string, AccountDeclaration>>;
}

/** Everything a plan and a region can be checked against. */
export interface Catalogue {
  readonly modules: readonly ModuleDeclaration[];
  readonly dimensions: Readonly<Record<string, Dimension>>;
}
