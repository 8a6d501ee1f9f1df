import type { SessionPlan } from "../../model/index.ts";
import type { CanonicalSet, Family, PrefixSet } from "../../net/index.ts";

/** What the compiled policies do, for every possible route. */
export interface PolicyResults {
  /** What of our as-sets we announce to peers and route servers; null if that cannot be found out. */
  readonly announced: Readonly<Record<Family, PrefixSet>> | null;
  /** The prefixes of which a session's import policy accepts some route; "too-large" if they cannot be found out. */
  readonly imported: (session: SessionPlan) => CanonicalSet | "too-large";
}
