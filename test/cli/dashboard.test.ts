/** `simulate dashboard` as a person runs it: which files, which figures, and what it refuses. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../arbitraries/root.ts";
import { digestsBelow, filesBelow, readCsv, simulate, temporaryFolder } from "./simulate.ts";

const folder = temporaryFolder();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const at = (...names: string[]): string => path.join(folder, ...names);
const PLAN = path.join(root, "scenarios", "zuid-west-vlaanderen", "zwv-2040.yaml");
const RESULTS = at("results", "zwv-2040");
const SITE = at("site");

interface Built {
  readonly municipalities: readonly string[];
  readonly charts: number;
  readonly tables: number;
  readonly files: readonly string[];
}

let built: Built;
let files: Map<string, Buffer>;
const text = (name: string): string => files.get(name)!.toString("utf8");
const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

beforeAll(() => {
  const words = ["--publisher", "Een <b>streek</b>", "--licence", "cc-by-4.0", "--issued"];
  expect(simulate([PLAN, "--out", at("results"), "--quiet"]).status).toBe(0);
  const { status, out, error } = simulate([
    ...["dashboard", RESULTS, "--out", SITE, "--json", ...words, "2026-03-01"],
    ...["--base-url", "https://example.org/klimaat/", "--contact", "klimaat@example.org"],
  ]);
  expect([status, error]).toEqual([0, ""]);
  built = (JSON.parse(out) as { result: Built }).result;
  files = filesBelow(SITE);
}, 240_000);

describe("the files of a dashboard", () => {
  it("are pages, tables and charts of every municipality, and a record that signs them", () => {
    const { municipalities } = built;
    expect(municipalities).toHaveLength(13);
    const kinds = [...files.keys()].map((name) =>
      name
        .replace(new RegExp(`(gemeenten|data)/(${municipalities.join("|")})/`), "$1/ID/")
        .replace(/^embed\/.*?(\.en)?\.html$/, "embed/CHART$1.html"),
    );
    expect([...new Set(kinds)].sort()).toEqual([
      ...["dashboard.json", "data/ID/data-quality.csv", "data/ID/goals.csv"],
      ...["data/ID/indicators.csv", "data/ID/observations.csv", "data/data-quality.csv"],
      ...["data/datapackage.json", "data/dcat.jsonld", "data/goals.csv", "data/indicators.csv"],
      ...["data/observations.csv", "embed/CHART.en.html", "embed/CHART.html", "en.html"],
      ...["gemeenten/ID/en.html", "gemeenten/ID/index.html", "index.html"],
    ]);
    expect([...files.keys()].sort()).toEqual([...built.files].sort());
    const record = JSON.parse(text("dashboard.json")) as {
      files: { name: string; sha256: string }[];
    };
    for (const { name, sha256: hash } of record.files) {
      expect([name, sha256(files.get(name)!)]).toEqual([name, hash]);
    }
    expect(record.files.length).toBe(files.size - 1);
  });

  it("are the same bytes from the plan itself, and replace those of an earlier dashboard", () => {
    const words = ["--publisher", "Een <b>streek</b>", "--licence", "CC-BY-4.0", "--issued"];
    const again = simulate([
      ...["dashboard", PLAN, "--out", SITE, "--quiet", ...words, "2026-03-01"],
      ...["--base-url", "https://example.org/klimaat", "--contact", "mailto:klimaat@example.org"],
    ]);
    expect([again.status, again.error]).toEqual([0, ""]);
    expect(digestsBelow(SITE)).toEqual(
      new Map([...files].map(([name, bytes]) => [name, sha256(bytes)])),
    );
  }, 120_000);

  it("link only to what is there, and only within the site", () => {
    for (const name of [...files.keys()].filter((one) => one.endsWith(".html"))) {
      for (const [, target = ""] of text(name).matchAll(/(?:href|src)="([^"]*)"/g)) {
        if (/^(?:#|https?:|mailto:)/.test(target)) continue;
        const file = path.posix.join(path.posix.dirname(name), target.split("#")[0]!);
        expect([name, target, files.has(file)]).toEqual([name, target, true]);
      }
    }
  });

  it("show a chart for each code to embed, at the address that was given", () => {
    const page = text("gemeenten/menen/index.html");
    const codes = [
      ...page.matchAll(/&lt;iframe src=&quot;https:\/\/example\.org\/klimaat\/([^&]+)&quot;/g),
    ];
    expect(codes.length).toBeGreaterThan(3);
    for (const [, file = ""] of codes) expect(files.has(file)).toBe(true);
  });

  it("show hostile words as the words that they are", () => {
    expect(text("index.html")).toContain("Een &lt;b&gt;streek&lt;/b&gt;");
    expect(text("index.html")).not.toContain("Een <b>streek");
  });
});

describe("the open data of a dashboard", () => {
  it("are the figures of the run, digit by digit", () => {
    const stored = readCsv(fs.readFileSync(path.join(RESULTS, "indicators.csv"), "utf8"));
    const known = new Map(
      stored.map(({ region, indicator, year, value }) => [`${region} ${indicator} ${year}`, value]),
    );
    const rows = readCsv(text("data/indicators.csv"));
    expect(rows.length).toBeGreaterThan(10_000);
    const other = rows.filter(
      ({ municipality, indicator, year, plan }) =>
        known.get(`${municipality} ${indicator} ${year}`) !== plan,
    );
    expect(other).toEqual([]);
  });

  it("say of a goal what the run and the page say", () => {
    const stored = readCsv(fs.readFileSync(path.join(RESULTS, "targets.csv"), "utf8"));
    const run = stored.find(({ region, target }) => region === "menen" && target === "co2_2030")!;
    const row = readCsv(text("data/menen/goals.csv")).find(({ goal }) => goal === "co2_2030")!;
    expect([row.expected, row.status, row.low]).toEqual([run.reached, run.status, run.low]);
    const shown = Number(row.expected).toFixed(1).replace("-", "\u2212").replace(".", ",");
    expect(text("gemeenten/menen/index.html")).toContain(`data-value="${row.expected}">${shown}`);
  });

  it("never call derived figures measured", () => {
    const rows = readCsv(text("data/menen/observations.csv"));
    const emissions = rows.filter(({ indicator }) => indicator === "emissions.total");
    expect(emissions.map(({ year }) => year)).toEqual(["2005", "2021"]);
    for (const { grade } of emissions) expect(grade).not.toBe("measured");
    expect(rows.some(({ grade }) => grade === "measured")).toBe(true);
  });

  it("are described field by field, with licence, size and SHA-256", () => {
    const described = JSON.parse(text("data/datapackage.json")) as {
      licenses: { name: string; path: string }[];
      contributors: { title: string; role: string }[];
      sources: unknown[];
      resources: {
        name: string;
        path: string;
        bytes: number;
        hash: string;
        schema: { fields: { name: string; type: string; description: string }[] };
      }[];
    };
    expect(described.licenses).toEqual([
      {
        name: "CC-BY-4.0",
        path: "https://creativecommons.org/licenses/by/4.0/",
        title: "Creative Commons Attribution 4.0",
      },
    ]);
    expect(described.contributors[0]!.title).toBe("Een <b>streek</b>");
    expect(described.sources.length).toBeGreaterThan(10);
    expect(described.resources).toHaveLength(built.tables);
    expect(new Set(described.resources.map(({ name }) => name)).size).toBe(built.tables);
    for (const { path: name, bytes, hash, schema } of described.resources) {
      const table = files.get(`data/${name}`)!;
      expect([bytes, hash]).toEqual([table.length, `sha256:${sha256(table)}`]);
      const head = table.toString("utf8").split("\n")[0]!.split(",");
      expect(schema.fields.map((field) => field.name)).toEqual(head);
      expect(schema.fields.every(({ description }) => description !== "")).toBe(true);
    }
  });

  it("stand in a catalogue with all that DCAT-AP and its Flemish profile ask for", () => {
    interface Node {
      readonly [key: string]: unknown;
    }
    const catalogue = JSON.parse(text("data/dcat.jsonld")) as Node;
    const need = (node: Node, type: string, properties: readonly string[]): void => {
      expect(node["@type"]).toBe(type);
      expect(properties.filter((name) => node[name] === undefined)).toEqual([]);
    };
    need(catalogue, "dcat:Catalog", [
      ...["dct:title", "dct:description", "dct:publisher", "dcat:dataset", "dct:license"],
      ...["dct:issued", "dct:language", "foaf:homepage"],
    ]);
    const prefixes = Object.keys(catalogue["@context"] as Node);
    const datasets = catalogue["dcat:dataset"] as Node[];
    expect(datasets).toHaveLength(14);
    let distributions = 0;
    for (const dataset of datasets) {
      need(dataset, "dcat:Dataset", [
        ...["dct:title", "dct:description", "dct:identifier", "dcat:contactPoint"],
        ...["dct:publisher", "dcat:theme", "dcat:keyword", "dct:spatial", "dct:temporal"],
        ...["dct:accessRights", "dct:language", "dct:issued", "dcat:landingPage"],
      ]);
      for (const one of dataset["dcat:distribution"] as Node[]) {
        distributions++;
        need(one, "dcat:Distribution", [
          ...["dct:title", "dcat:accessURL", "dcat:downloadURL", "dct:license", "dct:format"],
          ...["dcat:mediaType", "dcat:byteSize", "spdx:checksum"],
        ]);
        const { "@id": url } = one["dcat:downloadURL"] as { "@id": string };
        const file = url.replace("https://example.org/klimaat/", "");
        const { "spdx:checksumValue": sum } = one["spdx:checksum"] as Node;
        expect((sum as Node)["@value"]).toBe(sha256(files.get(file)!));
      }
    }
    expect(distributions).toBe(built.tables);
    const keys = [...text("data/dcat.jsonld").matchAll(/"([a-z]+):[A-Za-z]+": /g)];
    expect(
      [...new Set(keys.map(([, prefix]) => prefix!))].filter((one) => !prefixes.includes(one)),
    ).toEqual([]);
  });
});

describe("what a dashboard refuses", () => {
  it("is a run that was edited, or whose results are not what it gives", () => {
    const copy = at("copy");
    fs.cpSync(RESULTS, copy, { recursive: true });
    const record = path.join(copy, "run.json");
    const before = fs.readFileSync(record, "utf8");
    const table = path.join(copy, "indicators.csv");
    const rows = fs.readFileSync(table, "utf8");
    const altered = rows.replace(/(menen,demography\.population,person,stock,2030,)[^\n]+/, "$11");
    expect(altered).not.toBe(rows);
    fs.writeFileSync(table, altered);
    // Changed beside the record: not what was signed, and so passed over, but told.
    const told = simulate(["dashboard", copy, "--out", at("told"), "--lang", "en", "--quiet"]);
    expect([told.status, /warning\[changed-results\]/.test(told.error)]).toEqual([0, true]);
    // Changed with its signature: then the record and its results disagree.
    fs.writeFileSync(
      record,
      before.replace(sha256(Buffer.from(rows)), sha256(Buffer.from(altered))),
    );
    const refused = simulate(["dashboard", copy, "--out", at("refused"), "--lang", "en"]);
    expect(refused.status).toBe(1);
    expect(refused.error).toContain(
      "this program computes something else than what is stored here",
    );
    expect(fs.existsSync(at("refused"))).toBe(false);
    fs.writeFileSync(record, before.replace('"share": 0.', '"share": 0.1'));
    expect(simulate(["dashboard", copy, "--out", at("refused")]).status).toBe(1);
  }, 180_000);

  it("is a folder without runs, one with files of others, and words that mean nothing", () => {
    fs.mkdirSync(at("empty"));
    const empty = simulate(["dashboard", at("empty"), "--lang", "en"]);
    expect([empty.status, /missing-file/.test(empty.error)]).toEqual([1, true]);
    for (const [option, said] of [
      ["--licence", "vrij"],
      ["--base-url", "javascript:alert(1)"],
      ["--issued", "2026-02-30"],
      ["--contact", "bel ons"],
    ] as const) {
      const { status, error } = simulate(["dashboard", at("empty"), option, said]);
      expect([option, status, error.includes(option)]).toEqual([option, 2, true]);
    }
  });
});

it("takes a folder with a run for each municipality, and never the files of somebody else", () => {
  const single = at("singles");
  for (const region of ["menen", "avelgem"]) {
    const plan = at(`${region}.yaml`);
    fs.writeFileSync(plan, `id: plan-${region}\nregion: ${region}\n`);
    expect(simulate([plan, "--out", single, "--quiet"]).status).toBe(0);
  }
  fs.mkdirSync(path.join(single, "notes"));
  const out = at("towns");
  const { status, error } = simulate(["dashboard", single, "--out", out, "--quiet"]);
  expect([status, error]).toEqual([0, ""]);
  const towns = filesBelow(out);
  expect(towns.has("gemeenten/menen/index.html")).toBe(true);
  expect(towns.has("gemeenten/avelgem/en.html")).toBe(true);
  const stored = readCsv(
    fs.readFileSync(path.join(single, "plan-menen", "indicators.csv"), "utf8"),
  );
  const rows = readCsv(towns.get("data/menen/indicators.csv")!.toString("utf8"));
  const values = rows.map(({ indicator, year, plan }) => `${indicator} ${year} ${plan}`);
  expect(values).toEqual(
    stored.map(({ indicator, year, value }) => `${indicator} ${year} ${value}`),
  );
  fs.writeFileSync(path.join(out, "mine.txt"), "mine");
  const again = simulate(["dashboard", single, "--out", out, "--lang", "en"]);
  expect([again.status, /foreign-folder/.test(again.error)]).toEqual([1, true]);
  expect(fs.readFileSync(path.join(out, "mine.txt"), "utf8")).toBe("mine");
}, 120_000);
