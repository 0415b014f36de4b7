/**
 * How well founded the figures of a region are, module by module (docs/reference/data-quality.md).
 *
 * A figure is a parameter or the reference path of a lever. It counts 100 when measured, and 20 less
 * for every step down the list of grades; a placeholder and an unknown figure count 0. The score of a
 * module is the mean of its figures: every figure counts once, however many rows it is given by.
 */
import { GRADES, type Catalogue, type Grade, type Text } from "../scenario/declarations.ts";
import type { Provenance, ResolvedScenario } from "../scenario/resolved.ts";
import { causesIn } from "../scenario/causes.ts";

/** What a figure of each grade counts; a test holds the page in docs/ against it. */
export const POINTS: Readonly<Record<Grade, number>> = {
  measured: 100,
  "official-projection": 80,
  literature: 60,
  derived: 40,
  assumption: 20,
};

/** The figures of a module, or all figures that its results rest on. */
export interface QualityOf {
  /** Parameters and reference paths. */
  readonly figures: number;
  /** 0 to 100; null when there are no figures. */
  readonly score: number | null;
  /** How many of the figures have each grade; one of several grades counts for the weakest. */
  readonly grades: Readonly<Record<Grade, number>>;
}

export interface ModuleQuality {
  readonly module: string;
  readonly label: Text;
  /** The module's own parameters and reference paths. */
  readonly own: QualityOf;
  /** Those and all in other modules that its results follow from. */
  readonly all: QualityOf;
  /** Own figures that are filled in until somebody supplies them, by address. */
  readonly placeholders: readonly string[];
  /** Own figures that nobody knows, by address. */
  readonly unknown: readonly string[];
  /** Own figures that only a parent of the region gives: what is usual in Flanders, not of this place. */
  readonly defaults: readonly string[];
}

/** One figure, whatever the number of its rows. */
interface Figure {
  readonly id: string;
  readonly cause: number | undefined;
  readonly points: number;
  readonly grade: Grade;
  readonly records: readonly Provenance[];
}

const pointsOf = ({ grade, placeholder, unknown }: Provenance): number =>
  placeholder === true || unknown === true ? 0 : POINTS[grade];

/** The weakest grade of its rows, and the mean of what they count. */
function figureOf(
  id: string,
  records: readonly Provenance[],
  cause: number | undefined,
): Figure | null {
  if (records.length === 0) return null;
  const weakest = Math.max(...records.map(({ grade }) => GRADES.indexOf(grade)));
  const sum = records.reduce((points, record) => points + pointsOf(record), 0);
  return {
    ...{ id, cause, records },
    points: sum / records.length,
    grade: GRADES[weakest]!,
  };
}

function qualityOf(figures: readonly Figure[]): QualityOf {
  const grades: Record<Grade, number> = { ...POINTS };
  for (const grade of GRADES) grades[grade] = 0;
  let sum = 0;
  for (const { grade, points } of figures) {
    grades[grade]++;
    sum += points;
  }
  return {
    figures: figures.length,
    score: figures.length === 0 ? null : sum / figures.length,
    grades,
  };
}

/**
 * The quality of the data of one region, in the order of the modules. Computes nothing of the run.
 *
 * @param catalogue that of the scenario's city, so that programmes of its own count as well
 * @param regionIndex of which of its regions
 */
export function dataQuality(
  scenario: ResolvedScenario,
  catalogue: Catalogue,
  regionIndex = 0,
): readonly ModuleQuality[] {
  const notes = scenario.notes.regions[regionIndex]!;
  const causes = causesIn(catalogue.modules);
  const figures: Figure[] = [];
  const add = (
    kind: "parameter" | "lever",
    of: Readonly<Record<string, readonly Provenance[]>>,
  ) => {
    for (const [id, records] of Object.entries(of)) {
      const figure = figureOf(id, records, causes.causeOf(kind, id));
      if (figure !== null) figures.push(figure);
    }
  };
  add("parameter", notes.parameters);
  add("lever", notes.reference);
  const { folders = [] } = notes;
  const parents = folders.slice(0, -1).map(({ path }) => `${path}/`);
  const mine = folders.at(-1)?.path;
  const isInherited = ({ origin, by }: Provenance): boolean =>
    by === undefined &&
    parents.some((parent) => origin.file.startsWith(parent)) &&
    !(mine !== undefined && origin.file.startsWith(`${mine}/`));
  const isDefault = ({ records }: Figure): boolean => records.every(isInherited);
  return catalogue.modules.map(({ id, label, outputs, parameters, levers }) => {
    const names = [...Object.keys(parameters), ...Object.keys(levers)];
    const ownIds = new Set(names.map((name) => `${id}.${name}`));
    const numbers = Object.keys(outputs).flatMap((name) => causes.outputOf(`${id}.${name}`) ?? []);
    const own = figures.filter((figure) => ownIds.has(figure.id));
    const all = figures.filter(
      (figure) =>
        ownIds.has(figure.id) ||
        (figure.cause !== undefined && numbers.some((at) => causes.moves(figure.cause!, at))),
    );
    const addressed = (holds: (record: Provenance) => boolean): string[] =>
      own.flatMap((figure) => [
        ...new Set(figure.records.filter(holds).map(({ address }) => address ?? figure.id)),
      ]);
    return {
      ...{ module: id, label, own: qualityOf(own), all: qualityOf(all) },
      placeholders: addressed(({ placeholder }) => placeholder === true),
      unknown: addressed(({ unknown }) => unknown === true),
      defaults: own.filter(isDefault).map((figure) => figure.id),
    };
  });
}
