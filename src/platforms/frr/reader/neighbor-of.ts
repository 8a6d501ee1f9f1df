import { parseAddress } from "../../../net/index.ts";
import { keyOf, NeighborText } from "./neighbors.ts";
import type { Reading } from "./reading.ts";

/**
 * The neighbor with an address in `router bgp` of the main instance, created if missing; null if it is not an
 * address.
 */
export function neighborOf(text: string, number: number, { file }: Reading): NeighborText | null {
  const known = file.written.get(text);
  if (known) return known;
  const address = parseAddress(text);
  if (!address) return null;
  const key = keyOf(address);
  let neighbor = file.neighbors.get(key);
  if (!neighbor) {
    neighbor = new NeighborText(address, number, new Set(file.defaultFamilies));
    file.neighbors.set(key, neighbor);
  }
  file.written.set(text, neighbor);
  return neighbor;
}
