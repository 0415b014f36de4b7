/** The plan with all changes as a file of its own, and how to run it. */
import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { allFigures } from "../../session/all-figures.ts";
import { useStore } from "../page-context.ts";
import { saveText } from "./plan-file.ts";

export function SavePlan() {
  const store = useStore();
  const { words, language } = store;
  const id = useId();
  const name = useSignal("");
  const wrong = useSignal(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const { session } = store.opened.value;
  const typed = name.value.trim();
  const file = `${session.idOf(typed === "" ? null : typed)}.yaml`;

  const open = (): void => {
    store.endMovement();
    name.value = "";
    wrong.value = false;
    dialog.current?.showModal();
  };
  const save = (event: Event): void => {
    event.preventDefault();
    if (typed !== "" && !/[\p{L}\p{N}]/u.test(typed)) {
      wrong.value = true;
      field.current?.focus();
      return;
    }
    const text = session.planText(store.state.peek().edits, typed === "" ? null : typed);
    saveText(file, text, "application/yaml");
    dialog.current?.close();
    store.announcer.say(words.value.downloaded(file));
  };
  const saveFigures = (): void => {
    const whole = session.ground(store.computed.peek());
    const name = `${session.idOf(typed === "" ? null : typed)}-${words.value.figuresFile}.json`;
    const figures = JSON.stringify(allFigures(whole, store.data), null, 1);
    saveText(name, `${figures}\n`, "application/json");
    dialog.current?.close();
    store.announcer.say(words.value.downloaded(name));
  };
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={open}>
        {words.value.download}
      </button>
      <dialog ref={dialog} aria-labelledby={`${id}-title`}>
        <form onSubmit={save}>
          <h2 id={`${id}-title`}>{words.value.download}</h2>
          <label for={id}>{words.value.downloadName}</label>
          <input
            id={id}
            ref={field}
            type="text"
            autocomplete="off"
            maxLength={100}
            placeholder={session.title[language.value]}
            value={name.value}
            aria-invalid={wrong.value}
            aria-describedby={`${id}-wrong ${id}-help`}
            onInput={({ currentTarget }) => {
              name.value = currentTarget.value;
              wrong.value = false;
            }}
          />
          <p class="wrong" id={`${id}-wrong`} role="status">
            {wrong.value && words.value.downloadNeeds}
          </p>
          <p id={`${id}-help`} class={session.neighbour === null ? undefined : "attention"}>
            {session.neighbour === null
              ? words.value.downloadHelp
              : words.value.downloadBeside(session.neighbour)}
          </p>
          <pre class="command" tabIndex={0}>
            <code>simulate {file}</code>
          </pre>
          <p>{words.value.figuresHelp}</p>
          <p class="row">
            <button type="submit" class="main-button">
              {words.value.downloadNow}
            </button>
            <button type="button" onClick={saveFigures}>
              {words.value.figuresNow}
            </button>
            <button type="button" onClick={() => dialog.current?.close()}>
              {words.value.close}
            </button>
          </p>
        </form>
      </dialog>
    </>
  );
}
