import {
  covers,
  equalAddresses,
  formatCommunity,
  parseAddress,
  parseCommunity,
  readPrefix,
  type Community,
  type Prefix,
} from "../../../../src/net/index.ts";
import type { PathSegment, Route } from "../../../../src/policy/index.ts";
import type { JunosView } from "../../../../src/platforms/junos/render/view.ts";

/** A Junos router's result for a route: the manuals' rules, applied to a view, for tests. */
export interface Verdict {
  readonly accepted: boolean;
  readonly route: Route;
}

/** Asks a policy-statement about a route of its family. */
export function ask(view: JunosView, policyName: string, route: Route): Verdict {
  const policy = named(view.policies, policyName);
  let current = route;
  for (const term of policy.terms) {
    if (!term.from.every((line) => matches(view, line, current))) continue;
    for (const change of term.changes) current = changed(view, change, current);
    if (term.action === "next term") continue;
    return { accepted: term.action === "accept", route: current };
  }
  return { accepted: policy.otherwise.action === "accept", route: current };
}

function named<T extends { readonly name: string }>(list: readonly T[], name: string): T {
  const found = list.filter((one) => one.name === name);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} things named ${name}`);
  return found[0];
}

function matches(view: JunosView, line: string, route: Route): boolean {
  const [word = "", ...rest] = line.split(" ");
  const name = rest.at(-1) ?? "";
  switch (word) {
    case "family":
      return (rest[0] === "inet") === (route.prefix.family === "ipv4");
    case "protocol":
      return route.asPath.length > 0;
    case "prefix-list":
    case "route-filter-list": {
      const list = named(view.prefixLists, name);
      if (list.kind !== word) throw new Error(`${name} is no ${word}`);
      return inList(list.entries, route.prefix);
    }
    case "as-path-calc-length":
      if (rest[1] !== "orhigher") throw new Error(line);
      return route.asPath.length >= Number(rest[0]);
    case "as-path-neighbors":
      return listed(view, rest, route.asPath.slice(0, 1));
    case "as-path-origins":
      return listed(view, rest, route.asPath.slice(-1));
    case "as-path-transits":
      return listed(view, rest, route.asPath);
    case "next-hop":
      return rest.some((text) => {
        const address = parseAddress(text);
        return (
          typeof route.nextHop !== "string" && !!address && equalAddresses(route.nextHop, address)
        );
      });
    case "community":
      return rest
        .filter((one) => one !== "[" && one !== "]")
        .some((one) => members(view, one).every((member) => carries(route, member)));
    case "validation-database":
      return name === (route.rpki === "not-found" ? "unknown" : route.rpki);
    case "origin":
      return name === route.origin;
    case "policy":
      if (rest.length !== 1) throw new Error(`what several policies mean is not known: ${line}`);
      return ask(view, name, route).accepted;
    default:
      throw new Error(`unknown condition: ${line}`);
  }
}

/** The longest entry that covers a prefix decides; in a prefix-list only an equal one. */
function inList(entries: readonly string[], prefix: Prefix): boolean {
  const covering = entries
    .map((entry) => {
      const [text = "", kind = "exact", arg = ""] = entry.split(" ");
      const head = readPrefix(text);
      if (typeof head === "string") throw new Error(entry);
      return { head, kind, arg };
    })
    .filter(({ head }) => covers(head, prefix))
    .sort((a, b) => b.head.length - a.head.length);
  const [longest] = covering;
  if (!longest) return false;
  const bits = (longest.arg.match(/\d+/g) ?? []).map(Number);
  switch (longest.kind) {
    case "exact":
      return prefix.length === longest.head.length;
    case "orlonger":
      return true;
    case "upto":
      return prefix.length <= (bits[0] ?? -1);
    case "prefix-length-range":
      return (bits[0] ?? 999) <= prefix.length && prefix.length <= (bits[1] ?? -1);
    default:
      throw new Error(`unknown match: ${longest.kind}`);
  }
}

/** Whether an ASN of some segments is in a list; an AS_SET counts as each of its members. */
function listed(
  view: JunosView,
  [kind, name = ""]: readonly string[],
  segments: readonly PathSegment[],
): boolean {
  const ranges =
    kind === "as-list"
      ? [String(named(view.singleAsns, name).asn)]
      : named(view.asnLists, name).entries.map((entry) => entry.members);
  return segments.flat().some((asn) =>
    ranges.some((range) => {
      const [first = NaN, last = first] = range.split("-").map(Number);
      return first <= asn && asn <= last;
    }),
  );
}

function members(view: JunosView, name: string): readonly string[] {
  return named(view.communities, name)
    .members.split(" ")
    .filter((word) => word !== "[" && word !== "]");
}

/** A community as Junos shows it, without the mark of a four-octet AS. */
function shown(community: Community): string {
  const text = formatCommunity(community);
  if (community.kind === "standard") return text;
  if (community.kind === "large") return `large:${text}`;
  return text.replace(/^rt/, "target");
}

function carries(route: Route, member: string): boolean {
  const regex = /^"(\^.*\$)"$/.exec(member)?.[1];
  const pattern = new RegExp(regex ?? `^${member.replace("L:", ":").replaceAll("*", "[0-9]+")}$`);
  return route.communities.some((community) => pattern.test(shown(community)));
}

function parseMember(member: string): Community {
  const text = member
    .replace(/^large:/, "")
    .replace(/^target:/, "rt:")
    .replace("L:", ":");
  const community = parseCommunity(text);
  if (!community) throw new Error(`not a community: ${member}`);
  return community;
}

function changed(view: JunosView, change: string, route: Route): Route {
  const [word = "", ...rest] = change.split(" ");
  const name = rest.at(-1) ?? "";
  switch (word) {
    case "community": {
      const list = members(view, name);
      if (rest[0] === "add") {
        const added = list.filter((member) => !carries(route, member)).map(parseMember);
        return { ...route, communities: [...route.communities, ...added] };
      }
      if (rest[0] !== "delete") throw new Error(change);
      const stays = (c: Community) =>
        !list.some((member) => carries({ ...route, communities: [c] }, member));
      return { ...route, communities: route.communities.filter(stays) };
    }
    case "as-path-prepend":
      return { ...route, asPath: [...(change.match(/\d+/g) ?? []).map(Number), ...route.asPath] };
    case "local-preference":
      return { ...route, localPreference: Number(name) };
    case "metric":
      return { ...route, med: Number(name) };
    case "next-hop":
      if (name !== "self" && name !== "discard") throw new Error(change);
      return { ...route, nextHop: name };
    case "validation-state":
      return route;
    default:
      throw new Error(`unknown change: ${change}`);
  }
}
