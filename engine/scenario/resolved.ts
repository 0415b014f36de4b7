/**
 * A scenario with every question answered: plain, frozen, serialisable data. A run is a pure
 * function of `model`; `notes` says where each figure came from and never moves a result.
 */
import type { Distribution } from "../foundation/distributions.ts";
import type { Actor, Grade, Text, Theme } from "./declarations.ts";
import type { FormulaTree } from "./formula/tree.ts";
import type { LeverRecipe } from "./levers/lever-recipe.ts";

/** `model` is what is hashed: dense number arrays, no NaN, strings in Unicode NFC. */
export interface ScenarioModel {
  readonly format: "ademruimte-scenario/1";
  readonly first: number;
  readonly last: number;
  /** Module ids in the order in which they run. */
  readonly modules: readonly string[];
  readonly regions: readonly RegionModel[];
  readonly targets: readonly TargetModel[];
  readonly indicators: readonly IndicatorModel[];
  /** What the plan expects of the results; absent when it expects nothing. */
  readonly checks?: readonly CheckModel[];
  /** Amounts that a flow may come to over years; absent when the plan names none. */
  readonly budgets?: readonly BudgetModel[];
  /** Numbers of the plan's own that formulas after the run may read; absent when there are none. */
  readonly ownParameters?: Readonly<Record<string, number>>;
  /** Programmes that the region and the plan declare; absent when there are none. */
  readonly programmes?: readonly ProgrammeModel[];
}

/**
 * A measure that is delivered in countable units (trees, places, metres of hedge), declared without
 * code. It is an output of its own id; its planned deliveries are the lever of that id.
 */
export interface ProgrammeModel {
  /** `green.trees_added`. */
  readonly id: string;
  readonly title: Text;
  readonly meaning: Text;
  /** Canonical unit of what is counted. */
  readonly unit: string;
  readonly theme: Theme;
  readonly actor: Actor;
  /** An amount of every year by itself, instead of the sum since `since`. */
  readonly annual: boolean;
  /** Counted from 1 January of this year. */
  readonly since: number;
  /** Whether what was delivered from `since` until the run is a figure of the region. */
  readonly delivered: boolean;
  /** The stock whose change since `since` is the progress, where there are no deliveries. */
  readonly counts: string | null;
  /** All there is: what there was when the run begins, and what was added; null when not asked. */
  readonly level: ProgrammeLevel | null;
  /** What a unit costs once, when it is delivered; absent when nobody asks. */
  readonly cost?: ProgrammePrice;
  /** What a unit costs every year that it is there; absent when nobody asks. */
  readonly upkeep?: ProgrammePrice;
  readonly ratios: readonly ProgrammeRatio[];
}

/** What is asked for in money; its figure is a parameter, with range, grade and source. */
export interface ProgrammePrice {
  /** Whether the region or the plan gives the figure. */
  readonly known: boolean;
}

export interface ProgrammeLevel {
  readonly id: string;
  readonly title: Text;
  /** Whether what there is when the run begins is a figure of the region. */
  readonly known: boolean;
}

/** The programme, or its level when it has one, per so many of something else. */
export interface ProgrammeRatio {
  readonly id: string;
  readonly title: Text;
  /** The output that it is divided by. */
  readonly indicator: string;
  readonly times: number;
  readonly unit: string;
}

export interface RegionModel {
  readonly id: string;
  /** Members of the dimensions that the region supplies. */
  readonly dimensions: Readonly<Record<string, readonly string[]>>;
  /** `module.parameter` to its flat values, dims in declared order. */
  readonly parameters: Readonly<Record<string, readonly number[]>>;
  /** `module.lever` to its reference path, `[year][dims]`. */
  readonly reference: Readonly<Record<string, readonly number[]>>;
  /** `module.lever` to the plan's path, `[year][dims]`. */
  readonly levers: Readonly<Record<string, readonly number[]>>;
  /** Values before (or in) the run that targets and charts refer to: indicator, year, value. */
  readonly history: Readonly<Record<string, readonly (readonly [number, number])[]>>;
  /**
   * What the plan says was measured in the years of the run, by the address of an output or the id
   * of an own indicator. Held against the results; absent when there is none.
   */
  readonly observations?: Readonly<Record<string, ObservedModel>>;
  /** Where the run is started again from what was observed; absent when it is not. */
  readonly restart?: RestartModel;
  /**
   * Outputs without a value here, because a figure is unknown: the engine computes with a nought,
   * and everything that shows leaves them out. Absent when there are none.
   */
  readonly missing?: readonly string[];
  /**
   * The same in the run of the reference, of a region that stands for several; of any other it
   * follows from the programmes. Absent when it does.
   */
  readonly missingReference?: readonly string[];
  /** Levers whose reference path nobody states: noughts stand for it. Absent when there are none. */
  readonly unknownReference?: readonly string[];
  /** Parameters that nobody knows: stand-ins are in their place. Absent when there are none. */
  readonly unknownParameters?: readonly string[];
  /** Outputs that those may move: they have no value in any run. Absent when there are none. */
  readonly unknownOutputs?: readonly string[];
}

/** What was measured of one quantity, in the order of the years and in its canonical unit. */
export interface ObservedModel {
  readonly values: readonly ObservationModel[];
  /** How far off a course may be and still fit, as a share of the value; null where not stated. */
  readonly tolerance: number | null;
}

export interface ObservationModel {
  readonly year: number;
  readonly value: number;
  /** Between which it lies, as stated with it; null where that is not known. */
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * A restart: until its year the plan follows the reference; on 1 January of that year the stocks that
 * were observed are set to what was observed.
 */
export interface RestartModel {
  readonly year: number;
  /** Per output its cells in declared order and the canonical unit; null where nobody observed. */
  readonly observed: Readonly<Record<string, readonly (number | null)[]>>;
}

export type TargetKind =
  | "level"
  | "share"
  | "change"
  | "decrease"
  | "annual_change"
  | "annual_level"
  | "programme"
  | "outlook"
  | "tracked";

export interface TargetModel {
  readonly id: string;
  /** Output or indicator id, with or without members: `heat.connection_share[venning]`. */
  readonly indicator: string;
  readonly kind: TargetKind;
  readonly direction: "at_least" | "at_most" | "about";
  /** In the canonical unit of the indicator; for relative changes a fraction (-0.4). */
  readonly value: number;
  /** `change` and `annual_change`: whether `value` is a fraction of the base or an amount. */
  readonly relative: boolean;
  /** `change` and `decrease`: the year compared with; null where the kind has none. */
  readonly baseYear: number | null;
  /** The base value when it is given with the target rather than by the model or history. */
  readonly baseValue: number | null;
  readonly year: number;
  /** Whether a stock is read on 1 January of the year (`start`) or of the next (`end`). */
  readonly by: "start" | "end";
  /** Unit in which the target was stated and is shown; `value` is canonical. */
  readonly unit: string;
  /** Canonical unit of the indicator, when it is one of the plan's own. */
  readonly ownUnit?: string;
}

/** A quantity that the plan defines over the results, evaluated after the run. */
export interface IndicatorModel {
  readonly id: string;
  readonly formula: string;
  readonly tree: FormulaTree;
  /** `stock` when all that it reads year by year are stocks, else `flow`. */
  readonly kind: "stock" | "flow";
  /** As declared, and as it is shown. */
  readonly unit: string;
  /** Canonical unit of the same, in which it is computed. */
  readonly canonical: string;
}

/** A condition that the results of a run are held against, in each of these years. */
export interface CheckModel {
  readonly id: string;
  readonly expect: string;
  readonly tree: FormulaTree;
  /** Canonical unit of what each of its comparisons compares, in the order in which they stand. */
  readonly units: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** How much of a flow there may be in all of these years together: a carbon budget, say. */
export interface BudgetModel {
  readonly id: string;
  /** Flow: output or own indicator, with or without members. */
  readonly indicator: string;
  /** In the canonical unit of the flow, above 0. */
  readonly amount: number;
  /** First and last year that count, both within the run. */
  readonly from: number;
  readonly to: number;
  /** Unit in which the budget was stated and is shown; `amount` is canonical. */
  readonly unit: string;
  /** Canonical unit of the flow. */
  readonly canonical: string;
}

/** A place in a file: POSIX path relative to the project folder, line and column from 1. */
export interface Origin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What is known about one figure or one table column. */
export interface Provenance {
  readonly grade: Grade;
  /** Id in the source list, or a sentence of the plan's author. */
  readonly source: string;
  readonly where: string;
  readonly note: string;
  readonly origin: Origin;
  /** Filled in until somebody supplies the figure: never better than an assumption. */
  readonly placeholder?: true;
  /** Nobody knows it: a stand-in keeps the engine going, and what it moves has no value. */
  readonly unknown?: true;
  /** The default that this figure takes the place of: the parent region's, or the region's. */
  readonly replaces?: ReplacedFigure;
  /** What the record covers, when that is not the whole quantity: `demography.population[male]`. */
  readonly address?: string;
  /** Stated range in the canonical unit, when there is one. */
  readonly low?: number;
  readonly high?: number;
  /** A table column's range: each of its values lies between these multiples of itself. */
  readonly lowFactor?: number;
  readonly highFactor?: number;
  /** How it is spread; absent where the default by grade holds. */
  readonly distribution?: StatedDistribution;
  /** What it moves along with; absent where it stands by itself. */
  readonly group?: StatedGroup;
  /** As it was stated, where that is money in prices of another year than the model's. */
  readonly stated?: StatedMoney;
  /** Id of the plan that gave it, or `--set`; absent for what the region's files say. */
  readonly by?: string;
  /** As written, of an observation of something that the model does not have. */
  readonly unit?: string;
  /** Of a point of a path over years: its calendar year, and its value in the canonical unit. */
  readonly year?: number;
  readonly value?: number;
}

/** How a figure is spread, as its file says. A plain run does not look at it; ensembles do. */
export interface StatedDistribution {
  /** As written: `lognormal`, `normal(80, 12)`. */
  readonly text: string;
  /**
   * What is drawn: in the canonical unit, within the declared bounds. Of a table column, and of a
   * record with `lowFactor`, in multiples of its values.
   */
  readonly of: Distribution;
}

/** Figures of one group are high or low together: a Gaussian copula with one common factor. */
export interface StatedGroup {
  readonly name: string;
  /** With the factor that all in the group share, from -1 to 1; 1 unless stated. */
  readonly correlation: number;
}

/** An amount of money as its source states it. */
export interface StatedMoney {
  /** Absent for a column of a table, which holds several. */
  readonly value?: number;
  /** With the year of its prices: `EUR2019/kW`. */
  readonly unit: string;
  /** By which prices rose from that year to the one of the model, as the region's index says. */
  readonly factor: number;
}

/** The price level of one year, which only has a meaning beside that of another. */
export interface PriceNote extends Pick<Provenance, "grade" | "source" | "where" | "note"> {
  readonly year: number;
  readonly index: number;
  readonly origin: Origin;
}

/** A default beside the local figure that holds instead of it, in the same canonical unit. */
export interface ReplacedFigure extends Omit<Provenance, "value" | "year"> {
  /** What it was; of a path over years in the year of the new point, else in the first year. */
  readonly value?: number;
  /** Of a record that covers several cells: what each of them was, in their order. */
  readonly values?: readonly number[];
  /** The points of the path that it was, where that had several. */
  readonly path?: readonly (readonly [number, number])[];
}

export interface SourceNote {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly year: string;
  readonly licence: string;
  readonly url: string;
}

/** One key under `levers:` or one `--set`, as far as the run follows it. */
/** A number of the plan's own, for its formulas. */
export interface OwnParameterNote {
  readonly title: Text;
  /** As the author wrote it: `31 MW`. */
  readonly text: string;
  /** In the canonical unit of what it measures. */
  readonly value: number;
  readonly unit: string;
  readonly source: string;
  readonly note: string;
  /** Id of the plan that gave it, or `--set`. */
  readonly by: string;
  readonly origin: Origin;
}

export interface LeverNote {
  /** Where the plan sets it; absent when it follows the reference. */
  readonly set?: { readonly by: string; readonly origin: Origin; readonly source: string };
  /**
   * How its years were made, the latest first: its own rules, and behind them those of the plans
   * below on which they stand (a change of a path, the years before a first point).
   */
  readonly how?: readonly LeverRule[];
}

/** One value, table of years or change of a plan, for all that its address covers. */
export interface LeverRule {
  /** With the members it is about: `heat.connection_share[venning]`. */
  readonly address: string;
  /** `reference`: a null that takes back what was set. */
  readonly kind: "constant" | "points" | "relative" | "formula" | "reference";
  /** What the author wrote, on one line: `31 MW`, `+20 %`, `{ 2030: 20 MW, shape: step }`. */
  readonly text: string;
  /** Of `points`: between them, and each of them. */
  readonly shape?: string;
  readonly points?: readonly LeverPointNote[];
  /** Id of the plan that says so, or `--set`. */
  readonly by: string;
  readonly origin: Origin;
  readonly source: string;
  /** Where `text` is shared out among municipalities: as what, and the share that comes here. */
  readonly shared?: { readonly id: string; readonly share: number };
}

export interface LeverPointNote {
  readonly year: number;
  /** As it stands in the file: `20 MW`, `+20 %`. */
  readonly text: string;
  /** A change of what is inherited in that year; absent for a value. */
  readonly relative?: true;
  /** A formula, which gives the value of that year; absent for a value. */
  readonly formula?: true;
  /** Of the year, which is the key. */
  readonly origin: Origin;
}

export interface TargetNote {
  readonly what: Text;
  /** The same in at most some fifty characters, for tables and the terminal. */
  readonly short: Text;
  readonly section: string;
  readonly source: string;
  readonly grade: Grade;
  /** Empty texts where there is nothing to say. */
  readonly remark: Text;
  /** What its source leaves open, and how that was read. */
  readonly interpreted: Text;
  readonly origin: Origin;
}

/** A law that the reference follows, or one that is announced only and that it leaves out. */
export interface LawNote {
  readonly id: string;
  readonly what: Text;
  /** A year, month or day as `2022`, `2022-07` or `2022-07-08`; empty when there is none. */
  readonly decided: string;
  readonly inForce: string;
  readonly status: "decided" | "announced";
  /** Addresses of the levers and parameters that it acts on. */
  readonly levers: readonly string[];
  /** Id in the source list. */
  readonly source: string;
  readonly where: string;
  readonly note: string;
  readonly origin: Origin;
}

/** Where a programme and its figures come from. */
export interface ProgrammeNote {
  readonly source: string;
  readonly where: string;
  readonly grade: Grade;
  readonly note: string;
  readonly origin: Origin;
}

export interface IndicatorNote {
  readonly title: Text;
  readonly source: string;
  readonly note: string;
  /** Id of the file that defines it. */
  readonly by: string;
  readonly origin: Origin;
}

/** Where a check comes from. */
export type CheckNote = IndicatorNote;

/** Where a budget comes from. */
export interface BudgetNote extends IndicatorNote {
  readonly grade: Grade;
}

/** A package of measures that a plan includes, by itself or through another package. */
export interface PackageNote {
  readonly id: string;
  readonly title: Text;
  readonly theme: Theme | null;
  /** How far it goes: 1 is unchanged policy, 4 a limit of what can be done. */
  readonly level: 1 | 2 | 3 | 4 | null;
  readonly explanation: Text | null;
  readonly file: string;
  /** Id of the plan that includes it. */
  readonly by: string;
}

export interface ScenarioNotes {
  readonly id: string;
  readonly title: Text;
  /** Plan files, the run's own first, then those it extends. */
  readonly files: readonly string[];
  /** In the order in which they are laid over one another; absent when there are none. */
  readonly packages?: readonly PackageNote[];
  readonly language: "nl" | "en";
  readonly regions: readonly {
    readonly id: string;
    readonly title: Text;
    /**
     * The folders whose files give its figures and the region that each is of, the outermost parent
     * first, its own last; absent where all figures are its own.
     */
    readonly folders?: readonly { readonly id: string; readonly path: string }[];
    /** Labels of the members that the region supplies. */
    readonly members: Readonly<Record<string, Readonly<Record<string, Text>>>>;
    /**
     * `module.parameter` to one record per address or table column that gave values. Where two
     * cover a cell, the one with more members in its address holds.
     */
    readonly parameters: Readonly<Record<string, readonly Provenance[]>>;
    /** The region's own values of the parameters that the plan sets; absent when it sets none. */
    readonly replaced?: Readonly<Record<string, readonly number[]>>;
    /**
     * How the plan's paths follow from the reference and from parameters, of the levers whose path
     * does; absent when none does.
     */
    readonly recipes?: Readonly<Record<string, LeverRecipe>>;
    readonly reference: Readonly<Record<string, readonly Provenance[]>>;
    readonly history: Readonly<Record<string, readonly Provenance[]>>;
    /** One record per observation of the plan, in the order of the model; absent when there is none. */
    readonly observations?: Readonly<Record<string, readonly Provenance[]>>;
    /** Laws of the reference and what is announced; absent when the region states none. */
    readonly laws?: readonly LawNote[];
    /** The consumer price index, in order of year; absent when the region has none. */
    readonly prices?: readonly PriceNote[];
    /** Of every output without a value, which figure is missing. */
    readonly missing?: Readonly<Record<string, Text>>;
  }[];
  readonly sources: readonly SourceNote[];
  readonly levers: Readonly<Record<string, LeverNote>>;
  /** Absent when the plan has no parameters of its own. */
  readonly ownParameters?: Readonly<Record<string, OwnParameterNote>>;
  readonly targets: Readonly<Record<string, TargetNote>>;
  /** Absent when the plan has no indicators of its own. */
  readonly indicators?: Readonly<Record<string, IndicatorNote>>;
  /** Absent when the plan has no checks. */
  readonly checks?: Readonly<Record<string, CheckNote>>;
  /** Absent when the plan has no budgets. */
  readonly budgets?: Readonly<Record<string, BudgetNote>>;
  /** Absent when there are no programmes. */
  readonly programmes?: Readonly<Record<string, ProgrammeNote>>;
}

export interface ResolvedScenario {
  readonly model: ScenarioModel;
  readonly notes: ScenarioNotes;
}
