/** What a story file may hold: which keys there are, and what kind of value each takes. */
import * as z from "zod/mini";
import { STORY_FORMAT } from "./story.ts";

export const VIEW_IDS = [
  "goals",
  "emissions",
  "energy",
  "homes",
  "people",
  "heat",
  "costs",
] as const;

/** More is no story, and no page of sliders for citizens. */
export const MOST_STEPS = 20;
export const MOST_SLIDERS = 6;

/** What a step is called in links. */
export const STEP_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const LONGEST_ID = 40;

function build() {
  // The explorer runs under a Content-Security-Policy that forbids generated code.
  z.config({ jitless: true });
  const words = z.string().check(z.trim(), z.minLength(1));
  /** A story is read in both languages: neither may be missing. */
  const text = z.strictObject({ nl: words, en: words });
  const slider = z.strictObject({
    lever: words,
    label: text,
    explanation: z.optional(text),
  });
  const step = z.strictObject({
    id: words,
    title: text,
    text,
    levers: z.optional(z.record(z.string(), z.unknown())),
    include: z.optional(z.union([z.string(), z.array(z.string())])),
    sliders: z.optional(z.array(slider).check(z.maxLength(MOST_SLIDERS))),
    charts: z.optional(z.array(words)),
    view: z.optional(z.enum(VIEW_IDS)),
    year: z.optional(z.number()),
    question: z.optional(text),
    outcome: text,
    source: z.optional(text),
  });
  return z.strictObject({
    story: z.literal(STORY_FORMAT),
    title: text,
    intro: text,
    main: z.strictObject({ figure: text, label: text }),
    steps: z.array(step).check(z.minLength(1), z.maxLength(MOST_STEPS)),
  });
}

let built: ReturnType<typeof build> | null = null;

/** The schema, made on first use. */
export const storySchema = (): ReturnType<typeof build> => (built ??= build());

/** A story file as it was written. */
export type StoryFile = z.infer<ReturnType<typeof build>>;

const TEXT = ["nl", "en"];
const KEYS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^$/, ["story", "title", "intro", "main", "steps"]],
  [/^main$/, ["figure", "label"]],
  [
    /^steps\.\d+$/,
    [
      ...["id", "title", "text", "levers", "include", "sliders", "charts", "view", "year"],
      ...["question", "outcome", "source"],
    ],
  ],
  [/^steps\.\d+\.sliders\.\d+$/, ["lever", "label", "explanation"]],
];

/** The keys that may stand at a place of the file. */
export const keysAt = (path: readonly PropertyKey[]): readonly string[] =>
  KEYS.find(([pattern]) => pattern.test(path.join(".")))?.[1] ?? TEXT;
