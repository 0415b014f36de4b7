/** What every sector declares whose energy is measured in one year and carried from there. */
import type { ParameterDeclaration, Text } from "../scenario/declarations.ts";
import { extensive, intensive, text } from "./declare.ts";

/** @param sector whose rows of an inventory these are */
export const baseYearParameters = (sector: string, of: Text) => ({
  base_year: {
    ...intensive(
      "year",
      [],
      [1990, 2100],
      text("Jaar van de gemeten energie", "Year of the measured energy"),
    ),
    inventory: { what: "base_year", describedBy: ["base_population", "base_degree_days"] },
  } as const satisfies ParameterDeclaration,
  base_population: extensive(
    "person",
    [],
    1e8,
    text("Gemiddelde bevolking van het basisjaar", "Mean population of the base year"),
  ),
  base_energy: {
    ...extensive(
      "kWh",
      ["carrier"],
      1e13,
      text(
        `Energie ${of.nl} in het basisjaar, volgens de inventaris`,
        `Energy ${of.en} in the base year, by the inventory`,
      ),
    ),
    short: text(`Energie ${of.nl}`, `Energy ${of.en}`),
    inventory: { what: "energy", sectors: [sector] },
  } as const satisfies ParameterDeclaration,
  base_degree_days: intensive(
    "1",
    [],
    [0, 3],
    text(
      "Graaddagen van het basisjaar tegenover het gemiddelde van 2018-2021",
      "Degree days of the base year against the mean of 2018-2021",
    ),
  ),
});
