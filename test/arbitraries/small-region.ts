/** A region small enough to know by heart: one module, two regions that extend each other. */
import type { Catalogue, Text } from "../../engine/scenario/declarations.ts";

const text = (en: string): Text => ({ nl: en, en });
const member = (id: string) => ({ id, label: text(id) });

export const smallCatalogue: Catalogue = {
  dimensions: {
    year: { label: text("Year"), members: "years" },
    fuel: { label: text("Fuel"), members: [member("gas"), member("oil"), member("wood")] },
    quarter: { label: text("Quarter"), members: "region" },
  },
  modules: [
    {
      id: "heat",
      label: text("Heat"),
      parameters: {
        loss: {
          unit: "1",
          dims: [],
          label: text("Loss"),
          scale: "intensive",
          min: 0,
          max: 0.9,
        },
        use: {
          unit: "kWh",
          dims: ["quarter"],
          label: text("Use"),
          scale: "extensive",
          min: 0,
          max: 1e12,
        },
        mix: {
          unit: "1",
          dims: ["quarter", "fuel"],
          label: text("Mix of fuels"),
          scale: "intensive",
          min: 0,
          max: 1,
          sumsToOne: true,
        },
        price: {
          unit: "EUR/kWh",
          dims: ["fuel", "year"],
          label: text("Price"),
          scale: "intensive",
          min: 0,
          max: 10,
        },
      },
      levers: {
        pipes: {
          unit: "m/year",
          dims: [],
          label: text("Pipes laid"),
          scale: "extensive",
          min: 0,
          max: 1e6,
          kind: "flow",
          theme: "heat",
          actor: "city",
          effect: { output: "heat.total", direction: "down" },
        },
        share: {
          unit: "1",
          dims: ["quarter"],
          label: text("Share connected"),
          scale: "intensive",
          min: 0,
          max: 1,
          kind: "stock",
          theme: "heat",
          actor: "city",
          effect: { output: "heat.total", direction: "down" },
        },
      },
      inputs: {},
      state: {},
      outputs: {
        total: {
          unit: "kWh",
          kind: "flow",
          dims: [],
          label: text("Heat"),
          meaning: text("All heat."),
          scale: "extensive",
          equation: "HEA-1",
          from: [],
          min: 0,
        },
        served: {
          unit: "dwelling",
          kind: "stock",
          dims: ["quarter"],
          label: text("Served"),
          meaning: text("Dwellings served."),
          scale: "extensive",
          equation: "HEA-2",
          from: [],
        },
      },
      constraints: {},
      accounts: {},
    },
  ],
};

export type Files = Record<string, string>;

/** Files of a region that loads without a remark; `town` extends `land`. */
export const smallRegion = (): Files => ({
  "land/region.yaml":
    "id: land\ntitle: { nl: Land, en: Land }\nyears: { first: 2024, last: 2030 }\n",
  "land/sources/heat.csv": `source,title,publisher,year,licence,url
book,The book,Press,2020,CC0,
`,
  "land/parameters/heat.csv": `parameter,value,unit,low,high,grade,source,where,note
heat.loss,20,%,15,25,literature,book,p. 1,
"heat.price[gas,2020]",100,EUR2024/MWh,,,measured,book,p. 2,
"heat.price[gas,2030]",0.2,EUR2024/kWh,0.1,0.3,assumption,book,p. 2,a doubling
heat.price[oil],0.15,EUR2024/kWh,,,measured,book,p. 3,
`,
  "land/tables/heat.index.csv": `parameter,file,key,column,unit,low,high,grade,source,where,note
heat.price[wood],tables/prices.csv,year,wood,EUR2024/MWh,,,measured,book,p. 4,
`,
  "land/tables/prices.csv": "year,wood\n2026,80\n2024,60\n",
  "town/region.yaml": `id: town
title: { nl: Stad, en: Town }
extends: ../land
members:
  quarter:
    north: { nl: Noord, en: North }
    south: { nl: Zuid, en: South }
`,
  "town/sources/heat.csv": `source,title,publisher,year,licence,url
count,The count,Town,2023,CC0,
`,
  "town/parameters/heat.csv": `parameter,value,unit,low,high,grade,source,where,note
heat.use[north],12,GWh,,,measured,count,row 1,
heat.use[south],3.5,GWh,,,measured,count,row 2,
`,
  "town/tables/heat.index.csv": `parameter,file,key,column,unit,low,high,grade,source,where,note
heat.mix[north],tables/mix.csv,fuel,north,%,90 %,110 %,derived,count,,shares of use
heat.mix[south],tables/mix.csv,fuel,south,%,90 %,110 %,derived,count,,shares of use
`,
  "town/tables/mix.csv": "fuel,north,south\ngas,70,33.3\noil,20,33.3\nwood,10,33.4\n",
  "town/reference/heat.csv": `lever,year,value,unit,low,high,grade,source,where,note
heat.pipes,2024,1.5,km/year,1,2,derived,count,,mean of ten years
heat.share[north],2026,0,%,0,0,assumption,count,,nothing decided
heat.share[north],2030,20,%,10,30,assumption,count,,
heat.share[south],2024,0,%,0,0,assumption,count,,nothing decided
`,
  "town/history/heat.csv": `indicator,year,value,unit,grade,source,where,note
heat.total,2015,14,GWh/year,measured,count,row 3,
heat.total,2005,13000,MWh,measured,count,row 3,
heat.served[north],2020,12,dwellings,measured,count,row 4,
`,
});
