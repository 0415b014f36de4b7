/** The lines with which a web site shows this page in one of its own. */
import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { copyText } from "../clipboard.ts";
import { useStore } from "../page-context.ts";
import { embedAddress } from "../../views/embed-address.ts";
import { VIEW_WORDS } from "../../views/words.ts";
import { PUBLIC_WORDS } from "./words.ts";

/** In pixels, where the site does not follow the height that the page tells. */
const HEIGHT = 1000;

const attribute = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** @param address of the page; what it shows stands behind `#` */
export const embedText = (address: string, title: string): string =>
  `<iframe src="${attribute(address)}" title="${attribute(title)}" width="100%" height="${HEIGHT}" ` +
  `style="border: 0" sandbox="allow-scripts allow-downloads" loading="lazy"></iframe>`;

export function Embed({ title }: { readonly title: string }) {
  const store = useStore();
  const { language } = store;
  const words = PUBLIC_WORDS[language.value];
  const isOpen = useSignal(false);
  const told = useSignal("");
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isOpen.value) field.current?.focus();
  }, [isOpen.value]);
  const address = embedAddress(
    location.href.replace(/#.*$/, ""),
    VIEW_WORDS[language.value].embedAddress,
  );
  const text = embedText(address, title);
  const close = (): void => {
    isOpen.value = false;
    opener.current?.focus();
  };
  const copy = async (): Promise<void> => {
    told.value = (await copyText(text)) ? words.copied : words.notCopied;
    store.announcer.say(told.value);
  };
  return (
    <div class="embed">
      <button
        type="button"
        ref={opener}
        aria-expanded={isOpen.value}
        aria-controls={isOpen.value ? id : undefined}
        onClick={() => (isOpen.value ? close() : (isOpen.value = true))}
      >
        {words.embed}
      </button>
      {isOpen.value && (
        <div id={id} class="embed-lines">
          <p>{words.embedHint}</p>
          <textarea ref={field} readOnly rows={5} aria-label={words.embedLabel} value={text} />
          <p class="row">
            <button type="button" class="main-button" onClick={() => void copy()}>
              {words.copy}
            </button>
            <button type="button" onClick={close}>
              {words.close}
            </button>
            <span>{told}</span>
          </p>
        </div>
      )}
    </div>
  );
}
