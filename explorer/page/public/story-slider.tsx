/** A slider of a step, under the name that the story gives it. */
import { useId, useMemo } from "preact/hooks";
import type { StorySlider } from "../../story/story.ts";
import type { SliderModel } from "../../session/session.ts";
import { LeverScale } from "../levers/lever-scale.ts";
import { SliderControl } from "../levers/slider-control.tsx";
import { useStore } from "../page-context.ts";
import { PUBLIC_WORDS } from "./words.ts";

function OneSlider({ slider, told }: { readonly slider: SliderModel; readonly told: StorySlider }) {
  const { language, opened } = useStore();
  const id = useId();
  const scale = useMemo(() => new LeverScale(slider), [slider]);
  const words = PUBLIC_WORDS[language.value];
  const { first, last } = opened.value.session.scenario.model;
  const value = slider.plan[slider.fullYear - first]!;
  // A calendar year behind the run says that it does not happen.
  const plan = slider.isYear && value > last ? words.never : scale.text(value, language.value);
  const reached = slider.isEnding ? words.sliderLast : words.slider;
  const name = told.label[language.value];
  return (
    <div class="story-slider">
      <h4>{name}</h4>
      {told.explanation !== null && <p>{told.explanation[language.value]}</p>}
      <SliderControl slider={slider} name={name} describedBy={id} />
      <p class="hint" id={id}>
        {slider.isYear ? words.sliderYear(plan) : reached(slider.fullYear, plan)}
      </p>
    </div>
  );
}

export function StorySliders({ sliders }: { readonly sliders: readonly StorySlider[] }) {
  const { session } = useStore().opened.value;
  return (
    <>
      {sliders.map((told) => {
        // Another plan that was opened in the page may lack a member that the story names.
        const slider = session.slidersByAddress.get(told.address);
        return slider === undefined ? null : (
          <OneSlider key={told.address} slider={slider} told={told} />
        );
      })}
    </>
  );
}
