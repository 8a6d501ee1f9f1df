import { error } from "../entry.ts";

/** Diagnostics of `src/irr`. */
export const irrCatalog = {
  "irr-placeholder": error<{ text: string }>({ about: "Placeholder.", message: (p) => p.text }),
} as const;
