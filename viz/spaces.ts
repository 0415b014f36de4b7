/** Spaces at which no line breaks. */

/** On the screen it is a space as any other. */
export const NO_BREAK = "\u00a0";

/** Words that stay together on a line: a figure and its unit. */
export const together = (text: string): string => text.replaceAll(" ", NO_BREAK);
