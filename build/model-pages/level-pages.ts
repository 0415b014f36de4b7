/** The pages of the ambition levels: prose written by hand, and a table of each theme from the files. */
import fs from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { catalogue } from "../../engine/model/index.ts";
import type { LeverDeclaration, Text } from "../../engine/scenario/declarations.ts";
import { table } from "./page.ts";
import { filled, type ModelPage } from "./pages.ts";

type Language = keyof Text;

const FOLDER = "scenarios/measures";
const PAGES: Readonly<Record<Language, string>> = {
  nl: "docs/nl/ambitieniveaus.md",
  en: "docs/reference/ambition-levels.md",
};

const TEXTS = {
  level: { nl: "niveau", en: "level" },
  what: { nl: "wat", en: "what" },
  figure: { nl: "cijfer", en: "figure" },
  source: { nl: "bron", en: "source" },
  reference: { nl: "referentie", en: "reference" },
  from: { nl: "vanaf", en: "from" },
  also: { nl: "Neemt ook op", en: "Includes" },
} as const satisfies Record<string, Text>;

/** How units are written in the files, and how a page says them. */
const UNITS: readonly (readonly [written: RegExp, said: Text])[] = [
  [/%\/year/, { nl: "% per jaar", en: "% a year" }],
  [/(\w+)\/year/, { nl: "$1 per jaar", en: "$1 a year" }],
  [/\bcars\b/, { nl: "wagens", en: "cars" }],
  [/laadpuntequivalenten/, { nl: "laadpuntequivalenten", en: "charging-point equivalents" }],
];

interface Package {
  readonly id: string;
  readonly title: Text;
  readonly theme: string;
  readonly level: number;
  readonly explanation: Text;
  readonly include?: readonly string[];
  readonly levers: Readonly<Record<string, unknown>>;
}

/** Levels of one subject: `wonen-1` to `wonen-4`. */
interface Family {
  readonly name: string;
  readonly levels: readonly Package[];
}

function familiesIn(root: string): Family[] {
  const families = new Map<string, Package[]>();
  for (const file of fs.readdirSync(path.join(root, FOLDER)).sort()) {
    const name = /^(.+)-[1-4]\.yaml$/.exec(file)?.[1];
    if (name === undefined) continue;
    const read = parse(fs.readFileSync(path.join(root, FOLDER, file), "utf8")) as Package;
    families.set(name, [...(families.get(name) ?? []), read]);
  }
  return [...families].map(([name, levels]) => ({ name, levels }));
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

function quantity(written: string, language: Language): string {
  const said = UNITS.reduce((text, [unit, name]) => text.replace(unit, name[language]), written);
  return language === "nl" ? said.replace(/(\d)\.(\d)/g, "$1,$2") : said;
}

/** The years of a path with their values; a point that only says where it starts is left out. */
function pathText(years: Readonly<Record<string, unknown>>, language: Language): string {
  const all = Object.entries(years).filter(([year]) => /^\d{4}$/.test(year));
  const points = all.filter(([, value]) => !/^\+ ?0 /.test(String(value)));
  // One point alone is a jump; after a start the path goes there gradually.
  const when = all.length === 1 ? `${TEXTS.from[language]} ` : "";
  return points
    .map(([year, value]) => `${quantity(String(value), language)} (${when}${year})`)
    .join(", ");
}

const isPath = (value: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(value).some((key) => /^\d{4}$/.test(key));

function figureText(said: unknown, declaration: LeverDeclaration, language: Language): string {
  if (said === null) return TEXTS.reference[language];
  if (!isMap(said)) return quantity(String(said), language);
  if (isPath(said)) return pathText(said, language);
  // Of shares of one whole, the one that the lever is there for says what the others leave it.
  const { dims, effect } = declaration;
  const members = catalogue.dimensions[dims[0] ?? ""]?.members;
  const shown = Object.entries(said).filter(
    ([key]) => key !== "source" && (effect.member === undefined || key === effect.member),
  );
  return shown
    .map(([key, value]) => {
      const label = Array.isArray(members)
        ? members.find(({ id }) => id === key)?.label[language]
        : undefined;
      const path = isMap(value) ? pathText(value, language) : quantity(String(value), language);
      return `${label ?? key}: ${path}`;
    })
    .join("; ");
}

const sourceOf = (said: unknown): string =>
  isMap(said) && typeof said["source"] === "string" ? said["source"] : "";

const levers = new Map<string, LeverDeclaration>(
  catalogue.modules.flatMap(({ id, levers: declared }) =>
    Object.entries(declared).map(([name, lever]) => [`${id}.${name}`, lever] as const),
  ),
);

function familyBlock({ name, levels }: Family, language: Language): string {
  const lines = levels.map(({ level, title, explanation, include = [] }) => {
    const also = include.map((other) => `\`${other}\``).join(", ");
    const more = also === "" ? "" : ` ${TEXTS.also[language]} ${also}.`;
    return `- **\`${name}-${level}\` ${title[language]}.** ${explanation[language].trim()}${more}`;
  });
  const rows = levels.flatMap(({ level, levers: said }) =>
    Object.entries(said).map(([id, value]) => {
      const declaration = levers.get(id)!;
      const what = `${declaration.label[language]} (\`${id}\`)`;
      const figure = figureText(value, declaration, language);
      return [`${level}`, what, figure, sourceOf(value)];
    }),
  );
  const head = (["level", "what", "figure", "source"] as const).map((key) => TEXTS[key][language]);
  return `${lines.join("\n")}\n\n${table(head, rows)}`;
}

/** The pages in both languages, as they stand and as they should. */
export function levelPages(root: string): ModelPage[] {
  const families = familiesIn(root);
  return (["nl", "en"] as const).map((language) => {
    const file = PAGES[language];
    const before = fs.readFileSync(path.join(root, file), "utf8");
    const blocks = new Map(families.map((one) => [one.name, familyBlock(one, language)]));
    for (const name of blocks.keys()) {
      if (!before.includes(`<!-- generated: ${name} -->`)) {
        throw new Error(`${file} has no place for ${name}`);
      }
    }
    return { file, before, after: filled(before, blocks) };
  });
}
