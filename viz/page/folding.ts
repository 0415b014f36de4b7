/** Folded parts: all of a section opened at once, and the one that a link leads to. */
import { button } from "./elements.ts";
import { words } from "./words.ts";

/** Of fewer the reader opens each. */
const MANY = 3;

function addOpener(section: HTMLElement): void {
  const folds = [...section.querySelectorAll<HTMLDetailsElement>("details.fold")];
  if (folds.length < MANY) return;
  const isOpen = (): boolean => folds.every(({ open }) => open);
  const control = button("", () => {
    const open = !isOpen();
    for (const one of folds) one.open = open;
  });
  control.className = "open-all";
  const update = (): void => {
    control.textContent = isOpen() ? words.closeAll : words.openAll;
  };
  for (const one of folds) one.addEventListener("toggle", update);
  update();
  folds[0]!.before(control);
}

/** What a link of the page leads to is opened. */
function openTarget(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const summary = target?.closest("details.fold > summary");
  if (summary?.parentElement instanceof HTMLDetailsElement) summary.parentElement.open = true;
}

export function makeFoldable(): void {
  for (const section of document.querySelectorAll<HTMLElement>("section.page")) addOpener(section);
  addEventListener("hashchange", openTarget);
  openTarget();
}
