/** What made this page and what it rests on: engine, sources, limits, licences. */
import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import type { Text } from "../../../engine/scenario/declarations.ts";
import { subjectsOf } from "../../../viz/files/report/subjects.ts";
import { MODULE_LIMITS } from "../../../viz/model-limits.ts";
import { useStore } from "../page-context.ts";
import { licenceTexts } from "./licence-texts.ts";

function Sources() {
  const { words, computed } = useStore();
  const { sources } = computed.value.scenario.notes;
  return (
    <details>
      <summary>{words.value.aboutSources(sources.length)}</summary>
      {sources.length === 0 && <p>{words.value.aboutNoSources}</p>}
      <ul>
        {sources.map(({ id, title, publisher, year, licence, url }) => (
          <li key={id}>
            {title}. {[publisher, year, licence].filter((part) => part !== "").join(", ")}.
            {url !== "" && <span class="source-place"> {url}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Limits() {
  const { words, language, computed } = useStore();
  const list = (title: string, texts: readonly Text[]) => (
    <>
      <h4>{title}</h4>
      <ul>
        {texts.map((text) => (
          <li key={text.nl}>{text[language.value]}</li>
        ))}
      </ul>
    </>
  );
  return (
    <details>
      <summary>{words.value.aboutLimits}</summary>
      {subjectsOf(computed.value.outcome.catalogue).map(({ id, title }) => (
        <section key={id}>
          <h3>{title[language.value]}</h3>
          {list(words.value.notFor, MODULE_LIMITS[id]!.notFor)}
          {list(words.value.leavesOut, MODULE_LIMITS[id]!.leavesOut)}
        </section>
      ))}
    </details>
  );
}

function Contents() {
  const { words, language, data, opened } = useStore();
  const { id, title } = opened.value.session;
  return (
    <>
      <p>{words.value.aboutModel}</p>
      <dl class="about-facts">
        <dt>{words.value.aboutPlan}</dt>
        <dd>
          {title[language.value]} (<code>{id}</code>)
        </dd>
        <dt>{words.value.aboutVersion}</dt>
        <dd>ademruimte {data.version}</dd>
        <dt>{words.value.aboutEngine}</dt>
        <dd>
          <code class="fingerprint">{data.engine}</code>
          <span class="source-place">{words.value.aboutEngineHelp}</span>
        </dd>
      </dl>
      <Sources />
      <Limits />
      <details>
        <summary>{words.value.aboutLicences}</summary>
        <pre class="licences" tabIndex={0} lang="en">
          {licenceTexts()}
        </pre>
      </details>
    </>
  );
}

/** The button and what it opens, which is made only then. */
export function AboutPage() {
  const { words } = useStore();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = useSignal(false);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => {
          isOpen.value = true;
          dialog.current?.showModal();
        }}
      >
        {words.value.aboutPage}
      </button>
      <dialog
        ref={dialog}
        class="about"
        aria-labelledby={id}
        onClose={() => (isOpen.value = false)}
      >
        <h2 id={id}>{words.value.aboutPage}</h2>
        {isOpen.value && <Contents />}
        <p class="row">
          <button type="button" class="main-button" onClick={() => dialog.current?.close()}>
            {words.value.close}
          </button>
        </p>
      </dialog>
    </>
  );
}
