/** Statements that do not affect a declared session, and why. */
export interface IgnoredStatements {
  /** The first words of such a statement. */
  readonly statements: readonly string[];
  readonly why: string;
}

/** Where statements are ignored: in the router, in `router bgp`, in a family that all its neighbors share. */
export type IgnoredIn = "router" | "bgp" | "family";

const ROUTER: readonly IgnoredStatements[] = [
  {
    why: "names, texts, logs and time",
    statements: [
      ...["hostname", "domain", "banner", "alias", "logging", "clock", "ntp", "ptp"],
      ...["frequency", "gnss-receiver", "clock-interface", "service timestamps", "locale"],
    ],
  },
  {
    why: "who may log in",
    statements: [
      ...["aaa", "username", "usergroup", "taskgroup", "tacacs-server", "tacacs"],
      ...["password6", "radius-server", "radius", "line", "vty-pool", "ssh", "telnet"],
      ...["xml", "crypto"],
    ],
  },
  {
    why: "what the router reports to others; BMP only listens",
    statements: [
      ...["snmp-server", "telemetry", "grpc", "netconf-yang", "netconf", "gnmi", "ipsla"],
      ...["bmp", "flow", "sampler-map", "monitor-session", "performance-measurement"],
      ...["call-home", "http", "ftp", "tftp", "cdp", "lldp", "license"],
      ...["performance-mgmt", "cinetd"],
    ],
  },
  {
    why: "interfaces and their addresses: whether a neighbor can be reached is not a question of policy",
    statements: [
      ...["interface", "controller", "bundle", "lacp"],
      ...["arp", "dhcp", "track", "object-group", "error-disable", "spanning-tree"],
      ...["macsec-policy"],
    ],
  },
  {
    why: "how the router handles all packets; a session's own BFD and TCP options are read",
    statements: [
      ...["ipv4", "ipv6", "icmp", "tcp", "udp", "forward-protocol", "bfd"],
      ...["class-map", "policy-map", "hw-module", "lpts", "control-plane", "cef"],
    ],
  },
  {
    why: "the hardware",
    statements: [
      ...["fpd", "platform", "environment", "power-mgmt", "redundancy", "location", "nv"],
      ...["watchdog", "process", "exception", "install", "hardware", "fault-profile"],
    ],
  },
  {
    why: "another routing protocol; what it passes to BGP goes through the export policies",
    statements: [
      ...["router static", "router isis", "router ospf", "router ospfv3", "router rip"],
      ...["router eigrp", "router pim", "router igmp", "router mld", "router msdp"],
      ...["router rib", "router hsrp", "router vrrp", "multicast-routing", "igmp", "mld"],
      ...["ospf", "ospfv3"],
    ],
  },
  {
    why: "labels and virtual networks",
    statements: [
      ...["mpls", "segment-routing", "rsvp", "l2vpn", "evpn", "explicit-path", "pce"],
      ...["l2tp-class", "vrf", "vrf-group", "generic-interface-list", "flowspec"],
      ...["selective-vrf-download"],
    ],
  },
  {
    why: "keys: a session's key chain is read by its name",
    statements: ["key chain", "tcp ao"],
  },
  {
    why: "how the router loads a configuration, and continues after a failure",
    statements: ["nsr", "configuration", "rpl maximum", "rpl editor", "rpl set-exit-as-abort"],
  },
  {
    why: "programs on the router: what they change is then in the configuration",
    statements: ["event manager", "appmgr", "script", "tpa", "linux networking"],
  },
  {
    why: "IOS-XR's own way to write ASNs",
    statements: ["as-format asplain"],
  },
];

const BGP: readonly IgnoredStatements[] = [
  {
    why: "what is logged and reported, and how many neighbors there may be",
    statements: [
      ...["bgp log", "update out logging", "openconfig rib-telemetry"],
      ...["bgp maximum neighbor"],
    ],
  },
  {
    why: "how long routes are kept while this router or a neighbor restarts, and what the router does then; whether they are is read, and compared",
    statements: [
      ...["bgp graceful-restart purge-time", "bgp graceful-restart restart-time"],
      ...["bgp graceful-restart stalepath-time", "bgp graceful-restart graceful-reset"],
      ...["bgp graceful-restart retain-nbr-routes", "nsr", "bgp update-delay"],
    ],
  },
  {
    why: "which of the accepted routes to a prefix is used",
    statements: [
      ...["bgp bestpath aigp", "bgp bestpath as-path", "bgp bestpath compare-routerid"],
      ...["bgp bestpath cost-community", "bgp bestpath igp-metric", "bgp bestpath med"],
      ...["bgp bestpath sr-policy", "bgp multipath"],
    ],
  },
  {
    why: "of internal neighbors only",
    statements: [
      ...["bgp cluster-id", "ibgp policy out enforce-modifications"],
      ...["bgp as-path-loopcheck", "bgp origin-as validation signal ibgp"],
      ...["update in error-handling basic ibgp", "update in error-handling extended ibgp"],
      ...["optimal-route-reflection"],
    ],
  },
  {
    why: "how next hops are looked up, and what goes from BGP into the routing table and other protocols",
    statements: ["nexthop", "bgp scan-time", "bgp install diversion", "bgp redistribute-internal"],
  },
  {
    why: "routes into BGP: the export policies decide about them",
    statements: ["default-information originate", "default-metric"],
  },
  {
    why: "buffers, and BFD for neighbors without their own settings: declared ones always have them",
    statements: ["socket", "update limit", "slow-peer", "bfd minimum-interval", "bfd multiplier"],
  },
  {
    why: "labels, multicast, and definitions that a neighbor has to name",
    statements: ["mvpn", "mpls activate", "segment-routing", "attribute-filter group", "as-list"],
  },
  {
    why: "sessions of virtual networks, and definitions that a neighbor has to name with `use`",
    statements: ["vrf", "af-group", "session-group", "neighbor-group"],
  },
];

const FAMILY: readonly IgnoredStatements[] = [
  {
    why: "routes into BGP: the export policies decide about them",
    statements: ["network", "redistribute", "aggregate-address", "permanent-network"],
  },
  {
    why: "which of the accepted routes to a prefix is used, and what is sent to internal neighbors",
    statements: [
      ...["maximum-paths", "additional-paths selection", "advertise best-external"],
      ...["dynamic-med"],
    ],
  },
  {
    why: "of internal neighbors only",
    statements: [
      ...["optimal-route-reflection", "bgp client-to-client reflection"],
      ...["bgp origin-as validation signal ibgp"],
    ],
  },
  {
    why: "how next hops are looked up, and what goes from BGP into the routing table and other protocols",
    statements: [
      ...["table-policy", "distance bgp", "bgp attribute-download", "nexthop"],
      ...["bgp scan-time"],
    ],
  },
  {
    why: "labels",
    statements: ["allocate-label", "label mode", "retain local-label", "segment-routing", "epe"],
  },
  {
    why: "labels, virtual networks and traces",
    statements: ["bgp label-delay", "bgp import-delay", "event prefix"],
  },
];

/** All ignored statements, each with its reason. A `no` in front of one is ignored too. */
export const IGNORED: Readonly<Record<IgnoredIn, readonly IgnoredStatements[]>> = {
  router: ROUTER,
  bgp: BGP,
  family: FAMILY,
};

/** The statements by their first word. */
const BY_WORD = new Map(
  Object.entries(IGNORED).map(([place, all]) => {
    const byWord = new Map<string, (readonly string[])[]>();
    for (const statement of all.flatMap(({ statements }) => statements)) {
      const words = statement.split(" ");
      const first = words[0] ?? "";
      byWord.set(first, [...(byWord.get(first) ?? []), words]);
    }
    return [place, byWord] as const;
  }),
);

/** Whether a statement is ignored. */
export function isIgnored(place: IgnoredIn, words: readonly string[]): boolean {
  const withoutNo = words[0] === "no" ? words.slice(1) : words;
  const known = BY_WORD.get(place)?.get(withoutNo[0] ?? "") ?? [];
  return known.some((statement) => statement.every((word, i) => withoutNo[i] === word));
}
