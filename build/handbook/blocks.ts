/** The fenced blocks of a page: commands, what they print, files that they need, and what is only shown. */
import MarkdownIt from "markdown-it";
import { commandWords } from "./command-words.ts";
import { fault, type Fault } from "./fault.ts";
import type { HandbookPage } from "./page.ts";

export interface Command {
  readonly line: number;
  /** Without `simulate` or `cd`. */
  readonly words: readonly string[];
  readonly program: "simulate" | "cd";
  /** What it has to end with. */
  readonly status: number;
}

/** Which lines of what was printed a block shows; null for all. */
export interface Selection {
  readonly lines: readonly (readonly [number, number])[] | null;
  readonly find: readonly string[];
  /** From the line that has these words to the one before the line that has the others. */
  readonly from: string | null;
  readonly to: string | null;
}

export type Block =
  | { readonly kind: "commands"; readonly line: number; readonly commands: readonly Command[] }
  | {
      readonly kind: "output";
      readonly line: number;
      readonly shown: string;
      readonly selection: Selection;
      /** First line of the content and the line of the closing fence, from 0, in the body. */
      readonly within: readonly [number, number];
      /** What stands before each line: a block in a list is indented. */
      readonly indent: string;
    }
  | {
      readonly kind: "file";
      readonly line: number;
      readonly file: string;
      readonly append: boolean;
      readonly text: string;
    }
  | { readonly kind: "shown"; readonly line: number };

/** What may be written to a file. */
const WRITTEN = ["yaml", "csv", "markdown", "json", "js", "ts", "html"];
/** What is shown and never executed: the page has to say where it was not tried. */
const SHOWN = ["cmd", "powershell", "bash", "js", "ts", "html"];

const KINDS = `a block is one of: sh, sh exit=N, text output, ${WRITTEN.join("/")} file=NAME or append=NAME, or (shown, not executed) ${SHOWN.join("/")}`;

/** `a="b c" d=e f` as pairs; a word alone has an empty value. */
const attributesOf = (text: string): [string, string][] =>
  [...text.matchAll(/([^\s="]+)(?:=(?:"([^"]*)"|([^\s"]*)))?/g)].map(([, name, quoted, plain]) => [
    name!,
    quoted ?? plain ?? "",
  ]);

interface Place {
  readonly page: HandbookPage;
  readonly line: number;
}

const at = ({ page, line }: Place, what: string, ...help: readonly string[]): Fault =>
  fault(page.file, line, what, ...help);

function commandsOf(place: Place, given: readonly [string, string][], text: string): Block | Fault {
  let status = 0;
  for (const [name, value] of given) {
    if (name !== "exit" || !/^\d+$/.test(value))
      return at(place, `a sh block knows exit=N, not "${name}"`);
    status = Number(value);
  }
  const lines = text.trimEnd().split("\n");
  const commands: Command[] = [];
  for (const [index, line] of lines.entries()) {
    const here = { page: place.page, line: place.line + 1 + index };
    const { words, refused } = commandWords(line);
    if (refused !== null) return at(here, refused);
    const [program, ...rest] = words;
    if (program !== "simulate" && program !== "cd")
      return at(
        here,
        `a line of a sh block begins with simulate or cd, not "${program ?? ""}"`,
        "what is not executed goes into a block cmd, powershell or bash, said to be not tried",
      );
    if (program === "cd" && (rest.length !== 1 || /^\/|^[a-zA-Z]:/.test(rest[0]!)))
      return at(here, "cd takes one folder, from where the page is");
    if (program === "simulate" && place.page.language === "en" && !/--lang[ =]en\b/.test(line))
      return at(here, "the command speaks Dutch without --lang en");
    const isLast = index === lines.length - 1;
    commands.push({ line: here.line, program, words: rest, status: isLast ? status : 0 });
  }
  return { kind: "commands", line: place.line, commands };
}

function selectionOf(place: Place, given: readonly [string, string][]): Selection | Fault {
  let lines: [number, number][] | null = null;
  const find: string[] = [];
  let from: string | null = null;
  let to: string | null = null;
  for (const [name, value] of given) {
    if (name === "lines" && /^\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*$/.test(value)) {
      lines = value.split(",").map((range): [number, number] => {
        const [first, last = first] = range.split("-").map(Number);
        return [first!, last!];
      });
    } else if (name === "find" && value !== "") find.push(value);
    else if (name === "from" && value !== "") from = value;
    else if (name === "to" && value !== "") to = value;
    else
      return at(
        place,
        `an output block does not know "${name}${value === "" ? "" : `=${value}`}"`,
        'it knows lines=3-14, lines=3-14,20-22, find="Wind" (more than once too), from="…" and to="…"',
      );
  }
  const ways = [lines !== null, find.length > 0, from !== null].filter(Boolean).length;
  if (ways > 1) return at(place, "an output block takes one of lines, find and from");
  if (to !== null && from === null) return at(place, 'to="…" needs from="…"');
  return { lines, find, from, to };
}

/** Folders and a name, all within where the page is. */
const isInside = (file: string): boolean =>
  file !== "" && !/^[/\\]|^[a-zA-Z]:|\\/.test(file) && !file.split("/").includes("..");

/** All blocks of a page in their order, or everything that is wrong with them. */
export function blocksOf(page: HandbookPage): Block[] | Fault[] {
  const blocks: (Block | Fault)[] = [];
  const source = page.body.split("\n");
  let hasRun = false;
  for (const token of new MarkdownIt({ html: true }).parse(page.body, {})) {
    if (token.type !== "fence" && token.type !== "code_block") continue;
    const [first, end] = token.map!;
    const place: Place = { page, line: page.before + first + 1 };
    if (token.type === "code_block") {
      blocks.push(at(place, "a block that is only indented has no kind", KINDS));
      continue;
    }
    const [language = "", ...rest] = token.info.trim().split(/\s+(.*)/);
    const given = attributesOf(rest.join(" "));
    const [name, value = ""] = given[0] ?? [];
    if (language === "sh") {
      blocks.push(commandsOf(place, given, token.content));
      hasRun = true;
    } else if (language === "text" && name === "output") {
      const selection = selectionOf(place, given.slice(1));
      if (!hasRun) blocks.push(at(place, "an output block follows a sh block; here is none yet"));
      else if ("message" in selection) blocks.push(selection);
      else
        blocks.push({
          ...{ kind: "output", line: place.line, shown: token.content, selection },
          within: [first + 1, end - 1],
          indent: /^\s*/.exec(source[first]!)![0],
        });
    } else if (WRITTEN.includes(language) && (name === "file" || name === "append")) {
      if (given.length > 1) blocks.push(at(place, `${name}= stands alone in a block`));
      else if (isInside(value))
        blocks.push({
          ...{ kind: "file", line: place.line, file: value },
          ...{ append: name === "append", text: token.content },
        });
      else blocks.push(at(place, `${name}=${value}: a file lies in the folder of the page`));
    } else if (SHOWN.includes(language) && given.length === 0) {
      blocks.push({ kind: "shown", line: place.line });
    } else
      blocks.push(
        at(
          place,
          token.info.trim() === ""
            ? "a block without a kind"
            : `a block of kind "${token.info.trim()}"`,
          KINDS,
        ),
      );
  }
  const faults = blocks.filter((one): one is Fault => "message" in one);
  return faults.length > 0 ? faults : (blocks as Block[]);
}
