/** The whole search for the best combination again: what is kept of it is what it gives now. */
import fs from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { rankingText } from "../../build/combinations/ranking.ts";
import { Search } from "../../build/combinations/search.ts";
import { root } from "../arbitraries/root.ts";

/** All of them run in one thread, which takes minutes beside other tests. */
const TIMEOUT = 900_000;

it("build/combinations/ranking.txt is what all combinations give", { timeout: TIMEOUT }, () => {
  const kept = fs.readFileSync(path.join(root, "build/combinations/ranking.txt"), "utf8");
  const all = new Search(root).all();
  expect(all).toHaveLength(28_672);
  expect(rankingText(all), "run `npm run combinations` and look at what changed").toBe(kept);
});
