/** Reads what stands between the braces of a note. */
import { nearest } from "../../engine/scenario/diagnostics/near-miss.ts";
import type { Language } from "../numbers.ts";
import { isEnsembleFacet } from "./ensemble-facets.ts";
import { isFault, noteFault, type NoteFault } from "./fault.ts";
import { plainText } from "./plain-text.ts";
import type {
  Against,
  Condition,
  Operand,
  Tag,
  ValueExpression,
  Writing,
  YearsWord,
  YearWord,
} from "./tag.ts";
import { shortened, tokensOf, type Token } from "./tag-tokens.ts";
import {
  DIVISOR_SPELLINGS,
  FACET_SPELLINGS,
  KEYWORD_SPELLINGS,
  KEYWORDS,
  OPERATOR_SPELLINGS,
  STATE_SPELLINGS,
  TABLE_SPELLINGS,
  TABLES,
  wordOf,
  type FacetName,
  type Keyword,
} from "./tag-words.ts";

/** In the place of the id of a plan: what the plan becomes with every lever on its reference path. */
export const UNCHANGED = "unchanged policy";

/** Longer ones are no tags but a brace that was never closed. */
export const LONGEST_TAG = 1000;
/** Brackets and `not` within one another. */
const DEEPEST = 20;

/** The value itself, of the first plan. */
export const PLAIN_VALUE: Omit<ValueExpression, "subject"> = {
  ...{ facet: null, years: null, change: null, per: null, plan: null },
};
/** As the run, the report and the terminal write it. */
export const USUAL_WRITING: Writing = {
  ...{ unit: null, decimals: null, hasUnit: true, sign: "usual", form: "number" },
};

/**
 * Reads a tag.
 *
 * @param text what stands between the braces, as the document has it
 * @param language of the note: decides what Dutch `of` means in a condition
 */
export function parseTag(text: string, language: Language): Tag | NoteFault {
  if (text.length > LONGEST_TAG) return tooLong(text);
  const plain = plainText(text).replace(/ \[/g, "[");
  const tokens = tokensOf(plain);
  if (isFault(tokens)) return tokens;
  try {
    return new TagReader(plain, tokens, language).tag();
  } catch (problem) {
    if (problem instanceof Unreadable) return problem.fault;
    throw problem;
  }
}

const tooLong = (text: string): NoteFault =>
  noteFault(
    "bad-tag",
    {
      nl: `achter { ${shortened(plainText(text.slice(0, 200)))} staat te veel voor een veld`,
      en: `too much stands behind { ${shortened(plainText(text.slice(0, 200)))} for a tag`,
    },
    BRACES,
  );

const BRACES = {
  nl: "sluit het veld met }, of schrijf {{ voor een gewone accolade",
  en: "close the tag with }, or write {{ for a plain brace",
};

/** Leaves the reader from any depth; never leaves `parseTag`. */
class Unreadable extends Error {
  constructor(readonly fault: NoteFault) {
    super(fault.message.en);
  }
}

const bad = (nl: string, en: string, help: NoteFault["help"] = null): never => {
  throw new Unreadable(noteFault("bad-tag", { nl, en }, help));
};

type Spellings<Name extends string> = readonly (readonly [readonly string[], Name])[];

const CALENDAR_YEAR = /^(?:19|20|21)\d\d$/;
const SUBJECT = /^\p{L}[\p{L}\p{N}_.-]*(?:\[[^\]]*\])?$/u;
const PLAN = /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u;

class TagReader {
  private position = 0;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
    private readonly language: Language,
  ) {}

  tag(): Tag {
    if (this.tokens.length === 0) {
      return bad("tussen de accolades staat niets", "nothing stands between the braces", BRACES);
    }
    const tag = this.directive() ?? this.valueTag();
    this.expectEnd();
    return tag;
  }

  private directive(): Tag | null {
    if (this.take("assert")) return { kind: "assert", condition: this.condition() };
    if (this.take("if")) return { kind: "if", condition: this.condition() };
    if (this.take("else")) return { kind: "else" };
    if (this.take("end")) return { kind: "end" };
    if (this.take("table")) return this.table();
    if (this.take("chart")) return this.chart();
    return null;
  }

  private table(): Tag {
    const table = this.takeOf(TABLE_SPELLINGS);
    if (table === null) {
      const names = TABLE_SPELLINGS.map(([parts]) => parts.join(" "));
      const written = this.peek()?.text ?? "";
      const near = nearest(written, names);
      const all = (language: Language): string => tableNames(language).join(", ");
      return bad(
        `er is geen tabel "${shortened(written)}"`,
        `there is no table "${shortened(written)}"`,
        near === null
          ? { nl: `kies uit ${all("nl")}`, en: `choose from ${all("en")}` }
          : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
      );
    }
    const years: YearWord[] = [];
    const subjects: string[] = [];
    let plan: string | null = null;
    for (;;) {
      const year = this.year();
      if (year !== null) {
        years.push(year);
        this.takeSign(",");
      } else if (plan === null && this.take("of")) plan = this.plan();
      else break;
    }
    if (this.takeSign(":")) {
      do subjects.push(this.subject());
      while (this.takeSign(","));
      if (plan === null && this.take("of")) plan = this.plan();
    }
    return { kind: "table", table, years, subjects, plan };
  }

  private chart(): Tag {
    const token = this.peek();
    if (token?.kind !== "word") {
      return bad("zeg welke grafiek", "say which chart", {
        nl: "bijvoorbeeld {grafiek emissions-by-sector}; alle namen: simulate list charts",
        en: "for instance {chart emissions-by-sector}; all names: simulate list charts",
      });
    }
    this.position++;
    const plan = this.take("of") ? this.plan() : null;
    return { kind: "chart", chart: token.text, plan };
  }

  private valueTag(): Tag {
    const writing: { -readonly [Key in keyof Writing]: Writing[Key] } = { ...USUAL_WRITING };
    let says: string | null = null;
    const option = (): boolean => {
      if (this.take("in_words")) writing.form = "words";
      else if (this.take("direction")) writing.form = "direction";
      else if (this.take("without_unit")) writing.hasUnit = false;
      else if (this.take("unsigned")) writing.sign = "unsigned";
      else if (this.take("signed")) writing.sign = "signed";
      else if (writing.unit === null && this.take("in")) writing.unit = this.unit();
      else if (writing.decimals === null && this.startsDecimals()) {
        writing.decimals = Number(this.peek()!.text);
        this.position++;
        this.take("decimal");
      } else if (says === null && this.take("says")) {
        const token = this.peek();
        if (token?.kind !== "quoted") {
          return bad('na "zegt" hoort een tekst', '"says" needs a text', {
            nl: 'schrijf zegt "daalt met 63 %", tussen aanhalingstekens',
            en: 'write says "falls by 63 %", between quotation marks',
          });
        }
        this.position++;
        says = token.text;
      } else return false;
      return true;
    };
    const value = this.value(false, option);
    return { kind: "value", value, writing, says };
  }

  /** @param option reads a word about how the value is written, where such words may stand */
  private value(isCondition: boolean, option: () => boolean = () => false): ValueExpression {
    const facet = this.leadingFacet();
    const subject = this.subject();
    const found: { -readonly [Key in keyof ValueExpression]: ValueExpression[Key] } = {
      subject,
      ...{ ...PLAIN_VALUE, facet },
    };
    for (;;) {
      if (option()) continue;
      if (found.years === null && this.startsYears()) {
        found.years = this.years();
        continue;
      }
      if (found.plan === null && this.takePlanWord(isCondition)) {
        found.plan = this.plan();
        continue;
      }
      if (found.per === null && this.take("per")) {
        found.per =
          this.takeOf(DIVISOR_SPELLINGS) ??
          bad(
            `"per ${this.peek()?.text ?? ""}" kan niet`,
            `"per ${this.peek()?.text ?? ""}" is not possible`,
            {
              nl: "schrijf per inwoner, per huishouden of per woning",
              en: "write per inhabitant, per household or per dwelling",
            },
          );
        continue;
      }
      if (found.change === null && this.isAt("change")) {
        this.take("change");
        found.change = { how: "change", against: this.against() };
        continue;
      }
      if (found.change === null && this.isAt("difference")) {
        this.take("difference");
        found.change = { how: "difference", against: this.against() };
        continue;
      }
      if (this.isAt("vs")) {
        bad('voor "t.o.v." ontbreekt wat er vergeleken wordt', '"vs" lacks what is compared', {
          nl: "schrijf verandering t.o.v. (in procent) of verschil t.o.v. (in de eenheid zelf)",
          en: "write change vs (in per cent) or difference vs (in the unit itself)",
        });
      }
      // `used up` is what a budget is; `used` is how much of it.
      const state = isCondition ? this.length(STATE_SPELLINGS) : 0;
      if (state > 0 && state >= this.length(FACET_SPELLINGS)) return found;
      const facet = found.facet === null ? this.takeOf(FACET_SPELLINGS) : null;
      if (facet === null) return found;
      found.facet = facet;
    }
  }

  /** `{band emissions.total 2040}`: what an ensemble tells may stand before what it is told of. */
  private leadingFacet(): FacetName | null {
    const start = this.position;
    const facet = this.takeOf(FACET_SPELLINGS);
    const next = this.peek();
    const isBefore =
      facet !== null &&
      isEnsembleFacet(facet) &&
      next?.kind === "word" &&
      SUBJECT.test(next.text) &&
      this.isName();
    if (isBefore) return facet;
    this.position = start;
    return null;
  }

  /** Whether no word of the language stands here, so that it can only be a name. */
  private isName(): boolean {
    return this.length(FACET_SPELLINGS) === 0 && this.length(KEYWORD_SPELLINGS) === 0;
  }

  private subject(): string {
    const token = this.peek();
    if (token?.kind !== "word" || !SUBJECT.test(token.text)) {
      const written = token === undefined ? "" : ` (${shortened(token.text)})`;
      return bad(
        `hier hoort de naam van een doel, indicator, hefboom of budget${written}`,
        `the name of a goal, indicator, lever or budget belongs here${written}`,
        BRACES,
      );
    }
    this.position++;
    return token.text;
  }

  private against(): Against {
    if (!this.take("vs")) {
      return bad(
        "er staat niet waartegenover de verandering gerekend wordt",
        "it is not said what the change is reckoned from",
        {
          nl: "schrijf t.o.v. en een jaar of plan: verandering t.o.v. 2005, verschil t.o.v. referentie",
          en: "write vs and a year or plan: change vs 2005, difference vs reference",
        },
      );
    }
    const year = this.year();
    if (year !== null) return { kind: "year", year };
    return { kind: "plan", plan: this.plan() };
  }

  private plan(): string {
    if (this.take("unchanged")) return UNCHANGED;
    const token = this.peek();
    if (token === undefined || !PLAN.test(token.text)) {
      return bad("hier hoort de id van een plan", "the id of a plan belongs here");
    }
    this.position++;
    return token.text;
  }

  /** In a Dutch condition `of` stands between two conditions, and only `van` before a plan. */
  private takePlanWord(isCondition: boolean): boolean {
    if (isCondition && this.language === "nl" && this.peek()?.lower === "of") return false;
    return this.take("of");
  }

  private unit(): string {
    const first = this.peek();
    while (this.peek() !== undefined && !this.startsClause()) this.position++;
    const last = this.tokens[this.position - 1];
    if (first === undefined || last === undefined || last.end <= first.start) {
      return bad('na "in" hoort een eenheid', '"in" needs a unit', {
        nl: "bijvoorbeeld in kt, in GWh, in miljoen euro",
        en: "for instance in kt, in GWh, in million euro",
      });
    }
    return this.text.slice(first.start, last.end);
  }

  /** Whether something begins that is no unit any more. */
  private startsClause(): boolean {
    const token = this.peek()!;
    if (token.kind !== "word")
      return token.kind === "quoted" || this.startsYears() || this.startsDecimals();
    const others: readonly Keyword[] = [
      ...([
        "in_words",
        "without_unit",
        "unsigned",
        "signed",
        "direction",
        "says",
        "change",
      ] as const),
      ...(["difference", "vs", "of", "first", "last"] as const),
    ];
    return others.some((keyword) => this.isAt(keyword)) || this.length(FACET_SPELLINGS) > 0;
  }

  private startsDecimals(): boolean {
    const token = this.peek();
    if (token?.kind !== "number" || !/^\d$/.test(token.text)) return false;
    this.position++;
    const found = this.isAt("decimal");
    this.position--;
    return found;
  }

  private startsYears(): boolean {
    const token = this.peek();
    if (token?.kind === "years") return true;
    if (token !== undefined && this.isAt("in")) {
      // `in 2040`, as people say it; `in kt` is another thing.
      return CALENDAR_YEAR.test(this.tokens[this.position + 1]?.text ?? "");
    }
    return this.startsYear();
  }

  private startsYear(): boolean {
    const token = this.peek();
    if (token?.kind === "number") return CALENDAR_YEAR.test(token.text);
    return this.isAt("first") || this.isAt("last");
  }

  private year(): YearWord | null {
    if (!this.startsYear()) return null;
    if (this.take("first")) return "first";
    if (this.take("last")) return "last";
    const year = Number(this.peek()!.text);
    this.position++;
    return year;
  }

  private years(): YearsWord {
    this.take("in");
    const token = this.peek();
    if (token?.kind === "years") {
      this.position++;
      const [from, to] = token.text.split("-").map(Number) as [number, number];
      return { from, to };
    }
    const from = this.year()!;
    if (!this.isAt("to")) return { from, to: from };
    this.take("to");
    const to = this.year();
    if (to === null) return bad("hier hoort een jaar", "a year belongs here");
    return { from, to };
  }

  // Conditions ------------------------------------------------------------------------------------

  private condition(depth = 0): Condition {
    if (depth > DEEPEST) return bad("te veel haakjes in elkaar", "too many brackets");
    const parts = [this.conjunction(depth)];
    while (this.takeLogical("or")) parts.push(this.conjunction(depth));
    return parts.length === 1 ? parts[0]! : { op: "or", parts };
  }

  private conjunction(depth: number): Condition {
    const parts = [this.negation(depth)];
    while (this.takeLogical("and")) parts.push(this.negation(depth));
    return parts.length === 1 ? parts[0]! : { op: "and", parts };
  }

  private negation(depth: number): Condition {
    if (depth > DEEPEST) return bad("te veel haakjes in elkaar", "too many brackets");
    if (this.take("not")) return { op: "not", part: this.negation(depth + 1) };
    if (this.takeSign("(")) {
      const inner = this.condition(depth + 1);
      if (!this.takeSign(")"))
        return bad("een haakje wordt niet gesloten", "a bracket is not closed");
      return inner;
    }
    return this.comparison();
  }

  private comparison(): Condition {
    const value = this.value(true);
    this.take("is");
    const isNegated = this.take("not");
    const state = this.takeOf(STATE_SPELLINGS);
    const wrapped = (condition: Condition): Condition =>
      isNegated ? { op: "not", part: condition } : condition;
    if (state !== null) return wrapped({ op: "state", value, state });
    const operator = this.takeOf(OPERATOR_SPELLINGS);
    if (operator === null) {
      const written = this.peek()?.text;
      const behind = written === undefined ? "" : ` (${shortened(written)})`;
      return bad(
        `achter ${value.subject} ontbreekt waarmee vergeleken wordt${behind}`,
        `${value.subject} lacks what it is compared with${behind}`,
        {
          nl: `schrijf bijvoorbeeld {als ${value.subject} gehaald} of {als ${value.subject} 2040 < 100 kt}`,
          en: `write for instance {if ${value.subject} met} or {if ${value.subject} 2040 < 100 kt}`,
        },
      );
    }
    return wrapped({ op: "compare", left: value, operator, right: this.operand() });
  }

  private operand(): Operand {
    const first = this.peek();
    if (first === undefined) {
      return bad(
        "rechts van de vergelijking staat niets",
        "nothing stands right of the comparison",
      );
    }
    if (first.kind === "word" && !first.text.startsWith("€")) {
      return { kind: "value", value: this.value(true) };
    }
    if (first.kind === "sign") return bad("hier hoort een getal", "a number belongs here");
    let last = first;
    while (this.peek() !== undefined && !this.isLogical() && this.peek()!.text !== ")") {
      last = this.peek()!;
      this.position++;
    }
    return { kind: "quantity", text: this.text.slice(first.start, last.end) };
  }

  private isLogical(): boolean {
    return this.isLogicalWord("or") || this.isLogicalWord("and");
  }

  private isLogicalWord(word: "and" | "or"): boolean {
    const token = this.peek();
    if (token?.kind !== "word") return false;
    // English `of` never means `or`.
    const spellings = [...KEYWORDS[word].en, ...(this.language === "nl" ? KEYWORDS[word].nl : [])];
    return spellings.includes(token.lower as never);
  }

  private takeLogical(word: "and" | "or"): boolean {
    if (!this.isLogicalWord(word)) return false;
    this.position++;
    return true;
  }

  // Tokens ----------------------------------------------------------------------------------------

  private peek(): Token | undefined {
    return this.tokens[this.position];
  }

  /** How many tokens the longest spelling that stands here takes; 0 for none. */
  private length<Name extends string>(of: Spellings<Name>, only?: Name): number {
    const found = of.find(([parts, name]) => {
      if (only !== undefined && name !== only) return false;
      return parts.every((part, at) => {
        const token = this.tokens[this.position + at];
        return token !== undefined && token.kind !== "quoted" && token.lower === part;
      });
    });
    return found === undefined ? 0 : found[0].length;
  }

  private isAt(keyword: Keyword): boolean {
    return this.length(KEYWORD_SPELLINGS, keyword) > 0;
  }

  private take(keyword: Keyword): boolean {
    const length = this.length(KEYWORD_SPELLINGS, keyword);
    this.position += length;
    return length > 0;
  }

  private takeOf<Name extends string>(of: Spellings<Name>): Name | null {
    const found = of.find(([parts]) =>
      parts.every((part, at) => {
        const token = this.tokens[this.position + at];
        return token !== undefined && token.kind !== "quoted" && token.lower === part;
      }),
    );
    if (found === undefined) return null;
    this.position += found[0].length;
    return found[1];
  }

  private takeSign(sign: string): boolean {
    const token = this.peek();
    if (token?.kind !== "sign" || token.text !== sign) return false;
    this.position++;
    return true;
  }

  private expectEnd(): void {
    const token = this.peek();
    if (token === undefined) return;
    const near = token.kind === "word" ? nearest(token.lower, allWords()) : null;
    bad(
      `"${shortened(token.text)}" wordt hier niet begrepen`,
      `"${shortened(token.text)}" is not understood here`,
      near === null ? null : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
    );
  }
}

const tableNames = (language: Language): string[] =>
  Object.values(TABLES).map((names) => wordOf(names, language));

const allWords = (): string[] =>
  [...KEYWORD_SPELLINGS, ...FACET_SPELLINGS, ...STATE_SPELLINGS].map(([parts]) => parts.join(" "));
