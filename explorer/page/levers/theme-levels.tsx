/** The ambition levels of a theme: each sets all levers that its package sets. */
import { useComputed } from "@preact/signals";
import type { Theme } from "../../../engine/scenario/declarations.ts";
import type { Computed, LevelNumber } from "../../session/session.ts";
import { useStore } from "../page-context.ts";
import { LevelMenu } from "./level-menu.tsx";
import type { LeverGroup } from "./lever-model.ts";
import { valueOf } from "./lever-value.ts";

/** Values nearer than this share of them are the same to a reader. */
const SAME = 1e-6;

/** The level at which all levers stand that it sets; null where there is none. */
function levelSet(levers: readonly LeverGroup[], computed: Computed): LevelNumber | null {
  const sliders = levers.flatMap((group) => group.sliders);
  const levels = new Map<LevelNumber, boolean>();
  for (const slider of sliders) {
    if (slider.levels.length === 0) continue;
    const value = valueOf(computed, slider);
    for (const { level, value: set } of slider.levels) {
      const isSet = Math.abs(value - set) <= SAME * Math.max(Math.abs(value), Math.abs(set));
      levels.set(level, isSet && levels.get(level) !== false);
    }
  }
  return [...levels].find(([, isSet]) => isSet)?.[0] ?? null;
}

export interface ThemeLevelsProps {
  readonly theme: Theme;
  readonly name: string;
  readonly levers: readonly LeverGroup[];
}

export function ThemeLevels({ theme, name, levers }: ThemeLevelsProps) {
  const store = useStore();
  const { words, language } = store;
  const titles = new Map<LevelNumber, string>();
  for (const { sliders } of levers) {
    for (const { levels } of sliders) {
      for (const { level, title } of levels) titles.set(level, title[language.value]);
    }
  }
  const set = useComputed(() => levelSet(levers, store.computed.value)).value;
  if (titles.size === 0) return null;
  return (
    <LevelMenu
      label={words.value.levelMenu(name)}
      levels={[...titles]
        .sort(([a], [b]) => a - b)
        .map(([level, title]) => ({ level, title, isSet: level === set }))}
      choose={(level) => store.level(theme, level)}
    />
  );
}
