// Runs a plan and prints what it comes to: node run-plan.mjs more-wind.yaml
import { diagnosticsText, run } from "ademruimte";
import { loadPlanFile } from "ademruimte/node";

const [file = "kortrijk-2040"] = process.argv.slice(2);
const { plan, diagnostics } = loadPlanFile(file);
process.stderr.write(diagnosticsText(diagnostics));
if (plan === null) process.exit(1);

const outcome = run(plan);
const shown = ["emissions.total", "renewables.production", "demography.population"];
console.log(["year", ...shown].join("\t"));
const series = shown.map((id) => outcome.series(id));
outcome.years.forEach((year, at) => {
  if (year % 5 !== 0) return;
  console.log([year, ...series.map(({ values }) => Math.round(values[at]))].join("\t"));
});
console.log(["unit", ...series.map(({ unit }) => unit)].join("\t"));

for (const { id, text, status, wanted, reached, unit } of outcome.targets) {
  if (status !== "missed") continue;
  console.log(`missed: ${id} (${text.en}): ${reached} ${unit} instead of ${wanted}`);
}
