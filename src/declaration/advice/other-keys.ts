import type { State } from "../declaration.ts";
import type { Place } from "./known-keys.ts";

/**
 * Names that other tools and users give to the keys of a declaration: place → our key → their words, in lower case
 * and with `_` for `-` (configuration of Junos, IOS-XR, BIRD and FRR; arouteserver, peering-manager, PeeringDB,
 * IX-F).
 */
export const OTHER_KEYS: Readonly<
  Partial<Record<Place, Readonly<Record<string, readonly string[]>>>>
> = {
  file: {
    peers: ["peerings", "neighbors", "neighbours", "networks", "bgp", "clients"],
    routers: ["devices", "hosts", "nodes"],
    sites: ["site", "facilities", "facility", "pops", "datacenters", "locations"],
    exchanges: ["ixps", "ixp", "ixs", "ix", "exchange_points", "internet_exchanges", "lans"],
    network: ["us", "self", "local", "own", "general", "cfg", "autonomous_system"],
    irr: ["irrdb", "registries", "irrs"],
    policy: ["policies"],
    defaults: ["default", "options"],
  },
  network: {
    asn: [
      "as",
      "as_number",
      "asnum",
      "local_as",
      "local_asn",
      "autonomous_system",
      "my_as",
      "our_as",
      "number",
    ],
    name: ["description", "desc", "title", "org", "organization", "organisation"],
    as_sets: ["as_set", "asset", "assets", "irr_as_set", "as_macro", "macro", "irr", "irr_objects"],
    prefixes: ["networks", "announce", "aggregates", "own_prefixes"],
    discard: ["blackhole", "blackhole_next_hop", "blackhole_nexthop", "null_route", "rtbh"],
  },
  irr: {
    servers: ["server", "host", "hosts", "irrd", "whois", "irrd_host"],
    sources: ["source", "registries", "registry", "irr_sources", "databases"],
    dumps: ["dump", "files", "file", "database"],
    engine: ["tool", "program"],
    timeout: ["time_out", "time_limit"],
    aggregate: ["aggregation", "summarize", "compress"],
  },
  router: {
    platform: [
      "os",
      "type",
      "vendor",
      "nos",
      "software",
      "kind",
      "operating_system",
      "driver",
      "model",
    ],
    router_id: ["id", "rid", "loopback", "bgp_id", "identifier", "routerid", "ip", "address"],
    version: ["ver", "os_version", "release", "software_version", "target_version"],
    site: ["location", "pop", "city", "place", "facility", "datacenter", "description"],
    base: ["base_file", "base_config", "config", "running_config", "include"],
    waive: ["ignore", "skip", "except", "waivers"],
  },
  cache: {
    address: ["host", "server", "ip", "remote", "name"],
    preference: ["priority", "weight", "order"],
    refresh: ["refresh_interval", "refresh_time", "interval", "poll"],
    retry: ["retry_interval", "retry_time"],
    expire: ["expire_interval", "expire_time", "lifetime", "record_lifetime", "hold_time"],
  },
  exchange: { name: ["description", "desc", "title", "long_name"] },
  lan: { ipv4: ["v4", "ip", "inet", "ip4", "4"], ipv6: ["v6", "inet6", "ip6", "6"] },
  peer: {
    asn: [
      "as",
      "peer_as",
      "peer_asn",
      "remote_as",
      "remote_asn",
      "as_number",
      "asnum",
      "neighbor_as",
      "number",
      "aut_num",
      "autonomous_system",
    ],
    name: [
      "description",
      "desc",
      "title",
      "org",
      "organization",
      "organisation",
      "label",
      "comment",
    ],
    relation: [
      "relationship",
      "rel",
      "type",
      "kind",
      "role",
      "group",
      "category",
      "peer_group",
      "peer_type",
    ],
    as_sets: [
      "as_set",
      "asset",
      "assets",
      "irr_as_set",
      "irr_as_sets",
      "as_macro",
      "macro",
      "irr",
      "irr_object",
      "irr_objects",
    ],
    sessions: [
      "session",
      "neighbors",
      "neighbours",
      "neighbor",
      "peerings",
      "peering",
      "connections",
      "connection_list",
    ],
    settlement: ["paid", "free", "settlement_free", "cost"],
    policy: ["policies", "filter", "route_map", "route_policy"],
  },
  session: {
    router: ["device", "host", "hostname", "node", "rtr", "router_name"],
    exchange: ["ixp", "ix", "exchange_point", "lan", "peering_lan", "fabric", "internet_exchange"],
    pni: ["iface", "ifname", "port", "link", "circuit"],
    local: [
      "local_address",
      "local_ip",
      "local_addr",
      "our_address",
      "our_ip",
      "source",
      "source_address",
      "my_ip",
      "our",
    ],
    remote: [
      "neighbor",
      "neighbour",
      "peer",
      "peer_ip",
      "peer_address",
      "neighbor_address",
      "neighbour_address",
      "remote_address",
      "remote_ip",
      "remote_addr",
      "ip",
      "ip_address",
      "address",
      "their_address",
      "peer_addr",
    ],
    family: ["extended_next_hop", "extended_nexthop", "extended_nexthop_encoding", "rfc8950"],
    description: ["desc", "label", "comment", "remark", "remarks", "note", "title"],
    tcp_ao: ["ao", "tcpao", "authentication_option"],
    ttl_security: [
      "gtsm",
      "ttl",
      "ttl_sec",
      "generalized_ttl_security",
      "generalised_ttl_security",
    ],
    multihop: ["ebgp_multihop", "hops", "multi_hop"],
    update_source: ["source_interface", "local_interface"],
    log_changes: [
      "log",
      "log_updown",
      "log_up_down",
      "log_neighbor_changes",
      "log_neighbour_changes",
      "log_state_changes",
    ],
    tcp_mss: ["mss", "tcpmss", "maximum_segment_size", "max_segment_size", "segment_size"],
    keep_routes: [
      "soft_reconfiguration",
      "soft_reconfig",
      "import_table",
      "keep_all",
      "keep_filtered",
    ],
    graceful_restart: ["gr", "graceful_restart_mode", "gr_mode", "graceful_restart_helper"],
    enforce_first_as: ["first_as", "bgp_enforce_first_as"],
    policy: [
      "import_policy",
      "export_policy",
      "policy_in",
      "policy_out",
      "import",
      "export",
      "filter",
      "filters",
      "route_map",
      "route_policy",
      "prefix_list",
    ],
    settings: ["setting", "parameters", "params"],
  },
  state: {
    is: ["state", "status", "mode", "value", "name"],
    reason: ["why", "because", "comment", "description", "note", "cause"],
    ticket: ["change", "case", "issue", "change_id", "ticket_id", "id", "ref", "reference"],
    message: ["text", "communication", "shutdown_message", "notify", "notify_message", "msg"],
    until: ["end", "ends", "expires", "expiry", "expire", "to", "valid_until", "till", "deadline"],
    prepend: ["prepends", "as_path_prepend", "prepending"],
  },
  max_prefixes: {
    ipv4: ["v4", "ip", "inet", "ip4", "limit_ipv4"],
    ipv6: ["v6", "inet6", "ip6", "limit_ipv6"],
    warn_at: ["warn", "warning", "threshold", "warning_threshold", "percent"],
    on_exceed: ["action", "teardown", "restart", "exceed", "on_limit"],
  },
  bfd: {
    interval: [
      "min_interval",
      "minimum_interval",
      "tx",
      "rx",
      "min_tx",
      "min_rx",
      "rate",
      "detect_interval",
    ],
    multiplier: ["detect_multiplier", "mult", "count", "detection_multiplier"],
  },
  timers: {
    keepalive: ["keep_alive", "keepalive_time", "keepalive_interval"],
    hold: ["hold_time", "holdtime", "hold_timer", "holdtimer"],
  },
  tcp_ao: { keychain: ["key_chain", "chain", "key_chain_name"], keys: ["key"] },
  key: {
    id: ["key_id", "keyid", "send_id", "recv_id"],
    secret: ["key", "password", "key_string", "string"],
    algorithm: ["algo", "cryptographic_algorithm", "mac", "hash"],
  },
};

/** Other names for the password of a session. */
export const PASSWORD =
  /^(?:md5(?:_key|_password|_secret|_auth)?|tcp_md5|password_md5|bgp_password|passwd|passwort|pass|pwd|secret|key|auth(?:_?key|_?password)?|authentication(?:_key|_password)?)$/;

/** Keys for a state of their own, as other tools and earlier versions have them: state → their words. */
export const STATE_KEYS: Readonly<Record<State, RegExp>> = {
  removed: /^(?:removed?|deleted?|absent|decommissioned|gone|retired)$/,
  planned: /^(?:planned|plan|planning|pending|future|proposed)$/,
  shut: /^(?:shut(?:down)?|disabled?|admin_down|down|enabled?|shutdown_message)$/,
  draining:
    /^(?:drain(?:ing|ed)?|maintenance|maintenance_mode|graceful_shutdown|gshut|g_shut|graceful_maintenance|overload)$/,
  active: /^(?:active|up|live|operational)$/,
};

/** Other names for the prefix limit. */
export const MAX_PREFIXES =
  /^(?:max(?:imum)?_?(?:prefix|pfx|pref|prefixes|routes|accepted)|maxpfx|prefix_?limits?|limits?|(?:accepted|received)_prefix_limit|info_prefixes[46]?|(?:ipv[46]_(?:max_prefixes|limit)|limit_ipv[46]))$/;

/** Other names for our own ASN, and the neighbor's, at a session. */
export const OUR_ASN = /^(?:local_asn?|our_asn?|my_asn?|own_asn?)$/;
export const THEIR_ASN =
  /^(?:asn?|as_number|(?:peer|remote|neighbou?r|their)_asn?|autonomous_system)$/;

/** Other ways to give a session's family, which follows from its addresses. */
export const FAMILY =
  /^(?:families|afi|safi|address_family|address_families|af|ipv[46]|inet6?|version|ip_version)$/;

/** BGP timers written outside of `timers`. */
export const TIMER = /^(?:hold|hold_?timer?|keep_?alive(?:_timer?)?)$/;
