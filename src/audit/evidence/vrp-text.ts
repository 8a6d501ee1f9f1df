import { formatPrefix } from "../../net/index.ts";
import type { Vrp } from "../../sources/index.ts";
import { someOf } from "../some-of.ts";

/** VRPs that a fact lists. */
const SHOWN = 3;

/** What the VRPs around a prefix allow: `AS13335 for 104.16.0.0/12 up to /24`. */
export function vrpText(vrps: readonly Vrp[]): string {
  const texts = vrps.map(({ prefix, maxLength, asn }) => {
    const upTo = maxLength > prefix.length ? ` up to /${maxLength}` : "";
    return `AS${asn} for ${formatPrefix(prefix)}${upTo}`;
  });
  return someOf(texts, SHOWN);
}
