/** What lies beside the plan: unchanged policy of the same plan, or another plan of the page. */
import { runScenario } from "../../engine/analysis/outcome.ts";
import { unchangedPolicy } from "../../engine/analysis/unchanged-policy.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import type { PageData } from "../session/page-data.ts";
import type { PageState } from "../session/page-state.ts";
import type { Computed } from "../session/session.ts";
import { openPagePlan, type OpenedPlan } from "./opened-plan.ts";

/** What lies beside, under the name by which it is spoken of. */
export interface BesideShown {
  readonly name: Text;
  readonly computed: Computed;
}

const policies = new WeakMap<OpenedPlan, Computed>();

/** No change of levers moves it: it is run once for every plan. */
function unchanged(opened: OpenedPlan): Computed {
  const made = policies.get(opened);
  if (made !== undefined) return made;
  const scenario = unchangedPolicy(opened.session.scenario);
  const computed = { scenario, outcome: runScenario(scenario), changed: [] };
  policies.set(opened, computed);
  return computed;
}

/** Null where nothing is asked for, or the other plan cannot be read. */
export function besideOf(
  data: PageData,
  opened: OpenedPlan,
  chosen: PageState["beside"],
): BesideShown | null {
  if (chosen === null) return null;
  if (chosen === "reference") {
    const computed = unchanged(opened);
    return { name: computed.scenario.notes.title, computed };
  }
  const { plan } = openPagePlan(data, chosen.plan);
  return plan === null ? null : { name: plan.session.title, computed: plan.base };
}
