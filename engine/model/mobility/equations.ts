/**
 * Cars by drive and age, the traffic on the territory, and what it burns and charges. Energies in
 * kWh of the lower heating value, electricity at the meter.
 */

/**
 * MOB-1  Vehicles still there at an age
 *
 *   S(a) = exp(-(a / L)^k);   chance to stay another year q(a) = S(a + 1) / S(a)
 *
 *   L  scale of the survival curve   [year]   mobility.survival_scale
 *   k  its shape                     [1]      mobility.survival_shape
 *
 * Source  Weibull survival of vehicles; scale between a life of 15 years and the Belgian age of scrapping, 18.1 years.
 * Differs Leaving the fleet of the city is scrapping, export and sale to people elsewhere together. A class of n full
 *         years stands at n + 0.5 years; the class of 25 and over leaves as those of 25 do.
 * Test    test/known-answers/mobility.test.ts, "lets cars leave along the survival curve, which is what halves after 16 years".
 */
export const staying = (standing: number, standingLater: number): number =>
  standing > 0 ? standingLater / standing : 0;

/**
 * MOB-2  Cars given up for shared cars, and cars wanted, on the coming 1 January
 *
 *   G = min(max(0, H - H0) * (r - 1), c * N);   W = c * N - G
 *
 *   c  cars per inhabitant                                     [vehicle/person]   lever mobility.cars_per_1000
 *   N  inhabitants                                             [person]           demography.population
 *   H  shared cars; H0 those on the first 1 January            [vehicle]          lever mobility.shared_cars
 *   r  private cars that one shared car replaces               [1]                mobility.cars_replaced
 *
 * Source  Autodelen.net and KU Leuven 2023: one shared car replaces 3 to 10 private cars.
 * Differs A shared car is itself a car of the fleet: r - 1 disappear. Fewer shared cars than today bring no car back.
 * Test    test/known-answers/mobility.test.ts, "lets every extra shared car replace private cars, itself not counted".
 */
export const carsGivenUp = (shared: number, opening: number, replaced: number): number =>
  Math.max(0, shared - opening) * Math.max(0, replaced - 1);

/**
 * MOB-3  Cars that come in
 *
 *   I(y) = max(0, W - survivors);   new (1 - s) * I, second-hand s * I
 *
 *   s  share of cars from elsewhere among those that come in   [1]   mobility.second_hand_share
 *
 * Source  Closes ownership: cars wanted less what survives of those that stand.
 * Differs The floor: nobody sells a car because ownership falls faster than cars leave; the constraint tells it.
 * Test    test/laws/mobility.test.ts, "closes the account of every drive, and opens next year where it closed".
 */
export const comingIn = (wanted: number, survivors: number): number =>
  Math.max(0, wanted - survivors);

/**
 * MOB-4  Share of a drive in the sale of new cars
 *
 *   battery b;  another drive d: (1 - b) * m(d) / sum of m
 *
 *   b  share of battery cars in sales   [1]   lever mobility.battery_share_of_sales
 *   m  mix of the other sales           [1]   mobility.combustion_sales
 *
 * Source  Definition.
 * Differs Without a mix the rest is petrol.
 * Test    test/known-answers/mobility.test.ts, "sells what the plan and the mix say, and only battery cars from 2035".
 */
export const combustionShare = (battery: number, weight: number, weights: number): number =>
  ((1 - battery) * weight) / weights;

/**
 * MOB-5  Second-hand cars of an age, by drive: as the cars of that age in the city
 *
 *   in(d, a) = s * I * z(a) * survivors(d, a) / survivors(a)
 *
 *   z  ages at which second-hand cars come in, on the coming 1 January   [1]   mobility.second_hand_age
 *
 * Source  A car of an age comes from the same sales wherever it was sold first.
 * Differs An age of which the city has none comes in as the sales of the year.
 * Test    test/known-answers/mobility.test.ts, "brings second-hand cars in like those of their age".
 */
export const likeItsAge = (coming: number, survivors: number, ofAge: number): number =>
  (coming * survivors) / ofAge;

/**
 * MOB-6  Account of cars by drive
 *
 *   closing = opening + new (MOB-4) + second-hand (MOB-5) - leaving (MOB-1);  an age moves up by one each year
 *
 * Source  Conservation.
 * Differs A restarted run adds an adjustment in one year (MOB-17).
 * Test    test/laws/mobility.test.ts, "closes the account of every drive, and opens next year where it closed".
 */
export const closing = (
  opening: number,
  bought: number,
  secondHand: number,
  leaving: number,
): number => opening + bought + secondHand - leaving;

/**
 * MOB-7  Share of the kilometres of cars that is driven with a drive
 *
 *   x(d) = f(d) * sum over a of n(d, a) * w(a)  /  the same over all drives,   w(a) = exp(-z * a)
 *
 *   z  fall of kilometres per year of age                        [1/year]   mobility.kilometre_decline
 *   f  kilometres with a drive against a petrol car of its age    [1]        mobility.drive_kilometres
 *
 * Source  Car-Pass 2022: 22 453 km in the first year, 12 726 in the tenth.
 * Differs Age and drive share kilometres out; they do not make them: who drives much buys newer cars. A younger fleet
 *         or another drive moves no kilometres by itself (MOB-8).
 * Test    test/laws/mobility.test.ts, "drives as far whatever moves the cars: neither drive nor age makes a kilometre".
 */
export const kilometreShare = (weighted: number, total: number): number => weighted / total;

/**
 * MOB-8  Kilometres of the residents' cars
 *
 *   K(y) = m * (1 + g)^(y - first) * (C + (1 - u) * G) * (1 - h)
 *
 *   m  mean kilometres per car of the opening fleet, sum of n(a) * m0 * w(a) / cars   [km/vehicle]
 *   m0 kilometres in the first year of a car                   [km/vehicle]   mobility.first_year_kilometres
 *   g  change of kilometres per car                            [1/year]       mobility.kilometres_change
 *   C  mean cars of the year, G given up for shared cars       [vehicle]      MOB-2, MOB-6
 *   u  kilometres of a car given up that vanish, of the mean   [1]            mobility.given_up_kilometres
 *   h  kilometres moved to other modes                         [1]            lever mobility.modal_shift
 *
 * Source  Car-Pass 2022 by age; Nijland and Van Meerkerk 2017 on the kilometres of car sharers.
 * Test    test/known-answers/mobility.test.ts, "drives the kilometres of the residents' cars: 627 million in 2024, within 12 %".
 */
export const residentKilometres = (
  perCar: number,
  cars: number,
  givenUp: number,
  vanishing: number,
  shift: number,
): number => perCar * (cars + (1 - vanishing) * givenUp) * (1 - shift);

/**
 * MOB-9  Traffic of a kind of vehicle against the base year
 *
 *   T(y) = (1 - w) * (1 + g)^(y - b) + w * n(y)
 *
 *   w  part of the traffic that is of the city itself          [1]        mobility.local_share
 *   g  growth of the other part, through and incoming traffic   [1/year]   mobility.background_growth
 *   n  kilometres of residents' cars (MOB-8), or inhabitants, against the base year (MOB-10)   [1]
 *
 * Source  38 % of Flemish kilometres are on motorways; what passes through does not ask how many live here.
 * Test    test/known-answers/mobility.test.ts, "lets through traffic go its own way".
 */
export const trafficIndex = (local: number, background: number, followed: number): number =>
  (1 - local) * background + local * followed;

/**
 * MOB-10  Kilometres on the territory in the base year: those that burn the fuel of the inventory
 *
 *   V(b) = t * F(b) / sum over v of p(v) * e(v, b);   t * F(b) is also what the inventory counts
 *
 *   F  motor fuel of the base year                                      [kWh]      mobility.base_fuel
 *   t  traffic that counts: 0.81 without motorways, 1.31 with all of theirs   [1]    mobility.traffic_scope
 *   p  share of a kind of vehicle in the kilometres                     [1]        mobility.kilometre_share
 *   e  fuel per kilometre of its fleet in the base year (MOB-11)        [kWh/km]
 *
 * Source  Inventory of 2021; with MOB-9 the factor k between residents' and territorial kilometres.
 * Differs In the base year all vans, lorries and buses burn fuel (below 1 % did not).
 * Test    test/known-answers/mobility.test.ts, "burns the fuel of the inventory in the base year".
 */
export const baseTraffic = (fuel: number, perKilometre: number): number =>
  perKilometre > 0 ? fuel / perKilometre : 0;

/** MOB-10, second part: the fuel of the inventory, with or without motorways. */
export const fuelThatCounts = (fuel: number, scope: number): number => scope * fuel;

/**
 * MOB-11  Fuel per kilometre of a fleet
 *
 *   e(Y) = c * (1 + r)^(Y - 1 - v) * sum of n(a) * w(a) * (1 + r)^(-a) / sum of n(a) * w(a),   Y a 1 January
 *
 *   c  fuel per kilometre of a vehicle built in year v   [kWh/km]   mobility.car_fuel, .vehicle_fuel
 *   r  change from one year of building to the next      [1/year]   mobility.efficiency_change
 *   v  year of building that c belongs to                [year]     mobility.consumption_year
 *
 * Source  PyPSA-Eur and Danish Energy Agency for c; see docs/model/mobility.md.
 * Differs Plug-in hybrids burn fuel on 1 - x of their kilometres (mobility.plug_in_electric_share).
 * Test    test/known-answers/mobility.test.ts, "burns the fuel of the inventory in the base year".
 */
export const fuelPerKilometre = (
  consumption: number,
  efficiency: number,
  weightedFuel: number,
  weighted: number,
): number => (weighted > 0 ? (consumption * efficiency * weightedFuel) / weighted : 0);

/**
 * MOB-12  Electricity of vehicles at the meter, wherever they are charged
 *
 *   E(v) = V(v) * x(v) * c(v) / n
 *
 *   x  share of the kilometres driven electrically            [1]        MOB-7, MOB-14
 *   c  electricity per kilometre at the battery               [kWh/km]   mobility.electricity_per_kilometre
 *   n  efficiency of charging                                 [1]        mobility.charging_efficiency
 *
 * Source  PyPSA-Eur defaults and Danish Energy Agency, technology catalogues.
 * Differs Consumption of electric vehicles is held.
 * Test    test/known-answers/mobility.test.ts, "charges what electric kilometres need".
 */
export const chargedElectricity = (
  kilometres: number,
  perKilometre: number,
  charging: number,
): number => (kilometres * perKilometre) / charging;

/**
 * MOB-13  Fossil part of motor fuel as sold; the rest is biofuel
 *
 *   F(y) = M(y) * (1 - b(y))
 *
 *   b  share of biofuel in the energy of motor fuel   [1]   mobility.biofuel_share
 *
 * Source  Energy balance of Belgium 2019, road transport.
 * Test    test/known-answers/mobility.test.ts, "mixes biofuel into diesel and petrol alike".
 */
export const fossilFuel = (fuel: number, biofuelShare: number): number => fuel * (1 - biofuelShare);

/**
 * MOB-14  Share of the kilometres of vans, lorries or buses that is driven on a battery
 *
 *   x = sum over a of w(a) * e(a),   w(a) in proportion to S(a) * exp(-z * a), adding up to 1
 *
 *   e  share of battery vehicles in the sales of the year in which those of age a were sold   [1]
 *   L  scale of the survival S, as in MOB-1                     [year]     mobility.vehicle_scale
 *   z  fall of kilometres per year of age                       [1/year]   mobility.kilometre_decline
 *
 * Source  A fleet with the ages of steady sales; sales: mobility.opening_battery, mobility.battery_sales.
 * Differs Their number is not followed: traffic (MOB-9) is shared out over the ages of a steady fleet.
 * Test    test/known-answers/mobility.test.ts, "renews vans, lorries and buses at their own pace".
 */
export const batteryKilometres = (weight: number, battery: number): number => weight * battery;

/**
 * MOB-15  Charging points that the battery cars need
 *
 *   P = B / n
 *
 *   B  battery cars on 1 January                       [vehicle]           mobility.cars_by_drive
 *   n  battery cars per charging-point equivalent      [vehicle/charger]   mobility.cars_per_charging_point
 *
 * Source  Flemish Government 2022: one equivalent per ten electric cars; see docs/model/mobility.md.
 * Test    test/known-answers/mobility.test.ts, "needs one charging point per ten battery cars, planned or not".
 */
export const chargingNeed = (battery: number, perPoint: number): number => battery / perPoint;

/**
 * MOB-16  An amount per inhabitant; 0 where nobody lives
 *
 *   h = amount / N
 *
 * Source  Definition.
 * Test    test/known-answers/mobility.test.ts, "gives its stocks per inhabitant, and nothing where nobody lives".
 */
export const perInhabitant = (amount: number, population: number): number =>
  population > 0 ? amount / population : 0;
