/** The page for residents: one large figure, and a story in steps with few sliders. */
import { useComputed } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { OnlyChart } from "../../views/index.ts";
import { plainOf } from "../../story/fill-text.ts";
import type { Story, StoryStep } from "../../story/story.ts";
import { App } from "../app.tsx";
import { LiveRegion } from "../bar/outcome-line.tsx";
import { DiagnosticsPanel } from "../files/diagnostics-panel.tsx";
import { PageContext, useStore } from "../page-context.ts";
import type { ExplorerStore } from "../store.ts";
import { Embed } from "./embed.tsx";
import { filledParts, Paragraphs, Parts, type Runs } from "./filled.tsx";
import { goToStep } from "./steps.ts";
import { StorySliders } from "./story-slider.tsx";
import { PUBLIC_WORDS } from "./words.ts";
import "./public.css";

/** The runs that texts are filled from: what is shown, or the step as the story sets it. */
function useRuns(step: StoryStep): { readonly shown: Runs; readonly told: Runs } {
  const store = useStore();
  const language = store.language.value;
  const { session, base } = store.opened.value;
  const shown = store.computed.value.outcome;
  const asTold = useMemo(() => {
    if (step.edits.length === 0) return base.outcome;
    const result = session.compute(step.edits);
    // The command ran every step before it wrote the page.
    return "computed" in result ? result.computed.outcome : base.outcome;
  }, [session, base, step]);
  const plan = base.outcome;
  return { shown: { shown, plan, language }, told: { shown: asTold, plan, language } };
}

function MainFigure({ story, runs }: { readonly story: Story; readonly runs: Runs }) {
  const words = PUBLIC_WORDS[runs.language];
  return (
    <section class="story-main" aria-label={words.main}>
      <p>
        <strong class="large">{plainOf(filledParts(story.main.figure, runs))}</strong>{" "}
        <span>{plainOf(filledParts(story.main.label, runs))}</span>
      </p>
    </section>
  );
}

/** The outcome of the step, said aloud a moment after a slider changed it. */
function Outcome({ step, runs }: { readonly step: StoryStep; readonly runs: Runs }) {
  const { announcer } = useStore();
  const parts = filledParts(step.outcome, runs);
  const sentence = plainOf(parts);
  const before = useRef({ step, sentence });
  useEffect(() => {
    const { step: of, sentence: said } = before.current;
    if (of === step && said !== sentence) announcer.sayOutcome(sentence);
    before.current = { step, sentence };
  }, [step, sentence, announcer]);
  const words = PUBLIC_WORDS[runs.language];
  return (
    <section class="story-outcome" aria-labelledby="story-outcome">
      <h3 id="story-outcome">{words.outcome}</h3>
      <p>
        <Parts parts={parts} />
      </p>
    </section>
  );
}

function TryIt({ step }: { readonly step: StoryStep }) {
  const store = useStore();
  const words = PUBLIC_WORDS[store.language.value];
  const isMoved = useComputed(
    () => JSON.stringify(store.state.value.edits) !== JSON.stringify(step.edits),
  ).value;
  const heading = useRef<HTMLHeadingElement>(null);
  if (step.sliders.length === 0) return null;
  const putBack = (): void => {
    store.take(step.edits);
    store.announcer.say(words.wasBack);
    // The button goes away with what it put back.
    heading.current?.focus();
  };
  return (
    <section class="story-try" aria-labelledby="story-try">
      <h3 id="story-try" ref={heading} tabIndex={-1}>
        {words.try}
      </h3>
      <p class="hint">{words.tryHint}</p>
      <StorySliders sliders={step.sliders} />
      {isMoved && (
        <button type="button" onClick={putBack}>
          {words.back}
        </button>
      )}
    </section>
  );
}

function StepCharts({ step }: { readonly step: StoryStep }) {
  const store = useStore();
  const { language, colours } = store;
  return (
    <section class="story-charts" aria-label={PUBLIC_WORDS[language.value].picture}>
      {step.charts.map((id) => (
        <OnlyChart
          key={id}
          id={id}
          shown={store.computed.value}
          beside={null}
          bands={null}
          year={store.year.value}
          language={language.value}
          theme={colours.shown.value}
          setYear={(year) => store.setYear(year)}
          linkTo={() => null}
          announce={(told) => store.announcer.say(told)}
        />
      ))}
    </section>
  );
}

/** All steps as a row of numbers, each with its title for who hears it. */
function Steps({
  story,
  at,
  go,
}: {
  readonly story: Story;
  readonly at: number;
  go(step: number): void;
}) {
  const language = useStore().language.value;
  const words = PUBLIC_WORDS[language];
  return (
    <nav class="story-steps" aria-label={words.steps}>
      <ol>
        {story.steps.map(({ id, title }, step) => (
          <li key={id}>
            <button
              type="button"
              aria-current={step === at ? "step" : undefined}
              title={title[language]}
              onClick={() => go(step)}
            >
              <span class={step <= at ? "dot passed" : "dot"}>{step + 1}</span>
              <span class="unseen">. {title[language]}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StoryPage({ story }: { readonly story: Story }) {
  const store = useStore();
  const language = store.language.value;
  const words = PUBLIC_WORDS[language];
  const at = Math.min(story.steps.length - 1, Math.max(0, store.state.value.step ?? 0));
  const step = story.steps[at]!;
  const { shown, told } = useRuns(step);
  const heading = useRef<HTMLHeadingElement>(null);
  const go = (next: number): void => {
    goToStep(store, story, next);
    // What is read next begins at the heading of the step.
    requestAnimationFrame(() => {
      heading.current?.focus();
      heading.current?.scrollIntoView({ block: "start" });
    });
  };
  const title = story.title[language];
  useEffect(() => {
    document.title = `${title} – ${step.title[language]}`;
    document.documentElement.lang = language;
  }, [title, step, language]);
  const isLast = at === story.steps.length - 1;
  return (
    <div class="story">
      <header class="story-head">
        <h1>{title}</h1>
        <div class="languages" role="group" aria-label={words.language}>
          {(["nl", "en"] as const).map((one) => (
            <button
              key={one}
              type="button"
              lang={one}
              aria-pressed={language === one}
              aria-label={one === "nl" ? "NL, Nederlands" : "EN, English"}
              onClick={() => store.setLanguage(one)}
            >
              {one.toUpperCase()}
            </button>
          ))}
        </div>
      </header>
      <LiveRegion />
      <DiagnosticsPanel />
      <MainFigure story={story} runs={shown} />
      <main>
        {at === 0 && (
          <div class="story-intro">
            <Paragraphs text={story.intro} runs={{ ...told, shown: told.plan }} />
          </div>
        )}
        <Steps story={story} at={at} go={go} />
        <article class="story-step" aria-labelledby="story-step">
          <p class="story-progress">{words.step(at + 1, story.steps.length)}</p>
          <h2 id="story-step" ref={heading} tabIndex={-1}>
            {step.title[language]}
          </h2>
          <div class="story-text">
            <Paragraphs text={step.text} runs={told} />
          </div>
          {step.question !== null && (
            <p class="story-question">
              <strong>{words.question}:</strong> {plainOf(filledParts(step.question, shown))}
            </p>
          )}
          <TryIt step={step} />
          <Outcome step={step} runs={shown} />
          <StepCharts step={step} />
          {step.source !== null && (
            <p class="story-source">
              {words.source}: {step.source[language]}
            </p>
          )}
        </article>
        <div class="story-turn">
          {at > 0 && (
            <button type="button" onClick={() => go(at - 1)}>
              <span aria-hidden="true">←</span> {words.previous}
            </button>
          )}
          <button type="button" class="main-button" onClick={() => go(isLast ? 0 : at + 1)}>
            {isLast ? words.again : words.next}
            {!isLast && <span aria-hidden="true"> →</span>}
          </button>
        </div>
      </main>
      <footer class="foot">
        <p>{words.honest}</p>
        <p class="row">
          <button type="button" onClick={() => store.look({ step: null })}>
            {words.more}
          </button>
        </p>
        <Embed title={title} />
      </footer>
    </div>
  );
}

/** The story, or the full page that a reader went on to. */
export function PublicApp({
  store,
  story,
}: {
  readonly store: ExplorerStore;
  readonly story: Story;
}) {
  const isStory = useComputed(() => store.state.value.step !== null).value;
  const words = PUBLIC_WORDS[store.language.value];
  if (!isStory) {
    return (
      <>
        <nav class="to-story" aria-label={words.page}>
          <button type="button" class="main-button" onClick={() => goToStep(store, story, 0)}>
            <span aria-hidden="true">←</span> {words.toStory}
          </button>
        </nav>
        <App store={store} />
      </>
    );
  }
  return (
    <PageContext.Provider value={store}>
      <StoryPage story={story} />
    </PageContext.Provider>
  );
}
