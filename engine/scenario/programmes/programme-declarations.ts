/**
 * What the declared programmes add to the catalogue: modules as plain data, one or two per prefix.
 * Their behaviour is in engine/model/programmes.
 *
 * A prefix may be that of a module of the city (`housing.lifelong_added`): ids stay unique, names of
 * modules need not.
 */
import type {
  Catalogue,
  InputDeclaration,
  LeverDeclaration,
  ModuleDeclaration,
  OutputDeclaration,
  ParameterDeclaration,
  StateDeclaration,
  Text,
} from "../declarations.ts";
import type { ProgrammeModel, ProgrammeRatio } from "../resolved.ts";
import { PRICE_YEAR } from "../units/units.ts";

/** Largest number of units that a programme may hold: beyond all cities, within what is exact. */
export const MOST_UNITS = 1e12;

export const prefixOf = (id: string): string => id.slice(0, id.indexOf("."));
export const nameOf = (id: string): string => id.slice(id.indexOf(".") + 1);

/** Parameter with what was delivered before the run. */
export const deliveredId = ({ id }: { readonly id: string }): string => `${id}_delivered`;
/** Parameter with what there is when the run begins. */
export const presentId = (level: { readonly id: string }): string => `${level.id}_present`;

/** What is spent is in prices of one year, which its unit says. */
export const MONEY = `EUR${PRICE_YEAR}`;
/** Largest price of a unit: beyond all bills, within what is exact. */
export const MOST_MONEY = 1e9;

export type PriceKind = "cost" | "upkeep";

/** Parameter with what one unit costs, once or every year that it is there. */
export const priceId = (id: string, kind: PriceKind): string => `${id}_unit_${kind}`;
/** The output that says what is spent in a year. */
export const spentId = (id: string, kind: PriceKind): string => `${id}_${kind}`;
/** Input with the stock that a programme counts, on 1 January of the year. */
export const countedStart = (name: string): string => `${name}_start`;

/** Name of the state of the programmes of a prefix, unlike any other of that prefix. */
export const MEMORY = "programmes_memory";

/** The stock or flow that a ratio divides: all there is where that is asked, else what was added. */
export const dividedBy = ({ id, level }: Pick<ProgrammeModel, "id" | "level">): string =>
  level?.id ?? id;

/** A programme's own numbers, without the ratios. */
export interface Counting {
  readonly prefix: string;
  readonly programmes: readonly ProgrammeModel[];
  readonly declaration: ModuleDeclaration;
}

/** Ratios of one prefix: what is divided, and what by. */
export interface Rating {
  readonly prefix: string;
  readonly ratios: readonly DeclaredRatio[];
  readonly declaration: ModuleDeclaration;
}

export interface DeclaredRatio extends ProgrammeRatio {
  readonly programme: ProgrammeModel;
  /** Whether a year's amount is divided, not a stock. */
  readonly flow: boolean;
  /** Whether it is divided by a year's amount. */
  readonly byFlow: boolean;
}

export interface ProgrammeModules {
  readonly counting: readonly Counting[];
  readonly rating: readonly Rating[];
}

const EMPTY = { parameters: {}, levers: {}, state: {}, constraints: {}, accounts: {} } as const;

const label = (prefix: string): Text => ({
  nl: `Programma's (${prefix})`,
  en: `Programmes (${prefix})`,
});

const byPrefix = <T extends { readonly id: string }>(list: readonly T[]): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(prefixOf(one.id));
    if (group === undefined) groups.set(prefixOf(one.id), [one]);
    else group.push(one);
  }
  return groups;
};

const amount = (unit: string, text: Text): ParameterDeclaration => ({
  unit,
  dims: [],
  label: text,
  scale: "extensive",
  min: 0,
  max: MOST_UNITS,
});

/**
 * Modules for the programmes: all that count come first, so that a ratio may divide by any of them.
 *
 * @param outputs outputs of the city's own modules, by id
 */
export function programmeModules(
  programmes: readonly ProgrammeModel[],
  outputs: ReadonlyMap<string, OutputDeclaration>,
): ProgrammeModules {
  const counting: Counting[] = [];
  const counted = new Map<string, OutputDeclaration>();
  for (const [prefix, own] of byPrefix(programmes)) {
    const declaration = countingDeclaration(prefix, own);
    counting.push({ prefix, programmes: own, declaration });
    for (const [name, output] of Object.entries(declaration.outputs)) {
      counted.set(`${prefix}.${name}`, output);
    }
  }
  const kindOf = (id: string): "stock" | "flow" | undefined =>
    (counted.get(id) ?? outputs.get(id))?.kind;
  const ratios = programmes.flatMap((programme) =>
    programme.ratios.map((ratio): DeclaredRatio => {
      const flow = kindOf(dividedBy(programme)) === "flow";
      return { ...ratio, programme, flow, byFlow: kindOf(ratio.indicator) === "flow" };
    }),
  );
  const rating = [...byPrefix(ratios)].map(([prefix, own]) => ({
    prefix,
    ratios: own,
    declaration: ratingDeclaration(prefix, own),
  }));
  return { counting, rating };
}

function countingDeclaration(
  prefix: string,
  programmes: readonly ProgrammeModel[],
): ModuleDeclaration {
  const parameters: Record<string, ParameterDeclaration> = {};
  const levers: Record<string, LeverDeclaration> = {};
  const inputs: Record<string, InputDeclaration> = {};
  const outputs: Record<string, OutputDeclaration> = {};
  // What was delivered, or the counted stock in the base year, one for each that has such.
  const length = programmes.filter(({ annual }) => !annual).length;
  const state: Record<string, StateDeclaration> =
    length === 0 ? {} : { [MEMORY]: { dims: [], length } };
  for (const programme of programmes) {
    const { id, title, meaning, unit, theme, actor, annual, counts, delivered, level } = programme;
    const name = nameOf(id);
    const causes: string[] = [];
    if (delivered) {
      const parameter = nameOf(deliveredId(programme));
      parameters[parameter] = amount(unit, {
        nl: `${title.nl}, geleverd voor de looptijd`,
        en: `${title.en}, delivered before the run`,
      });
      causes.push(`p.${parameter}`);
    }
    if (counts !== null) {
      inputs[name] = { from: counts, when: "end" };
      causes.push(`in.${name}`);
    } else {
      levers[name] = {
        unit: `${unit}/year`,
        dims: [],
        label: { nl: `${title.nl}, per jaar gepland`, en: `${title.en}, planned per year` },
        short: title,
        scale: "extensive",
        min: 0,
        max: MOST_UNITS,
        kind: "flow",
        theme,
        actor,
        effect: { output: id, direction: "up" },
      };
      causes.push(`l.${name}`);
    }
    outputs[name] = {
      unit,
      kind: annual ? "flow" : "stock",
      dims: [],
      label: title,
      meaning,
      scale: "extensive",
      equation: counts !== null ? "PRG-2" : annual ? "PRG-4" : "PRG-1",
      from: causes,
    };
    const present: string[] = [];
    if (level?.known === true) {
      const parameter = nameOf(presentId(level));
      parameters[parameter] = amount(unit, {
        nl: `${level.title.nl} bij het begin van de looptijd`,
        en: `${level.title.en} when the run begins`,
      });
      present.push(`p.${parameter}`);
    }
    addSpending(programme, causes, present, parameters, outputs);
    if (counts !== null && (programme.cost ?? programme.upkeep) !== undefined) {
      inputs[countedStart(name)] = { from: counts, when: "start" };
    }
    if (level === null) continue;
    outputs[nameOf(level.id)] = {
      unit,
      kind: "stock",
      dims: [],
      label: level.title,
      meaning: {
        nl: "Wat er bij het begin van de looptijd was, en wat er sindsdien bij kwam",
        en: "What there was when the run begins, and what was added since",
      },
      scale: "extensive",
      equation: "PRG-3",
      from: [...present, `l.${name}`],
    };
  }
  return {
    id: prefix,
    label: label(prefix),
    ...EMPTY,
    parameters,
    levers,
    inputs,
    state,
    outputs,
  };
}

/** What a programme costs: a price as parameter, and what is spent in a year as output. */
function addSpending(
  programme: ProgrammeModel,
  causes: readonly string[],
  present: readonly string[],
  parameters: Record<string, ParameterDeclaration>,
  outputs: Record<string, OutputDeclaration>,
): void {
  const { id, title, unit, counts, level } = programme;
  const add = (kind: PriceKind, text: Spending, from: readonly string[]): void => {
    const price = programme[kind];
    if (price === undefined) return;
    const parameter = nameOf(priceId(id, kind));
    if (price.known) {
      parameters[parameter] = {
        unit: `${MONEY}/${unit}`,
        dims: [],
        label: { nl: `${title.nl}: ${text.price.nl}`, en: `${title.en}: ${text.price.en}` },
        scale: "intensive",
        min: 0,
        max: MOST_MONEY,
      };
    }
    outputs[nameOf(spentId(id, kind))] = {
      unit: MONEY,
      kind: "flow",
      dims: [],
      label: { nl: `${title.nl}: ${text.label.nl}`, en: `${title.en}: ${text.label.en}` },
      meaning: text.meaning,
      scale: "extensive",
      equation: text.equation,
      from: [...(price.known ? [`p.${parameter}`] : []), ...from],
    };
  };
  // What is spent on a delivery needs no figure of what was delivered before.
  const deliveries = causes.filter((cause) => !cause.startsWith("p."));
  const start = counts === null ? [] : [`in.${countedStart(nameOf(id))}`];
  add("cost", COST, [...deliveries, ...start]);
  add("upkeep", UPKEEP, level === null ? [...causes, ...start] : [...present, ...deliveries]);
}

interface Spending {
  readonly price: Text;
  readonly label: Text;
  readonly meaning: Text;
  readonly equation: string;
}

const COST: Spending = {
  price: { nl: "prijs per eenheid", en: "price of a unit" },
  label: { nl: "kosten", en: "costs" },
  meaning: {
    nl: `Wat er in het jaar geleverd wordt, maal de prijs van een eenheid; in prijzen van ${PRICE_YEAR}, wie het ook betaalt`,
    en: `What is delivered in the year times the price of a unit; in prices of ${PRICE_YEAR}, whoever pays`,
  },
  equation: "PRG-6",
};

const UPKEEP: Spending = {
  price: { nl: "onderhoud per eenheid en per jaar", en: "upkeep of a unit in a year" },
  label: { nl: "onderhoud", en: "upkeep" },
  meaning: {
    nl: `Wat er in het jaar gemiddeld is, maal het onderhoud van een eenheid; in prijzen van ${PRICE_YEAR}, wie het ook betaalt`,
    en: `What there is on average in the year times the upkeep of a unit; in prices of ${PRICE_YEAR}, whoever pays`,
  },
  equation: "PRG-7",
};

/** Names of the inputs of the ratio at a place in its module. */
export const ratioInputs = (
  index: number,
): { readonly of: string; readonly start: string; readonly by: string } => ({
  of: `of_${index}`,
  start: `start_${index}`,
  by: `by_${index}`,
});

function ratingDeclaration(prefix: string, ratios: readonly DeclaredRatio[]): ModuleDeclaration {
  const inputs: Record<string, InputDeclaration> = {};
  const outputs: Record<string, OutputDeclaration> = {};
  ratios.forEach(({ id, title, programme, indicator, unit, times, flow, byFlow }, index) => {
    const { of, start, by } = ratioInputs(index);
    const causes = [`in.${of}`, `in.${by}`];
    inputs[of] = { from: dividedBy(programme), when: flow ? "year" : "end" };
    inputs[by] = { from: indicator, when: byFlow ? "year" : "end" };
    if (flow && !byFlow) {
      inputs[start] = { from: indicator, when: "start" };
      causes.push(`in.${start}`);
    }
    outputs[nameOf(id)] = {
      unit,
      kind: flow ? "flow" : "stock",
      dims: [],
      label: title,
      meaning: {
        nl: "Het programma gedeeld door wat erbij genoemd is; 0 waar daarvan niets is",
        en: "The programme divided by what is named with it; 0 where there is none of that",
      },
      scale: "intensive",
      ratio: { of: [dividedBy(programme)], per: [indicator], times },
      equation: "PRG-5",
      from: causes,
    };
  });
  return { id: prefix, label: label(prefix), ...EMPTY, inputs, outputs };
}

/** The catalogue with the modules of the programmes behind those of the city. */
export function withProgrammes(
  catalogue: Catalogue,
  { counting, rating }: ProgrammeModules,
): Catalogue {
  const added = [...counting, ...rating].map(({ declaration }) => declaration);
  if (added.length === 0) return catalogue;
  return { ...catalogue, modules: [...catalogue.modules, ...added] };
}

/**
 * Outputs that have no value, with the figure that is missing.
 *
 * @param hasPath whether the deliveries of a programme, per year, are known
 */
export function missingOutputs(
  programmes: readonly ProgrammeModel[],
  first: number,
  hasPath: (id: string) => boolean,
): ReadonlyMap<string, Text> {
  const missing = new Map<string, Text>();
  for (const programme of programmes) {
    const { id, title, annual, counts, since, delivered, level } = programme;
    const planned: Text | null =
      counts !== null || hasPath(id)
        ? null
        : {
            nl: `wat er per jaar gepland is van "${title.nl}" (hefboom ${id})`,
            en: `what is planned per year of "${title.en}" (lever ${id})`,
          };
    const before: Text | null =
      annual || delivered || since >= first
        ? null
        : {
            nl: `wat er van ${since} tot ${first} geleverd werd van "${title.nl}"`,
            en: `what was delivered of "${title.en}" from ${since} to ${first}`,
          };
    const own = both(planned, before);
    if (own !== null) missing.set(id, own);
    const spent = (kind: PriceKind, amount: Text | null): void => {
      const price = programme[kind];
      if (price === undefined) return;
      const lacking = both(price.known ? null : unpriced(title, kind), amount);
      if (lacking !== null) missing.set(spentId(id, kind), lacking);
    };
    spent("cost", planned);
    if (level === null) {
      spent("upkeep", own);
      continue;
    }
    const present: Text | null = level.known
      ? null
      : {
          nl: `hoeveel er in ${first} is van "${level.title.nl}"`,
          en: `how much there is of "${level.title.en}" in ${first}`,
        };
    const all = both(present, planned);
    if (all !== null) missing.set(level.id, all);
    spent("upkeep", all);
  }
  for (const programme of programmes) {
    for (const { id, indicator } of programme.ratios) {
      const parts = [missing.get(dividedBy(programme)) ?? null, missing.get(indicator) ?? null];
      const lacking = both(parts[0]!, parts[1]!);
      if (lacking !== null) missing.set(id, lacking);
    }
  }
  return missing;
}

const unpriced = ({ nl, en }: Text, kind: PriceKind): Text =>
  kind === "cost"
    ? { nl: `wat een eenheid van "${nl}" kost`, en: `what a unit of "${en}" costs` }
    : {
        nl: `wat het onderhoud van een eenheid van "${nl}" per jaar kost`,
        en: `what the upkeep of a unit of "${en}" costs per year`,
      };

const both = (a: Text | null, b: Text | null): Text | null =>
  a === null || b === null ? (a ?? b) : { nl: `${a.nl}; ${b.nl}`, en: `${a.en}; ${b.en}` };
