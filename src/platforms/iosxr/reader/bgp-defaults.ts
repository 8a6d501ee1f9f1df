import type { Family } from "../../../net/index.ts";
import type { ReadForm, Version } from "../../../model/index.ts";
import type { SessionTimers } from "./timers.ts";

/** What holds for all neighbors of a router. */
export interface BgpDefaults {
  readonly asn: number;
  readonly enforceFirstAs: boolean;
  /** Whether changes are logged unless a neighbor is left out; null: as the router had it. */
  readonly logsChanges: boolean | null;
  /** Whether the version lets a neighbor be left out. */
  readonly logsPerNeighbor: boolean;
  /** Families in which routes are validated (`bgp origin-as validation enable`). */
  readonly validated: ReadonlySet<Family>;
  readonly form: ReadForm;
  /** `timers bgp`. */
  readonly timers: SessionTimers | null;
  /** `bgp graceful-restart`. */
  readonly gracefulRestart: boolean;
  /** `bgp unsafe-ebgp-policy`. */
  readonly unsafe: boolean;
  readonly version: Version;
}
