import { setFlagsFromString } from "node:v8";

/**
 * How many bytes of bytecode a function runs through before V8 may optimise it; V8's own figure is an eighth of that. A command over
 * a network of ordinary size ends before that pays: optimising took a third of its CPU time. What is hot for a second or more
 * is optimised all the same, some milliseconds later. It changes nothing but time, and a V8 that does not know the flag
 * passes over it.
 */
const BUDGET = 1_000_000;

/** Has V8 optimise only what runs for longer. */
export function optimiseLater(): void {
  setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}
