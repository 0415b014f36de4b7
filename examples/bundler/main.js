// The engine in a page: the slider sets a lever, the plan is run again, the chart follows.
import { diagnosticsText, loadPlan, run } from "ademruimte";
import { chart } from "ademruimte/charts";
import { scenarios } from "ademruimte/scenarios/kortrijk";
import vegaEmbed from "vega-embed";

const slider = document.querySelector("#wind");
const answer = document.querySelector("#answer");
const { plan, diagnostics } = loadPlan({}, "kortrijk-2040", { supplied: scenarios });
if (plan === null) throw new Error(diagnosticsText(diagnostics));

async function show() {
  const moved = plan.with({ "renewables.wind_capacity": `${slider.value} MW` });
  if (moved.plan === null) throw new Error(diagnosticsText(moved.diagnostics));
  // Ranges take most of the time of a run, and nothing here shows them.
  const outcome = run(moved.plan, { ranges: false });
  const { years, values } = outcome.series("electricity.renewable_share");
  const share = values[years.indexOf(2040)];
  answer.value = `${slider.value} MW: ${(share * 100).toFixed(1)} % of electricity renewable in 2040`;
  answer.dataset.share = String(share);
  const spec = chart("renewable-share", outcome, { language: "en", captioned: true });
  await vegaEmbed("#chart", spec, { actions: false });
  answer.dataset.drawn = slider.value;
}

slider.addEventListener("change", show);
show();
