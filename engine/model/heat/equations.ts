/** Heat networks: who is connected, what they use, where the heat comes from. Energies in kWh. */

/**
 * HEA-1  Progress of a district towards its final share
 *
 *   S(x) = 3 x^2 - 2 x^3 between 0 and 1,   x = (y - b) / D
 *
 *   y  calendar year, on 1 January                         [year]
 *   b  first year of building                              [year]   lever heat.build_start
 *   D  years from the first pipe to the final share        [year]   heat.uptake_duration
 *
 * Source  S-curve (smoothstep polynomial); progress from little to all in PyPSA-Eur, logistic or linear there.
 * Differs Unlike a logistic curve it begins at 0 and ends at 1, so that the final share is reached.
 * Test    test/known-answers/heat.test.ts, "follows the S-curve when nothing binds".
 */
export const progress = (elapsed: number, duration: number): number => {
  const x = Math.min(1, Math.max(0, elapsed / duration));
  return x * x * (3 - 2 * x);
};

/**
 * HEA-2  Connections still lacking on the coming 1 January
 *
 *   w = max(0, f S N - c)
 *
 *   f  final share wished                     [1]                    lever heat.connection_share
 *   S  progress                               [1]                    HEA-1
 *   N  buildings that can be connected        [dwelling], [building]   heat.district_dwellings, heat.district_others
 *   c  connected, less what was demolished    [dwelling], [building]   state, HEA-4
 *
 * Source  Definition.
 * Differs Nobody is disconnected: a lower wish only stops the building.
 * Test    test/laws/heat.test.ts, "never disconnects, and stays within the metres and the dwellings there are".
 */
export const lacking = (
  finalShare: number,
  done: number,
  buildings: number,
  connected: number,
): number => Math.max(0, finalShare * done * buildings - connected);

/**
 * HEA-3  Part of what is wanted that a limit leaves
 *
 *   g = min(1, Q / W)
 *
 *   Q  dwellings that can switch in a year, or metres that can be laid    [dwelling], [m]   from heat.connectable_share, lever heat.metres_per_year
 *   W  dwellings, or metres, that all districts want                     [dwelling], [m]   from HEA-2, heat.metres_per_connection
 *
 * Source  One limit for the whole city; districts share a shortage in proportion.
 * Differs The limit of dwellings applies first, so that the metres it frees serve other buildings.
 * Test    test/known-answers/heat.test.ts, "lays 21.8 km in 14.5 years".
 */
export const partLeft = (wanted: number, possible: number): number =>
  wanted > possible ? possible / wanted : 1;

/**
 * HEA-4  Part of the connected dwellings that is demolished in a year
 *
 *   h = min(1, X / c)
 *
 *   X  demolished dwellings on a network           [dwelling]   housing.network_demolished
 *   c  connected dwellings on 1 January            [dwelling]   output heat.dwellings_connected
 *
 * Source  The housing stock has no districts: the loss is spread in proportion over them.
 * Differs Other buildings are never demolished here.
 * Test    test/laws/heat.test.ts, "keeps one account with the housing stock".
 */
export const demolishedPart = (demolished: number, connected: number): number =>
  connected > 0 ? Math.min(1, demolished / connected) : 0;

/**
 * HEA-5  Heat of the connected other buildings of a district
 *
 *   q = (c(y) + c(y+1)) / 2 / N x H x U(y) / U(first year)
 *
 *   c  connected other buildings      [building]   output heat.others_connected_by_district
 *   N  other buildings on gas         [building]   heat.district_others
 *   H  their useful heat, normal year [kWh]        heat.district_other_heat
 *   U  useful heat of the tertiary sector [kWh]    tertiary.useful_heat
 *
 * Source  Gas of non-household connections by statistical sector, times 0.903 and the boiler's efficiency.
 * Differs Every connection takes the mean of its district, and all follow the tertiary sector.
 * Test    test/known-answers/heat.test.ts, "delivers half the heat of a district at half the buildings".
 */
export const otherHeat = (meanConnected: number, heatOfOne: number, index: number): number =>
  meanConnected * heatOfOne * index;

/** H / N of HEA-5; 0 for a district without such buildings. */
export const heatPerBuilding = (heat: number, buildings: number): number =>
  buildings > 0 ? heat / buildings : 0;

/**
 * HEA-6  Heat fed in
 *
 *   F = Q / (1 - v)
 *
 *   Q  heat delivered        [kWh]   output heat.delivered
 *   v  share lost in pipes   [1]     heat.loss_share
 *
 * Source  PyPSA-Eur (15 % of the heat fed in); Flemish practice 8 to 25 %.
 * Differs A constant share: a thinly used network really loses more.
 * Test    test/known-answers/heat.test.ts, "loses 15 % on the way".
 */
export const fedIn = (delivered: number, lossShare: number): number => delivered / (1 - lossShare);

/**
 * HEA-7  Heat of one source, in merit order
 *
 *   s = min(P, m F, max(0, M F - G))
 *
 *   P  what the source can feed in                           [kWh/year]   lever heat.source_potential
 *   m  largest part of the year's heat it can cover          [1]          heat.max_cover
 *   M  largest m of this source and those before it          [1]
 *   G  already supplied by the sources before it             [kWh]
 *   F  heat fed in                                           [kWh]        HEA-6
 *
 * Source  Load duration: a source of constant power cannot serve the winter peak, so a yearly balance needs a ceiling.
 * Differs M makes base-load sources share one ceiling; the backup boiler takes what is left, always.
 * Test    test/known-answers/heat.test.ts, "covers at most 80 % with base load".
 */
export const supply = (
  potential: number,
  cover: number,
  ceiling: number,
  heat: number,
  supplied: number,
): number => Math.min(potential, cover * heat, Math.max(0, ceiling * heat - supplied));

/**
 * HEA-8  Energy of the network's plants
 *
 *   gas = B / e,   electricity = p F + sum over sources of a s
 *
 *   B  heat of the backup boiler                       [kWh]
 *   e  its efficiency, lower heating value             [1]   heat.backup_efficiency
 *   p  pumping, per kWh fed in                         [1]   heat.pumping_share
 *   a  electricity per kWh of heat of a source         [1]   heat.source_electricity
 *
 * Source  Danish Energy Agency (efficiencies); pumping 1 to 3 % of the heat.
 * Differs Residual heat carries no fuel: it would be lost otherwise.
 * Test    test/known-answers/heat.test.ts, "burns gas only for what the sources leave".
 */
export const plantGas = (heat: number, efficiency: number): number => heat / efficiency;

/**
 * HEA-9  Gas of tertiary buildings that a connection replaces
 *
 *   D = min(q / e, G),  and q is at most G e
 *
 *   q  heat delivered to other buildings                [kWh]   HEA-5
 *   e  efficiency of their boilers, lower heating value [1]     heat.customer_boiler_efficiency
 *   G  natural gas of the tertiary sector               [kWh]   tertiary.energy
 *
 * Source  Useful heat = gas x efficiency, as for the measured gas.
 * Differs When the sector itself leaves gas, no more heat is sold to it than its gas could give.
 * Test    test/laws/heat.test.ts, "never replaces more gas than there is, and sells no more heat than that gas could give".
 */
export const mostOtherHeat = (gas: number, efficiency: number): number => gas * efficiency;

/**
 * HEA-10  Useful heat of buildings
 *
 *   b = dwellings + tertiary + municipal
 *
 * Source  Definition of the city's goal on the heat demand of buildings (note 5.2).
 * Differs Cooling is not modelled; industry and farms are outside.
 * Test    test/known-answers/heat.test.ts, "adds up the heat of buildings".
 */
export const buildingDemand = (dwellings: number, tertiary: number, municipal: number): number =>
  dwellings + tertiary + municipal;
