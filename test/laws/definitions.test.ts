/** Outputs that say in another way what others say: shares, sums and differences, in any city. */
import fc from "fast-check";
import { describe, it } from "vitest";
import { catalogue } from "../../engine/model/index.ts";
import { axesOf } from "../../engine/scenario/address.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import { anyCity } from "../arbitraries/city.ts";
import { shipped } from "../arbitraries/shipped.ts";
import { expectClose, simulate, wholeSeries, yearsOf } from "./whole-run.ts";

const base = shipped("kortrijk/kortrijk-2040.yaml").model;
const forAnyCity = (check: (run: Trajectories, city: typeof base) => void): void =>
  fc.assert(
    fc.property(anyCity(base), ({ model }) => check(simulate(model), model)),
    { numRuns: 40 },
  );
const member = (dimension: string, id: string): number =>
  axesOf(catalogue, {})(dimension).ids.indexOf(id);
const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
const cellsAt = (run: Trajectories, id: string, index: number): number[] =>
  Array.from({ length: run.size(id) }, (_, cell) => wholeSeries(run, id, cell)[index]!);

describe("the dwellings", () => {
  it("are the same number by label, type, heating and tenure", () => {
    forAnyCity((run) => {
      wholeSeries(run, "housing.dwellings").forEach((dwellings, index) => {
        for (const id of [
          "housing.dwellings_by_label",
          "housing.dwellings_by_type",
          "housing.dwellings_by_heating",
          "housing.dwellings_by_tenure",
        ]) {
          expectClose(sum(cellsAt(run, id, index)), dwellings, dwellings, `${id}, year ${index}`);
        }
      });
    });
  });

  it("have shares of labels that are those of the dwellings by label", () => {
    const [c, a] = [member("epc", "c"), member("epc", "a")];
    forAnyCity((run) => {
      wholeSeries(run, "housing.dwellings").forEach((dwellings, index) => {
        const labels = cellsAt(run, "housing.dwellings_by_label", index);
        const share = (id: string): number => wholeSeries(run, id)[index]!;
        const expected = (from: number): number =>
          dwellings > 0 ? sum(labels.slice(from)) / dwellings : 0;
        expectClose(share("housing.share_label_a"), expected(a), 1, `label A, year ${index}`);
        expectClose(share("housing.share_label_c_or_better"), expected(c), 1, `C, year ${index}`);
      });
    });
  });

  it("are occupied, vacant or used otherwise, and none is available beyond them", () => {
    forAnyCity((run) => {
      const [dwellings, available, occupied, shortage, households] = [
        "housing.dwellings",
        "housing.available",
        "housing.occupied",
        "housing.shortage",
        "demography.households",
      ].map((id) => wholeSeries(run, id));
      available!.forEach((value, index) => {
        const most = Math.min(value, households![index]!);
        expectClose(occupied![index]!, most, most, `occupied, year ${index}`);
        expectClose(shortage![index]! + most, households![index]!, most, `short, year ${index}`);
        expectClose(Math.min(value, dwellings![index]!), value, value, `available, year ${index}`);
      });
    });
  });

  it("count as added what stands beyond the first 1 January", () => {
    forAnyCity((run) => {
      for (const [stock, added] of [
        ["housing.dwellings", "housing.dwellings_added"],
        ["housing.social_dwellings", "housing.social_added"],
      ] as const) {
        const values = wholeSeries(run, stock);
        wholeSeries(run, added).forEach((value, index) => {
          const expected = values[index]! - values[0]!;
          expectClose(value, expected, values[index]! + values[0]!, `${added}, year ${index}`);
        });
      }
    });
  });

  it("are renovated by depth as they are renovated at all", () => {
    forAnyCity((run) => {
      run.series("housing.renovated").forEach((renovated, index) => {
        const parts = cellsAt(run, "housing.renovated_by_depth", index);
        expectClose(sum(parts), renovated, renovated, `renovated, year ${index}`);
      });
    });
  });

  it("have as many owners redirected as chose what is no longer sold", () => {
    const width = axesOf(catalogue, {})("heating_choice").ids.length;
    forAnyCity((run, model) => {
      const levers = model.regions[0]!.levers;
      yearsOf(run).forEach((year, index) => {
        let ended = 0;
        for (let system = 0; system < width; system++) {
          const at = index * width + system;
          if (year > levers["housing.last_sale"]![at]!)
            ended += levers["housing.heating_mix"]![at]!;
        }
        expectClose(run.at("housing.heating_redirected", year), ended, 1, `redirected in ${year}`);
      });
    });
  });
});

describe("the heat networks", () => {
  it("connect in a year the other buildings by which their number grows", () => {
    forAnyCity((run) => {
      const connected = wholeSeries(run, "heat.others_connected");
      run.series("heat.new_others_connected").forEach((added, index) => {
        const grown = connected[index + 1]! - connected[index]!;
        expectClose(added, grown, connected[index + 1]!, `others, year ${index}`);
      });
    });
  });
});
