/** Paragraphs and lists out of sentences. */
import { markup, type Html, type Insert } from "./html.ts";

export const paragraphs = (sentences: readonly Insert[]): Html =>
  markup`${sentences.map((sentence) => markup`<p>${sentence}</p> `)}`;

/** Nothing where there is nothing to list. */
export const list = (items: readonly Insert[]): Html | null =>
  items.length === 0
    ? null
    : markup`<ul>
        ${items.map((item) => markup`<li>${item}</li> `)}
      </ul> `;

/** A heading of the third level with what stands below it; nothing where there is nothing below. */
export const block = (id: string, title: string, ...body: readonly (Html | null)[]): Html | null =>
  body.every((one) => one === null)
    ? null
    : markup`<h3 id="${id}">${title}</h3>
        ${body}`;
