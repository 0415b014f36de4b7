/** A line between a page and its worker inside one process, where every message is a copy. */
import type { BandPort, FromBandWorker, ToBandWorker } from "../../explorer/bands/messages.ts";

interface Line {
  readonly page: BandPort<FromBandWorker, ToBandWorker>;
  readonly worker: BandPort<ToBandWorker, FromBandWorker>;
}

export function bandLine(): Line {
  const ofPage: ((event: { readonly data: FromBandWorker }) => void)[] = [];
  const ofWorker: ((event: { readonly data: ToBandWorker }) => void)[] = [];
  const send = <T>(hearers: readonly ((event: { readonly data: T }) => void)[], message: T) => {
    const data = structuredClone(message);
    setTimeout(() => hearers.forEach((hear) => hear({ data })), 0);
  };
  return {
    page: {
      postMessage: (message) => send(ofWorker, message),
      addEventListener: (_, hear) => void ofPage.push(hear),
    },
    worker: {
      postMessage: (message) => send(ofPage, message),
      addEventListener: (_, hear) => void ofWorker.push(hear),
    },
  };
}
