import {
  compareCommunities,
  covers,
  equalAddresses,
  formatCommunity,
  parseAddress,
  parseCommunity,
  parsePrefix,
  type Address,
  type Community,
  type Prefix,
} from "../../../../src/net/index.ts";
import type { NextHop, Route } from "../../../../src/policy/index.ts";

/** bgpd's result of a route map for a route: null if denied. */
export type RunMap = (name: string, route: Route) => Route | null;

interface Entry {
  readonly permit: boolean;
  readonly number: number;
  readonly lines: readonly string[];
}

/**
 * A second, naive reading of what FRR does with lists and route maps, from the manual and from what a running bgpd
 * 8.4.4 did: entries by number, `on-match` to that number or the next one there is, edits seen by later entries.
 */
export function readFrr(text: string): RunMap {
  const lines = text.split("\n").filter((line) => !/^\s*!/.test(line));
  const maps = new Map<string, Entry[]>();
  lines.forEach((line, i) => {
    const [, name = "", action, number] = /^route-map (\S+) (permit|deny) (\d+)$/.exec(line) ?? [];
    if (number === undefined) return;
    const body = lines.slice(i + 1, lines.indexOf("exit", i));
    const entry = { permit: action === "permit", number: Number(number), lines: body };
    maps.set(
      name,
      [...(maps.get(name) ?? []), entry].sort((a, b) => a.number - b.number),
    );
  });
  const lists = new Lists(lines);
  return (name, route) => {
    const entries = maps.get(name);
    return entries ? run(entries, route, lists) : null;
  };
}

function run(entries: readonly Entry[], route: Route, lists: Lists): Route | null {
  let current = route;
  let from = 0;
  // Whether the last evaluated entry permitted the route and continued: at the end that decides.
  let permitted = false;
  for (const entry of entries) {
    if (entry.number < from) continue;
    permitted = argumentsOf(entry, "match").every((match) => lists.matches(current, match));
    if (!permitted) continue;
    if (!entry.permit) return null;
    for (const set of argumentsOf(entry, "set")) current = lists.edited(current, set);
    const [onMatch] = argumentsOf(entry, "on-match");
    if (onMatch === undefined) return current;
    from = onMatch === "next" ? entry.number + 1 : Number(onMatch.replace("goto ", ""));
  }
  return permitted ? current : null;
}

/** The lines of an entry with a keyword. FRR keeps one of each kind of match, the last. */
function argumentsOf(entry: Entry, keyword: string): readonly string[] {
  const found = entry.lines
    .map((line) => line.trim())
    .filter((line) => line.startsWith(`${keyword} `))
    .map((line) => line.slice(keyword.length + 1));
  if (keyword !== "match") return found;
  return [...new Map(found.map((line) => [line.replace(/ \S+$/, ""), line])).values()];
}

const NAMES: Readonly<Record<string, string>> = {
  "graceful-shutdown": "65535:0",
  blackhole: "65535:666",
  "no-export": "65535:65281",
  "no-advertise": "65535:65282",
};

function standardText(community: Community): string {
  const text = formatCommunity(community);
  return Object.entries(NAMES).find(([, numbers]) => numbers === text)?.[0] ?? text;
}

/** FRR's own sign is the beginning, a separator or the end. */
function regexOf(text: string): RegExp {
  return new RegExp(text.replaceAll("_", "(?:^|[,{}() ]|$)"));
}

class Lists {
  readonly #lines: readonly string[];
  readonly #found = new Map<string, readonly (readonly string[])[]>();

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  /** The words after `permit` of the entries of a list. */
  #entries(kind: string, name: string): readonly (readonly string[])[] {
    const key = `${kind} ${name} seq `;
    let entries = this.#found.get(key);
    if (!entries) {
      entries = this.#lines
        .filter((line) => line.startsWith(key))
        .map((line) => line.slice(key.length).replace(/^\d+ permit /, ""))
        .map((rest) => (kind.includes("as-path") ? [rest] : rest.split(" ")));
      if (entries.length === 0) throw new Error(`no ${key}`);
      this.#found.set(key, entries);
    }
    return entries;
  }

  matches(route: Route, match: string): boolean {
    const words = match.split(" ");
    const name = words.at(-1) ?? "";
    const address = words[0] === "ipv6" ? "ipv6" : "ip";
    if (match.includes(" address prefix-list ")) {
      if ((route.prefix.family === "ipv6") !== (address === "ipv6")) return false;
      const entries = this.#entries(`${address} prefix-list`, name);
      return entries.some((entry) => holdsPrefix(entry, route.prefix));
    }
    if (match.includes(" next-hop address ")) {
      const wanted = parseAddress(name);
      return typeof route.nextHop !== "string" && !!wanted && equalAddresses(route.nextHop, wanted);
    }
    switch (words[0]) {
      case "as-path":
        return this.#entries("bgp as-path access-list", name).some(([regex = ""]) =>
          matchesPath(regex, route.asPath),
        );
      case "rpki":
        return route.rpki.replace("-", "") === name;
      case "origin":
        return route.origin === name;
      case "community":
        return this.#carries(route, "bgp community-list", name, "standard");
      case "large-community":
        return this.#carries(route, "bgp large-community-list", name, "large");
      case "extcommunity":
        return this.#carries(route, "bgp extcommunity-list", name, "extended");
      default:
        throw new Error(`not understood: match ${match}`);
    }
  }

  #carries(route: Route, kind: string, name: string, of: Community["kind"]): boolean {
    if (this.#lines.some((line) => line.startsWith(`${kind} expanded ${name} `))) {
      const shown = route.communities.filter((c) => c.kind === of).map(standardText);
      const regexes = this.#entries(`${kind} expanded`, name).map(([text = ""]) => regexOf(text));
      return regexes.some((regex) => regex.test(shown.join(" ")));
    }
    const texts = route.communities.map((c) => formatCommunity(c));
    return this.#entries(`${kind} standard`, name).some((words) => {
      const [wanted = ""] = communitiesOf(words);
      return texts.includes(formatCommunity(wanted as Community));
    });
  }

  edited(route: Route, set: string): Route {
    const words = set.split(" ");
    const last = words.at(-1) ?? "";
    switch (words[0]) {
      case "as-path":
        return { ...route, asPath: [...words.slice(2).map(Number), ...route.asPath] };
      case "local-preference":
        return { ...route, localPreference: Number(last) };
      case "metric":
        return { ...route, med: Number(last) };
      case "comm-list":
        return this.#without(route, "bgp community-list", words[1] ?? "", "standard");
      case "large-comm-list":
        return this.#without(route, "bgp large-community-list", words[1] ?? "", "large");
      case "community":
      case "large-community": {
        if (last !== "additive") throw new Error(`replaces: ${set}`);
        return added(route, communitiesOf(words.slice(1, -1)));
      }
      case "extcommunity":
        if (last === "none") {
          const communities = route.communities.filter((c) => c.kind !== "extended");
          return { ...route, communities };
        }
        return added(
          route,
          words.slice(2).flatMap((text) => communitiesOf(["rt", text])),
        );
      case "ip":
      case "ipv6":
        return { ...route, nextHop: nextHopOf(set, route.nextHop) };
      default:
        throw new Error(`not understood: set ${set}`);
    }
  }

  #without(route: Route, kind: string, name: string, of: Community["kind"]): Route {
    const communities = route.communities.filter(
      (c) => c.kind !== of || !this.#carries({ ...route, communities: [c] }, kind, name, of),
    );
    return { ...route, communities };
  }
}

function added(route: Route, more: readonly Community[]): Route {
  const all = new Map([...route.communities, ...more].map((c) => [formatCommunity(c), c]));
  return { ...route, communities: [...all.values()].sort(compareCommunities) };
}

function communitiesOf(words: readonly string[]): readonly Community[] {
  const texts = words[0] === "rt" ? [`rt:${words[1] ?? ""}`] : words;
  return texts.map((text) => {
    const community = parseCommunity(NAMES[text] ?? text);
    if (!community) throw new Error(`no community: ${text}`);
    return community;
  });
}

function nextHopOf(set: string, before: NextHop): NextHop {
  if (set.endsWith(" next-hop peer-address")) return "self";
  if (set === "ipv6 next-hop prefer-global") return before;
  const address: Address | null = parseAddress(set.split(" ").at(-1) ?? "");
  if (!address) throw new Error(`not understood: set ${set}`);
  return "discard";
}

function holdsPrefix([text = "", ...words]: readonly string[], prefix: Prefix): boolean {
  const outer = parsePrefix(text);
  if (!outer) throw new Error(`no prefix: ${text}`);
  const value = (word: string) =>
    words.includes(word) ? Number(words[words.indexOf(word) + 1]) : null;
  const [ge, le] = [value("ge"), value("le")];
  const longest = prefix.family === "ipv4" ? 32 : 128;
  const [least, most] =
    !ge && !le ? [outer.length, outer.length] : [ge ?? outer.length, le || longest];
  return covers(outer, prefix) && least <= prefix.length && prefix.length <= most;
}

/** Whether FRR's expression matches a path as FRR prints it. */
export function matchesPath(regex: string, path: Route["asPath"]): boolean {
  const text = path
    .map((hop) => (typeof hop === "number" ? String(hop) : `{${hop.join(",")}}`))
    .join(" ");
  return new RegExp(regex.replaceAll("_", "(?:^|[,{}() ]|$)")).test(text);
}
