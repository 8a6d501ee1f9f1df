import type { Place } from "./ignored.ts";

const VNI: Place = {
  title: "`vni` in EVPN",
  opens: ["vni *"],
  closes: "exit-vni",
  removals: true,
  inside: [],
  ignored: [
    {
      statements: ["advertise-default-gw", "advertise-svi-ip", "rd", "route-target"],
      why: "EVPN",
    },
  ],
};

/** A family that no declared session has. */
export const OTHER_FAMILY: Place = {
  title: "`address-family` of another kind than IPv4 or IPv6 unicast",
  opens: ["address-family"],
  closes: "exit-address-family",
  removals: true,
  inside: [VNI],
  ignored: [
    {
      statements: ["neighbor"],
      why: "neighbors that are not declared. One that is, and is active there, is not understood",
    },
    {
      statements: [
        ...["network", "aggregate-address", "redistribute", "distance", "table-map"],
        ...["bgp dampening", "bgp retain", "maximum-paths", "import", "export", "label", "nexthop"],
        ...["rd", "rt", "rt6", "route-target", "route-target6", "route-map vpn", "sid"],
      ],
      why: "routes of that family alone",
    },
    {
      statements: [
        ...["local-install", "advertise", "advertise-all-vni", "advertise-default-gw"],
        ...["advertise-pip", "advertise-svi-ip", "autort", "default-originate", "flooding"],
        ...["disable-ead-evi-rx", "disable-ead-evi-tx", "dup-addr-detection", "ead-es-frag"],
        ...["ead-es-route-target", "enable-resolve-overlay-index", "use-es-l3nhg"],
      ],
      why: "flow specifications and EVPN",
    },
  ],
};

/** Monitoring stations. */
export const BMP: Place = {
  title: "`bmp targets` in `router bgp`",
  opens: ["bmp targets *"],
  closes: null,
  removals: true,
  inside: [],
  ignored: [
    {
      statements: ["bmp"],
      why: "what is sent to monitoring stations about the routes; nothing comes back from them",
    },
  ],
};

const SRV6: Place = {
  title: "`segment-routing srv6` in `router bgp`",
  opens: ["segment-routing srv6"],
  closes: null,
  removals: true,
  inside: [],
  ignored: [{ statements: ["locator"], why: "the source of VPN segments" }],
};

/** Blocks in `router bgp` that belong to no session in IPv4 or IPv6 unicast. */
export const PLACES_IN_BGP: readonly Place[] = [BMP, SRV6];

/** `router bgp` of a VRF or view. */
export const OTHER_INSTANCE: Place = {
  title: "`router bgp … vrf` and `router bgp … view`",
  opens: [],
  closes: null,
  removals: true,
  inside: [OTHER_FAMILY, BMP, SRV6],
  ignored: [
    {
      statements: ["neighbor"],
      why: "sessions of another instance. In a view, which shares the router's addresses, a neighbor with a declared address is not understood",
    },
    {
      statements: [
        ...["bgp always-compare-med", "bgp bestpath", "bgp client-to-client", "bgp cluster-id"],
        ...["bgp conditional-advertisement", "bgp confederation", "bgp dampening", "bgp default"],
        ...["bgp deterministic-med", "bgp disable-ebgp-connected-route-check"],
        ...["bgp ebgp-requires-policy", "bgp fast-convergence", "bgp fast-external-failover"],
        ...["bgp graceful-restart", "bgp graceful-restart-disable", "bgp graceful-shutdown"],
        ...["bgp hard-administrative-reset", "bgp listen", "bgp log-neighbor-changes"],
        ...["bgp long-lived-graceful-restart", "bgp max-med", "bgp minimum-holdtime"],
        ...[
          "bgp network",
          "bgp reject-as-sets",
          "bgp route-map",
          "bgp route-reflector",
          "bgp router-id",
        ],
        ...["bgp shutdown", "bgp suppress-duplicates", "bgp suppress-fib-pending"],
        ...["bgp allow-martian-nexthop", "timers", "update-delay", "coalesce-time"],
        ...["read-quanta", "write-quanta", "distance", "table-map", "network"],
        ...["aggregate-address", "redistribute", "rd", "auto-summary", "synchronization"],
        "bmp mirror buffer-limit",
      ],
      why: "settings of that instance",
    },
  ],
};
