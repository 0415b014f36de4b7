/**
 * On paper nothing can be opened: what is folded is opened before printing and folded again behind
 * it. The tables below charts stay as they are: the picture above says it, and thirty tables of
 * twenty-seven years would be a book.
 */
export function openForPrint(): void {
  let opened: HTMLDetailsElement[] = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>("details:not([open]):not(.data)")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
}
