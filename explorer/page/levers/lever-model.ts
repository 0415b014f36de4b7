/** The sliders as the page shows them: by theme, and the members of a lever under one heading. */
import { quantitiesOf } from "../../../engine/scenario/address.ts";
import {
  THEMES,
  type Catalogue,
  type Text,
  type Theme,
} from "../../../engine/scenario/declarations.ts";
import type { Language } from "../../../viz/numbers.ts";
import type { SliderModel } from "../../session/session.ts";

/** One lever: a slider, or one for each of its members. */
export interface LeverGroup {
  /** `heat.connection_share`. */
  readonly lever: string;
  readonly label: Text;
  readonly theme: Theme;
  readonly sliders: readonly SliderModel[];
}

export interface ThemeGroup {
  readonly theme: Theme;
  readonly levers: readonly LeverGroup[];
}

/** Themes in their fixed order; levers and members in that of the sliders. */
export function byTheme(
  sliders: readonly SliderModel[],
  catalogue: Catalogue,
): readonly ThemeGroup[] {
  const declared = quantitiesOf(catalogue, "levers");
  return THEMES.flatMap((theme) => {
    const groups = new Map<string, SliderModel[]>();
    for (const slider of sliders) {
      if (slider.theme !== theme) continue;
      const known = groups.get(slider.lever);
      if (known === undefined) groups.set(slider.lever, [slider]);
      else known.push(slider);
    }
    const levers = [...groups].map(([lever, members]) => ({
      ...{ lever, theme, sliders: members },
      label: declared.get(lever)?.label ?? members[0]!.label,
    }));
    return levers.length === 0 ? [] : [{ theme, levers }];
  });
}

/** The name of a member under the heading of its lever: `Venning`. */
export function memberName({ label }: SliderModel, heading: string, language: Language): string {
  const whole = label[language];
  return whole.startsWith(`${heading}: `) ? whole.slice(heading.length + 2) : whole;
}

const folded = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** What a slider is found by: its name, its explanation, its id and who decides, in both languages. */
export type SearchIndex = ReadonlyMap<string, string>;

export function searchIndex(
  sliders: readonly SliderModel[],
  actorNames: Readonly<Record<SliderModel["actor"], Text>>,
): SearchIndex {
  return new Map(
    sliders.map(({ address, label, explanation, actor }) => {
      const texts = [label, explanation, actorNames[actor]].flatMap(({ nl, en }) => [nl, en]);
      return [address, folded([address, ...texts].join("\n"))];
    }),
  );
}

/** Whether all words of a question stand in what a slider is found by. */
export function isFound(index: SearchIndex, address: string, question: string): boolean {
  const text = index.get(address) ?? "";
  return folded(question)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
