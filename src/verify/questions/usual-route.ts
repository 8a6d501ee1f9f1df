import { parsePrefix, type Prefix } from "../../net/index.ts";
import { routeValues, type Direction, type Route } from "../../policy/index.ts";
import type { SessionPlan } from "../../model/index.ts";

/** Prefixes of an ordinary length, of public address space. */
const PREFIXES = { ipv4: prefix("1.1.1.0/24"), ipv6: prefix("2606:4700::/32") } as const;

/** An ordinary route on a session: counterexamples are as similar to it as possible. */
export function usualRoute(
  { family, remote, asn }: Pick<SessionPlan, "family" | "remote" | "asn">,
  direction: Direction,
): Route {
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
