// Puts plans side by side: node compare-plans.mjs referentie kortrijk-2040
import { compare, diagnosticsText, run } from "ademruimte";
import { loadPlanFile } from "ademruimte/node";

const outcomes = process.argv.slice(2).map((name) => {
  const { plan, diagnostics } = loadPlanFile(name);
  process.stderr.write(diagnosticsText(diagnostics));
  if (plan === null) process.exit(1);
  return run(plan);
});

const { plans, label } = compare(outcomes).series("emissions.total");
console.log(`${label.en}, in 2040 and against ${plans[0].plan}:`);
for (const { plan, unit, years, values, differences } of plans) {
  const at = years.indexOf(2040);
  console.log(`${plan}\t${values[at]} ${unit}\t${differences[at]} ${unit}`);
}
