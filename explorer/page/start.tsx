/** Opens the page on what its address says, or on its first plan. */
import { computed, effect } from "@preact/signals";
import { render } from "preact";
import type { PageData } from "../session/page-data.ts";
import { moved } from "../timing.ts";
import { followAddress, keepAddress } from "./address-keeper.ts";
import { App } from "./app.tsx";
import { followBands } from "./bands-follower.ts";
import { PublicApp } from "./public/story-page.tsx";
import { tellHeight } from "./public/tell-height.ts";
import { ExplorerStore } from "./store.ts";
import "./style/page.css";

export async function openPage(data: PageData): Promise<void> {
  const { opened, state, problem } = await followAddress(data, location.hash);
  const store = new ExplorerStore(data, opened, state);
  store.problem.value = problem;
  // Whatever is moved is measured until its charts are drawn.
  const shown = computed(() => store.computed.value.scenario);
  effect(() => {
    void [shown.value, store.beside.value, store.state.value.view, store.year.value];
    moved();
  });
  keepAddress(store);
  followBands(store, document.getElementById("page-script")!.textContent);
  const root = document.getElementById("app")!;
  // What stood there while the page opened.
  root.replaceChildren();
  const { story } = data;
  if (story === null) render(<App store={store} />, root);
  else {
    render(<PublicApp store={store} story={story} />, root);
    tellHeight();
  }
}
