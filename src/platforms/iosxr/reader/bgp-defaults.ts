import type { Family } from "../../../net/index.ts";
import type { ReadForm, Version } from "../../../model/index.ts";
import type { SessionTimers } from "./timers.ts";

/** Settings for all neighbors of a router. */
export interface BgpDefaults {
  readonly asn: number;
  readonly enforceFirstAs: boolean;
  /** Whether changes are logged unless a neighbor is excluded; null: unchanged on the router. */
  readonly logsChanges: boolean | null;
  /** Whether the version can exclude a neighbor. */
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
