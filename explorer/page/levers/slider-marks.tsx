/** What stands along a slider: unchanged policy, the plan's own value, and the ambition levels. */
import { useStore } from "../page-context.ts";
import type { SliderModel } from "../../session/session.ts";
import type { LeverScale } from "./lever-scale.ts";

export interface Mark {
  readonly kind: "reference" | "plan" | "level";
  /** What is read beside it: the levels that stand there, `2` or `3–4`; empty for the others. */
  readonly sign: string;
  /** From 0 to 1. */
  readonly at: number;
  /** What it is and its value, in words. */
  readonly words: string;
}

/** Nearer to each other than this share of the slider, two levels share a sign. */
const NEAR = 0.1;

interface LevelMark {
  readonly levels: number[];
  readonly at: number;
  readonly words: string[];
}

/** Levels that stand at one place are one mark. */
function levelMarks(levels: readonly { level: number; at: number; words: string }[]): Mark[] {
  const marks: LevelMark[] = [];
  for (const { level, at, words } of [...levels].sort((a, b) => a.at - b.at)) {
    const before = marks.at(-1);
    if (before !== undefined && at - before.at < NEAR) {
      before.levels.push(level);
      before.words.push(words);
    } else {
      marks.push({ levels: [level], at, words: [words] });
    }
  }
  return marks.map(({ levels: unsorted, at, words }) => {
    const all = [...unsorted].sort((a, b) => a - b);
    const isRow = all.length > 1 && all.at(-1)! - all[0]! === all.length - 1;
    const sign = isRow ? `${all[0]}–${all.at(-1)}` : all.join(",");
    return { kind: "level", sign, at, words: words.join("\n") };
  });
}

/** All marks of a slider, with their words in the language of the page. */
export function useMarks(slider: SliderModel, scale: LeverScale): readonly Mark[] {
  const store = useStore();
  const words = store.words.value;
  const language = store.language.value;
  const at = slider.fullYear - store.opened.value.base.scenario.model.first;
  const told = (what: string, value: number): string =>
    words.markValue(what, scale.text(value, language));
  const mark = (kind: Mark["kind"], what: string, value: number | undefined): Mark[] =>
    value === undefined
      ? []
      : [{ kind, sign: "", at: scale.share(value), words: told(what, value) }];
  return [
    ...mark("reference", words.referenceMark, slider.reference[at]),
    ...mark("plan", words.planMark, slider.plan[at]),
    ...levelMarks(
      slider.levels.map(({ level, title, value }) => ({
        level,
        at: scale.share(value),
        words: told(title[language], value),
      })),
    ),
  ];
}

/** The marks below a slider; who does not see them finds them among the explanations. */
export function SliderMarks({ marks }: { readonly marks: readonly Mark[] }) {
  return (
    <span class="marks" aria-hidden="true">
      {marks.map(({ kind, sign, at, words }, index) => (
        <span key={index} class={`mark ${kind}`} style={{ left: `${at * 100}%` }} title={words}>
          {sign}
        </span>
      ))}
    </span>
  );
}
