/** On paper there are no sliders: what was changed stands there as a table. */
import { LeverScale } from "./levers/lever-scale.ts";
import { currentPath } from "./levers/lever-value.ts";
import { useStore } from "./page-context.ts";
import type { SliderModel } from "../session/session.ts";

/** The years for which a path is told: those between which it is straight are enough of a picture. */
const TOLD_YEARS = [2030, 2040, 2050];

export function ChangedLevers() {
  const store = useStore();
  const { words, language } = store;
  const computed = store.computed.value;
  const { session } = store.opened.value;
  const { first, last } = computed.scenario.model;
  const years = TOLD_YEARS.filter((year) => year >= first && year <= last);
  const shownYears = years.length > 0 ? years : [last];
  const changed = [...store.changed.value].flatMap((address) => {
    const slider = session.slidersByAddress.get(address);
    return slider === undefined ? [] : [slider];
  });
  const values = (slider: SliderModel, path: readonly number[]) => {
    const scale = new LeverScale(slider);
    return shownYears.map((year) => (
      <td key={year} class="number">
        {scale.number(path[year - first]!, language.value)}
      </td>
    ));
  };
  return (
    <section class="paper-only">
      <h2>{words.value.changedLevers}</h2>
      {changed.length === 0 && <p>{words.value.asInPlan}</p>}
      {changed.length > 0 && (
        <table class="changed-table">
          <thead>
            <tr>
              <td rowSpan={2} />
              <th colSpan={shownYears.length} scope="colgroup">
                {words.value.changedPlan}
              </th>
              <th colSpan={shownYears.length} scope="colgroup">
                {words.value.changedNow}
              </th>
              <td rowSpan={2} />
            </tr>
            <tr>
              {[0, 1].flatMap((part) =>
                shownYears.map((year) => (
                  <th key={`${part}-${year}`} class="number" scope="col">
                    {year}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {changed.map((slider) => (
              <tr key={slider.address}>
                <th scope="row">{slider.label[language.value]}</th>
                {values(slider, slider.plan)}
                {values(slider, currentPath(computed, slider))}
                <td>{new LeverScale(slider).unit[language.value]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
