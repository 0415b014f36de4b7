/**
 * How long the page takes, for whoever measures it. Every movement of a slider is one
 * `performance.measure` named `explorer:movement`, from the movement to the last chart drawn; the mark
 * `explorer:ready` and `<html data-ready>` say that the first view stands with all its charts.
 */

/** Movements that are not drawn whole yet; the first began at `since`. */
let since: number | null = null;
/** When the reader last did something, of which a movement comes before the next picture. */
let acted = -Infinity;
/** Longer ago than this, it was about something else. */
const SOON = 100;
let drawing = 0;
let lastDrawn = 0;
let rendered = 0;
let isRendering = false;

/** Counts a movement from what the reader does, not from when the page takes it up. Called once. */
export function timeFromEvents(): void {
  const note = (): void => void (acted = performance.now());
  for (const kind of ["input", "click", "keydown"]) addEventListener(kind, note, true);
}

/** A reader moved something, or another view or plan is to be shown: charts follow. */
export function moved(): void {
  const now = performance.now();
  since ??= now - acted < SOON ? acted : now;
  if (isRendering) return;
  isRendering = true;
  requestAnimationFrame(() => {
    rendered = performance.now();
    // What a component does behind the picture it is in comes two tasks later at the latest.
    setTimeout(() => {
      setTimeout(() => {
        isRendering = false;
        settle();
      });
    });
  });
}

/**
 * A chart begins to draw.
 *
 * @returns what to call when it is drawn, or will not be
 */
export function beginDrawing(): () => void {
  drawing += 1;
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    drawing -= 1;
    lastDrawn = performance.now();
    settle();
  };
}

function settle(): void {
  if (drawing > 0 || isRendering || since === null) return;
  const end = lastDrawn >= since ? lastDrawn : rendered;
  performance.measure("explorer:movement", { start: since, end });
  since = null;
  const { dataset } = document.documentElement;
  if (dataset.ready !== undefined) return;
  performance.mark("explorer:ready", { startTime: end });
  dataset.ready = "";
}
