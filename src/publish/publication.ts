import type { Announcement } from "./announcement.ts";
import type { PolicyPage } from "./policy-page.ts";
import type { PeerSessions } from "./snippet-files.ts";

/** What is published. */
export interface Publication {
  readonly announcement: Announcement;
  /** In percent, above what is registered. */
  readonly margin: number;
  /** The peers whose side of the sessions is written too, sorted by ASN. */
  readonly peers: readonly PeerSessions[];
  /** The peering policy, one page for each language; none if there is no policy. */
  readonly policy: readonly PolicyPage[];
}
