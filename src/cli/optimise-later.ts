import { setFlagsFromString } from "node:v8";

/** How many bytes of bytecode a function of V8 11.3 runs through before it may be optimised, unless told otherwise. */
const USUAL_BUDGET = 67_584;

/**
 * What it is set to. A command over a network of ordinary size ends before optimising pays: it took a third of its CPU time. What is
 * hot for a second or more is optimised all the same, some milliseconds later. It changes nothing but time.
 */
const BUDGET = 1_000_000;

/** Gives a module of Node's own by its name. */
export type LoadBuiltin = (name: string) => unknown;

/**
 * Has V8 optimise only what runs for longer, on the V8 of Node 20: later ones count calls instead, do not know the flag, and
 * print an error for a flag that they do not know. Gives what Node's own modules are to be loaded with from then on: they bring
 * compiled code along, which V8 takes only while its flags are the ones that it was compiled with.
 */
export function optimiseLater(
  v8 = process.versions.v8,
  setFlags: (flags: string) => void = setFlagsFromString,
  load: LoadBuiltin = (name) => process.getBuiltinModule(name),
): LoadBuiltin {
  if (!v8.startsWith("11.3.")) return load;
  const set = (budget: number): void => setFlags(`--interrupt-budget=${budget}`);
  // Node loads what is behind these two when somebody first asks for them.
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
