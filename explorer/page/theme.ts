/** Light or dark: as the device says, or as the reader chose on this device. */
import { computed, effect, signal, type ReadonlySignal, type Signal } from "@preact/signals";

export const COLOUR_CHOICES = ["system", "light", "dark"] as const;
export type ColourChoice = (typeof COLOUR_CHOICES)[number];

const KEY = "ademruimte-colours";

/** A page from a file, or in a frame of another site, may have no storage: then nothing is kept. */
function remembered(): ColourChoice {
  try {
    const kept = localStorage.getItem(KEY);
    return COLOUR_CHOICES.find((choice) => choice === kept) ?? "system";
  } catch {
    return "system";
  }
}

function remember(choice: ColourChoice): void {
  try {
    if (choice === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, choice);
  } catch {
    // The choice then holds until the page is closed.
  }
}

export interface Colours {
  readonly choice: Signal<ColourChoice>;
  readonly shown: ReadonlySignal<"light" | "dark">;
}

/** Follows the device and the choice, and writes what holds on the root element, for the style. */
export function followColours(): Colours {
  const choice = signal(remembered());
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = signal(dark.matches);
  dark.addEventListener("change", () => (isDark.value = dark.matches));
  const shown = computed(() => {
    if (choice.value !== "system") return choice.value;
    return isDark.value ? "dark" : "light";
  });
  effect(() => {
    document.documentElement.dataset.theme = shown.value;
    remember(choice.value);
  });
  return { choice, shown };
}
