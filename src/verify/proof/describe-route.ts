import { formatAddress, formatCommunity, formatPrefix } from "../../net/index.ts";
import { formatAsPath, shownValues, type NextHop, type Route } from "../../policy/index.ts";

/** A route in one line: `10.0.0.0/8, AS_PATH 13335, next hop 192.0.2.1, RPKI not-found`. */
export function describeRoute(route: Route): string {
  const parts = [
    formatPrefix(route.prefix),
    route.asPath.length === 0 ? "empty AS_PATH" : `AS_PATH ${formatAsPath(route.asPath)}`,
    `next hop ${formatNextHop(route.nextHop)}`,
    ...shownValues(route).map(([title, value]) => `${title} ${value}`),
  ];
  if (route.communities.length > 0) {
    parts.push(`communities ${route.communities.map(formatCommunity).join(" ")}`);
  }
  return parts.join(", ");
}

/** The differences between two versions of an accepted route, for each of them. */
export function describeDifference(a: Route, b: Route): readonly [string, string] {
  const differing: (readonly [string, string])[] = [];
  const compare = (name: string, of: (route: Route) => string) => {
    if (of(a) !== of(b)) differing.push([`${name} ${of(a)}`, `${name} ${of(b)}`]);
  };
  compare("local preference", (r) => String(r.localPreference ?? "as received"));
  compare("MED", (r) => String(r.med ?? "as received"));
  compare("next hop", (r) => formatNextHop(r.nextHop));
  compare("AS_PATH", (r) => formatAsPath(r.asPath) || "(empty)");
  compare("communities", (r) => r.communities.map(formatCommunity).join(" ") || "(none)");
  return [
    differing.map(([first]) => first).join(", "),
    differing.map(([, second]) => second).join(", "),
  ];
}

function formatNextHop(nextHop: NextHop): string {
  return typeof nextHop === "string" ? nextHop : formatAddress(nextHop);
}
