/** The packages of measures that come with the package: what each is about and how far it goes. */
import { parseAddress } from "../engine/scenario/address.ts";
import type { Text, Theme } from "../engine/scenario/declarations.ts";
import { planFile, type PlanFile } from "../engine/scenario/plan/plan-file.ts";
import type { Level } from "../engine/scenario/plan/plan-outline.ts";
import { SHIPPED_PREFIX, type Shipped } from "../engine/scenario/plan/shipped.ts";
import { decodeText, placeAt } from "../engine/scenario/diagnostics/text.ts";
import { readYaml, type YamlNode } from "../engine/scenario/yaml/yaml-document.ts";
import { flowText } from "./show/yaml-lines.ts";

export interface SuppliedMeasures {
  /** By which a plan includes it. */
  readonly id: string;
  readonly title: Text;
  readonly theme: Theme | null;
  readonly level: Level | null;
  readonly explanation: Text | null;
}

/** In the order of the alphabet; one that cannot be read is left out, `validate` says why. */
export const suppliedMeasures = (shipped: Shipped): SuppliedMeasures[] =>
  suppliedFiles(shipped).map(({ measures }) => measures);

function suppliedFiles(
  shipped: Shipped,
): { readonly measures: SuppliedMeasures; readonly file: PlanFile }[] {
  return shipped.names("measures").flatMap((id) => {
    const path = shipped.find("measures", id);
    if (path === null) return [];
    const { source } = decodeText(shipped.files.read(path), path);
    const { root } = readYaml(source);
    if (root?.kind !== "map") return [];
    const file = planFile("measures", path, source, root);
    const { title, theme, level, explanation } = file;
    return [
      { measures: { id, title: title ?? { nl: id, en: id }, theme, level, explanation }, file },
    ];
  });
}

/** What a package gives to a lever or a member of it. */
export interface Setting {
  /** Address as the package writes it. */
  readonly lever: string;
  /** As it is written there, on one line. */
  readonly text: string;
  readonly file: string;
  readonly line: number;
}

/** What a supplied package sets, in the order in which it stands there. */
export const settingsOf = (shipped: Shipped, id: string): readonly Setting[] =>
  suppliedFiles(shipped)
    .filter(({ measures }) => measures.id === id)
    .flatMap(({ file }) => settingsIn(file));

const settingsIn = ({ levers, source, path }: PlanFile): Setting[] =>
  levers.map(({ key, keyStart, keyEnd, value }) => ({
    lever: key,
    text: textOf(value),
    file: `${SHIPPED_PREFIX}/${path}`,
    line: placeAt(source, keyStart, keyEnd).line,
  }));

/** Without where it comes from; what is taken back is not said here. */
const textOf = (value: YamlNode): string =>
  value.kind === "map"
    ? flowText({ ...value, entries: value.entries.filter(({ key }) => !ASIDE.has(key)) })
    : flowText(value);

const ASIDE = new Set(["source", "note", "title"]);

/** A package that sets a lever, and what it gives it. */
export interface SettingMeasures {
  readonly measures: SuppliedMeasures;
  readonly text: string;
}

/** The supplied packages that set a lever or a member of it, by theme and level. */
export function measuresThatSet(shipped: Shipped, lever: string): SettingMeasures[] {
  const found = suppliedFiles(shipped).flatMap(({ measures, file }) => {
    const settings = settingsIn(file).filter((one) => parseAddress(one.lever)?.id === lever);
    if (settings.length === 0) return [];
    const texts = settings.map(({ lever: key, text }) =>
      key.includes("[") ? `${key.slice(key.indexOf("["))} ${text}` : text,
    );
    return [{ measures, text: texts.join("; ") }];
  });
  const order = ({ measures: { theme, level } }: SettingMeasures): string =>
    `${theme ?? ""} ${level ?? 0}`;
  return found.sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
}
