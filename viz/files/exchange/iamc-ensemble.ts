/**
 * Ensembles in the format of the IAMC: a variable as the plain run has it, and below it one for each
 * quantile, `Emissions|CO2|Territorial|5.0th Percentile`, as the scenario database of the sixth
 * assessment report of the IPCC names percentiles (data.ene.iiasa.ac.at/ar6).
 */
import { isOwnId } from "../../../engine/analysis/run-series.ts";
import type { Band, EnsembleRecord, Figure } from "../../../engine/analysis/ensemble/record.ts";
import { formatAddress } from "../../../engine/scenario/address.ts";
import type { Cell } from "../csv.ts";
import { IAMC_HEAD, plainName, type IamcLayout, type IamcTable, type LeftOut } from "./iamc.ts";
import { conversionOf, type IamcVariable } from "./iamc-list.ts";

const OF_SUM =
  "the variable adds up several outputs, and the quantile of a sum is not the sum of quantiles";
const OF_CELLS = "the ensemble kept no parts: run it with --cells";
const OF_PLAN =
  "a programme or indicator that a region or plan names itself: the list fixes no name for it";

/** `Emissions|CO2|Territorial|5.0th Percentile`. */
export const percentileName = (variable: string, probability: number): string =>
  `${variable}|${(probability * 100).toFixed(1)}th Percentile`;

/** @param model what the column of the model says: `ademruimte 0.1.0` */
export function iamcEnsemble(
  records: readonly EnsembleRecord[],
  list: readonly IamcVariable[],
  model: string,
  layout: IamcLayout,
): IamcTable {
  const models = records.map(({ scenario }) => scenario.model);
  const first = Math.min(...models.map((one) => one.first));
  const last = Math.max(...models.map((one) => one.last));
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const rows: Cell[][] = [
    layout === "wide" ? [...IAMC_HEAD, ...years] : [...IAMC_HEAD, "Year", "Value"],
  ];
  const told = new Set<string>();
  const leftOut = new Map<string, LeftOut>();
  for (const record of records) {
    const { scenario, catalogue, probabilities } = record;
    for (const [at, region] of record.regions.entries()) {
      const place = plainName(scenario.notes.regions[at]?.title.en ?? region.id);
      const bands = new Map(
        [...region.indicators, ...region.cells].map((band) => [
          formatAddress(band.id, band.cell),
          band,
        ]),
      );
      const add = (name: string, unit: string, values: readonly Figure[]): void => {
        const head = [model, scenario.notes.id, place, name, unit];
        const inYears = years.map((year) => values[year - scenario.model.first] ?? null);
        if (layout === "wide") rows.push([...head, ...inYears]);
        else {
          inYears.forEach((value, index) => {
            if (value !== null) rows.push([...head, years[index]!, value]);
          });
        }
      };
      for (const entry of list) {
        const found = bandOf(entry, bands);
        if (found === null) continue;
        if ("reason" in found) {
          leftOut.set(found.output, found);
          continue;
        }
        const convert = conversionOf(entry, catalogue);
        const converted = (values: readonly Figure[]): Figure[] =>
          values.map((value) => (value === null ? null : convert(value)));
        const { variable, unit } = entry;
        told.add(variable);
        add(variable, unit, converted(found.central));
        found.quantiles.forEach((values, index) =>
          add(percentileName(variable, probabilities[index]!), unit, converted(values)),
        );
      }
      const listed = new Set(list.flatMap(({ outputs }) => outputs));
      for (const { id } of region.indicators) {
        if (isOwnId(id) || !listed.has(id)) leftOut.set(id, { output: id, reason: OF_PLAN });
      }
    }
  }
  return { rows, variables: told.size, leftOut: [...leftOut.values()] };
}

/** The band of a variable; why it has none, or null where the plan has no such output. */
function bandOf(
  { outputs, defined, remark }: IamcVariable,
  bands: ReadonlyMap<string, Band>,
): Band | LeftOut | null {
  const output = outputs.join(" + ");
  const isThere = outputs.some((one) => bands.has(one.replace(/\[.*$/, "")) || bands.has(one));
  if (defined === "left out") return isThere ? { output, reason: remark } : null;
  if (outputs.length > 1) return { output, reason: OF_SUM };
  const band = bands.get(outputs[0]!);
  if (band !== undefined) return band;
  return outputs[0]!.includes("[") ? { output, reason: OF_CELLS } : null;
}
