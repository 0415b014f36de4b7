/** The scenarios that come with the package: regions, packages of measures and plans, by name. */
import fs from "node:fs";
import path from "node:path";
import type { Shipped, ShippedKind } from "../engine/scenario/shipped.ts";
import { DiskFiles } from "./disk.ts";

/** Seen from the bundle in cli/dist. */
const SHIPPED = path.join(__dirname, "..", "..", "scenarios");

/** Unchanged policy in the shipped city. */
export const SHIPPED_REFERENCE = path.join(SHIPPED, "kortrijk", "referentie.yaml");

const REGIONS = "regions";
const MEASURES = "measures";
const PLAN = /^(.+)\.yaml$/;

const namesIn = (folder: string): string[] =>
  fs.existsSync(path.join(SHIPPED, folder))
    ? fs.readdirSync(path.join(SHIPPED, folder)).sort()
    : [];

const plansIn = (folder: string): string[] =>
  namesIn(folder).flatMap((name) => PLAN.exec(name)?.slice(1) ?? []);

/** Every other folder holds the plans of one city. */
const cities = (): string[] =>
  namesIn("").filter(
    (name) =>
      name !== REGIONS && name !== MEASURES && fs.statSync(path.join(SHIPPED, name)).isDirectory(),
  );

export const shippedFiles = new DiskFiles(SHIPPED);

const FIND: Readonly<Record<ShippedKind, (name: string) => string | null>> = {
  region: (name) => {
    const folder = `${REGIONS}/${name}`;
    return shippedFiles.size(`${folder}/region.yaml`) === null ? null : folder;
  },
  measures: (name) => {
    const file = `${MEASURES}/${name}.yaml`;
    return shippedFiles.size(file) === null ? null : file;
  },
  plan: (name) => {
    const found = cities().map((city) => `${city}/${name}.yaml`);
    return found.find((file) => shippedFiles.size(file) !== null) ?? null;
  },
};

/** What is supplied with the package. */
export const shipped: Shipped = {
  files: shippedFiles,
  names: (kind) =>
    kind === "region"
      ? namesIn(REGIONS)
      : kind === "measures"
        ? plansIn(MEASURES)
        : cities().flatMap(plansIn),
  find: (kind, name) => FIND[kind](name),
};
