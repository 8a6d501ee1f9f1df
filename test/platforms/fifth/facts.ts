import { CAPABILITIES, type Capability } from "../../../src/platforms/capabilities/capability.ts";
import { always, each, never, since } from "../../../src/platforms/capabilities/supports.ts";
import { factsOf } from "../../../src/platforms/facts-of.ts";
import type { PlatformFacts } from "../../../src/platforms/platform.ts";
import { FIFTH } from "./name.ts";

const CAPABILITY_NAMES = Object.keys(CAPABILITIES) as Capability[];

/** A platform that can do little: filter by prefixes, and since its version 2 by the length of a path, of which it reads nothing. */
export const facts: PlatformFacts = factsOf({
  name: FIFTH,
  oldestVersion: [1],
  tooNew: null,
  defaultVersion: [1, 5],
  supports: {
    ...each(never("it is made up", "nobody asked for it"), CAPABILITY_NAMES),
    ...each(always("it is made up"), ["test prefix", "limit-shutdown"]),
    "test as-path-length": since([2], "it is made up"),
  },
  longestDescription: 40,
  freeText: (text) => text,
  asSets: "documented",
  limitCounts: "received",
  addsNoExportToBlackholes: false,
  limits: (plan, complain) => {
    for (const { maxPrefixes, name } of plan.peers.flatMap((peer) => peer.sessions)) {
      const { maximum, span } = maxPrefixes;
      complain.range(`the prefix limit of ${name}`, maximum, { most: 1000 }, span);
    }
  },
});
