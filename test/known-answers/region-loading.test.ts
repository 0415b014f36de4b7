import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { loadRegion, type LoadedRegion } from "../../engine/scenario/region/region.ts";
import { memoryFiles } from "../arbitraries/memory-files.ts";
import { smallCatalogue, smallRegion, type Files } from "../arbitraries/small-region.ts";

const load = (files: Files, folder = "town") =>
  loadRegion(memoryFiles(files), folder, smallCatalogue);

function loaded(files: Files = smallRegion()): LoadedRegion {
  const { region, diagnostics } = load(files);
  expect(diagnostics.map(({ message }) => message.en)).toEqual([]);
  return region!;
}

/** The small region with one text replaced in one file. */
function changed(file: string, from: string, to: string): Files {
  const files = smallRegion();
  expect(files[file]).toContain(from);
  return { ...files, [file]: files[file]!.replace(from, to) };
}

const shown = ({ code, at }: Diagnostic): string =>
  `${code} ${at?.file}:${at?.line}:${at?.column}-${at?.endColumn}`;

/** What stands under the mark of a diagnostic. */
const marked = ({ at, excerpt }: Diagnostic): string =>
  excerpt!.slice(at!.column - 1, at!.endColumn - 1);

describe("a region that extends a supplied one by its name", () => {
  const head = "id: town\ntitle: { nl: Eigen, en: Own }\nextends: town\n";
  const own = { "town/region.yaml": head };
  const supplied = memoryFiles(smallRegion());
  const shipped = { names: ["town"], files: supplied, folder: (name: string) => name };
  const extended = (files: Files) =>
    loadRegion(memoryFiles(files), "town", smallCatalogue, { shipped });

  it("has its figures, also when both lie under one path", () => {
    const { region, diagnostics } = extended(own);
    expect(diagnostics).toEqual([]);
    expect(region!.title.nl).toBe("Eigen");
    const { parameters, reference, targets, history } = loaded();
    expect(region).toMatchObject({ parameters, reference, targets, history });
  });

  it("replaces what it says itself", () => {
    const row = "heat.loss,30,%,25,35,literature,book,p. 1,";
    const header = "parameter,value,unit,low,high,grade,source,where,note";
    const files = { ...own, "town/parameters/own.csv": `${header}\n${row}\n` };
    const { region, diagnostics } = extended(files);
    expect(diagnostics.map(({ message }) => message.en)).toEqual([]);
    expect(region!.parameters["heat.loss"]).toEqual([0.3]);
    expect(region!.parameters["heat.use"]).toEqual(loaded().parameters["heat.use"]);
  });

  it("takes no folder of the project for it: that is written with ./", () => {
    const files = { ...own, "town/town/region.yaml": "no region at all" };
    expect(extended(files).diagnostics).toEqual([]);
  });
});

describe("a region that is right", () => {
  it("brings values of any unit to the canonical one, in declared order of members", () => {
    const { parameters } = loaded();
    expect(parameters["heat.loss"]).toEqual([0.2]);
    expect(parameters["heat.use"]).toEqual([12e6, 3.5e6]);
    expect(Object.keys(parameters)).toEqual(["heat.loss", "heat.use", "heat.mix", "heat.price"]);
  });

  it("reads the columns of a table into the members behind a fixed beginning", () => {
    const mix = loaded().parameters["heat.mix"]!;
    expect(mix.slice(0, 3).map((share) => Math.round(share * 1000))).toEqual([700, 200, 100]);
    expect(mix[3]).toBeCloseTo(0.333, 12);
  });

  it("draws straight lines between the years given, and is flat outside", () => {
    const price = loaded().parameters["heat.price"]!;
    const expected = [
      ...[0.14, 0.15, 0.16, 0.17, 0.18, 0.19, 0.2],
      ...[0.15, 0.15, 0.15, 0.15, 0.15, 0.15, 0.15],
      ...[0.06, 0.07, 0.08, 0.08, 0.08, 0.08, 0.08],
    ];
    price.forEach((value, index) => expect(value).toBeCloseTo(expected[index]!, 12));
    expect(price.length).toBe(21);
    expect(price[6]).toBe(0.2);
  });

  it("lays reference paths out by year, then by member", () => {
    const { reference } = loaded();
    expect(reference["heat.pipes"]).toEqual([1500, 1500, 1500, 1500, 1500, 1500, 1500]);
    const north = [0, 0, 0, 0.05, 0.1, 0.15, 0.2];
    const share = north.flatMap((value) => [value, 0]);
    reference["heat.share"]!.forEach((value, index) =>
      expect(value).toBeCloseTo(share[index]!, 12),
    );
  });

  it("steps where the path says so", () => {
    const files = smallRegion();
    files["town/reference/heat.csv"] = files["town/reference/heat.csv"]!.replace(
      "where,note",
      "where,note,shape",
    )
      .replaceAll("nothing decided", "nothing decided,step")
      .replace("mean of ten years", "mean of ten years,")
      .replace("20,%,10,30,assumption,count,,", "20,%,10,30,assumption,count,,,step");
    const { reference } = loaded(files);
    const north = reference["heat.share"]!.filter((_, index) => index % 2 === 0);
    expect(north).toEqual([0, 0, 0, 0, 0, 0, 0.2]);
  });

  it("keeps the observations in order of year, also those of cells", () => {
    expect(loaded().history).toEqual({
      "heat.served[north]": [[2020, 12]],
      "heat.total": [
        [2005, 13e6],
        [2015, 14e6],
      ],
    });
  });

  it("says where each value comes from", () => {
    const { provenance, sources } = loaded();
    expect(sources.map(({ id }) => id)).toEqual(["book", "count"]);
    expect(provenance.parameters["heat.loss"]).toEqual([
      {
        grade: "literature",
        source: "book",
        where: "p. 1",
        note: "",
        origin: { file: "land/parameters/heat.csv", line: 2, column: 1 },
        low: 0.15,
        high: 0.25,
      },
    ]);
    expect(provenance.parameters["heat.mix"]!.map(({ address }) => address)).toEqual([
      "heat.mix[north]",
      "heat.mix[south]",
    ]);
    expect(provenance.parameters["heat.price"]!.map(({ address }) => address)).toEqual([
      "heat.price[gas,2020]",
      "heat.price[gas,2030]",
      "heat.price[oil]",
      "heat.price[wood]",
    ]);
  });

  it("lets a child replace what its parent says, a path as a whole", () => {
    const files = smallRegion();
    files["town/parameters/heat.csv"] +=
      `heat.loss,0.1,1,0,0.2,literature,count,,\n"heat.price[gas,2027]",50,EUR2024/MWh,,,measured,count,,\n`;
    const { parameters, provenance } = loaded(files);
    expect(parameters["heat.loss"]).toEqual([0.1]);
    expect(parameters["heat.price"]!.slice(0, 7)).toEqual(Array(7).fill(0.05));
    expect(provenance.parameters["heat.loss"]!.length).toBe(1);
  });

  it("takes other years when asked, for a hindcast", () => {
    const files = memoryFiles(smallRegion());
    const { region } = loadRegion(files, "town", smallCatalogue, { first: 2019, last: 2021 });
    expect(region!.years).toEqual({ first: 2019, last: 2021 });
    const gas = region!.parameters["heat.price"]!.slice(0, 3);
    [0.1, 0.1, 0.11].forEach((value, index) => expect(gas[index]).toBeCloseTo(value, 12));
  });

  it("loads the data of a part of the model", () => {
    const files = smallRegion();
    files["town/parameters/power.csv"] =
      "parameter,value,unit,low,high,grade,source,where,note\npower.x,1,1,,,measured,count,,\n";
    const part = { partOfModel: true };
    expect(load(files).region).toBeNull();
    const { region } = loadRegion(memoryFiles(files), "town", smallCatalogue, part);
    expect(region).not.toBeNull();
  });

  it("makes shares that nearly add up to one add up exactly", () => {
    const files = changed("town/tables/mix.csv", "70,33.3", "70.02,33.3");
    const mix = loaded(files).parameters["heat.mix"]!;
    expect(mix[0]! + mix[1]! + mix[2]!).toBe(1);
    expect(mix[3]! + mix[4]! + mix[5]!).toBe(1);
  });
});

describe("what is wrong in a region", () => {
  const cases: readonly [string, Files, string, string][] = [
    [
      "an unknown parameter",
      changed("land/parameters/heat.csv", "heat.loss", "heat.los"),
      "unknown-parameter land/parameters/heat.csv:2:1-9",
      "heat.los",
    ],
    [
      "an unknown member",
      changed("town/parameters/heat.csv", "use[south]", "use[suoth]"),
      "unknown-member town/parameters/heat.csv:3:10-15",
      "suoth",
    ],
    [
      "a missing member",
      changed("town/parameters/heat.csv", "use[south]", "use"),
      "inconsistent-data town/parameters/heat.csv:3:1-9",
      "heat.use",
    ],
    [
      "a wrong unit",
      changed("land/parameters/heat.csv", "20,%", "20,MWh"),
      "wrong-unit land/parameters/heat.csv:2:14-17",
      "MWh",
    ],
    [
      "a missing unit",
      changed("land/parameters/heat.csv", "20,%", "20,"),
      "missing-unit land/parameters/heat.csv:2:14-15",
      ",",
    ],
    [
      "a value that is no number",
      changed("land/parameters/heat.csv", ",20,%", ",twenty,%"),
      "not-a-number land/parameters/heat.csv:2:11-17",
      "twenty",
    ],
    [
      "a decimal comma",
      changed("land/parameters/heat.csv", ",20,%", ',"20,5",%'),
      "decimal-comma land/parameters/heat.csv:2:11-17",
      '"20,5"',
    ],
    [
      "an empty value",
      changed("land/parameters/heat.csv", ",20,%", ",,%"),
      "missing-value land/parameters/heat.csv:2:11-12",
      ",",
    ],
    [
      "a value out of bounds",
      changed("land/parameters/heat.csv", ",20,%,15,25", ",95,%,15,95"),
      "out-of-range land/parameters/heat.csv:2:11-13",
      "95",
    ],
    [
      "a value outside its range",
      changed("land/parameters/heat.csv", ",20,%,15", ",20,%,21"),
      "inconsistent-data land/parameters/heat.csv:2:16-18",
      "21",
    ],
    [
      "half a range",
      changed("land/parameters/heat.csv", "15,25", "15,"),
      "missing-value land/parameters/heat.csv:2:19-20",
      ",",
    ],
    [
      "no grade",
      changed("land/parameters/heat.csv", "25,literature", "25,"),
      "missing-provenance land/parameters/heat.csv:2:22-23",
      ",",
    ],
    [
      "a misspelt grade",
      changed("land/parameters/heat.csv", "25,literature", "25,litterature"),
      "missing-provenance land/parameters/heat.csv:2:22-33",
      "litterature",
    ],
    [
      "no source",
      changed("land/parameters/heat.csv", "literature,book", "literature,"),
      "missing-provenance land/parameters/heat.csv:2:33-34",
      ",",
    ],
    [
      "an unknown source",
      changed("land/parameters/heat.csv", "literature,book", "literature,bok"),
      "unknown-source land/parameters/heat.csv:2:33-36",
      "bok",
    ],
    [
      "an assumption without reasoning",
      changed("land/parameters/heat.csv", "a doubling", ""),
      "missing-provenance land/parameters/heat.csv:4:69-70",
      "",
    ],
    [
      "literature without a range",
      changed("land/parameters/heat.csv", "15,25", ","),
      "missing-provenance land/parameters/heat.csv:2:16-17",
      "",
    ],
    [
      "an assumption whose note should stand in for a range",
      changed("land/parameters/heat.csv", "0.1,0.3,assumption", ",,assumption"),
      "missing-provenance land/parameters/heat.csv:4:40-41",
      "",
    ],
    [
      "a derived column of a table without a range",
      changed("town/tables/heat.index.csv", "north,%,90 %,110 %", "north,%,,"),
      "missing-provenance town/tables/heat.index.csv:2:45-46",
      "",
    ],
    [
      "a range of a column that is no percentage",
      changed("town/tables/heat.index.csv", "north,%,90 %,110 %", "north,%,0.9,110 %"),
      "not-a-number town/tables/heat.index.csv:2:45-48",
      "0.9",
    ],
    [
      "a range of a column on one side of it",
      changed("town/tables/heat.index.csv", "north,%,90 %,110 %", "north,%,105 %,110 %"),
      "inconsistent-data town/tables/heat.index.csv:2:45-50",
      "105 %",
    ],
    [
      "a reference path without a range",
      changed("town/reference/heat.csv", "2030,20,%,10,30", "2030,20,%,,"),
      "missing-provenance town/reference/heat.csv:4:29-30",
      "",
    ],
    [
      "a range of a reference path beyond what can be",
      changed("town/reference/heat.csv", "2030,20,%,10,30", "2030,20,%,10,130"),
      "out-of-range town/reference/heat.csv:4:32-35",
      "130",
    ],
    [
      "the same address twice",
      changed("town/parameters/heat.csv", "use[south]", "use[north]"),
      "duplicate-id town/parameters/heat.csv:3:1-16",
      "heat.use[north]",
    ],
    [
      "a table with a hole",
      changed("town/tables/mix.csv", "oil,20,33.3\n", ""),
      "table-hole town/tables/heat.index.csv:2:17-31",
      "tables/mix.csv",
    ],
    [
      "an unknown member in a table",
      changed("town/tables/mix.csv", "wood", "coal"),
      "unknown-member town/tables/mix.csv:4:1-5",
      "coal",
    ],
    [
      "a table that is not there",
      changed("land/tables/heat.index.csv", "prices", "price"),
      "missing-file land/tables/heat.index.csv:2:18-34",
      "tables/price.csv",
    ],
    [
      "a table outside of the project",
      changed("land/tables/heat.index.csv", "tables/prices", "../../prices"),
      "outside-project land/tables/heat.index.csv:2:18-34",
      "../../prices.csv",
    ],
    [
      "an unknown column of a table",
      changed("land/tables/heat.index.csv", "year,wood", "year,wod"),
      "unknown-key land/tables/heat.index.csv:2:41-44",
      "wod",
    ],
    [
      "shares that do not add up",
      changed("town/tables/mix.csv", "70", "60"),
      "shares-not-one town/tables/heat.index.csv:2:1-2",
      "",
    ],
    [
      "a missing parameter",
      changed("land/parameters/heat.csv", "heat.loss,20,%,15,25,literature,book,p. 1,\n", ""),
      "missing-value town/parameters/heat.csv:1:1-1",
      "",
    ],
    [
      "a missing reference path",
      changed(
        "town/reference/heat.csv",
        "heat.pipes,2024,1.5,km/year,1,2,derived,count,,mean of ten years\n",
        "",
      ),
      "missing-value town/reference/heat.csv:1:1-1",
      "",
    ],
    [
      "a missing member of a reference path",
      changed(
        "town/reference/heat.csv",
        "heat.share[south],2024,0,%,0,0,assumption,count,,nothing decided\n",
        "",
      ),
      "table-hole town/reference/heat.csv:3:1-2",
      "",
    ],
    [
      "an unknown lever",
      changed("town/reference/heat.csv", "heat.pipes", "heat.pipe"),
      "unknown-lever town/reference/heat.csv:2:1-10",
      "heat.pipe",
    ],
    [
      "a reference path without its reason",
      changed(
        "town/reference/heat.csv",
        "0,%,0,0,assumption,count,,nothing decided\nheat.share[north],2030",
        "0,%,0,0,measured,count,,\nheat.share[north],2030",
      ),
      "missing-provenance town/reference/heat.csv:3:48-49",
      "",
    ],
    [
      "a year that is none",
      changed("town/reference/heat.csv", "2026", "26"),
      "not-a-number town/reference/heat.csv:3:19-21",
      "26",
    ],
    [
      "an unknown indicator",
      changed("town/history/heat.csv", "heat.served[north]", "heat.serve[north]"),
      "unknown-indicator town/history/heat.csv:4:1-11",
      "heat.serve",
    ],
    [
      "a source with two titles",
      changed(
        "town/sources/heat.csv",
        "count,The count",
        "book,The other book,Press,2020,CC0,\ncount,The count",
      ),
      "inconsistent-data town/sources/heat.csv:2:6-20",
      "The other book",
    ],
    [
      "an unknown column",
      changed("town/history/heat.csv", "note", "notes"),
      "missing-key town/history/heat.csv:1:1-10",
      "indicator",
    ],
    [
      "a parent that is not there",
      changed("town/region.yaml", "../land", "../lant"),
      "missing-file town/region.yaml:3:10-17",
      "../lant",
    ],
    [
      "a parent outside of the project",
      changed("town/region.yaml", "../land", "../../land"),
      "outside-project town/region.yaml:3:10-20",
      "../../land",
    ],
    [
      "regions that extend each other in a circle",
      changed("land/region.yaml", "id: land", "id: land\nextends: ../town"),
      "extends-cycle land/region.yaml:2:10-17",
      "../town",
    ],
    [
      "a dimension without members",
      changed("town/region.yaml", "  quarter:", "  quartr:"),
      "unknown-key town/region.yaml:5:3-9",
      "quartr",
    ],
    [
      "a row with a comma too many",
      changed("town/parameters/heat.csv", "row 2,", "row 2,a reason, badly quoted"),
      "broken-table town/parameters/heat.csv:3:57-70",
      " badly quoted",
    ],
    [
      "a row that is too short",
      changed("town/parameters/heat.csv", "row 2,", "row 2"),
      "broken-table town/parameters/heat.csv:3:42-47",
      "row 2",
    ],
  ];

  it.each(cases)("%s is shown at its place", (_, files, expected, text) => {
    const { region, diagnostics } = load(files);
    expect(region).toBeNull();
    expect(diagnostics.map(shown)).toContain(expected);
    const found = diagnostics.find((diagnostic) => shown(diagnostic) === expected)!;
    if (text !== "") expect(marked(found)).toBe(text);
    expect(found.message.nl).not.toBe("");
  });

  it("says one thing per mistake", () => {
    const echoes = cases
      .map(([name, files]) => [name, load(files).diagnostics.map(shown)] as const)
      .filter(([, found]) => found.length !== 1);
    expect(Object.fromEntries(echoes)).toEqual({
      // The table is not read, so the column is both missing and unknown.
      "an unknown column": [
        "missing-key town/history/heat.csv:1:1-10",
        "unknown-key town/history/heat.csv:1:46-51",
      ],
      "an unknown member in a table": [
        "table-hole town/tables/heat.index.csv:2:17-31",
        "unknown-member town/tables/mix.csv:4:1-5",
      ],
    });
  });

  it("reports everything at once, in reading order", () => {
    const files = smallRegion();
    files["land/parameters/heat.csv"] = files["land/parameters/heat.csv"]!.replace(
      "20,%",
      "20,MWh",
    ).replace("measured,book,p. 3", "guessed,bok,p. 3");
    files["town/tables/mix.csv"] = files["town/tables/mix.csv"]!.replace("wood,10", "wood,ten");
    const { diagnostics } = load(files);
    expect(diagnostics.map(shown)).toEqual([
      "wrong-unit land/parameters/heat.csv:2:14-17",
      "missing-provenance land/parameters/heat.csv:5:36-43",
      "unknown-source land/parameters/heat.csv:5:44-47",
      "not-a-number town/tables/mix.csv:4:6-9",
    ]);
  });

  it("offers the next step", () => {
    const helpOf = (files: Files): string => load(files).diagnostics[0]!.help!.en;
    expect(helpOf(changed("land/parameters/heat.csv", "heat.loss", "heat.los"))).toBe(
      "did you mean heat.loss?",
    );
    expect(helpOf(changed("town/parameters/heat.csv", "use[south]", "use[suoth]"))).toBe(
      "did you mean south?",
    );
    expect(helpOf(changed("land/parameters/heat.csv", ",20,%", ',"20,5",%'))).toBe(
      "use a point in numbers, or put ; instead of , between the cells",
    );
    expect(helpOf(changed("land/parameters/heat.csv", ",20,%,15,25", ",95,%,15,95"))).toBe(
      "allowed is 0 to 0.9",
    );
    expect(helpOf(changed("town/tables/mix.csv", "oil,20,33.3\n", ""))).toBe(
      "add a row for fuel oil; a confirmed zero is 0",
    );
    const [missing] = load(
      changed("land/parameters/heat.csv", "heat.loss,20,%,15,25,literature,book,p. 1,\n", ""),
    ).diagnostics;
    expect(missing!.message.en).toBe("town gives no parameter heat.loss (Loss, in 1)");
    expect(missing!.help!.en).toBe("add a row: heat.loss,value,1,low,high,grade,source,where,note");
  });

  it("refuses a folder that holds no region", () => {
    const { diagnostics } = load(smallRegion(), "village");
    expect(diagnostics.map(shown)).toEqual(["unknown-region village/region.yaml:1:1-1"]);
    expect(load(smallRegion(), "../town").diagnostics[0]!.code).toBe("outside-project");
  });
});

describe("targets", () => {
  const HEADER =
    "id,section,what,indicator,kind,direction,value,unit,base_year,base_value,target_year,interpreted,remark,what_nl,by,grade,source\n";
  const targets = (rows: string): Files => ({
    ...smallRegion(),
    "town/targets.csv": HEADER + rows,
  });

  it("come in the unit of their output, changes in per cent as fractions", () => {
    const { targets: models, targetNotes } = loaded(
      targets(
        `cut,1,Less heat,heat.total,change_vs_base,at_most,-40,%,2005,,2030,,,Minder warmte,start,literature,count
gigawatt,1,At most,heat.total,level,at_most,12,GWh/year,,,2040,,,Hoogstens,end,literature,count
north,1,North,heat.served[north],change_vs_base,at_least,30,dwellings,2024,0,2040,,,Noord,,literature,count
yearly,1,Each year,heat.total,annual_change,at_most,-2.5,%/year,2024,,2050,read as 2050,,Elk jaar,start,assumption,count
trees,1,Trees,green.trees,programme,at_least,77,trees,2025,0,2030,,,Bomen,start,literature,count
`,
      ),
    );
    expect(models.map(({ id, value, relative, by }) => [id, value, relative, by])).toEqual([
      ["cut", -0.4, true, "start"],
      ["gigawatt", 12e6, false, "end"],
      ["north", 30, false, "start"],
      ["yearly", -0.025, true, "start"],
      ["trees", 77, false, "start"],
    ]);
    expect(models[2]!.baseValue).toBe(0);
    expect(models[0]!.kind).toBe("change");
    expect(targetNotes["trees"]!.what).toEqual({ nl: "Bomen", en: "Trees" });
  });

  it("are checked like every other table", () => {
    const { diagnostics } = load(
      targets(
        `cut,1,Less heat,heat.total,change,at_most,-40,%,2005,,2030,,,Minder,start,literature,count
far,1,Far,heat.served[west],level,at_least,1,dwellings,,,2030,,,Ver,start,literature,count
km,1,Km,heat.total,level,at_least,1,km,,,2030,,,Km,start,literature,count
near,1,Near,heat.totals,level,at_least,1,km,,,2030,,,Dicht,start,literature,count
`,
      ),
    );
    expect(diagnostics.map(shown)).toEqual([
      "wrong-type town/targets.csv:2:28-34",
      "unknown-member town/targets.csv:3:23-27",
      "wrong-unit town/targets.csv:4:37-39",
      "unknown-indicator town/targets.csv:5:13-24",
    ]);
    expect(diagnostics[3]!.severity).toBe("warning");
  });
});
