import { error } from "../entry.ts";

/** Diagnostics of `src/policy`. */
export const policyCatalog = {
  "policy-placeholder": error<{ text: string }>({ about: "Placeholder.", message: (p) => p.text }),
} as const;
