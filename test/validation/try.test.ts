import { it } from "vitest";
import { answerBenchmarks, Cities } from "./benchmarks.ts";
it("x", () => {
  for (const a of answerBenchmarks(new Cities()))
    process.stdout.write(
      [
        a.benchmark.role,
        a.benchmark.id,
        a.benchmark.year,
        a.benchmark.value,
        a.benchmark.unit,
        a.model === null ? "-" : a.model.toPrecision(6),
        a.benchmark.low + ".." + a.benchmark.high,
        a.verdict,
      ].join(" | ") + "\n",
    );
});
