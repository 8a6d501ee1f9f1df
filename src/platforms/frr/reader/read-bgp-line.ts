import { parseAddress, type Family } from "../../../net/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import type { FrrFile } from "./file-content.ts";
import { keyOf, NeighborText } from "./neighbors.ts";

/** A place in `router bgp`: in a family or in none. */
export interface BgpBlock {
  readonly kind: "bgp";
  readonly family: Family | null | "other";
}

/** Knobs of `router bgp` that change nothing a filter or a session is compared for. */
const HARMLESS =
  /^(no )?(bgp (log-neighbor-changes|graceful-restart|bestpath|deterministic-med|cluster-id|always-compare-med|suppress-duplicates)|network|redistribute|aggregate-address|maximum-paths|distance|timers bgp|neighbor \S+ (interface )?peer-group$)/;

/** Takes a line of `router bgp`; gives the place behind it. */
export function readBgpLine(
  line: string,
  words: readonly string[],
  number: number,
  block: BgpBlock,
  file: FrrFile,
  problems: ReadingProblems,
): BgpBlock | { readonly kind: "top" } {
  const [first = "", second = "", third = ""] = words;
  if (first === "exit")
    return block.family === null ? { kind: "top" } : { kind: "bgp", family: null };
  if (first === "exit-address-family") return { kind: "bgp", family: null };
  if (first === "address-family") {
    // Without a word behind it, unicast is meant.
    const unicast = words.length === 2 || (third === "unicast" && words.length === 3);
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
  const neighbor = verb === "neighbor" ? neighborOf(target, number, file) : null;
  if (neighbor) {
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

/** The neighbor of an address, made where it is not there; null for what is no address. */
function neighborOf(text: string, number: number, file: FrrFile): NeighborText | null {
  const known = file.written.get(text);
  if (known) return known;
  const address = parseAddress(text);
  if (!address) return null;
  const key = keyOf(address);
  let neighbor = file.neighbors.get(key);
  if (!neighbor) {
    neighbor = new NeighborText(address, number, file.ipv4Unicast);
    file.neighbors.set(key, neighbor);
  }
  file.written.set(text, neighbor);
  return neighbor;
}
