import { parseAsn, type Asn } from "../../net/index.ts";
import type { PathSegment, RouteValues } from "../../policy/index.ts";

/** What Junos's text about a route's AS_PATH says. */
export interface JunosPath {
  readonly asPath: readonly PathSegment[];
  readonly origin: RouteValues["origin"];
  /** Only to Customer (RFC 9234), of which older versions print the bytes; null if it is not there. */
  readonly otc: Asn | null;
  /** Whether it has segments of a confederation. */
  readonly hasConfederation: boolean;
}

const ORIGINS = { I: "igp", E: "egp", "?": "incomplete" } as const;

/**
 * What follows the origin. `(Atomic)`, `Aggregator:` and `AS path: Recorded` as in the samples of
 * github.com/thatmattlove/hyperglass (.samples), `(Originator)`, `Cluster list:` and `Originator ID:` as in
 * github.com/batfish/lab-validation (junos_evpn_type5).
 */
const FOLLOWING: readonly RegExp[] = [
  /\((?:Atomic|Originator|Looped:[ \d.]*)\)/y,
  /Aggregator: [\d.]+ [\d.]+/y,
  /Cluster (?:list|ID):(?: +[\d.]+)+/y,
  /Originator ID: [\d.]+/y,
  /AS path: Recorded/y,
];
const UNRECOGNIZED = /Unrecognized Attributes: (\d+) bytes/y;
const ATTRIBUTE = /Attr flags ([\da-f]{2}) code ([\da-f]{2}):((?: [\da-f]{2})*)/iy;
/** The code of Only to Customer. */
const OTC = 35;

/**
 * Reads `AS path: 64496 64497 {64498 64499} I (Atomic)` and the lines that follow. A text is the problem, in words.
 *
 * The notation is described with `show route receive-protocol` in Juniper's CLI reference: I, E and ? for the origin,
 * braces for sets, parentheses for confederations, and brackets for the local AS, which the neighbor did not send.
 */
export function readPathText(text: string): JunosPath | string {
  const flat = text.trim().replace(/\s*[\r\n]+\s*/g, " ");
  const match = /^AS path:([\d.{}()[\] ,]*)([IE?])(?= |$)/.exec(flat);
  if (!match) return `\`${shorten(flat)}\` is not an AS path with its origin`;
  const segments = readSegments(match[1] ?? "");
  if (typeof segments === "string") return segments;
  const following = readFollowing(flat, match[0].length);
  if (typeof following === "string") return following;
  const origin = ORIGINS[match[2] === "I" ? "I" : match[2] === "E" ? "E" : "?"];
  return { ...segments, origin, otc: following.otc };
}

function readSegments(text: string) {
  const tokens: string[] = text.match(/\[|\]|\{|\}|\(|\)|[\d.]+/g) ?? [];
  const asPath: PathSegment[] = [];
  let hasConfederation = false;
  // The local AS in front: `[64500] 64501`.
  if (tokens[0] === "[" && tokens[2] === "]") tokens.splice(0, 3);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? "";
    if (token === "(") {
      const end = tokens.indexOf(")", at);
      const inside = tokens.slice(at + 1, end).filter((one) => one !== "[" && one !== "]");
      if (end < 0 || !inside.every((one) => parseAsn(one) !== null)) return notPath(text);
      hasConfederation = true;
      at = end;
    } else if (token === "{") {
      const end = tokens.indexOf("}", at);
      const set = tokens.slice(at + 1, end).map(parseAsn);
      const known = set.filter((asn) => asn !== null);
      if (end < 0 || known.length === 0 || known.length < set.length) return notPath(text);
      asPath.push(known);
      at = end;
    } else {
      const asn = parseAsn(token);
      if (asn === null) return notPath(text);
      asPath.push(asn);
    }
  }
  return { asPath, hasConfederation };
}

function notPath(text: string): string {
  return `\`${shorten(text.trim())}\` is not an AS path`;
}

/** Reads what follows the origin, to the end. */
function readFollowing(text: string, from: number): { readonly otc: Asn | null } | string {
  let otc: Asn | null = null;
  let bytes = 0;
  let listed = 0;
  for (let at = skipBlanks(text, from); at < text.length; at = skipBlanks(text, at)) {
    const known = FOLLOWING.map((pattern) => matchAt(pattern, text, at)).find(
      (one) => one !== null,
    );
    const count = matchAt(UNRECOGNIZED, text, at);
    const attribute = matchAt(ATTRIBUTE, text, at);
    if (known) at += known[0].length;
    else if (count) {
      bytes += Number(count[1]);
      at += count[0].length;
    } else if (attribute) {
      const value = (attribute[3] ?? "")
        .trim()
        .split(" ")
        .filter((one) => one !== "");
      const isLong = (parseInt(attribute[1] ?? "", 16) & 0x10) !== 0;
      listed += value.length + (isLong ? 4 : 3);
      if (parseInt(attribute[2] ?? "", 16) === OTC) {
        if (value.length !== 4) return "the attribute Only to Customer does not have 4 bytes";
        otc = parseInt(value.join(""), 16);
      }
      at += attribute[0].length;
    } else return `\`${shorten(text.slice(at))}\` after the AS path is not understood`;
  }
  if (bytes !== listed) {
    return `the output says that there are ${bytes} bytes of attributes that Junos does not know, and shows ${listed}`;
  }
  return { otc };
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === " " || text[at] === "\t") at++;
  return at;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
