import { formatAddress, formatPrefix, type Community } from "../../../src/net/index.ts";
import type { Route } from "../../../src/policy/index.ts";

/** Whether ExaBGP can express an AS_PATH: one sequence, followed by at most one set. */
export function exabgpCanSay({ asPath }: Pick<Route, "asPath">): boolean {
  return asPath.slice(0, -1).every((hop) => typeof hop === "number");
}

/** A route as ExaBGP reads it: `route 31.0.0.0/24 next-hop … as-path [ … ]`. */
export function exabgpRoute(route: Route): string {
  const { prefix, nextHop, origin, asPath, med, communities } = route;
  if (typeof nextHop === "string") throw new Error("what a neighbor sends has an address to go to");
  if (!exabgpCanSay(route)) throw new Error("ExaBGP has no words for a set within a path");
  const path = asPath.map((hop) => (typeof hop === "number" ? `${hop}` : `( ${hop.join(" ")} )`));
  return [
    `route ${formatPrefix(prefix)} next-hop ${formatAddress(nextHop)} origin ${origin}`,
    `as-path ${listed(path)}`,
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
