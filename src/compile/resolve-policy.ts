import type { Peer, Session } from "../declaration/declaration.ts";
import { diagnostic, type Report } from "../diagnostics/index.ts";
import {
  compareCommunities,
  defaultRoute,
  maxLength,
  PrefixSet,
  type Asn,
  type Community,
} from "../net/index.ts";
import type {
  AsnList,
  CommunityDefinition,
  CommunityList,
  Condition,
  Direction,
  Edit,
  EditDefinition,
  ListDefinition,
  OrSetting,
  Policy,
  PolicyDefinition,
  PolicyLibrary,
  PrefixList,
  Settings,
  Term,
  TermDefinition,
  Test,
  TestDefinition,
} from "../policy/index.ts";
import { communityListName, familySuffix, NAME_PREFIX, nameWord } from "./list-names.ts";
import type { PeerLists } from "./peer-lists.ts";
import type { SharedTerms } from "./shared-terms.ts";

/** What a policy is resolved for. */
export interface PolicyContext {
  readonly ownAsn: Asn;
  readonly peer: Peer;
  readonly session: Session;
  readonly definition: PolicyDefinition;
  /** The policy's, overridden by the peer's, overridden by the session's. */
  readonly settings: Partial<Settings>;
  readonly library: PolicyLibrary;
  readonly lists: PeerLists;
  readonly shared: SharedTerms;
  /** Rules that the session's router leaves out. */
  readonly waived: ReadonlySet<string>;
}

/**
 * One direction of a policy for one session: settings put in, lists made, terms that cannot apply left out. What is
 * left holds no empty list: a test against one has a known outcome, so the test or the whole term goes.
 */
export function resolvePolicy(
  direction: Direction,
  name: string,
  context: PolicyContext,
  report: Report,
): Policy {
  const kept = context.definition[direction].filter((term) => !context.waived.has(term.name));
  const terms = kept.flatMap((term) => new TermResolver(term, context, report).resolve() ?? []);
  return { name, family: context.session.family, direction, terms };
}

/** Resolves one term. */
class TermResolver {
  readonly #term: TermDefinition;
  readonly #context: PolicyContext;
  readonly #report: Report;

  constructor(term: TermDefinition, context: PolicyContext, report: Report) {
    this.#term = term;
    this.#context = context;
    this.#report = report;
  }

  /** The term, or null where it is off or can never apply. */
  resolve(): Term | null {
    const { name, number, verdict, span, guard } = this.#term;
    if (guard !== null && !isOn(this.#context.settings[guard])) return null;
    const when: Condition[] = [];
    for (const definition of this.#term.when) {
      const test = this.#test(definition.test);
      if (test === null) return null;
      if (!isEmptyTest(test)) when.push({ negated: definition.negated, test });
      else if (!definition.negated) return null;
    }
    const edits = this.#term.edits.flatMap((edit) => this.#edits(edit));
    if (edits.length === 0 && verdict.kind === "next") return null;
    return this.#context.shared.term(this.#term, { name, number, when, edits, verdict, span });
  }

  /** A test with what it needs put in; of the same, the same object. */
  #test(test: TestDefinition): Test | null {
    const { session, peer, shared } = this.#context;
    const once = (from: unknown, make: () => Test): Test => shared.tests.once(test, from, make);
    switch (test.kind) {
      case "prefix": {
        const list = this.#prefixList(test.list);
        return once(list, () => ({ kind: "prefix", list }));
      }
      case "prefix-length":
        return this.#prefixLength(test);
      case "as-path-length": {
        const over = this.#setting(test.over);
        if (over === null) return null;
        return once(over, () => ({ kind: "as-path-length", atLeast: over + 1 }));
      }
      case "as-path-contains": {
        const list = this.#asnList(test.list);
        if (!test.butPeer || !list.set.has(peer.asn)) {
          return once(list, () => ({ kind: "as-path-contains", list }));
        }
        return once(peer.asn, () => ({
          kind: "as-path-contains",
          list: {
            name: `${list.name}_BUT_AS${peer.asn}`,
            set: list.set.without([peer.asn]),
            about: `${list.about} (without AS${peer.asn})`,
          },
        }));
      }
      case "as-path-first":
        return once(peer.asn, () => ({ kind: "as-path-first", asn: peer.asn }));
      case "as-path-origin": {
        const list = this.#asnList(test.list);
        return once(list, () => ({ kind: "as-path-origin", list }));
      }
      case "as-path-has-set":
      case "as-path-empty":
        return once(null, () => ({ kind: test.kind }));
      case "next-hop":
        return { kind: "next-hop", address: session.remote };
      case "community": {
        const list = this.#communities(test.communities);
        return once(list, () => ({ kind: "community", list }));
      }
      case "rpki":
        return once(null, () => ({ kind: "rpki", state: test.state }));
    }
  }

  #prefixLength(test: TestDefinition & { readonly kind: "prefix-length" }): Test | null {
    const { session, shared } = this.#context;
    const { family } = session;
    const lengths = this.#setting(test.bits);
    if (lengths === null) return null;
    const bits = lengths[family];
    return shared.tests.once(test, `${family} ${bits}`, () => {
      const longer = test.than === "longer";
      const [min, max] = longer ? [bits + 1, maxLength(family)] : [0, bits - 1];
      const ranges = min > max ? [] : [{ prefix: defaultRoute(family), min, max }];
      const name = `${NAME_PREFIX}${longer ? "LONGER" : "SHORTER"}_THAN_${bits}_${familySuffix(family)}`;
      const about = `prefixes ${test.than} than /${bits}`;
      return { kind: "prefix", list: { name, set: PrefixSet.of(family, ranges), about } };
    });
  }

  #prefixList(name: string): PrefixList {
    const { session, peer, settings, library, lists, shared } = this.#context;
    const { family } = session;
    if (name === "registered" && settings.more_specifics === true) {
      this.#setting<object>({ setting: "max_length" });
    }
    const builtIn = lists.prefixes(name, family, peer, settings);
    if (builtIn) return builtIn;
    const list = named(library, name);
    if (list.kind !== "prefixes") throw new Error(`not a list of prefixes: ${name}`);
    return shared.prefixLists.once(list, family, () => ({
      name: `${NAME_PREFIX}${nameWord(name)}_${familySuffix(family)}`,
      set: list.sets[family],
      about: list.about,
    }));
  }

  #asnList(name: string): AsnList {
    const { lists, peer, library, shared } = this.#context;
    const builtIn = lists.asns(name, peer);
    if (builtIn) return builtIn;
    const list = named(library, name);
    if (list.kind !== "asns") throw new Error(`not a list of ASNs: ${name}`);
    return shared.asnLists.once(list, null, () => ({
      name: `${NAME_PREFIX}${nameWord(name)}`,
      set: list.set,
      about: list.about,
    }));
  }

  /** The edits that one edit of the policy comes to: none where there is nothing to do. Of the same, the same objects. */
  #edits(edit: EditDefinition): readonly Edit[] {
    const { ownAsn, settings, shared } = this.#context;
    const once = (from: unknown, make: () => readonly Edit[]) =>
      shared.edits.once(edit, from, make);
    switch (edit.kind) {
      case "add-session-communities": {
        const { communities = [] } = settings;
        // Platforms keep each kind in lists of its own.
        return once(communities, () =>
          (["standard", "extended", "large"] as const)
            .map((kind) => communities.filter((community) => community.kind === kind))
            .filter((same) => same.length > 0)
            .map((same) => ({ kind: "add-communities", list: communityList(same) })),
        );
      }
      case "remove-communities": {
        const { kind, what } = edit;
        if (what === "extended") return once(null, () => [{ kind, pattern: { kind: what } }]);
        // With an ASN of more than 16 bits there are no standard communities of our own to remove.
        if (what === "standard" && ownAsn > 65535) return [];
        return once(null, () => [{ kind, pattern: { kind: what, asn: ownAsn } }]);
      }
      case "add-communities": {
        const list = this.#communities(edit.communities);
        return once(list, () => [{ kind: edit.kind, list }]);
      }
      case "set-local-preference":
      case "set-med": {
        const value = this.#setting(edit.value);
        return value === null ? [] : once(value, () => [{ kind: edit.kind, value }]);
      }
      case "set-next-hop":
        return once(null, () => [edit]);
      case "prepend": {
        const times = this.#setting(edit.times);
        if (times === null) return [];
        return once(times, () => [{ kind: "prepend", asn: ownAsn, times }]);
      }
    }
  }

  #communities(definitions: readonly CommunityDefinition[]): CommunityList {
    const { ownAsn, shared } = this.#context;
    // What is wrong is told for each session; which communities are left is the same for all of them.
    for (const definition of definitions) {
      if (!definition.own || !isInexpressible(definition, ownAsn)) continue;
      const params = { asn: ownAsn, term: this.#term.name };
      this.#report(diagnostic("community-not-standard", params, { span: definition.span }));
    }
    return shared.communityLists.once(definitions, null, () =>
      communityList(
        definitions.flatMap((definition): Community[] => {
          if (!definition.own) return [definition.community];
          if (isInexpressible(definition, ownAsn)) return [];
          const [first = 0, second] = definition.numbers;
          return second === undefined
            ? [{ kind: "standard", high: ownAsn, low: first }]
            : [{ kind: "large", global: ownAsn, local1: first, local2: second }];
        }),
      ),
    );
  }

  /** The value itself, or the setting's; reports a setting that nobody gives. */
  #setting<T>(value: OrSetting<T>): T | null {
    if (typeof value !== "object" || value === null || !("setting" in value)) return value;
    const found = this.#context.settings[value.setting];
    if (found !== undefined && found !== null) return found as T;
    this.#report(
      diagnostic(
        "setting-missing",
        { setting: value.setting, policy: this.#context.definition.name, term: this.#term.name },
        { span: this.#term.span },
      ),
    );
    return null;
  }
}

/** Whether a community is a standard one of an ASN of more than 16 bits, which there is none of. */
function isInexpressible(definition: CommunityDefinition, ownAsn: Asn): boolean {
  return definition.own && definition.numbers.length < 2 && ownAsn > 65535;
}

/** Whether a setting that guards a term is on. */
function isOn(value: Settings[keyof Settings] | undefined): boolean {
  if (value === undefined || value === null || value === false) return false;
  return Array.isArray(value) ? value.length > 0 : value !== 0 || typeof value !== "number";
}

/** Whether a test asks for membership in an empty list. */
function isEmptyTest(test: Test): boolean {
  switch (test.kind) {
    case "prefix":
    case "as-path-contains":
    case "as-path-origin":
      return test.list.set.isEmpty;
    case "community":
      return test.list.communities.length === 0;
    default:
      return false;
  }
}

function communityList(communities: readonly Community[]): CommunityList {
  const sorted = [...communities].sort(compareCommunities);
  const name = communityListName(sorted);
  return { name, communities: sorted, about: name };
}

function named(library: PolicyLibrary, name: string): ListDefinition {
  const list = library.lists.get(name);
  if (!list) throw new Error(`a list that loading should have missed: ${name}`);
  return list;
}
