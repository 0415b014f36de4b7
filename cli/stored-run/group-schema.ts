/** What a stored run over several municipalities must hold beside the scenario of each. */
import * as z from "zod/mini";
import { GRADES } from "../../engine/scenario/declarations.ts";

/** Schemas that a stored run of one region has as well. */
export interface CommonSchemas {
  readonly text: z.ZodMiniString;
  readonly words: z.ZodMiniType;
  readonly number: z.ZodMiniType;
  readonly origin: z.ZodMiniType;
  readonly target: z.ZodMiniType;
  readonly targetNote: z.ZodMiniType;
  readonly source: z.ZodMiniType;
}

/** What ties the municipalities together, with where it came from. */
export function groupSchema(common: CommonSchemas) {
  const { text, words, number, origin, target, targetNote, source } = common;
  const share = number;
  const shared = z.object({
    ...{ id: text, lever: text },
    amount: z.array(number),
    shares: z.array(z.object({ region: text, share })).check(z.minLength(1)),
  });
  const model = z.object({
    format: z.literal("ademruimte-group/1"),
    id: text,
    members: z.array(text).check(z.minLength(1)),
    moves: z.array(z.object({ from: text, to: text, share })),
    shared: z.array(shared),
    targets: z.array(target),
  });
  const note = z.object({ grade: z.enum(GRADES), source: text, where: text, note: text, origin });
  const notes = z.object({
    ...{ title: words, folder: text },
    tiles: z.record(text, z.object({ column: number, row: number })),
    moves: z.array(note),
    shared: z.record(text, z.object({ title: words, source: text, origin })),
    targets: z.record(text, targetNote),
    sources: z.array(source),
  });
  return z.object({ model, notes });
}
