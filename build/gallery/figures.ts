/** Reads what was drawn into a results folder as figures of the gallery. */
import fs from "node:fs";
import path from "node:path";
import type { ChartName } from "../../viz/specs/chart-names.ts";
import { chartNameOf } from "./chart-order.ts";

export interface Figure {
  /** Name of its files. */
  readonly id: string;
  readonly chart: ChartName;
  /** Title, as in the picture. */
  readonly title: string;
  /** What it shows, for who cannot see it. */
  readonly alternative: string;
  /** Pixels at which it is shown: half of those in the file. */
  readonly width: number;
  readonly height: number;
  /** Path of its files from the gallery, without extension. */
  readonly file: string;
}

interface Spec {
  readonly title: { readonly text: string | readonly string[] };
  readonly description: string;
}

/** Width and height stand at fixed places of a PNG. */
function sizeOf(png: Buffer): { width: number; height: number } {
  return { width: png.readUInt32BE(16) / 2, height: png.readUInt32BE(20) / 2 };
}

const FACES = /<style>@font-face[^<]*<\/style>/;

/**
 * Copies the charts of a results folder into the gallery, with fonts that all share.
 *
 * @param results folder of a run or a comparison
 * @param out     the gallery
 * @param folder  where the charts go in it
 * @param begins  only charts whose name begins so
 */
export function takeFigures(
  results: string,
  of: ChartName["of"],
  out: string,
  folder: string,
  begins = "",
): Figure[] {
  const charts = path.join(results, "charts");
  const ids = fs
    .readdirSync(charts)
    .filter((name) => name.endsWith(".vl.json") && name.startsWith(begins))
    .map((name) => name.slice(0, -".vl.json".length))
    .sort();
  fs.mkdirSync(path.join(out, folder), { recursive: true });
  const up = "../".repeat(folder.split("/").length);
  const shared = `<style>@import url("${up}fonts/fonts.css");</style>`;
  return ids.map((id): Figure => {
    const chart = chartNameOf(id, of);
    if (chart === null) throw new Error(`no name for the chart ${id} of a ${of}`);
    const read = (extension: string): Buffer => fs.readFileSync(path.join(charts, id + extension));
    const write = (extension: string, bytes: Buffer | string): void =>
      fs.writeFileSync(path.join(out, folder, id + extension), bytes);
    const spec = JSON.parse(read(".vl.json").toString("utf8")) as Spec;
    const png = read(".png");
    write(".vl.json", read(".vl.json"));
    write(".png", png);
    write(
      ".svg",
      read(".svg")
        .toString("utf8")
        .replace(FACES, () => shared),
    );
    const { text } = spec.title;
    return {
      ...{ id, chart, alternative: spec.description, file: `${folder}/${id}` },
      title: typeof text === "string" ? text : text.join(" "),
      ...sizeOf(png),
    };
  });
}
