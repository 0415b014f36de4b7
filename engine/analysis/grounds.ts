/** How well founded a figure of a result is. */
import { GRADES, type Grade } from "../scenario/declarations.ts";

/** `plan`: what the plan itself says of its levers, which nobody can be wrong about. */
export type Ground = Grade | "plan";
export const GROUNDS: readonly Ground[] = [...GRADES, "plan"];
