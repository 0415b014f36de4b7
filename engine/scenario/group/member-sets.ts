/** Which texts of `--set` are for which municipality: `menen:renewables.wind_capacity=6 MW` for one. */
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { diagnosticAt, sourceText } from "../diagnostics/text.ts";
import type { GivenSet } from "../levers/set-texts.ts";
import { unknownMunicipality } from "./exceptions.ts";

const FOR_ONE = /^\s*([a-z0-9]+(?:-[a-z0-9]+)*)\s*:\s*/;

interface SplitSet {
  /** What it sets. */
  readonly name: string;
  readonly text: string;
  /** Null for all. */
  readonly member: string | null;
  readonly from: number;
}

export class MemberSets {
  private readonly sets: readonly SplitSet[];
  readonly diagnostics: readonly Diagnostic[];

  constructor(texts: readonly string[], members: readonly string[]) {
    const diagnostics: Diagnostic[] = [];
    const source = sourceText(
      "--set",
      texts.map((text) => text.replace(/[\r\n]/g, " ")).join("\n"),
    );
    this.sets = texts.map((text, index) => {
      const equals = text.indexOf("=");
      const set = equals < 0 ? "" : text.slice(0, equals);
      const [prefix, member] = FOR_ONE.exec(set) ?? [];
      const name = set.slice(prefix?.length ?? 0).trim();
      if (prefix === undefined || member === undefined)
        return { text, name, member: null, from: 0 };
      if (!members.includes(member)) {
        const start = source.lineStarts[index]! + text.indexOf(member);
        const remark = unknownMunicipality(member, members);
        diagnostics.push(diagnosticAt(source, start, start + member.length, remark));
      }
      return { text, name, member, from: prefix.length };
    });
    this.diagnostics = diagnostics;
  }

  /**
   * The texts for a municipality: what is for it alone takes the place of what is for all.
   *
   * @param passed lines that it passes over, from 0
   */
  of(member: string, passed: ReadonlySet<number>): readonly GivenSet[] {
    const own = new Set(this.sets.flatMap((set) => (set.member === member ? [set.name] : [])));
    return this.sets.map(({ text, name, member: only, from }, index) => {
      const isForIt = only === null ? !own.has(name) : only === member;
      const isHeard = isForIt && !passed.has(index);
      return { text, from: isHeard ? from : null };
    });
  }

  /** Whether a line, from 0, is for one municipality only. */
  isForOne(line: number): boolean {
    return this.sets[line]?.member !== null;
  }
}
