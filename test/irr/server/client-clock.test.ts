import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";

import { ClientClock } from "../../../src/irr/server/client-clock.ts";

const LIMITS = { idleSeconds: 30, answerSeconds: 300 };

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** A clock, and whether it has run out after this many more seconds. */
function start() {
  let late = 0;
  const clock = new ClientClock(LIMITS, () => late++);
  const after = (seconds: number): number => {
    jest.advanceTimersByTime(seconds * 1000);
    return late;
  };
  return { clock, after };
}

test("a client that never asks is late after the idle time, once", () => {
  const { after } = start();
  expect(after(29)).toBe(0);
  expect(after(1)).toBe(1);
  expect(after(1000)).toBe(1);
});

test("each query begins the idle time anew, and may change it", () => {
  const { clock, after } = start();
  expect(after(29)).toBe(0);
  clock.noteQuery(30);
  expect(after(29)).toBe(0);
  clock.noteQuery(100);
  expect(after(99)).toBe(0);
  expect(after(1)).toBe(1);
});

test("while an answer waits for the client, it has the answer's time, whatever it asks meanwhile", () => {
  const { clock, after } = start();
  clock.answered();
  expect(after(299)).toBe(0);
  clock.noteQuery(1000);
  expect(after(1)).toBe(1);
});

test("each answer has its own time, and after the last one the idle time begins", () => {
  const { clock, after } = start();
  clock.noteQuery(60);
  const [first, second] = [clock.answered(), clock.answered()];
  expect(after(299)).toBe(0);
  first();
  expect(after(299)).toBe(0);
  second();
  expect(after(59)).toBe(0);
  expect(after(1)).toBe(1);
});

test("a client that is gone is never late, even if an answer to it ends afterwards", () => {
  const { clock, after } = start();
  const taken = clock.answered();
  clock.stop();
  taken();
  clock.noteQuery(1);
  clock.answered();
  expect(after(10_000)).toBe(0);
});
