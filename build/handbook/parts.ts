/** Every part of the handbook that is made from declarations, by the name that a page calls it. */
import type { GeneratedPart } from "./generated.ts";

export const generatedParts = (): ReadonlyMap<string, GeneratedPart> => new Map([]);

/** Parts that another program writes and another test holds: `npm run validation`. */
export const MADE_ELSEWHERE: readonly string[] = [];
