/** What is said aloud, and when: never something that is not known yet, and nothing over anything else. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Announcer } from "../../explorer/page/announce.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Everything that the live region held, in its order. */
function listening(): { readonly announcer: Announcer; readonly heard: readonly string[] } {
  const announcer = new Announcer();
  const heard: string[] = [];
  announcer.text.subscribe((text) => void (text === "" || heard.push(text)));
  return { announcer, heard };
}

it("says an outcome soon after it is known, and of those that come fast the last", () => {
  const { announcer, heard } = listening();
  announcer.awaitOutcome();
  vi.advanceTimersByTime(600);
  announcer.sayOutcome("212 kt.");
  vi.advanceTimersByTime(100);
  announcer.sayOutcome("211 kt.");
  vi.advanceTimersByTime(300);
  expect(heard).toEqual(["211 kt."]);
});

it("leaves unsaid what is being worked out anew", () => {
  const { announcer, heard } = listening();
  announcer.sayOutcome("212 kt.");
  announcer.awaitOutcome();
  vi.advanceTimersByTime(5000);
  expect(heard).toEqual([]);
  announcer.sayOutcome("210 kt.");
  // Told once more that it is as it was: it is said all the same.
  announcer.sayOutcome(null);
  vi.advanceTimersByTime(300);
  expect(heard).toEqual(["210 kt."]);
});

it("says what a button did before what follows from it, in one sentence", () => {
  const { announcer, heard } = listening();
  announcer.say("Undone.");
  announcer.awaitOutcome();
  vi.advanceTimersByTime(5000);
  expect(heard).toEqual([]);
  announcer.sayOutcome("212 kt.");
  vi.advanceTimersByTime(300);
  expect(heard).toEqual(["Undone. 212 kt."]);
});

it("says at once what nothing follows from, and the same words again when they are done again", () => {
  const { announcer, heard } = listening();
  for (let press = 0; press < 3; press++) {
    announcer.say("Copied.");
    vi.advanceTimersByTime(300);
  }
  expect(heard.map((text) => text.trim())).toEqual(["Copied.", "Copied.", "Copied."]);
  expect(new Set(heard.slice(0, 2)).size).toBe(2);
});
