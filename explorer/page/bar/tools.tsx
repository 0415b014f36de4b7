/** What one does with the whole page: undo, files, the link, language, colours, paper. */
import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { copyText } from "../clipboard.ts";
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
        title={words.value.resetTitle}
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
      <button
        type="button"
        title={store.words.value.openTitle}
        onClick={() => field.current?.click()}
      >
        {store.words.value.open}
      </button>
    </>
  );
}

/** How long the button says that the link was copied, in milliseconds. */
const SAID = 4000;

function CopyLink() {
  const store = useStore();
  const { words } = store;
  const isDone = useSignal(false);
  useEffect(() => {
    if (!isDone.value) return;
    const timer = setTimeout(() => (isDone.value = false), SAID);
    return () => clearTimeout(timer);
  }, [isDone.value, isDone]);
  const copy = async (): Promise<void> => {
    store.endMovement();
    isDone.value = await copyText(store.addressOf());
    store.announcer.say(isDone.value ? words.value.linkCopied : words.value.linkNotCopied);
  };
  return (
    <button type="button" onClick={() => void copy()}>
      {isDone.value ? words.value.copied : words.value.copyLink}
    </button>
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
            title={one === "nl" ? words.value.dutch : words.value.english}
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
        <CopyLink />
        <button type="button" onClick={() => print()}>
          {words.value.print}
        </button>
      </div>
      <LanguageAndColours />
    </div>
  );
}
