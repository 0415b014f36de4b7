/**
 * Whether the packages that one plan includes contradict one another: the same thing set to
 * different values, changed by one and set by another, or two ambition levels of one theme. Nothing
 * of that is settled by the order in which they are named; the plan itself may settle it.
 */
import type { Text } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import type { IncludedPackage } from "./packages.ts";
import type { PlanFile } from "./plan-file.ts";
import type { PlanLayer } from "./plan.ts";
import { diagnosticAt, placeAt, type Remark } from "../diagnostics/text.ts";
import { dataOf, type YamlEntry, type YamlNode } from "../yaml/yaml-document.ts";

/** One thing that a key of a package sets. */
export interface Claim {
  /** What is set, down to a cell: claims on one slot are compared. */
  readonly slot: string;
  /** The same for a reader: `heat.connection_share[venning]`. */
  readonly name: string;
  /** Equal texts are equal settings. */
  readonly value: string;
  /** Whether it changes what is there, so that the outcome depends on the order. */
  readonly changes?: boolean;
  /** Goes back to the reference because it is not mentioned, where the key sets the whole. */
  readonly unmentioned?: boolean;
  readonly entry: YamlEntry;
}

interface Claimed extends Claim {
  readonly by: IncludedPackage;
}

/** Collects what the packages of one plan claim, then tells the contradictions. */
export class PackageConflicts {
  private readonly plan: PlanFile;
  private readonly packages: readonly IncludedPackage[];
  private readonly claims = new Map<string, Claimed[]>();
  private readonly settled = new Set<string>();
  /** Set by the plan too, but only from a later year on, or as a change of what the packages say. */
  private readonly touched = new Set<string>();

  constructor(plan: PlanFile, packages: readonly IncludedPackage[]) {
    this.plan = plan;
    this.packages = packages;
  }

  /** Alone there is nothing to contradict. */
  get isNeeded(): boolean {
    return this.packages.length > 1;
  }

  /** Of what one package says twice, as a whole and of a member, the last holds. */
  add(by: IncludedPackage, claim: Claim): void {
    const claims = this.claims.get(claim.slot) ?? [];
    if (claims.length === 0) this.claims.set(claim.slot, claims);
    if (claims.at(-1)?.by === by) claims.pop();
    claims.push({ ...claim, by });
  }

  /** The plan itself sets this; `wholly` when nothing of what the packages say is left. */
  settle(slot: string, wholly: boolean): void {
    (wholly ? this.settled : this.touched).add(slot);
  }

  report(diagnostics: Diagnostic[]): void {
    const told = new Set<string>();
    /** Tells a contradiction of two keys once, however many cells they have in common. */
    const tell = (pair: string, second: IncludedPackage, remark: Remark): void => {
      if (told.has(pair)) return;
      told.add(pair);
      const { start, end } = second.item;
      diagnostics.push(diagnosticAt(this.plan.source, start, end, remark));
    };
    const apart = this.reportLevels(tell);
    for (const [slot, claims] of this.claims) {
      if (this.settled.has(slot)) continue;
      claims.slice(1).forEach((second, index) => {
        const first = claims.slice(0, index + 1).find((earlier) => contradict(earlier, second));
        if (first === undefined || apart.has(pairOf(first.by, second.by))) return;
        const keys = `${first.entry.keyStart} ${second.entry.keyStart}`;
        const remark = conflict(first, second, this.touched.has(slot));
        tell(`${pairOf(first.by, second.by)} ${keys}`, second.by, remark);
      });
    }
  }

  /** Pairs of packages that are of one theme and of different levels. */
  private reportLevels(
    tell: (pair: string, second: IncludedPackage, remark: Remark) => void,
  ): ReadonlySet<string> {
    const apart = new Set<string>();
    this.packages.forEach((second, index) => {
      for (const first of this.packages.slice(0, index)) {
        if (!areTwoLevels(first, second)) continue;
        const pair = pairOf(first, second);
        apart.add(pair);
        tell(pair, second, twoLevels(first, second));
      }
    });
    return apart;
  }
}

/**
 * Reports packages of one theme and of different levels that plans of one chain include. What a plan
 * says itself replaces what it inherits, but a level is a whole: laid over another one, the years
 * and levers that it leaves alone would be of neither.
 */
export function reportLevelsOfChain(layers: readonly PlanLayer[], diagnostics: Diagnostic[]): void {
  layers.forEach(({ plan, packages }, index) => {
    for (const parent of layers.slice(index + 1)) {
      for (const second of packages) {
        const first = parent.packages.find((one) => areTwoLevels(one, second));
        if (first === undefined) continue;
        const { start, end } = second.item;
        const remark = twoLevels(first, second, {
          nl: `kies één niveau per thema: bouw voort op een plan zonder ${first.file.id}, of laat ${second.file.id} weg`,
          en: `choose one level per theme: extend a plan without ${first.file.id}, or leave out ${second.file.id}`,
        });
        diagnostics.push(diagnosticAt(plan.source, start, end, remark));
      }
    }
  });
}

const areTwoLevels = ({ file: first }: IncludedPackage, { file: second }: IncludedPackage) =>
  first.theme !== null &&
  first.theme === second.theme &&
  first.level !== null &&
  second.level !== null &&
  first.level !== second.level;

const contradict = (first: Claim, second: Claim): boolean =>
  first.changes === true || second.changes === true || first.value !== second.value;

const pairOf = (first: IncludedPackage, second: IncludedPackage): string =>
  `${first.identity} ${second.identity}`;

/** What settles it: the way out of every contradiction. */
const WAY_OUT: Text = {
  nl: "zet het in het plan zelf, of laat een van beide pakketten weg",
  en: "set it in the plan itself, or leave one of the two packages out",
};

function conflict(first: Claimed, second: Claimed, isTouched: boolean): Remark {
  const { name } = first.name.length >= second.name.length ? first : second;
  const [one, other] = [first.by.file.id, second.by.file.id];
  const changing = [first, second].find(({ changes }) => changes === true);
  const whole = [first, second].find(({ unmentioned }) => unmentioned === true);
  const message: Text =
    changing === undefined
      ? {
          nl: `de pakketten ${one} en ${other} zetten ${name} verschillend`,
          en: `the packages ${one} and ${other} set ${name} differently`,
        }
      : {
          nl: `de pakketten ${one} en ${other} gaan allebei over ${name}, en ${changing.by.file.id} verandert wat er al staat: de uitkomst zou van hun volgorde afhangen`,
          en: `the packages ${one} and ${other} both act on ${name}, and ${changing.by.file.id} changes what is there already: the outcome would depend on their order`,
        };
  const help: Text = isTouched
    ? {
        nl: "het plan zet het zelf niet voor alle jaren: zet het vanaf het eerste jaar, of laat een van beide pakketten weg",
        en: "the plan itself does not set it for all years: set it from the first year on, or leave one of the two packages out",
      }
    : whole !== undefined
      ? {
          nl: `${whole.entry.key}: zonder lid zet ook de leden die er niet bij staan terug op de referentie; schrijf in het pakket ${whole.by.file.id} elk lid apart, zoals ${name}`,
          en: `${whole.entry.key}: without a member also puts the members that are not there back to the reference; write each member by itself in the package ${whole.by.file.id}, as in ${name}`,
        }
      : WAY_OUT;
  return {
    code: "conflicting-packages",
    message,
    help,
    related: [first, second].map(({ by, entry }) => ({
      note: { nl: `${by.file.id} zegt dit`, en: `${by.file.id} says this` },
      at: placeAt(by.file.source, entry.keyStart, entry.keyEnd),
    })),
  };
}

const ONE_LEVEL: Text = { nl: "kies één niveau per thema", en: "choose one level per theme" };

function twoLevels(first: IncludedPackage, second: IncludedPackage, help = ONE_LEVEL): Remark {
  const { theme } = second.file;
  const [one, other] = [first.file, second.file];
  return {
    code: "conflicting-packages",
    message: {
      nl: `de pakketten ${one.id} (niveau ${one.level}) en ${other.id} (niveau ${other.level}) gaan over hetzelfde thema, ${theme}`,
      en: `the packages ${one.id} (level ${one.level}) and ${other.id} (level ${other.level}) are about the same theme, ${theme}`,
    },
    help,
    related: [one, other].map(({ id, source, root, idNode }) => {
      const entry = root.entries.find(({ key }) => key === "level");
      const { start, end } = entry?.value ?? idNode;
      return {
        note: { nl: `niveau van ${id}`, en: `level of ${id}` },
        at: placeAt(source, start, end),
      };
    }),
  };
}

/** Keys that say where a thing comes from, and not what it is. */
const REMARKS = new Set(["title", "source", "where", "note", "remark", "section"]);

/** What is said of a target, an indicator or a programme as a text to compare. */
export function writtenClaim(node: YamlNode): string {
  if (node.kind !== "map") return JSON.stringify(dataOf(node));
  const entries = node.entries.filter(({ key }) => !REMARKS.has(key));
  const data = entries.map(({ key, value }) => [key, dataOf(value)] as const);
  return JSON.stringify(data.sort(([a], [b]) => (a < b ? -1 : 1)));
}
