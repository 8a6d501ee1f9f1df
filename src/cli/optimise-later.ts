import { setFlagsFromString } from "node:v8";

/** How many bytes of bytecode a function of V8 11.3 executes before it may be optimized, by default. */
const USUAL_BUDGET = 67_584;

/**
 * The value that is set. A command over a network of ordinary size ends before optimizing pays off: it took a third
 * of its CPU time. Code that is hot for a second or more is still optimized, some milliseconds later. Only the timing
 * changes.
 */
const BUDGET = 1_000_000;

/** Loads a module of Node by name. */
export type LoadBuiltin = (name: string) => unknown;

/**
 * Makes V8 optimize only code that runs longer, on the V8 of Node 20: later ones count calls instead, and print an
 * error for the unknown flag. Returns the function with which to load Node's own modules from then on: their compiled
 * code is accepted only while V8's flags are those with which it was compiled.
 */
export function optimiseLater(
  v8 = process.versions.v8,
  setFlags: (flags: string) => void = setFlagsFromString,
  load: LoadBuiltin = (name) => process.getBuiltinModule(name),
): LoadBuiltin {
  if (!v8.startsWith("11.3.")) return load;
  const set = (budget: number): void => setFlags(`--interrupt-budget=${budget}`);
  // Node loads the modules of these two on first use.
  for (const name of ["stdout", "stderr"] as const) Reflect.get(process, name);
  set(BUDGET);
  return (name) => {
    set(USUAL_BUDGET);
    try {
      return load(name);
    } finally {
      set(BUDGET);
    }
  };
}
