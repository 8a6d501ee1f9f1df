import { factsOf } from "../facts-of.ts";
import { freeText } from "../free-text.ts";
import { OLDEST_VERSION } from "./dialect.ts";
import { limits } from "./limits/limits.ts";
import { MAX_TEXT, unsafeCharacter } from "./quote.ts";
import { supports } from "./supports.ts";

/** What plans must respect on FRR. */
export const facts = factsOf({
  name: "frr",
  oldestVersion: OLDEST_VERSION,
  tooNew: null,
  defaultVersion: OLDEST_VERSION,
  supports,
  longestDescription: MAX_TEXT,
  freeText: (text) => freeText(text, unsafeCharacter),
  asSets: "documented",
  limitCounts: "accepted",
  addsNoExportToBlackholes: true,
  limits,
});
