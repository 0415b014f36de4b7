/** One lever in the list: a slider, or a heading with one for each of its members. */
import { useComputed, useSignal } from "@preact/signals";
import { useId, useMemo } from "preact/hooks";
import type { SliderModel } from "../../session/session.ts";
import { useStore } from "../page-context.ts";
import { LeverFacts, SliderDetails } from "./lever-details.tsx";
import { memberName, type LeverGroup } from "./lever-model.ts";
import { LeverScale } from "./lever-scale.ts";
import { SliderControl } from "./slider-control.tsx";

interface DisclosureProps {
  /** What the button shows. */
  readonly text: string;
  /** What it is called where many are alike. */
  readonly name: string;
  readonly isOpen: boolean;
  readonly controls: string;
  toggle(): void;
}

function Disclosure({ text, name, isOpen, controls, toggle }: DisclosureProps) {
  return (
    <button
      type="button"
      class="disclosure"
      aria-label={name}
      aria-expanded={isOpen}
      aria-controls={isOpen ? controls : undefined}
      onClick={toggle}
    >
      {text}
    </button>
  );
}

/** Whether one of these was changed; drawn anew only when that changes. */
function useIsChanged(sliders: readonly SliderModel[]): boolean {
  const store = useStore();
  return useComputed(() => sliders.some(({ address }) => store.changed.value.has(address))).value;
}

function ResetButton({
  sliders,
  name,
}: {
  readonly sliders: readonly SliderModel[];
  readonly name: string;
}) {
  const store = useStore();
  const { words } = store;
  const id = useId();
  if (!useIsChanged(sliders)) return null;
  const reset = (): void => {
    store.reset(sliders.map(({ address }) => address));
    store.announcer.say(words.value.wasReset(name));
    // The button goes away with what it put back: the focus stays with the lever.
    document.getElementById(id)?.closest(".lever")?.querySelector("input")?.focus();
  };
  return (
    <button
      type="button"
      class="reset"
      id={id}
      aria-label={words.value.resetOneOf(name)}
      onClick={reset}
    >
      {words.value.resetOne}
    </button>
  );
}

/** A lever with one value. */
function SingleLever({ slider }: { readonly slider: SliderModel }) {
  const { words, language } = useStore();
  const isOpen = useSignal(false);
  const id = useId();
  const scale = useMemo(() => new LeverScale(slider), [slider]);
  const name = slider.label[language.value];
  const isChanged = useIsChanged([slider]);
  return (
    <div class={isChanged ? "lever changed" : "lever"}>
      <h4>{name}</h4>
      <SliderControl slider={slider} name={name} />
      <div class="lever-foot">
        <Disclosure
          text={words.value.about}
          name={words.value.aboutOf(name)}
          isOpen={isOpen.value}
          controls={id}
          toggle={() => (isOpen.value = !isOpen.value)}
        />
        <ResetButton sliders={[slider]} name={name} />
      </div>
      {isOpen.value && (
        <div class="details" id={id}>
          <LeverFacts slider={slider} scale={scale} />
          <SliderDetails slider={slider} scale={scale} name={name} />
        </div>
      )}
    </div>
  );
}

/** One member: a line, and its years below it when they are asked for. */
function MemberRow({
  slider,
  heading,
}: {
  readonly slider: SliderModel;
  readonly heading: string;
}) {
  const { words, language } = useStore();
  const isOpen = useSignal(false);
  const id = useId();
  const scale = useMemo(() => new LeverScale(slider), [slider]);
  const member = memberName(slider, heading, language.value);
  const name = slider.label[language.value];
  const isChanged = useIsChanged([slider]);
  return (
    <li class={isChanged ? "member lever changed" : "member lever"}>
      <div class="member-line">
        <button
          type="button"
          class="disclosure member-name"
          aria-label={`${member}: ${words.value.years}`}
          aria-expanded={isOpen.value}
          aria-controls={isOpen.value ? id : undefined}
          onClick={() => (isOpen.value = !isOpen.value)}
        >
          {member}
        </button>
        <SliderControl slider={slider} name={name} hasUnit={false} />
      </div>
      {isOpen.value && (
        <div class="details" id={id}>
          <SliderDetails slider={slider} scale={scale} name={name} />
          <ResetButton sliders={[slider]} name={name} />
        </div>
      )}
    </li>
  );
}

function ManyMembers({ group }: { readonly group: LeverGroup }) {
  const { words, language } = useStore();
  const isOpen = useSignal(false);
  const id = useId();
  const [first] = group.sliders;
  const scale = useMemo(() => new LeverScale(first!), [first]);
  const heading = group.label[language.value];
  const unit = scale.unit[language.value];
  return (
    <div class="lever-group" role="group" aria-labelledby={`${id}-name`}>
      <h4 id={`${id}-name`}>
        {heading}
        {unit !== "" && <span class="heading-unit"> ({unit})</span>}
      </h4>
      {first!.whole.length > 0 && <p class="whole-note">{words.value.wholeShort}</p>}
      <ul class="members" aria-label={words.value.membersOf(heading)}>
        {group.sliders.map((slider) => (
          <MemberRow key={slider.address} slider={slider} heading={heading} />
        ))}
      </ul>
      <div class="lever-foot">
        <Disclosure
          text={words.value.aboutAll}
          name={words.value.aboutAllOf(heading)}
          isOpen={isOpen.value}
          controls={id}
          toggle={() => (isOpen.value = !isOpen.value)}
        />
        <ResetButton sliders={group.sliders} name={heading} />
      </div>
      {isOpen.value && (
        <div class="details" id={id}>
          <LeverFacts slider={first!} scale={scale} />
        </div>
      )}
    </div>
  );
}

export function LeverBlock({ group }: { readonly group: LeverGroup }) {
  const [first, ...others] = group.sliders;
  const isSingle = others.length === 0 && first!.address === group.lever;
  return isSingle ? <SingleLever slider={first!} /> : <ManyMembers group={group} />;
}
