/**
 * Reading a chart off: a pointer, a finger or the arrow keys choose a row of its table, a year for
 * instance; a line in the picture shows where it is, and a box says what the table says of it. To a
 * screen reader the picture has a slider over it, and the values are announced politely.
 */
import { announce } from "./announce.ts";
import type { PageChart } from "./chart-table.ts";
import { make, newId } from "./elements.ts";
import { words } from "./words.ts";

interface Place {
  readonly row: number;
  readonly plot: number;
}

/** One line of the box. */
interface Reading {
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly colour: string | null;
}

/** What the table says of a place; cells without a figure are left out. */
export function readingsAt({ plots, columns, cells }: PageChart, { row, plot }: Place): Reading[] {
  return plots[plot]!.columns.flatMap((place): Reading[] => {
    const value = cells[row]?.[place + 1] ?? "";
    if (value === "" || value === "–") return [];
    const { label, unit, colour } = columns[place]!;
    return [{ label, value, unit, colour }];
  });
}

/** `2030, kt CO₂ per jaar`: a unit that all lines have stands once above them. */
const commonUnit = (readings: readonly Reading[]): string => {
  const units = new Set(readings.map(({ unit }) => unit).filter((unit) => unit !== ""));
  return units.size === 1 ? [...units][0]! : "";
};

const groupOf = ({ plots, columns }: PageChart, { plot }: Place): string =>
  plots.length < 2
    ? ""
    : (plots[plot]!.columns.map((place) => columns[place]!.group).find((group) => group) ?? "");

/** The row nearest to a place in the picture, in the plot that holds it or is nearest to it. */
export function nearest({ plots }: PageChart, x: number, y: number): Place {
  const outside = (from: number, size: number, at: number): number =>
    Math.max(from - at, at - from - size, 0);
  const distance = ({ left, top, width, height }: PageChart["plots"][number]): number =>
    outside(left, width, x) + outside(top, height, y);
  const plot = plots.reduce(
    (best, one, at) => (distance(one) < distance(plots[best]!) ? at : best),
    0,
  );
  const { at, along } = plots[plot]!;
  const pointed = along === "across" ? x : y;
  let row = at.findIndex((place) => place !== null);
  at.forEach((place, index) => {
    if (place !== null && Math.abs(place - pointed) < Math.abs(at[row]! - pointed)) row = index;
  });
  return { row, plot };
}

/** Rows that a plot shows. */
const rowsOf = ({ plots }: PageChart, plot: number): number[] =>
  plots[plot]!.at.flatMap((at, row) => (at === null ? [] : [row]));

export function makeReadable(chart: PageChart): void {
  const { picture, svg, plots, cells } = chart;
  const { width, height } = svg.viewBox.baseVal;
  const isDown = plots[0]!.along === "down";
  const hint = make("p", {
    class: "hint",
    text: `${words.hint}${plots.length > 1 ? ` ${words.hintPlots}` : ""}`,
    attributes: { id: newId() },
  });
  const slider = make("div", {
    class: "reader",
    attributes: {
      role: "slider",
      tabindex: "0",
      "aria-label": `${words.readOff}: ${chart.title}`,
      "aria-describedby": hint.id,
      "aria-orientation": isDown ? "vertical" : "horizontal",
      "aria-valuemin": "0",
      "aria-valuemax": String(cells.length - 1),
    },
  });
  const box = make("div", { class: "readout", attributes: { "aria-hidden": "true" } });
  const marks = plots.map(() => make("div", { class: "cross" }));
  const drawing = make("div", { class: "drawing", children: [...marks, slider] });
  drawing.prepend(svg);
  // Who had to reach the picture to scroll it, now reaches the slider in it.
  picture.removeAttribute("tabindex");
  picture.append(drawing);
  picture.after(hint);
  drawing.append(box);

  let place: Place = { row: rowsOf(chart, 0).at(-1)!, plot: 0 };
  tell();
  hide();

  slider.addEventListener("pointermove", (event) => follow(event));
  slider.addEventListener("pointerdown", (event) => follow(event));
  slider.addEventListener("pointerleave", () => {
    if (document.activeElement !== slider) hide();
  });
  slider.addEventListener("focus", () => {
    // A click has its own place; a key begins where reading stopped.
    if (slider.matches(":focus-visible")) show(place, true);
  });
  slider.addEventListener("blur", hide);
  slider.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") {
      hide();
      event.preventDefault();
      return;
    }
    const next = after(event.key);
    if (next === null) return;
    event.preventDefault();
    show(next, true);
  });

  function follow(event: PointerEvent): void {
    const area = svg.getBoundingClientRect();
    show(
      nearest(
        chart,
        ((event.clientX - area.left) / area.width) * width,
        ((event.clientY - area.top) / area.height) * height,
      ),
      false,
    );
  }

  /** Where a key leads to; null for keys that mean nothing here. */
  function after(key: string): Place | null {
    const rows = rowsOf(chart, place.plot);
    const at = Math.max(0, rows.indexOf(place.row));
    const along = (index: number): Place => ({
      row: rows[Math.min(rows.length - 1, Math.max(0, index))]!,
      plot: place.plot,
    });
    const across = (step: number): Place => {
      const plot = Math.min(plots.length - 1, Math.max(0, place.plot + step));
      const those = rowsOf(chart, plot);
      return { plot, row: those.includes(place.row) ? place.row : those.at(-1)! };
    };
    switch (key) {
      case "ArrowRight":
        return along(at + 1);
      case "ArrowLeft":
        return along(at - 1);
      case "ArrowDown":
        return isDown ? along(at + 1) : plots.length > 1 ? across(1) : along(at - 1);
      case "ArrowUp":
        return isDown ? along(at - 1) : plots.length > 1 ? across(-1) : along(at + 1);
      case "Home":
        return along(0);
      case "End":
        return along(rows.length - 1);
      default:
        return null;
    }
  }

  /** What a screen reader finds when it comes to the slider. */
  function tell(): void {
    const group = groupOf(chart, place);
    const name = cells[place.row]![0]!;
    slider.setAttribute("aria-valuenow", String(place.row));
    slider.setAttribute("aria-valuetext", group === "" ? name : `${group}, ${name}`);
  }

  function hide(): void {
    box.hidden = true;
    for (const mark of marks) mark.hidden = true;
  }

  function show(next: Place, isByKey: boolean): void {
    place = next;
    tell();
    const readings = readingsAt(chart, place);
    const unit = commonUnit(readings);
    const [group, name] = [groupOf(chart, place), cells[place.row]![0]!];
    const head = make("p", { class: "readout-head", children: [make("strong", { text: name })] });
    if (group !== "") head.prepend(make("span", { text: group }));
    if (unit !== "") head.append(make("span", { text: unit }));
    box.replaceChildren(
      head,
      make("ul", {
        children: readings.map((reading) => {
          const swatch = make("i");
          if (reading.colour !== null) swatch.style.background = reading.colour;
          const own = unit === "" && reading.unit !== "" ? ` ${reading.unit}` : "";
          const isText = reading.unit === "";
          return make("li", {
            class: isText ? "words" : "",
            children: [
              swatch,
              // A goal says itself that it is one.
              make("span", { text: reading.value.startsWith(reading.label) ? "" : reading.label }),
              make("b", { text: `${reading.value}${own}` }),
            ],
          });
        }),
      }),
    );
    box.hidden = false;
    mark();
    if (isByKey) {
      const told = readings.map(({ label, value, unit: own }) =>
        unit === "" && own !== "" ? `${label} ${value} ${own}` : `${label} ${value}`,
      );
      const lead = [group, name, unit].filter((text) => text !== "").join(", ");
      announce(`${lead}: ${told.join("; ")}.`);
    }
  }

  /** The line in every plot that has the row, and the box beside the one that is read. */
  function mark(): void {
    // Where the picture is wider than its window, the box stands below it and hides nothing.
    const isNarrow = drawing.clientWidth > picture.clientWidth;
    if (isNarrow && box.parentElement === drawing) picture.after(box);
    if (!isNarrow && box.parentElement !== drawing) drawing.append(box);
    plots.forEach(({ left, top, width: wide, height: high, along, at }, index) => {
      const line = marks[index]!;
      const where = at[place.row] ?? null;
      line.hidden = where === null;
      if (where === null) return;
      const part = (value: number, of: number): string => `${(value / of) * 100}%`;
      line.classList.toggle("other", index !== place.plot);
      line.classList.toggle("down", along === "down");
      line.style.left = part(along === "across" ? where : left, width);
      line.style.top = part(along === "across" ? top : where, height);
      line.style.width = along === "across" ? "" : part(wide, width);
      line.style.height = along === "across" ? part(high, height) : "";
    });
    const { at, along, top, left, width: wide } = plots[place.plot]!;
    const where = at[place.row]!;
    const x = along === "across" ? where : left + wide / 2;
    const isLeft = along === "across" ? x > width / 2 : true;
    box.style.setProperty("--x", `${(x / width) * 100}%`);
    box.style.setProperty("--y", `${((along === "across" ? top : where) / height) * 100}%`);
    box.classList.toggle("left", isLeft);
    box.classList.toggle("down", along === "down");
    box.classList.toggle("up", along === "down" && where > height * 0.6);
    scrollTo((x / width) * drawing.clientWidth);
  }
  /** On a narrow screen the picture is wider than its window: what is read stays in sight. */
  function scrollTo(x: number): void {
    const { scrollLeft, clientWidth } = picture;
    if (drawing.clientWidth <= clientWidth) return;
    if (x < scrollLeft + clientWidth * 0.15 || x > scrollLeft + clientWidth * 0.85) {
      picture.scrollLeft = x - clientWidth * (x > drawing.clientWidth / 2 ? 0.75 : 0.25);
    }
  }
}
