import { setFlagsFromString } from "node:v8";

/**
 * How many bytes of bytecode a function runs through before V8 may optimise it; V8's own figure is an eighth of that. A command over
 * a network of ordinary size ends before that pays: optimising took a third of its CPU time. What is hot for a second or more
 * is optimised all the same, some milliseconds later. It changes nothing but time.
 */
const BUDGET = 1_000_000;

/**
 * Has V8 optimise only what runs for longer, on the V8 of Node 20: later ones count calls instead, do not know the flag, and
 * print an error for a flag that they do not know.
 */
export function optimiseLater(
  v8 = process.versions.v8,
  setFlags: (flags: string) => void = setFlagsFromString,
): void {
  if (v8.startsWith("11.3.")) setFlags(`--interrupt-budget=${BUDGET}`);
}
