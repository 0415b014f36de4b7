/**
 * What earlier releases stored, and what of it has moved since:
 *
 *   npm run release:store   stores the runs of this version in test/stored-runs/VERSION, writes its engine
 *                           in cli/stored-run/released-engines.ts, then as below
 *   npm run moved           writes anew what each stored run differs by from the engine of today
 *                           (moved.csv beside it), and the table of it in CHANGELOG.md
 *
 * Needs the command as it is built.
 */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { format, resolveConfig } from "prettier";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stored = path.join(root, "test", "stored-runs");
const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
/** What a rerun needs, and no more: a run is kept for good. */
const KEPT = ["run.json", "indicators.csv", "targets.csv"];
const PLANS = ["referentie", "kortrijk-2040"];
const VERSION = /^\d+\.\d+\.\d+$/;

const simulate = (...args) =>
  execFileSync(process.execPath, ["cli/bin/simulate.cjs", ...args], {
    ...{ cwd: root, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 },
  });

const temporary = fs.mkdtempSync(path.join(os.tmpdir(), "ademruimte-released-"));
try {
  if (process.argv.includes("--store")) {
    store();
    listEngines();
  }
  const moved = new Map();
  for (const release of releases()) {
    for (const plan of fs.readdirSync(path.join(stored, release)).sort())
      moved.set(`${release}/${plan}`, writeMoved(release, plan));
  }
  await writeDigest(moved);
} finally {
  fs.rmSync(temporary, { recursive: true, force: true });
}

function releases() {
  return fs
    .readdirSync(stored)
    .filter((name) => VERSION.test(name))
    .sort();
}

function store() {
  for (const plan of PLANS) {
    simulate(`scenarios/kortrijk/${plan}.yaml`, "--out", temporary, "--quiet");
    const folder = path.join(stored, version, plan);
    fs.mkdirSync(folder, { recursive: true });
    for (const name of KEPT) {
      const bytes = fs.readFileSync(path.join(temporary, plan, name));
      // The name and time that gzip could keep are left out: the same run is the same file.
      fs.writeFileSync(path.join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    }
  }
}

/** The engines of releases, in the list that names them by version; what stands above it stays. */
function listEngines() {
  const file = path.join(root, "cli", "stored-run", "released-engines.ts");
  const rows = releases().map((release) => {
    const run = gunzipSync(fs.readFileSync(path.join(stored, release, PLANS[0], "run.json.gz")));
    return `  "${JSON.parse(run.toString("utf8")).engine}": "${release}",\n`;
  });
  const text = fs.readFileSync(file, "utf8");
  fs.writeFileSync(file, text.replace(/= \{\n[^]*\};/, `= {\n${rows.join("")}};`));
}

/** What moved, as `rerun --json` tells it, in rows that a person can compare. */
function writeMoved(release, plan) {
  const folder = path.join(stored, release, plan);
  const unpacked = path.join(temporary, `${release}-${plan}`);
  fs.mkdirSync(unpacked);
  for (const name of KEPT) {
    fs.writeFileSync(
      path.join(unpacked, name),
      gunzipSync(fs.readFileSync(path.join(folder, `${name}.gz`))),
    );
  }
  const [result] = JSON.parse(simulate("rerun", unpacked, "--json")).result;
  const movement = result.byEngine ?? result.plan.movement;
  fs.writeFileSync(path.join(folder, "moved.csv"), movedText(movement));
  return movement;
}

/** Five digits: what comes out of another order of the same additions is no move worth a line. */
function movedText({ moved, gone, added, redefined }) {
  const figure = (value) => (value === null ? "" : String(Number(value.toPrecision(5))));
  const rows = [
    ...moved.map(({ id, largest: { year, stored: then, now } }) =>
      [id, "moved", year, figure(then), figure(now)].join(","),
    ),
    ...[...gone.map(idOf("gone")), ...added.map(idOf("added"))],
    ...redefined.map(idOf("redefined")),
  ];
  return `${["output,change,year,stored,now", ...rows.sort()].join("\n")}\n`;
}

function idOf(change) {
  return (one) => `${typeof one === "string" ? one : one.id},${change},,,`;
}

/** The digest in CHANGELOG.md: the outputs that people quote, in the years of the goals. */
async function writeDigest(moved) {
  const reasons = JSON.parse(
    fs.readFileSync(path.join(root, "build", "released-runs", "reasons.json"), "utf8"),
  );
  const file = path.join(root, "CHANGELOG.md");
  const text = fs.readFileSync(file, "utf8");
  const { from, rows } = reasons;
  const head = ["output", "year", ...PLANS.map((plan) => `\`${plan}\``), "why"];
  const lines = [`| ${head.join(" | ")} |`, `|${" --- |".repeat(head.length)}`];
  for (const { output, year, unit, divide, digits, why } of rows) {
    const cells = PLANS.map((plan) => {
      const one = moved.get(`${from}/${plan}`)?.moved.find(({ id }) => id === output);
      const at = one === undefined ? undefined : one.years.indexOf(year);
      if (at === undefined || at < 0) return "as it was";
      const said = (value) => (value / divide).toFixed(digits);
      return `${said(one.stored[at])} → ${said(one.now[at])}`;
    });
    lines.push(`| \`${output}\` (${unit}) | ${year} | ${cells.join(" | ")} | ${why} |`);
  }
  const part = /(<!-- generated: moved -->\n)[^]*?(<!-- end -->)/;
  if (!part.test(text)) throw new Error("CHANGELOG.md has no part <!-- generated: moved -->");
  const written = text.replace(
    part,
    (_, open, close) => `${open}\n${lines.join("\n")}\n\n${close}`,
  );
  const options = { ...(await resolveConfig(file)), filepath: file };
  fs.writeFileSync(file, await format(written, options));
}
