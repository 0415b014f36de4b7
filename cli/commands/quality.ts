/** `simulate quality PLAN-or-REGION`: how well founded the figures of a region are, by module. */
import { dataQuality, type ModuleQuality } from "../../engine/analysis/data-quality.ts";
import { cityOf } from "../../engine/model/index.ts";
import { THEMES, type Text } from "../../engine/scenario/declarations.ts";
import { THEMES_NAMED } from "../../viz/group-names.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { jsonText } from "../json.ts";
import { QUALITY } from "../quality/texts.ts";
import { readPlan } from "../read-plan.ts";
import { readRegion, regionFolder } from "../read-region.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import type { Streams } from "../streams.ts";
import { isOther, screen, speak } from "../screen/screen.ts";
import { heading, left, right, room, wrap } from "../summary/layout.ts";
import type { Language } from "../texts.ts";

export interface QualityArguments {
  /** A folder of a region, the name of a supplied one, or a plan. */
  readonly of: string;
  /** Whether all general figures are named. */
  readonly all: boolean;
  readonly allow: readonly string[];
  readonly json: boolean;
  readonly language: Language | null;
}

interface RegionQuality {
  readonly id: string;
  readonly title: Text;
  readonly modules: readonly ModuleQuality[];
}

export function showQuality(args: QualityArguments, streams: Streams): ExitStatus {
  const { of, json } = args;
  const folder = regionFolder(of);
  const read = folder === null ? readPlan(of, args) : readRegion(folder, args);
  const { scenario, diagnostics } = read;
  const language = args.language ?? read.language ?? "nl";
  if (scenario === null) {
    if (json) streams.out(jsonText({ kind: "failure", diagnostics, result: null }));
    else streams.error(diagnosticsText(diagnostics, language));
    return EXIT.inputWrong;
  }
  const { catalogue } = cityOf(scenario.model);
  const regions = scenario.notes.regions.map(({ id, title }, index) => ({
    ...{ id, title },
    modules: dataQuality(scenario, catalogue, index).filter(({ own }) => own.figures > 0),
  }));
  if (json) streams.out(jsonText({ kind: "quality", diagnostics, result: { regions } }));
  else {
    if (diagnostics.length > 0) streams.error(diagnosticsText(diagnostics, language));
    streams.out(regions.map((region) => qualityText(region, args.all, language)).join("\n"));
  }
  return EXIT.done;
}

const NAME = 38;
const WIDTHS = [7, 14, 10, 10, 9, 10];

const shown = (score: number | null): string => (score === null ? "–" : `${Math.round(score)}`);

function qualityText({ title, modules }: RegionQuality, all: boolean, language: Language): string {
  speak(language);
  const text = (key: keyof typeof QUALITY): string => QUALITY[key][language];
  const line = (name: string, cells: readonly string[]): string =>
    left(name, NAME) + cells.map((cell, at) => right(cell, WIDTHS[at]!)).join("");
  const headLine = (name: string, cells: readonly string[]): string =>
    isOther(screen())
      ? heading(name, cells.map((cell, at) => right(cell, WIDTHS[at]!)).join(""))
      : line(name, cells);
  const heads = (["own", "all", "figures", "measured", "assumed", "general"] as const).map(text);
  // What a plan or region counts itself bears the beginning of its ids, which as a rule is a theme.
  const nameOf = ({ label }: ModuleQuality): string =>
    label[language].replace(/\((\w+)\)$/, (whole, prefix: string) => {
      const theme = THEMES.find((one) => one === prefix);
      return theme === undefined ? whole : `(${THEMES_NAMED[theme][language]})`;
    });
  const rows = modules.map((module) => {
    const { own, all: reached, defaults } = module;
    return line(nameOf(module).slice(0, room(NAME - 1)), [
      ...[shown(own.score), shown(reached.score), `${own.figures}`],
      ...[`${own.grades.measured}`, `${own.grades.assumption}`, `${defaults.length}`],
    ]);
  });
  const listed = (key: "placeholders" | "unknown" | "defaults"): string[] => {
    const found = modules.flatMap((module) => module[key]);
    const said = found.length === 0 ? text("none") : found.join(", ");
    return ["", ...wrap(`${text(key)} (${found.length}): ${said}`)];
  };
  return [
    `${text("title")} ${title[language]}`,
    "",
    headLine(text("module"), heads),
    ...rows,
    "",
    ...wrap(text("rule")),
    ...wrap(text("columns")),
    ...listed("placeholders"),
    ...listed("unknown"),
    ...(all ? listed("defaults") : []),
    "",
  ].join("\n");
}
