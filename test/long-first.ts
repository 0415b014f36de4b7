/**
 * The order of test files: those that take long before all others, so that at the end no worker waits
 * for one that began late. Vitest orders by how long each took before, which a fresh clone does not
 * know; without it, by size, and of these files some are short to read and long to run.
 */
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const tests = path.dirname(fileURLToPath(import.meta.url));

/** Those known to be long, the longest first; not every file was timed by itself. */
const LONG = [
  "laws/backcast.test.ts",
  "scenarios/told-uncertainty.test.ts",
  "laws/comparison-charts.test.ts",
  "laws/attribution.test.ts",
  "explorer/charts.test.ts",
  "explorer/bands.test.ts",
  "explorer/session.test.ts",
  "known-answers/charts.test.ts",
  "laws/backcast-goals.test.ts",
  "laws/causes.test.ts",
  "cli/shards.test.ts",
  "cli/readme.test.ts",
  "cli/groups.test.ts",
  "cli/compare.test.ts",
  "system/report.test.ts",
  "system/dashboard.test.ts",
  "system/combinations.test.ts",
  "system/slurm.test.ts",
].map((name) => path.join(tests, name));

const missing = LONG.filter((file) => !fs.existsSync(file));
if (missing.length > 0) throw new Error(`test/long-first.ts names no test: ${missing.join(", ")}`);

export class LongFirst extends BaseSequencer {
  /** Within a project only: the files of one follow each other. */
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    const projects = [...new Set(usual.map(({ project }) => project))];
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONG.indexOf(path.normalize(moduleId));
      return at < 0 ? LONG.length : at;
    };
    return projects.flatMap((project) =>
      usual.filter((file) => file.project === project).sort((a, b) => place(a) - place(b)),
    );
  }
}
