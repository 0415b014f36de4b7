/**
 * A page that comes from `simulate explore --serve` listens to its server: when a file of the plan is
 * saved it loads itself again, and where the plan has become wrong it stays as it is and says why.
 */
import type { Text } from "../../engine/scenario/declarations.ts";
import "./served.css";

/** The only address that a served page may ask for; the server knows it by the same name. */
const EVENTS = "events";

const WORDS = {
  wrong: {
    nl: "Het plan is opgeslagen met een fout. U ziet nog wat het daarvoor was.",
    en: "The plan was saved with a mistake. You still see what it was before.",
  },
  gone: {
    nl: "simulate explore --serve is gestopt: wat u opslaat komt niet meer in deze pagina.",
    en: "simulate explore --serve has ended: what you save no longer comes into this page.",
  },
} as const satisfies Record<string, Text>;

const words = (text: Text): string => text[document.documentElement.lang === "en" ? "en" : "nl"];

/** @param version of this page, as the server calls it */
export function listenToServer(version: string): void {
  const notice = document.createElement("aside");
  notice.className = "served-notice";
  notice.setAttribute("role", "status");
  document.body.append(notice);
  const say = (text: Text | null, details = ""): void => {
    const lines = text === null ? [] : [line("p", words(text))];
    if (details !== "") lines.push(line("pre", details));
    notice.replaceChildren(...lines);
  };
  const events = new EventSource(EVENTS);
  events.addEventListener("page", ({ data }: MessageEvent<string>) => {
    // The address keeps what the reader moved.
    if (data !== version) location.reload();
    else say(null);
  });
  events.addEventListener("wrong", ({ data }: MessageEvent<string>) =>
    say(WORDS.wrong, JSON.parse(data) as string),
  );
  events.addEventListener("error", () => say(WORDS.gone));
}

function line(name: "p" | "pre", text: string): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
