import { error } from "../entry.ts";

/** Diagnostics of `src/sources/flows`. */
export const flowsCatalog = {
  "flows-unreadable": error<{ problem: string }>({
    about:
      "A CSV file with traffic (`flows`) is not in the form that is expected. None of its values are used.",
    message: (p) => p.problem,
  }),
} as const;
