/** Heat networks by district in the year that is looked at: share, buildings and heat. */
import type { JSX } from "preact";
import { shows } from "../../engine/analysis/missing.ts";
import { displayUnit, formatNumber } from "../../viz/numbers.ts";
import { heatNetworkDistricts } from "../../viz/specs/heat-network-districts.ts";
import type { ChartInput } from "../../viz/specs/input.ts";
import { servedDistricts } from "../charts/district-bars.ts";
import { heatBalance } from "../charts/heat-balance.ts";
import type { ChartContext } from "../charts/page-chart.ts";

const SHARE = "heat.connected_share_by_district";
const DWELLINGS = "heat.dwellings_connected_by_district";
const OTHERS = "heat.others_connected_by_district";
const HEAT = "heat.delivered_by_district";
/** kWh: heat of a district is told in GWh, also where there is none. */
const LEAST_HEAT = 1e6;
/** What would be written as nought is left out. */
const LEAST_TOLD = 0.05;

const WORDS = {
  nl: {
    caption: (year: number) => `Warmtenetten naar wijk, ${year}`,
    // Where long words may be broken on a telephone.
    ...{ district: "Wijk", share: "Aan\u00adgesloten", dwellings: "Wo\u00adningen" },
    others: "Andere ge\u00adbouwen",
    heat: (unit: string) => `Warmte (${unit} per jaar)`,
    beside: (name: string) => `Aan\u00adgesloten: ${name}`,
    districts: "Deze wijken samen",
    elsewhere: "Bestaand net, buiten deze wijken",
    losses: "Verlies in de leidingen",
    fedIn: "Samen in de netten gebracht",
  },
  en: {
    caption: (year: number) => `Heat networks by district, ${year}`,
    ...{
      district: "District",
      share: "Connected",
      dwellings: "Dwellings",
      others: "Other buildings",
    },
    heat: (unit: string) => `Heat (${unit} per year)`,
    beside: (name: string) => `Connected: ${name}`,
    districts: "These districts together",
    elsewhere: "Existing network, outside these districts",
    losses: "Losses of the pipes",
    fedIn: "Fed into the networks, together",
  },
} as const;

const has = (input: ChartInput): boolean =>
  heatNetworkDistricts.needs.every((id) => shows(input.scenario, input.run, input.region, id));

export function DistrictsTable({
  context,
  year,
}: {
  readonly context: ChartContext;
  readonly year: number;
}): JSX.Element | null {
  const { input, beside, language } = context;
  if (!has(input)) return null;
  const words = WORDS[language];
  const { run, region } = input;
  const { first, years } = run.shape;
  const at = Math.min(first + years - 1, Math.max(first, year));
  const districts = servedDistricts(input);
  const unit = displayUnit("kWh", LEAST_HEAT);
  const other = beside !== null && has(beside.input) ? beside : null;
  const percent = (value: number): string => `${formatNumber(100 * value, language)}\u00a0%`;
  const count = (id: string, cell: number): string =>
    formatNumber(run.at(id, at, cell, region), language);
  const heat = (amount: number): string => formatNumber(amount / unit.factor, language, 1);
  const balance = heatBalance(input, at);
  const before = other === null ? 4 : 5;
  const sum = (name: string, amount: number, isTotal = false) => (
    <tr class={isTotal ? "total" : undefined}>
      <th scope="row" colSpan={before}>
        {name}
      </th>
      <td>{heat(amount)}</td>
    </tr>
  );
  return (
    <div class="scroll">
      <table class="data districts">
        <caption>{words.caption(at)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.district}</th>
            <th scope="col">{words.share}</th>
            {other !== null && <th scope="col">{words.beside(other.name)}</th>}
            <th scope="col">{words.dwellings}</th>
            <th scope="col">{words.others}</th>
            <th scope="col">{words.heat(unit.label[language])}</th>
          </tr>
        </thead>
        <tbody>
          {districts.map(({ id, label, cell }) => (
            <tr key={id}>
              <th scope="row">{label[language]}</th>
              <td>{percent(run.at(SHARE, at, cell, region))}</td>
              {other !== null && (
                <td>{percent(other.input.run.at(SHARE, at, cell, other.input.region))}</td>
              )}
              <td>{count(DWELLINGS, cell)}</td>
              <td>{count(OTHERS, cell)}</td>
              <td>{heat(run.at(HEAT, at, cell, region))}</td>
            </tr>
          ))}
        </tbody>
        {balance !== null && (
          <tfoot>
            {sum(words.districts, balance.districts, true)}
            {Math.abs(balance.elsewhere) >= LEAST_TOLD * unit.factor &&
              sum(words.elsewhere, balance.elsewhere)}
            {sum(words.losses, balance.losses)}
            {sum(words.fedIn, balance.fedIn, true)}
          </tfoot>
        )}
      </table>
    </div>
  );
}
