/**
 * The main outcome: always in sight, and said aloud a moment after it changed. It is that of the one
 * region of a page, which `simulate explore` sees to.
 */
import { useComputed } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { differenceText, kilotonnes, mainOutcome, outcomeSentence } from "../main-outcome.ts";
import { useStore } from "../page-context.ts";

export function OutcomeLine() {
  const store = useStore();
  const { words, language, announcer } = store;
  const outcome = useComputed(() =>
    mainOutcome(store.computed.value, store.opened.value.base, store.year.value),
  ).value;
  const { year, value, goal, difference, isProvisional, met, uncertain, all } = outcome;
  const sentence = outcomeSentence(outcome, language.value, words.value);
  // What a page shows when it opens is read anyway.
  const isMoved = store.canUndo.value || store.canRedo.value;
  const before = useRef(sentence);
  useEffect(() => {
    if (isProvisional) {
      announcer.awaitOutcome();
      return;
    }
    announcer.sayOutcome(isMoved && before.current !== sentence ? sentence : null);
    before.current = sentence;
  }, [sentence, isProvisional, isMoved, announcer]);
  const over = value === null || goal === null ? null : value - goal;
  return (
    <section class="outcome" aria-label={words.value.outcome}>
      {value !== null && (
        <p class="outcome-figure">
          <span class="outcome-name">{words.value.co2In(year)}</span>{" "}
          <strong>{kilotonnes(value, language.value)}</strong>{" "}
          {goal !== null && over !== null && (
            <span class={over > 0 ? "verdict missed" : "verdict met"}>
              <span class="sign" aria-hidden="true">
                {over > 0 ? "▲" : "✓"}
              </span>{" "}
              {words.value.goal(kilotonnes(goal, language.value))}
            </span>
          )}{" "}
          {difference !== null && store.changed.value.size > 0 && (
            <span class="outcome-change">
              {differenceText(difference, language.value, words.value)}
            </span>
          )}
        </p>
      )}
      {all > 0 && (
        <p class="outcome-figure">
          <span class="outcome-name">{words.value.goalsMet}</span>{" "}
          {/* Until it is known what they rest on, no number is shown that would fall again. */}
          {isProvisional ? (
            <span class="outcome-change">{words.value.provisional}</span>
          ) : (
            <strong>{words.value.ofGoals(met, all)}</strong>
          )}{" "}
          {!isProvisional && uncertain > 0 && (
            <span class="outcome-change">{words.value.outcomeUncertain(uncertain)}</span>
          )}
        </p>
      )}
    </section>
  );
}

/** What is said aloud, for who does not see it change. */
export function LiveRegion() {
  const { announcer } = useStore();
  return (
    <div class="unseen" role="status" aria-live="polite" aria-atomic="true" id="said">
      {announcer.text}
    </div>
  );
}
