import type { Report } from "../diagnostics/index.ts";
import type { Address, Asn, Community, Family } from "../net/index.ts";
import type {
  AsnList,
  CommunityDefinition,
  CommunityList,
  ListReference,
  OrSetting,
  PatternDefinition,
  PatternList,
  PrefixList,
  Resolver,
  SettingReference,
  TermDefinition,
} from "../policy/index.ts";
import { communitiesOf, patternsOf } from "./lists/community-list.ts";
import { asnListOf, prefixListOf } from "./lists/library-lists.ts";
import { nextHopsOf } from "./next-hops.ts";
import { peerRouters } from "./peer-routers.ts";
import type { PolicyContext } from "./policy-context.ts";
import {
  asnsOfSetting,
  communitiesOfSetting,
  prefixesOfSetting,
  testedCommunities,
} from "./settings/setting-lists.ts";
import { numberOfSetting, settingOf } from "./settings/setting-of.ts";

/** What the conditions and edits of one term may use of their session. */
export class SessionResolver implements Resolver {
  readonly #term: TermDefinition;
  readonly #context: PolicyContext;
  readonly #report: Report;

  constructor(term: TermDefinition, context: PolicyContext, report: Report) {
    this.#term = term;
    this.#context = context;
    this.#report = report;
  }

  get family(): Family {
    return this.#context.session.family;
  }

  get ownAsn(): Asn {
    return this.#context.ownAsn;
  }

  get peerAsn(): Asn {
    return this.#context.peer.asn;
  }

  get remote(): Address {
    return this.#context.session.remote;
  }

  get peerRouters(): readonly Address[] {
    return peerRouters(this.#context.peer, this.#context.session);
  }

  nextHops(given: readonly Address[] | SettingReference): readonly Address[] | null {
    return nextHopsOf(given, this.#term, this.#context, this.#report);
  }

  prefixList(list: ListReference): PrefixList | null {
    return typeof list === "string"
      ? prefixListOf(list, this.#term, this.#context, this.#report)
      : prefixesOfSetting(list.setting, this.#term, this.#context, this.#report);
  }

  asnList(list: ListReference): AsnList | null {
    return typeof list === "string"
      ? asnListOf(list, this.#context)
      : asnsOfSetting(list.setting, this.#term, this.#context, this.#report);
  }

  withoutPeer(list: AsnList): AsnList {
    const { asn } = this.#context.peer;
    return this.#context.shared.asnLists.once(list, asn, () => ({
      name: `${list.name}_BUT_AS${asn}`,
      set: list.set.without([asn]),
      about: `${list.about} (without AS${asn})`,
    }));
  }

  communityList(given: readonly CommunityDefinition[] | SettingReference): CommunityList | null {
    return "setting" in given
      ? testedCommunities(given.setting, this.#term, this.#context, this.#report)
      : communitiesOf(given, this.#term, this.#context, this.#report);
  }

  patternList(given: readonly PatternDefinition[] | SettingReference): PatternList | null {
    return "setting" in given
      ? testedCommunities(given.setting, this.#term, this.#context, this.#report)
      : patternsOf(given, this.#term, this.#context, this.#report);
  }

  settingCommunities(setting: string): readonly Community[] | null {
    return communitiesOfSetting(setting, this.#term, this.#context, this.#report);
  }

  number(value: OrSetting<number>, least: number, most: number): number | null {
    return numberOfSetting(value, { least, most }, this.#term, this.#context, this.#report);
  }

  setting<T>(value: OrSetting<T>): T | null {
    return settingOf(value, this.#term, this.#context, this.#report);
  }
}
