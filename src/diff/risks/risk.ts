import type { RiskName } from "../../declaration/index.ts";
import type { Span } from "../../diagnostics/index.ts";
import type { CanonicalSet } from "../../net/index.ts";
import type { PlacedSession } from "../match-sessions.ts";
import type { RouteGroup } from "../route-group.ts";

/** A risk of a change, and where it is; see `docs/diff.md` for the rule of each. */
export interface Risk {
  readonly name: RiskName;
  readonly where: readonly PlacedSession[];
  /** The prefixes concerned; null if it is not about prefixes. */
  readonly prefixes: CanonicalSet | null;
  /** What exactly, for display: the numbers, or the registries. Null if the name says it all. */
  readonly detail: string | null;
  /** What it comes from: a line of the declaration, or changed routes, which have a cause. Null if neither is known. */
  readonly from: Span | RouteGroup | null;
}
