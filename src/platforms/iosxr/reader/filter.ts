import {
  AsnSet,
  CommunitySet,
  maxLength,
  PathLanguage,
  PrefixSet,
  readTextPattern,
  type Address,
  type Family,
} from "../../../net/index.ts";
import type { FilterEdit, FilterNode, FilterTest, RpkiState } from "../../../policy/index.ts";
import type { Ways } from "../../movable-graph.ts";
import {
  bodyOf,
  type ObjectKind,
  type RawObject,
  type TextLine,
  type XrObjects,
} from "./objects.ts";
import { parsePolicy, type RplCondition, type RplStatement, type Token } from "./parse-policy.ts";
import type { Problems } from "./problems.ts";
import { settingOf } from "./setting.ts";
import {
  entriesOf,
  pathsOf,
  pathsOfLength,
  plainPaths,
  readAsns,
  readCommunities,
  readPaths,
  readPrefixes,
} from "./sets.ts";

/** For which session a policy is read. */
export interface FilterContext {
  readonly family: Family;
  readonly local: Address | null;
  /** `bgp origin-as validation enable`: without it no route has a validation state. */
  readonly validates: boolean;
  /** What is done to an accepted route behind the policy. */
  readonly behind: readonly FilterEdit[];
}

const DEEPEST_APPLY = 10;

/** Reads a policy as a decision graph. All its tests see the route as it came; `done` accepts, `drop` refuses for good. */
export class PolicyReader {
  readonly #objects: XrObjects;
  readonly #problems: Problems;
  readonly #context: FilterContext;

  constructor(objects: XrObjects, context: FilterContext, problems: Problems) {
    this.#objects = objects;
    this.#context = context;
    this.#problems = problems;
  }

  /** The policy of a name, attached on a line. */
  read(name: string, line: number): FilterNode {
    const raw = this.#objects.use("route-policy", name);
    const end = (raw && bodyOf(raw).at(-1)?.line) ?? line;
    return this.#policy(name, line, this.end(end), 0).open;
  }

  /** Behind the last line of a policy: the default disposition. */
  end(line: number): Ways {
    return { open: reject(line), touched: this.#accept(line) };
  }

  #accept(line: number): FilterNode {
    let node: FilterNode = { kind: "verdict", verdict: "accept", line };
    for (const edit of this.#context.behind) node = { kind: "edit", edit, line, next: node };
    return node;
  }

  #policy(name: string, line: number, next: Ways, depth: number): Ways {
    const raw = this.#objects.use("route-policy", name);
    if (!raw) {
      this.#problems.notDefined(line, "route-policy", name, "IOS-XR refuses the configuration");
      return { open: reject(line), touched: reject(line) };
    }
    const statements = this.#objects.readOnce("route-policy", name, "statements", () =>
      parsePolicy(bodyOf(raw), this.#problems),
    );
    if (statements === null) return { open: reject(line), touched: reject(line) };
    return this.statements(statements, next, depth);
  }

  /** What statements do that go on with `next`. */
  statements(statements: readonly RplStatement[], next: Ways, depth = 0): Ways {
    return statements.reduceRight(
      (rest, statement) => this.#statement(statement, rest, depth),
      next,
    );
  }

  #statement(statement: RplStatement, next: Ways, depth: number): Ways {
    if (statement.kind === "action") return this.#action(statement.words, next, depth);
    const then = this.statements(statement.then, next, depth);
    const otherwise = this.statements(statement.otherwise, next, depth);
    const open = this.#condition(statement.when, then.open, otherwise.open);
    const same = then.open === then.touched && otherwise.open === otherwise.touched;
    const touched = same ? open : this.#condition(statement.when, then.touched, otherwise.touched);
    return { open, touched };
  }

  #action(words: readonly Token[], next: Ways, depth: number): Ways {
    const [first, second] = words;
    if (!first) return next;
    const { line } = first;
    const both = (node: FilterNode): Ways => ({ open: node, touched: node });
    switch (words.map(({ text }) => text).join(" ")) {
      case "drop":
        return both(reject(line));
      case "done":
        return both(this.#accept(line));
      case "pass":
        return both(next.touched);
    }
    if (first.text === "apply" && second && words.length === 2) {
      if (depth >= DEEPEST_APPLY) {
        this.#problems.notUnderstood(line, "policies that apply each other too deep");
        return both(reject(line));
      }
      return this.#policy(second.text, line, next, depth + 1);
    }
    const edits = this.#edits(
      words.map(({ text }) => text),
      line,
    );
    if (edits === null) {
      this.#problems.notUnderstood(line, "a statement whose meaning peerc does not know");
      return next;
    }
    const node = edits.reduceRight<FilterNode>(
      (after, edit) => ({ kind: "edit", edit, line, next: after }),
      next.touched,
    );
    return both(node);
  }

  #edits(words: readonly string[], line: number): readonly FilterEdit[] | null {
    const [verb = "", what = "", ...rest] = words;
    const [value = ""] = rest;
    if (verb === "prepend" && what === "as-path" && /^\d{1,10}$/.test(value)) {
      const times = rest[1] === undefined ? 1 : Number(rest[1]);
      return Number.isInteger(times) && rest.length <= 2
        ? [{ kind: "prepend", asn: Number(value), times }]
        : null;
    }
    const kind = KINDS[what];
    if (verb === "set" && kind) {
      const additive = rest.at(-1) === "additive";
      const extended = what === "extcommunity";
      const said = rest.slice(extended ? 1 : 0, additive ? -1 : undefined);
      const set = extended && value !== "rt" ? null : this.#communities(kind, said, line);
      const communities = set?.list(1000) ?? null;
      if (communities === null || communities.length === 0) return null;
      const add: FilterEdit = { kind: "add-communities", communities };
      return additive ? [add] : [{ kind: "remove-communities", set: CommunitySet.all(kind) }, add];
    }
    if (verb === "set" && rest.length === 1) return settingOf(what, value, this.#context.local);
    if (verb === "delete" && kind) {
      if (what === "extcommunity" && value !== "rt") return null;
      const said = what === "extcommunity" ? rest.slice(1) : rest;
      if (said.length === 1 && said[0] === "all" && kind !== "standard") {
        // Of standard communities the well-known ones may stay: that is left to others.
        return [{ kind: "remove-communities", set: CommunitySet.all(kind) }];
      }
      if (said[0] !== "in") return null;
      const set = this.#communities(kind, said.slice(1), line);
      return set && [{ kind: "remove-communities", set }];
    }
    return null;
  }

  #condition(condition: RplCondition, then: FilterNode, otherwise: FilterNode): FilterNode {
    switch (condition.kind) {
      case "not":
        return this.#condition(condition.of, otherwise, then);
      case "and":
        return condition.parts.reduceRight(
          (node, part) => this.#condition(part, node, otherwise),
          then,
        );
      case "or":
        return condition.parts.reduceRight(
          (node, part) => this.#condition(part, then, node),
          otherwise,
        );
      case "test":
        return this.#test(condition.words, then, otherwise);
    }
  }

  #test(words: readonly Token[], then: FilterNode, otherwise: FilterNode): FilterNode {
    const line = words[0]?.line ?? 0;
    const node = (test: FilterTest): FilterNode => ({ kind: "test", test, line, then, otherwise });
    const texts = words.map(({ text }) => text);
    const [what = "", verb = "", ...rest] = texts;
    const { family, validates } = this.#context;
    if (what === "destination" && verb === "in") {
      const set = this.#set_(
        "prefix-set",
        rest,
        line,
        family,
        (body) => readPrefixes(body, family, this.#problems),
        ({ prefixes }) => prefixes && PrefixSet.of(family, prefixes[family]),
      );
      if (set) return node({ kind: "prefix", set });
    } else if (what === "as-path") {
      const paths = this.#paths(verb, rest, line);
      if (paths) return node({ kind: "as-path", paths, sees: "original" });
    } else if (what === "next-hop" && verb === "in") {
      const [prefix] = inline(rest) ?? [];
      const [text = "", length] = prefix?.split("/") ?? [];
      const address = this.#objects.address(text);
      const whole =
        address && (length === undefined || Number(length) === maxLength(address.family));
      if (address && whole && rest.length === 3)
        return node({ kind: "next-hop", address, sees: "original" });
    } else if (what === "validation-state" && verb === "is" && rest.length === 1) {
      const [state = ""] = rest;
      // Without validation no route is valid or invalid; whether it then counts as not found is not documented.
      if (isState(state) && validates) return node({ kind: "rpki", state });
      if (isState(state) && state !== "not-found") return otherwise;
    } else {
      const found = this.#communityTest(texts, line, then, otherwise);
      if (found) return found;
    }
    this.#problems.notUnderstood(line, "a condition whose meaning peerc does not know");
    return otherwise;
  }

  #communityTest(
    texts: readonly string[],
    line: number,
    then: FilterNode,
    otherwise: FilterNode,
  ): FilterNode | null {
    const [what = "", ...rest] = texts;
    const kind = KINDS[what];
    const words = what === "extcommunity" && rest[0] === "rt" ? rest.slice(1) : rest;
    const [verb, ...said] = words;
    if (!kind || (verb !== "matches-any" && verb !== "matches-every")) return null;
    const entries = this.#communityEntries(kind, said, line);
    if (!entries) return null;
    const has = (one: CommunitySet, yes: FilterNode): FilterNode => ({
      kind: "test",
      test: { kind: "community", set: one, sees: "original" },
      line,
      then: yes,
      otherwise,
    });
    if (verb === "matches-any") return has(unionOf(entries), then);
    // Each entry of the set, wildcards and ranges too, has to match one of the route's communities.
    return entries.reduceRight((node, one) => has(one, node), then);
  }

  #paths(verb: string, rest: readonly string[], line: number): PathLanguage | null {
    const [value = ""] = rest;
    switch (verb) {
      case "is-local":
        return rest.length === 0 ? PathLanguage.empty() : null;
      case "length": {
        const hops = /^\d{1,4}$/.test(rest[1] ?? "") ? Number(rest[1]) : null;
        if (hops === null || rest.length !== 2) return null;
        return this.#made(rest, () => pathsOfLength(value, hops));
      }
      case "neighbor-is":
      case "originates-from":
      case "passes-through": {
        const range = rest.length === 1 ? readAsns(value.replaceAll("'", "")) : null;
        return range && pathsOf(verb, AsnSet.of([range]));
      }
      case "in": {
        const words = inline(rest);
        if (words?.[0] === "ios-regex" && words.length === 2) {
          return this.#made(words, () => {
            const paths = readTextPattern((words[1] ?? "").replaceAll("'", ""));
            return paths instanceof PathLanguage ? paths : null;
          });
        }
        return this.#set_(
          "as-path-set",
          rest,
          line,
          "",
          (body) => readPaths(body, this.#problems),
          ({ asns }) => asns && plainPaths(asns),
        );
      }
      default:
        return null;
    }
  }

  /** What some words of a test on paths mean, worked out once: most policies ask the same. */
  #made(words: readonly string[], make: () => PathLanguage | null): PathLanguage | null {
    return this.#objects.readOnce("as-path-set", words.join(" "), "in place", make);
  }

  #communities(
    kind: "standard" | "large" | "extended",
    words: readonly string[],
    line: number,
  ): CommunitySet | null {
    const entries = this.#communityEntries(kind, words, line);
    return entries && unionOf(entries);
  }

  #communityEntries(
    kind: "standard" | "large" | "extended",
    words: readonly string[],
    line: number,
  ): readonly CommunitySet[] | null {
    const kinds = {
      standard: "community-set",
      large: "large-community-set",
      extended: "extcommunity-set rt",
    } as const;
    return this.#set_(kinds[kind], words, line, "", (body) =>
      readCommunities(kind, body, this.#problems),
    );
  }

  /** A set by its name, or in parentheses. */
  #set_<T>(
    kind: ObjectKind,
    words: readonly string[],
    line: number,
    how: string,
    read: (entries: readonly TextLine[]) => T,
    readPlain: (raw: RawObject) => T | null = () => null,
  ): T | null {
    const said = inline(words);
    if (said) return read(entriesOf([{ text: said.join(" "), line }]));
    const [name = ""] = words;
    if (words.length !== 1) return null;
    const raw = this.#objects.use(kind, name);
    if (!raw) {
      this.#problems.notDefined(line, kind, name, "IOS-XR refuses the configuration");
      return null;
    }
    return this.#objects.readOnce(
      kind,
      name,
      how,
      () => readPlain(raw) ?? read(entriesOf(raw.body)),
    );
  }
}

const KINDS: Readonly<Record<string, "standard" | "large" | "extended">> = {
  community: "standard",
  "large-community": "large",
  extcommunity: "extended",
};

function unionOf(sets: readonly CommunitySet[]): CommunitySet {
  return sets.reduce((all, one) => all.unite(one), CommunitySet.none);
}

function reject(line: number): FilterNode {
  return { kind: "verdict", verdict: "reject", line };
}

/** What stands between parentheses, or null. */
function inline(words: readonly string[]): readonly string[] | null {
  return words[0] === "(" && words.at(-1) === ")" ? words.slice(1, -1) : null;
}

function isState(text: string): text is RpkiState {
  return text === "valid" || text === "invalid" || text === "not-found";
}
