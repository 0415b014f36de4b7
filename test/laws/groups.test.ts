import { expect, it } from "vitest";
import { resolveTowns } from "../arbitraries/town-group.ts";
it("x", () => {
  const r = resolveTowns(`id: zwv
group: ./regions/group
levers:
  renewables.wind_capacity: { 2024: 6 MW, 2040: 31 MW }
exceptions:
  menen: { levers: { renewables.wind_capacity: 8 MW } }
shared:
  park:
    title: Park
    lever: renewables.wind_capacity
    amount: { 2030: 0 MW, 2035: 12 MW }
    allocation: { anzegem: 50 %, menen: 50 % }
    source: nota
`);
  console.log(JSON.stringify(r.diagnostics, null, 1).slice(0, 5000));
  console.log(JSON.stringify(r.group?.model));
  for (const m of r.group?.members ?? []) console.log(m.model.regions[0]!.levers["renewables.wind_capacity"]!.join(" "), JSON.stringify(m.notes.levers));
  expect(r.group).not.toBeNull();
});
