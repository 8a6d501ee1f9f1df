import type { Report } from "../diagnostics/index.ts";
import type { Address, Asn, Community, Family } from "../net/index.ts";
import type {
  AsnList,
  CommunityDefinition,
  CommunityList,
  OrSetting,
  PrefixList,
  Resolver,
  TermDefinition,
} from "../policy/index.ts";
import { communitiesOf } from "./community-list.ts";
import { asnListOf, prefixListOf } from "./library-lists.ts";
import type { PolicyContext } from "./policy-context.ts";
import { settingOf } from "./setting-of.ts";

/** One object, as what is made of the same is. */
const NO_COMMUNITIES: readonly Community[] = [];

/** What the conditions and edits of one term may know of their session. */
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

  get sessionCommunities(): readonly Community[] {
    return this.#context.settings.communities ?? NO_COMMUNITIES;
  }

  prefixList(name: string): PrefixList {
    return prefixListOf(name, this.#term, this.#context, this.#report);
  }

  asnList(name: string): AsnList {
    return asnListOf(name, this.#context);
  }

  communityList(definitions: readonly CommunityDefinition[]): CommunityList {
    return communitiesOf(definitions, this.#term, this.#context, this.#report);
  }

  setting<T>(value: OrSetting<T>): T | null {
    return settingOf(value, this.#term, this.#context, this.#report);
  }
}
