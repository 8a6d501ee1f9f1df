import type { IgnoredStatements } from "./ignored.ts";

/** Statements allowed in `router bgp` besides neighbors and what is read. */
export const BGP_STATEMENTS: readonly IgnoredStatements[] = [
  {
    statements: [
      ...["bgp always-compare-med", "bgp deterministic-med", "no bgp deterministic-med"],
      ...["bgp bestpath compare-routerid", "bgp bestpath med", "bgp bestpath bandwidth"],
      ...["bgp bestpath peer-type multipath-relax", "bgp bestpath as-path ignore"],
      ...["bgp bestpath as-path confed", "bgp bestpath as-path multipath-relax"],
    ],
    why: "which of several accepted routes is the best one; it accepts and changes none. `multipath-relax as-set`, which combines several paths into one, is not understood",
  },
  {
    statements: [
      ...["bgp cluster-id", "bgp client-to-client reflection"],
      ...["no bgp client-to-client reflection", "bgp route-reflector allow-outbound-policy"],
    ],
    why: "route reflection, which is between routers of our own AS",
  },
  {
    statements: [
      ...["bgp default show-hostname", "no bgp default show-hostname"],
      ...["bgp default show-nexthop-hostname", "bmp mirror buffer-limit"],
    ],
    why: "what is logged, shown and monitored",
  },
  {
    statements: [
      ...["bgp graceful-restart restart-time", "bgp graceful-restart stalepath-time"],
      ...["bgp graceful-restart select-defer-time", "bgp graceful-restart rib-stale-time"],
      ...["bgp graceful-restart preserve-fw-state", "bgp graceful-restart notification"],
      "no bgp graceful-restart notification",
    ],
    why: "how long routes are kept while a daemon or a neighbor restarts; whether they are is read, and compared",
  },
  {
    statements: [
      ...["coalesce-time", "read-quanta", "write-quanta", "bgp default subgroup-pkt-queue-max"],
      ...["bgp suppress-duplicates", "no bgp suppress-duplicates"],
    ],
    why: "how work is divided, and whether an update without news is sent",
  },
  {
    statements: ["bgp fast-external-failover", "bgp hard-administrative-reset"],
    why: "FRR's defaults. Their negation is not understood",
  },
  {
    statements: ["bgp listen limit", "bgp conditional-advertisement timer"],
    why: "sessions that are not declared: how many `bgp listen range` may open, and how often their conditions are checked",
  },
  {
    statements: ["network", "redistribute", "aggregate-address"],
    why: "routes of our own, which pass the filters like any others. An aggregate with `summary-only` or `suppress-map` takes others away, and is not understood",
  },
  {
    statements: ["bgp route-map delay-timer"],
    why: "how soon a changed route map is applied to routes already received. 0, which means never, is not understood",
  },
  {
    statements: ["bgp network import-check", "no bgp network import-check"],
    why: "whether one of our own routes is announced without being in the routing table",
  },
  {
    statements: ["distance", "table-map", "maximum-paths"],
    why: "which of the routes that BGP has chosen go to the kernel, and with which preference",
  },
];

/**
 * Statements allowed in the families of `router bgp` that declared sessions have, besides those allowed in
 * `router bgp`.
 */
export const FAMILY_STATEMENTS: readonly IgnoredStatements[] = [
  {
    statements: ["network", "redistribute", "aggregate-address"],
    why: "routes of our own, as above",
  },
  {
    statements: ["distance", "table-map", "maximum-paths"],
    why: "what goes to the kernel, as above",
  },
  {
    statements: [
      ...[
        "import vpn",
        "export vpn",
        "import vrf",
        "rd vpn",
        "label vpn",
        "nexthop vpn",
        "sid vpn",
      ],
      ...["rt vpn", "route-map vpn", "rt redirect", "rt6 redirect", "route-target vpn"],
      ...["route-target redirect", "route-target6 redirect"],
    ],
    why: "routes that go to VRFs and come from them: more routes, as with `redistribute`, which pass the filters like any others",
  },
];
