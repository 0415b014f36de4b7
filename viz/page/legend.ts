/** The names of the series as buttons: one that is pressed stands out, the others step back. */
import type { PageChart } from "./chart-table.ts";
import { make } from "./elements.ts";
import { words } from "./words.ts";

interface Entry {
  readonly label: string;
  readonly colour: string;
}

/**
 * One entry per colour that stands for one series. A line and its dashed companion share a colour,
 * and the name of the companion begins with that of the line; what shares a colour otherwise, as
 * the grey lines of a crowd, cannot be told apart by it.
 */
export function entriesOf({ columns }: Pick<PageChart, "columns">): Entry[] {
  const labels = new Map<string, string[]>();
  for (const { label, colour } of columns) {
    if (colour === null) continue;
    labels.set(colour, [...(labels.get(colour) ?? []), label]);
  }
  const entries = [...labels].flatMap(([colour, [label, ...others]]) =>
    others.every((other) => other.startsWith(label!)) ? [{ label: label!, colour }] : [],
  );
  return entries.length < 2 ? [] : entries;
}

/** Marks of the picture by their colour; text is not among them, and stays readable. */
function marksOf(svg: SVGSVGElement, entries: readonly Entry[]): Map<string, Element[]> {
  const known = new Map(entries.map(({ colour }) => [colour.toLowerCase(), colour]));
  const marks = new Map<string, Element[]>();
  for (const element of svg.querySelectorAll("path,line,rect,circle")) {
    const colour = [element.getAttribute("fill"), element.getAttribute("stroke")]
      .map((value) => known.get(value?.toLowerCase() ?? ""))
      .find((one) => one !== undefined);
    if (colour !== undefined) marks.set(colour, [...(marks.get(colour) ?? []), element]);
  }
  return marks;
}

export function addLegend(chart: PageChart): void {
  const entries = entriesOf(chart);
  if (entries.length === 0) return;
  const marks = marksOf(chart.svg, entries);
  const pressed = new Set<string>();
  let hovered: string | null = null;
  const buttons = entries.map(({ label, colour }) => {
    const swatch = make("i");
    swatch.style.background = colour;
    const button = make("button", {
      attributes: { type: "button", "aria-pressed": "false" },
      children: [swatch, make("span", { text: label })],
    });
    button.addEventListener("click", () => {
      if (!pressed.delete(colour)) pressed.add(colour);
      // The pointer is still on the button: what it says now is what counts.
      hovered = null;
      update();
    });
    button.addEventListener("pointerenter", ({ pointerType }) => {
      if (pointerType !== "mouse") return;
      hovered = colour;
      update();
    });
    button.addEventListener("pointerleave", () => {
      hovered = null;
      update();
    });
    button.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape") return;
      pressed.clear();
      update();
    });
    return { button, colour };
  });
  const legend = make("div", {
    class: "legend",
    attributes: { role: "group", "aria-label": `${words.highlight}: ${chart.title}` },
    children: buttons.map(({ button }) => button),
  });
  chart.picture.after(legend);

  function update(): void {
    const chosen = new Set(hovered === null ? pressed : [...pressed, hovered]);
    for (const { button, colour } of buttons) {
      button.setAttribute("aria-pressed", String(pressed.has(colour)));
    }
    for (const [colour, elements] of marks) {
      const isBehind = chosen.size > 0 && !chosen.has(colour);
      for (const element of elements) element.classList.toggle("behind", isBehind);
    }
  }
}
