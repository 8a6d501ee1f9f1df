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
    return { name, number, when, edits, verdict, span };
  }

  #test(test: TestDefinition): Test | null {
    const { session, peer } = this.#context;
    switch (test.kind) {
      case "prefix":
        return { kind: "prefix", list: this.#prefixList(test.list) };
      case "prefix-length":
        return this.#prefixLength(test);
      case "as-path-length": {
        const over = this.#setting(test.over);
        return over === null ? null : { kind: "as-path-length", atLeast: over + 1 };
      }
      case "as-path-contains": {
        const list = this.#asnList(test.list);
        if (!test.butPeer || !list.set.has(peer.asn)) return { kind: "as-path-contains", list };
        return {
          kind: "as-path-contains",
          list: {
            name: `${list.name}_BUT_AS${peer.asn}`,
            set: list.set.without([peer.asn]),
            about: `${list.about} (without AS${peer.asn})`,
          },
        };
      }
      case "as-path-first":
        return { kind: "as-path-first", asn: peer.asn };
      case "as-path-origin":
        return { kind: "as-path-origin", list: this.#asnList(test.list) };
      case "as-path-has-set":
      case "as-path-empty":
        return { kind: test.kind };
      case "next-hop":
        return { kind: "next-hop", address: session.remote };
      case "community":
        return { kind: "community", list: this.#communities(test.communities) };
      case "rpki":
        return { kind: "rpki", state: test.state };
    }
  }

  #prefixLength(test: TestDefinition & { readonly kind: "prefix-length" }): Test | null {
    const { family } = this.#context.session;
    const lengths = this.#setting(test.bits);
    if (lengths === null) return null;
    const bits = lengths[family];
    const longer = test.than === "longer";
    const [min, max] = longer ? [bits + 1, maxLength(family)] : [0, bits - 1];
    const ranges = min > max ? [] : [{ prefix: defaultRoute(family), min, max }];
    const name = `${NAME_PREFIX}${longer ? "LONGER" : "SHORTER"}_THAN_${bits}_${familySuffix(family)}`;
    const about = `prefixes ${test.than} than /${bits}`;
    return { kind: "prefix", list: { name, set: PrefixSet.of(family, ranges), about } };
  }

  #prefixList(name: string): PrefixList {
    const { session, peer, settings, library, lists } = this.#context;
    if (name === "registered" && settings.more_specifics === true) {
      this.#setting<object>({ setting: "max_length" });
    }
    const builtIn = lists.prefixes(name, session.family, peer, settings);
    if (builtIn) return builtIn;
    const list = named(library, name);
    if (list.kind !== "prefixes") throw new Error(`not a list of prefixes: ${name}`);
    return {
      name: `${NAME_PREFIX}${nameWord(name)}_${familySuffix(session.family)}`,
      set: list.sets[session.family],
      about: list.about,
    };
  }

  #asnList(name: string) {
    const builtIn = this.#context.lists.asns(name, this.#context.peer);
    if (builtIn) return builtIn;
    const list = named(this.#context.library, name);
    if (list.kind !== "asns") throw new Error(`not a list of ASNs: ${name}`);
    return { name: `${NAME_PREFIX}${nameWord(name)}`, set: list.set, about: list.about };
  }

  /** The edits that one edit of the policy comes to: none where there is nothing to do. */
  #edits(edit: EditDefinition): readonly Edit[] {
    if (edit.kind !== "add-session-communities") {
      const resolved = this.#edit(edit);
      return resolved === null ? [] : [resolved];
    }
    const communities = this.#context.settings.communities ?? [];
    // Platforms keep each kind in lists of its own.
    return (["standard", "extended", "large"] as const)
      .map((kind) => communities.filter((community) => community.kind === kind))
      .filter((same) => same.length > 0)
      .map((same) => ({ kind: "add-communities", list: communityList(same) }));
  }

  #edit(edit: Exclude<EditDefinition, { kind: "add-session-communities" }>): Edit | null {
    const { ownAsn } = this.#context;
    switch (edit.kind) {
      case "remove-communities":
        if (edit.what === "extended") return { kind: edit.kind, pattern: { kind: "extended" } };
        // With an ASN of more than 16 bits there are no standard communities of our own to remove.
        if (edit.what === "standard" && ownAsn > 65535) return null;
        return { kind: edit.kind, pattern: { kind: edit.what, asn: ownAsn } };
      case "add-communities":
        return { kind: edit.kind, list: this.#communities(edit.communities) };
      case "set-local-preference":
      case "set-med": {
        const value = this.#setting(edit.value);
        return value === null ? null : { kind: edit.kind, value };
      }
      case "set-next-hop":
        return edit;
      case "prepend": {
        const times = this.#setting(edit.times);
        return times === null ? null : { kind: "prepend", asn: ownAsn, times };
      }
    }
  }

  #communities(definitions: readonly CommunityDefinition[]): CommunityList {
    const { ownAsn } = this.#context;
    return communityList(
      definitions.flatMap((definition): Community[] => {
        if (!definition.own) return [definition.community];
        const [first = 0, second] = definition.numbers;
        if (second !== undefined) {
          return [{ kind: "large", global: ownAsn, local1: first, local2: second }];
        }
        if (ownAsn <= 65535) return [{ kind: "standard", high: ownAsn, low: first }];
        const { name: term } = this.#term;
        this.#report(
          diagnostic("community-not-standard", { asn: ownAsn, term }, { span: definition.span }),
        );
        return [];
      }),
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

/** The settings that a policy's terms read, guards included. */
export function settingsRead(definition: PolicyDefinition): ReadonlySet<keyof Settings> {
  const read = new Set<keyof Settings>();
  for (const term of [...definition.import, ...definition.export]) {
    if (term.guard !== null) read.add(term.guard);
    for (const { test } of term.when) {
      if (test.kind === "prefix-length") addSetting(test.bits, read);
      if (test.kind === "as-path-length") addSetting(test.over, read);
      if (test.kind === "prefix" && test.list === "registered") {
        read.add("more_specifics").add("max_length");
      }
    }
    for (const edit of term.edits) {
      if (edit.kind === "add-session-communities") read.add("communities");
      if ("value" in edit) addSetting(edit.value, read);
      if ("times" in edit) addSetting(edit.times, read);
    }
  }
  return read;
}

function addSetting(value: OrSetting<unknown>, read: Set<keyof Settings>): void {
  if (typeof value === "object" && value !== null && "setting" in value) {
    read.add(value.setting as keyof Settings);
  }
}
