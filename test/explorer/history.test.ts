/** Undo and redo, against a list that remembers everything. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  canRedo,
  canUndo,
  MOST_STEPS,
  newHistory,
  redone,
  settled,
  stepped,
  undone,
  type History,
} from "../../explorer/session/history.ts";

const same = (a: number, b: number): boolean => a === b;
const step = (history: History<number>, next: number, gesture: string | null = null) =>
  stepped(history, next, gesture, same);

describe("undo and redo", () => {
  it("goes back through all steps and forward again", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5 }), { maxLength: 40 }), (values) => {
        let history = newHistory(0);
        const shown = [0];
        for (const value of values) {
          history = step(history, value);
          if (value !== shown.at(-1)) shown.push(value);
        }
        for (const value of [...shown].reverse().slice(1)) {
          history = undone(history);
          expect(history.present).toBe(value);
        }
        expect(canUndo(history)).toBe(false);
        expect(undone(history).present).toBe(0);
        for (const value of shown.slice(1)) {
          expect(canRedo(history)).toBe(true);
          history = redone(history);
          expect(history.present).toBe(value);
        }
        expect(canRedo(history)).toBe(false);
        expect(redone(history).present).toBe(shown.at(-1));
      }),
    );
  });

  it("takes all of one drag as one step", () => {
    let history = newHistory(0);
    for (const value of [1, 2, 3, 2, 4]) history = step(history, value, "a");
    expect(history.past).toEqual([0]);
    history = step(settled(history), 5, "a");
    expect(history.past).toEqual([0, 4]);
    history = step(history, 6, "b");
    expect(history.past).toEqual([0, 4, 5]);
    expect(undone(history).present).toBe(5);
  });

  it("keeps no step of a drag that comes back", () => {
    let history = step(newHistory(7), 8, "a");
    history = step(history, 7, "a");
    expect(history.past).toEqual([]);
    expect(history.present).toBe(7);
  });

  it("forgets what was undone at the next step, and nothing at a movement that changes nothing", () => {
    const history = undone(step(step(newHistory(0), 1), 2));
    expect(step(history, 1).future).toEqual([2]);
    expect(step(history, 9).future).toEqual([]);
  });

  it("does not join a step after an undo to the drag before it", () => {
    const history = undone(step(step(newHistory(0), 1, "a"), 2, "b"));
    expect(step(history, 3, "b").past).toEqual([0, 1]);
  });

  it("keeps a limited number of steps", () => {
    let history = newHistory(0);
    for (let value = 1; value <= MOST_STEPS + 50; value++) history = step(history, value);
    expect(history.past).toHaveLength(MOST_STEPS);
    expect(history.past.at(-1)).toBe(MOST_STEPS + 49);
  });
});
