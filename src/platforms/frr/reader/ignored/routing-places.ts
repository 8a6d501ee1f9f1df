import type { Place } from "./ignored.ts";
import { place } from "./place.ts";

const IGP =
  "another routing protocol: it says where packets go, and which routes `redistribute` can take";

const OSPF = [
  ...["ospf", "router-id", "area", "network", "neighbor", "passive-interface", "auto-cost"],
  ...["capability", "compatible", "default-information", "default-metric", "distance"],
  ...["distribute-list", "fast-reroute", "graceful-restart", "log-adjacency-changes"],
  ...["max-metric", "maximum-paths", "mpls ldp-sync", "mpls-te", "pce", "proactive-arp"],
  ...["redistribute", "refresh", "router-info", "segment-routing on"],
  ...["segment-routing global-block", "segment-routing node-msd", "segment-routing prefix"],
  ...["summary-address", "aggregation", "timers", "write-multiplier"],
];

const OSPF6 = [
  ...["ospf6", "area", "auto-cost", "default-information", "distance", "graceful-restart"],
  ...["log-adjacency-changes", "maximum-paths", "redistribute", "stub-router", "interface"],
  ...["summary-address", "aggregation", "timers", "write-multiplier"],
];

const ISIS = [
  ...["net", "is-type", "area-password", "domain-password", "attached-bit", "metric-style"],
  ...["default-information", "fast-reroute", "hostname dynamic", "log-adjacency-changes"],
  ...["lsp-gen-interval", "lsp-mtu", "lsp-refresh-interval", "lsp-timers", "max-lsp-lifetime"],
  ...["mpls ldp-sync", "mpls-te", "purge-originator", "redistribute", "segment-routing on"],
  ...["segment-routing global-block", "segment-routing node-msd", "segment-routing prefix"],
  ...["set-overload-bit", "spf", "spf-delay-ietf", "spf-interval", "spf prefix-priority"],
  ...["topology", "distribute-list", "advertise-high-metrics", "advertise-passive-only"],
];

const RIP = [
  ...["allow-ecmp", "default-information", "default-metric", "distance", "distribute-list"],
  ...["neighbor", "network", "offset-list", "passive-interface", "redistribute", "route"],
  ...["aggregate-address", "timers", "version", "route-map * in", "route-map * out"],
];

/** The other routing protocols. */
export const ROUTING_PLACES: readonly Place[] = [
  place("`router ospf`", ["router ospf"], IGP, OSPF),
  place("`router ospf6`", ["router ospf6"], IGP, OSPF6),
  place("`router isis`", ["router isis"], IGP, ISIS),
  place("`router openfabric`", ["router openfabric"], IGP, ISIS),
  place("`router rip` and `router ripng`", ["router rip", "router ripng"], IGP, RIP),
  place("`router eigrp`", ["router eigrp"], IGP, [
    ...["eigrp", "maximum-paths", "metric", "neighbor", "network", "passive-interface"],
    ...["redistribute", "timers", "variance"],
  ]),
  place("`router babel`", ["router babel"], IGP, [
    ...["babel", "distribute-list", "ipv6 distribute-list", "network", "redistribute"],
  ]),
];
