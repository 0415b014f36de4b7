/** What the command would put into a page, from the files of this repository. */
import fs from "node:fs";
import path from "node:path";
import type { PageData } from "../../explorer/session/page-data.ts";

export const SCENARIOS = path.join(import.meta.dirname, "..", "..", "scenarios");

function textsBelow(root: string, folder = ""): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const entry of fs.readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const at = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) Object.assign(texts, textsBelow(root, at));
    else if (!entry.name.endsWith(".json")) {
      texts[at] = fs.readFileSync(path.join(root, at), "utf8");
    }
  }
  return texts;
}

const supplied = textsBelow(SCENARIOS);

/** Names of all plans that are supplied. */
export const SUPPLIED_PLANS = fs
  .readdirSync(path.join(SCENARIOS, "kortrijk"))
  .flatMap((name) => (name.endsWith(".yaml") ? [name.slice(0, -".yaml".length)] : []));

/** A page with all that is supplied, and with files of a project. */
export const pageData = (
  files: Readonly<Record<string, string>> = {},
  more: Partial<PageData> = {},
): PageData => ({
  format: "ademruimte-explorer/1",
  engine: "0".repeat(64),
  version: "0.1.0",
  language: "nl",
  variant: "full",
  plans: [],
  files,
  supplied,
  sets: [],
  story: null,
  ...more,
});
