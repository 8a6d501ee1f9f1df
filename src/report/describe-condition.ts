import { formatAddress, formatCommunity, formatPrefix, formatPrefixRange } from "../net/index.ts";
import { formatAsPath, satisfies, type Condition, type Route } from "../policy/index.ts";

/** What a condition asks and what the route has there, in one line: why it holds or does not. */
export function describeCondition(condition: Condition, route: Route): string {
  const { test } = condition;
  const positive = satisfies(route, { negated: false, test });
  const is = positive ? "is" : "is not";
  const path = formatAsPath(route.asPath) || "(empty)";
  switch (test.kind) {
    case "prefix": {
      const range = test.list.set.rangeOf(route.prefix);
      const entry = range ? ` by ${formatPrefixRange(range)}` : "";
      return `${formatPrefix(route.prefix)} ${is} in ${test.list.name} (${test.list.about})${entry}`;
    }
    case "as-path-length":
      return `AS_PATH has ${route.asPath.length} hops, ${positive ? "" : "not "}${test.atLeast} or more`;
    case "as-path-contains": {
      const hit = route.asPath.flat().find((asn) => test.list.set.has(asn));
      return hit === undefined
        ? `AS_PATH ${path} holds no ASN of ${test.list.name}`
        : `AS_PATH ${path} holds AS${hit} of ${test.list.name} (${test.list.about})`;
    }
    case "as-path-first":
      return `AS_PATH ${path} ${positive ? "begins" : "does not begin"} with AS${test.asn}`;
    case "as-path-origin": {
      const last = route.asPath.at(-1);
      const origin = typeof last === "number" ? `AS${last}` : "no single ASN";
      return `the origin, ${origin}, ${is} in ${test.list.name} (${test.list.about})`;
    }
    case "as-path-has-set":
      return `AS_PATH ${path} has ${positive ? "an" : "no"} AS_SET`;
    case "as-path-empty":
      return `AS_PATH ${is} empty`;
    case "next-hop": {
      const nextHop =
        typeof route.nextHop === "string" ? route.nextHop : formatAddress(route.nextHop);
      return `the next hop, ${nextHop}, ${is} ${formatAddress(test.address)}`;
    }
    case "community": {
      const wanted = test.list.communities.map(formatCommunity).join(", ");
      const carries = route.communities.map(formatCommunity).join(", ") || "none";
      return `communities (${carries}): ${positive ? "one" : "none"} of ${wanted}`;
    }
    case "rpki":
      return `RPKI ${route.rpki}, ${positive ? "" : "not "}${test.state}`;
  }
}
