/** Builds gallery/ from the plans of Kortrijk, in Dutch and in English. */
import path from "node:path";
import { buildGallery } from "./gallery.ts";
import { COMPARISONS, EXAMPLES, PLANS } from "./shown.ts";

declare const __ROOT__: string;

const { pages, figures } = buildGallery({
  root: __ROOT__,
  out: path.join(__ROOT__, "gallery"),
  plans: PLANS,
  examples: EXAMPLES,
  comparisons: COMPARISONS,
});
process.stdout.write(`${figures} figures on ${pages} pages: gallery/index.html, gallery/en.html\n`);
