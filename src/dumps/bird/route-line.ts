import { parsePrefix, type Address, type Prefix } from "../../net/index.ts";
import { readAddress } from "../cached-readers.ts";

/** The first line of a route in BIRD's `show route`. */
export interface RouteLine {
  /** Null: it is to the same prefix as the route before. */
  readonly prefix: Prefix | null;
  /** The protocol that it is from. */
  readonly protocol: string;
  /** The neighbor that it is from, if the line says it: not if it is the next hop. */
  readonly from: Address | null;
  /** Whether it is the one in use. */
  readonly isPrimary: boolean;
}

/**
 * `192.0.2.0/24  unicast [PROTOCOL 20:42:38.980 from 10.0.0.1] * (100/-) [AS64511?]`: the prefix, what becomes of packets,
 * protocol, time in any format, neighbor, `*` or `!` for the route in use, and what the protocol says of it (nest/rt-show.c of 2.0.12 to 2.19.2 and 3.0.0 to 3.3.2).
 */
const LINE =
  /^(\S*) +(?:unicast|blackhole|unreachable|prohibited|recursive|none) \[(\S+) ([^[\]]*)\](?: ([*!]))? .*\(\d[^()]*\)(?: \[[^[\]]*\])?$/;
const FROM = / from (\S+)$/;

/**
 * An entry of a table of ROAs: `192.0.2.0/24-24 AS64500  [PROTOCOL 20:42:38.980] * (100)`, without prefix and ASN where it is
 * the same as in the entry before. A route has a word in front of the bracket.
 */
const ROA = /^(?:\S+\/\d+-\d+ AS\d+)? +\[\S+ [^[\]]*\](?: [*!])? \(\d[^()]*\)$/;

/** Whether a line begins an entry of a table of ROAs. */
export function isRoaLine(line: string): boolean {
  return ROA.test(line);
}

/** Reads the first line of a route; null for anything else. */
export function readRouteLine(line: string): RouteLine | null {
  const match = LINE.exec(line);
  if (!match) return null;
  const [, shown = "", protocol = "", when = "", mark] = match;
  const prefix = shown === "" ? null : parsePrefix(shown);
  const said = FROM.exec(` ${when}`)?.[1];
  const from = said === undefined ? null : readAddress(said.replace(/%.*$/, ""));
  if ((shown !== "" && !prefix) || (said !== undefined && !from)) return null;
  return { prefix, protocol, from, isPrimary: mark !== undefined };
}
