/**
 * `npm run handbook` builds the site in handbook/; with `--update` writes the outputs and generated parts of the pages anew; with
 * `--pictures` makes the pictures. Words after these are pages (`-- --update install`) or pictures.
 */
import fs from "node:fs";
import path from "node:path";
import { LANGUAGES, readPages } from "./page.ts";
import { writePictures } from "./make-pictures.ts";
import { buildSite } from "./site/build-site.ts";
import { updatedPages } from "./update.ts";
import { WORD_FILES, wordHandbook } from "./word/word-handbook.ts";

declare const __ROOT__: string;

async function update(names: readonly string[]): Promise<boolean> {
  const pages = readPages(__ROOT__);
  const unknown = names.filter((name) => !pages.some((page) => page.name === name));
  if (unknown.length > 0) throw new Error(`no page of the handbook is called ${unknown.join()}`);
  const asked = pages.filter(({ name }) => names.length === 0 || names.includes(name));
  let isWhole = true;
  for (const { page, text, faults, seconds, commands, ran } of await updatedPages(
    asked,
    __ROOT__,
  )) {
    const before = asked.find(({ file }) => file === page.file)!.text;
    if (text !== before) fs.writeFileSync(path.join(__ROOT__, page.file), text);
    const counted = `${seconds.toFixed(1)} s, ${commands} commands (${ran} ran)`;
    process.stdout.write(`${page.file}: ${counted}${text === before ? "" : ", written anew"}\n`);
    for (const { message } of faults) process.stderr.write(`${message}\n`);
    isWhole &&= faults.length === 0;
  }
  return isWhole;
}

const OPTIONS = ["--update", "--pictures"];

async function main(argv: readonly string[]): Promise<void> {
  const unknown = argv.filter((word) => word.startsWith("--") && !OPTIONS.includes(word));
  if (unknown.length > 0)
    throw new Error(`npm run handbook knows ${OPTIONS.join(", ")}, not ${unknown.join()}`);
  const names = argv.filter((word) => !word.startsWith("--"));
  if (argv.includes("--update")) {
    if (!(await update(names))) process.exitCode = 1;
    return;
  }
  if (argv.includes("--pictures")) {
    process.stdout.write(`${(await writePictures(__ROOT__, names)).join("\n")}\n`);
    return;
  }
  const out = path.join(__ROOT__, "handbook");
  const { pages } = await buildSite(__ROOT__, out, WORD_FILES);
  for (const language of LANGUAGES) {
    fs.writeFileSync(path.join(out, WORD_FILES[language]), await wordHandbook(__ROOT__, language));
  }
  process.stdout.write(`${pages} pages: handbook/index.html\n`);
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
