import { error } from "../entry.ts";

/** Diagnostics of `src/snapshot`. */
export const snapshotCatalog = {
  "snapshot-placeholder": error<{ text: string }>({
    about: "Placeholder.",
    message: (p) => p.text,
  }),
} as const;
