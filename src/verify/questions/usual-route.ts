import { parsePrefix, type Prefix } from "../../net/index.ts";
import { routeValues, type Direction, type Route } from "../../policy/index.ts";
import type { SessionPlan } from "../../model/index.ts";

/** Prefixes of an everyday length, of public address space. */
const PREFIXES = { ipv4: prefix("1.1.1.0/24"), ipv6: prefix("2606:4700::/32") } as const;

/** A route of the plainest kind on a session: what a counterexample looks like where nothing speaks against it. */
export function usualRoute({ family, remote, asn }: SessionPlan, direction: Direction): Route {
  return {
    prefix: PREFIXES[family],
    asPath: direction === "import" ? [asn] : [],
    nextHop: remote,
    communities: [],
    ...routeValues(() => null),
    localPreference: null,
    med: null,
  };
}

function prefix(text: string): Prefix {
  const read = parsePrefix(text);
  if (!read) throw new Error(`not a prefix: ${text}`);
  return read;
}
