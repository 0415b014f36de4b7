/**
 * What comes with the package and is asked for by name: regions (`region: kortrijk`), groups of them
 * (`group: zuid-west-vlaanderen`), packages of measures (`include: [heat-2]`) and plans (`extends: referentie`).
 *
 * Its files are seen beside those of the project, under a name that no file of a project has, so
 * that an origin says which of the two it is in and holds on every machine.
 */
import type { ProjectFiles } from "../files.ts";

export type ShippedKind = "region" | "group" | "measures" | "plan";

/** What is supplied, found by name. */
export interface Shipped {
  readonly files: ProjectFiles;
  /** In the order of the alphabet. */
  names(kind: ShippedKind): readonly string[];
  /** Folder of a region or group, or file of a package or plan, inside `files`; null when there is none. */
  find(kind: ShippedKind, name: string): string | null;
}

const REGIONS = "regions";
const MEASURES = "measures";
const YAML = /^(.+)\.yaml$/;

/** The file that makes a folder a region, or a group of them. */
const MARKS = { region: "/region.yaml", group: "/group.yaml", measures: "", plan: "" } as const;

/**
 * What a folder of scenarios supplies by name: `regions/NAME/` (regions and groups),
 * `measures/NAME.yaml`, and plans in every other folder, which is that of one city.
 *
 * @param entries names of the files and folders in a folder, in any order; none where it is not there
 */
export function suppliedOf(
  files: ProjectFiles,
  entries: (folder: string) => readonly string[],
): Shipped {
  const namesIn = (folder: string): string[] => [...entries(folder)].sort();
  const isCity = (name: string): boolean =>
    name !== REGIONS && name !== MEASURES && files.isFolder(name);
  const plansIn = (folder: string): string[] =>
    namesIn(folder).flatMap((name) => YAML.exec(name)?.slice(1) ?? []);
  return {
    files,
    names: (kind) =>
      kind === "region" || kind === "group"
        ? namesIn(REGIONS).filter((name) => files.size(`${REGIONS}/${name}${MARKS[kind]}`) !== null)
        : kind === "measures"
          ? plansIn(MEASURES)
          : [...new Set(namesIn("").filter(isCity).flatMap(plansIn))].sort(),
    find: (kind, name) => {
      const cities = kind === "plan" ? namesIn("").filter(isCity) : [];
      const places = {
        region: [`${REGIONS}/${name}`],
        group: [`${REGIONS}/${name}`],
        measures: [`${MEASURES}/${name}.yaml`],
        plan: cities.map((city) => `${city}/${name}.yaml`),
      }[kind];
      return places.find((place) => files.size(`${place}${MARKS[kind]}`) !== null) ?? null;
    },
  };
}

/** Paths of supplied files begin with this in diagnostics, origins and notes. */
export const SHIPPED_PREFIX = "ademruimte:";

/** Whether a text is a name of something supplied, and no path. */
export const isBareName = (written: string): boolean => /^[a-z0-9-]+$/.test(written);

/** Path of something supplied among the files of `withShipped`; null when there is none. */
export function shippedPath(
  shipped: Shipped | undefined,
  kind: ShippedKind,
  name: string,
): string | null {
  const path = shipped?.find(kind, name) ?? null;
  return path === null ? null : `${SHIPPED_PREFIX}/${path}`;
}

/** Path inside the supplied files; null for a file of the project. */
export const pathInShipped = (path: string): string | null =>
  path === SHIPPED_PREFIX || path.startsWith(`${SHIPPED_PREFIX}/`)
    ? path.slice(SHIPPED_PREFIX.length + 1)
    : null;

/** The files of a project with what is supplied beside them. */
export function withShipped(project: ProjectFiles, shipped: Shipped | undefined): ProjectFiles {
  if (shipped === undefined) return project;
  const { files } = shipped;
  const choose = <T>(path: string, ask: (from: ProjectFiles, at: string) => T): T => {
    const inside = pathInShipped(path);
    return inside === null ? ask(project, path) : ask(files, inside);
  };
  return {
    size: (path) => choose(path, (from, at) => from.size(at)),
    read: (path) => choose(path, (from, at) => from.read(at)),
    isFolder: (path) => choose(path, (from, at) => from.isFolder(at)),
    list: (path) => choose(path, (from, at) => from.list(at)),
    inside: (path) => choose(path, (from, at) => from.inside(at)),
    identity: (path) =>
      choose(
        path,
        (from, at) => from.identity?.(at) ?? (from === files ? `${SHIPPED_PREFIX}/${at}` : at),
      ),
    fromAbsolute: (path) => project.fromAbsolute?.(path) ?? null,
  };
}
