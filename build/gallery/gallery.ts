/** Runs the command for each plan and comparison, and writes the pages of the gallery round its charts. */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Language } from "../../viz/numbers.ts";
import { takeFigures } from "./figures.ts";
import { chartPage, collectionPage, pageName, type Collection } from "./page.ts";
import type { ShownComparison, ShownExample } from "./shown.ts";
import { fontStyles } from "./style.ts";

export interface GalleryOrder {
  /** Root of the project, with a built command. */
  readonly root: string;
  /** Folder that is written anew. */
  readonly out: string;
  /** Names of shipped plans. */
  readonly plans: readonly string[];
  readonly examples: readonly ShownExample[];
  readonly comparisons: readonly ShownComparison[];
}

const LANGUAGES: readonly Language[] = ["nl", "en"];
const FONTS = ["ademruimte-sans-regular", "ademruimte-sans-semibold"];

/** @returns how many pages and figures there are, of both languages */
export function buildGallery(order: GalleryOrder): { pages: number; figures: number } {
  const { root, out } = order;
  const work = fs.mkdtempSync(path.join(os.tmpdir(), "ademruimte-gallery-"));
  try {
    fs.rmSync(out, { recursive: true, force: true });
    fs.mkdirSync(path.join(out, "fonts"), { recursive: true });
    for (const font of FONTS) {
      fs.copyFileSync(
        path.join(root, "viz", "fonts", `${font}.woff2`),
        path.join(out, "fonts", `${font}.woff2`),
      );
    }
    fs.copyFileSync(path.join(root, "viz/fonts/OFL.txt"), path.join(out, "fonts", "OFL.txt"));
    fs.writeFileSync(path.join(out, "fonts", "fonts.css"), fontStyles(FONTS));
    let pages = 0;
    let figures = 0;
    for (const language of LANGUAGES) {
      const collections = drawn(order, language, path.join(work, language));
      const write = (name: string, text: string): void => {
        fs.writeFileSync(path.join(out, name), text);
        pages++;
      };
      write(pageName(null, language), chartPage(collections, language));
      for (const collection of collections) {
        write(pageName(collection.id, language), collectionPage(collection, collections, language));
        figures += collection.figures.length;
      }
    }
    return { pages, figures };
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

/** Every plan, example and comparison with its charts in one language. */
function drawn(
  { root, out, ...order }: GalleryOrder,
  language: Language,
  work: string,
): Collection[] {
  const simulate = (...args: readonly string[]): void => {
    const command = path.join(root, "cli", "bin", "simulate.cjs");
    execFileSync(
      process.execPath,
      [command, ...args, "--lang", language, "--out", work, "--quiet"],
      // What it warns of is for who makes plans; an error ends this program too.
      { cwd: root, stdio: ["ignore", "ignore", "pipe"] },
    );
  };
  /** The folder that the command wrote last: the only new one. */
  const made = (run: () => void): string => {
    const list = (): string[] => (fs.existsSync(work) ? fs.readdirSync(work) : []);
    const before = new Set(list());
    run();
    const [folder] = list().filter((name) => !before.has(name));
    if (folder === undefined) throw new Error("nothing was written");
    return path.join(work, folder);
  };
  const plan = (plan: string, kind: Collection["kind"], begins = ""): Collection => {
    const results = made(() => simulate(plan));
    const id = path.basename(results);
    return {
      ...{ id, kind, title: titleOf(results) },
      figures: takeFigures(results, "run", out, `charts/${language}/${id}`, begins),
    };
  };
  return [
    ...order.plans.map((name) => plan(name, "plan")),
    ...order.examples.map((example) => plan(example.plan, "example", example.charts)),
    ...order.comparisons.map(({ id, title, plans }): Collection => {
      const results = made(() => simulate("compare", ...plans));
      return {
        ...{ id, kind: "comparison", title },
        figures: takeFigures(results, "comparison", out, `charts/${language}/${id}`),
      };
    }),
  ];
}

/** The title of the plan that a run was made of. */
function titleOf(results: string): Text {
  const record = JSON.parse(fs.readFileSync(path.join(results, "run.json"), "utf8")) as {
    readonly scenario: { readonly notes: { readonly title: Text } };
  };
  return record.scenario.notes.title;
}
