/**
 * On paper nothing can be opened. What a council reads is opened before printing and folded again
 * behind it; what one looks things up in, the annex and the numbers behind charts, is printed only
 * where the reader opened it: all of it together would be a book.
 */
export function openForPrint(): void {
  let opened: HTMLDetailsElement[] = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>("details.fold:not(.annex, [open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
}
