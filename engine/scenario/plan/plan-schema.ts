/**
 * The outline of a plan file: which keys there are and what kind of value each takes. Lever values,
 * quantities and ids are looked at afterwards, with the catalogue and the region at hand.
 */
import * as z from "zod/mini";
import type { Text } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import { isReadableFormat } from "./plan-format.ts";
import { fitsGroup, isMissed, OUTLINE, type Form, type Group } from "./plan-outline.ts";
import { diagnosticAt, type Remark, type SourceText } from "../diagnostics/text.ts";
import {
  dataOf,
  entryOf,
  locateNode,
  missingSpaceHelp,
  spacedKey,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
} from "../yaml/yaml-document.ts";

function build() {
  // The explorer runs under a Content-Security-Policy that forbids generated code.
  z.config({ jitless: true });
  const words = z.union([z.string(), z.number()]);
  const simple = {
    anything: () => z.unknown(),
    text: () => z.string(),
    words: () => words,
    quantity: () => z.union([z.number(), z.string()]),
    "words in each language": () =>
      z.union([words, z.strictObject({ nl: z.optional(words), en: z.optional(words) })]),
    paths: () => z.nullable(z.union([z.string(), z.array(z.string())])),
  };
  const schemaOf = (form: Form): z.ZodMiniType => {
    if (typeof form === "string") return simple[form]();
    if ("oneOf" in form) return z.literal(form.oneOf);
    const each = form.each === "anything" ? z.unknown() : groupOf(form.each);
    return z.nullable(z.record(z.string(), z.nullable(each)));
  };
  const groupOf = (group: Group) => {
    const shape: Record<string, z.ZodMiniType> = {};
    for (const [key, field] of Object.entries(group)) {
      const { form } = field;
      shape[key] = isMissed(field) ? schemaOf(form) : z.optional(schemaOf(form));
    }
    return z.strictObject(shape);
  };
  return { plan: groupOf(OUTLINE.plan), measures: groupOf(OUTLINE.measures) };
}

/** A plan, or a package of measures that plans include. */
export type FileKind = "plan" | "measures";

let built: ReturnType<typeof build> | null = null;

/** The schemas, made on first use. */
export const planSchemas = (): ReturnType<typeof build> => (built ??= build());

/** Checks keys and kinds of values; true when there is a map of keys to read on with. */
export function checkOutline(
  source: SourceText,
  root: YamlNode,
  diagnostics: Diagnostic[],
  kind: FileKind = "plan",
): root is YamlMap {
  if (root.kind !== "map") {
    const empty = root.kind === "scalar" && root.value === null;
    const { nl, en, example } = NAMES[kind];
    diagnostics.push(
      diagnosticAt(source, root.start, root.end, {
        code: empty ? "missing-key" : "wrong-type",
        message: empty
          ? { nl: `${nl.the} is leeg`, en: `${en.the} is empty` }
          : {
              nl: `${nl.a} bestaat uit sleutels en waarden`,
              en: `${en.a} consists of keys and values`,
            },
        help: { nl: `begin met id: ${example.nl}`, en: `begin with id: ${example.en}` },
      }),
    );
    return false;
  }
  if (!isReadableFormat(source, root, diagnostics)) return false;
  if (fitsGroup(root, OUTLINE[kind])) return true;
  const checked = planSchemas()[kind].safeParse(dataOf(root));
  if (checked.success) return true;
  for (const issue of checked.error.issues) reportIssue(source, root, issue, diagnostics, kind);
  return true;
}

const NAMES = {
  plan: {
    nl: { a: "een plan", the: "het plan" },
    en: { a: "a plan", the: "the plan" },
    example: { nl: "naam-van-het-plan", en: "name-of-the-plan" },
  },
  measures: {
    nl: { a: "een pakket maatregelen", the: "het pakket" },
    en: { a: "a package of measures", the: "the package" },
    example: { nl: "naam-van-het-pakket", en: "name-of-the-package" },
  },
} as const;

type Issue = z.core.$ZodIssue;

function reportIssue(
  source: SourceText,
  root: YamlMap,
  issue: Issue,
  diagnostics: Diagnostic[],
  kind: FileKind,
): void {
  const at = locateNode(root, issue.path);
  const report = (start: number, end: number, remark: Remark): void => {
    diagnostics.push(diagnosticAt(source, start, end, remark));
  };
  if (issue.code === "unrecognized_keys") {
    const allowed = keysAt(issue.path, kind);
    for (const key of issue.keys) {
      const entry = entryOf(at.node, key);
      if (entry === undefined) continue;
      report(entry.keyStart, entry.keyEnd, unknownKey(key, allowed, issue.path.length === 0));
    }
    return;
  }
  // An issue inside a union of a text or number is told once, at the value itself.
  if (at.node.kind === "scalar" && at.node.faulty) return;
  const strangers =
    at.complete && issue.code === "invalid_union" ? strangersIn(at.node, issue) : [];
  for (const { key, keyStart, keyEnd } of strangers) {
    report(keyStart, keyEnd, unknownKey(key, keysAt(issue.path, kind), false));
  }
  if (strangers.length > 0) return;
  if (!at.complete) {
    const key = String(issue.path[issue.path.length - 1]);
    if (at.node.kind === "map" && misspells(at.node, key, keysAt(issue.path.slice(0, -1), kind)))
      return;
    const { start, end } = at.entry
      ? { start: at.entry.keyStart, end: at.entry.keyEnd }
      : firstLine(at.node);
    report(start, end, missingKey(key));
    return;
  }
  const key = String(issue.path[issue.path.length - 1] ?? "");
  const written = at.node.kind === "scalar" ? at.node.written : "";
  const choice = issue.code === "invalid_value" ? issue.values.map(String) : null;
  if (choice !== null && written !== "") {
    const near = /^\d/.test(written) ? null : nearest(written, choice);
    const choices = choice.join(", ");
    report(at.node.start, at.node.end, {
      code: "wrong-type",
      message: {
        nl: `${key}: "${written}" kan hier niet`,
        en: `${key}: "${written}" cannot stand here`,
      },
      help:
        near === null
          ? { nl: `kies uit ${choices}`, en: `choose from ${choices}` }
          : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
    });
    return;
  }
  const spaced = spacedKey(written);
  const expected = expectedAt(issue.path);
  report(at.node.start, at.node.end, {
    code: "wrong-type",
    message: {
      nl: `${key}: hier hoort ${expected.nl}`,
      en: `${key}: ${expected.en} belongs here`,
    },
    help: spaced === null ? (EXAMPLES[key] ?? null) : missingSpaceHelp(spaced),
  });
}

/** Whether a key that is not there was probably written differently, which is reported already. */
const misspells = (node: YamlMap, key: string, allowed: readonly string[]): boolean =>
  node.entries.some((entry) => !allowed.includes(entry.key) && nearest(entry.key, allowed) === key);

/** Whether a plan has a key that was probably meant to be this one. */
export const isMisspelt = (root: YamlMap, key: string, group: Group = OUTLINE.plan): boolean =>
  misspells(root, key, Object.keys(group));

/** Keys of a text in two languages that are no language. */
const strangersIn = (node: YamlNode, issue: Issue): readonly YamlEntry[] =>
  node.kind === "map" && isText(issue.path)
    ? node.entries.filter(({ key }) => key !== "nl" && key !== "en")
    : [];

const isText = (path: readonly PropertyKey[]): boolean =>
  path.at(-1) === "title" || (path.length === 1 && path[0] === "explanation");

/** A key that is not there, with what to write when it is known. */
export const missingKey = (key: string, help: Text | null = EXAMPLES[key] ?? null): Remark => ({
  code: "missing-key",
  message: { nl: `de sleutel "${key}" ontbreekt`, en: `the key "${key}" is missing` },
  help,
});

const firstLine = (node: YamlNode): { start: number; end: number } =>
  node.kind === "map" && node.entries.length > 0
    ? { start: node.entries[0]!.keyStart, end: node.entries[0]!.keyEnd }
    : { start: node.start, end: node.end };

const EXAMPLES: Readonly<Record<string, Text>> = {
  id: { nl: "bijvoorbeeld id: kortrijk-2040", en: "for instance id: kortrijk-2040" },
  group: {
    nl: "bijvoorbeeld group: ../regions/zuid-west-vlaanderen",
    en: "for instance group: ../regions/zuid-west-vlaanderen",
  },
  plan: {
    nl: "bijvoorbeeld plan: ../kortrijk/kortrijk-2040.yaml",
    en: "for instance plan: ../kortrijk/kortrijk-2040.yaml",
  },
  lever: {
    nl: "bijvoorbeeld lever: renewables.wind_capacity",
    en: "for instance lever: renewables.wind_capacity",
  },
  allocation: {
    nl: "bijvoorbeeld allocation: { kortrijk: 60 %, zwevegem: 40 % }",
    en: "for instance allocation: { kortrijk: 60 %, zwevegem: 40 % }",
  },
  indicator: {
    nl: "bijvoorbeeld indicator: emissions.total",
    en: "for instance indicator: emissions.total",
  },
  amount: { nl: "bijvoorbeeld amount: 4.5 Mt", en: "for instance amount: 4.5 Mt" },
  from: { nl: "bijvoorbeeld from: 2024", en: "for instance from: 2024" },
  to: { nl: "bijvoorbeeld to: 2050", en: "for instance to: 2050" },
  year: { nl: "bijvoorbeeld year: 2040", en: "for instance year: 2040" },
  formula: {
    nl: 'bijvoorbeeld formula: "renewables.pv_capacity / demography.population"',
    en: 'for instance formula: "renewables.pv_capacity / demography.population"',
  },
  expect: {
    nl: 'bijvoorbeeld expect: "demography.population <= 90000 persons"',
    en: 'for instance expect: "demography.population <= 90000 persons"',
  },
  unit: { nl: "bijvoorbeeld unit: kW", en: "for instance unit: kW" },
  title: {
    nl: "bijvoorbeeld title: { nl: Kortrijk 2040, en: Kortrijk 2040 }",
    en: "for instance title: { nl: Kortrijk 2040, en: Kortrijk 2040 }",
  },
  extends: {
    nl: "bijvoorbeeld extends: ./referentie.yaml",
    en: "for instance extends: ./reference.yaml",
  },
  include: {
    nl: "bijvoorbeeld include: [measures/warmtenet.yaml]",
    en: "for instance include: [measures/heat-network.yaml]",
  },
  explanation: {
    nl: "bijvoorbeeld explanation: { nl: Wat dit inhoudt, en: What this means }",
    en: "for instance explanation: { nl: Wat dit inhoudt, en: What this means }",
  },
  region: {
    nl: "bijvoorbeeld region: ../regions/kortrijk",
    en: "for instance region: ../regions/kortrijk",
  },
};

/** Where a path leads inside what is said of one municipality, which is written as in a plan. */
const insideException = (path: readonly PropertyKey[]): readonly PropertyKey[] =>
  path[0] === "exceptions" && path.length > 2 ? path.slice(2) : path;

function expectedAt(whole: readonly PropertyKey[]): Text {
  const path = insideException(whole);
  const lists = [
    ...["levers", "parameters", "targets", "indicators", "checks", "budgets", "programmes"],
    ...["exceptions", "shared"],
  ];
  const key = String(path[path.length - 1] ?? "");
  const depth = path.length;
  if (path[0] === "include") {
    return depth === 1
      ? { nl: "een lijst van pakketten", en: "a list of packages" }
      : { nl: "het pad of de naam van een pakket", en: "the path or name of a package" };
  }
  if (depth === 1 && lists.includes(key)) {
    return { nl: "een lijst van sleutels met waarden", en: "a list of keys with values" };
  }
  if (depth === 2) {
    return { nl: "een groep van sleutels tussen { en }", en: "a group of keys between { and }" };
  }
  return { nl: "een enkele waarde", en: "a single value" };
}

function keysAt(whole: readonly PropertyKey[], kind: FileKind): string[] {
  const path = insideException(whole);
  if (path.length === 0) return Object.keys(OUTLINE[kind]);
  if (isText(path)) return ["nl", "en"];
  if (path[0] === "exceptions") return Object.keys(OUTLINE.exception);
  if (path[0] === "shared") return Object.keys(OUTLINE.shared);
  if (path[0] === "targets") return Object.keys(OUTLINE.target);
  if (path[0] === "checks") return Object.keys(OUTLINE.check);
  if (path[0] === "budgets") return Object.keys(OUTLINE.budget);
  return Object.keys(OUTLINE.indicator);
}

/** What is said of one municipality cannot be shared out. */
const SHARED_ONCE: Text = {
  nl: "wat gemeenten delen, staat één keer: onder shared: van het plan zelf",
  en: "what municipalities share stands once: under shared: of the plan itself",
};

function unknownKey(key: string, allowed: readonly string[], top: boolean): Remark {
  const near = nearest(key, allowed);
  const choices = allowed.join(", ");
  return {
    code: "unknown-key",
    message: {
      nl: `de sleutel "${key}" bestaat hier niet`,
      en: `the key "${key}" does not exist here`,
    },
    help:
      near !== null
        ? { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` }
        : key === "shared"
          ? SHARED_ONCE
          : top && key.includes(".")
            ? {
                nl: "een hefboom hoort onder levers:, een parameter onder parameters:",
                en: "a lever belongs under levers:, a parameter under parameters:",
              }
            : { nl: `kies uit ${choices}`, en: `choose from ${choices}` },
  };
}
