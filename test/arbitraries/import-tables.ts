/**
 * Tables in the layouts that people download, with invented numbers: headings, separators, encodings
 * and odd cells as docs/reference/import.md says where they were seen.
 */
import JSZip from "jszip";

const STATBEL = [
  ..."CD_REFNIS TX_DESCR_NL TX_DESCR_FR CD_DSTR_REFNIS TX_ADM_DSTR_DESCR_NL".split(" "),
  ..."TX_ADM_DSTR_DESCR_FR CD_PROV_REFNIS TX_PROV_DESCR_NL TX_PROV_DESCR_FR".split(" "),
  ..."CD_RGN_REFNIS TX_RGN_DESCR_NL TX_RGN_DESCR_FR CD_SEX CD_NATLTY TX_NATLTY_NL".split(" "),
  ..."TX_NATLTY_FR CD_CIV_STS TX_CIV_STS_NL TX_CIV_STS_FR CD_AGE MS_POPULATION".split(" "),
];

/** People by single age, of each sex. */
export interface People {
  readonly male: readonly number[];
  readonly female: readonly number[];
}

/** Rows only where somebody is, as Statbel has them; each count in two nationalities. */
export function statbelRows(people: People, nis = "34022", name = "Kortrijk"): string[][] {
  const rows: string[][] = [];
  for (const [code, counts] of [
    ["M", people.male],
    ["F", people.female],
  ] as const) {
    counts.forEach((count, age) => {
      const foreign = Math.floor(count / 7);
      for (const [nationality, part] of [
        ["BEL", count - foreign],
        ["ETR", foreign],
      ] as const) {
        if (part === 0) continue;
        rows.push([
          ...[nis, name, name, "34000", "Arrondissement Kortrijk", "Arrondissement de Courtrai"],
          ...["30000", "Provincie West-Vlaanderen", "Province de Flandre occidentale", "02000"],
          ...["Vlaams Gewest", "Région flamande", code, nationality],
          ...["niet-Belgen", "non-Belges", "1", "Ongehuwd", "Célibataire", `${age}`, `${part}`],
        ]);
      }
    });
  }
  return rows;
}

export const statbelText = (rows: readonly (readonly string[])[], separator = "|"): string =>
  [STATBEL, ...rows].map((cells) => cells.join(separator)).join("\r\n") + "\r\n";

export const FLUVIUS = [
  ..."Verbruiksjaar;Markt;Richting;StatistischeSector;Provincie;Gemeente;Sector;RolContact".split(
    ";",
  ),
  ..."Aantal;BenaderendVerbruikkWh".split(";"),
];

/** One row of the grid operator. */
export interface Metered {
  readonly year: number;
  readonly market: "Elektriciteit" | "Aardgas";
  readonly direction: "Afname" | "Injectie";
  readonly sector: string;
  readonly statistical: string;
  readonly use: number;
}

export const fluviusText = (rows: readonly Metered[]): string =>
  [
    FLUVIUS,
    ...rows.map(({ year, market, direction, sector, statistical, use }, at) => [
      ...[`${year}`, market, direction, statistical, "WEST-VLAANDEREN", "KORTRIJK"],
      ...[`"${sector}"`, at % 2 === 0 ? "Gezin" : "Bedrijf", `${5 + at}.0`, use.toFixed(2)],
    ]),
  ]
    .map((cells) => cells.join(";"))
    .join("\n") + "\n";

const CARRIERS = [
  ...["Elektriciteit", "Warmte/koude", "Aardgas", "Vloeibaar gas", "Stookolie", "Diesel"],
  ...["Benzine", "Steenkool", "Biobrandstof", "Overige biomassa", "Totaal"],
];

/** Energy or CO2 by sector, as the columns of the inventory have it; null is an empty cell. */
export type Inventory = Readonly<Record<string, readonly (number | null)[]>>;

/** A sheet as rows of cells: numbers, texts, and nothing. */
export type Cells = readonly (readonly (string | number | null)[])[];

/** The tables of energy and CO2 on one sheet, with a title, a heading over several rows, and totals. */
export function inventorySheet(
  energy: Inventory,
  emitted: Inventory,
  year: number,
  badTotal = 0,
): Cells {
  const table = (title: string, inventory: Inventory): (string | number | null)[][] => {
    const rows = Object.entries(inventory).map(([sector, values]) => {
      const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0);
      return [sector, ...values, sum];
    });
    const totals = CARRIERS.map((_, at) =>
      rows.reduce((sum, row) => sum + Number(row[at + 1] ?? 0), 0),
    );
    return [
      [title],
      [],
      ["Categorie", ...CARRIERS],
      ["GEBOUWEN, UITRUSTING/VOORZIENINGEN EN INDUSTRIE", ...CARRIERS.map(() => null)],
      ...rows,
      ["Totaal", ...totals.map((sum) => sum + badTotal)],
      [],
    ];
  };
  return [
    ["CO2-inventaris gemeente Voorbeeld (verzonnen cijfers)"],
    [],
    ...table(`A. Finaal energieverbruik [MWh] - ${year}`, energy),
    ...table(`B. CO2-emissies [ton] - ${year}`, emitted),
    ["Bron: verzonnen"],
  ];
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const letter = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : letter(Math.floor(column / 26) - 1) + letter(column % 26);

/** A workbook of the sheets, texts shared as spreadsheets write them; what is a function is a formula. */
export async function workbook(sheets: Readonly<Record<string, Cells>>): Promise<Buffer> {
  const zip = new JSZip();
  const shared: string[] = [];
  const names = Object.keys(sheets);
  const cell = (value: string | number | null, row: number, column: number): string => {
    const at = `${letter(column)}${row}`;
    if (value === null) return `<c r="${at}" s="1"/>`;
    if (typeof value === "number") return `<c r="${at}"><f>SUM(A1:A2)</f><v>${value}</v></c>`;
    shared.push(value);
    return `<c r="${at}" t="s"><v>${shared.length - 1}</v></c>`;
  };
  names.forEach((name, index) => {
    const rows = sheets[name]!.map((cells, at) =>
      cells.length === 0
        ? ""
        : `<row r="${at + 1}">${cells.map((value, column) => cell(value, at + 1, column)).join("")}</row>`,
    );
    zip.file(
      `xl/worksheets/sheet${index + 1}.xml`,
      `<?xml version="1.0"?><worksheet xmlns="x"><sheetData>${rows.join("")}</sheetData></worksheet>`,
    );
  });
  const list = names.map(
    (name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  zip.file(
    "xl/workbook.xml",
    `<?xml version="1.0"?><workbook><sheets>${list.join("")}</sheets></workbook>`,
  );
  const relations = names.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  zip.file("xl/_rels/workbook.xml.rels", `<Relationships>${relations.join("")}</Relationships>`);
  const texts = shared.map(
    (text) => `<si><r><t xml:space="preserve">${escaped(text)}</t></r></si>`,
  );
  zip.file("xl/sharedStrings.xml", `<sst>${texts.join("")}</sst>`);
  return zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
}

/** Codes of subjects of the provinces' database, by area and year; a code of -9999x is no number. */
export const swingText = (
  rows: readonly {
    readonly area: string;
    readonly period: number;
    readonly values: readonly string[];
  }[],
  codes: readonly string[],
): string =>
  [
    ["geolevel", "geoitem", "period", ...codes],
    ...rows.map(({ area, period, values }) => ["gemeente", area, `${period}`, ...values]),
  ]
    .map((cells) => cells.join(";"))
    .join("\n") + "\n";
