/**
 * Reads the headers of equations: the comment above a function that begins with an id (`HEA-3`) and
 * says formula, symbols, source, differences and test. A later header `HEA-3, second part: …` adds
 * to the first.
 */

export interface EquationSymbol {
  readonly symbol: string;
  readonly meaning: string;
  /** Without brackets; several where the symbol stands for quantities of different units. */
  readonly units: readonly string[];
  /** Where it comes from: a declared id, another equation, or words. */
  readonly from: string;
}

export interface EquationPart {
  readonly title: string;
  readonly formula: readonly string[];
  readonly symbols: readonly EquationSymbol[];
  readonly remarks: readonly string[];
  readonly source: string;
  readonly differs: string;
  readonly test: string;
  /** The exported function below the header; empty when it stands above a loop. */
  readonly name: string;
  /** POSIX path relative to the project. */
  readonly file: string;
  /** The whole comment, for what it cites. */
  readonly text: string;
}

export interface Equation {
  readonly id: string;
  readonly parts: readonly EquationPart[];
}

export interface SourceFile {
  readonly file: string;
  readonly text: string;
}

const HEADER = /^([A-Z]{3}-\d+)(?: {2}|, (?:second|third|fourth) part: )(.+)$/;
const SYMBOL = /^(\S(?:.*?\S)??) {2,}(\S.*?) *((?:\[[^\]]+\](?:, )?)+)(?: +(\S.*))?$/;
const FIELD = /^(Source|Differs|Test) +(.*)$/;

/** Equations of the given files, in the order of their numbers. */
export function equationsOf(files: readonly SourceFile[]): Equation[] {
  const found = new Map<string, EquationPart[]>();
  for (const { file, text } of files) {
    for (const match of text.matchAll(/\/\*\*\n((?: *\*.*\n)+?) *\*\/\n(.*)\n/g)) {
      const [, comment = "", below = ""] = match;
      const lines = comment
        .trimEnd()
        .split("\n")
        .map((line) => line.replace(/^ *\* ?/, "").trimEnd());
      const header = HEADER.exec(lines[0]!);
      if (header === null) continue;
      const [, id = "", title = ""] = header;
      const parts = found.get(id) ?? [];
      // The first part is the one without a number, wherever its file comes in the list.
      const part = { ...readBody(title, lines.slice(1)), name: nameIn(below), file, text: comment };
      if (lines[0]!.startsWith(`${id}  `)) parts.unshift(part);
      else parts.push(part);
      found.set(id, parts);
    }
  }
  const number = (id: string): number => Number(id.slice(4));
  // Sets of equations stay in the order in which they were met: a module's own first.
  const sets = [...new Set([...found.keys()].map((id) => id.slice(0, 3)))];
  const order = (id: string): number => sets.indexOf(id.slice(0, 3));
  return [...found]
    .map(([id, parts]) => ({ id, parts }))
    .sort((a, b) => order(a.id) - order(b.id) || number(a.id) - number(b.id));
}

const nameIn = (line: string): string =>
  /^ *(?:export )?(?:const|function) (\w+)/.exec(line)?.[1] ?? "";

function readBody(
  start: string,
  lines: readonly string[],
): Omit<EquationPart, "name" | "file" | "text"> {
  let title = start;
  const formula: string[] = [];
  const symbols: EquationSymbol[] = [];
  const remarks: string[] = [];
  const fields = new Map<string, string>();
  let field = "";
  let inRemark = false;
  let inTitle = true;
  for (const line of lines) {
    if (line.startsWith("@")) break;
    const labelled = FIELD.exec(line);
    if (labelled !== null) {
      field = labelled[1]!;
      fields.set(field, labelled[2]!);
      continue;
    }
    if (line === "") {
      [field, inRemark, inTitle] = ["", false, false];
      if (formula.length > 0 && formula.at(-1) !== "") formula.push("");
      continue;
    }
    if (field !== "") fields.set(field, `${fields.get(field)} ${line.trim()}`);
    else if (inTitle) title += ` ${line.trim()}`;
    else if (/^ {2,}/.test(line)) readMath(line, formula, symbols);
    else {
      if (inRemark) remarks.push(`${remarks.pop()} ${line}`);
      else remarks.push(line);
      inRemark = true;
    }
  }
  while (formula.at(-1) === "") formula.pop();
  return {
    title,
    formula,
    symbols,
    remarks,
    source: fields.get("Source") ?? "",
    differs: fields.get("Differs") ?? "",
    test: fields.get("Test") ?? "",
  };
}

/** A line of the formula, or a symbol: two spaces, its meaning, its unit in brackets. */
function readMath(line: string, formula: string[], symbols: EquationSymbol[]): void {
  const found = SYMBOL.exec(line.trim());
  if (found !== null) {
    const [, symbol = "", meaning = "", units = "", from = ""] = found;
    symbols.push({
      symbol,
      meaning,
      units: [...units.matchAll(/\[([^\]]+)\]/g)].map(([, unit]) => unit!),
      from,
    });
    return;
  }
  formula.push(line.replace(/^ {2,3}/, ""));
}
