/** The page of an explorer: what stands where. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { AboutPage } from "./about/about-page.tsx";
import { BandNotice } from "./bar/band-notice.tsx";
import { PlanChoice } from "./bar/plan-choice.tsx";
import { LiveRegion, OutcomeLine } from "./bar/outcome-line.tsx";
import { Tools } from "./bar/tools.tsx";
import { ChangedLevers } from "./changed-levers.tsx";
import { DiagnosticsPanel } from "./files/diagnostics-panel.tsx";
import { DropZone } from "./files/drop-zone.tsx";
import { listenForUndo } from "./keys.ts";
import { LeverPanel } from "./levers/lever-panel.tsx";
import { PageContext, useStore } from "./page-context.ts";
import type { ExplorerStore } from "./store.ts";
import { ShownChart, ShownView, ViewTabs } from "./view-tabs.tsx";

/** The name of the page follows the plan that is open. */
function useDocumentTitle(): string {
  const store = useStore();
  const { language } = store;
  const title = store.opened.value.session.title[language.value];
  useEffect(() => {
    document.title = `${title} – ${store.words.value.explorer}`;
    document.documentElement.lang = language.value;
  }, [title, language.value, store]);
  return title;
}

function Page() {
  const store = useStore();
  const { words, language } = store;
  // Both are always in sight where there is room for them.
  const areLeversOpen = useSignal(false);
  const isMenuOpen = useSignal(false);
  const title = useDocumentTitle();
  useEffect(() => listenForUndo(store), [store]);
  const { session, base } = store.opened.value;
  const region = base.scenario.notes.regions[0]!;
  return (
    <>
      <a class="skip" href="#levers">
        {words.value.skipToLevers}
      </a>
      <a class="skip" href="#results">
        {words.value.skipToResults}
      </a>
      <header class="bar">
        <div class="title-line">
          <h1>{title}</h1>
          <p class="region">{region.title[language.value]}</p>
        </div>
        <button
          type="button"
          class="menu-button"
          aria-expanded={isMenuOpen.value}
          aria-controls="settings"
          onClick={() => (isMenuOpen.value = !isMenuOpen.value)}
        >
          {words.value.menu}
        </button>
        <div class={isMenuOpen.value ? "settings open" : "settings"} id="settings">
          <Tools />
          <PlanChoice />
        </div>
      </header>
      <div class="sticky">
        <OutcomeLine />
        <button
          type="button"
          class="drawer-button"
          aria-expanded={areLeversOpen.value}
          aria-controls="levers"
          onClick={() => (areLeversOpen.value = !areLeversOpen.value)}
        >
          {areLeversOpen.value ? words.value.leversClose : words.value.leversOpen}
        </button>
      </div>
      <LiveRegion />
      <DiagnosticsPanel />
      <div class="columns">
        <aside
          class={areLeversOpen.value ? "levers open" : "levers"}
          id="levers"
          aria-labelledby="levers-title"
          tabIndex={-1}
        >
          <h2 id="levers-title">{words.value.levers}</h2>
          <LeverPanel key={session.id} />
        </aside>
        <main id="results" tabIndex={-1}>
          <ChangedLevers />
          <h2 class="unseen">{words.value.results}</h2>
          <ViewTabs />
          <BandNotice />
          <ShownView />
        </main>
      </div>
      <footer class="foot">
        <p>{words.value.madeWith(store.data.version)}</p>
        <AboutPage />
      </footer>
      <DropZone />
    </>
  );
}

function PageOrChart() {
  const { only } = useStore().state.value;
  return only === null ? <Page /> : <ShownChart id={only} />;
}

export function App({ store }: { readonly store: ExplorerStore }) {
  return (
    <PageContext.Provider value={store}>
      <PageOrChart />
    </PageContext.Provider>
  );
}
