import type { Behaviour, WireContext } from "../../run/module.ts";
import type { declaration } from "./declaration.ts";
import { recordAdjustment } from "../raking.ts";
import { meanYield, permitsStarted, turbines, turbineSurvival } from "./equations.ts";

/** Which limit kept the permits for a date below the wish; 0 when none did. */
const POTENTIAL = 1;
const PERMITS_PER_YEAR = 2;

/**
 * Wind turbines. What stands and what is under way is kept per 1 January ("date" 0 is the first one),
 * so that a permit started in a year is followed to the end of the turbine's life at once.
 */
export function wireWind(
  context: WireContext<typeof declaration>,
): Required<Omit<Behaviour, "send">> {
  const { p, l, planned, state, now, next, wished, got, account, recording, clock, size } = context;
  const { observed } = context;
  const years = size["year"]!;
  const projects = size["wind_project"]!;
  const {
    wind_counted_on: countedOn,
    wind_standing: standing,
    wind_yield: yieldOf,
    wind_arriving: arriving,
    wind_permitted: permitted,
    wind_limit: limitOf,
    wind_sites: sites,
    wind_awaited: awaited,
  } = state;
  const cells = account.wind;

  /** Enters a project that stands, or is permitted, when the run begins. */
  const openProject = (project: number, first: number, lifetime: number): void => {
    const online = p.project_online[project]! - first;
    const built = p.project_capacity[project]! * p.project_success[project]!;
    const hours = p.project_full_load_hours[project]!;
    awaited[project] = p.project_capacity[project]!;
    // Until the date on which it should run, a permit is counted on in full.
    const hoped = online > 0 ? p.project_capacity[project]! : built;
    for (let date = 0; date <= years; date++) {
      const age = date - online;
      if (age < 0) {
        countedOn[date]! += hoped;
        continue;
      }
      const share = turbineSurvival(age, lifetime);
      countedOn[date]! += hoped * share;
      standing[date]! += built * share;
      yieldOf[date]! += built * share * hours;
    }
    sites[0]! += online > 0 ? hoped : hoped * turbineSurvival(-online, lifetime);
    const arrival = Math.ceil(online);
    if (arrival > 0 && arrival <= years) {
      arriving[arrival]! += built * turbineSurvival(arrival - online, lifetime);
    }
  };

  /** From its date on, capacity whose permit was lost is no longer counted on. */
  const giveUp = (lost: number, date: number, ageThen: number): void => {
    const lifetime = p.wind_lifetime[0]!;
    for (let later = date; later <= years; later++) {
      const share = turbineSurvival(ageThen + later - date, lifetime);
      countedOn[later] = Math.max(0, countedOn[later]! - lost * share);
    }
    sites[0] = Math.max(0, sites[0]! - lost);
  };

  const learnOutcomes = (date: number, first: number): void => {
    for (let project = 0; project < projects; project++) {
      const online = p.project_online[project]! - first;
      if (online > 0 && Math.ceil(online) === date) {
        const lost = awaited[project]! * (1 - p.project_success[project]!);
        if (lost > 0) giveUp(lost, date, date - online);
      }
    }
    const lost = permitted[date]! * (1 - p.wind_permit_success[0]!);
    if (lost > 0) giveUp(lost, date, 0);
  };

  const startPermits = (date: number): void => {
    // Beyond the last year of the run the last wish holds.
    const wish = planned.wind_capacity[Math.min(date, years - 1)]!;
    const room = p.wind_potential[0]!;
    const reachable = sites[0]! + p.wind_permits_per_year[0]!;
    const expected = countedOn[date]!;
    const started = permitsStarted(wish, expected, sites[0]!, room, p.wind_permits_per_year[0]!);
    if (wish > expected + started) limitOf[date] = room <= reachable ? POTENTIAL : PERMITS_PER_YEAR;
    if (started === 0) return;
    const built = started * p.wind_permit_success[0]!;
    const lifetime = p.wind_lifetime[0]!;
    const hours = p.wind_full_load_hours[0]!;
    permitted[date] = started;
    arriving[date]! += built;
    sites[0] = Math.max(sites[0]!, expected + started);
    for (let later = date; later <= years; later++) {
      const share = turbineSurvival(later - date, lifetime);
      if (share === 0) break;
      countedOn[later]! += started * share;
      standing[later]! += built * share;
      yieldOf[later]! += built * share * hours;
    }
  };

  /** Whether part of what stood or was permitted at the start is still to come on a date. */
  const awaitsProjects = (date: number, first: number): boolean => {
    for (let project = 0; project < projects; project++) {
      if (p.project_online[project]! - first > date && awaited[project]! > 0) return true;
    }
    return false;
  };

  const reportLimits = (date: number, first: number, delay: number): void => {
    const wish = l.wind_capacity[0]!;
    wished.wind_permit_time[0] = got.wind_permit_time[0] = wish;
    wished.wind_potential[0] = got.wind_potential[0] = wish;
    wished.wind_permits_per_year[0] = got.wind_permits_per_year[0] = wish;
    wished.wind_permit_success[0] = got.wind_permit_success[0] = wish;
    const stands = standing[date]!;
    if (stands >= wish) return;
    if (limitOf[date] === POTENTIAL) got.wind_potential[0] = stands;
    else if (limitOf[date] === PERMITS_PER_YEAR) got.wind_permits_per_year[0] = stands;
    else if (date < delay || awaitsProjects(date, first)) got.wind_permit_time[0] = stands;
    else got.wind_permit_success[0] = stands;
  };

  /**
   * REN-12: of the capacity that is to run from `online` on, some stands already on `start`: it no
   * longer arrives later, and it is certain.
   *
   * @param hoped still counted on from date `since`; at most `most` of it stands already
   * @returns how much of it stands already [kW]
   */
  const standsEarly = (
    start: number,
    most: number,
    hoped: number,
    success: number,
    hours: number,
    online: number,
    since: number,
  ): number => {
    const early = Math.min(most, hoped);
    const lifetime = p.wind_lifetime[0]!;
    const arrival = Math.ceil(online);
    for (let date = start; date <= years; date++) {
      const expected = early * turbineSurvival(date - online, lifetime);
      const standsNow = early * turbineSurvival(date - start, lifetime);
      const arrived = date >= arrival ? expected * success : 0;
      if (date === arrival) arriving[date] = Math.max(0, arriving[date]! - arrived);
      standing[date] = Math.max(0, standing[date]! + standsNow - arrived);
      yieldOf[date] = Math.max(0, yieldOf[date]! + (standsNow - arrived) * hours);
      const counted = date >= since ? expected : 0;
      countedOn[date] = Math.max(0, countedOn[date]! + standsNow - counted);
    }
    return early;
  };

  /** What stands beyond what was computed was under way: the earliest first. Returns how much was. */
  const takeFromUnderWay = (start: number, first: number, more: number): number => {
    let left = more;
    for (let date = start + 1; date <= years && left > 0; date++) {
      for (let project = 0; project < projects; project++) {
        const online = p.project_online[project]! - first;
        // Those that are to run after the last year of the run come last.
        if (online <= start || Math.min(Math.ceil(online), years) !== date) continue;
        const [success, hours] = [p.project_success, p.project_full_load_hours];
        const early = standsEarly(
          ...([start, left, awaited[project]!, success[project]!] as const),
          ...([hours[project]!, online, start] as const),
        );
        awaited[project] = awaited[project]! - early;
        left -= early;
      }
      const [success, hours] = [p.wind_permit_success[0]!, p.wind_full_load_hours[0]!];
      const early = standsEarly(start, left, permitted[date]!, success, hours, date, date);
      permitted[date] = permitted[date]! - early;
      left -= early;
    }
    return more - left;
  };

  const setStocks = (date: number): void => {
    next.wind_capacity[0] = standing[date]!;
    next.wind_turbines[0] = turbines(standing[date]!, p.turbine_capacity[0]!);
  };

  return {
    open() {
      const lifetime = p.wind_lifetime[0]!;
      for (let project = 0; project < projects; project++) {
        openProject(project, clock[0]!, lifetime);
      }
      setStocks(0);
    },

    year() {
      const date = clock[1]!;
      const first = clock[0]! - date;
      // Turbines start to run on a 1 January.
      const delay = Math.max(1, Math.round(p.wind_permit_time[0]!));
      learnOutcomes(date, first);
      if (date + delay <= years) startPermits(date + delay);
      reportLimits(date, first, delay);

      setStocks(date + 1);
      now.wind_added[0] = arriving[date + 1]!;
      now.wind_production[0] = meanYield(yieldOf[date]!, yieldOf[date + 1]!);
      if (recording[0] === 1) {
        const opening = standing[date]!;
        const closing = standing[date + 1]!;
        cells.opening[0] = opening;
        cells.in_commissioned[0] = arriving[date + 1]!;
        cells.out_retired[0] = Math.max(0, opening + arriving[date + 1]! - closing);
        cells.closing[0] = closing;
      }
    },

    /**
     * REN-12  Restart from observed turbines
     *
     *   S(t)' = S(t) · (W - u) / S(t0) + u · s(t - t0),   u = min(max(0, W - S(t0)), U)
     *
     *   S  of what stands at the restart t0, what still stands on 1 January t   [kW]
     *   W  what was observed                                                    [kW]   output renewables.wind_capacity
     *   U  permitted or under construction, not yet running at t0               [kW]   state
     *   u  of U, the earliest first, what stands already                        [kW]
     *   s  part of a turbine that still stands at an age                        [1]    REN-1
     *
     * What stands already no longer arrives later; the rest of U stays under way. Where nothing stood
     * or was under way, what was observed is of that day.
     *
     * Source  Register of turbines; that more than was computed comes first from what was under way, and
     *         that the others are as old as those modelled, are assumptions.
     * Test    test/known-answers/restart.test.ts, "builds no permitted turbine twice".
     */
    adjust() {
      const stands = observed.wind_capacity[0]!;
      if (Number.isNaN(stands)) return;
      const start = clock[1]! + 1;
      const first = clock[0]! - clock[1]!;
      const lifetime = p.wind_lifetime[0]!;
      const before = next.wind_capacity.slice();
      const stood = standing[start]!;
      const early = takeFromUnderWay(start, first, Math.max(0, stands - stood));
      const older = stands - early;
      for (let date = start; date <= years; date++) {
        let surviving = 0;
        let yielding = 0;
        for (let project = 0; project < projects; project++) {
          const online = p.project_online[project]! - first;
          if (online > start) continue;
          const built = p.project_capacity[project]! * p.project_success[project]!;
          const share = built * turbineSurvival(date - online, lifetime);
          surviving += share;
          yielding += share * p.project_full_load_hours[project]!;
        }
        for (let since = 0; since <= start; since++) {
          const built = permitted[since]! * p.wind_permit_success[0]!;
          const share = built * turbineSurvival(date - since, lifetime);
          surviving += share;
          yielding += share * p.wind_full_load_hours[0]!;
        }
        if (!(stood > 0)) {
          surviving = older * turbineSurvival(date - start, lifetime);
          yielding = surviving * p.wind_full_load_hours[0]!;
        }
        const part = stood > 0 ? older / stood - 1 : 1;
        standing[date] = Math.max(0, standing[date]! + part * surviving);
        yieldOf[date] = Math.max(0, yieldOf[date]! + part * yielding);
        countedOn[date] = Math.max(0, countedOn[date]! + part * surviving);
      }
      standing[start] = stands;
      sites[0] = Math.max(0, sites[0]! + stands - stood - early);
      setStocks(start);
      if (recording[0] === 1) recordAdjustment(cells, before, next.wind_capacity);
    },
  };
}
