import { error } from "../entry.ts";

/** Diagnostics of `src/declaration`. */
export const declarationCatalog = {
  "declaration-placeholder": error<{ text: string }>({
    about: "Placeholder.",
    message: (p) => p.text,
  }),
} as const;
