import { freeText } from "../free-text.ts";
import type { PlatformFacts } from "../platform.ts";
import { limits } from "./limits/limits.ts";
import { unsafeCharacter } from "./quote.ts";
import { DEFAULT } from "./versions.ts";

/** What plans must respect on Cisco IOS-XR. */
export const facts: PlatformFacts = {
  name: "iosxr",
  title: "Cisco IOS-XR",
  defaultVersion: DEFAULT,
  cannotTest: [],
  longestDescription: 80,
  freeText: (text) => freeText(text, unsafeCharacter),
  asSets: "undocumented",
  limits,
};
