/** What pages show of the screen: written anew by `npm run golden:update`, held by a test. */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** Pages with parts of a screen, by the language of that screen. */
export const SCREEN_PAGES = {
  nl: "docs/nl/van-vraag-naar-antwoord.md",
  en: "docs/reference/from-question-to-answers.md",
};

const COMMAND = /^npx simulate (.+)$/m;
const SCREEN = /<!-- screen: (.+?) to (.+?) -->\n\n```text\n[^]*?```/g;

/** The lines from the one that begins with the first words to the one before the second words, or END. */
function part(lines, first, end) {
  const begins = (words) => (line) => line.trimStart().startsWith(words);
  const from = lines.findIndex(begins(first));
  const length = lines
    .slice(from + 1)
    .findIndex(end === "END" ? (line) => line === "" : begins(end));
  if (from < 0 || length < 0) throw new Error(`the screen has no lines ${first} to ${end}`);
  return lines.slice(from, from + 1 + length).join("\n");
}

/**
 * A page with its parts of the screen as the first command that it shows prints them.
 *
 * @param {string} page
 * @param {(words: readonly string[]) => string} print what a command prints
 */
export function withScreens(page, print) {
  const [, words] = COMMAND.exec(page);
  const lines = print(words.split(" ")).split("\n");
  return page.replace(
    SCREEN,
    (_, first, end) =>
      `<!-- screen: ${first} to ${end} -->\n\n\`\`\`text\n${part(lines, first, end)}\n\`\`\``,
  );
}

/** Writes the pages anew with what the built command prints. */
export function writeScreens(root, command) {
  for (const [language, file] of Object.entries(SCREEN_PAGES)) {
    const at = path.join(root, file);
    const print = (words) =>
      execFileSync(process.execPath, [command, ...words, "--no-files", "--lang", language], {
        cwd: root,
        encoding: "utf8",
      });
    fs.writeFileSync(at, withScreens(fs.readFileSync(at, "utf8"), print));
  }
}
