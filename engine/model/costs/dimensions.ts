/** The axes along which only costs are cut. */
import type { Dimension, Member } from "../../scenario/declarations.ts";
import { member } from "../declare.ts";
import { kindsOfExpense, measures } from "./measures.ts";

const payers: Member[] = [
  member("household", "Huishoudens", "Households"),
  member("company", "Bedrijven", "Companies"),
  member("city", "Stad", "City"),
  member("higher_government", "Hogere overheid", "Higher government"),
];

export const dimensions = {
  payer: { label: { nl: "Wie betaalt", en: "Payer" }, members: payers },
  /** Who buys energy: the payers without the higher government. */
  energy_customer: {
    label: { nl: "Afnemer van energie", en: "Energy customer" },
    members: payers.slice(0, 3),
  },
  cost_measure: {
    label: { nl: "Waaraan het geld gaat", en: "What the money goes to" },
    members: measures.map(([id, , nl, en]) => member(id, nl, en)),
  },
  /** Measures that are paid for in the same way: who, with which VAT and which premium. */
  financing: {
    label: { nl: "Soort uitgave", en: "Kind of expense" },
    members: kindsOfExpense.map(([id, nl, en]) => member(id, nl, en)),
  },
  /** What grows cheaper as the world builds more of it. */
  learning_technology: {
    label: { nl: "Technologie die leert", en: "Technology that learns" },
    members: [
      member("heat_pumps", "Warmtepompen", "Heat pumps"),
      member("solar_panels", "Zonnepanelen", "Solar panels"),
      member("wind_turbines", "Windturbines", "Wind turbines"),
      member("renovation", "Renovatie", "Renovation"),
    ],
  },
  charging_place: {
    label: { nl: "Plaats van het laadpunt", en: "Place of the charging point" },
    members: [member("home", "Thuis", "At home"), member("public", "Publiek", "Public")],
  },
} as const satisfies Readonly<Record<string, Dimension>>;
