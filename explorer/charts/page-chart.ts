/** A chart of the explorer, of whatever kind: what the page needs to draw it, read it and save it. */
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Language } from "../../viz/numbers.ts";
import type { ChartData } from "../../viz/specs/chart-data.ts";
import type { ChartInput } from "../../viz/specs/input.ts";
import type { Ink } from "./ink.ts";
import type { Scene } from "./scene.ts";
import type { HeldExtent } from "./steady-axis.ts";

/** What charts are made from. */
export interface ChartContext {
  readonly input: ChartInput;
  /** What lies beside the plan, under the name by which it is spoken of. */
  readonly beside: { readonly name: string; readonly input: ChartInput } | null;
  readonly language: Language;
}

/** Where a picture is drawn. */
export interface Place {
  /** Of the whole picture, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly ink: Ink;
  readonly language: Language;
  /** The year that is looked at. */
  readonly year: number;
}

/** How a series is drawn, for the swatch before its name. */
export type SwatchLook = "area" | "avoided" | "line" | "total" | "dashed" | "bar";

/** One series of a legend, with its figures of a year as they are written. */
export interface LegendRow {
  readonly id: string;
  readonly name: string;
  /** As on light paper. */
  readonly colour: string;
  readonly look: SwatchLook;
  readonly value: string;
  /** The same of what lies beside, and how much the plan is above it; null without such a figure. */
  readonly beside: string | null;
  readonly difference: string | null;
  /** Between which figures most runs of an ensemble lie, where there are some. */
  readonly range: string | null;
}

export interface PageChart {
  /** The report's name for it where that has the same chart. */
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly unit: string;
  /** Sentences below the picture; the last says where the figures come from. */
  readonly notes: readonly string[];
  readonly source: string;
  /** Goals in words. */
  readonly goals: readonly string[];
  /** Name of what lies beside, where that is drawn. */
  readonly beside: string | null;
  /** First and last year that can be looked at; null of a picture without years. */
  readonly years: readonly [number, number] | null;
  /** Whether the horizontal axis has the years, so that a place in the picture is a year. */
  readonly isReadAcross: boolean;
  /** Whether its figures stand beside the picture; not where the picture has them all. */
  readonly hasLegend: boolean;
  /** CSS pixels of a height, for a width. */
  heightFor(width: number): number;
  /** What its value axis has to hold. */
  readonly extent: HeldExtent;
  scene(held: HeldExtent, place: Place): Scene;
  /** A second picture of the same form that shows what lies beside; null where lines are enough. */
  besideScene?(held: HeldExtent, place: Place): Scene;
  legend(year: number): readonly LegendRow[];
  /** For who cannot see it. Not cheap: asked for when the sliders stand still. */
  alternative(): string;
  /** All its figures. Not cheap either. */
  table(): ChartData;
}

export interface ChartKind {
  readonly id: string;
  readonly title: Text;
  /** Null where the run cannot fill it. */
  of(context: ChartContext): PageChart | null;
}

/** Wide pictures are flatter; narrow ones keep room to see a course. */
export const usualHeight = (width: number): number =>
  Math.round(Math.min(340, Math.max(210, width * 0.56)));
