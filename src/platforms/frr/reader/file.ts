import { maxLength, parsePrefix } from "../../../net/index.ts";
import type { ReadRequest } from "../../../policy/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import { addList } from "./add-list.ts";
import { addCacheLine } from "./caches.ts";
import type { FrrFile } from "./file-content.ts";
import { isSilent, lineOf } from "./line-of.ts";
import { noObjects } from "./objects.ts";
import { PlainEntries } from "./plain-entries.ts";
import { PrefixListText } from "./prefix-lists.ts";
import { readBgpLine, type BgpBlock } from "./read-bgp-line.ts";
import {
  addToEntry,
  commandOf,
  entryOf,
  type RouteMapEntry,
  type RouteMapText,
} from "./route-maps.ts";
import { SeenEntries } from "./seen-entries.ts";

/** Takes something away, or changes what empty lists match. */
const REMOVAL =
  /^no (route-map|(ip|ipv6) prefix-list (?!sequence-number$)|(bgp|ip) (as-path|(large-|ext)?community-list))\b/;

/** What begins a block that is not ours to read. */
const OTHER_BLOCKS: ReadonlySet<string> = new Set([
  ...["interface", "vrf", "line", "key", "router-id", "segment-routing", "pbr-map", "bfd"],
  ...["mpls", "nexthop-group"],
]);

/** Where a line stands. */
type Block =
  | { readonly kind: "top" | "rpki" | "other" }
  | BgpBlock
  | { readonly kind: "route-map"; readonly map: RouteMapText; readonly entry: RouteMapEntry };

const TOP: Block = { kind: "top" };

/** Reads a configuration line by line. */
export function readFile(text: string, request: ReadRequest, problems: ReadingProblems): FrrFile {
  const newer = request.version[0] !== undefined && request.version[0] >= 10;
  const file: FrrFile = {
    objects: noObjects(),
    neighbors: new Map(),
    written: new Map(),
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
  let block: Block = TOP;
  let number = 0;
  const plain = new PlainEntries();
  const seen = new SeenEntries();
  for (let start = 0; start <= text.length;) {
    const taken = plain.take(text, start);
    if (taken >= 0) {
      start = taken + 1;
      number++;
      block = TOP;
      continue;
    }
    const again = seen.take(text, start, number + 1);
    if (again) {
      start = again.end;
      number += again.lines;
      block = TOP;
      continue;
    }
    const next = text.indexOf("\n", start);
    const end = next < 0 ? text.length : next;
    const line = lineOf(text.slice(start, end));
    start = end + 1;
    number++;
    if (isSilent(line)) continue;
    block = readLine(line, number, block, file, plain, request, problems);
    if (block.kind === "route-map") seen.expect(block.map);
  }
  for (const list of file.objects.asPathLists.values()) list.settle();
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
    return TOP;
  }
  const words = line.split(" ");
  const [first = "", second = ""] = words;
  if (first === "no" && REMOVAL.test(line)) {
    problems.notUnderstood(number, "a removal, or a knob that changes what empty lists match");
    return block;
  }
  if (first === "frr") {
    applyDefaults(words, file);
    return block;
  }
  if (first === "route-map") return beginEntry(words, number, file, problems);
  if (first === "bgp" || (first === "ip" && second !== "route" && second !== "address")) {
    if (addList(words, number, file)) return TOP;
  }
  if (first === "router") return beginRouter(words, number, file, request, problems);
  if (first === "rpki" && words.length === 1) return { kind: "rpki" };
  if ((first === "ip" || first === "ipv6") && second === "route") {
    addStatic(words, file);
    return TOP;
  }
  if (block.kind !== "bgp" && OTHER_BLOCKS.has(first)) return { kind: "other" };
  switch (block.kind) {
    case "route-map": {
      if (first === "exit") return TOP;
      addToEntry(block.entry, commandOf(words), number);
      return block;
    }
    case "bgp":
      return readBgpLine(line, words, number, block, file, problems);
    case "rpki": {
      if (first === "exit") return TOP;
      if (!addCacheLine(words, number, file))
        problems.notUnderstood(number, "not a setting of RPKI");
      return block;
    }
    case "top":
    case "other":
      if (words.some((word) => word.startsWith("PEERC_"))) {
        problems.notUnderstood(number, "something of ours in a place that peerc does not read");
      }
      return first === "exit" ? TOP : block;
  }
}

/**
 * `frr defaults datacenter` and `frr version` before 7.4 leave neighbors without a policy open (bgp_vty.c,
 * DFLT_BGP_EBGP_REQUIRES_POLICY), unless `bgp ebgp-requires-policy` says otherwise.
 */
function applyDefaults([, what, value = ""]: readonly string[], file: FrrFile): void {
  if (what === "defaults") file.requirePolicy = value === "traditional";
  const [major = 0, minor = 0] = what === "version" ? value.split(/[^0-9]+/).map(Number) : [99];
  if (major < 7 || (major === 7 && minor < 4)) file.requirePolicy = false;
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
  const inRange = /^\d{1,5}$/.test(text) && number >= 1 && number <= 65535;
  if ((action !== "permit" && action !== "deny") || !inRange || words.length !== 4) {
    problems.notUnderstood(line, "not an entry of a route map");
    return { kind: "other" };
  }
  let map = file.objects.routeMaps.get(name);
  if (!map) file.objects.routeMaps.set(name, (map = { name, line, entries: new Map() }));
  const entry = entryOf(map, number, action === "permit", line);
  return { kind: "route-map", map, entry };
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

/** `ip route A/32 blackhole`: traffic to that address is dropped. */
function addStatic(words: readonly string[], file: FrrFile): void {
  const prefix = parsePrefix(words[2] ?? "");
  if (!prefix || prefix.length !== maxLength(prefix.family) || words.length !== 4) return;
  if (/^(blackhole|null0|reject)$/i.test(words[3] ?? "")) {
    file.objects.blackholes.push({ family: prefix.family, value: prefix.value });
  }
}
