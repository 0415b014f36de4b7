/** Keys that hold on the whole page. */
import type { ExplorerStore } from "./store.ts";

/** Fields in which what is typed is undone by the browser itself. */
const TYPED = new Set(["text", "search"]);

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && TYPED.has(target.type));

/**
 * Ctrl+Z and Ctrl+Y (or Ctrl+Shift+Z; on a Mac with Cmd) undo and redo, except in a field where
 * something is being typed.
 *
 * @returns what ends it
 */
export function listenForUndo(store: ExplorerStore): () => void {
  const press = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return;
    const key = event.key.toLowerCase();
    const isRedo = key === "y" || (key === "z" && event.shiftKey);
    if (!isRedo && key !== "z") return;
    event.preventDefault();
    if (isRedo) store.redo();
    else store.undo();
  };
  addEventListener("keydown", press);
  return () => removeEventListener("keydown", press);
}
