import {
  AsnSet,
  CommunitySet,
  PathLanguage,
  PrefixSet,
  exactly,
  readPrefix,
  type AsnRange,
  type Family,
} from "../../../net/index.ts";
import type { FilterEdit } from "../../../policy/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import { pathsOf, readAsns, readAsPathRegex } from "./as-paths.ts";
import { readMember } from "./communities.ts";
import { PolicyTerms } from "./policy-terms.ts";
import { reportRepeated } from "./repeated.ts";
import { prefixesOf, readRouteFilter, type RouteFilter } from "./route-filters.ts";
import { prefixesOfRows } from "./fast/route-filter-rows.ts";
import type { Statement } from "./statement.ts";

/** `policy-options`: what policies use by name, each parsed once. */
export class JunosObjects {
  readonly #options: Statement;
  readonly #repeated: ReadonlyMap<Statement, readonly Statement[]>;
  readonly #problems: ReadingProblems;
  readonly #used = new Set<Statement>();
  readonly #prefixes = new Map<string, PrefixSet>();
  readonly #communities = new Map<string, readonly CommunitySet[]>();
  readonly #edits = new Map<string, FilterEdit | null>();
  readonly #paths = new Map<string, PathLanguage>();
  readonly #regexes = new Map<string, PathLanguage | null>();
  readonly validates: boolean;
  /** The parts of policies. */
  readonly terms: PolicyTerms;

  /** `repeated`: statements that occur in several places, with their other occurrences. */
  constructor(
    options: Statement,
    validates: boolean,
    repeated: ReadonlyMap<Statement, readonly Statement[]>,
    problems: ReadingProblems,
  ) {
    this.#options = options;
    this.#repeated = repeated;
    this.validates = validates;
    this.#problems = problems;
    this.terms = new PolicyTerms(problems);
  }

  /** The policy with a name. */
  policy(name: string, line: number): Statement | null {
    const policy = this.#use("policy-statement", name, line);
    // A block that is not parsed yet contains no wildcard.
    for (const term of (policy?.block === null && policy.find("term")?.children) || []) {
      if (term.word.startsWith("<")) this.#problems.notUnderstood(term.line, "a wildcard");
    }
    return policy;
  }

  /** A `prefix-list` (exact) or `route-filter-list`. */
  prefixes(
    kind: "prefix-list" | "route-filter-list",
    name: string,
    family: Family,
    line: number,
  ): PrefixSet {
    const key = `${kind} ${family} ${name}`;
    let set = this.#prefixes.get(key);
    if (!set) {
      const list = this.#use(kind, name, line);
      if (list && isEmpty(list)) {
        this.#problems.notUnderstood(list.line, "an empty list; no manual says what it matches");
      }
      const plain = list?.block?.prefixes?.[family];
      const read =
        (plain && prefixesOfRows(plain)) ??
        prefixesOf(plain ?? (list ? this.#filters(list, kind) : []), family);
      if (typeof read === "string") this.#problems.notUnderstood(list?.line ?? line, read);
      set = typeof read === "string" ? PrefixSet.of(family, []) : read;
      this.#prefixes.set(key, set);
    }
    return set;
  }

  #filters(list: Statement, kind: "prefix-list" | "route-filter-list"): readonly RouteFilter[] {
    const filters: RouteFilter[] = [];
    if (kind === "prefix-list") {
      for (const entry of list.children) {
        const prefix = entry.size === 0 ? readPrefix(entry.word) : "syntax";
        if (typeof prefix === "string") this.#problems.notUnderstood(entry.line, "not a prefix");
        else filters.push(exactly(prefix));
      }
      return filters;
    }
    for (const { words, line } of list.paths()) {
      const filter = readRouteFilter(words);
      if (filter) filters.push(filter);
      else this.#problems.notUnderstood(line, "not a route filter that peerc knows");
    }
    return filters;
  }

  /** The members of a `community`: a match requires all of them, a deletion removes any. */
  community(name: string, line: number): readonly CommunitySet[] {
    let members = this.#communities.get(name);
    if (!members) {
      const community = this.#use("community", name, line);
      const read: CommunitySet[] = [];
      for (const statement of community?.children ?? []) {
        if (statement.word !== "members") {
          this.#problems.notUnderstood(
            statement.line,
            "only members are understood in a community",
          );
        }
        for (const { words, line: at } of statement.paths()) {
          const member = words.length === 1 ? readMember(words[0] ?? "") : null;
          if (member) read.push(member);
          else this.#problems.notUnderstood(at, "not a community that peerc knows");
        }
      }
      if (community && read.length === 0)
        this.#problems.notUnderstood(community.line, "no members");
      this.#communities.set(name, (members = read));
    }
    return members;
  }

  /** The effect of `community add NAME` or `community delete NAME`; null if it is unclear which ones it adds. */
  communityEdit(how: "add" | "delete", name: string, line: number): FilterEdit | null {
    const key = `${how} ${name}`;
    let edit = this.#edits.get(key);
    if (edit === undefined) {
      const members = this.community(name, line);
      const set = members.reduce((all, one) => all.unite(one), CommunitySet.none);
      const communities = set.list(members.length);
      if (how === "delete") edit = { kind: "remove-communities", set };
      else edit = communities && { kind: "add-communities", communities };
      this.#edits.set(key, edit);
    }
    return edit;
  }

  /** The paths that `as-path-origins as-list-group NAME` and the like match. */
  asPaths(
    place: "origins" | "neighbors" | "transits",
    kind: "as-list" | "as-list-group",
    name: string,
    line: number,
  ): PathLanguage {
    const key = `${place} ${kind} ${name}`;
    let paths = this.#paths.get(key);
    if (!paths) {
      const list = this.#use(kind, name, line);
      paths = list ? pathsOf(place, this.#asns(list, kind)) : PathLanguage.empty();
      this.#paths.set(key, paths);
    }
    return paths;
  }

  /** The paths of at least this many hops. */
  hops(atLeast: number): PathLanguage {
    const key = `hops ${atLeast}`;
    let paths = this.#paths.get(key);
    if (!paths) this.#paths.set(key, (paths = PathLanguage.ofLength(atLeast)));
    return paths;
  }

  /** The paths that a regular expression matches; null if it is not understood. */
  regex(text: string): PathLanguage | null {
    let paths = this.#regexes.get(text);
    if (paths === undefined) this.#regexes.set(text, (paths = readAsPathRegex(text)));
    return paths;
  }

  #asns(list: Statement, kind: "as-list" | "as-list-group"): AsnSet {
    const plain = list.block?.asns;
    if (plain) return AsnSet.of(plain);
    const members: AsnRange[] = [];
    for (const { words, line } of list.paths()) {
      const at = kind === "as-list-group" && words[0] === "as-list" ? 2 : 0;
      const isMember = words.length === at + 2 && words[at] === "members";
      const asns = isMember ? readAsns(words[at + 1] ?? "") : null;
      if (asns) members.push(asns);
      else this.#problems.notUnderstood(line, "not members of an as-list");
    }
    if (members.length === 0) this.#problems.notUnderstood(list.line, "a list of no ASNs");
    return AsnSet.of(members);
  }

  /** A named object of any other kind, as its statement. */
  object(kind: string, name: string, line: number): Statement | null {
    return this.#use(kind, name, line);
  }

  #use(kind: string, name: string, line: number): Statement | null {
    const found = this.#options.find(kind, name);
    if (found) {
      this.#used.add(found);
      reportRepeated(found, { repeated: this.#repeated, problems: this.#problems });
    } else this.#problems.notDefined(line, kind, name, "Junos refuses the commit");
    return found;
  }

  /** Peerc's objects that nothing has used. */
  get unused(): readonly { readonly name: string; readonly line: number }[] {
    return [...this.#options.children]
      .flatMap((kind) => [...kind.children])
      .filter((object) => object.word.startsWith("PEERC_") && !this.#used.has(object))
      .map(({ word, line }) => ({ name: word, line }));
  }
}

function isEmpty(list: Statement): boolean {
  const plain = list.block?.prefixes;
  return plain ? plain.ipv4.size + plain.ipv6.size === 0 : list.size === 0;
}
