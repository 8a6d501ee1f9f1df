import {
  formatPrefix,
  maxLength,
  WELL_KNOWN,
  type Prefix,
  type PrefixRange,
} from "../../../src/net/index.ts";
import { conditionsOf, evaluate, type Route } from "../../../src/policy/index.ts";
import type { SessionPlan } from "../../../src/model/index.ts";
import { materialOf } from "../material.ts";
import { validate } from "../roas.ts";
import type { Roa } from "../rtr-server.ts";

/**
 * A given number of routes that a session accepts: more-specifics of registered prefixes, or if those are not
 * accepted, blackholes of single addresses. Null if the session does not accept that many.
 */
export function manyRoutes(
  session: SessionPlan,
  count: number,
  roas: readonly Roa[],
): readonly Route[] | null {
  const { hosts } = materialOf(session);
  const ranges = session.import.terms
    .flatMap(conditionsOf)
    .flatMap(({ test }) => (test.kind === "prefix" ? test.list.set.ranges : []));
  const found = new Map<string, Route>();
  const offer = (prefixes: readonly Prefix[], communities: Route["communities"]) => {
    for (const prefix of prefixes) {
      const route: Route = {
        prefix,
        asPath: [session.asn],
        nextHop: session.remote,
        communities,
        rpki: validate(roas, prefix, [session.asn]),
        origin: "igp",
        localPreference: null,
        med: null,
      };
      if (evaluate(session.import, route).verdict === "accept") {
        found.set(formatPrefix(prefix), route);
      }
    }
  };
  for (const range of ranges) offer(longest(range, count), []);
  const bits = maxLength(session.family);
  for (const prefix of hosts) {
    offer(longest({ prefix, min: bits, max: bits }, count), [WELL_KNOWN.blackhole]);
  }
  return found.size < count ? null : [...found.values()].slice(0, count);
}

/** The first of the longest prefixes in a range. */
function longest({ prefix, max }: PrefixRange, count: number): readonly Prefix[] {
  const { family, value, length } = prefix;
  const all = max - length > 12 ? count : Math.min(count, 2 ** (max - length));
  const step = 1n << BigInt(maxLength(family) - max);
  return Array.from({ length: all }, (_, i) => ({
    family,
    value: value + BigInt(i) * step,
    length: max,
  }));
}
