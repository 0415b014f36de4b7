import { defineConfig } from "vitest/config";
import { LongFirst } from "./test/long-first.ts";

/** `npm test` needs Node alone; what needs more is in test/system, with a configuration of its own. */
export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // No test measures time, so none is harmed by neighbours on every core.
    maxWorkers: "100%",
    sequence: { sequencer: LongFirst },
    setupFiles: ["test/arbitraries/fixed-seed.ts", "test/arbitraries/quick-equality.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "engine",
          include: ["test/**/*.test.ts"],
          exclude: ["test/cli/**", "test/system/**", "test/known-answers/**"],
        },
      },
      {
        extends: true,
        test: {
          // Their files are many and short, and spent most of their time on loading the same modules.
          // Laws do not share them: they wire many models, which slows each other in one process.
          name: "engine-answers",
          include: ["test/known-answers/**/*.test.ts"],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "command",
          include: ["test/cli/**/*.test.ts"],
          globalSetup: ["test/cli/build-once.ts"],
        },
      },
    ],
  },
});
