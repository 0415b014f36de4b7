/** Ensembles of a group as the records that the tables of any ensemble are made of. */
import { PROBABILITIES, ensembleOutcome } from "../../engine/analysis/ensemble/outcome.ts";
import type { Band, EnsembleRecord, Figure } from "../../engine/analysis/ensemble/record.ts";
import { ensembleRecord } from "../../engine/analysis/ensemble/record-of-outcome.ts";
import type {
  MunicipalBands,
  TotalBand,
} from "../../engine/analysis/group-ensemble/group-bands.ts";
import type { GroupOutcome } from "../../engine/analysis/group/group-outcome.ts";
import type { Instances } from "../../engine/analysis/instances.ts";
import { inputsOf } from "../ensemble-contents.ts";

interface Settings {
  readonly members: number;
  readonly seed: number | string;
}

const figure = (value: number | undefined): Figure =>
  value === undefined || Number.isNaN(value) ? null : value;

/** A record that bears the id of the plan over the group, whatever plan gave its figures. */
const named = (record: EnsembleRecord, id: string): EnsembleRecord => {
  const { scenario } = record;
  return { ...record, scenario: { ...scenario, notes: { ...scenario.notes, id } } };
};

/** @param at place among the members of the group */
export function municipalRecord(
  { scenario, members }: GroupOutcome,
  at: number,
  { figures, sums }: MunicipalBands,
  settings: Settings,
  instances: Instances,
): EnsembleRecord {
  const central = members[at]!;
  const outcome = ensembleOutcome(central, figures, { ...settings, sampling: "random" }, sums);
  const record = ensembleRecord(outcome, inputsOf(central.scenario, instances));
  // Of outputs with dimensions only cells that comparisons need are kept: no table of any.
  const regions = record.regions.map((region) => ({ ...region, cells: [] }));
  return named({ ...record, regions }, scenario.id);
}

const bandOf = ({ id, unit, kind, central, quantiles }: TotalBand, years: number): Band => ({
  ...{ id, unit, kind, cell: [] },
  central: Array.from({ length: years }, (_, year) => figure(central[year])),
  quantiles: PROBABILITIES.map((_, at) =>
    Array.from({ length: years }, (_, year) => figure(quantiles[year * PROBABILITIES.length + at])),
  ),
});

/** The sums of the group, which stand below its municipalities. */
export function totalRecord(
  { scenario: group, total }: GroupOutcome,
  totals: readonly TotalBand[],
  settings: Settings,
): EnsembleRecord {
  const { scenario, catalogue } = total;
  const years = scenario.model.last - scenario.model.first + 1;
  return named(
    {
      ...{ scenario, catalogue, inputs: [], failed: [], probabilities: PROBABILITIES },
      settings: { ...settings, sampling: "random" },
      regions: [
        {
          ...{ id: group.model.id, title: group.notes.title },
          indicators: totals
            .filter(({ central }) => central.some((value) => !Number.isNaN(value)))
            .map((band) => bandOf(band, years)),
          ...{ cells: [], goals: [], budgets: [] },
        },
      ],
    },
    group.id,
  );
}
