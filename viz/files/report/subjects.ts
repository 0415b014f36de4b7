/** The subjects by which figures are laid out: the modules of the city, then all programmes in one. */
import type { Catalogue, ModuleDeclaration, Text } from "../../../engine/scenario/declarations.ts";
import { MODULE_LIMITS } from "../../model-limits.ts";

export interface Subject {
  /** The only one of its kind. */
  readonly id: string;
  readonly title: Text;
  readonly modules: readonly ModuleDeclaration[];
}

const PROGRAMMES: Text = { nl: "Programma's", en: "Programmes" };

/** Programmes are made into modules that may have the id of one of the city, and stand behind it. */
export function subjectsOf({ modules }: Catalogue): Subject[] {
  const seen = new Set<string>();
  const ofCity = modules.filter(({ id }) => {
    const isFirst = !seen.has(id) && MODULE_LIMITS[id] !== undefined;
    seen.add(id);
    return isFirst;
  });
  const programmes = modules.filter((module) => !ofCity.includes(module));
  return [
    ...ofCity.map((module) => ({ id: module.id, title: module.label, modules: [module] })),
    ...(programmes.length === 0
      ? []
      : [{ id: "programmes", title: PROGRAMMES, modules: programmes }]),
  ];
}
