import { formatAddress, parseAddress, type Family } from "../../../net/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import type { XrFile } from "./file-content.ts";
import type { NeighborText } from "./neighbors.ts";
import type { BgpLine } from "./bgp-line.ts";
import { addCache, type CacheText } from "./caches.ts";

/** Where a line of `router bgp` stands. */
export type Place =
  | { readonly kind: "bgp" }
  | { readonly kind: "family"; readonly family: Family | null }
  | ({ readonly kind: "server" } & CacheText)
  | { readonly kind: "neighbor"; readonly text: NeighborText }
  | { readonly kind: "neighbor-family"; readonly text: NeighborText; readonly lines: BgpLine[] }
  | { readonly kind: "other" };

/** Takes a line of `router bgp`; gives the places that are open behind it, or null where it is over. */
export function readBgpLine(
  said: BgpLine,
  places: Place[],
  file: XrFile,
  problems: ReadingProblems,
): Place[] | null {
  const { text, line } = said;
  if (text === "" || /^! ?\S/.test(text)) return places;
  if (text === "!" || text === "exit") {
    close(places.at(-1), file, problems);
    const left = places.slice(0, -1);
    return left.length === 0 ? null : left;
  }
  const { words } = said.saying;
  const [first = "", second = "", third = ""] = words;
  const place = places.at(-1);
  const opens = first === "neighbor" ? 2 : first === "address-family" ? 3 : words.length;
  if (words.length > opens) {
    // What follows on the same line would be said of the neighbor or the family.
    problems.notUnderstood(line, "more than one command in a line");
  }
  if (first === "neighbor" || (first === "rpki" && second === "server") || first === "vrf") {
    close(place, file, problems);
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

/** What is known of a place once all its lines are: those of a server make it one. */
function close(place: Place | undefined, file: XrFile, problems: ReadingProblems): void {
  if (place?.kind === "server") addCache(place, file, problems);
}
