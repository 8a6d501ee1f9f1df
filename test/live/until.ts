import { setTimeout as wait } from "node:timers/promises";

/** Waits until a condition is met; throws, with its name, if it is not met within four minutes. */
export async function until(
  name: string,
  holds: () => boolean | Promise<boolean>,
  seconds = 240,
): Promise<void> {
  for (const end = Date.now() + 1000 * seconds; Date.now() < end; await wait(50)) {
    if (await holds()) return;
  }
  throw new Error(`not within ${seconds} s: ${name}`);
}
