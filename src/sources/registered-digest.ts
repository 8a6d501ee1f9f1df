import { createHash } from "node:crypto";

import type { Declaration } from "../declaration/index.ts";
import {
  compareRanges,
  FAMILIES,
  formatPrefix,
  type RegisteredObject,
  type RegisteredPrefix,
} from "../net/index.ts";

/**
 * A digest of every prefix that is registered or declared in a network, for evidence that is taken for these only: if
 * they are others now, what that evidence lacks says nothing. In hexadecimal.
 */
export function registeredDigest(
  { network, peers }: Pick<Declaration, "network" | "peers">,
  objects: ReadonlyMap<string, RegisteredObject>,
): string {
  const hash = createHash("sha256");
  for (const name of [...objects.keys()].sort()) {
    for (const family of FAMILIES) {
      const prefixes = objects.get(name)?.prefixes[family] ?? [];
      // Columns are in order; an array, as just fetched, may have any order.
      const inOrder = Array.isArray(prefixes)
        ? Array.from<RegisteredPrefix>(prefixes).sort((a, b) => compareRanges(a.range, b.range))
        : prefixes;
      const lines: string[] = [];
      for (const { range } of inOrder) lines.push(formatPrefix(range.prefix));
      hash.update(`${lines.join("\n")}\n`);
    }
  }
  const declared = [
    ...network.prefixes,
    ...peers.flatMap((peer) => peer.prefixes.map(({ value }) => value.prefix)),
  ];
  hash.update(declared.map(formatPrefix).sort().join("\n"));
  return hash.digest("hex").slice(0, 32);
}
