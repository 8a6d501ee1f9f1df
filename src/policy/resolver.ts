import type { Address, Asn, Community, Family } from "../net/index.ts";
import type { CommunityDefinition, PatternDefinition } from "./community-definition.ts";
import type { ListReference } from "./list-reference.ts";
import type { AsnList, CommunityList, PatternList, PrefixList } from "./lists.ts";
import type { OrSetting } from "./or-setting.ts";
import type { SettingReference } from "./setting-value.ts";

/** What conditions and edits may use of the session for which they are resolved. Missing values are reported. */
export interface Resolver {
  readonly family: Family;
  readonly ownAsn: Asn;
  readonly peerAsn: Asn;
  /** The neighbor's address. */
  readonly remote: Address;
  /** The addresses of all routers of the peer at the same place, the neighbor's among them. */
  readonly peerRouters: readonly Address[];
  /**
   * The addresses among these, or those of a setting, that routes of the session may have as next hops; null if nobody
   * sets it, or if some make no sense there.
   */
  nextHops(given: readonly Address[] | SettingReference): readonly Address[] | null;
  /** The list of prefixes with a name or of a setting, in the session's family; null if nobody sets the setting. */
  prefixList(list: ListReference): PrefixList | null;
  /** The list of ASNs with a name or of a setting; null if nobody sets the setting. */
  asnList(list: ListReference): AsnList | null;
  /** A list of ASNs without the peer's own. */
  withoutPeer(list: AsnList): AsnList;
  /**
   * The communities that a term names, including those of our own ASN, or those of a setting: null if nobody sets it,
   * or if they are of several kinds.
   */
  communityList(given: readonly CommunityDefinition[] | SettingReference): CommunityList | null;
  /** The same, of what a term tests for or removes. */
  patternList(given: readonly PatternDefinition[] | SettingReference): PatternList | null;
  /** The communities of a setting, of any kind; null if nobody sets it. */
  settingCommunities(setting: string): readonly Community[] | null;
  /** The value itself, or the setting's; null if nobody sets it. */
  setting<T>(value: OrSetting<T>): T | null;
  /** The number itself, or the setting's, from `least` to `most`; null if nobody sets it, or it is out of range. */
  number(value: OrSetting<number>, least: number, most: number): number | null;
}

/**
 * A value that sessions share. `from` is everything that it depends on besides its definition and what all sessions
 * of a network have in common, compared as the key of a `Map`: the same definition and the same `from` give one
 * object.
 */
export interface Shareable<T> {
  readonly from: unknown;
  readonly make: () => T;
}
