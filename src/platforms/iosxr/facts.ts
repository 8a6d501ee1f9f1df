import type { PlatformFacts } from "../platform.ts";
import { limits } from "./limits.ts";
import { DEFAULT } from "./versions.ts";

/** What plans must respect on Cisco IOS-XR. */
export const facts: PlatformFacts = {
  name: "iosxr",
  title: "Cisco IOS-XR",
  defaultVersion: DEFAULT,
  cannotTest: [],
  asSets: "undocumented",
  limits,
};
