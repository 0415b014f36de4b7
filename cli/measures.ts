/** The packages of measures that come with the package: what each is about and how far it goes. */
import type { Text, Theme } from "../engine/scenario/declarations.ts";
import { planFile } from "../engine/scenario/plan-file.ts";
import type { Level } from "../engine/scenario/plan-outline.ts";
import type { Shipped } from "../engine/scenario/shipped.ts";
import { decodeText } from "../engine/scenario/text.ts";
import { readYaml } from "../engine/scenario/yaml-document.ts";

export interface SuppliedMeasures {
  /** By which a plan includes it. */
  readonly id: string;
  readonly title: Text;
  readonly theme: Theme | null;
  readonly level: Level | null;
  readonly explanation: Text | null;
}

/** In the order of the alphabet; one that cannot be read is left out, `validate` says why. */
export function suppliedMeasures(shipped: Shipped): SuppliedMeasures[] {
  return shipped.names("measures").flatMap((id) => {
    const path = shipped.find("measures", id);
    if (path === null) return [];
    const { source } = decodeText(shipped.files.read(path), path);
    const { root } = readYaml(source);
    if (root?.kind !== "map") return [];
    const { title, theme, level, explanation } = planFile("measures", path, source, root);
    return [{ id, title: title ?? { nl: id, en: id }, theme, level, explanation }];
  });
}
