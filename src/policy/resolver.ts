import type { Address, Asn, Community, Family } from "../net/index.ts";
import type { CommunityDefinition } from "./community-definition.ts";
import type { ListReference } from "./list-reference.ts";
import type { AsnList, CommunityList, PrefixList } from "./lists.ts";
import type { OrSetting } from "./or-setting.ts";
import type { SettingReference } from "./setting-value.ts";

/** What conditions and edits may know of the session that they are resolved for. Of what is missing, it reports that it is. */
export interface Resolver {
  readonly family: Family;
  readonly ownAsn: Asn;
  readonly peerAsn: Asn;
  /** The neighbor's address. */
  readonly remote: Address;
  /** The list of prefixes of a name or setting, in the session's family; null where nobody gives the setting. */
  prefixList(list: ListReference): PrefixList | null;
  /** The list of ASNs of a name or setting; null where nobody gives the setting. */
  asnList(list: ListReference): AsnList | null;
  /** A list of ASNs without the peer's own. */
  withoutPeer(list: AsnList): AsnList;
  /**
   * The communities that a term names, those of our own ASN among them, or those of a setting: null where nobody gives it, or
   * where they are of several kinds.
   */
  communityList(given: readonly CommunityDefinition[] | SettingReference): CommunityList | null;
  /** The communities of a setting, of any kinds; null where nobody gives it. */
  settingCommunities(setting: string): readonly Community[] | null;
  /** The value itself, or the setting's; null where nobody gives it. */
  setting<T>(value: OrSetting<T>): T | null;
  /** The number itself, or the setting's, from `least` to `most`; null where nobody gives it, or it is outside. */
  number(value: OrSetting<number>, least: number, most: number): number | null;
}

/**
 * Something that sessions share. `from` is all that it depends on besides its definition and what all sessions of a network
 * have in common, told apart as the key of a `Map` is: of the same definition and the same `from`, one object is made.
 */
export interface Shareable<T> {
  readonly from: unknown;
  readonly make: () => T;
}
