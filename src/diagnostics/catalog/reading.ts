import { error } from "../entry.ts";
import type { MaskedText } from "../masked-file.ts";

/** Diagnostics of reading a router's configuration back. */
export const readingCatalog = {
  "not-understood": error<{ text: MaskedText; why: string; platform: string }>({
    about:
      "peerc does not know the meaning of a line in its part of a router's configuration. What is not understood is not proven.",
    message: (p) => `"${p.text}" is not understood as ${p.platform} configuration: ${p.why}`,
    hint: () => "write it in a form that peerc understands (docs/verify.md), or remove it",
  }),
  "name-not-defined": error<{ what: string; name: MaskedText; effect: string }>({
    about:
      "A router's configuration uses a list, policy or other object that it does not define. Platforms react differently, from refusing the file to matching everything.",
    message: (p) => `${p.what} ${p.name} is used but not defined: ${p.effect}`,
    hint: () => "define it, or correct the name",
  }),
} as const;
