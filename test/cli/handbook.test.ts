/** The pages of the handbook: every command runs, every output is what is printed, both languages say the same. */
import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blocksOf } from "../../build/handbook/blocks.ts";
import { commandWords } from "../../build/handbook/command-words.ts";
import { executePages } from "../../build/handbook/execute.ts";
import { isHeldByTest, makePictures } from "../../build/handbook/make-pictures.ts";
import { FOLDER, readPage, readPages, type HandbookPage } from "../../build/handbook/page.ts";
import { withParts } from "../../build/handbook/update.ts";
import { root } from "../arbitraries/root.ts";

const pages = readPages(root);
const MEND = "run `npm run build && npm run handbook -- --update` and read what changed";

const pageOf = (body: string, language = "nl"): HandbookPage =>
  readPage(
    `docs/handbook/${language}/made.md`,
    `---\ntitle: Made\norder: 1\n---\n\n${body}`,
  ) as HandbookPage;

it("shows what commands print, and generated parts as they are made", async () => {
  const made = withParts(pages, root);
  expect(made.flatMap((one) => ("message" in one ? [one.message] : []))).toEqual([]);
  const executed = await executePages(made as HandbookPage[], root);
  const told = executed.map(
    ({ page, seconds, commands, ran }) =>
      `${page.file} ${seconds.toFixed(1)} s, ${commands} commands (${ran} ran)`,
  );
  process.stdout.write(`${told.join("\n")}\n`);
  expect(executed.flatMap(({ faults }) => faults.map(({ message }) => message))).toEqual([]);
  for (const [index, { page, text }] of executed.entries()) {
    expect(text, `${page.file}: ${MEND}`).toBe(pages[index]!.text);
  }
}, 1_200_000);

describe("both languages", () => {
  const names = [...new Set(pages.map(({ name }) => name))];
  const inBoth = (name: string): HandbookPage[] => pages.filter((page) => page.name === name);
  const headings = ({ body }: HandbookPage): number[] =>
    [...body.replaceAll(/^(\s*)```[^]*?^\1```/gm, "").matchAll(/^(#+) /gm)].map(
      ([, marks]) => marks!.length,
    );
  /** Commands without the language, and names of files and plans by their place alone. */
  const commands = (page: HandbookPage): string[] =>
    blocksOf(page).flatMap((block) =>
      "kind" in block && block.kind === "commands"
        ? block.commands.map(
            ({ program, words, status }) =>
              `${program} ${words.filter((word) => word.startsWith("--") && word !== "--lang").join(" ")} ${status}`,
          )
        : [],
    );

  it.each(names)("have page %s, with the same order, headings and commands", (name) => {
    const found = inBoth(name);
    expect(found.map(({ language }) => language)).toEqual(["nl", "en"]);
    const [nl, en] = found as [HandbookPage, HandbookPage];
    expect(en.order).toBe(nl.order);
    expect(headings(en)).toEqual(headings(nl));
    expect(commands(en)).toEqual(commands(nl));
  });
});

describe("the executor", () => {
  const faultsOf = (body: string, language?: string): string[] =>
    blocksOf(pageOf(body, language)).flatMap((one) => ("message" in one ? [one.message] : []));

  it.each([
    ["```\nx\n```", "a block without a kind"],
    ["    x = 1", "only indented"],
    ["```yaml\na: 1\n```", 'kind "yaml"'],
    ["```text\nwhat was printed\n```", 'kind "text"'],
    ["```text output\nx\n```", "follows a sh block"],
    ["```sh\nnpx simulate x\n```", "begins with simulate or cd"],
    ["```sh\nsimulate list | head\n```", "it means something to a shell"],
    ["```sh\nsimulate x --set 'a=1'\n```", "an apostrophe"],
    ["```sh exit=yes\nsimulate x\n```", "exit=N"],
    ["```yaml file=../x.yaml\na: 1\n```", "in the folder of the page"],
    ["```sh\nsimulate list\n```\n\n```text output line=3\n```", 'does not know "line=3"'],
  ])("refuses %j, with its line", (body, said) => {
    const faults = faultsOf(body);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^docs\/handbook\/nl\/made\.md:\d+: /);
    expect(faults[0]).toContain(said);
  });

  it("refuses a command in English that would answer in Dutch", () => {
    expect(faultsOf("```sh\nsimulate list levers\n```", "en").join()).toContain("--lang en");
    expect(faultsOf("```sh\nsimulate list levers --lang en\n```", "en")).toEqual([]);
  });

  it("says what did not go as a page says, and puts in what did", async () => {
    const body = (status: string): string =>
      [
        "```yaml file=plan.yaml\nid: eigen\nextends: referentie\n```",
        "```yaml append=plan.yaml\ntitle: { nl: Eigen, en: Own }\n```",
        `\`\`\`sh${status}\nsimulate validate plan.yaml\n\`\`\``,
        "1. In a list\n\n   ```text output\n   typed\n   ```",
        '```text output find="plan.yaml"\ntyped\n```',
      ].join("\n\n");
    const [good, bad, lost] = await executePages(
      [pageOf(body("")), pageOf(body(" exit=3")), pageOf("```sh\ncd elsewhere\n```")],
      root,
    );
    expect(good!.faults).toEqual([]);
    expect(good!.text).toMatch(/```text output\n {3}\S.*\n {3}```/);
    expect(good!.text).not.toContain("typed");
    // The second page asked the same of the same files.
    expect([good!.ran + bad!.ran, good!.commands + bad!.commands]).toEqual([1, 2]);
    expect(bad!.faults[0]!.message).toMatch(
      /:16: "simulate validate plan.yaml" ends with 0, not 3/,
    );
    expect(lost!.faults[0]!.message).toContain('no folder "elsewhere"');
  });

  it("reads words as quoted, whatever they hold", () => {
    const word = fc.stringMatching(/^[a-z0-9 =.,+*(){}[\]<>|;:/-]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        const line = words.map((one) => `"${one}"`).join(" ");
        expect(commandWords(line)).toEqual({ words, refused: null });
      }),
    );
  });
});

it("refuses a page whose front matter lacks something", () => {
  for (const [source, said] of [
    ["# Title\n", "no front matter"],
    ["---\ntitle: X\n---\n", "lacks an order"],
    ["---\norder: 1\n---\n", "lacks a title"],
    ["---\ntitle: X\norder: 1\ndate: today\n---\n", 'not "date"'],
    ["---\ntitle: [\norder: 1\n---\n", "front matter:"],
  ] as const) {
    expect(readPage("docs/handbook/nl/x.md", source)).toMatchObject({
      message: expect.stringContaining(said) as string,
    });
  }
});

it("shows charts as the command draws them", async () => {
  for (const [name, bytes] of await makePictures(root, isHeldByTest)) {
    const shown = fs.readFileSync(path.join(root, FOLDER, "pictures", name));
    expect(bytes.equals(shown), `${name}: run npm run handbook -- --pictures`).toBe(true);
  }
});
