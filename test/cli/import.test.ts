/** Tables in the layouts that people download, read into a region by the command. */
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import JSZip from "jszip";
import { afterAll, describe, expect, it } from "vitest";
import {
  fluviusText,
  inventorySheet,
  statbelRows,
  statbelText,
  swingText,
  workbook,
  type Metered,
} from "../arbitraries/import-tables.ts";
import { root } from "../arbitraries/root.ts";
import { digestsBelow, simulate, temporaryFolder } from "./simulate.ts";

const folder = temporaryFolder();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

let count = 0;
/** A project with a region of its own that takes the rest from Kortrijk. */
function project(): string {
  const at = path.join(folder, `project-${count++}`);
  expect(simulate(["init", at, "--quiet"]).status).toBe(0);
  return at;
}

interface Change {
  readonly address: string;
  readonly year: number | null;
  readonly was: { readonly value: number; readonly grade: string } | null;
  readonly becomes: { readonly value: number; readonly grade: string };
}
interface Answer {
  readonly diagnostics: readonly { readonly code: string; readonly severity: string }[];
  readonly result: {
    readonly mapping: string;
    readonly recognised: boolean;
    readonly written: boolean;
    readonly files: readonly string[];
    readonly changes: readonly Change[];
    readonly inventory: number;
    readonly noughts: number;
  } | null;
}

function put(at: string, name: string, content: string | Buffer): string {
  fs.writeFileSync(path.join(at, name), content);
  return name;
}

function imported(at: string, ...words: string[]): Answer & { readonly status: number | null } {
  const { status, out } = simulate(["import", ...words, "--region", "regio", "--json"], {
    cwd: at,
  });
  return { status, ...(JSON.parse(out) as Answer) };
}

const ages = (of: (age: number) => number): number[] =>
  Array.from({ length: 101 }, (_, age) => of(age));
const PEOPLE = { male: ages((age) => 500 - 4 * age), female: ages((age) => 480 - 3 * age) };
const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

describe("simulate import", () => {
  it("reads the population of Statbel from its zip, and shows what was and becomes", async () => {
    const at = project();
    const zip = new JSZip();
    const other = statbelRows(PEOPLE, "34027", "Menen");
    const text = `\ufeff${statbelText([...other, ...statbelRows(PEOPLE)])}`;
    zip.file("TF_SOC_POP_STRUCT_2024.txt", text);
    put(at, "p_2024.zip", await zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" }));
    const { status, result } = imported(at, "p_2024.zip", "--municipality", "34022");
    expect([status, result!.mapping, result!.recognised]).toEqual([0, "statbel-population", true]);
    expect(
      result!.changes.map(({ address, was, becomes }) => [address, was!.grade, becomes]),
    ).toEqual([
      ["demography.population[male]", "derived", { value: sum(PEOPLE.male), grade: "measured" }],
      [
        "demography.population[female]",
        "derived",
        { value: sum(PEOPLE.female), grade: "measured" },
      ],
    ]);
    const listed = simulate(["validate", "regio"], { cwd: at });
    expect(listed).toMatchObject({ status: 0, error: "" });
  });

  it("reads the grid operator's use by statistical sector", () => {
    const at = project();
    const row = (
      year: number,
      market: Metered["market"],
      sector: string,
      gigawattHours: number,
    ): Metered => ({
      ...{ year, market, sector, use: gigawattHours * 1e6, direction: "Afname" },
      statistical: sector === "REST" ? "34022REST" : "34022A00-",
    });
    const rows = [2020, 2021].flatMap((year) => [
      row(year, "Elektriciteit", "HUISHOUDENS", 93 + (year - 2020)),
      row(year, "Elektriciteit", "REST", 275),
      row(year, "Aardgas", "HUISHOUDENS", 340 + 40 * (year - 2020)),
    ]);
    put(at, "f.csv", fluviusText(rows));
    expect(imported(at, "f.csv", "--municipality", "34022").diagnostics[0]!.code).toBe(
      "missing-key",
    );
    const { status, result } = imported(at, "f.csv", "--municipality", "34022", "--year", "2021");
    expect([status, result!.mapping]).toEqual([0, "fluvius-sectors"]);
    const values = result!.changes.map(({ address, year, becomes }) => [
      address,
      year,
      becomes.value,
    ]);
    expect(values).toEqual([
      ["electricity.metered_offtake", null, 94e6],
      ["electricity.offtake", 2021, 369e6],
    ]);
  });

  it("reads the CO2 inventory from its workbook, as the region wants it", async () => {
    const at = project();
    const energy = {
      "Gemeentelijke gebouwen": [5000, null, 12000, null, 300, null, null, null, null, null],
      "Tertiaire gebouwen": [150000, 800, 210000, 500, 9000, null, null, null, null, 400],
      "Residentiële gebouwen": [125000, null, 352000, 2000, 79000, null, null, 200, null, 20000],
      "Openbare verlichting": [4000, null, null, null, null, null, null, null, null, null],
      "Industrie niet-ETS": [140000, null, 120000, 900, 8000, null, null, 100, null, 700],
      "Particulier en commercieel vervoer": [
        2000,
        null,
        500,
        1500,
        null,
        260000,
        110000,
        null,
        30000,
        null,
      ],
      Landbouw: [6000, null, 4000, 200, 15000, null, null, null, null, 300],
    };
    const factors = [0.186, 0.1, 0.202, 0.227, 0.267, 0.267, 0.249, 0.354, 0, 0];
    const emitted = Object.fromEntries(
      Object.entries(energy).map(([sector, values]) => [
        sector,
        values.map((value, at) => (value === null ? null : Math.round(value * factors[at]!))),
      ]),
    );
    const sheets = {
      Lees_mij: [["Verzonnen cijfers"]],
      BEI: inventorySheet(energy, emitted, 2021),
    };
    put(at, "inventaris.xlsx", await workbook(sheets));
    const { status, diagnostics, result } = imported(at, "inventaris.xlsx");
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect([status, result!.mapping, result!.inventory]).toEqual([0, "vito-inventory", 70]);
    expect(result!.noughts).toBeGreaterThan(60);
    const text = fs.readFileSync(path.join(at, "regio", "inventory.csv"), "utf8");
    expect(text).toContain(
      "2021,households,natural_gas,352000,71104,measured,imported-vito-inventory-2021",
    );
    const run = simulate(["validate", "regio"], { cwd: at });
    expect(run.status).toBe(0);
  });

  it("reads an export of the provinces", () => {
    const at = project();
    const codes = ["v2506_elek_res_cons", "v2506_elek_nietres_cons"];
    const rows = [
      { area: "34022", period: 2021, values: ["95000000", "270000000"] },
      { area: "34027", period: 2021, values: ["-99997", "-99997"] },
    ];
    put(at, "swing.csv", swingText(rows, codes));
    const { status, result } = imported(at, "swing.csv", "--municipality", "34022");
    expect([status, result!.mapping]).toEqual([0, "provinces-swing"]);
    expect(result!.changes.map(({ becomes }) => becomes.value)).toEqual([95e6, 365e6]);
    expect(imported(at, "swing.csv", "--municipality", "34027").diagnostics[0]!.code).toBe(
      "missing-value",
    );
  });

  it("reads a table of energy labels with a total, and asks for a range of what is no count of all", () => {
    const at = project();
    put(
      at,
      "labels.csv",
      "label;aantal\nA+;10\nA;290\nB;2000\nC;2600\nD;1800\nE;1200\nF;2100\nTotaal;10.000\n",
    );
    const { status, diagnostics } = imported(at, "labels.csv");
    expect([status, diagnostics[0]!.code]).toEqual([1, "not-a-number"]);
    put(
      at,
      "labels.csv",
      "label;aantal\nA+;10\nA;290\nB;2000\nC;2600\nD;1800\nE;1200\nF;2100\nTotaal;10 000\n",
    );
    const derived = [
      "--grade",
      "derived",
      "--range",
      "10",
      "--note",
      "attesten van verkochte woningen",
    ];
    const answer = imported(at, "labels.csv", ...derived);
    const shares = answer.result!.changes.map(({ address, becomes }) => [address, becomes.value]);
    expect(Object.fromEntries(shares)).toEqual({
      "housing.label_share[a_plus]": 0.001,
      "housing.label_share[a]": 0.029,
      "housing.label_share[b]": 0.2,
      "housing.label_share[c]": 0.26,
      "housing.label_share[d]": 0.18,
      "housing.label_share[e]": 0.12,
      "housing.label_share[f]": 0.21,
    });
    expect(answer.result!.changes[0]!.becomes.grade).toBe("derived");
    expect(
      simulate(["import", "labels.csv", "--region", "regio", "--grade", "derived"], { cwd: at })
        .status,
    ).toBe(2);
  });

  it("writes nothing in a rehearsal, nothing when a thing is wrong, and nothing twice", () => {
    const at = project();
    const before = digestsBelow(path.join(at, "regio"));
    put(at, "p_2024.txt", statbelText(statbelRows(PEOPLE)));
    expect(imported(at, "p_2024.txt", "--dry-run").result!.written).toBe(false);
    put(at, "wrong_2024.txt", statbelText(statbelRows({ ...PEOPLE, male: ages(() => -4) })));
    expect(imported(at, "wrong_2024.txt").status).toBe(1);
    expect(digestsBelow(path.join(at, "regio"))).toEqual(before);
    expect(imported(at, "p_2024.txt").result!.written).toBe(true);
    const after = digestsBelow(path.join(at, "regio"));
    expect(imported(at, "p_2024.txt").result).toMatchObject({ written: false, files: [] });
    expect(digestsBelow(path.join(at, "regio"))).toEqual(after);
  });

  it("keeps what the user wrote elsewhere to the letter, and replaces what it takes over", () => {
    const at = project();
    const file = path.join(at, "regio", "history", "eigen.csv");
    const own = (year: number, use: string): string =>
      `electricity.offtake;${year};${use};GWh;;;measured;eigen;"rij; met komma's";\r\n`;
    const head = "indicator;year;value;unit;low;high;grade;source;where;note\r\n";
    fs.writeFileSync(
      file,
      `\ufeff${head}${own(2019, "400,5")}${own(2021, "300")}${own(2022, "310")}`,
    );
    fs.appendFileSync(path.join(at, "regio", "sources", "eigen.csv"), "eigen,Eigen,Stad,2024,,\n");
    const codes = ["v2506_elek_res_cons", "v2506_elek_nietres_cons"];
    put(
      at,
      "s.csv",
      swingText([{ area: "34022", period: 2021, values: ["95000000", "270000000"] }], codes),
    );
    const { status, result } = imported(at, "s.csv");
    expect(status).toBe(0);
    const history = result!.changes.find(({ year }) => year === 2021)!;
    expect([history.was!.value, history.becomes.value]).toEqual([300e6, 365e6]);
    expect(fs.readFileSync(file, "utf8")).toBe(
      `\ufeff${head}${own(2019, "400,5")}${own(2022, "310")}`,
    );
  });

  it("takes the municipality from the region when it says which it is", () => {
    const at = project();
    put(
      at,
      "p_2024.txt",
      statbelText([...statbelRows(PEOPLE), ...statbelRows(PEOPLE, "34027", "Menen")]),
    );
    expect(imported(at, "p_2024.txt").diagnostics[0]!.code).toBe("other-municipality");
    const { status, diagnostics } = imported(at, "p_2024.txt", "--municipality", "99999");
    expect([status, diagnostics[0]!.code]).toEqual([1, "other-municipality"]);
  });

  it("raises the quality of the figures", () => {
    const at = project();
    const score = (): number => {
      const { out } = simulate(["quality", "regio", "--json"], { cwd: at });
      const answer = JSON.parse(out) as {
        result: { regions: { modules: { module: string; own: { score: number } }[] }[] };
      };
      return answer.result.regions[0]!.modules.find(({ module }) => module === "demography")!.own
        .score;
    };
    const before = score();
    put(at, "p_2024.txt", statbelText(statbelRows(PEOPLE)));
    expect(imported(at, "p_2024.txt").status).toBe(0);
    expect(score()).toBeGreaterThan(before);
  });
});

describe("files that are no table", () => {
  const at = project();
  const bomb = zlib.deflateRawSync(Buffer.alloc(400 * 1024 * 1024));

  /** A zip of one entry whose directory says what it likes. */
  const zipOf = (name: string, packed: Buffer): Buffer => {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt16LE(name.length, 28);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(1, 10);
    const start = local.length + name.length + packed.length;
    end.writeUInt32LE(start, 16);
    return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]);
  };

  it.each<[string, Buffer, string]>([
    ["a zip that unpacks to too much", zipOf("t.csv", bomb), "file-too-large"],
    ["a workbook that unpacks to too much", zipOf("xl/workbook.xml", bomb), "file-too-large"],
    ["a zip that is cut off", zipOf("t.csv", bomb).subarray(0, 5000), "broken-table"],
    ["a zip with rubbish in it", zipOf("t.csv", Buffer.from("not packed")), "broken-table"],
    ["a zip of no table", zipOf("t.pdf", zlib.deflateRawSync(Buffer.from("x"))), "broken-table"],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2, 0, 9]), "bad-encoding"],
    ["a PDF", Buffer.from("%PDF-1.7\n"), "bad-encoding"],
    ["a page of the web", Buffer.from("<!DOCTYPE html><p>404"), "bad-encoding"],
    ["an old workbook", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4]), "bad-encoding"],
    ["nothing", Buffer.from(""), "broken-table"],
    ["a table of something else", Buffer.from("a;b\n1;2\n"), "unknown-layout"],
    [
      "one endless quote",
      Buffer.from(`CD_SEX|CD_AGE|MS_POPULATION|CD_REFNIS\n"${"x|\n".repeat(9000)}`),
      "missing-value",
    ],
  ])("refuses %s", (_, bytes, code) => {
    put(at, "file.bin", bytes);
    const { status, diagnostics } = imported(at, "file.bin");
    expect([status, diagnostics.find(({ severity }) => severity === "error")!.code]).toEqual([
      1,
      code,
    ]);
  });

  it("takes the text of a formula for a text, and runs nothing", async () => {
    const cells = [
      ["label", "aantal"],
      ["A", '=HYPERLINK("http://x","1")'],
    ];
    put(at, "f.xlsx", await workbook({ "A&B": cells }));
    const { out } = simulate(["import", "f.xlsx", "--region", "regio", "--json", "--lang", "en"], {
      cwd: at,
    });
    const [first] = (
      JSON.parse(out) as { diagnostics: { code: string; message: { en: string } }[] }
    ).diagnostics;
    expect(first!.code).toBe("not-a-number");
    expect(first!.message.en).toMatch(/^A&B!B2: /);
  });

  it("refuses a folder that is no region, and a file that is not there", () => {
    const none = simulate(["import", "x.csv", "--region", ".", "--json"], { cwd: at });
    expect((JSON.parse(none.out) as Answer).diagnostics[0]!.code).toBe("unknown-region");
    expect(imported(at, "nowhere.csv").diagnostics[0]!.code).toBe("missing-file");
  });
});

describe.each(["docs/reference/import.md", "docs/nl/eigen-cijfers.md"])("%s", (name) => {
  const page = fs.readFileSync(path.join(root, name), "utf8");

  it("shows commands that run in their order", async () => {
    const at = project();
    const zip = new JSZip();
    zip.file("TF_SOC_POP_STRUCT_2024.txt", statbelText(statbelRows(PEOPLE)));
    put(at, "TF_SOC_POP_STRUCT_2024.zip", await zip.generateAsync({ type: "nodebuffer" }));
    const commands = [...page.matchAll(/^npx simulate (.+)$/gm)].map(([, words]) => words!);
    expect(commands.length).toBe(3);
    for (const words of commands) {
      expect([words, simulate(words.split(" "), { cwd: at }).status]).toEqual([words, 0]);
    }
  });

  it("shows a mapping that reads a table", () => {
    const at = project();
    const [, mapping] = /```yaml\n([^]*?)```/.exec(page)!;
    put(at, "mapping.yaml", mapping!);
    put(
      at,
      "t.csv",
      "NIS;Jaar;Straat;Soort;Verbruik\n34022;2021;A;Gezin;1.500,5\n34022;2021;A;Bedrijf;7\n",
    );
    const { status, diagnostics, result } = imported(at, "t.csv", "--mapping", "mapping.yaml");
    expect([status, diagnostics.filter(({ severity }) => severity === "error")]).toEqual([0, []]);
    expect(result!.changes.map(({ becomes }) => becomes.value)).toEqual([1500500]);
  });

  it("names every supplied mapping", () => {
    for (const file of fs.readdirSync(path.join(root, "cli/import/mappings"))) {
      expect(page).toContain(`\`${path.basename(file, ".yaml")}\``);
    }
  });
});
