/**
 * Applies one-line changes to the model, one at a time, in a copy of the project, and runs the tests
 * that are there to catch them. A change that no test notices is a law that is missing.
 *
 *   npm run mutants            all of them
 *   npm run mutants -- HOU     those whose name contains the word
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const folder = path.join(root, "test/mutants");
const list = fs
  .readdirSync(folder)
  .sort()
  .flatMap((file) => JSON.parse(fs.readFileSync(path.join(folder, file), "utf8")));
const word = process.argv[2] ?? "";
const copy = fs.mkdtempSync(path.join(os.tmpdir(), "ademruimte-mutants-"));
const failures = [];

/** Whether the tests fail, and for the right reason: a test, not a file that does not compile. */
function caught(tests) {
  const { status, stdout } = spawnSync(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", "run", "--project", "engine*", "--bail", "1", ...tests],
    { cwd: copy, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } },
  );
  return { failed: status !== 0, byTest: /Tests {2}.*\d+ failed/.test(stdout), stdout };
}

try {
  for (const name of fs.readdirSync(root)) {
    if (["node_modules", ".git", "results", "bench"].includes(name)) continue;
    fs.cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
  }
  fs.symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"), "junction");

  const chosen = list.filter(({ name }) => name.includes(word));
  const untouched = caught([...new Set(chosen.flatMap(({ tests }) => tests))]);
  if (untouched.failed) throw new Error(`the tests fail without any change:\n${untouched.stdout}`);
  for (const { name, file, find, replace, tests } of chosen) {
    const target = path.join(copy, file);
    const text = fs.readFileSync(target, "utf8");
    if (text.split(find).length !== 2) {
      failures.push(`${name}: "${find}" does not stand exactly once in ${file}`);
      continue;
    }
    fs.writeFileSync(
      target,
      text.replace(find, () => replace),
    );
    const { failed, byTest } = caught(tests);
    fs.writeFileSync(target, text);
    if (!failed) failures.push(`${name}: no test of ${tests.join(", ")} noticed`);
    else if (!byTest) failures.push(`${name}: the change does not run, so no law was tried`);
    process.stdout.write(`${failed && byTest ? "caught " : "MISSED "} ${name}\n`);
  }
  process.stdout.write(`${chosen.length - failures.length} passed, ${failures.length} failed\n`);
} finally {
  fs.rmSync(copy, { recursive: true, force: true });
}
for (const failure of failures) process.stderr.write(`${failure}\n`);
process.exitCode = failures.length > 0 ? 1 : 0;
