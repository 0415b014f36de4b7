/** All levers of the plan: found by a word, kept to those that were changed, folded by theme. */
import { useComputed, useSignal, type ReadonlySignal, type Signal } from "@preact/signals";
import { useId, useMemo } from "preact/hooks";
import type { Theme } from "../../../engine/scenario/declarations.ts";
import { THEMES_NAMED } from "../../../viz/group-names.ts";
import { ACTOR_NAMES } from "../../../viz/lever-facts.ts";
import { useStore } from "../page-context.ts";
import { LeverBlock } from "./lever-block.tsx";
import { byTheme, isFound, searchIndex, type LeverGroup, type ThemeGroup } from "./lever-model.ts";
import { ThemeLevels } from "./theme-levels.tsx";

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The theme whose levers are seen when the page opens. */
const FIRST_OPEN: Theme = "housing";

/** The levers that a search and the filter leave, of which members only those that are found. */
function useChosen(
  groups: readonly ThemeGroup[],
  question: Signal<string>,
  onlyChanged: Signal<boolean>,
): ReadonlySignal<readonly ThemeGroup[]> {
  const store = useStore();
  const index = useMemo(
    () => searchIndex(store.opened.value.session.sliders, ACTOR_NAMES),
    [groups],
  );
  return useComputed(() => {
    const asked = question.value.trim();
    // What was changed is only looked at while it is asked for: a slider then redraws no list.
    const changed = onlyChanged.value ? store.changed.value : null;
    if (asked === "" && changed === null) return groups;
    return groups.flatMap(({ theme, levers }) => {
      const left = levers.flatMap((group) => {
        const sliders = group.sliders.filter(
          ({ address }) =>
            (asked === "" || isFound(index, address, asked)) &&
            (changed === null || changed.has(address)),
        );
        return sliders.length === 0 ? [] : [{ ...group, sliders }];
      });
      return left.length === 0 ? [] : [{ theme, levers: left }];
    });
  });
}

/** How many of the levers of a theme were changed. */
function ChangedCount({ levers }: { readonly levers: readonly LeverGroup[] }) {
  const store = useStore();
  const count = useComputed(
    () =>
      levers.filter(({ sliders }) =>
        sliders.some(({ address }) => store.changed.value.has(address)),
      ).length,
  ).value;
  if (count === 0) return null;
  return <span class="changed-count">{store.words.value.changed(count)}</span>;
}

interface ThemeSectionProps {
  readonly group: ThemeGroup;
  readonly isOpen: boolean;
  toggle(): void;
}

function ThemeSection({ group: { theme, levers }, isOpen, toggle }: ThemeSectionProps) {
  const { words, language } = useStore();
  const id = useId();
  const name = capital(THEMES_NAMED[theme][language.value]);
  return (
    <section class={`theme theme-${theme}`} aria-label={name}>
      <h3>
        <button
          type="button"
          class="theme-name"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={toggle}
        >
          <span class="swatch" aria-hidden="true" />
          {name}
          <span class="lever-count">
            <span aria-hidden="true">{levers.length}</span>
            <span class="unseen">, {words.value.leverCount(levers.length)}</span>
          </span>
          <ChangedCount levers={levers} />
        </button>
      </h3>
      {isOpen && (
        <div class="theme-levers" id={id}>
          <ThemeLevels theme={theme} name={name} levers={levers} />
          {levers.map((group) => (
            <LeverBlock key={group.lever} group={group} />
          ))}
        </div>
      )}
    </section>
  );
}

export function LeverPanel() {
  const store = useStore();
  const { words } = store;
  const question = useSignal("");
  const onlyChanged = useSignal(false);
  const open = useSignal<ReadonlySet<Theme>>(new Set([FIRST_OPEN]));
  const id = useId();
  const { session, base } = store.opened.value;
  const groups = useMemo(() => byTheme(session.sliders, base.outcome.catalogue), [session, base]);
  const chosen = useChosen(groups, question, onlyChanged).value;
  const isNarrowed = question.value.trim() !== "" || onlyChanged.value;
  const count = chosen.reduce((sum, { levers }) => sum + levers.length, 0);
  const toggle = (theme: Theme): void => {
    const next = new Set(open.value);
    if (!next.delete(theme)) next.add(theme);
    open.value = next;
  };
  const told = onlyChanged.value && question.value.trim() === "" && count === 0;
  return (
    <div class="lever-panel">
      <div class="lever-search">
        <label for={id}>{words.value.search}</label>
        <input
          id={id}
          type="search"
          autocomplete="off"
          placeholder={words.value.searchHint}
          value={question.value}
          onInput={({ currentTarget }) => (question.value = currentTarget.value)}
        />
        <label class="check">
          <input
            type="checkbox"
            checked={onlyChanged.value}
            onChange={({ currentTarget }) => (onlyChanged.value = currentTarget.checked)}
          />
          {words.value.onlyChanged}
        </label>
        <p class="found" role="status">
          {isNarrowed && (told ? words.value.noneChanged : words.value.found(count))}
        </p>
      </div>
      <p class="mark-key" aria-hidden="true">
        <span>
          <span class="key plan" /> {words.value.planMark}
        </span>
        <span>
          <span class="key reference" /> {words.value.referenceMark}
        </span>
        <span>
          <span class="key level">1–4</span> {words.value.levelsKey}
        </span>
      </p>
      {chosen.map((group) => (
        <ThemeSection
          key={group.theme}
          group={group}
          // What was searched for is not hidden behind a heading.
          isOpen={isNarrowed || open.value.has(group.theme)}
          toggle={() => toggle(group.theme)}
        />
      ))}
    </div>
  );
}
