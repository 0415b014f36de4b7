/** One picture with its reader: a place in it is a year, by pointer and by keyboard. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Language } from "../../viz/numbers.ts";
import { inkOf } from "../charts/ink.ts";
import type { PageChart } from "../charts/page-chart.ts";
import type { Scene } from "../charts/scene.ts";
import type { HeldExtent } from "../charts/steady-axis.ts";
import { Drawing } from "./drawing.ts";

export interface PlotProps {
  readonly chart: PageChart;
  /** What the value axis holds. */
  readonly held: HeldExtent;
  /** Whether it shows the plan or what lies beside it. */
  readonly side: "plan" | "beside";
  readonly language: Language;
  readonly theme: "light" | "dark";
  readonly year: number;
  /** What the picture shows, in words; empty until it has been made. */
  readonly alternative: string;
  /** Null when the pointer leaves. */
  onPoint(year: number | null): void;
  onChoose(year: number): void;
}

/** Of a picture that has not been measured yet. */
const START_WIDTH = 600;

function useWidth(host: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(START_WIDTH);
  useLayoutEffect(() => {
    const element = host.current!;
    const measure = (): void => setWidth(Math.max(200, Math.floor(element.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return width;
}

/** The year below a pointer; null beside the plot. */
function yearBelow(event: PointerEvent | MouseEvent, { x, width, padding }: Scene): number | null {
  const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
  const [first, last] = x.domain;
  const share = (event.clientX - box.left - padding.left) / width;
  if (share < -0.03 || share > 1.03) return null;
  return Math.min(last, Math.max(first, Math.round(first + share * (last - first))));
}

/** The marker stands at a year that the axis has. */
const marked = (scene: Scene, year: number): Scene => {
  const [first, last] = scene.x.domain;
  return { ...scene, marker: year >= first && year <= last ? year : null };
};

export function Plot(props: PlotProps) {
  const { chart, held, side, language, theme, year, alternative } = props;
  const { isReadAcross } = chart;
  const frame = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing | null>(null);
  const width = useWidth(frame);
  const height = chart.heightFor(width);
  // Another year moves no more than the marker of a picture with years.
  const drawnYear = isReadAcross ? 0 : year;
  const still = useMemo(() => {
    const place = { width, height, ink: inkOf(theme), language, year: drawnYear };
    return side === "plan" || chart.besideScene === undefined
      ? chart.scene(held, place)
      : chart.besideScene(held, place);
  }, [chart, held, side, width, height, theme, language, drawnYear]);
  const scene = useMemo(() => (isReadAcross ? marked(still, year) : still), [still, year]);
  useLayoutEffect(() => {
    drawing.current = new Drawing(host.current!, language, inkOf(theme));
    return () => drawing.current?.close();
  }, [language, theme]);
  useLayoutEffect(() => drawing.current?.show(scene), [scene, language, theme]);
  // A pointer that leaves the window leaves no year behind.
  useEffect(() => () => props.onPoint(null), []);
  const pointing = isReadAcross
    ? {
        onPointerMove: (event: PointerEvent) => {
          if (event.pointerType !== "touch") props.onPoint(yearBelow(event, scene));
        },
        onPointerLeave: () => props.onPoint(null),
        onClick: (event: MouseEvent) => {
          const at = yearBelow(event, scene);
          if (at !== null) props.onChoose(at);
        },
      }
    : {};
  return (
    <div class="plot" ref={frame} style={{ minHeight: `${height}px` }} {...pointing}>
      <div class="plot-picture" role="img" aria-label={alternative}>
        {/* What is drawn has parts with roles of their own, which say nothing beside the whole. */}
        <div aria-hidden="true" ref={host} />
      </div>
    </div>
  );
}
