import { error } from "../entry.ts";

/** Diagnostics of `src/cli`. */
export const cliCatalog = {
  "cli-placeholder": error<{ text: string }>({ about: "Placeholder.", message: (p) => p.text }),
} as const;
