import type { RiskName } from "../../declaration/index.ts";
import type { CanonicalSet } from "../../net/index.ts";
import type { PlacedSession } from "../match-sessions.ts";

/** A risk of a change, and where it is; see `docs/diff.md` for the rule of each. */
export interface Risk {
  readonly name: RiskName;
  readonly where: readonly PlacedSession[];
  /** The prefixes concerned; null if it is not about prefixes. */
  readonly prefixes: CanonicalSet | null;
  /** What exactly, for display: the numbers, or the registries. Null if the name says it all. */
  readonly detail: string | null;
}
