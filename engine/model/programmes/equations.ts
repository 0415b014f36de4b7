/** Programmes: what is delivered in countable units, as every declared programme computes it. */

/** Less than this of anything is nothing: a quotient by it would say nothing, or be infinite. */
const NOBODY = 1e-9;

/**
 * PRG-1  Delivered since the base year, on 1 January
 *
 *   D(y+1) = D(y) + d(y)  for y >= b;  D = 0 until b;  D(f) = K when b < f
 *
 *   D  delivered since 1 January b                      [unit]       the programme's own output
 *   d  planned deliveries of a year                     [unit/year]  lever of the same id
 *   b  base year                                        [year]       `since` of the declaration
 *   K  delivered from b until the run                   [unit]       parameter <id>_delivered
 *   f  first year of the run                            [year]
 *
 * Source  Definition: an account that only fills.
 * Differs What is delivered stays: nothing dies, breaks or is taken away again. Where K is unknown the sum
 *         begins at 0 and the output is listed as missing.
 * Test    test/known-answers/programmes.test.ts, "adds up what is delivered from the base year on".
 */
export const deliveredNext = (delivered: number, planned: number, counting: boolean): number =>
  counting ? delivered + planned : delivered;

/**
 * PRG-2  Progress of a programme that another module computes
 *
 *   D(y) = K + S(y) - S(max(b, f))  for y >= b, else 0
 *
 *   S  the stock that is counted                        [unit]       `counts` of the declaration
 *   K  delivered from b until the run                   [unit]       parameter <id>_delivered
 *
 * Source  Definition.
 * Differs Falls when the stock falls: it is a net change.
 * Test    test/known-answers/programmes.test.ts, "counts the change of a stock since the base year".
 */
export const countedChange = (delivered: number, stock: number, base: number): number =>
  delivered + (stock - base);

/**
 * PRG-3  All there is of what a programme adds to
 *
 *   L(y) = P + D(y) - D(f)
 *
 *   P  what there is when the run begins                [unit]       parameter <level id>_present
 *   D  delivered                                        [unit]       PRG-1
 *
 * Source  Definition.
 * Differs Nothing disappears of what there was.
 * Test    test/known-answers/programmes.test.ts, "adds deliveries to what there was".
 */
export const levelOf = (present: number, delivered: number, atFirst: number): number =>
  present + (delivered - atFirst);

/**
 * PRG-4  A programme of every year by itself
 *
 *   A(y) = d(y)
 *
 *   A  amount of the year                               [unit]       the programme's own output
 *   d  planned amount                                   [unit/year]  lever of the same id
 *
 * Source  Definition.
 * Differs -
 * Test    test/known-answers/programmes.test.ts, "keeps an annual programme year by year".
 */
export const amountOfYear = (planned: number): number => planned;

/**
 * PRG-5  A programme per so many of something else
 *
 *   R = n X / Y,  0 where there is no Y to speak of
 *
 *   n  the number it is told per                        [1]          `times` of the declaration
 *   X  the programme, or all there is where that is asked [unit]     PRG-1 to PRG-4
 *   Y  what it is divided by                            [its unit]   `indicator` of the declaration
 *
 * Source  Definition. A year's amount is divided by the mean of the stocks on both sides of the year.
 * Differs -
 * Test    test/known-answers/programmes.test.ts, "divides by the people of the same 1 January".
 */
export const ratioOf = (amount: number, factor: number): number => amount * factor;

/** n / Y of PRG-5, the same for all that is divided by one thing. */
export const ratioFactor = (times: number, by: number): number => (by < NOBODY ? 0 : times / by);

/**
 * PRG-6  What the deliveries of a year cost
 *
 *   C(y) = c max(0, D(y+1) - D(y)),  of an annual programme c A(y)
 *
 *   C  spent in the year                                [EUR2024]    <id>_cost
 *   c  price of a unit, once                            [EUR2024/unit] parameter <id>_unit_cost
 *   D  delivered                                        [unit]       PRG-1, PRG-2
 *   A  amount of the year                               [unit]       PRG-4
 *
 * Source  Definition: an investment, counted whole in the year of delivery.
 * Differs One price for all years and all units; nothing is discounted, and nothing comes back when a counted
 *         stock falls. Where c is unknown the output is listed as missing.
 * Test    test/known-answers/programme-costs.test.ts, "costs what is delivered in the year".
 */
export const costOf = (price: number, delivered: number): number => price * Math.max(0, delivered);

/**
 * PRG-7  What the upkeep of a year costs
 *
 *   U(y) = u max(0, (X(y) + X(y+1)) / 2)
 *
 *   U  spent in the year                                [EUR2024]    <id>_upkeep
 *   u  upkeep of a unit in a year                       [EUR2024/unit] parameter <id>_unit_upkeep
 *   X  all there is where that is asked, else what was delivered [unit] PRG-1 to PRG-3
 *
 * Source  Definition. What is delivered during the year is there for half of it.
 * Differs As PRG-6.
 * Test    test/known-answers/programme-costs.test.ts, "keeps up all there is".
 */
export const upkeepOf = (price: number, start: number, end: number): number =>
  price * Math.max(0, (start + end) / 2);
