/** What notes of the tests are filled from: shipped plans as they run, and charts that are at hand. */
import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { compareRuns, comparedRun } from "../../engine/analysis/comparison.ts";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import { crc32 } from "../../viz/files/note/word/crc.ts";
import type { DrawnChart } from "../../viz/files/drawn-chart.ts";
import type { NoteFacts } from "../../viz/note/facts.ts";
import { knownFigures } from "../../viz/note/near-figures.ts";
import type { NoteContext } from "../../viz/note/note-format.ts";
import type { Language } from "../../viz/numbers.ts";
import { shipped, type SHIPPED_PLANS } from "./shipped.ts";

export const sha256 = (data: string | Uint8Array): string =>
  createHash("sha256").update(data).digest("hex");

const outcomes = new Map<string, RunOutcome>();

/** A shipped plan as it runs, made once for each set of levers. */
export function outcomeOf(
  plan: (typeof SHIPPED_PLANS)[number],
  sets: readonly string[] = [],
): RunOutcome {
  const key = [plan, ...sets].join(" ");
  const known = outcomes.get(key);
  if (known !== undefined) return known;
  const outcome = runScenario(shipped(plan, [...sets]), true);
  outcomes.set(key, outcome);
  return outcome;
}

/** A grey picture of a size. */
export function greyPng(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const rows = Buffer.alloc((width + 1) * height, 0x99);
  for (let row = 0; row < height; row++) rows[row * (width + 1)] = 0;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [chunk("IHDR", head), chunk("IDAT", deflateSync(rows))];
  return new Uint8Array(Buffer.concat([signature, ...parts, chunk("IEND", new Uint8Array())]));
}

/** A chart that is no matter of the test: one picture stands for all of them. */
export const chartAtHand = (id: string, alternative: string): DrawnChart => ({
  ...{ id, title: `Grafiek ${id}`, question: "", alternative, modules: [] },
  spec: {} as DrawnChart["spec"],
  svg: `<svg xmlns="http://www.w3.org/2000/svg"><desc>${alternative}</desc></svg>`,
  png: greyPng(640, 360),
});

/** The charts that the supplied templates ask for. */
const CHARTS = [
  ...[
    "emissions-by-sector",
    "heat-by-source",
    "population-by-age-group",
    "households-and-dwellings",
  ],
  ...["dwellings-by-epc-label", "dwellings-by-heating", "wind-and-pv-capacity", "renewable-share"],
];

/** A context of one plan or several, in Dutch unless said otherwise. */
export function noteContext(
  runs: readonly RunOutcome[],
  language: Language = "nl",
  alternative = "De uitstoot daalt van begin tot einde.",
): NoteContext {
  const hash = (value: unknown): string => sha256(JSON.stringify(value));
  const facts: NoteFacts = {
    language,
    plans: runs.map((outcome) => ({
      id: outcome.scenario.notes.id,
      outcome,
      hashes: {
        scenario: hash(outcome.scenario.model),
        notes: hash(outcome.scenario.notes),
        engine: hash("engine"),
      },
    })),
    comparison:
      runs.length < 2
        ? null
        : {
            comparison: compareRuns(runs.map(comparedRun), 0),
            ...{ differences: [], movements: [], attributions: [], abatements: [] },
          },
    region: 0,
    charts: {
      ids: async (plan) => (plan === null ? [] : CHARTS),
      draw: async (_plan, id) => chartAtHand(id, alternative),
    },
  };
  return {
    ...{ output: "document", facts, figures: knownFigures(runs[0]!, 0, language), language },
    engine: hash("engine"),
    plans: facts.plans.map(({ id, hashes }) => ({
      ...{ id, path: id, scenario: hashes.scenario, notes: hashes.notes },
      ...{ data: hash("data"), choices: hash("choices") },
    })),
    template: { name: "sjabloon.docx", sha256: hash("template") },
    isEdited: false,
    ...{ folder: "nota-files", beside: () => null, fontFolder: "", sha256 },
  };
}
