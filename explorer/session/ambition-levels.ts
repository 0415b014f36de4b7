/** The four ambition levels of every theme: packages of measures that are supplied by name. */
import type { Text, Theme } from "../../engine/scenario/declarations.ts";
import { decodeText } from "../../engine/scenario/diagnostics/text.ts";
import type { MovableScenario, PackagePath } from "../../engine/scenario/movable-scenario.ts";
import { planFile } from "../../engine/scenario/plan/plan-file.ts";
import type { Shipped } from "../../engine/scenario/plan/shipped.ts";
import { readYaml } from "../../engine/scenario/yaml/yaml-document.ts";

export type LevelNumber = 1 | 2 | 3 | 4;

export interface AmbitionLevel {
  readonly theme: Theme;
  readonly level: LevelNumber;
  /** Name of the package: `kortrijk-warmte-3`. */
  readonly name: string;
  readonly title: Text;
  readonly explanation: Text | null;
  /** What it makes of each lever that it sets, over unchanged policy. */
  readonly paths: ReadonlyMap<string, PackagePath>;
}

/** `kortrijk-warmte-3`: the family and the level. */
const NAME = /^(.+)-([1-4])$/;

/**
 * Those for a region: of a theme the packages with the name of the region before it where there are
 * any, else the general ones.
 */
export function ambitionLevels(
  shipped: Shipped,
  movable: MovableScenario,
  region: string,
): AmbitionLevel[] {
  const names = shipped.names("measures");
  const regions = shipped.names("region");
  const isForOther = (name: string): boolean =>
    regions.some((other) => other !== region && name.startsWith(`${other}-`));
  const isOwn = (name: string): boolean => name.startsWith(`${region}-`);
  const chosen = names.filter(
    (name) =>
      NAME.test(name) && !isForOther(name) && (isOwn(name) || !names.includes(`${region}-${name}`)),
  );
  return chosen
    .flatMap((name): AmbitionLevel[] => {
      const path = shipped.find("measures", name);
      if (path === null) return [];
      const { source } = decodeText(shipped.files.read(path), path);
      const { root } = readYaml(source);
      if (root?.kind !== "map") return [];
      const { theme, level, title, explanation } = planFile("measures", path, source, root);
      if (theme === null || level === null) return [];
      const paths = movable.packagePaths(name);
      if (paths === null) return [];
      const called = title ?? { nl: name, en: name };
      return [{ theme, level, name, title: called, explanation, paths }];
    })
    .sort((a, b) => (a.theme < b.theme ? -1 : a.theme > b.theme ? 1 : a.level - b.level));
}
