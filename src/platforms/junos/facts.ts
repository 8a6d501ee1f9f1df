import { factsOf } from "../facts-of.ts";
import { freeText } from "../free-text.ts";
import { limits } from "./limits/limits.ts";
import { unsafeCharacter } from "./quote.ts";
import { supports } from "./supports.ts";
import { OLDEST } from "./versions.ts";

/** What plans must respect on Juniper Junos. */
export const facts = factsOf({
  name: "junos",
  oldestVersion: OLDEST,
  tooNew: null,
  defaultVersion: [22, 4],
  supports,
  longestDescription: 255,
  freeText: (text) => freeText(text, unsafeCharacter),
  asSets: "undocumented",
  limitCounts: "received",
  addsNoExportToBlackholes: false,
  limits,
});
