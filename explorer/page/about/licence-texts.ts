/** The licences of the libraries and the font that the page holds, as the build gathered them. */

/** The element of the page that holds them; nothing runs it. */
const ELEMENT = "licences";

export const licenceTexts = (): string =>
  document.getElementById(ELEMENT)?.textContent?.trim() ?? "";
