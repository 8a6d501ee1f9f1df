import type { CanonicalSet } from "../net/index.ts";
import type { PlacedSession } from "./match-sessions.ts";

/** Kinds of changes that need a second look; see `docs/diff.md` for the rule of each. */
export const RISKS = [
  "default-route-accepted",
  "bogon-accepted",
  "own-prefix-accepted",
  "most-space-lost",
  "last-session-gone",
  "authentication-removed",
  "ttl-security-removed",
  "role-removed",
  "announces-more",
] as const;

/** The name of a risk. */
export type RiskName = (typeof RISKS)[number];

/** A risk of a change, and where it is. */
export interface Risk {
  readonly name: RiskName;
  readonly where: readonly PlacedSession[];
  /** The prefixes concerned; null if it is not about prefixes. */
  readonly prefixes: CanonicalSet | null;
}
