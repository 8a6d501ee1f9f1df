import { freeText } from "../free-text.ts";
import type { PlatformFacts } from "../platform.ts";
import { OLDEST_VERSION } from "./dialect.ts";
import { limits } from "./limits/limits.ts";
import { MAX_TEXT, unsafeCharacter } from "./quote.ts";

/** What plans must respect on FRR. */
export const facts: PlatformFacts = {
  name: "frr",
  title: "FRR",
  defaultVersion: OLDEST_VERSION,
  cannotTest: [],
  longestDescription: MAX_TEXT,
  freeText: (text) => freeText(text, unsafeCharacter),
  asSets: "documented",
  limits,
};
