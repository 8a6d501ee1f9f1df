import { formatAddress, parseAddress, type Address, type Family } from "../../../net/index.ts";
import type { RtrReading } from "../../../policy/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import type { NeighborText } from "./neighbors.ts";
import {
  NOT_PLAIN,
  OBJECT_KINDS,
  saysSomething,
  XrObjects,
  type ObjectKind,
  type TextLine,
} from "./objects.ts";
import { readPlain } from "./plain.ts";

/** What a file holds, before neighbors are put together with what they use. */
export interface XrFile {
  readonly objects: XrObjects;
  readonly neighbors: Map<string, NeighborText>;
  readonly validated: Set<Family>;
  readonly caches: RtrReading[];
  /** Neighbors that are taken away. */
  readonly removed: Address[];
  asn: number | null;
  routerId: Address | null;
  enforceFirstAs: boolean;
}

/** Where a line of `router bgp` stands. */
type Place =
  | { readonly kind: "bgp" }
  | { readonly kind: "family"; readonly family: Family | null }
  | {
      readonly kind: "server";
      readonly address: Address;
      readonly line: number;
      readonly lines: TextLine[];
    }
  | { readonly kind: "neighbor"; readonly text: NeighborText }
  | { readonly kind: "neighbor-family"; readonly text: NeighborText; readonly lines: TextLine[] }
  | { readonly kind: "other" };

/** Reads a configuration line by line: sets and policies by name, and `router bgp`. */
export function readFile(text: string, asn: number, problems: ReadingProblems): XrFile {
  const file: XrFile = {
    objects: new XrObjects(),
    neighbors: new Map(),
    validated: new Set(),
    caches: [],
    removed: [],
    asn: null,
    routerId: null,
    enforceFirstAs: true,
  };
  let within: {
    kind: ObjectKind;
    name: string;
    line: number;
    end: string;
    body: TextLine[];
  } | null = null;
  let places: Place[] | null = null;
  let number = 0;
  for (let start = 0; start <= text.length;) {
    const next = text.indexOf("\n", start);
    const end = next < 0 ? text.length : next;
    const line = text.slice(start, end).trim();
    start = end + 1;
    number++;
    if (within) {
      if (line === within.end) {
        file.objects.define(within.kind, { ...NOT_PLAIN, ...within });
        within = null;
      } else if (saysSomething(line)) within.body.push({ text: line, line: number });
      continue;
    }
    const opened = kindOf(line, places !== null);
    if (opened) {
      const name = line.slice(opened.length + 1).trim();
      if (/[\s(]/.test(name))
        problems.notUnderstood(number, "a policy with parameters, or no name");
      places = null;
      const plain = readPlain(opened, text, start, number + 1);
      if (plain) {
        file.objects.define(opened, { ...NOT_PLAIN, ...plain.content, name, line: number });
        start = plain.end + 1;
        number = plain.endLine;
        continue;
      }
      const end = opened === "route-policy" ? "end-policy" : "end-set";
      within = { kind: opened, name, line: number, end, body: [] };
      continue;
    }
    if (/^router \w+/.test(line)) {
      places = null;
      if (!line.startsWith("router bgp ")) continue;
      const words = line.split(/\s+/);
      file.asn = Number(words[2]);
      if (words.length > 3) problems.notUnderstood(number, "more than one command in a line");
      if (file.asn !== asn) problems.notUnderstood(number, "a router of another ASN");
      places = [{ kind: "bgp" }];
    } else if (places) {
      places = readBgpLine({ text: line, line: number }, places, file, problems);
    } else if (line.includes("PEERC_") && !/^(!|no )/.test(line)) {
      problems.notUnderstood(number, "something of ours in a place that peerc does not read");
    }
  }
  if (within) problems.notUnderstood(within.line, `${within.kind} without ${within.end}`);
  return file;
}

/** The kind of object that a line begins; one that ends in `in` or `out` attaches a policy where it stands in `router bgp`. */
function kindOf(line: string, inBgp: boolean): ObjectKind | null {
  const kind = KIND_BY_WORD.get(line.slice(0, Math.max(0, line.indexOf(" "))));
  if (kind === undefined || !line.startsWith(`${kind} `)) return null;
  return inBgp && / (in|out)$/.test(line) ? null : kind;
}

/** No two kinds begin with the same word. */
const KIND_BY_WORD = new Map<string, ObjectKind>(
  OBJECT_KINDS.map((kind) => [kind.replace(/ .*/, ""), kind]),
);

/** Takes a line of `router bgp`; gives the places that are open behind it, or null where it is over. */
function readBgpLine(
  said: TextLine,
  places: Place[],
  file: XrFile,
  problems: ReadingProblems,
): Place[] | null {
  const { text, line } = said;
  if (text === "" || /^! ?\S/.test(text)) return places;
  if (text === "!" || text === "exit") {
    closeServer(places.at(-1), file, problems);
    const left = places.slice(0, -1);
    return left.length === 0 ? null : left;
  }
  const words = text.split(/\s+/);
  const [first = "", second = "", third = ""] = words;
  const place = places.at(-1);
  const opens = first === "neighbor" ? 2 : first === "address-family" ? 3 : words.length;
  if (words.length > opens) {
    // What follows on the same line would be said of the neighbor or the family.
    problems.notUnderstood(line, "more than one command in a line");
  }
  if (first === "neighbor" || (first === "rpki" && second === "server") || first === "vrf") {
    closeServer(place, file, problems);
    return [{ kind: "bgp" }, opened(words, line, file)];
  }
  if (first === "neighbor-group" || first === "session-group" || first === "af-group") {
    return [{ kind: "bgp" }, { kind: "other" }];
  }
  if (first === "address-family") {
    const family = third === "unicast" && (second === "ipv4" || second === "ipv6") ? second : null;
    if (place?.kind === "neighbor-family" || place?.kind === "neighbor") {
      const { text: neighbor } = place;
      if (family === null) {
        problems.notUnderstood(line, "a family that peerc does not know");
        return [{ kind: "bgp" }, { kind: "neighbor", text: neighbor }, { kind: "other" }];
      }
      const lines = neighbor.families.get(family) ?? [];
      neighbor.families.set(family, lines);
      const inner: Place = { kind: "neighbor-family", text: neighbor, lines };
      return [{ kind: "bgp" }, { kind: "neighbor", text: neighbor }, inner];
    }
    return [{ kind: "bgp" }, { kind: "family", family }];
  }
  switch (place?.kind) {
    case "neighbor":
      place.text.own.push(said);
      return places;
    case "neighbor-family":
      place.lines.push(said);
      return places;
    case "server":
      place.lines.push(said);
      return places;
    case "family":
      if (text === "bgp origin-as validation enable" && place.family)
        file.validated.add(place.family);
      else if (
        !/^(network|redistribute|maximum-paths|aggregate-address|bgp attribute-download|bgp dampening)\b/.test(
          text,
        )
      ) {
        problems.notUnderstood(line, "a setting of a family whose effect peerc does not know");
      }
      return places;
    case "bgp":
      if (text === "bgp enforce-first-as disable") file.enforceFirstAs = false;
      else if (first === "bgp" && second === "router-id") file.routerId = parseAddress(third);
      else if (first === "no" && second === "neighbor") removeNeighbor(words, line, file, problems);
      else if (
        !/^(bgp (graceful-restart|log|bestpath|cluster-id|confederation never)\b|nsr|timers bgp)/.test(
          text,
        )
      ) {
        problems.notUnderstood(
          line,
          "a setting for all neighbors whose effect peerc does not know",
        );
      }
      return places;
    default:
      if (text.includes("PEERC_")) {
        problems.notUnderstood(line, "something of ours in a place that peerc does not read");
      }
      return places;
  }
}

/** `no neighbor A` takes away all that the neighbor had, in the file too. */
function removeNeighbor(
  words: readonly string[],
  line: number,
  file: XrFile,
  problems: ReadingProblems,
): void {
  const address = parseAddress(words[2] ?? "");
  if (!address || words.length !== 3) {
    problems.notUnderstood(line, "a removal whose effect peerc does not know");
    return;
  }
  file.removed.push(address);
  file.neighbors.delete(formatAddress(address));
}

function opened(words: readonly string[], line: number, file: XrFile): Place {
  const [first = "", second = "", third = ""] = words;
  if (first === "rpki") {
    const address = parseAddress(third);
    return address ? { kind: "server", address, line, lines: [] } : { kind: "other" };
  }
  const address = first === "neighbor" ? file.objects.address(second) : null;
  if (!address) return { kind: "other" };
  const key = formatAddress(address);
  let text = file.neighbors.get(key);
  if (!text) {
    file.neighbors.set(key, (text = { address, line, own: [], families: new Map() }));
  }
  return { kind: "neighbor", text };
}

/**
 * `rpki server`: preference 1 is asked first; the times are seconds. Records are kept for 30 to 360 seconds, so that each
 * end stands for all that is beyond it.
 */
function closeServer(place: Place | undefined, file: XrFile, problems: ReadingProblems): void {
  if (place?.kind !== "server") return;
  const { address, line, lines } = place;
  let port: number | null = null;
  let preference: number | null = null;
  let refresh: number | null = null;
  // IOS-XR's own (BGP Command Reference, rpki server).
  let purge = 60;
  for (const { text, line: at } of lines) {
    const value = Number(/\d+$/.exec(text)?.[0]);
    if (/^transport tcp port \d+$/.test(text)) port = value;
    else if (/^preference \d+$/.test(text)) preference = value;
    else if (/^refresh-time \d+$/.test(text)) refresh = value;
    else if (/^purge-time \d+$/.test(text)) purge = value;
    else if (!/^response-time \d+$/.test(text)) {
      problems.notUnderstood(at, "not a setting of an RPKI server");
    }
  }
  if (purge < 30 || purge > 360) {
    problems.notUnderstood(line, "a purge-time that is not from 30 to 360 seconds");
  }
  if (port === null) problems.notUnderstood(line, "an RPKI server without a port");
  file.caches.push({
    address,
    port: port ?? 0,
    // What is left out has IOS-XR's own value, which is none that a declaration has.
    preference: preference ?? 0,
    refresh: refresh ?? 0,
    retry: null,
    expire:
      purge === 30 ? { from: 0, to: 30 } : purge === 360 ? { from: 360, to: Infinity } : purge,
    line,
  });
}
