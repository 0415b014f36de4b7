/** What one does with the whole page: undo, files, the link, language, colours, paper. */
import { useId, useRef } from "preact/hooks";
import { useStore } from "../page-context.ts";
import { COLOUR_CHOICES, type ColourChoice } from "../theme.ts";
import { SavePlan } from "../files/save-plan.tsx";

function Steps() {
  const store = useStore();
  const { words } = store;
  return (
    <div class="tool-group">
      <button
        type="button"
        title={words.value.undoTitle}
        aria-keyshortcuts="Control+Z"
        aria-disabled={!store.canUndo.value}
        onClick={() => store.undo()}
      >
        <span aria-hidden="true">↶</span> {words.value.undo}
      </button>
      <button
        type="button"
        title={words.value.redoTitle}
        aria-keyshortcuts="Control+Y"
        aria-disabled={!store.canRedo.value}
        onClick={() => store.redo()}
      >
        <span aria-hidden="true">↷</span> {words.value.redo}
      </button>
      <button
        type="button"
        aria-disabled={store.changed.value.size === 0}
        onClick={() => store.resetAll()}
      >
        {words.value.reset}
      </button>
    </div>
  );
}

/** A file is chosen by a button of ours: the native field shows words in the browser's language. */
function OpenFile() {
  const store = useStore();
  const field = useRef<HTMLInputElement>(null);
  const take = ({ currentTarget }: { readonly currentTarget: HTMLInputElement }): void => {
    const [file] = currentTarget.files ?? [];
    // The same file may be chosen again after it was mended.
    currentTarget.value = "";
    if (file !== undefined) void store.openFile(file);
  };
  return (
    <>
      <input ref={field} type="file" accept=".yaml,.yml" hidden onChange={take} />
      <button type="button" onClick={() => field.current?.click()}>
        {store.words.value.open}
      </button>
    </>
  );
}

function LanguageAndColours() {
  const store = useStore();
  const { words, language, colours } = store;
  const id = useId();
  return (
    <div class="tool-group">
      <div class="languages" role="group" aria-label={words.value.language}>
        {(["nl", "en"] as const).map((one) => (
          <button
            key={one}
            type="button"
            lang={one}
            aria-pressed={language.value === one}
            aria-label={one === "nl" ? words.value.dutch : words.value.english}
            onClick={() => store.setLanguage(one)}
          >
            {one.toUpperCase()}
          </button>
        ))}
      </div>
      <label class="colours" for={id}>
        <span class="unseen">{words.value.theme}</span>
        <select
          id={id}
          title={words.value.theme}
          value={colours.choice.value}
          onChange={({ currentTarget }) =>
            (colours.choice.value = currentTarget.value as ColourChoice)
          }
        >
          {COLOUR_CHOICES.map((choice) => (
            <option key={choice} value={choice}>
              {words.value.themes[choice]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

export function Tools() {
  const { words } = useStore();
  return (
    <div class="tools" role="group" aria-label={words.value.tools}>
      <Steps />
      <div class="tool-group">
        <OpenFile />
        <SavePlan />
        <button type="button" onClick={() => print()}>
          {words.value.print}
        </button>
      </div>
      <LanguageAndColours />
    </div>
  );
}
