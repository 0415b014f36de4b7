/** Elements made by hand: a text is only ever a text, never markup. */

export interface ElementParts {
  readonly class?: string;
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly Node[];
}

export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  parts: ElementParts = {},
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (parts.class !== undefined) element.className = parts.class;
  if (parts.text !== undefined) element.textContent = parts.text;
  for (const [name, value] of Object.entries(parts.attributes ?? {})) {
    element.setAttribute(name, value);
  }
  element.append(...(parts.children ?? []));
  return element;
}

export function button(text: string, onPress: () => void): HTMLButtonElement {
  const element = make("button", { text, attributes: { type: "button" } });
  element.addEventListener("click", onPress);
  return element;
}

let made = 0;

/** An id that no other element of the page has. */
export const newId = (): string => `page-part-${++made}`;
