import type { Cursor } from "./cursor.ts";
import type { Token } from "./tokens.ts";

const FLAGS: ReadonlySet<string> = new Set([
  ...["states", "routes", "filters", "interfaces", "events", "packets"],
]);

/**
 * Whether states are among what `debug { states, … }` logs (nest/config.Y, `debug_list`); null if it is not a list of
 * flags.
 */
export function debugsStates(flags: readonly Token[]): boolean | null {
  const isList = flags.every(({ kind, text }, i) =>
    i % 2 === 0 ? kind === "word" && FLAGS.has(text) : text === ",",
  );
  return isList && flags.length % 2 === 1 ? flags.some(({ text }) => text === "states") : null;
}

/**
 * Reads what follows `debug protocols`: whether states are logged. Needs no semicolon, as in BIRD. Throws
 * `NotUnderstood`.
 */
export function readDebugFlags(cursor: Cursor): boolean {
  const value = cursor.skip("{") ? debugsStates(cursor.block()) : allOrOff(cursor);
  if (value === null) cursor.fail("not what can be logged");
  cursor.skip(";");
  return value;
}

function allOrOff(cursor: Cursor): boolean | null {
  if (cursor.skip("all")) return true;
  return cursor.skip("off") ? false : null;
}
