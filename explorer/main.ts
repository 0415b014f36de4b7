/**
 * The one script of the explorer, of the page and of its worker, which the page starts from this same
 * text. The page finds its data in an element beside the script.
 */
import type { BandPort, FromBandWorker, ToBandWorker } from "./bands/messages.ts";
import { answerBands } from "./bands/worker.ts";
import { openPage } from "./page/start.tsx";
import { listenToServer } from "./served/listen.ts";
import type { PageData } from "./session/page-data.ts";
import { timeFromEvents } from "./timing.ts";

if (typeof document === "undefined") {
  answerBands(self as unknown as BandPort<ToBandWorker, FromBandWorker>);
} else {
  timeFromEvents();
  const data = document.getElementById("page-data")!.textContent;
  void openPage(JSON.parse(data) as PageData);
  const { served } = document.documentElement.dataset;
  if (served !== undefined) listenToServer(served);
}
