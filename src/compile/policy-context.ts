import type { Peer, Session } from "../declaration/index.ts";
import type { Asn } from "../net/index.ts";
import type { PolicyDefinition, PolicyLibrary, Settings } from "../policy/index.ts";
import type { PeerLists } from "./lists/peer-lists.ts";
import type { SettingLayer } from "./settings/setting-layers.ts";
import type { SharedTerms } from "./shared-terms.ts";

/** What a policy is resolved for. */
export interface PolicyContext {
  readonly ownAsn: Asn;
  readonly peer: Peer;
  readonly session: Session;
  readonly definition: PolicyDefinition;
  /** Layers of settings that override the policy's, the most specific first. */
  readonly layers: readonly SettingLayer[];
  /** Settings that every policy has: the policy's, overridden by all of these layers. */
  readonly settings: Partial<Settings>;
  readonly library: PolicyLibrary;
  readonly lists: PeerLists;
  readonly shared: SharedTerms;
  /** Rules that the session's router waives. */
  readonly waived: ReadonlySet<string>;
  /** Not everything could be read: see `CompileInput`. */
  readonly partial?: boolean | undefined;
}
