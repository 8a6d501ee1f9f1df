import { parseAddress, parsePrefix } from "../../../net/index.ts";
import { beginsWith, isAmong } from "./begins-with.ts";
import type { Block, PlaceBlock } from "./block.ts";
import { neighborOf } from "./neighbor-of.ts";
import type { Reading } from "./reading.ts";

/**
 * Reads a line of a block whose statements are ignored, except for those that may affect a declared neighbor; null if
 * the block does not know it.
 */
export function readInPlace(
  line: string,
  words: readonly string[],
  number: number,
  block: PlaceBlock,
  reading: Reading,
): Block | null {
  const { place } = block;
  if (line === "rpki" && place.closes === "exit-vrf") {
    reading.problems.notUnderstood(number, "caches of a VRF");
    return { kind: "rpki" };
  }
  const withoutNo = place.removals && words[0] === "no" ? words.slice(1) : words;
  if (isAmong(withoutNo, place.ignored)) {
    noteInPlace(withoutNo, words[0] === "no", number, block, reading);
    refuseOurName(line, number, reading);
    return block;
  }
  for (const inner of place.inside) {
    if (!inner.opens.some((opens) => beginsWith(words, opens))) continue;
    noteOpening(words, number, reading);
    return { ...block, place: inner, parent: block };
  }
  return null;
}

/** Reports a line with one of peerc's names, if peerc does not read what is done with it. */
export function refuseOurName(line: string, number: number, { problems }: Reading): void {
  if (!line.includes("PEERC_") || /^(.* )?(description|remark) /.test(line)) return;
  problems.notUnderstood(number, "something of ours in a place that peerc does not read");
}

/** Records what may affect a declared neighbor. */
function noteInPlace(
  words: readonly string[],
  removes: boolean,
  number: number,
  { family, isView }: PlaceBlock,
  reading: Reading,
): void {
  const { file } = reading;
  const [first = "", second = "", third = ""] = words;
  if (first === "neighbor" && family !== null) {
    const neighbor = neighborOf(second, number, reading);
    if (neighbor && third === "activate") neighbor.activate(family, !removes, number);
  } else if (first === "neighbor" && isView) {
    const address = parseAddress(second);
    if (address) file.near.inViews.push({ address, line: number });
    else if (third === "interface") refuseUnnumbered(words, number, reading);
  } else if (first === "bgp" && second === "listen" && third === "range" && isView) {
    noteRange(words, number, reading);
  } else if ((first === "ip" || first === "ipv6") && second === "address") {
    const address = parseAddress(third.split("/")[0] ?? "");
    if (address) file.near.interfaces.push(address);
  }
}

/** `bgp listen range P peer-group G`. */
export function noteRange(
  [, , , text = ""]: readonly string[],
  line: number,
  { file, problems }: Reading,
): void {
  const prefix = parsePrefix(text);
  if (prefix) file.near.ranges.push({ prefix, line });
  else problems.notUnderstood(line, "a range that is no prefix");
}

/**
 * `neighbor eth0 interface …`: on a link with two addresses it becomes the neighbor at the other one, which a
 * declared neighbor may have (seen on 8.4.4).
 */
export function refuseUnnumbered(
  words: readonly string[],
  line: number,
  { problems }: Reading,
): void {
  if (words[3] === "v6only") return;
  problems.notUnderstood(
    line,
    "a neighbor that takes the place of the declared one on a link with two IPv4 addresses; say `v6only`",
  );
}

/** `peer ADDRESS` in `bfd`. */
function noteOpening(
  [first = "", second = ""]: readonly string[],
  line: number,
  { file }: Reading,
): void {
  const address = first === "peer" ? parseAddress(second) : null;
  if (address) file.near.bfdPeers.push({ address, line });
}
