/** Arrows of dependence point down; read from the import statements themselves. */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../arbitraries/root.ts";

/** Lowest first: a file may import from its own layer and from those before it. */
const LAYERS = [
  "engine/foundation",
  "engine/scenario",
  "engine/run",
  "engine/model",
  "engine/analysis",
  "viz",
  "explorer",
  "cli",
  "library",
];

const sources = ["engine", "viz", "cli", "library"].flatMap((folder) =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name.split(path.sep).join("/")}`)
    .filter((name) => name.endsWith(".ts") && !name.startsWith("library/dist/")),
);

const layerOf = (file: string): number => LAYERS.findIndex((layer) => file.startsWith(`${layer}/`));

/** `[importing file, imported file or package]`. */
const imports = sources.flatMap((file) => {
  const text = fs.readFileSync(path.join(root, file), "utf8");
  return [...text.matchAll(/(?:from|import\()\s*"([^"]+)"/g)].map(([, target = ""]) => {
    const resolved = target.startsWith(".")
      ? path.posix.normalize(path.posix.join(path.posix.dirname(file), target))
      : target;
    return [file, resolved] as const;
  });
});

describe("the house", () => {
  it("has every source file in a layer", () => {
    expect(sources.filter((file) => layerOf(file) < 0)).toEqual([]);
    expect(imports.length).toBeGreaterThan(100);
  });

  it("imports nothing from a layer above", () => {
    const upward = imports.filter(([file, target]) => layerOf(target) > layerOf(file));
    expect(upward).toEqual([]);
  });

  it("has modules that do not import each other", () => {
    const folderOf = (file: string): string | undefined =>
      /^engine\/model\/([a-z-]+)\//.exec(file)?.[1];
    // A folder without a module holds what several modules share.
    const shared = (folder: string): boolean =>
      !sources.includes(`engine/model/${folder}/module.ts`);
    const moduleOf = (file: string): string | undefined => {
      const folder = folderOf(file);
      return folder === undefined || shared(folder) ? undefined : folder;
    };
    const crossing = imports.filter(([file, target]) => {
      const [from, to] = [moduleOf(file), moduleOf(target)];
      return from !== undefined && to !== undefined && from !== to;
    });
    expect(crossing).toEqual([]);
  });

  it("touches files and the process only in the command and in the makers of files", () => {
    const allowed = /^(?:(?:cli|viz\/files)\/|library\/node\.ts$)/;
    const outside = imports.filter(([file, to]) => to.startsWith("node:") && !allowed.test(file));
    expect(outside).toEqual([]);
  });

  it("hands out the engine and its charts as a library, and nothing of the command", () => {
    const allowed = /^(?:engine\/|viz\/specs\/|library\/|explorer\/session\/memory-files\.ts$)/;
    const others = imports.filter(([file, to]) => file.startsWith("library/") && !allowed.test(to));
    const outside = [...new Set(others.map(([file, to]) => `${file} ${to}`))].sort();
    expect(outside).toEqual([
      "library/node.ts cli/disk.ts",
      ...["fs", "path", "url"].map((name) => `library/node.ts node:${name}`),
    ]);
  });
});
