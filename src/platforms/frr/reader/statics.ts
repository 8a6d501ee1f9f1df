import {
  equalAddresses,
  maxLength,
  parseAddress,
  parsePrefix,
  type Address,
} from "../../../net/index.ts";
import type { FrrFile } from "./file-content.ts";

/** Reads `ip route A/32 …`: whether traffic to that address is dropped, according to this line. */
export function addStatic(words: readonly string[], file: FrrFile): void {
  const address = hostOf(words);
  if (!address) return;
  const rest = words.slice(parsePrefix(words[2] ?? "") ? 3 : 4);
  // In another table or VRF it does not affect ours.
  if (rest.includes("table") || rest.includes("vrf")) return;
  const drops = rest.length === 1 && /^(blackhole|null0|reject)$/i.test(rest[0] ?? "");
  file.near.statics.push({ address, drops });
}

/** The address of `A/32`, or of `A 255.255.255.255`. */
function hostOf(words: readonly string[]): Address | null {
  const [, , target = "", mask] = words;
  const prefix = parsePrefix(target);
  if (prefix) return prefix.length === maxLength(prefix.family) ? prefix : null;
  return mask === "255.255.255.255" ? parseAddress(target) : null;
}

/** The addresses for which traffic is dropped: those with a route that drops, none that does not, and no interface. */
export function settleStatics({ near, objects }: FrrFile): void {
  for (const { address, drops } of near.statics) {
    if (!drops) continue;
    const same = (other: Address) => equalAddresses(other, address);
    if (near.statics.some((route) => !route.drops && same(route.address))) continue;
    if (near.interfaces.some(same)) continue;
    const { family, value } = address;
    objects.blackholes.push({ family, value });
  }
}
