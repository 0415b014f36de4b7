/** The scenarios that come with the package: regions, packages of measures and plans, by name. */
import fs from "node:fs";
import path from "node:path";
import { suppliedOf, type Shipped } from "../engine/scenario/plan/shipped.ts";
import { DiskFiles } from "./disk.ts";

/** What a folder of scenarios on disk supplies by name. */
export const suppliedIn = (files: DiskFiles): Shipped =>
  suppliedOf(files, (folder) => {
    const at = path.join(files.root, folder);
    return fs.existsSync(at) ? fs.readdirSync(at) : [];
  });

/** Seen from the bundle in cli/dist. */
const SHIPPED = path.join(__dirname, "..", "..", "scenarios");

/** Unchanged policy in the shipped city. */
export const SHIPPED_REFERENCE = path.join(SHIPPED, "kortrijk", "referentie.yaml");

export const shippedFiles = new DiskFiles(SHIPPED);

/** What is supplied with the package. */
export const shipped = suppliedIn(shippedFiles);
