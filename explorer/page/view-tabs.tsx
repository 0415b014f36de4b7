/** The views as tabs: arrow keys go from one to the next, Tab goes into what is shown. */
import { useRef } from "preact/hooks";
import { OnlyChart, views, type ViewProps } from "../views/index.ts";
import type { ViewId } from "../session/page-state.ts";
import { useStore } from "./page-context.ts";

const tabId = (view: ViewId): string => `tab-${view}`;
const PANEL = "view";

export function ViewTabs() {
  const store = useStore();
  const { words, language } = store;
  const list = useRef<HTMLDivElement>(null);
  const shown = store.state.value.view;
  const at = Math.max(
    0,
    views.findIndex(({ id }) => id === shown),
  );
  const press = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: views.length - 1,
    };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const { id } = views[(next + views.length) % views.length]!;
    store.setView(id);
    list.current?.querySelector<HTMLElement>(`#${tabId(id)}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={words.value.views} ref={list} onKeyDown={press}>
      {views.map(({ id, title }, index) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={tabId(id)}
          aria-selected={index === at}
          aria-controls={PANEL}
          tabIndex={index === at ? 0 : -1}
          onClick={() => store.setView(id)}
        >
          {title[language.value]}
        </button>
      ))}
    </div>
  );
}

/** What is shown, and how the reader looks at it. */
function useViewProps(): ViewProps {
  const store = useStore();
  const { language, colours, bands } = store;
  const beside = store.beside.value;
  return {
    shown: store.computed.value,
    beside:
      beside === null ? null : { name: beside.name[language.value], computed: beside.computed },
    bands: bands.shown.value,
    year: store.state.value.year,
    language: language.value,
    theme: colours.shown.value,
    setYear: (next) => store.setYear(next),
    linkTo: (chart) => store.addressOf({ only: chart }),
    announce: (told) => store.announcer.say(told),
  };
}

export function ShownView() {
  const { view: chosen } = useStore().state.value;
  const view = views.find(({ id }) => id === chosen) ?? views[0]!;
  return (
    <div class="view" role="tabpanel" id={PANEL} aria-labelledby={tabId(view.id)} tabIndex={-1}>
      <view.Component {...useViewProps()} />
    </div>
  );
}

/** One chart alone, as another page shows it; from here one gets to all of it. */
export function ShownChart({ id }: { readonly id: string }) {
  const store = useStore();
  return (
    <main class="only-chart" id="results">
      <OnlyChart id={id} {...useViewProps()} />
      <p>
        <a href={store.addressOf({ only: null })} target="_blank" rel="noopener">
          {store.words.value.wholeExplorer}
        </a>
      </p>
    </main>
  );
}
