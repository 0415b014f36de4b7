/** What there is to know of a lever before it is moved, and its years. */
import type { SliderModel } from "../../session/session.ts";
import { CurveEditor } from "../curve/curve-editor.tsx";
import { useStore } from "../page-context.ts";
import { LevelMenu } from "./level-menu.tsx";
import type { Words } from "../words/words.ts";
import type { LeverScale } from "./lever-scale.ts";
import { useValue } from "./lever-value.ts";
import { useMarks } from "./slider-marks.tsx";

export interface LeverDetailsProps {
  readonly slider: SliderModel;
  readonly scale: LeverScale;
  readonly name: string;
}

/** Which year the slider sets, and what comes of the years around it. */
const setsText = ({ isYear, isEnding, fullYear }: SliderModel, words: Words): string =>
  isYear ? words.setsAll : isEnding ? words.setsLast(fullYear) : words.setsYear(fullYear);

/** Explanation, who decides and bounds: the same for all members of a lever. */
export function LeverFacts({ slider, scale }: Omit<LeverDetailsProps, "name">) {
  const { words, language } = useStore();
  const [from, to] = scale.boundTexts(language.value);
  return (
    <div class="facts">
      <p>{slider.explanation[language.value]}</p>
      <p>
        {words.value.decides[slider.actor]} {words.value.bounds(from, to)}
      </p>
      <p>{setsText(slider, words.value)}</p>
      {slider.whole.length > 0 && <p>{words.value.whole}</p>}
      <p class="id">
        <code>{slider.lever}</code>
      </p>
    </div>
  );
}

/** Values nearer than this share of them are the same to a reader. */
const SAME = 1e-6;

/** What belongs to one slider: its marks in words, its ambition levels and its years. */
export function SliderDetails({ slider, scale, name }: LeverDetailsProps) {
  const store = useStore();
  const { words, language } = store;
  const value = useValue(slider);
  const marks = useMarks(slider, scale).filter(({ kind }) => kind !== "level");
  return (
    <div class="slider-details">
      <ul class="mark-words">
        {marks.map(({ kind, words: told }) => (
          <li key={kind}>
            <span class={`key ${kind}`} aria-hidden="true" />
            {told}
          </li>
        ))}
      </ul>
      {slider.levels.length > 0 && (
        <LevelMenu
          label={words.value.levelMenu(name)}
          levels={slider.levels.map(({ level, title, value: set }) => ({
            level,
            title: words.value.markValue(title[language.value], scale.text(set, language.value)),
            isSet: Math.abs(value - set) <= SAME * Math.max(Math.abs(value), Math.abs(set)),
          }))}
          choose={(chosen) => {
            const set = slider.levels.find(({ level }) => level === chosen)!.value;
            store.setOnce(slider.address, set);
          }}
        />
      )}
      {!slider.isYear && <CurveEditor slider={slider} scale={scale} name={name} />}
    </div>
  );
}
