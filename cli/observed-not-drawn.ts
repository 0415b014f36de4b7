/** What an ensemble of a plan that starts again from observations leaves as it is. */
import type { Diagnostic } from "../engine/scenario/diagnostics/diagnostics.ts";
import type { ResolvedScenario } from "../engine/scenario/resolved.ts";

/** A warning that observed stocks are not drawn; none for a plan that starts at the beginning. */
export function observedNotDrawn({ model, notes }: ResolvedScenario): Diagnostic[] {
  const ids = new Set(
    model.regions.flatMap(({ restart }) =>
      Object.entries(restart?.observed ?? {}).flatMap(([id, cells]) =>
        cells.some((cell) => cell !== null) ? [id] : [],
      ),
    ),
  );
  const year = model.regions.find(({ restart }) => restart !== undefined)?.restart?.year;
  if (ids.size === 0 || year === undefined) return [];
  const few = [...ids].slice(0, 3).join(", ");
  const more = ids.size > 3 ? `, + ${ids.size - 3}` : "";
  return [
    {
      code: "observed-not-drawn",
      severity: "warning",
      message: {
        nl: `${notes.id} vertrekt op 1 januari ${year} van wat gemeten is (${few}${more}); dat wordt niet geloot, ook niet waar de meting een marge heeft`,
        en: `${notes.id} starts on 1 January ${year} from what was observed (${few}${more}); that is not drawn, also where the observation has a range`,
      },
      at: null,
      excerpt: null,
      help: {
        nl: `lees de banden van deze cijfers vanaf ${year} als te smal; zonder start_from wordt alles geloot vanaf het begin`,
        en: `read the bands of these figures from ${year} on as too narrow; without start_from all is drawn from the beginning`,
      },
      related: [],
    },
  ];
}
