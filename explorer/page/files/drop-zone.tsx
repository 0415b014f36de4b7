/** A plan that is dropped anywhere on the page is opened. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useStore } from "../page-context.ts";

const hasFiles = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes("Files") === true;

/** What shows that a file can be let go; nothing as long as none is above the page. */
export function DropZone() {
  const store = useStore();
  const isAbove = useSignal(false);
  useEffect(() => {
    // A drag enters every element that it passes: what counts is leaving the last one.
    let depth = 0;
    const enter = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth++;
      isAbove.value = true;
    };
    const over = (event: DragEvent): void => {
      if (hasFiles(event)) event.preventDefault();
    };
    const leave = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      isAbove.value = depth > 0;
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = 0;
      isAbove.value = false;
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 1) void store.openFile(files[0]!);
      else store.announcer.say(store.words.value.droppedMany);
    };
    const listened = { dragenter: enter, dragover: over, dragleave: leave, drop } as const;
    for (const [name, listen] of Object.entries(listened)) {
      addEventListener(name as keyof typeof listened, listen);
    }
    return () => {
      for (const [name, listen] of Object.entries(listened)) {
        removeEventListener(name as keyof typeof listened, listen);
      }
    };
  }, [store, isAbove]);
  if (!isAbove.value) return null;
  return (
    <div class="drop-zone" aria-hidden="true">
      <p>{store.words.value.dropHere}</p>
    </div>
  );
}
