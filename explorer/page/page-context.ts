/** The one store of the page, for every component in it. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { ExplorerStore } from "./store.ts";

export const PageContext = createContext<ExplorerStore | null>(null);

/** @throws outside of the page, which is a fault of ours */
export function useStore(): ExplorerStore {
  const store = useContext(PageContext);
  if (store === null) throw new Error("a component of the page stands outside of it");
  return store;
}
