/** Which plan is open, what lies beside it, which year is looked at, and whether bands are shown. */
import { useId } from "preact/hooks";
import { formatNumber } from "../../../viz/numbers.ts";
import { useStore } from "../page-context.ts";

function PlanMenu() {
  const store = useStore();
  const { words, language, data } = store;
  const id = useId();
  const { dropped, session, id: open } = store.opened.value;
  if (data.plans.length < 2 && dropped === null) return null;
  return (
    <p class="choice">
      <label for={id}>{words.value.plan}</label>
      <select
        id={id}
        value={dropped === null ? open : ""}
        onChange={({ currentTarget }) => store.openPlan(currentTarget.value)}
      >
        {dropped !== null && (
          <option value="">{words.value.ownPlan(session.title[language.value])}</option>
        )}
        {data.plans.map((plan) => (
          <option key={plan.id} value={plan.id}>
            {plan.title[language.value]}
          </option>
        ))}
      </select>
    </p>
  );
}

const NOTHING = "-";
const REFERENCE = "=";

function BesideMenu() {
  const store = useStore();
  const { words, language, data } = store;
  const id = useId();
  const { beside } = store.state.value;
  const { id: open, dropped } = store.opened.value;
  // A plan may lie beside itself as it was opened: that shows what the changes do.
  const others = data.plans.filter((plan) => dropped !== null || plan.id !== open);
  const chosen = beside === null ? NOTHING : beside === "reference" ? REFERENCE : beside.plan;
  const choose = (value: string): void =>
    store.look({
      beside: value === NOTHING ? null : value === REFERENCE ? "reference" : { plan: value },
    });
  return (
    <p class="choice">
      <label for={id}>{words.value.besideMenu}</label>
      <select id={id} value={chosen} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        <option value={NOTHING}>{words.value.besideNothing}</option>
        <option value={REFERENCE}>{words.value.besideReference}</option>
        {dropped === null && <option value={open}>{words.value.besideOpened}</option>}
        {others.map((plan) => (
          <option key={plan.id} value={plan.id}>
            {plan.title[language.value]}
          </option>
        ))}
      </select>
    </p>
  );
}

function YearSlider() {
  const store = useStore();
  const { words } = store;
  const id = useId();
  const { first, last } = store.opened.value.base.scenario.model;
  const year = store.year.value;
  return (
    <p class="choice year-choice">
      <label for={id}>{words.value.year}</label>
      <input
        id={id}
        type="range"
        min={first}
        max={last}
        step={1}
        value={year}
        aria-valuetext={words.value.yearValue(year)}
        style={{ "--now": `${(year - first) / Math.max(1, last - first)}`, "--plan": "0" }}
        onInput={({ currentTarget }) => store.setYear(currentTarget.valueAsNumber)}
      />
      <output for={id}>{year}</output>
    </p>
  );
}

function BandSwitch() {
  const store = useStore();
  const { words, language, bands } = store;
  const share = bands.share.value;
  const percent = `${formatNumber((share ?? 0) * 100, language.value)}\u00a0%`;
  return (
    <p class="choice band-choice">
      <label class="check">
        <input
          type="checkbox"
          checked={store.isBandAsked.value}
          onChange={({ currentTarget }) => store.look({ band: currentTarget.checked })}
        />
        {words.value.band}
      </label>
      {share !== null && (
        <>
          <progress value={share} aria-label={words.value.bandWorking(percent)} />
          <span class="unseen" role="status">
            {share === 0 ? words.value.bandBegun : ""}
          </span>
        </>
      )}
      {bands.isFailed.value && <span role="status">{words.value.bandFailed}</span>}
    </p>
  );
}

export function PlanChoice() {
  return (
    <div class="choices">
      <PlanMenu />
      <BesideMenu />
      <YearSlider />
      <BandSwitch />
    </div>
  );
}
