/** The files that `migrate` looks at, and tables of a region that no rule can change by itself. */
import fs from "node:fs";
import path from "node:path";
import type { Text } from "../../engine/scenario/declarations.ts";

/** Beyond this no plan goes; the language of plans refuses it too. */
export const MOST_BYTES = 1_000_000;
/** A folder with more is no project of plans. */
const MOST_FILES = 5000;
const PASSED_OVER = new Set(["node_modules", "results", "resultaten"]);

/** Files below a folder, in name order; hidden ones, links and results are passed over. */
export function filesBelow(folder: string): string[] {
  const found: string[] = [];
  const open = [folder];
  for (let at = open.pop(); at !== undefined && found.length < MOST_FILES; at = open.pop()) {
    const inside = fs.readdirSync(at, { withFileTypes: true });
    // What was written by a run is no plan, whatever the folder is called.
    if (inside.some(({ name }) => name === "run.json")) continue;
    for (const entry of inside) {
      const { name } = entry;
      if (name.startsWith(".") || name.startsWith("~") || PASSED_OVER.has(name)) continue;
      const file = path.join(at, name);
      if (entry.isDirectory()) open.push(file);
      else if (entry.isFile() && isLookedAt(name)) found.push(file);
    }
  }
  return found.sort();
}

/** Plans, packages, regions, and the tables of regions. */
export const isLookedAt = (file: string): boolean => /\.(?:ya?ml|csv)$/i.test(file);

export const isYaml = (file: string): boolean => /\.ya?ml$/i.test(file);

export interface TableRemark {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly what: Text;
  readonly todo: Text;
}

/** Figures of 0.1.0 that are gone, and where what they said belongs now. */
const GONE: readonly { readonly id: RegExp; readonly todo: Text }[] = [
  {
    id: /^housing\.degree_day_index$/,
    todo: {
      nl: "noem het climate.degree_day_index; het klimaat is een module van zichzelf, die alle verwarming leest",
      en: "call it climate.degree_day_index; the climate is a module of its own, which all heating reads",
    },
  },
  {
    id: /^sectors\./,
    todo: {
      nl: "haal het weg of geef het aan tertiary, municipal, industry, agriculture of mobility: simulate list parameters",
      en: "take it out or give it to tertiary, municipal, industry, agriculture or mobility: simulate list parameters",
    },
  },
  {
    id: /^electricity\.household_base_use$/,
    todo: {
      nl: "haal het weg: het verbruik van toestellen volgt nu uit de meters",
      en: "take it out: the use of appliances follows from the meters now",
    },
  },
  {
    id: /^emissions\.factor_motor_fuel$/,
    todo: {
      nl: "geef een factor per brandstof: simulate list parameters emissions.factor",
      en: "give a factor per fuel: simulate list parameters emissions.factor",
    },
  },
  {
    id: /^emissions\.total_2005$/,
    todo: {
      nl: "geef emissions.change_2005_to_inventory: 2005 volgt nu uit de inventaris en die verandering",
      en: "give emissions.change_2005_to_inventory: 2005 follows from the inventory and that change now",
    },
  },
  {
    id: /^emissions\.(?:biofuel_share|inventory_energy|inventory_biofuel_share)$/,
    todo: {
      nl: "zet wat gemeten is in inventory.csv: docs/reference/region-files.md",
      en: "put what was measured into inventory.csv: docs/reference/region-files.md",
    },
  },
];

/** Rows of a table of a region that only 0.1.0 read, and tables named after such a figure. */
export function tableRemarks(file: string, text: string): TableRemark[] {
  const remarks = new Map<string, TableRemark>();
  const add = (id: string, line: number): void => {
    const gone = GONE.find((one) => one.id.test(id));
    // Its rows stand together, and ask for the same: the first tells where.
    if (gone === undefined || remarks.has(id)) return;
    const what = { nl: `${id} is er niet meer`, en: `${id} is gone` };
    remarks.set(id, { file, line, column: 1, what, todo: gone.todo });
  };
  const name = path.basename(file, path.extname(file));
  if (path.basename(path.dirname(file)) === "tables") add(name, 1);
  else {
    for (const [index, line] of text.split("\n").entries()) {
      const cell = /^\uFEFF?"?([a-z_]+\.[a-z_0-9]+)[[\],;"]/.exec(line)?.[1];
      if (cell !== undefined) add(cell, index + 1);
    }
  }
  return [...remarks.values()];
}
