import type { PlatformFacts } from "../platform.ts";
import { limits } from "./limits.ts";

/** What plans must respect on Juniper Junos. */
export const facts: PlatformFacts = {
  name: "junos",
  title: "Juniper Junos",
  defaultVersion: [22, 4],
  cannotTest: ["as-path-has-set"],
  asSets: "undocumented",
  limits,
};
