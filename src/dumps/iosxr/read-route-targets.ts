import type { ExtendedCommunity } from "../../net/index.ts";

/**
 * The route targets with an AS as administrator among extended communities, which are 8 bytes each (RFC 4360, RFC 5668).
 * Others are left out (docs/routes.md). A text is the problem, in words.
 */
export function readRouteTargets(bytes: readonly number[]): readonly ExtendedCommunity[] | string {
  if (bytes.length % 8 !== 0 || !bytes.every((byte) => byte <= 255)) {
    return "its extended communities do not consist of 8 bytes each";
  }
  const found: ExtendedCommunity[] = [];
  for (let at = 0; at < bytes.length; at += 8) {
    const number = (from: number, length: number) =>
      bytes.slice(at + from, at + from + length).reduce((sum, byte) => sum * 256 + byte, 0);
    if (number(1, 1) !== 2) continue;
    const type = number(0, 1);
    if (type === 0)
      found.push({ kind: "extended", administrator: number(2, 2), value: number(4, 4) });
    if (type === 2)
      found.push({ kind: "extended", administrator: number(2, 4), value: number(6, 2) });
  }
  return found;
}
