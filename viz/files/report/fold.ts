/** Long parts of a report that a reader opens: their headings stay in sight, what is below folds away. */
import { markup, type Html } from "./html.ts";

/** What becomes of a folded part on paper. */
export type OnPaper =
  /** Opened: a council reads it. */
  | "always"
  /** Only where the reader opened it: to look things up in. */
  | "when-open";

/** A heading of the third level that folds what stands below it. */
export const fold = (id: string, title: string, onPaper: OnPaper, body: Html): Html =>
  markup`<details class="${onPaper === "always" ? "fold" : "fold annex"}">
      <summary><h3 id="${id}">${title}</h3></summary>
      ${body}
    </details> `;
