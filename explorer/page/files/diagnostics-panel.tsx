/** Mistakes as the command line tells them, laid out for a page: the same texts, texts only. */
import type { Diagnostic } from "../../../engine/scenario/diagnostics/diagnostics.ts";
import {
  markedExcerpt,
  placeText,
  printable,
  renderDiagnostic,
} from "../../../engine/scenario/diagnostics/render-diagnostic.ts";
import { useEffect, useRef } from "preact/hooks";
import { useStore } from "../page-context.ts";
import { copyText } from "../clipboard.ts";

/** Beyond so many, another message helps nobody; as the command line. */
const MOST_SHOWN = 50;

function Excerpt({ diagnostic: { at, excerpt } }: { readonly diagnostic: Diagnostic }) {
  if (at === null || excerpt === null) return null;
  const { text, carets } = markedExcerpt(excerpt, at);
  if (text.trim() === "") return null;
  const number = `${at.line}`;
  return (
    <pre class="excerpt" tabIndex={0}>
      <code>{`${number} | ${text}\n`}</code>
      <code class="carets" aria-hidden="true">{`${" ".repeat(number.length)} | ${carets}`}</code>
    </pre>
  );
}

function Message({ diagnostic }: { readonly diagnostic: Diagnostic }) {
  const { words, language } = useStore();
  const { severity, code, message, at, excerpt, help, related } = diagnostic;
  const isWholeFile = at !== null && excerpt === null && at.line === 1 && at.column === 1;
  return (
    <li class={`problem ${severity}`}>
      <p class="problem-what">
        <span class="problem-kind">{words.value[severity]}</span>{" "}
        {printable(message[language.value])}
      </p>
      <p class="problem-place">
        {at !== null && <span>{isWholeFile ? printable(at.file) : placeText(at)}</span>}{" "}
        <code>{code}</code>
      </p>
      <Excerpt diagnostic={diagnostic} />
      {related.map(({ note, at: where }, index) => (
        <p key={index}>
          {words.value.related}: {printable(note[language.value])} ({placeText(where)})
        </p>
      ))}
      {help !== null && (
        <p class="problem-help">
          <strong>{words.value.help}:</strong> {printable(help[language.value])}
        </p>
      )}
    </li>
  );
}

/** What is wrong with what was opened; it takes the focus, and gives it back when it is closed. */
export function DiagnosticsPanel() {
  const store = useStore();
  const { words, language } = store;
  const heading = useRef<HTMLHeadingElement>(null);
  const problem = store.problem.value;
  const from = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (problem === null) return;
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && activeElement !== document.body) {
      from.current = activeElement;
    }
    heading.current?.focus();
  }, [problem]);
  if (problem === null) return null;
  const { diagnostics, messages, isKept } = problem;
  const count = diagnostics.length + messages.length;
  const rest = diagnostics.length - MOST_SHOWN;
  const close = (): void => {
    store.dismissProblem();
    const back = from.current?.isConnected === true ? from.current : null;
    from.current = null;
    (back ?? document.getElementById("results"))?.focus();
  };
  const copy = async (): Promise<void> => {
    const all = [
      ...messages.map((message) => message[language.value]),
      ...diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, language.value)),
    ];
    const isCopied = await copyText(`${all.join("\n\n")}\n`);
    store.announcer.say(isCopied ? words.value.copied : words.value.notCopied);
  };
  return (
    <section class="problems" aria-labelledby="problems-title">
      <h2 id="problems-title" tabIndex={-1} ref={heading}>
        {problem.title(words.value)}
      </h2>
      <p>
        {count > 0 && `${words.value.problems(count)}.`}
        {isKept && ` ${words.value.nothingLost}`}
      </p>
      <ol class="problem-list">
        {messages.map((message, index) => (
          <li key={index} class="problem warning">
            {printable(message[language.value])}
          </li>
        ))}
        {diagnostics.slice(0, MOST_SHOWN).map((diagnostic, index) => (
          <Message key={index} diagnostic={diagnostic} />
        ))}
      </ol>
      {rest > 0 && <p>{words.value.moreProblems(rest)}</p>}
      <p class="row">
        <button type="button" onClick={close}>
          {words.value.close}
        </button>
        {count > 0 && (
          <button type="button" onClick={() => void copy()}>
            {words.value.copyProblems}
          </button>
        )}
      </p>
    </section>
  );
}
