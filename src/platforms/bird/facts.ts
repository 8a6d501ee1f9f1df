import { factsOf } from "../facts-of.ts";
import { freeText } from "../free-text.ts";
import { NEWEST_VERSION, OLDEST_VERSION, TOO_NEW } from "./dialect.ts";
import { limits } from "./limits/limits.ts";
import { unquotable } from "./quote.ts";
import { supports } from "./supports.ts";

/** What plans must respect on BIRD. */
export const facts = factsOf({
  name: "bird",
  oldestVersion: OLDEST_VERSION,
  tooNew: { since: TOO_NEW, newest: NEWEST_VERSION },
  defaultVersion: OLDEST_VERSION,
  supports,
  longestDescription: 255,
  freeText: (text) => freeText(text, unquotable),
  asSets: "documented",
  limitCounts: "received",
  addsNoExportToBlackholes: false,
  limits,
});
