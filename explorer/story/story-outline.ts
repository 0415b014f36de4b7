/** Says what is wrong with the outline of a story file: keys, kinds of values, missing languages. */
import type * as z from "zod/mini";
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { nearest } from "../../engine/scenario/diagnostics/near-miss.ts";
import {
  diagnosticAt,
  type Remark,
  type SourceText,
} from "../../engine/scenario/diagnostics/text.ts";
import {
  dataOf,
  entryOf,
  locateNode,
  type YamlMap,
  type YamlNode,
} from "../../engine/scenario/yaml/yaml-document.ts";
import { keysAt, MOST_SLIDERS, MOST_STEPS, storySchema, type StoryFile } from "./story-schema.ts";
import { STORY_FORMAT } from "./story.ts";

/** Checks keys and kinds of values; null when something is wrong, which is reported. */
export function readOutline(
  source: SourceText,
  root: YamlNode,
  diagnostics: Diagnostic[],
): StoryFile | null {
  if (root.kind !== "map") {
    diagnostics.push(diagnosticAt(source, root.start, root.end, NO_STORY));
    return null;
  }
  const checked = storySchema().safeParse(dataOf(root));
  if (checked.success) return checked.data;
  for (const issue of checked.error.issues) report(source, root, issue, diagnostics);
  return null;
}

const HEAD: Text = {
  nl: `begin met story: ${STORY_FORMAT}`,
  en: `begin with story: ${STORY_FORMAT}`,
};

const NO_STORY: Remark = {
  code: "wrong-type",
  message: {
    nl: "een verhaal bestaat uit sleutels en waarden",
    en: "a story consists of keys and values",
  },
  help: HEAD,
};

function report(
  source: SourceText,
  root: YamlMap,
  issue: z.core.$ZodIssue,
  diagnostics: Diagnostic[],
): void {
  const { path } = issue;
  const at = locateNode(root, path);
  const say = (start: number, end: number, remark: Remark): void => {
    diagnostics.push(diagnosticAt(source, start, end, remark));
  };
  if (issue.code === "unrecognized_keys") {
    for (const key of issue.keys) {
      const entry = entryOf(at.node, key);
      if (entry !== undefined) say(entry.keyStart, entry.keyEnd, unknownKey(key, keysAt(path)));
    }
    return;
  }
  const key = String(path.at(-1) ?? "");
  if (!at.complete) {
    const allowed = keysAt(path.slice(0, -1));
    const isMisspelt =
      at.node.kind === "map" &&
      at.node.entries.some(
        (one) => !allowed.includes(one.key) && nearest(one.key, allowed) === key,
      );
    if (isMisspelt) return;
    const first = at.node.kind === "map" ? at.node.entries[0] : undefined;
    const [start, end] =
      at.entry !== null
        ? [at.entry.keyStart, at.entry.keyEnd]
        : first !== undefined
          ? [first.keyStart, first.keyEnd]
          : [at.node.start, at.node.end];
    say(start, end, missing(key));
    return;
  }
  if (at.node.kind === "scalar" && at.node.faulty) return;
  const { start, end } =
    at.entry !== null && (at.node.kind !== "scalar" || at.node.absent)
      ? { start: at.entry.keyStart, end: at.entry.keyEnd }
      : at.node;
  say(start, end, wrongValue(key, at.node, issue));
}

const unknownKey = (key: string, allowed: readonly string[]): Remark => {
  const near = nearest(key, allowed);
  const all = allowed.join(", ");
  return {
    code: "unknown-key",
    message: {
      nl: `de sleutel "${key}" bestaat hier niet`,
      en: `the key "${key}" does not exist here`,
    },
    help:
      near === null
        ? { nl: `kies uit ${all}`, en: `choose from ${all}` }
        : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
  };
};

const LANGUAGES: Readonly<Record<string, Text>> = {
  nl: { nl: "Nederlandse", en: "Dutch" },
  en: { nl: "Engelse", en: "English" },
};

const missing = (key: string): Remark => {
  const language = LANGUAGES[key];
  if (language !== undefined) {
    return {
      code: "missing-key",
      message: {
        nl: `de ${language.nl} tekst ontbreekt`,
        en: `the ${language.en} text is missing`,
      },
      help: {
        nl: `schrijf er ${key}: … bij; een verhaal wordt in beide talen gelezen`,
        en: `add ${key}: …; a story is read in both languages`,
      },
    };
  }
  return {
    code: "missing-key",
    message: { nl: `de sleutel "${key}" ontbreekt`, en: `the key "${key}" is missing` },
    help: EXAMPLES[key] ?? null,
  };
};

const EXAMPLES: Readonly<Record<string, Text>> = {
  story: HEAD,
  id: { nl: "bijvoorbeeld id: renoveren", en: "for instance id: renovating" },
  title: {
    nl: "bijvoorbeeld title: { nl: Wat als …?, en: What if …? }",
    en: "for instance title: { nl: Wat als …?, en: What if …? }",
  },
  main: {
    nl: 'bijvoorbeeld main: { figure: { nl: "{emissions.total 2050}", en: "{emissions.total 2050}" }, label: … }',
    en: 'for instance main: { figure: { nl: "{emissions.total 2050}", en: "{emissions.total 2050}" }, label: … }',
  },
  outcome: {
    nl: 'één zin met een cijfer, bijvoorbeeld nl: "De uitstoot is dan {emissions.total 2050}."',
    en: 'one sentence with a figure, for instance en: "Emissions are then {emissions.total 2050}."',
  },
};

function wrongValue(key: string, node: YamlNode, issue: z.core.$ZodIssue): Remark {
  const written = node.kind === "scalar" ? node.written : "";
  if (issue.code === "invalid_value") {
    const choices = issue.values.map(String);
    const near = nearest(written, choices);
    return {
      code: "wrong-type",
      message: {
        nl: `${key}: "${written}" kan hier niet`,
        en: `${key}: "${written}" cannot stand here`,
      },
      help:
        near !== null && choices.length > 1
          ? { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` }
          : { nl: `kies uit ${choices.join(", ")}`, en: `choose from ${choices.join(", ")}` },
    };
  }
  if (issue.code === "too_big") {
    const [most, nl, en] =
      key === "sliders" ? [MOST_SLIDERS, "schuivers", "sliders"] : [MOST_STEPS, "stappen", "steps"];
    return {
      code: "out-of-range",
      message: {
        nl: `${key}: hoogstens ${most} ${nl}, anders leest niemand ze nog`,
        en: `${key}: at most ${most} ${en}, or nobody reads them any more`,
      },
      help: null,
    };
  }
  if (issue.code === "too_small") {
    return {
      code: "missing-value",
      message: { nl: `${key} is leeg`, en: `${key} is empty` },
      help: EXAMPLES[key] ?? null,
    };
  }
  const expected = kindOf(key);
  return {
    code: "wrong-type",
    message: {
      nl: `${key}: hier hoort ${expected.nl}`,
      en: `${key}: ${expected.en} belongs here`,
    },
    help: EXAMPLES[key] ?? null,
  };
}

/** What belongs under a key. */
function kindOf(key: string): Text {
  switch (key) {
    case "steps":
    case "sliders":
    case "charts":
      return {
        nl: "een lijst, met een streepje voor elk deel",
        en: "a list, a dash before each part",
      };
    case "levers":
      return {
        nl: "een lijst van hefbomen met hun waarden",
        en: "a list of levers and their values",
      };
    case "year":
      return { nl: "een jaartal", en: "a year" };
    case "nl":
    case "en":
    case "id":
    case "lever":
      return { nl: "een tekst", en: "a text" };
    case "include":
      return {
        nl: "de naam van een pakket, of een lijst ervan",
        en: "the name of a package, or a list",
      };
    default:
      return {
        nl: "een tekst in beide talen, { nl: …, en: … }",
        en: "a text in both languages, { nl: …, en: … },",
      };
  }
}
