import { freeText } from "../free-text.ts";
import type { PlatformFacts } from "../platform.ts";
import { limits } from "./limits/limits.ts";
import { unsafeCharacter } from "./quote.ts";

/** What plans must respect on Juniper Junos. */
export const facts: PlatformFacts = {
  name: "junos",
  title: "Juniper Junos",
  defaultVersion: [22, 4],
  cannotTest: ["as-path-has-set"],
  longestDescription: 255,
  freeText: (text) => freeText(text, unsafeCharacter),
  asSets: "undocumented",
  limits,
};
