import type { PlatformFacts } from "../platform.ts";
import { OLDEST_VERSION } from "./dialect.ts";
import { limits } from "./limits.ts";

/** What plans must respect on FRR. */
export const facts: PlatformFacts = {
  name: "frr",
  title: "FRR",
  defaultVersion: OLDEST_VERSION,
  cannotTest: [],
  asSets: "documented",
  limits,
};
