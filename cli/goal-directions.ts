/** Which way a goal points, in words before its figure: at least, at most, about. */
import type { Text } from "../engine/scenario/declarations.ts";
import type { TargetModel } from "../engine/scenario/resolved.ts";

export const DIRECTIONS: Readonly<Record<TargetModel["direction"], Text>> = {
  at_least: { nl: "minstens", en: "at least" },
  at_most: { nl: "hoogstens", en: "at most" },
  about: { nl: "ongeveer", en: "about" },
};
