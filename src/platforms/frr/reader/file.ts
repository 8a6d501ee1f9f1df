import {
  parseAddress,
  parsePrefix,
  maxLength,
  type Address,
  type Family,
} from "../../../net/index.ts";
import type { ReadRequest, RtrReading } from "../../../policy/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import { AsPathListText } from "./as-path-lists.ts";
import { CommunityListText, type ListKind } from "./community-lists.ts";
import { keyOf, NeighborText } from "./neighbors.ts";
import { noObjects, type FrrObjects } from "./objects.ts";
import { PlainEntries } from "./plain-entries.ts";
import { PrefixListText } from "./prefix-lists.ts";
import { addToEntry, type RouteMapEntry } from "./route-maps.ts";

/** What a file holds, before neighbors are put together with what they use. */
export interface FrrFile {
  readonly objects: FrrObjects;
  readonly neighbors: Map<string, NeighborText>;
  asn: number | null;
  routerId: Address | null;
  ipv4Unicast: boolean;
  requirePolicy: boolean;
  rejectsAsSets: { readonly line: number } | null;
  readonly caches: Omit<RtrReading, "refresh" | "retry" | "expire">[];
  /** Seconds; FRR's own where the file says nothing (FRR manual, "RPKI"). */
  readonly times: { polling: number; retry: number; expire: number };
}

/** Where a line stands. */
type Block =
  | { readonly kind: "top" | "rpki" | "other" }
  | { readonly kind: "bgp"; family: Family | null | "other" }
  | { readonly kind: "route-map"; readonly entry: RouteMapEntry; readonly ours: boolean };

/** Knobs of `router bgp` that change nothing a filter or a session is compared for. */
const HARMLESS =
  /^(no )?(bgp (log-neighbor-changes|graceful-restart|bestpath|deterministic-med|cluster-id|always-compare-med|suppress-duplicates)|network|redistribute|aggregate-address|maximum-paths|distance|timers bgp|neighbor \S+ (interface )?peer-group$)/;

/** Reads a configuration line by line. `ours` says which objects must be understood: all that neighbors of ours may use. */
export function readFile(text: string, request: ReadRequest, problems: ReadingProblems): FrrFile {
  const newer = request.version[0] !== undefined && request.version[0] >= 10;
  const file: FrrFile = {
    objects: noObjects(),
    neighbors: new Map(),
    asn: null,
    routerId: null,
    ipv4Unicast: true,
    requirePolicy: true,
    rejectsAsSets:
      newer && (request.version[0] ?? 0) * 100 + (request.version[1] ?? 0) >= 1004
        ? { line: 1 }
        : null,
    caches: [],
    times: { polling: 3600, retry: 600, expire: 7200 },
  };
  let block: Block = { kind: "top" };
  let number = 0;
  const plain = new PlainEntries();
  for (let start = 0; start <= text.length;) {
    const taken = plain.take(text, start);
    if (taken >= 0) {
      start = taken + 1;
      number++;
      block = { kind: "top" };
      continue;
    }
    const next = text.indexOf("\n", start);
    const end = next < 0 ? text.length : next;
    const line = text.slice(start, end).trim();
    start = end + 1;
    number++;
    if (line === "" || line.startsWith("!") || line.startsWith("#")) continue;
    block = readLine(line, number, block, file, plain, request, problems);
  }
  for (const list of file.objects.asPathLists.values()) {
    const problem = list.settle();
    if (problem) problems.notUnderstood(problem.line, problem.why);
  }
  return file;
}

function readLine(
  line: string,
  number: number,
  block: Block,
  file: FrrFile,
  plain: PlainEntries,
  request: ReadRequest,
  problems: ReadingProblems,
): Block {
  if (line.startsWith("ip prefix-list ") || line.startsWith("ipv6 prefix-list ")) {
    plain.expect(addPrefix(line, number, file, problems));
    return { kind: "top" };
  }
  const words = line.split(/\s+/);
  const [first = "", second = "", third = ""] = words;
  if (first === "route-map") return beginEntry(words, number, file, problems);
  if (first === "bgp" || (first === "ip" && second !== "route" && second !== "address")) {
    if (addList(words, number, file, problems)) return { kind: "top" };
  }
  if (first === "router") return beginRouter(words, number, file, request, problems);
  if (first === "rpki" && words.length === 1) return { kind: "rpki" };
  if ((first === "ip" || first === "ipv6") && second === "route") {
    addStatic(words, file);
    return { kind: "top" };
  }
  if (
    /^(interface|vrf|line|key|router-id|segment-routing|pbr-map|bfd|mpls|nexthop-group)$/.test(
      first,
    ) &&
    block.kind !== "bgp"
  ) {
    return { kind: "other" };
  }
  switch (block.kind) {
    case "route-map": {
      if (first === "exit") return { kind: "top" };
      const why = addToEntry(block.entry, { words, line: number });
      if (why !== null && block.ours) problems.notUnderstood(number, why);
      return block;
    }
    case "bgp":
      return readBgpLine(line, words, number, block, file, problems);
    case "rpki": {
      if (first === "exit") return { kind: "top" };
      if (!addRpki(words, number, file)) problems.notUnderstood(number, "not a setting of RPKI");
      return block;
    }
    case "top":
    case "other":
      if (words.some((word) => word.startsWith("PEERC_"))) {
        problems.notUnderstood(number, "something of ours in a place that peerc does not read");
      }
      return first === "exit" ? { kind: "top" } : third === "" ? block : block;
  }
}

/** Takes a line of a prefix list; gives the list. */
function addPrefix(
  line: string,
  number: number,
  file: FrrFile,
  problems: ReadingProblems,
): PrefixListText {
  const words = line.split(" ");
  const family = words[0] === "ip" ? "ipv4" : "ipv6";
  const name = words[2] ?? "";
  const key = `${family} ${name}`;
  let list = file.objects.prefixLists.get(key);
  if (!list) file.objects.prefixLists.set(key, (list = new PrefixListText(name, family, number)));
  if (words[3] === "description") return list;
  const why = list.add(words.slice(3).filter((word) => word !== ""));
  if (why !== null) problems.notUnderstood(number, why);
  return list;
}

function beginEntry(
  words: readonly string[],
  line: number,
  file: FrrFile,
  problems: ReadingProblems,
): Block {
  const [, name = "", action = "", text = ""] = words;
  const number = Number(text);
  if ((action !== "permit" && action !== "deny") || !/^\d{1,5}$/.test(text) || words.length !== 4) {
    problems.notUnderstood(line, "not an entry of a route map");
    return { kind: "other" };
  }
  let map = file.objects.routeMaps.get(name);
  if (!map) file.objects.routeMaps.set(name, (map = { name, line, entries: new Map() }));
  const known = map.entries.get(number);
  const permit = action === "permit";
  const entry: RouteMapEntry =
    known?.permit === permit
      ? known
      : { number, permit, line, matches: new Map(), sets: new Map(), next: null, calls: [] };
  map.entries.set(number, entry);
  return { kind: "route-map", entry, ours: name.startsWith("PEERC_") };
}

/** `bgp as-path access-list`, `bgp community-list` and the like, in the old form with `ip` too. */
function addList(
  words: readonly string[],
  line: number,
  file: FrrFile,
  problems: ReadingProblems,
): boolean {
  const [, kind = "", third = ""] = words;
  if (kind === "as-path" && third === "access-list") {
    const name = words[3] ?? "";
    let list = file.objects.asPathLists.get(name);
    if (!list) file.objects.asPathLists.set(name, (list = new AsPathListText(name, line)));
    const why = list.add(words.slice(4), line);
    if (why !== null) problems.notUnderstood(line, why);
    return true;
  }
  const kinds: Readonly<Record<string, ListKind>> = {
    "community-list": "community",
    "large-community-list": "large-community",
    "extcommunity-list": "extcommunity",
  };
  const list = kinds[kind];
  if (list === undefined) return false;
  const name = words[3] ?? "";
  if (third !== "standard" && third !== "expanded") {
    problems.notUnderstood(line, "neither standard nor expanded");
    return true;
  }
  const lists = file.objects.communityLists[list];
  let found = lists.get(name);
  if (!found) lists.set(name, (found = new CommunityListText(name, line)));
  const why = found.add(list, third, words.slice(4));
  if (why !== null) problems.notUnderstood(line, why);
  return true;
}

function beginRouter(
  words: readonly string[],
  line: number,
  file: FrrFile,
  request: ReadRequest,
  problems: ReadingProblems,
): Block {
  const [, protocol, asn = ""] = words;
  if (protocol !== "bgp" || words.length > 3) return { kind: "other" };
  if (Number(asn) !== request.asn) problems.notUnderstood(line, "a router of another ASN");
  file.asn = Number(asn);
  return { kind: "bgp", family: null };
}

function readBgpLine(
  line: string,
  words: readonly string[],
  number: number,
  block: Extract<Block, { kind: "bgp" }>,
  file: FrrFile,
  problems: ReadingProblems,
): Block {
  const [first = "", second = "", third = ""] = words;
  if (first === "exit")
    return block.family === null ? { kind: "top" } : { kind: "bgp", family: null };
  if (first === "exit-address-family") return { kind: "bgp", family: null };
  if (first === "address-family") {
    const unicast = third === "unicast" && words.length === 3;
    const family = second === "ipv4" || second === "ipv6" ? second : null;
    return { kind: "bgp", family: unicast && family ? family : "other" };
  }
  if (block.family === "other") {
    if (line.includes("PEERC_"))
      problems.notUnderstood(number, "something of ours in another family");
    return block;
  }
  const removes = first === "no";
  const [verb = "", target = "", ...rest] = removes ? words.slice(1) : words;
  const address = verb === "neighbor" ? parseAddress(target) : null;
  if (address) {
    const key = keyOf(address);
    let neighbor = file.neighbors.get(key);
    if (!neighbor) file.neighbors.set(key, (neighbor = new NeighborText(address, number)));
    if (removes) neighbor.remove(rest, number, block.family);
    else neighbor.add(rest, line, number, block.family);
    return block;
  }
  if (line === "no bgp default ipv4-unicast") file.ipv4Unicast = false;
  else if (first === "bgp" && second === "router-id") file.routerId = parseAddress(third);
  else if (line === "bgp default ipv4-unicast") file.ipv4Unicast = true;
  else if (line === "no bgp ebgp-requires-policy") file.requirePolicy = false;
  else if (line === "bgp ebgp-requires-policy") file.requirePolicy = true;
  else if (line === "no bgp reject-as-sets") file.rejectsAsSets = null;
  else if (line === "bgp reject-as-sets") file.rejectsAsSets = { line: number };
  else if (!HARMLESS.test(line)) {
    problems.notUnderstood(number, "a setting for all neighbors whose effect peerc does not know");
  }
  return block;
}

/** `ip route A/32 blackhole`: traffic to that address is dropped. */
function addStatic(words: readonly string[], file: FrrFile): void {
  const prefix = parsePrefix(words[2] ?? "");
  if (!prefix || prefix.length !== maxLength(prefix.family) || words.length !== 4) return;
  if (/^(blackhole|null0|reject)$/i.test(words[3] ?? "")) {
    file.objects.blackholes.push({ family: prefix.family, value: prefix.value });
  }
}

function addRpki(words: readonly string[], line: number, file: FrrFile): boolean {
  const [, verb = "", ...rest] = words;
  if (words[0] !== "rpki") return false;
  const [value = ""] = rest;
  if (verb === "polling_period") file.times.polling = Number(value);
  else if (verb === "retry_interval") file.times.retry = Number(value);
  else if (verb === "expire_interval") file.times.expire = Number(value);
  else if (verb === "cache") {
    const [host = "", port = "", keyword, preference = ""] =
      rest[0] === "tcp" ? rest.slice(1) : rest;
    const address = parseAddress(host);
    if (!address || !/^\d+$/.test(port) || keyword !== "preference") return false;
    file.caches.push({ address, port: Number(port), preference: Number(preference), line });
    return true;
  } else return false;
  return /^\d+$/.test(value) && rest.length === 1;
}
