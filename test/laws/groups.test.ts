/** A plan over a group of municipalities comes to what each would do alone, and to what they share. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashOfGroup } from "../../cli/group/record.ts";
import { sha256 } from "../../cli/result-files.ts";
import { canonicalText } from "../../engine/scenario/canonical.ts";
import { partsOf, sharesOf } from "../../engine/scenario/group/shared-parts.ts";
import type { GroupScenario } from "../../engine/scenario/group/group-scenario.ts";
import type { MemoryFiles } from "../arbitraries/memory-files.ts";
import { groupFiles, resolveTown, resolveTowns, TOWNS } from "../arbitraries/town-group.ts";

const WIND = "renewables.wind_capacity";
const LEVERS = `levers:
  ${WIND}: { 2024: 6 MW, 2040: 31 MW }
  housing.renovation_rate: +20 %
`;
const HEAD = "id: zwv\ngroup: ./regions/group\n";

/** The group of a plan that is right, and about which there is nothing to remark. */
function resolved(plan: string, files?: MemoryFiles, sets: readonly string[] = []): GroupScenario {
  const { group, diagnostics } = resolveTowns(plan, files, sets);
  expect(diagnostics).toEqual([]);
  return group!;
}

const modelOf = (plan: string, files?: MemoryFiles, sets?: readonly string[]) =>
  resolveTown(plan, files, sets).scenario!.model;

const windOf = (group: GroupScenario): readonly (readonly number[])[] =>
  group.members.map(({ model }) => model.regions[0]!.levers[WIND]!);

describe("a plan over a group", () => {
  it("gives every member what a plan over its region alone comes to", () => {
    const group = resolved(`${HEAD}${LEVERS}`);
    expect(group.members.map(({ model }) => model.regions[0]!.id)).toEqual([...TOWNS]);
    for (const [at, town] of TOWNS.entries()) {
      const alone = modelOf(`id: zwv\nregion: ./regions/${town}\n${LEVERS}`);
      expect(group.members[at]!.model).toEqual(alone);
    }
  });

  it("lays what is said of one member over what holds for all", () => {
    const files = groupFiles();
    files.put("menen.yaml", `id: menen-plan\nregion: ./regions/menen\nlevers: { ${WIND}: 9 MW }\n`);
    const group = resolved(
      `${HEAD}${LEVERS}exceptions:
  menen: { plan: ./menen.yaml }
  wervik: { levers: { ${WIND}: +3 MW }, parameters: { housing.demolition_rate: 0.25 %/year } }
`.replace(
        "0.25 %/year",
        "{ value: 0.25 %/year, low: 0.1 %/year, high: 0.3 %/year, grade: assumption, source: own, note: own }",
      ),
      files,
    );
    const [anzegem, menen, wervik] = windOf(group);
    expect(group.members[1]!.model).toEqual(resolveAt(files, "menen.yaml"));
    expect(menen![0]).toBe(9000);
    expect(wervik).toEqual(anzegem!.map((value) => value + 3000));
    const demolished = group.members.map(
      ({ model }) => model.regions[0]!.parameters["housing.demolition_rate"]![0],
    );
    expect(demolished).toEqual([0.002, 0.002, 0.0025]);
  });

  it("inherits group, exceptions and what is shared, and takes them back with null", () => {
    const files = groupFiles();
    files.put(
      "parent.yaml",
      `id: parent\ngroup: ./regions/group\n${LEVERS}exceptions:
  menen: { levers: { ${WIND}: 8 MW } }
  wervik: { levers: { ${WIND}: 7 MW } }
shared:
  park: { lever: ${WIND}, amount: 12 MW, allocation: { anzegem: 100 % } }
  other: { lever: ${WIND}, amount: 2 MW, allocation: { anzegem: 100 % } }
`,
    );
    const child = `id: child\nextends: ./parent.yaml\nexceptions: { wervik: null }\nshared: { other: null }\n`;
    const group = resolved(child, files);
    const common = modelOf(`id: zwv\nregion: ./regions/wervik\n${LEVERS}`).regions[0]!.levers[
      WIND
    ]!;
    expect(windOf(group)[2]).toEqual(common);
    expect(windOf(group)[1]![0]).toBe(8000);
    expect(windOf(group)[0]).toEqual(common.map((value) => value + 12000));
    expect(group.model.shared.map(({ id }) => id)).toEqual(["park"]);
  });

  it("lets a line hold where it exists, and refuses one that nobody knows", () => {
    const files = groupFiles(TOWNS, { anzegem: ["centre"], menen: ["centre"] });
    const plan = `${HEAD}levers:
  heat.connection_share[venning]: 40 %
  heat.connection_share[centre]: 30 %
`;
    const { group, passedOver } = resolveTowns(plan, files);
    expect(passedOver).toEqual({
      anzegem: ["heat.connection_share[venning]"],
      menen: ["heat.connection_share[venning]"],
      wervik: [],
    });
    const shares = group!.members.map(
      ({ model }) => model.regions[0]!.levers["heat.connection_share"]![0],
    );
    expect(shares).toEqual([0.3, 0.3, 0.3]);
    expect(group!.members[2]!.model.regions[0]!.levers["heat.connection_share"]![1]).toBe(0.4);
    const nowhere = resolveTowns(`${HEAD}levers:\n  heat.connection_share[vening]: 40 %\n`, files);
    expect(nowhere.group).toBeNull();
    expect(nowhere.diagnostics).toHaveLength(1);
    expect(nowhere.diagnostics[0]!.code).toBe("unknown-member");
  });

  it("takes --set for all, and for the one that is named", () => {
    const sets = [`${WIND}=10 MW`, `menen:${WIND}=20 MW`];
    const group = resolved(`${HEAD}${LEVERS}`, groupFiles(), sets);
    expect(windOf(group).map(([first]) => first)).toEqual([10000, 20000, 10000]);
    const alone = modelOf(`id: zwv\nregion: ./regions/wervik\n${LEVERS}`, groupFiles(), [sets[0]!]);
    expect(group.members[2]!.model).toEqual(alone);
  });

  it("tells a mistake of all of them once, and names those that have it where it is not all", () => {
    const twice = resolveTowns(`${HEAD}levers:\n  housing.renovation_rate: 90 %/year\n`);
    expect(twice.diagnostics).toHaveLength(1);
    expect(twice.diagnostics[0]!.message.nl).not.toContain("(");
    const plan = `${HEAD}levers: { ${WIND}: 900 MW }
exceptions: { menen: { levers: { ${WIND}: 1 MW } } }
shared:
  park: { lever: ${WIND}, amount: 300 MW, allocation: { anzegem: 50 %, menen: 50 % } }
`;
    const [error] = resolveTowns(plan).diagnostics.filter(({ severity }) => severity === "error");
    expect(error!.message.nl).toContain("(Anzegem)");
  });
});

const resolveAt = (files: MemoryFiles, path: string) =>
  resolveTown(new TextDecoder().decode(files.read(path)), files).scenario!.model;

/** What rounding may do, of numbers near the smallest as well. */
const slack = (whole: number): number => 1e-12 * whole + 1e-300;

const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 12 });
const amounts = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), {
  minLength: 1,
  maxLength: 30,
});

describe("what municipalities share", () => {
  it("is divided so that the last takes what the others leave", () => {
    fc.assert(
      fc.property(weights, amounts, (given, amount) => {
        const shares = sharesOf(given);
        const parts = partsOf(amount, shares);
        amount.forEach((whole, year) => {
          let left = whole;
          for (const part of parts.slice(0, -1)) left -= part[year]!;
          expect(parts.at(-1)![year]).toBe(left === 0 ? 0 : left);
          const sum = parts.reduce((total, part) => total + part[year]!, 0);
          expect(Math.abs(sum - whole)).toBeLessThanOrEqual(slack(whole));
          parts.forEach((part, at) => {
            expect(Math.abs(part[year]! - whole * shares[at]!)).toBeLessThanOrEqual(slack(whole));
          });
        });
      }),
    );
  });

  it("comes on top of each member's own path, whatever the shares, and says where it is from", () => {
    const without = windOf(resolved(`${HEAD}${LEVERS}`));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 98 }),
        fc.integer({ min: 1, max: 400 }),
        (first, power) => {
          const group = resolved(`${HEAD}${LEVERS}shared:
  park:
    lever: ${WIND}
    amount: { 2030: 0 MW, 2035: ${power} MW }
    allocation: { menen: ${first} %, anzegem: ${100 - first} % }
    source: nota
`);
          const [model] = group.model.shared;
          expect(model!.amount[6]).toBe(0);
          expect(model!.amount.at(-1)).toBe(power * 1000);
          expect(model!.shares.map(({ region }) => region)).toEqual(["anzegem", "menen"]);
          const parts = partsOf(
            model!.amount,
            model!.shares.map(({ share }) => share),
          );
          const [anzegem, menen, wervik] = windOf(group);
          expect(anzegem).toEqual(without[0]!.map((value, year) => value + parts[0]![year]!));
          expect(menen).toEqual(without[1]!.map((value, year) => value + parts[1]![year]!));
          expect(wervik).toEqual(without[2]);
          const [rule] = group.members[1]!.notes.levers[WIND]!.how!;
          expect(rule!.shared).toEqual({ id: "park", share: model!.shares[1]!.share });
          expect(rule!.source).toBe("nota");
          expect(rule!.origin.line).toBe(7);
        },
      ),
      { numRuns: 20 },
    );
  });

  it("is allocated by what each has at the start, among those that are named", () => {
    const group = resolved(`${HEAD}shared:
  park:
    lever: ${WIND}
    amount: 10 MW
    allocation: { by: "emissions.base_energy[households,natural_gas]", among: [wervik, anzegem] }
`);
    expect(group.model.shared[0]!.shares).toEqual([
      { region: "anzegem", share: 0.5 },
      { region: "wervik", share: 0.5 },
    ]);
  });
});

describe("the hash of a group", () => {
  const moves = "from,to,share,grade,source,where,note\n";
  const rows = [
    "anzegem,menen,0.1,derived,register,t,n\n",
    "menen,wervik,0.2,derived,register,t,n\n",
  ];
  const withMoves = (text: string): GroupScenario => {
    const files = groupFiles();
    files.put(
      "regions/group/sources/all.csv",
      "source,title,publisher,year,licence,url\nregister,A,B,2024,open,https://example.org\n",
    );
    files.put("regions/group/moves.csv", `${moves}${text}`);
    return resolved(`${HEAD}${LEVERS}`, files);
  };

  it("is that of what it rests on: not of the order of rows, and of every share", () => {
    const [one, two] = rows;
    const hashOf = ({ model, members }: Pick<GroupScenario, "model" | "members">): string =>
      hashOfGroup(
        model,
        members.map((member) => sha256(canonicalText(member.model))),
      );
    const hash = hashOf(withMoves(`${one}${two}`));
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOf(withMoves(`${two}${one}`))).toBe(hash);
    expect(hashOf(withMoves(`${one}`))).not.toBe(hash);
    const { model, members } = withMoves(`${one}${two}`);
    expect(hashOf({ model, members: [...members].reverse() })).not.toBe(hash);
  });
});
