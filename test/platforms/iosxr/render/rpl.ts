/**
 * A small interpreter of IOS-XR's routing policy language for tests: it runs the rendered text as the manuals
 * describe the router, and shares nothing with the renderer. Conditions see the route as received; edits are made on
 * a copy.
 */
import {
  compareCommunities,
  covers,
  equalAddresses,
  formatCommunity,
  parseAddress,
  parseCommunity,
  parsePrefix,
  type Asn,
  type Community,
} from "../../../../src/net/index.ts";
import type { PathSegment, Route } from "../../../../src/policy/index.ts";

/** How `neighbor-is`, `originates-from`, `passes-through` and `length` read an AS_SET: the manuals do not say. */
export interface AsSetReading {
  /** Members of a set at the place count as ASNs there. */
  readonly membersCount: boolean;
  /** A set is as long as it has members, instead of 1. */
  readonly longSets: boolean;
}

/** What became of a route. */
export interface RplOutcome {
  readonly accepted: boolean;
  readonly route: Route;
}

type Sets = ReadonlyMap<string, readonly string[]>;

/** Runs a route-policy of a configuration on a route. */
export type RunPolicy = (policy: string, route: Route, reading: AsSetReading) => RplOutcome;

/** Reads a configuration's sets and policies. */
export function readRpl(config: string): RunPolicy {
  const lines = config.split("\n").map((line) => line.trim());
  const sets = readSets(lines);
  const bodies = new Map<string, readonly string[]>();
  return (policy, route, reading) => {
    let body = bodies.get(policy);
    if (!body) bodies.set(policy, (body = bodyOf(lines, `route-policy ${policy}`, "end-policy")));
    return run(body, sets, route, reading);
  };
}

function run(
  lines: readonly string[],
  sets: Sets,
  route: Route,
  reading: AsSetReading,
): RplOutcome {
  let current = route;
  let skipping = false;
  let accepted = false;
  for (const line of lines) {
    if (line === "endif") {
      skipping = false;
      continue;
    }
    if (skipping) continue;
    const condition = /^if (.*) then$/.exec(line)?.[1];
    if (condition !== undefined) {
      skipping = !new Conditions(condition, sets, route, reading).value();
      continue;
    }
    if (line === "drop") return { accepted: false, route: current };
    if (line === "done") return { accepted: true, route: current };
    // "Modifying is accepting": without a later verdict the route passes.
    accepted = true;
    if (line !== "pass") current = apply(line, sets, current);
  }
  return { accepted, route: current };
}

function bodyOf(lines: readonly string[], head: string, end: string): string[] {
  const start = lines.indexOf(head);
  if (start < 0) throw new Error(`no ${head}`);
  return lines
    .slice(start + 1, lines.indexOf(end, start))
    .filter((line) => line !== "" && !line.startsWith("#"));
}

const SET_HEAD = /^((?:prefix|as-path|community|large-community)-set|extcommunity-set rt) (\S+)$/;

function readSets(lines: readonly string[]): Sets {
  const sets = new Map<string, string[]>();
  for (const line of lines) {
    const [head, kind, name] = SET_HEAD.exec(line) ?? [];
    if (head === undefined) continue;
    sets.set(
      `${kind} ${name}`,
      bodyOf(lines, head, "end-set").map((entry) => entry.replace(/,$/, "")),
    );
  }
  return sets;
}

class Conditions {
  readonly #tokens: string[];
  readonly #sets: Sets;
  readonly #route: Route;
  readonly #reading: AsSetReading;

  constructor(text: string, sets: Sets, route: Route, reading: AsSetReading) {
    this.#tokens = text.match(/'[^']*'|[()]|[^\s()]+/g) ?? [];
    this.#sets = sets;
    this.#route = route;
    this.#reading = reading;
  }

  value(): boolean {
    const value = this.#or();
    if (this.#tokens.length > 0) throw new Error(`left over: ${this.#tokens.join(" ")}`);
    return value;
  }

  #next(...expected: string[]): string {
    const token = this.#tokens.shift();
    if (token === undefined) throw new Error("the condition ends early");
    if (expected.length > 0 && !expected.includes(token)) throw new Error(`unexpected ${token}`);
    return token;
  }

  #or(): boolean {
    let value = this.#and();
    while (this.#tokens[0] === "or") {
      this.#next();
      const right = this.#and();
      value ||= right;
    }
    return value;
  }

  #and(): boolean {
    let value = this.#not();
    while (this.#tokens[0] === "and") {
      this.#next();
      const right = this.#not();
      value &&= right;
    }
    return value;
  }

  #not(): boolean {
    if (this.#tokens[0] === "not") {
      this.#next();
      return !this.#not();
    }
    if (this.#tokens[0] === "(") {
      this.#next();
      const value = this.#or();
      this.#next(")");
      return value;
    }
    return this.#test();
  }

  /** A named set, or an inline one: everything up to the closing parenthesis. */
  #set(kind: string): readonly string[] {
    const name = this.#next();
    if (name !== "(") {
      const set = this.#sets.get(`${kind} ${name}`);
      if (!set) throw new Error(`undefined ${kind} ${name}: the commit would be refused`);
      return set;
    }
    const words: string[] = [];
    for (let token = this.#next(); token !== ")"; token = this.#next()) words.push(token);
    return words.join(" ").split(", ");
  }

  #test(): boolean {
    const { prefix, asPath, nextHop, rpki, communities, med } = this.#route;
    const subject = this.#next();
    switch (subject) {
      case "destination":
        this.#next("in");
        return this.#set("prefix-set").some((entry) => matchesPrefix(entry, prefix));
      case "next-hop":
        this.#next("in");
        return this.#set("prefix-set").some((entry) => {
          const address = parseAddress(entry.replace(/\/(32|128)$/, ""));
          return (
            typeof nextHop !== "string" && address !== null && equalAddresses(address, nextHop)
          );
        });
      case "med":
        this.#next("ge");
        return Number(this.#next()) <= (med ?? -1);
      case "validation-state":
        this.#next("is");
        return rpki === this.#next("valid", "invalid", "not-found");
      case "origin":
        this.#next("is");
        return this.#route.origin === this.#next("igp", "egp", "incomplete");
      case "as-path":
        return this.#path(asPath);
      case "community":
      case "large-community":
        this.#next("matches-any");
        return anyOf(this.#set(`${subject}-set`), communities);
      case "extcommunity": {
        this.#next("rt");
        this.#next("matches-any");
        const set = this.#set("extcommunity-set rt").map((text) => `rt:${text}`);
        return anyOf(set, communities);
      }
      default:
        throw new Error(`unknown test: ${subject}`);
    }
  }

  #path(path: readonly PathSegment[]): boolean {
    switch (this.#next()) {
      case "is-local":
        return path.length === 0;
      case "length": {
        this.#next("ge");
        const lengths = path.map((s) =>
          typeof s === "number" || !this.#reading.longSets ? 1 : s.length,
        );
        return lengths.reduce((sum, length) => sum + length, 0) >= Number(this.#next());
      }
      case "neighbor-is":
        return this.#pathEntry(`neighbor-is ${this.#next()}`, path);
      case "in":
        return this.#set("as-path-set").some((entry) => this.#pathEntry(entry, path));
      default:
        throw new Error("unknown as-path test");
    }
  }

  #pathEntry(entry: string, path: readonly PathSegment[]): boolean {
    const [, operator, argument] = /^(\S+) '(.*)'$/.exec(entry) ?? [];
    if (operator === undefined || argument === undefined) throw new Error(`not an entry: ${entry}`);
    const members = (segment: PathSegment | undefined): readonly Asn[] =>
      typeof segment === "number" ? [segment] : this.#reading.membersCount ? (segment ?? []) : [];
    const inRange = (asn: Asn): boolean => {
      const [, first, last] = /^\[(\d+)\.\.(\d+)\]$/.exec(argument) ?? [null, argument, argument];
      return Number(first) <= asn && asn <= Number(last);
    };
    switch (operator) {
      case "neighbor-is":
        return members(path[0]).some(inRange);
      case "originates-from":
        return members(path.at(-1)).some(inRange);
      case "passes-through":
        return path.flatMap(members).some(inRange);
      case "ios-regex":
        return new RegExp(argument).test(path.map(segmentText).join(" "));
      default:
        throw new Error(`unknown operator: ${operator}`);
    }
  }
}

function segmentText(segment: PathSegment): string {
  return typeof segment === "number" ? `${segment}` : `{${segment.join(",")}}`;
}

function matchesPrefix(entry: string, prefix: Route["prefix"]): boolean {
  const [, text = "", eq, ge, le] =
    /^(\S+)(?: eq (\d+))?(?: ge (\d+))?(?: le (\d+))?$/.exec(entry) ?? [];
  const outer = parsePrefix(text);
  if (!outer) throw new Error(`not a prefix entry: ${entry}`);
  const longest = outer.family === "ipv4" ? 32 : 128;
  const min = Number(eq ?? ge ?? outer.length);
  const max = Number(eq ?? le ?? (ge === undefined ? outer.length : longest));
  return covers(outer, prefix) && min <= prefix.length && prefix.length <= max;
}

function anyOf(set: readonly string[], communities: readonly Community[]): boolean {
  return communities.some((community) => set.some((entry) => isIn(entry, community)));
}

/** Whether an entry of a set, like `52580:1:*` or `52580:[1..9]`, with `rt:` in front of a route target, is of a community. */
function isIn(entry: string, community: Community): boolean {
  const words = formatCommunity(community).split(":");
  const parts = entry.split(":");
  return (
    words.length === parts.length &&
    parts.every((part, i) => {
      const [, first, last] = /^\[(\d+)\.\.(\d+)\]$/.exec(part) ?? [];
      const number = Number(words[i]);
      if (first !== undefined) return Number(first) <= number && number <= Number(last);
      return part === "*" || part === words[i];
    })
  );
}

function apply(line: string, sets: Sets, route: Route): Route {
  const words = line.split(" ");
  const prepend = /^prepend as-path (\d+) (\d+)$/.exec(line);
  if (prepend) {
    const copies = Array.from({ length: Number(prepend[2]) }, () => Number(prepend[1]));
    return { ...route, asPath: [...copies, ...route.asPath] };
  }
  const removal = /^delete (community|large-community|extcommunity rt) in \((.*)\)$/.exec(line);
  if (removal) {
    const isTarget = removal[1] === "extcommunity rt";
    const entries = (removal[2] ?? "").split(", ").map((text) => (isTarget ? `rt:${text}` : text));
    return { ...route, communities: route.communities.filter((c) => !anyOf(entries, [c])) };
  }
  if (line === "delete extcommunity rt all") {
    return { ...route, communities: route.communities.filter((c) => c.kind !== "extended") };
  }
  const addition = /^set (community|large-community|extcommunity rt) (\S+) additive$/.exec(line);
  if (addition) {
    const extended = addition[1] === "extcommunity rt";
    const kind = extended ? "extcommunity-set rt" : `${addition[1]}-set`;
    const entries = sets.get(`${kind} ${addition[2]}`);
    if (!entries) throw new Error(`undefined set: ${line}`);
    const added = entries.map((text) => {
      const community = parseCommunity(extended ? `rt:${text}` : text);
      if (!community) throw new Error(`not a community: ${text}`);
      return community;
    });
    const missing = added.filter(
      (a) => !route.communities.some((c) => compareCommunities(a, c) === 0),
    );
    return { ...route, communities: [...route.communities, ...missing].sort(compareCommunities) };
  }
  const value = words[2] ?? "";
  switch (words.slice(0, 2).join(" ")) {
    case "set local-preference":
      return { ...route, localPreference: Number(value) };
    case "set med":
      return { ...route, med: Number(value) };
    case "set next-hop":
      if (value !== "self" && value !== "discard") throw new Error(`unknown: ${line}`);
      return { ...route, nextHop: value };
    default:
      throw new Error(`unknown statement: ${line}`);
  }
}
