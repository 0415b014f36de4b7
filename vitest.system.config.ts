import { defineConfig } from "vitest/config";
import { LongFirst } from "./test/long-first.ts";

/** Tests that need more than Node alone: what each needs, it says or installs. */
export default defineConfig({
  test: {
    include: ["test/system/**/*.test.ts"],
    globalSetup: ["test/cli/build-once.ts"],
    maxWorkers: "100%",
    sequence: { sequencer: LongFirst },
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
