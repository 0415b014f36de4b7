/** What happens, for who does not see it: one region of the page that is read aloud politely. */
import { make } from "./elements.ts";

/** Long enough that only the last of a row of key presses is read aloud. */
const PAUSE = 200;

let region: HTMLElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** To be called once before anything is announced: a region must be there before it changes. */
export function prepareAnnouncements(): void {
  region = make("div", {
    class: "unseen",
    attributes: { "aria-live": "polite", role: "status" },
  });
  document.querySelector("main")?.append(region);
}

export function announce(text: string): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (region !== undefined) region.textContent = text;
  }, PAUSE);
}
