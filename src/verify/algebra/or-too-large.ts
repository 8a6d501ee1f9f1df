import { TooComplex } from "./too-complex.ts";

/** The result of a search; "too-large" if it met facts that are too complex to decide. */
export function orTooLarge<T>(search: () => T): T | "too-large" {
  try {
    return search();
  } catch (thrown) {
    if (!(thrown instanceof TooComplex)) throw thrown;
    return "too-large";
  }
}
