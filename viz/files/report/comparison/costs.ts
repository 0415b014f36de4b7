/** What compared plans cost: what society pays more or less, who pays, and what a tonne avoided costs. */
import type { Abatement, MeasureAbatement } from "../../../../engine/analysis/abatement.ts";
import { SPENDING } from "../../../../engine/analysis/plan-costs.ts";
import { PRICE_YEAR } from "../../../../engine/scenario/units/units.ts";
import { groupName } from "../../../group-names.ts";
import { formatNumber, formatSigned } from "../../../numbers.ts";
import { markup, type Html } from "../html.ts";
import { list } from "../prose.ts";
import { table, type TableCell } from "../table.ts";
import { planOf, say, type ComparedView } from "./view.ts";

const MILLION = 1e6;
const KILO = 1e3;

function curveTable(of: Abatement, view: ComparedView): Html | null {
  const { curve } = of;
  if (curve === null) return null;
  const { language } = view;
  const kinds: readonly (readonly [readonly MeasureAbatement[], string])[] = [
    [curve.steps, ""],
    [
      curve.withoutCost,
      say(
        view,
        "geen investering bekend: alleen energie en onderhoud",
        "no investment known: energy and maintenance alone",
      ),
    ],
    [curve.raising, say(view, "verhoogt de uitstoot", "raises emissions")],
    [curve.without, say(view, "verandert de uitstoot niet", "does not change emissions")],
    [
      curve.background === null ? [] : [curve.background],
      say(view, "achtergrondaannames, geen maatregel", "background assumptions, no measure"),
    ],
  ];
  const rows = kinds.flatMap(([measures, remark]) =>
    measures.map((measure): TableCell[] => {
      const { perTonne, avoided, cost, unpriced } = measure;
      const partly =
        unpriced.length === 0
          ? remark
          : say(
              view,
              "een deel heeft geen bekende kost: te laag",
              "part has no cost known: too low",
            );
      return [
        groupName(measure.group, language),
        perTonne === null ? "–" : { shown: formatNumber(perTonne, language), value: perTonne },
        { shown: formatNumber(avoided / KILO, language, 1), value: avoided / KILO },
        { shown: formatSigned(cost / MILLION, language, 1), value: cost / MILLION },
        markup`<span class="small">${remark !== "" && remark !== partly ? `${remark}; ${partly}` : partly}</span>`,
      ];
    }),
  );
  if (rows.length === 0) return null;
  return table({
    caption: say(
      view,
      `Kost per vermeden ton, maatregel per maatregel (euro van ${PRICE_YEAR})`,
      `Cost per tonne avoided, measure by measure (euro of ${PRICE_YEAR})`,
    ),
    columns: [
      { title: say(view, "Maatregel", "Measure") },
      { title: say(view, "€ per ton", "€ per tonne"), kind: "number" },
      { title: say(view, "kt vermeden", "kt avoided"), kind: "number" },
      { title: say(view, "miljoen €", "million €"), kind: "number" },
      { title: say(view, "Opmerking", "Remark") },
    ],
    rows,
    isWide: true,
  });
}

function effectSentence(of: Abatement, view: ComparedView): string {
  const { language } = view;
  const money = formatSigned(of.cost / MILLION, language, 1);
  const cost = say(
    view,
    `Het verschil in kost voor de samenleving met de referentie is ${money} miljoen euro (${of.first}–${of.last}, verdisconteerd aan ${formatNumber(of.discountRate * 100, language, 1)} %).`,
    `The difference in the cost to society to the reference is ${money} million euro (${of.first}–${of.last}, discounted at ${formatNumber(of.discountRate * 100, language, 1)} %).`,
  );
  if (of.effect === "nothing" || of.effect === "more") {
    const why = {
      nothing: say(
        view,
        "Er wordt niets vermeden: er is geen kost per ton.",
        "Nothing is avoided: there is no cost per tonne.",
      ),
      more: say(
        view,
        "Er wordt meer uitgestoten dan in de referentie: er is geen kost per ton.",
        "More is emitted than in the reference: there is no cost per tonne.",
      ),
    }[of.effect];
    return `${cost} ${why}`;
  }
  const [all, later] = [of.avoided, of.avoidedDiscounted].map((tonnes) =>
    formatNumber(tonnes / KILO, language, 1),
  );
  const each = of.perTonne === null ? "–" : formatNumber(of.perTonne, language);
  const plain = of.perPlainTonne === null ? "–" : formatNumber(of.perPlainTonne, language);
  return `${cost} ${say(
    view,
    `${each} euro per ton, met de tonnen ook verdisconteerd; ${plain} euro per ton met alle tonnen even zwaar. Vermijdt ${all} kt (${later} kt verdisconteerd).`,
    `${each} euro per tonne, the tonnes discounted too; ${plain} euro per tonne when all tonnes weigh alike. It avoids ${all} kt (${later} kt discounted).`,
  )}`;
}

/** One entry per plan; none where the model counts no costs. */
export function costBlocks(view: ComparedView): Html[] {
  const { outcome, region, language } = view;
  const { id: place } = outcome.comparison.regions[region]!;
  return outcome.abatements
    .filter((one) => one.region === place)
    .map((one) => {
      const head = markup`<h3 id="${view.scope}costs-${one.plan}">${planOf(view, one.plan)}</h3>\n`;
      if (one.obstacle !== null) return markup`${head}<p>${one.obstacle[language]}</p>\n`;
      const payers = one.payers.map(({ payer, ...spent }) => {
        const sum = SPENDING.reduce((total, kind) => total + spent[kind], 0);
        return `${payer.label[language]}: ${formatSigned(sum / MILLION, language, 1)}`;
      });
      const who = say(
        view,
        "Wie meer of minder betaalt (met belastingen en na premies, miljoen euro, verdisconteerd):",
        "Who pays more or less (with taxes and after premiums, million euro, discounted):",
      );
      const uncounted =
        one.uncounted.length === 0
          ? null
          : markup`<p class="note">${say(view, "In geen enkele som: programma's zonder bekende kost of die al in het model zitten", "In no sum: programmes without a cost known, or that the model has already")}: ${one.uncounted.map(({ title }) => title[language]).join(", ")}.</p>\n`;
      return markup`${head}<p>${effectSentence(one, view)}</p>
${payers.length === 0 ? null : markup`<p>${who}</p>\n${list(payers)}`}${uncounted}${curveTable(one, view)}${
        one.curve?.steps.some(({ cost }) => cost < 0) === true
          ? markup`<p class="note">${say(view, "Onder nul spaart een maatregel geld uit. Dat getal rangschikt niet: bij minder tonnen wordt het groter.", "Below nought a measure saves money. That number ranks nothing: with fewer tonnes it grows.")}</p>\n`
          : null
      }`;
    });
}
