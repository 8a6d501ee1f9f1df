import { MAX_ASN, parseAsn, type Asn } from "../net/index.ts";
import type { PathSegment } from "./route.ts";

/**
 * Reads an AS_PATH as routers print it: ASNs from the nearest to the origin, AS_SETs in braces:
 * `13335 209242 {64500,64501}`. An empty text is an empty path. Null for anything else.
 */
export function parseAsPath(text: string): readonly PathSegment[] | null {
  const plain = scanPlain(text);
  if (plain !== null) return plain;
  const path: PathSegment[] = [];
  for (const word of text.trim().match(/\{[^{}]*\}|[^\s{}]+|[{}]/g) ?? []) {
    if (!word.startsWith("{")) {
      const asn = parseAsn(word);
      if (asn === null) return null;
      path.push(asn);
      continue;
    }
    const members = word.slice(1, -1).split(/[\s,]+/);
    const set: Asn[] = [];
    for (const member of members.filter((m) => m !== "")) {
      const asn = parseAsn(member);
      if (asn === null || asn > MAX_ASN) return null;
      set.push(asn);
    }
    if (set.length === 0) return null;
    path.push(set);
  }
  return path;
}

/** Reads plain ASNs with one blank between them, which most paths are; null leaves the decision to the caller. */
function scanPlain(text: string): readonly Asn[] | null {
  const path: Asn[] = [];
  let asn = -1;
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit >= 0 && digit <= 9 && asn !== 0) {
      asn = (asn < 0 ? 0 : asn * 10) + digit;
      if (asn > MAX_ASN) return null;
    } else if (digit === 0x20 - 0x30 && asn >= 0) {
      path.push(asn);
      asn = -1;
    } else return null;
  }
  if (text === "") return path;
  if (asn < 0) return null;
  path.push(asn);
  return path;
}

/** Prints an AS_PATH: `13335 209242 {64500,64501}`; empty for a route of our own. */
export function formatAsPath(path: readonly PathSegment[]): string {
  return path
    .map((segment) => (typeof segment === "number" ? String(segment) : `{${segment.join(",")}}`))
    .join(" ");
}
