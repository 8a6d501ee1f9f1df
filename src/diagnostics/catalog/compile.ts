import { error } from "../entry.ts";

/** Diagnostics of `src/compile`. */
export const compileCatalog = {
  "compile-placeholder": error<{ text: string }>({ about: "Placeholder.", message: (p) => p.text }),
} as const;
