/** What a source is called: its title where the list of sources has it, else what its author wrote. */
import type { ResolvedScenario } from "../../../engine/scenario/resolved.ts";

export function sourceNamer({ notes }: ResolvedScenario): (source: string) => string {
  const titles = new Map(notes.sources.map(({ id, title }) => [id, title]));
  return (source) => titles.get(source) ?? source;
}
