import { factsOf } from "../facts-of.ts";
import { freeText } from "../free-text.ts";
import { limits } from "./limits/limits.ts";
import { unsafeCharacter } from "./quote.ts";
import { supports } from "./supports.ts";
import { OLDEST } from "./versions.ts";

/** What plans must respect on Cisco IOS-XR. */
export const facts = factsOf({
  name: "iosxr",
  oldestVersion: OLDEST,
  tooNew: null,
  defaultVersion: [7, 11],
  supports,
  longestDescription: 80,
  freeText: (text) => freeText(text, unsafeCharacter),
  asSets: "undocumented",
  limitCounts: "not-certain",
  addsNoExportToBlackholes: false,
  limits,
});
