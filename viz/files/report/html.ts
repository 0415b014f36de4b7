/**
 * HTML from texts that nobody vouches for. Every text that is put into a page goes through
 * `escaped`; what is markup already is an `Html`, and only this program makes those.
 */

/** Markup that this program made. */
export class Html {
  constructor(readonly text: string) {}
}

/** What may be put into markup: texts are escaped, lists follow each other, null leaves nothing. */
export type Insert = string | number | Html | null | readonly Insert[];

/**
 * What has no place in a text: controls, halves of a pair, and the signs that turn the direction of
 * what comes behind them. Tab and line ends are spaces in HTML.
 */
const UNFIT =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const NAMED: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const fit = (text: string): string => text.replace(UNFIT, "\ufffd");

/** A text as HTML shows it, between tags and within quotes alike. */
export const escaped = (text: string): string =>
  fit(text).replace(/[&<>"']/g, (sign) => NAMED[sign]!);

const markupOf = (insert: Insert): string => {
  if (insert === null) return "";
  if (insert instanceof Html) return insert.text;
  if (typeof insert === "string" || typeof insert === "number") return escaped(`${insert}`);
  return insert.map(markupOf).join("");
};

/** Markup with texts in it: what stands between the braces is escaped, unless it is markup. */
export const markup = (parts: TemplateStringsArray, ...inserts: readonly Insert[]): Html =>
  new Html(parts.reduce((text, part, at) => text + markupOf(inserts[at - 1] ?? null) + part));

/** Data for a script of the page: JSON in which nothing can end the element that it stands in. */
export const scriptJson = (data: unknown): Html =>
  new Html(
    JSON.stringify(data, (_, value: unknown) => (typeof value === "string" ? fit(value) : value))
      .replace(/</g, "\\u003c")
      .replace(/\u2028/g, "\\u2028")
      .replace(/\u2029/g, "\\u2029"),
  );

/** A text as a link where it is the address of a page; any other text stays what it is. */
export const linked = (address: string): Html =>
  /^https?:\/\/[^\s]+$/.test(address)
    ? markup`<a class="url" href="${address}">${address}</a>`
    : markup`${address}`;
