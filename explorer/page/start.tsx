/** Opens the page on its first plan. */
import { effect } from "@preact/signals";
import { render } from "preact";
import type { PageData } from "../session/page-data.ts";
import { moved } from "../timing.ts";
import { App } from "./app.tsx";
import { followBands } from "./bands-follower.ts";
import { firstState } from "./first-state.ts";
import { openPagePlan } from "./opened-plan.ts";
import { ExplorerStore } from "./store.ts";
import "./style/page.css";

export function openPage(data: PageData): void {
  // The command read the plan before it wrote the page, and found nothing wrong with it.
  const opened = openPagePlan(data, data.plans[0]!.id).plan!;
  const store = new ExplorerStore(data, opened, firstState(data, opened));
  // Whatever is moved is measured until its charts are drawn.
  effect(() => {
    void [store.computed.value, store.beside.value, store.state.value.view, store.year.value];
    moved();
  });
  followBands(store, document.getElementById("page-script")!.textContent);
  render(<App store={store} />, document.getElementById("app")!);
}
