/**
 * The state of a page in the fragment of its address, and back: a link shows to others what one saw.
 * `#plan=kortrijk-2040&housing.renovation_rate=2025:1.2%25/year,2040:3%25/year&view=homes`
 *
 * A fragment may come from anybody, and from an older page: what of it can be kept is kept, what
 * cannot is told, and nothing is ever thrown.
 */
import { formatAddress, parseAddress } from "../../engine/scenario/address.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { isPlanId } from "../../engine/scenario/plan/plan-file.ts";
import { readValue } from "./lever-text.ts";
import { unpackedText } from "./packed-text.ts";
import type { EditPoint, LeverEdit, PageState, ViewId } from "./page-state.ts";
import type { Session } from "./session.ts";

const VIEWS: readonly ViewId[] = [
  ...(["goals", "emissions", "energy", "homes", "people", "heat", "costs"] as const),
];

/** Longer ones no browser keeps whole, and no reader wrote. */
const LONGEST = 1_500_000;
const MOST_EDITS = 1000;
const MOST_POINTS = 100;

/** The state as a fragment, without `#`. */
export function writeFragment(state: PageState): string {
  const parts: [string, string][] = [["plan", encoded(state.plan)]];
  if (state.dropped !== undefined) {
    parts.push(["file", encoded(state.dropped.name)], ["text", state.dropped.packed]);
  }
  for (const { address, points } of state.edits) {
    const written = points.map(({ year, text }) => `${year}:${encoded(closed(text))}`);
    parts.push([encoded(address), written.join(",")]);
  }
  parts.push(["view", state.view], ["year", `${state.year}`]);
  if (state.beside === "reference") parts.push(["beside", "reference"]);
  else if (state.beside !== null) parts.push(["beside", `plan:${encoded(state.beside.plan)}`]);
  if (state.band) parts.push(["band", "1"]);
  parts.push(["lang", state.language]);
  if (state.step !== null) {
    parts.push(["step", `${state.step + 1}`]);
    // Without a word about levers, those are moved that the step moves.
    if (state.edits.length === 0) parts.push(["levers", "plan"]);
  }
  if (state.only !== null) parts.push(["only", encoded(state.only)]);
  return parts.map(([key, value]) => `${key}=${value}`).join("&");
}

export interface ReadFragment {
  readonly state: PageState;
  /** What could not be kept, and why; empty where all was. */
  readonly messages: readonly Text[];
}

/** What a story shows at one of its steps, counted from nought; null where it has no such step. */
export type AtStep = (state: PageState, step: number) => PageState | null;

/**
 * The state that a fragment says; what it does not say, or says wrongly, is as in the step that it
 * names, and else as in `opening`. Which levers and years there are, `fitting` knows.
 *
 * @param fragment with or without `#`
 * @param opening what a page without a fragment shows
 * @param atStep of the story of the page; a page without one keeps the number for what it is
 */
export async function readFragment(
  fragment: string,
  opening: PageState,
  atStep: AtStep = (state, step) => ({ ...state, step }),
): Promise<ReadFragment> {
  const messages: Text[] = [];
  const tell = (nl: string, en: string): void => void messages.push({ nl, en });
  const text = fragment.replace(/^#/, "");
  if (text.length > LONGEST) {
    tell(
      "het adres van deze pagina is te lang; het wordt niet gelezen",
      "the address of this page is too long; it is not read",
    );
    return { state: opening, messages };
  }
  const said = new Map<string, string>();
  const edits = new Map<string, LeverEdit>();
  for (const part of text === "" ? [] : text.split("&")) {
    if (part === "") continue;
    const equals = part.indexOf("=");
    const key = decoded(equals < 0 ? part : part.slice(0, equals));
    const value = equals < 0 ? "" : part.slice(equals + 1);
    if (key === null) {
      tell(
        `een deel van het adres is niet leesbaar: ${shortened(part)}`,
        `a part of the address cannot be read: ${shortened(part)}`,
      );
    } else if (KEYS.has(key)) {
      if (!said.has(key)) said.set(key, value);
    } else if (!readEdit(key, value, edits)) {
      tell(
        `in het adres staat iets dat deze pagina niet kent: ${shortened(key)}`,
        `the address says something that this page does not know: ${shortened(key)}`,
      );
    }
  }
  /** What is said under a key, as `read` understands it; else what was before. */
  const take = <T>(key: string, otherwise: T, read: (value: string) => T | undefined): T => {
    const value = said.get(key);
    if (value === undefined) return otherwise;
    const plain = decoded(value);
    const made = plain === null ? undefined : read(plain);
    if (made !== undefined) return made;
    tell(
      `"${shortened(value)}" in het adres is geen ${NAMES[key]!.nl}`,
      `"${shortened(value)}" in the address is no ${NAMES[key]!.en}`,
    );
    return otherwise;
  };
  // Who names what the full page shows, and no step, is beyond the story.
  const beyond =
    said.has("view") || said.has("only") ? { ...opening, step: null, edits: [] } : opening;
  const before = take("step", beyond, (value) =>
    STEP.test(value) ? (atStep(opening, Number(value) - 1) ?? undefined) : undefined,
  );
  const untold = take("levers", before.edits, (value) => (value === "plan" ? [] : undefined));
  const plan = take("plan", before.plan, (value) => (isPlanId(value) ? value : undefined));
  const name = take("file", "plan.yaml", (value) => (value.length <= 255 ? value : undefined));
  const packed = said.get("text");
  const dropped = packed === undefined ? null : await unpackedText(packed);
  if (packed !== undefined && dropped === null) {
    tell(
      "het plan in dit adres is beschadigd; misschien werd de link afgekapt",
      "the plan in this address is damaged; perhaps the link was cut short",
    );
  }
  return {
    state: {
      plan: packed !== undefined && dropped === null ? before.plan : plan,
      ...(packed === undefined || dropped === null
        ? {}
        : { dropped: { name, text: dropped, packed } }),
      edits:
        edits.size === 0
          ? untold
          : [...edits.values()].sort((a, b) => (a.address < b.address ? -1 : 1)),
      view: take("view", before.view, (value) => VIEWS.find((view) => view === value)),
      year: take("year", before.year, (value) => (YEAR.test(value) ? Number(value) : undefined)),
      beside: take<PageState["beside"]>("beside", before.beside, besideOf),
      band: take("band", before.band, (value) =>
        value === "1" ? true : value === "0" ? false : undefined,
      ),
      language: take("lang", before.language, (value) =>
        value === "nl" || value === "en" ? value : undefined,
      ),
      step: before.step,
      only: take("only", before.only, (value) => (CHART.test(value) ? value : undefined)),
    },
    messages,
  };
}

/**
 * The edits of a state that fit a plan: levers that it has, in years of its run, within their bounds,
 * and wholes that add up. The others are named.
 */
export function fitting(session: Session, state: PageState): ReadFragment {
  const messages: Text[] = [];
  const { first, last } = session.scenario.model;
  let edits = state.edits.filter((edit) => {
    const why = misfit(session, edit);
    if (why !== null) messages.push(why);
    return why === null;
  });
  const resolved = session.resolve(edits);
  if ("diagnostics" in resolved) {
    // Each by itself is right, so it is what they are together: shares of a whole.
    const isWhole = ({ address }: LeverEdit): boolean =>
      session.slidersByAddress.get(address)!.whole.length > 0;
    for (const lever of new Set(edits.filter(isWhole).map(({ address }) => leverOf(address)))) {
      const own = edits.filter(({ address }) => leverOf(address) === lever);
      const alone = session.resolve(own);
      if (!("diagnostics" in alone)) continue;
      edits = edits.filter((edit) => !own.includes(edit));
      messages.push(...alone.diagnostics.map(({ message }) => message));
    }
  }
  const year = Math.min(last, Math.max(first, state.year));
  return { state: { ...state, edits, year }, messages };
}

/** Why an edit does not fit a plan; null when it does. */
function misfit(session: Session, { address, points }: LeverEdit): Text | null {
  const slider = session.slidersByAddress.get(address);
  if (slider === undefined) {
    return {
      nl: `de hefboom ${address} uit het adres bestaat hier niet (meer)`,
      en: `the lever ${address} of the address does not exist here (any more)`,
    };
  }
  const { first, last } = session.scenario.model;
  for (const { year, text } of points) {
    if (year < first || year > last) {
      return {
        nl: `${address}: ${year} ligt buiten de jaren van dit plan (${first}-${last})`,
        en: `${address}: ${year} lies outside the years of this plan (${first}-${last})`,
      };
    }
    const value = readValue(text, slider.slot);
    if (value === null || value < slider.slot.min || value > slider.slot.max) {
      return {
        nl: `${address}: "${shortened(text)}" is geen waarde die deze hefboom kan hebben`,
        en: `${address}: "${shortened(text)}" is no value that this lever can have`,
      };
    }
  }
  return null;
}

const leverOf = (address: string): string => address.split("[")[0]!;

const NAMES: Readonly<Record<string, Text>> = {
  plan: { nl: "naam van een plan", en: "name of a plan" },
  file: { nl: "naam van een bestand", en: "name of a file" },
  text: { nl: "plan", en: "plan" },
  view: { nl: "deel van deze pagina", en: "part of this page" },
  year: { nl: "jaartal", en: "year" },
  beside: { nl: "plan om ernaast te leggen", en: "plan to lay beside it" },
  band: { nl: "keuze voor de band (0 of 1)", en: "choice of the band (0 or 1)" },
  lang: { nl: "taal (nl of en)", en: "language (nl or en)" },
  step: { nl: "stap van het verhaal", en: "step of the story" },
  levers: { nl: "stand van de hefbomen (plan)", en: "position of the levers (plan)" },
  only: { nl: "naam van een grafiek", en: "name of a chart" },
};
const KEYS = new Set(Object.keys(NAMES));
const YEAR = /^\d{4}$/;
const STEP = /^[1-9]\d{0,2}$/;
const CHART = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

function besideOf(value: string): PageState["beside"] | undefined {
  if (value === "reference") return "reference";
  if (value === "") return null;
  const plan = value.startsWith("plan:") ? value.slice("plan:".length) : "";
  return isPlanId(plan) ? { plan } : undefined;
}

/** Whether a part of the fragment is a path of a lever, which is then among the edits. */
function readEdit(key: string, value: string, edits: Map<string, LeverEdit>): boolean {
  const parsed = parseAddress(key);
  if (parsed === null || edits.size >= MOST_EDITS) return false;
  const address = formatAddress(parsed.id, parsed.members);
  const points = new Map<number, EditPoint>();
  for (const point of value.split(",")) {
    const colon = point.indexOf(":");
    const year = point.slice(0, Math.max(0, colon));
    const text = decoded(point.slice(colon + 1));
    if (!YEAR.test(year) || text === null || points.size >= MOST_POINTS) return false;
    points.set(Number(year), { year: Number(year), text: opened(text) });
  }
  edits.set(address, { address, points: [...points.values()].sort((a, b) => a.year - b.year) });
  return true;
}

/** Letters that need no code in a fragment, and that nothing of ours stands for. */
const encoded = (text: string): string =>
  encodeURIComponent(wellFormed(text)).replace(/%(?:2F|20|40)/g, (code) => SHORTER[code]!);
const SHORTER: Readonly<Record<string, string>> = { "%2F": "/", "%20": "+", "%40": "@" };

/** Half of a character pair, which no address can hold, becomes the sign for what is unknown. */
const wellFormed = (text: string): string =>
  text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");

/** What a code of an address stands for; null where it stands for nothing. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return null;
  }
}

const NUMBER = "[-+]?\\d+(?:\\.\\d+)?";
/** A unit that cannot be taken for the end of the number before it. */
const UNIT = "[A-DF-Za-df-z%€].*";
const SPACED = new RegExp(`^(${NUMBER}) (${UNIT})$`);
const CLOSED = new RegExp(`^(${NUMBER})(${UNIT})$`);

/** `1.2 %/year` as `1.2%/year`: addresses are shorter without spaces. */
const closed = (text: string): string => text.replace(SPACED, "$1$2");
const opened = (text: string): string => text.replace(CLOSED, "$1 $2");

/** So much of a text of others as a message can bear. */
const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);
