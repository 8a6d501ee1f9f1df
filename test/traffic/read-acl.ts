import {
  parseAddress,
  parsePrefix,
  networkOf,
  maxLength,
  type Prefix,
} from "../../src/net/index.ts";

/** One rule of a filter: what it does with packets to some addresses; the first that applies decides. */
export interface AclRule {
  /** Empty: any. */
  readonly to: readonly Prefix[];
  readonly does: "permit" | "deny";
  /** The name of its counter; null if it has none. */
  readonly counts: string | null;
}

/** The filters in a file of Junos: name → rules. */
export function readJunosFilters(text: string): ReadonlyMap<string, readonly AclRule[]> {
  const filters = new Map<string, AclRule[]>();
  let rules: AclRule[] = [];
  let to: Prefix[] = [];
  let counts: string | null = null;
  for (const line of text.split("\n").map((one) => one.trim())) {
    const [, name] = /^replace: filter (\S+) \{$/.exec(line) ?? [];
    const [, address] = /^([0-9a-f.:]+\/\d+);$/.exec(line) ?? [];
    const [, counter] = /^count (\S+);$/.exec(line) ?? [];
    const [, action] = /^(?:then )?(accept|discard);$/.exec(line) ?? [];
    if (name !== undefined) filters.set(name, (rules = []));
    if (/^term /.test(line)) [to, counts] = [[], null];
    if (address !== undefined) to.push(prefix(address));
    if (counter !== undefined) counts = counter;
    if (action !== undefined) {
      rules.push({ to, does: action === "accept" ? "permit" : "deny", counts });
    }
  }
  return filters;
}

/** The access lists in a file of IOS-XR: name → rules. */
export function readIosXrFilters(text: string): ReadonlyMap<string, readonly AclRule[]> {
  const filters = new Map<string, AclRule[]>();
  let rules: AclRule[] = [];
  for (const line of text.split("\n").map((one) => one.trim())) {
    const [, name] = /^ipv[46] access-list (\S+)$/.exec(line) ?? [];
    if (name !== undefined) filters.set(name, (rules = []));
    const [, action, target = ""] = /^(permit|deny) ipv[46] any (.+)$/.exec(line) ?? [];
    if (action !== undefined) {
      const does = action === "permit" ? "permit" : "deny";
      rules.push({ to: target === "any" ? [] : [xrPrefix(target)], does, counts: null });
    }
  }
  return filters;
}

/** `host 192.0.2.1`, `192.0.2.0 0.0.0.255`, `2001:db8::/32`. */
function xrPrefix(text: string): Prefix {
  if (text.includes("/")) return prefix(text);
  const [first = "", second = ""] = text.split(" ");
  const network = parseAddress(first === "host" ? second : first);
  if (!network) throw new Error(text);
  if (first === "host") return networkOf(network, maxLength(network.family));
  const wildcard = parseAddress(second)?.value ?? -1n;
  const length = 32 - wildcard.toString(2).replace(/^0$/, "").length;
  if (networkOf(network, length).value !== network.value) throw new Error(text);
  return networkOf(network, length);
}

function prefix(text: string): Prefix {
  const read = parsePrefix(text);
  if (!read) throw new Error(text);
  return read;
}
