import { formatAddress, formatPrefix, type Community } from "../../../src/net/index.ts";
import type { Route } from "../../../src/policy/index.ts";

/**
 * A route as ExaBGP reads it: `route 31.0.0.0/24 next-hop … as-path [ … ]`; null where it has no words for the AS_PATH, which
 * to it is one sequence and one set behind it.
 */
export function exabgpRoute({ prefix, nextHop, asPath, med, communities }: Route): string | null {
  if (typeof nextHop === "string") throw new Error("what a neighbor sends has an address to go to");
  const sets = asPath.filter((hop) => typeof hop !== "number");
  if (sets.length > 1 || (sets[0] && asPath.at(-1) !== sets[0])) return null;
  const path = asPath.map((hop) => (typeof hop === "number" ? `${hop}` : `( ${hop.join(" ")} )`));
  return [
    `route ${formatPrefix(prefix)} next-hop ${formatAddress(nextHop)} as-path ${listed(path)}`,
    ...(med === null ? [] : [`med ${med}`]),
    ...KINDS.flatMap(([kind, word]) => {
      const own = communities.filter((c) => c.kind === kind);
      return own.length === 0 ? [] : [`${word} ${listed(own.map(written))}`];
    }),
  ].join(" ");
}

const KINDS = [
  ["standard", "community"],
  ["extended", "extended-community"],
  ["large", "large-community"],
] as const;

function listed(words: readonly string[]): string {
  return `[ ${words.join(" ")} ]`;
}

function written(c: Community): string {
  switch (c.kind) {
    case "standard":
      return `${c.high}:${c.low}`;
    case "large":
      return `${c.global}:${c.local1}:${c.local2}`;
    case "extended":
      return `${c.administrator > 65_535 ? "target4" : "target"}:${c.administrator}:${c.value}`;
  }
}
