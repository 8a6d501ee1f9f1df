import { error } from "../entry.ts";
import type { Shown } from "../masked-file.ts";

/** Diagnostics of reading a router's configuration back. */
export const readingCatalog = {
  "not-understood": error<{ text: Shown; why: string; platform: string }>({
    about:
      "A line of a router's configuration, in the part that peerc owns, is not one whose meaning peerc knows. What is not understood is not proven.",
    message: (p) => `"${p.text}" is not understood as ${p.platform} configuration: ${p.why}`,
    hint: () => "write it in a way that peerc reads (docs/verify.md), or leave it out",
  }),
  "name-not-defined": error<{ what: string; name: Shown; effect: string }>({
    about:
      "A router's configuration uses a list, policy or other object that it does not define. Platforms differ in what they make of it, from refusing the file to matching everything.",
    message: (p) => `${p.what} ${p.name} is used, and not defined: ${p.effect}`,
    hint: () => "define it, or correct the name",
  }),
} as const;
