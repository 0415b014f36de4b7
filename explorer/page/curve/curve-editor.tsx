/**
 * The years of one lever: a curve whose points can be moved by pointer and by keys, and the same
 * points as a table of fields. Both show and change the same path.
 */
import { useComputed, useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { SliderModel } from "../../session/session.ts";
import type { LeverScale } from "../levers/lever-scale.ts";
import { currentPath } from "../levers/lever-value.ts";
import { useStore } from "../page-context.ts";
import { CurvePlot } from "./curve-plot.tsx";
import {
  pointsOfPath,
  withoutPoint,
  withPoint,
  yearBehind,
  type CurveLimits,
  type CurvePoint,
} from "./curve-points.ts";
import { CurveTable } from "./curve-table.tsx";

export interface CurveEditorProps {
  readonly slider: SliderModel;
  readonly scale: LeverScale;
  readonly name: string;
}

/** What both ways of editing are given. */
export interface CurveEditing extends CurveEditorProps {
  readonly points: readonly CurvePoint[];
  /** The whole path, one value per year of the run. */
  readonly path: readonly number[];
  readonly first: number;
  readonly limits: CurveLimits;
  /** Takes points as a movement that may go on. */
  draw(points: readonly CurvePoint[]): void;
  /** Takes points at once, as one step. */
  set(points: readonly CurvePoint[]): void;
  /** Adds a point behind another; returns its place, or null where there is no year left. */
  addBehind(index: number): number | null;
  /** Takes a point away; returns the place of the one that comes next to it. */
  remove(index: number): number;
}

export function CurveEditor({ slider, scale, name }: CurveEditorProps) {
  const store = useStore();
  const { words } = store;
  const id = useId();
  const isTable = useSignal(false);
  const { first, last } = store.opened.value.base.scenario.model;
  const path = useComputed(() => currentPath(store.computed.value, slider)).value;
  const edit = useComputed(() =>
    store.state.value.edits.find(({ address }) => address === slider.address),
  ).value;
  const points: readonly CurvePoint[] =
    edit === undefined
      ? pointsOfPath(path.slice(slider.fromYear - first), slider.fromYear)
      : edit.points.map(({ year }) => ({ year, value: path[year - first]! }));
  const limits: CurveLimits = {
    min: Math.max(scale.bounds[0], Math.min(slider.min, ...path)),
    max: Math.min(scale.bounds[1], Math.max(slider.max, ...path)),
    first: slider.fromYear,
    last,
  };
  const editing: CurveEditing = {
    ...{ slider, scale, name, points, path, first, limits },
    draw: (next) => store.draw(slider.address, next),
    set: (next) => store.drawOnce(slider.address, next),
    addBehind(index) {
      const year = yearBehind(points, index, limits);
      const next = year === null ? null : withPoint(points, year);
      if (year === null || next === null) return null;
      store.drawOnce(slider.address, next);
      store.announcer.say(words.value.pointAdded(year));
      return next.findIndex((point) => point.year === year);
    },
    remove(index) {
      if (points.length === 1) return index;
      store.drawOnce(slider.address, withoutPoint(points, index));
      store.announcer.say(words.value.pointRemoved(points[index]!.year));
      return Math.max(0, index - 1);
    },
  };
  return (
    <div class="curve-editor">
      <CurvePlot {...editing} />
      <p class="curve-key" aria-hidden="true">
        <span>
          <span class="line now" /> {words.value.curveNow}
        </span>
        <span>
          <span class="line plan" /> {words.value.curvePlan}
        </span>
        <span>
          <span class="line reference" /> {words.value.curveReference}
        </span>
      </p>
      <button
        type="button"
        class="disclosure"
        aria-label={`${words.value.curveAsTable}: ${name}`}
        aria-expanded={isTable.value}
        aria-controls={isTable.value ? id : undefined}
        onClick={() => (isTable.value = !isTable.value)}
      >
        {words.value.curveAsTable}
      </button>
      {isTable.value && (
        <div id={id}>
          <CurveTable {...editing} />
        </div>
      )}
    </div>
  );
}
