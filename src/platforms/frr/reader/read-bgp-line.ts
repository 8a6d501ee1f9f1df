import { parseAddress } from "../../../net/index.ts";
import type { GracefulRestart } from "../../../model/index.ts";
import { beginsWith, isAmong } from "./begins-with.ts";
import { TOP, type BgpBlock, type Block } from "./block.ts";
import { neighborOf } from "./neighbor-of.ts";
import { OTHER_FAMILY, PLACES_IN_BGP } from "./ignored/bgp-places.ts";
import { BGP_STATEMENTS, FAMILY_STATEMENTS } from "./ignored/bgp-statements.ts";
import { refuseOurName, refuseUnnumbered, noteRange } from "./read-in-place.ts";
import type { Reading } from "./reading.ts";
import { timesOf } from "./times-of.ts";

/** The main instance, in no family. */
const BGP: BgpBlock = { kind: "bgp", family: null };

/** What changes what sessions send, although it follows ignored words. */
const CHANGES: readonly (readonly [line: RegExp, why: string])[] = [
  [
    /^aggregate-address .*\b(summary-only|suppress-map)\b/,
    "an aggregate that takes routes of others away",
  ],
  [/^bgp bestpath as-path multipath-relax as-set$/, "a path is made of those of several routes"],
];

/** Reads a line of `router bgp` or of one of its families; null if it is not known there. */
export function readBgpLine(
  line: string,
  words: readonly string[],
  number: number,
  block: BgpBlock,
  reading: Reading,
): Block | null {
  const [first = ""] = words;
  if (first === "exit" || first === "quit") return block.family === null ? TOP : BGP;
  const removes = first === "no";
  const [verb = "", target = "", ...rest] = removes ? words.slice(1) : words;
  if (verb === "neighbor") {
    takeNeighbor(line, target, rest, removes, number, block, reading);
    return block;
  }
  for (const [changes, why] of CHANGES) {
    if (!changes.test(line)) continue;
    reading.problems.notUnderstood(number, why);
    return block;
  }
  if (block.family !== null) {
    if (line === "exit-address-family") return BGP;
    if (!isAmong(removes ? words.slice(1) : words, FAMILY_STATEMENTS)) return null;
    refuseOurName(line, number, reading);
    return block;
  }
  if (first === "address-family") return beginFamily(words);
  if (readSetting(words, number, reading)) return block;
  const place = PLACES_IN_BGP.find(({ opens }) =>
    opens.some((statement) => beginsWith(words, statement)),
  );
  if (place) return { kind: "place", place, parent: block, family: null, isView: false };
  if (isAmong(words, BGP_STATEMENTS)) {
    refuseOurName(line, number, reading);
    return block;
  }
  return null;
}

/** `address-family ipv4`: without a further word, unicast is meant. */
function beginFamily([, family = "", kind = "unicast"]: readonly string[]): Block {
  const name = `${family} ${kind}`;
  if (name === "ipv4 unicast" || name === "ipv6 unicast") return { kind: "bgp", family: name };
  return { kind: "place", place: OTHER_FAMILY, parent: BGP, family: name, isView: false };
}

function takeNeighbor(
  line: string,
  target: string,
  rest: readonly string[],
  removes: boolean,
  number: number,
  block: BgpBlock,
  reading: Reading,
): void {
  const neighbor = neighborOf(target, number, reading);
  const family = block.family === null ? null : block.family === "ipv4 unicast" ? "ipv4" : "ipv6";
  if (neighbor) {
    if (removes) neighbor.remove(rest, number, family);
    else neighbor.add(rest, line, number, family);
    return;
  }
  const { file, problems } = reading;
  if (rest[0] === "interface") {
    if (!removes) refuseUnnumbered(["neighbor", target, ...rest], number, reading);
    file.groups.add(target);
  } else if (rest[0] === "peer-group" && rest.length === 1) file.groups.add(target);
  if (!file.groups.has(target)) {
    problems.notUnderstood(number, "a neighbor that is no address, no peer-group and no interface");
  }
  refuseOurName(line, number, reading);
}

/** Reads a setting for all neighbors; false for another line. */
function readSetting(words: readonly string[], number: number, reading: Reading): boolean {
  const { file, problems } = reading;
  const removes = words[0] === "no";
  const [verb = "", what = "", value = "", more = ""] = removes ? words.slice(1) : words;
  if (verb === "timers" && what === "bgp") {
    const times = timesOf(value, more);
    if (!removes && !times) problems.notUnderstood(number, "not two times that FRR takes");
    file.timers = removes ? null : times;
    return true;
  }
  if (verb !== "bgp") return false;
  const family = FAMILY_WORD.exec(value);
  if (what === "default" && family) {
    const name = `${family[1]} ${family[2]}`;
    if (removes) file.defaultFamilies.delete(name);
    else file.defaultFamilies.add(name);
    return true;
  }
  switch (what) {
    case "router-id":
      file.routerId = removes ? null : parseAddress(value);
      return true;
    case "ebgp-requires-policy":
      file.requirePolicy = !removes;
      return true;
    case "enforce-first-as":
      file.enforceFirstAs = !removes;
      return true;
    case "log-neighbor-changes":
      file.logsChanges = !removes;
      return true;
    case "reject-as-sets":
      file.rejectsAsSets = removes ? "no" : { line: number };
      return true;
    case "graceful-restart":
      // What follows are times, which are ignored.
      if (value !== "") return false;
      if (removes) file.gracefulRestart = without(file.gracefulRestart, "full");
      else file.gracefulRestart = "full";
      return true;
    case "graceful-restart-disable":
      if (value !== "") return false;
      if (removes) file.gracefulRestart = without(file.gracefulRestart, "off");
      else file.gracefulRestart = "off";
      return true;
    case "listen":
      if (removes || value !== "range") return false;
      noteRange(words, number, reading);
      return true;
    default:
      return false;
  }
}

/** The mode that is left after `no`: FRR does not remove a mode other than the current one (seen on 8.4.4). */
function without(mode: GracefulRestart, taken: GracefulRestart): GracefulRestart {
  return mode === taken ? "helper" : mode;
}

/** A family in the notation of `bgp default`: `ipv4-labeled-unicast`, `l2vpn-evpn`. */
const FAMILY_WORD = /^(ipv4|ipv6|l2vpn)-(unicast|multicast|vpn|labeled-unicast|flowspec|evpn)$/;
