/** The dashboard of goals: how many are met, what the last movement did, and every goal by theme. */
import type { JSX } from "preact";
import { useMemo, useRef } from "preact/hooks";
import type { RunOutcome } from "../../engine/analysis/outcome.ts";
import type { TargetStatus } from "../../engine/analysis/targets.ts";
import { MARK_PATHS, statusLook, statusWord } from "../../viz/files/report/marks.ts";
import type { Language } from "../../viz/numbers.ts";
import {
  goalCounts,
  goalLines,
  goalThemes,
  isVerdict,
  movedGoals,
  type GoalBullet,
  type GoalLine,
  type MovedGoal,
} from "../charts/goal-rows.ts";
import { ChartView } from "./chart-view.tsx";
import { LimitsNote } from "./limits-note.tsx";
import type { ViewProps } from "./view-props.ts";

const WORDS = {
  nl: {
    counts: "Hoeveel doelen het plan haalt",
    moved: "Wat de laatste verschuiving met de doelen deed",
    still: "Verschuif een hefboom: hier staat dan wat er met de doelen verandert.",
    none: "Geen enkel doel verandert erdoor.",
    nearer: "dichterbij",
    farther: "verder weg",
    was: "was",
    others: (count: number) => (count === 1 ? "en nog 1 doel" : `en nog ${count} doelen`),
    ...{ goal: "Doel", status: "Hoe het staat", wanted: "Gewild", reached: "Bereikt" },
    ...{ gap: "Hoe ver", year: "Bereikt in", chance: "Kans" },
    pending: "Voorlopig: waar een vraagteken staat, wordt nog nagerekend of het zeker is.",
    noGoals: "Dit plan heeft geen doelen.",
  },
  en: {
    counts: "How many goals the plan meets",
    moved: "What the last movement did to the goals",
    still: "Move a lever: what changes of the goals then stands here.",
    none: "No goal changes by it.",
    nearer: "nearer",
    farther: "farther off",
    was: "was",
    others: (count: number) => (count === 1 ? "and 1 goal more" : `and ${count} goals more`),
    ...{ goal: "Goal", status: "Status", wanted: "Wanted", reached: "Reached" },
    ...{ gap: "How far", year: "Reached in", chance: "Chance" },
    pending:
      "Provisional: where a question mark stands, it is still being worked out whether it is certain.",
    noGoals: "This plan has no goals.",
  },
} as const;

/** Rows of what the last movement did: as many as have a place of their own, so that nothing jumps. */
const MOST_MOVED = 5;
/** Milliseconds without change behind which another movement begins. */
const ONE_MOVEMENT = 800;

/** Of a verdict that may turn out to be uncertain: neither the mark nor the colour of one. */
const PENDING_MARK = "M6 2.5A3.5 3.5 0 0 1 6 9.5A3.5 3.5 0 0 1 6 2.5";

function Status({
  status,
  isPending = false,
  language,
}: {
  readonly status: TargetStatus;
  readonly isPending?: boolean;
  readonly language: Language;
}) {
  return (
    <span class={`status ${isPending ? "pending" : statusLook(status)}`}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <path
          d={isPending ? PENDING_MARK : MARK_PATHS[statusLook(status)]}
          fill="none"
          stroke="currentColor"
          stroke-width="2.2"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      </svg>
      {statusWord(status, language)}
      {/* Its room is kept where a verdict stands, or columns would move. */}
      {isVerdict(status) && <span class={isPending ? "" : "room"}>?</span>}
    </span>
  );
}

/** Results as they were before the movement that is going on, or that was the last. */
function useBefore(outcome: RunOutcome): RunOutcome | null {
  const kept = useRef<{ before: RunOutcome | null; last: RunOutcome; at: number }>({
    ...{ before: null, last: outcome, at: 0 },
  });
  const { last, at } = kept.current;
  if (last.scenario === outcome.scenario) {
    // The same results, told more fully: no movement.
    kept.current = { ...kept.current, last: outcome };
  } else {
    const now = performance.now();
    // Another plan is no movement.
    const isOther = last.scenario.notes.title.nl !== outcome.scenario.notes.title.nl;
    const isNew = now - at > ONE_MOVEMENT || kept.current.before === null;
    kept.current = {
      before: isOther ? null : isNew ? last : kept.current.before,
      ...{ last: outcome, at: now },
    };
  }
  return kept.current.before;
}

function Moved({
  goals,
  isGrounded,
  language,
}: {
  readonly goals: readonly MovedGoal[] | null;
  readonly isGrounded: boolean;
  readonly language: Language;
}) {
  const words = WORDS[language];
  const shown = (goals ?? []).slice(0, MOST_MOVED);
  const others = (goals ?? []).length - shown.length;
  return (
    <section
      class={goals === null ? "goals-moved unmoved" : "goals-moved"}
      aria-labelledby="goals-moved"
    >
      <h3 id="goals-moved">{words.moved}</h3>
      {goals === null || goals.length === 0 ? (
        <p>{goals === null ? words.still : words.none}</p>
      ) : (
        <ul>
          {shown.map(({ line, before, isNearer }) => (
            <li key={line.id}>
              <strong>{line.name}</strong>{" "}
              {before === line.status ? (
                <span class={isNearer === true ? "nearer" : "farther"}>
                  {isNearer === true ? `▲ ${words.nearer}` : `▼ ${words.farther}`}
                </span>
              ) : (
                <>
                  <Status
                    status={line.status}
                    isPending={!isGrounded && isVerdict(line.status)}
                    language={language}
                  />{" "}
                  <span class="small">
                    ({words.was} {statusWord(before, language)})
                  </span>
                </>
              )}
              <span class="small"> {line.reached}</span>
            </li>
          ))}
          {others > 0 && <li class="small">{words.others(others)}</li>}
        </ul>
      )}
    </section>
  );
}

/** How far it is, beside the figures that say so: the bar is what is reached, the line the goal. */
function Bullet({ bullet, look }: { readonly bullet: GoalBullet; readonly look: string }) {
  return (
    <svg
      class={`bullet ${look}`}
      viewBox="0 0 100 12"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect class="bullet-ground" width="100" height="12" />
      <rect
        class="bullet-bar"
        x={100 * bullet.from}
        y="3"
        width={100 * (bullet.to - bullet.from)}
        height="6"
      />
      <rect
        class="bullet-goal"
        x={Math.max(0, 100 * bullet.wanted - 0.6)}
        width="1.2"
        height="12"
      />
    </svg>
  );
}

function Row({
  line,
  isPending,
  has,
  besideName,
  language,
}: {
  readonly line: GoalLine;
  readonly isPending: boolean;
  readonly has: { readonly beside: boolean; readonly chance: boolean };
  readonly besideName: string;
  readonly language: Language;
}) {
  const words = WORDS[language];
  const gapText = line.lacking !== "" ? line.lacking : line.bullet === null ? "–" : "";
  return (
    <tr data-goal={line.id}>
      <td class="goal-status">
        <Status status={line.status} isPending={isPending} language={language} />
      </td>
      <th scope="row">
        {line.name}
        {line.what !== "" && <span class="small goal-what">{line.what}</span>}
      </th>
      <td data-label={words.wanted}>
        {line.wanted} <span class="small goal-when">{line.when}</span>
      </td>
      <td data-label={words.reached}>{line.reached}</td>
      <td class="goal-gap" data-label={words.gap}>
        {line.bullet !== null && (
          <Bullet bullet={line.bullet} look={isPending ? "pending" : statusLook(line.status)} />
        )}
        {gapText}
      </td>
      <td data-label={words.year}>{line.yearReached}</td>
      {has.chance && <td data-label={words.chance}>{line.chance ?? "–"}</td>}
      {has.beside && (
        <td data-label={besideName}>
          {line.beside === null ? (
            "–"
          ) : (
            <>
              {line.beside.reached}{" "}
              <span class="small">{statusWord(line.beside.status, language)}</span>
            </>
          )}
        </td>
      )}
    </tr>
  );
}

export function GoalsView(props: ViewProps): JSX.Element {
  const { shown, beside, bands, language } = props;
  const words = WORDS[language];
  const { outcome } = shown;
  const before = useBefore(outcome);
  const lines = useMemo(
    () => goalLines(outcome, beside?.computed.outcome ?? null, bands?.shown ?? null, language),
    [outcome, beside?.computed, bands, language],
  );
  const opened = useRef<{ readonly ids: string; readonly order: Map<string, TargetStatus> } | null>(
    null,
  );
  const ids = lines.map(({ id }) => id).join();
  if (opened.current?.ids !== ids) {
    opened.current = { ids, order: new Map(lines.map(({ id, status }) => [id, status])) };
  }
  const themes = goalThemes(lines, opened.current.order);
  const moved = before === null ? null : movedGoals(lines, outcome, before);
  const has = { beside: beside !== null, chance: bands !== null };
  const besideName = beside?.name ?? "";
  if (lines.length === 0) {
    return (
      <ChartView id="goals" props={props}>
        <p class="nothing">{words.noGoals}</p>
      </ChartView>
    );
  }
  const columns = [
    ...[words.status, words.goal, words.wanted, words.reached, words.gap, words.year],
    ...(has.chance ? [words.chance] : []),
    ...(has.beside ? [besideName] : []),
  ];
  return (
    <ChartView id="goals" props={props}>
      <section class="goals-view">
        <ul class="goal-counts" aria-label={words.counts}>
          {/* Until it is known what goals rest on, none is uncertain: their numbers would change. */}
          {!shown.isGrounded && <li class="small">{words.pending}</li>}
          {shown.isGrounded &&
            goalCounts(lines).map(({ status, count }) => (
              <li key={status}>
                <strong>{count}</strong> <Status status={status} language={language} />
              </li>
            ))}
        </ul>
        <Moved goals={moved} isGrounded={shown.isGrounded} language={language} />
        <div class="goal-frame">
          <table class="goals">
            <thead>
              <tr>
                {columns.map((title) => (
                  <th scope="col" key={title}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            {themes.map(({ title, lines: those }) => (
              <tbody key={title.nl}>
                <tr class="theme">
                  <th scope="rowgroup" colSpan={columns.length}>
                    {title[language]}
                  </th>
                </tr>
                {those.map((line) => (
                  <Row
                    key={line.id}
                    isPending={!shown.isGrounded && isVerdict(line.status)}
                    {...{ line, has, besideName, language }}
                  />
                ))}
              </tbody>
            ))}
          </table>
        </div>
        <LimitsNote shown={shown} language={language} />
      </section>
    </ChartView>
  );
}
