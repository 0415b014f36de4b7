/** What lies beside the plan: unchanged policy of the same plan, or another plan of the page. */
import type { Text } from "../../engine/scenario/declarations.ts";
import type { PageData } from "../session/page-data.ts";
import type { PageState } from "../session/page-state.ts";
import type { Computed, Session } from "../session/session.ts";
import { openPagePlan, type OpenedPlan } from "./opened-plan.ts";

/** What lies beside, under the name by which it is spoken of. */
export interface BesideShown {
  readonly name: Text;
  readonly computed: Computed;
}

const grounded = new WeakMap<Computed, Computed>();

/** With all that its results rest on: no slider moves what lies beside, so that it is worked out once. */
function whole(session: Session, computed: Computed): Computed {
  let made = grounded.get(computed);
  if (made === undefined) grounded.set(computed, (made = session.ground(computed)));
  return made;
}

/** Null where nothing is asked for, or the other plan cannot be read. */
export function besideOf(
  data: PageData,
  opened: OpenedPlan,
  chosen: PageState["beside"],
): BesideShown | null {
  if (chosen === null) return null;
  if (chosen === "reference") {
    const { session } = opened;
    const computed = whole(session, session.unchanged());
    return { name: computed.scenario.notes.title, computed };
  }
  const { plan } = openPagePlan(data, chosen.plan);
  if (plan === null) return null;
  return { name: plan.session.title, computed: whole(plan.session, plan.base) };
}
