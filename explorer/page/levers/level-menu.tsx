/** The ambition levels of a theme or a slider: a button each, and what the level is called. */
import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { useStore } from "../page-context.ts";
import type { LevelNumber } from "../../session/session.ts";

export interface LevelChoice {
  readonly level: LevelNumber;
  /** What the level is called, and what it makes of a slider. */
  readonly title: string;
  /** Whether things are as this level sets them. */
  readonly isSet: boolean;
}

export interface LevelMenuProps {
  readonly label: string;
  readonly levels: readonly LevelChoice[];
  choose(level: LevelNumber): void;
}

export function LevelMenu({ label, levels, choose }: LevelMenuProps) {
  const { words, announcer } = useStore();
  const id = useId();
  // The level that a pointer or the focus is on: its title is read without pressing it.
  const looked = useSignal<LevelNumber | null>(null);
  const told = levels.find(({ level, isSet }) =>
    looked.value === null ? isSet : level === looked.value,
  );
  return (
    <div class="level-menu" role="group" aria-labelledby={id}>
      <span class="level-label" id={id} title={label}>
        {words.value.levelShort}
        <span class="unseen"> {label}</span>
      </span>
      {levels.map(({ level, title, isSet }) => (
        <button
          key={level}
          type="button"
          class="level"
          aria-pressed={isSet}
          aria-label={words.value.levelButton(level, title)}
          title={title}
          onClick={() => {
            choose(level);
            announcer.say(words.value.levelChosen(title));
          }}
          onMouseEnter={() => (looked.value = level)}
          onMouseLeave={() => (looked.value = null)}
          onFocus={() => (looked.value = level)}
          onBlur={() => (looked.value = null)}
        >
          {level}
        </button>
      ))}
      <span class="level-title" aria-hidden="true">
        {told?.title ?? ""}
      </span>
    </div>
  );
}
