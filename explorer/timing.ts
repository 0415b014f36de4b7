/**
 * How long the page takes, for whoever measures it. Every movement of a slider is one
 * `performance.measure` named `explorer:movement`; the mark `explorer:ready` and `<html data-ready>`
 * say that the first view stands with all its charts.
 *
 * A movement begins with what the reader does (the event's own time) and ends when the picture of the
 * screen that has all charts of the view is made: the charts are in the document, and the browser has
 * done the style, the layout and the painting of them. A chart whose renderer still works, or that
 * was drawn outside of a frame and waits for the next, keeps the movement open.
 */

/** When the movement began that is not on the screen yet. */
let since: number | null = null;
/** When the reader did something, of which a movement comes before the next picture: the first of it. */
let acted = -Infinity;
/** Longer ago than this, it was about something else. */
const SOON = 100;
/** Charts whose renderers are at work. */
let drawing = 0;
/** Whether a frame is being made: from its first callback until the browser has painted it. */
let isInFrame = false;
/** Whether something changed that no frame has had yet. */
let isUnseen = false;
let isAsked = false;

/** A message that is sent in a frame comes when the browser has painted it. */
const painted = new MessageChannel();
painted.port1.onmessage = () => {
  isInFrame = false;
  settle();
};

/** Tells that a frame is being made, from a callback of `requestAnimationFrame`. */
export function beginFrame(): void {
  isUnseen = false;
  if (isInFrame) return;
  isInFrame = true;
  painted.port2.postMessage(null);
}

/** Counts a movement from what the reader does, not from when the page takes it up. Called once. */
export function timeFromEvents(): void {
  const note = ({ timeStamp }: Event): void => {
    if (timeStamp - acted > SOON) acted = timeStamp;
  };
  for (const kind of ["input", "click", "keydown"]) addEventListener(kind, note, true);
}

/** A reader moved something, or another view or plan is to be shown: charts follow. */
export function moved(): void {
  const now = performance.now();
  since ??= now - acted < SOON ? acted : now;
  acted = -Infinity;
  changed();
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
    changed();
  };
}

/** What changes while a frame is made is in it; anything else waits for the next. */
function changed(): void {
  if (isInFrame || since === null) return;
  isUnseen = true;
  if (isAsked) return;
  isAsked = true;
  requestAnimationFrame(() => {
    isAsked = false;
    beginFrame();
  });
}

function settle(): void {
  if (drawing > 0 || isUnseen || since === null) return;
  const end = performance.now();
  performance.measure("explorer:movement", { start: since, end });
  since = null;
  const { dataset } = document.documentElement;
  if (dataset.ready !== undefined) return;
  performance.mark("explorer:ready", { startTime: end });
  dataset.ready = "";
}
