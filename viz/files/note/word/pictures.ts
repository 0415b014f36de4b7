/**
 * Charts as pictures in the line, as wide as the text around them, with their alternative text.
 *
 * PNG alone: Word would draw the SVG beside it with the fonts of the reader's machine, which are not
 * those that the labels were placed with, and the labels would overlap.
 */
import { createHash } from "node:crypto";
import type { FreshIds } from "./controls.ts";
import { EMU_PER_TWIP, type Room } from "./house-style.ts";
import { OFFICE_RELATIONS, type WordPackage } from "./package.ts";
import { element, type XmlElement } from "./xml.ts";

const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006";
const PICTURE = `${DRAWING}/picture`;

export interface Picture {
  readonly title: string;
  readonly alternative: string;
  readonly png: Uint8Array;
}

/** Part of the column of text that a picture may take in height: two with their captions fit on a page. */
const MAX_HEIGHT = 0.34;
/** A picture that would become narrower than this part of the column cannot be read any more … */
const LEAST_WIDTH = 0.5;
/** … and takes a page, but for its caption. */
const PAGE_HEIGHT = 0.85;

/** Twips per pixel of a picture: as wide as the room, or as high as it may be. */
export function pictureScale(
  { width, height }: { readonly width: number; readonly height: number },
  room: Room,
): number {
  const scale = Math.min(room.width / width, (room.height * MAX_HEIGHT) / height);
  if (scale * width >= room.width * LEAST_WIDTH) return scale;
  return Math.min(room.width / width, (room.height * PAGE_HEIGHT) / height);
}

/** Width and height in pixels, from the header of a PNG. */
export function pngSize(png: Uint8Array): { readonly width: number; readonly height: number } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Puts the pixels in as a part and gives the id of the relation; equal pixels are put in once. */
function relateImage(word: WordPackage, part: string, png: Uint8Array): string {
  const hash = createHash("sha256").update(png).digest("hex").slice(0, 16);
  const name = `word/media/ademruimte-${hash}.png`;
  const before = word.relations(part).find((relation) => relation.part === name);
  if (before !== undefined) return before.id;
  word.addPart(name, png);
  word.defaultType("png", "image/png");
  return word.relate(part, `${OFFICE_RELATIONS}/image`, name);
}

/**
 * A run with a picture as wide as the room, or as high as leaves place for another on its page; a
 * tall one, such as a row for each of forty goals, has a page.
 */
export function pictureRun(
  word: WordPackage,
  part: string,
  picture: Picture,
  room: Room,
  ids: FreshIds,
): XmlElement {
  const { width, height } = pngSize(picture.png);
  const scale = pictureScale({ width, height }, room);
  const extent = {
    cx: String(Math.round(width * scale * EMU_PER_TWIP)),
    cy: String(Math.round(height * scale * EMU_PER_TWIP)),
  };
  const id = ids.next("picture");
  const name = `Grafiek ${id}`;
  const { title, alternative } = picture;
  const relation = relateImage(word, part, picture.png);
  const namespaces = {
    "xmlns:wp": `${DRAWING}/wordprocessingDrawing`,
    "xmlns:a": `${DRAWING}/main`,
    "xmlns:pic": PICTURE,
    "xmlns:r": OFFICE_RELATIONS,
  };
  return element(
    "w:r",
    {},
    element(
      "w:drawing",
      {},
      element(
        "wp:inline",
        { ...namespaces, distT: "0", distB: "0", distL: "0", distR: "0" },
        element("wp:extent", extent),
        element("wp:effectExtent", { l: "0", t: "0", r: "0", b: "0" }),
        element("wp:docPr", { id, name, descr: alternative, title }),
        element(
          "wp:cNvGraphicFramePr",
          {},
          element("a:graphicFrameLocks", { noChangeAspect: "1" }),
        ),
        element(
          "a:graphic",
          {},
          element(
            "a:graphicData",
            { uri: PICTURE },
            element(
              "pic:pic",
              {},
              element(
                "pic:nvPicPr",
                {},
                element("pic:cNvPr", { id: "0", name, descr: alternative }),
                element("pic:cNvPicPr"),
              ),
              element(
                "pic:blipFill",
                {},
                element("a:blip", { "r:embed": relation }),
                element("a:stretch", {}, element("a:fillRect")),
              ),
              element(
                "pic:spPr",
                {},
                element(
                  "a:xfrm",
                  {},
                  element("a:off", { x: "0", y: "0" }),
                  element("a:ext", extent),
                ),
                element("a:prstGeom", { prst: "rect" }, element("a:avLst")),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

/** The drawing in a content control; null when somebody took it out. */
const drawingIn = (within: XmlElement): XmlElement | null =>
  within.descendants("wp:inline", "wp:anchor").next().value ?? null;

/** Alternative text of the picture in a content control; null when there is none any more. */
export const alternativeIn = (within: XmlElement): string | null =>
  drawingIn(within)?.child("wp:docPr")?.attribute("descr") ?? null;

/**
 * Puts another picture in the place of one, as wide as somebody made it and as high as the new one
 * asks.
 *
 * @returns whether there was a picture to replace
 */
export function replacePicture(
  word: WordPackage,
  part: string,
  within: XmlElement,
  picture: Picture,
): boolean {
  const drawing = drawingIn(within);
  const blip = drawing?.descendants("a:blip").next().value ?? null;
  if (drawing === null || blip === null) return false;
  blip.setAttribute("r:embed", relateImage(word, part, picture.png));
  // Word may have made effects or another form of the old picture; they are of the old one.
  for (const extra of blip.elements()) extra.remove();
  const { width, height } = pngSize(picture.png);
  for (const size of drawing.descendants("wp:extent", "a:ext")) {
    const cx = size.attribute("cx");
    if (cx !== null) size.setAttribute("cy", String(Math.round((Number(cx) * height) / width)));
  }
  const properties = drawing.child("wp:docPr");
  properties?.setAttribute("descr", picture.alternative);
  properties?.setAttribute("title", picture.title);
  for (const one of drawing.descendants("pic:cNvPr")) {
    one.setAttribute("descr", picture.alternative);
  }
  return true;
}
