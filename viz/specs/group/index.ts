/** All charts of a run over several municipalities, in the order in which a report shows them. */
import type { BenchmarkResult } from "../../../engine/analysis/group/benchmark.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import type { Language } from "../../numbers.ts";
import type { VegaLiteSpec } from "../frame.ts";
import { yearOf } from "./compared-frame.ts";
import type { GroupView } from "./group-view.ts";
import { municipalityMultiples, MOST_PANELS } from "./municipality-multiples.ts";
import { municipalityRanks } from "./municipality-ranks.ts";
import { hasTiles, municipalityTiles } from "./municipality-tiles.ts";
import { hasMoves, movesMatrix } from "./moves-matrix.ts";
import { GROUP_QUESTIONS, indicatorKey } from "./titles.ts";
import { isCompared } from "./words.ts";

export interface GroupChart {
  readonly id: string;
  readonly title: Text;
  readonly question: Text;
  readonly modules: readonly string[];
  spec(language: Language): VegaLiteSpec;
}

/** Indicators that have charts; all of them stand in the table of municipalities. */
export const CHARTED = [
  "co2_per_inhabitant",
  "heat_per_dwelling",
  "renewable_power_per_inhabitant",
  "population_growth",
  "dwellings_growth",
] as const;

type Draw = (view: GroupView, result: BenchmarkResult, language: Language) => VegaLiteSpec;

/** The charts that a run over municipalities can fill. */
export function groupChartsOf(view: GroupView): GroupChart[] {
  const count = view.names.length;
  const charted = CHARTED.flatMap(
    (id) => view.benchmark.results.find(({ indicator }) => indicator.id === id) ?? [],
  );
  /** Where fewer than two can be held against each other there is nothing to rank or to shade. */
  const areCompared = (result: BenchmarkResult): boolean =>
    yearOf(result, view).figures.filter(isCompared).length >= 2;
  const kinds: readonly (readonly [keyof typeof GROUP_QUESTIONS, boolean, Draw])[] = [
    ["tiles", hasTiles(view), municipalityTiles],
    ["ranks", count <= MOST_PANELS, municipalityRanks],
    ["multiples", count <= MOST_PANELS, municipalityMultiples],
  ];
  const compared = charted.flatMap((result) =>
    kinds.flatMap(([kind, isThere, draw]): GroupChart[] => {
      const { figure, title } = result.indicator;
      const output = figure.kind === "ratio" ? figure.of[0]!.output : figure.of;
      // The map of the emissions stands always: that nothing can be shaded says something as well.
      const isAlways = kind === "multiples" || (kind === "tiles" && result === charted[0]);
      if (!isThere || (!isAlways && !areCompared(result))) return [];
      return [
        {
          id: `municipality-${kind}-${indicatorKey(result)}`,
          title,
          question: questionOf(kind, title),
          modules: [output.slice(0, output.indexOf("."))],
          spec: (language) => draw(view, result, language),
        },
      ];
    }),
  );
  return hasMoves(view)
    ? [
        ...compared,
        {
          id: "moves-matrix",
          title: { nl: "Verhuizingen tussen gemeenten", en: "Moves between municipalities" },
          question: GROUP_QUESTIONS.moves,
          modules: ["demography"],
          spec: (language) => movesMatrix(view, language),
        },
      ]
    : compared;
}

/** `CO₂-uitstoot per inwoner: waar ligt de uitkomst hoog, en waar laag?` */
const questionOf = (kind: keyof typeof GROUP_QUESTIONS, title: Text): Text => {
  const of = (language: Language): string => {
    const question = GROUP_QUESTIONS[kind][language];
    return `${title[language]}: ${question.charAt(0).toLowerCase()}${question.slice(1)}`;
  };
  return { nl: of("nl"), en: of("en") };
};
