import { freeText } from "../free-text.ts";
import type { PlatformFacts } from "../platform.ts";
import { OLDEST_VERSION } from "./dialect.ts";
import { limits } from "./limits/limits.ts";
import { unquotable } from "./quote.ts";

/** What plans must respect on BIRD. */
export const facts: PlatformFacts = {
  name: "bird",
  title: "BIRD",
  defaultVersion: OLDEST_VERSION,
  cannotTest: [],
  longestDescription: 255,
  freeText: (text) => freeText(text, unquotable),
  asSets: "documented",
  limits,
};
