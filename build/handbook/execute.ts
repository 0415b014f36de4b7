/**
 * Executes the pages of the handbook: every page in a fresh folder outside the project, its blocks in their
 * order. What a command prints is put into the page; what does not happen as the page says is a fault.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { blocksOf, type Block, type Command } from "./blocks.ts";
import { fault, type Fault } from "./fault.ts";
import {
  applyChanges,
  changesBetween,
  stateKey,
  stateOf,
  type Changes,
  type FolderState,
} from "./folder-state.ts";
import type { HandbookPage } from "./page.ts";
import { asSeen, runCommand, type Printed } from "./run-command.ts";
import { selectLines } from "./select-lines.ts";

export interface ExecutedPage {
  readonly page: HandbookPage;
  /** The page with the outputs as they are. */
  readonly text: string;
  readonly faults: readonly Fault[];
  readonly seconds: number;
  /** Commands, and how many of them ran for this page: the others had run in the same surroundings. */
  readonly commands: number;
  readonly ran: number;
}

/** Pages that run beside each other. */
const ABREAST = 2;

interface Remembered {
  readonly printed: Printed;
  readonly changes: Changes;
}

/** Runs commands, each once in the same surroundings: a folder with the same files. */
class Runner {
  readonly #known = new Map<string, Promise<Remembered>>();

  constructor(
    readonly root: string,
    readonly scratch: string,
  ) {}

  /** @param folder of the page; @param at where the command runs, below it */
  async run(
    folder: string,
    at: string,
    words: readonly string[],
  ): Promise<{ readonly printed: Printed; readonly isNew: boolean }> {
    const before = stateOf(folder);
    const key = stateKey(before, path.relative(folder, at), ...words);
    const known = this.#known.get(key);
    if (known !== undefined) {
      const { printed, changes } = await known;
      applyChanges(folder, changes);
      return { printed, isNew: false };
    }
    const running = this.#start(folder, at, words, before, key);
    this.#known.set(key, running);
    return { printed: (await running).printed, isNew: true };
  }

  async #start(
    folder: string,
    at: string,
    words: readonly string[],
    before: FolderState,
    key: string,
  ): Promise<Remembered> {
    const printed = await runCommand({
      ...{ words, cwd: at, screen: path.join(this.scratch, `${key}.txt`) },
      program: path.join(this.root, "cli", "bin", "simulate.cjs"),
    });
    return {
      printed: { ...printed, text: asSeen(printed.text, folder, this.root) },
      changes: changesBetween(folder, before, stateOf(folder)),
    };
  }
}

const spoken = ({ program, words }: Command): string =>
  [program, ...words.map((word) => (/\s/.test(word) ? `"${word}"` : word))].join(" ");

async function executePage(page: HandbookPage, runner: Runner): Promise<ExecutedPage> {
  const begun = performance.now();
  const blocks = blocksOf(page);
  const faults: Fault[] = [];
  const wrong = (line: number, what: string, ...help: string[]): void =>
    void faults.push(fault(page.file, line, what, ...help));
  const done = (text: string, commands = 0, ran = 0): ExecutedPage => ({
    ...{ page, text, faults, commands, ran },
    seconds: (performance.now() - begun) / 1000,
  });
  if (blocks.some((one) => "message" in one)) {
    faults.push(...(blocks as Fault[]));
    return done(page.text);
  }
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(runner.scratch, "page-")));
  const lines = page.body.split("\n");
  /** Outputs from the last to the first, so that the lines of those before stay where they are. */
  const replaced: (() => void)[] = [];
  let at = folder;
  let last: Printed | null = null;
  let commands = 0;
  let ran = 0;
  for (const block of blocks as Block[]) {
    if (block.kind === "commands") {
      for (const command of block.commands) {
        if (command.program === "cd") {
          at = path.resolve(at, command.words[0]!);
          const isThere = fs.existsSync(at) && fs.statSync(at).isDirectory();
          if (isThere && `${at}${path.sep}`.startsWith(`${folder}${path.sep}`)) continue;
          wrong(command.line, `no folder "${command.words[0]}" here`);
          return done(page.text, commands, ran);
        }
        const { printed, isNew } = await runner.run(folder, at, command.words);
        commands += 1;
        if (isNew) ran += 1;
        last = printed;
        if (printed.status === command.status) continue;
        wrong(
          command.line,
          printed.status === null
            ? `"${spoken(command)}" does not end by itself`
            : `"${spoken(command)}" ends with ${printed.status}, not ${command.status}`,
          ...printed.text.split("\n").slice(0, 30),
        );
        // What follows leans on what this one should have done.
        return done(page.text, commands, ran);
      }
    } else if (block.kind === "file") {
      const file = path.join(at, block.file);
      if (block.append && !fs.existsSync(file))
        wrong(block.line, `append=${block.file}: there is no such file yet`);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      if (block.append) fs.appendFileSync(file, block.text);
      else fs.writeFileSync(file, block.text);
    } else if (block.kind === "output") {
      const selected = selectLines(last!.text, block.selection);
      if ("none" in selected) {
        wrong(block.line, selected.none, ...last!.text.split("\n").slice(0, 60));
        continue;
      }
      const [first, end] = block.within;
      const shown = selected.text
        .split("\n")
        .map((line) => (line === "" ? "" : `${block.indent}${line}`));
      replaced.unshift(() => void lines.splice(first, end - first, ...shown));
    }
  }
  for (const put of replaced) put();
  const head = page.text.slice(0, page.text.length - page.body.length);
  return done(`${head}${lines.join("\n")}`, commands, ran);
}

/** @param root of the project, with the built command */
export async function executePages(
  pages: readonly HandbookPage[],
  root: string,
): Promise<ExecutedPage[]> {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "ademruimte-handbook-"));
  const runner = new Runner(root, scratch);
  const executed = new Map<HandbookPage, ExecutedPage>();
  const waiting = [...pages];
  const work = async (): Promise<void> => {
    for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
      executed.set(page, await executePage(page, runner));
    }
  };
  try {
    await Promise.all(Array.from({ length: ABREAST }, work));
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
  return pages.map((page) => executed.get(page)!);
}
