import type { PlatformFacts } from "../platform.ts";
import { OLDEST_VERSION } from "./dialect.ts";
import { limits } from "./limits.ts";

/** What plans must respect on BIRD. */
export const facts: PlatformFacts = {
  name: "bird",
  title: "BIRD",
  defaultVersion: OLDEST_VERSION,
  cannotTest: [],
  asSets: "documented",
  limits,
};
