/** Statements of a Junos configuration outside of what peerc reads, which do not affect it. */
export interface IgnoredStatements {
  /** The enclosing statements, from the top; empty for the top itself. */
  readonly under: string;
  readonly names: readonly string[];
  /** Why nothing in them changes a declared session, what it uses, or the validation database. */
  readonly why: string;
}

/**
 * The statements that the reader ignores, with everything inside. Statements that are neither here nor read are not
 * understood. The names are those of Juniper's YANG models (junos-conf-* of 21.3R1 and 24.4R1); a name that a later
 * release adds is not understood until it is reviewed. A test compares `docs/running/junos.md` with this list.
 */
export const IGNORED: readonly IgnoredStatements[] = [
  {
    under: "",
    names: ["version", "rcsid"],
    why: "names the software that wrote the file; the reader uses the declared version",
  },
  {
    under: "",
    names: ["interfaces", "firewall", "class-of-service", "forwarding-options"],
    why: "decides which packets pass, and on which interface; not what a session or a policy does with a route",
  },
  {
    under: "",
    names: ["chassis", "vmhost", "virtual-chassis", "multi-chassis", "poe"],
    why: "hardware",
  },
  {
    under: "",
    names: ["snmp", "accounting-options", "event-options", "services", "applications"],
    why: "monitoring and services; what an event policy changes is in the configuration that is read next time",
  },
  {
    under: "",
    names: ["access", "access-profile", "vlans", "bridge-domains", "switch-options"],
    why: "subscribers and layer 2",
  },
  {
    under: "",
    names: ["routing-instances"],
    why: "tables, sessions and policies of a separate instance; a neighbor there is another session even at the same address",
  },
  {
    under: "",
    names: ["logical-systems"],
    why: "a separate router, with its own routing process",
  },
  {
    under: "system",
    names: [
      ...["host-name", "domain-name", "domain-search", "name-server", "static-host-mapping"],
      ...["location", "time-zone", "use-imported-time-zones", "ntp", "backup-router"],
      ...["inet6-backup-router", "default-address-selection"],
    ],
    why: "names, time and addresses of the router itself; a declared session states its local address",
  },
  {
    under: "system",
    names: [
      ...[
        "root-authentication",
        "login",
        "authentication-order",
        "radius-server",
        "radius-options",
      ],
      ...["tacplus-server", "tacplus-options", "ldap-server", "password-options", "accounting"],
      ...["services", "ports", "diag-port-authentication", "pic-console-authentication"],
      ...["boot-loader-authentication", "master-password", "management-instance", "license"],
    ],
    why: "who may log in, and how",
  },
  {
    under: "system",
    names: [
      ...["syslog", "tracing", "archival", "dump-device", "saved-core-files", "saved-core-context"],
      ...["max-configurations-on-flash", "compress-configuration-files", "commit", "export-format"],
      ...["health-monitor", "monitor", "switchover-on-routing-crash", "auto-snapshot"],
    ],
    why: "logs, archives and how a commit goes, not what is committed",
  },
  {
    under: "system",
    names: [
      ...["arp", "no-redirects", "no-redirects-ipv6", "no-multicast-echo", "no-ping-record-route"],
      ...["no-ping-time-stamp", "icmp-rate-limit", "ddos-protection", "proxy"],
    ],
    why: "ARP, ICMP and protection of the control plane",
  },
  {
    under: "system internet-options",
    names: [
      ...["icmpv4-rate-limit", "icmpv6-rate-limit", "tcp-drop-synfin-set", "source-port"],
      ...["gre-path-mtu-discovery", "no-gre-path-mtu-discovery", "ipip-path-mtu-discovery"],
      ...["no-ipip-path-mtu-discovery", "source-quench", "no-source-quench"],
    ],
    why: "limits and tunnels, not the TCP of BGP (`tcp-mss` there is not ignored)",
  },
  {
    under: "system processes",
    names: ["dhcp-service", "ntp", "web-management", "watchdog", "process-monitor", "cfm"],
    why: "other daemons than those of routing and BFD",
  },
  {
    under: "system scripts",
    names: ["op", "event", "synchronize", "language", "load-scripts-from-flash"],
    why: "run when somebody or an event calls them (a commit script may add what no file shows, and is not ignored)",
  },
  {
    under: "security",
    names: ["certificates", "ssh-known-hosts", "pki", "ike", "ipsec", "macsec", "log", "alarms"],
    why: "keys and certificates of other services",
  },
  {
    under: "policy-options",
    names: [
      ...["condition", "damping", "mac-list", "vsi-policy", "route-distinguisher"],
      ...["rtf-prefix-list", "tunnel-attribute", "resolution-map", "application-maps"],
      ...["source-address-filter-list", "redundancy-policy"],
    ],
    why: "named things that act only where a policy names them, which in a policy of ours is not understood",
  },
  {
    under: "protocols",
    names: [
      ...["isis", "isis-instance", "ospf", "ospf3", "ospf-instance", "rip", "ripng", "esis"],
      ...["mpls", "ldp", "rsvp", "source-packet-routing", "pcep", "connections", "l2circuit"],
      ...["l2vpn", "vpls", "evpn", "mvpn", "link-management"],
    ],
    why: "other routing protocols: they bring routes into the tables; each one that a session sends goes through its export policy",
  },
  {
    under: "protocols",
    names: [
      ...["pim", "igmp", "mld", "msdp", "dvmrp", "sap", "igmp-snooping", "mld-snooping", "pgm"],
      ...["router-advertisement", "neighbor-discovery", "router-discovery", "vrrp"],
      ...["lldp", "lldp-med", "lacp", "oam", "dot1x", "rstp", "mstp", "vstp", "layer2-control"],
      ...["l2-learning", "mvrp", "loop-detect", "protection-group", "iccp", "sflow", "ptp"],
      ...["clock-synchronization"],
    ],
    why: "multicast, neighbors on a link, layer 2, time and sampling",
  },
  {
    under: "protocols bgp",
    names: ["traceoptions", "snmp-options", "traffic-statistics-labeled-path"],
    why: "logs and counters",
  },
  {
    under: "protocols bgp",
    names: ["precision-timers", "no-precision-timers", "route-age-bgp-view"],
    why: "which thread sends keepalives, and what age is shown; timers and routes are unaffected",
  },
  {
    under: "protocols bgp",
    names: ["mtu-discovery"],
    why: "the size of packets along a path; BGP says the same in them",
  },
  {
    under: "protocols bgp",
    names: ["path-selection"],
    why: "chooses among routes that the filters have accepted",
  },
  {
    under: "protocols bgp",
    names: [
      ...["advertise-from-main-vpn-tables", "vpn-apply-export", "stale-labels-holddown-period"],
      ...["holddown-all-stale-labels", "egress-te-backup-paths", "sr-preference-override"],
    ],
    why: "routes of VPNs and labels, which no session of ours carries",
  },
  {
    under: "protocols bgp",
    names: ["defaults"],
    why: "what a session without a policy does; a declared one without is not understood beside it",
  },
  {
    under: "routing-options",
    names: ["static", "aggregate", "generate", "access", "access-internal", "flow", "rpm-tracking"],
    why: "the router's own routes; each one that a session sends goes through its export policy",
  },
  {
    under: "routing-options rib *",
    names: ["static", "aggregate", "generate", "flow", "protect", "access", "access-internal"],
    why: "the same in a table by name (`martians` and limits of a table are not ignored)",
  },
  {
    under: "routing-options",
    names: ["rib-groups", "interface-routes", "instance-import", "instance-export", "auto-export"],
    why: "copies of routes in other tables; a family of ours with a `rib-group` is not understood",
  },
  {
    under: "routing-options",
    names: [
      ...["forwarding-table", "maximum-ecmp", "protect", "backup-selection", "fate-sharing"],
      ...["host-fast-reroute", "l3vpn-composite-nexthop", "dynamic-tunnels", "localized-fib"],
    ],
    why: "how what was accepted is forwarded",
  },
  {
    under: "routing-options",
    names: [
      ...["route-distinguisher-id", "multicast", "topologies", "source-packet-routing", "label"],
      ...["flex-algorithm", "srlg", "admin-groups-extended", "admin-groups-extended-range"],
      ...["auto-bandwidth", "transport-class"],
    ],
    why: "VPNs, multicast and traffic engineering",
  },
  {
    under: "routing-options",
    names: [
      ...["traceoptions", "options", "bmp", "lsp-telemetry", "enable-sensors", "no-soft-core"],
      ...["highwatermark-log-interval", "time-averaged-watermark-interval", "route-record"],
      ...["logical-system-mux"],
    ],
    why: "logs and telemetry",
  },
  {
    under: "routing-options",
    names: ["nonstop-routing", "nonstop-routing-options", "nsr-phantom-holdtime", "warm-standby"],
    why: "keeps sessions up when the routing engine changes; a neighbor notices nothing",
  },
  {
    under: "routing-options validation",
    names: ["traceoptions"],
    why: "logs",
  },
];

/** Statements inside of ignored ones that are not ignored, with what they may change. */
export const NOT_IGNORED: readonly { readonly path: string; readonly why: string }[] = [
  {
    path: "routing-instances * routing-options validation",
    why: "records of route validation, of which it is not documented that other instances never see them",
  },
  {
    path: "logical-systems * routing-options validation",
    why: "records of route validation, of which it is not documented that the main router never sees them",
  },
  {
    path: "system services extension-service",
    why: "lets programs change routes and policies without a trace in the configuration",
  },
];
