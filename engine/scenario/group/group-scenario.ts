/**
 * A plan over several municipalities with every question answered: one scenario per municipality,
 * and what ties them together. A run of the group is a pure function of `model` and of the model of
 * each member; `notes` never moves a result.
 */
import type { Grade, Text } from "../declarations.ts";
import type { Origin, ResolvedScenario, SourceNote, TargetModel, TargetNote } from "../resolved.ts";

/** What ties the municipalities together; hashed together with the models of the members. */
export interface GroupModel {
  readonly format: "ademruimte-group/1";
  /** Id of the group, which its sums bear as their region. */
  readonly id: string;
  /** Region ids, in the order in which they are shown and added up. */
  readonly members: readonly string[];
  /** Of those who leave a member, the shares that go to others; pairs that are absent are 0. */
  readonly moves: readonly MoveModel[];
  /** What serves several members together, in the order of the plan. */
  readonly shared: readonly SharedModel[];
  /** Goals of the group as a whole, held against its sums. */
  readonly targets: readonly TargetModel[];
}

/** Of all departures of `from`, the share from 0 to 1 that arrives in `to`. */
export interface MoveModel {
  readonly from: string;
  readonly to: string;
  readonly share: number;
}

/** An amount of one lever that is shared out over members; the parts add up to it in every year. */
export interface SharedModel {
  readonly id: string;
  /** Address of an extensive lever: `renewables.wind_capacity`. */
  readonly lever: string;
  /** Per year of the run, in the canonical unit of the lever. */
  readonly amount: readonly number[];
  /** Per member that takes part, its share from 0 to 1; together 1. */
  readonly shares: readonly { readonly region: string; readonly share: number }[];
}

/** Where a figure of the group stands and what it rests on. */
export interface GroupFigureNote {
  readonly grade: Grade;
  readonly source: string;
  readonly where: string;
  readonly note: string;
  readonly origin: Origin;
}

export interface GroupNotes {
  readonly title: Text;
  /** Folder of the group among the files of the project and of what is supplied. */
  readonly folder: string;
  /** Place of every member on the tile-grid map, column and row from 1; absent where none is drawn. */
  readonly tiles: Readonly<Record<string, { readonly column: number; readonly row: number }>>;
  /** In the order of `moves`. */
  readonly moves: readonly GroupFigureNote[];
  readonly shared: Readonly<
    Record<string, { readonly title: Text; readonly source: string; readonly origin: Origin }>
  >;
  readonly targets: Readonly<Record<string, TargetNote>>;
  readonly sources: readonly SourceNote[];
}

export interface GroupScenario {
  /** Id and title of the plan. */
  readonly id: string;
  readonly title: Text;
  readonly language: "nl" | "en";
  readonly model: GroupModel;
  readonly notes: GroupNotes;
  /** One per member and in their order, each with one region, which bears the member's id. */
  readonly members: readonly ResolvedScenario[];
}
