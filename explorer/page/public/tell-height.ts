/**
 * In a frame the page tells the page around it how high it is, so that no second scroll bar appears.
 * The message holds that number and nothing else, and so may go to whoever shows the page; what others
 * say is not listened to.
 */
export const HEIGHT_MESSAGE = "ademruimte:height";

/** Tells the height now and whenever it changes; does nothing outside of a frame. */
export function tellHeight(): void {
  if (parent === window) return;
  let told = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    parent.postMessage({ type: HEIGHT_MESSAGE, height }, "*");
  }).observe(document.documentElement);
}
