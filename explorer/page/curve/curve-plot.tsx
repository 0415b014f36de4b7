/** The path of a lever as a small curve: drag a point, or move it by keys. */
import { useEffect, useId, useRef } from "preact/hooks";
import { useStore } from "../page-context.ts";
import type { CurveEditing } from "./curve-editor.tsx";
import { movedPoint, withPoint } from "./curve-points.ts";

/** Pixels of the drawing; it is shown as wide as there is room. */
const WIDTH = 360;
const HEIGHT = 176;
const LEFT = 8;
const RIGHT = 10;
const TOP = 20;
const BOTTOM = 22;
/** Of a point, and of the larger area in which a finger meets it. */
const RADIUS = 6;
const REACH = 14;
/** Years that are written below the curve. */
const EVERY = 5;

export function CurvePlot(editing: CurveEditing) {
  const { slider, scale, name, points, path, first, limits, draw, set, addBehind, remove } =
    editing;
  const store = useStore();
  const { words, language } = store;
  const drawing = useRef<SVGSVGElement>(null);
  const dragged = useRef<number | null>(null);
  const focusNext = useRef<number | null>(null);
  const id = useId();
  const last = first + path.length - 1;

  const x = (year: number): number =>
    LEFT + ((year - first) / Math.max(1, last - first)) * (WIDTH - LEFT - RIGHT);
  const span = limits.max - limits.min || 1;
  const y = (value: number): number =>
    HEIGHT - BOTTOM - ((value - limits.min) / span) * (HEIGHT - TOP - BOTTOM);
  const line = (values: readonly number[]): string =>
    values
      .map(
        (value, at) => `${at === 0 ? "M" : "L"}${x(first + at).toFixed(1)},${y(value).toFixed(1)}`,
      )
      .join("");

  // A point that was added or is left after another went takes the focus when it is there.
  useEffect(() => {
    if (focusNext.current === null) return;
    const next = drawing.current?.querySelectorAll<SVGGElement>("[role=slider]")[focusNext.current];
    focusNext.current = null;
    next?.focus();
  });

  /** The year and value under a pointer, the value on the steps of the slider. */
  const under = ({ clientX, clientY }: PointerEvent) => {
    const box = drawing.current!.getBoundingClientRect();
    const across = ((clientX - box.left) / box.width) * WIDTH;
    const down = ((clientY - box.top) / box.height) * HEIGHT;
    const year = first + ((across - LEFT) / (WIDTH - LEFT - RIGHT)) * (last - first);
    const value = limits.min + ((HEIGHT - BOTTOM - down) / (HEIGHT - TOP - BOTTOM)) * span;
    return { year: Math.round(year), value: Math.round(value / slider.step) * slider.step };
  };

  const grab = (index: number, event: PointerEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    dragged.current = index;
    drawing.current!.setPointerCapture(event.pointerId);
    (event.currentTarget as SVGGElement).focus();
  };
  const drag = (event: PointerEvent): void => {
    if (dragged.current === null) return;
    draw(movedPoint(points, dragged.current, under(event), limits));
  };
  const drop = (): void => {
    if (dragged.current === null) return;
    dragged.current = null;
    store.letGo();
  };
  const addUnder = (event: MouseEvent): void => {
    const { year, value } = under(event as PointerEvent);
    if (year < limits.first || year > limits.last) return;
    const added = withPoint(points, year);
    if (added === null) return;
    const index = added.findIndex((point) => point.year === year);
    focusNext.current = index;
    set(movedPoint(added, index, { year, value }, limits));
  };

  const press = (index: number, event: KeyboardEvent): void => {
    const { year, value } = points[index]!;
    const to = (years: number, steps: number): void => {
      const next = { year: year + years, value: value + steps * slider.step };
      draw(movedPoint(points, index, next, limits));
    };
    const moves: Readonly<Record<string, () => void>> = {
      ArrowUp: () => to(0, 1),
      ArrowDown: () => to(0, -1),
      PageUp: () => to(0, 10),
      PageDown: () => to(0, -10),
      ArrowRight: () => to(1, 0),
      ArrowLeft: () => to(-1, 0),
      Home: () => draw(movedPoint(points, index, { year, value: limits.min }, limits)),
      End: () => draw(movedPoint(points, index, { year, value: limits.max }, limits)),
      Insert: () => (focusNext.current = addBehind(index)),
      Delete: () => (focusNext.current = remove(index)),
    };
    const move = event.ctrlKey || event.metaKey || event.altKey ? undefined : moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
    // The next key moves on from there.
    store.letGo();
  };

  const years: number[] = [];
  for (let year = Math.ceil(first / EVERY) * EVERY; year <= last; year += EVERY) years.push(year);
  return (
    <div class="curve-plot">
      <svg
        ref={drawing}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="group"
        aria-label={words.value.curve(name)}
        aria-describedby={id}
        onPointerMove={drag}
        onPointerUp={drop}
        onPointerCancel={drop}
        onDblClick={addUnder}
      >
        <g class="axes" aria-hidden="true">
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(limits.min)} y2={y(limits.min)} />
          <line class="top" x1={LEFT} x2={WIDTH - RIGHT} y1={y(limits.max)} y2={y(limits.max)} />
          <text x={LEFT} y={y(limits.max) - 6}>
            {scale.text(limits.max, language.value)}
          </text>
          <text x={LEFT} y={y(limits.min) - 4}>
            {scale.number(limits.min, language.value)}
          </text>
          {years.map((year) => (
            <text key={year} class="year" x={x(year)} y={HEIGHT - 6}>
              {year}
            </text>
          ))}
        </g>
        <g aria-hidden="true">
          <path class="reference" d={line(slider.reference)} />
          <path class="plan" d={line(slider.plan)} />
          <path class="now" d={line(path)} />
        </g>
        {points.map(({ year, value }, index) => (
          <g
            key={index}
            class="point"
            role="slider"
            tabIndex={0}
            aria-label={words.value.curvePoint(year)}
            aria-valuemin={scale.shown(limits.min)}
            aria-valuemax={scale.shown(limits.max)}
            aria-valuenow={scale.shown(value)}
            aria-valuetext={words.value.curvePointValue(scale.text(value, language.value), year)}
            aria-orientation="vertical"
            onPointerDown={(event) => grab(index, event)}
            onKeyDown={(event) => press(index, event)}
            onBlur={() => store.endMovement()}
          >
            <circle class="reach" cx={x(year)} cy={y(value)} r={REACH} />
            <circle class="dot" cx={x(year)} cy={y(value)} r={RADIUS} />
            <text class="value" x={x(year)} y={y(value) - 11} aria-hidden="true">
              {year}: {scale.number(value, language.value)}
            </text>
          </g>
        ))}
      </svg>
      <p class="hint" id={id}>
        {words.value.curveHint}
      </p>
    </div>
  );
}
