/** Plans that are opened: those of the page by their id, and those that the reader brings. */
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { packedText } from "../session/packed-text.ts";
import type { PageData } from "../session/page-data.ts";
import type { DroppedPlan } from "../session/page-state.ts";
import { Session, type Computed } from "../session/session.ts";

/** A plan that is open, and its results as it was opened. */
export interface OpenedPlan {
  /** What menus and addresses call it. */
  readonly id: string;
  readonly session: Session;
  /** Without any change of the reader's. */
  readonly base: Computed;
  /** The file in which the reader brought it; null of a plan of the page. */
  readonly dropped: DroppedPlan | null;
}

/** A plan, or why there is none; remarks where there is one all the same. */
export interface Opening {
  readonly plan: OpenedPlan | null;
  readonly diagnostics: readonly Diagnostic[];
}

function run(
  { session, diagnostics }: ReturnType<typeof Session.open>,
  id: string | null,
  dropped: DroppedPlan | null,
): Opening {
  if (session === null) return { plan: null, diagnostics };
  const result = session.compute([]);
  if ("diagnostics" in result) return { plan: null, diagnostics: result.diagnostics };
  return { plan: { id: id ?? session.id, session, base: result.computed, dropped }, diagnostics };
}

/** A page's plan is read once: what was made of it serves whenever it is opened again. */
const known = new WeakMap<PageData, Map<string, Opening>>();

export function openPagePlan(data: PageData, id: string): Opening {
  let plans = known.get(data);
  if (plans === undefined) known.set(data, (plans = new Map()));
  let opening = plans.get(id);
  if (opening === undefined) plans.set(id, (opening = run(Session.open(data, id), id, null)));
  return opening;
}

/** The first plan of the page, as the command read it before it wrote the page. */
export const firstPlan = (data: PageData): OpenedPlan => {
  const { plan } = openPagePlan(data, data.plans[0]!.id);
  if (plan === null) throw new Error("the plan of this page cannot be read");
  return plan;
};

/** Opens a plan that stands in a link, or that was dropped before. */
export const openDropped = (data: PageData, dropped: DroppedPlan): Opening =>
  run(Session.read(data, dropped.name, dropped.text), null, dropped);

/**
 * @param name of the file
 * @param text of the plan
 */
export const openOwnPlan = async (data: PageData, name: string, text: string): Promise<Opening> =>
  openDropped(data, { name, text, packed: await packedText(text) });
