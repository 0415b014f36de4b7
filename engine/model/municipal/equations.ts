/** What the city has beside floor that is heated and lit: street lamps, and sites with a boiler. */

/**
 * MUN-1  Public lighting
 *
 *   P(y) = P(b) · i(y)
 *
 *   P(b)  electricity of street lamps in the base year             [kWh]   municipal.public_lighting_base
 *   i     electricity per lit street against the base year          [1]     municipal.lighting_intensity
 *
 * Source  Intensity path; the lit streets do not grow with the population.
 * Test    test/known-answers/municipal.test.ts, "lights the streets of the base year with 3.9 GWh, and with 42 % of it when all lamps are LED".
 */
export const lightingElectricity = (base: number, intensity: number): number => base * intensity;

/**
 * MUN-2  Fossil heating systems installed in the year
 *
 *   Z(y) = S · Z_A(y) / A(b)
 *
 *   S     heated sites of the city in the base year, one system each      [system]   municipal.base_systems
 *   A(b)  floor area in the base year                                     [m2]       municipal.base_floor_area
 *   Z_A   floor that gets a fossil system: A · Σ out / X · m(fossil) + B · m'(fossil), in the symbols of FLO-6   [m2]
 *
 * Source  Count of systems from floor: every site is taken to be as large.
 * Differs Which site is due is not known; a fraction of a system is a chance.
 * Test    test/known-answers/municipal.test.ts, "replaces one site in twenty a year".
 */
export const fossilSystemsInstalled = (
  systems: number,
  installedFloor: number,
  baseFloor: number,
): number => (baseFloor > 0 ? (systems * installedFloor) / baseFloor : 0);
