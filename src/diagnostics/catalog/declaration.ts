import { error, warning } from "../entry.ts";

/** Diagnostics of the declaration: what its files say beyond their shape. */
export const declarationCatalog = {
  "misnamed-file": error<{ path: string }>({
    about: "A file of `peers/` that does not end in `.yaml` would be passed over in silence.",
    message: (p) => `${p.path} does not end in .yaml`,
    hint: () => "rename it, or move it elsewhere",
  }),
  "path-outside": error<{ path: string }>({
    about:
      "A path leaves the declaration's folder, or could on some system: it is absolute, or holds `..`, `:`, a backslash or a control character.",
    message: (p) => `\`${p.path}\` is not a path inside the declaration's folder`,
    hint: () => "put the file beside network.yaml and name it from there, like irr/radb.rpsl",
  }),
  "literal-secret": error<{ variable: string }>({
    about:
      "A secret stands in the declaration, or the variable that should hold it has no proper name. What stood there is not shown.",
    message: () => "a secret is given by the name of an environment variable only",
    hint: (p) =>
      `write { env: ${p.variable} } (capital letters, digits, \`_\`); if this was a real secret and has been committed, change it`,
  }),
  "unsafe-free-text": error<{ what: string; problem: string }>({
    about:
      "A free text that is printed into configurations holds something that one of the platforms would read as more than text.",
    message: (p) => `${p.what} ${p.problem}`,
    hint: (p) =>
      / characters, and /.test(p.problem)
        ? undefined
        : "use letters of ASCII, digits, single blanks and any of ! # % & ( ) * + , - . / : = @ [ ] ^ _ ` ~",
  }),
  "unsafe-label": error<{ what: string; problem: string }>({
    about: "A name for people is empty, too long, or holds control characters.",
    message: (p) => `${p.what} ${p.problem}`,
  }),
  "irr-data-source": error<{ both: boolean }>({
    about: "Registry data comes either from servers or from files.",
    message: (p) =>
      p.both ? "`servers` and `dumps` exclude each other" : "either `servers` or `dumps` is needed",
    hint: () => "servers: [rr.ntt.net], or dumps: [irr/radb.rpsl]",
  }),
  "session-place": error<{ both: boolean; exchanges: readonly string[] }>({
    about: "A session is either at an exchange or on a private interconnect.",
    message: (p) =>
      p.both ? "`exchange` and `pni` exclude each other" : "either `exchange` or `pni` is needed",
    hint: (p) => {
      if (p.both) return "remove one of the two";
      const [first] = p.exchanges;
      const place = first === undefined ? "" : `exchange: ${first}, or `;
      const more = p.exchanges.length > 1 ? ` (exchanges: ${p.exchanges.join(", ")})` : "";
      const none = first === undefined ? "; an exchange is declared under `exchanges` first" : "";
      return `${place}pni: the name of the interface${more}${none}`;
    },
  }),
  "tcp-ao-keys": error({
    about: "TCP-AO takes its keys from a key chain of the router, or from the declaration.",
    message: () => "`tcp_ao` needs either `keychain` or `keys`",
  }),
  "unknown-exchange": error<{ name: string }>({
    about: "A session names an exchange that `exchanges` does not have.",
    message: (p) => `there is no exchange \`${p.name}\``,
  }),
  "unknown-source": error<{ name: string }>({
    about: "An IRR object names a registry that is not among the `sources`.",
    message: (p) => `the registry \`${p.name}\` is not in \`irr.sources\``,
  }),
  "reserved-asn": error<{ asn: number; reservation: string; lab: boolean }>({
    about:
      "An ASN that is not for use on the Internet: private (RFC 6996), for documentation (RFC 5398), AS_TRANS (RFC 6793), or reserved.",
    message: (p) => `AS${p.asn} is ${p.reservation}`,
    hint: (p) => (p.lab ? "`lab: true` under `network` allows it" : undefined),
  }),
  "own-asn-as-peer": error<{ asn: number }>({
    about: "A peer has our own ASN. peerc declares sessions with other networks only.",
    message: (p) => `AS${p.asn} is our own ASN`,
  }),
  "duplicate-peer": error<{ asn: number }>({
    about: "One ASN stands twice among the peers, in one file or in two.",
    message: (p) => `AS${p.asn} is declared twice`,
    hint: () => "put all sessions of one network under one peer",
  }),
  "declared-default-route": error<{ asn: number; range: string; family: "ipv4" | "ipv6" }>({
    about: "A peer declares the default route as a prefix of its own. No peer may have that.",
    message: (p) =>
      `AS${p.asn}: \`${p.range}\` covers the ${p.family === "ipv4" ? "IPv4" : "IPv6"} default route`,
    hint: () => "declare the prefixes that the peer really announces",
  }),
  "declared-space": error<{
    asn: number;
    family: "ipv4" | "ipv6";
    percent: number;
    fraction: number;
  }>({
    about:
      "A peer declares more of the address space than one peer may have (of IPv6: of the global unicast space, 2000::/3). Such a list is next to no filter.",
    message: (p) =>
      `AS${p.asn} declares ${p.percent} % of the ${p.family === "ipv4" ? "IPv4" : "IPv6"} address space, more than one part in ${p.fraction}`,
    hint: () => "if this is meant, allow a larger part for this peer with `space: 1/4`",
  }),
  "reserved-set-name": error<{ name: string }>({
    about: "AS-ANY and RS-ANY stand for everything (RFC 2622, 5).",
    message: (p) => `\`${p.name}\` stands for every route there is`,
  }),
  "listed-twice": error<{ name: string }>({
    about: "A list holds the same thing twice, perhaps written in two ways.",
    message: (p) => `${p.name} is in this list twice`,
  }),
  "duplicate-router-id": error<{ address: string; other: string }>({
    about: "Two routers have the same BGP identifier, which must be unique in an AS (RFC 6286).",
    message: (p) => `the router id ${p.address} is also that of ${p.other}`,
  }),
  "unusable-address": error<{ address: string; why: string }>({
    about: "An address or a prefix that no BGP speaker can have: it is not unicast, or not routed.",
    message: (p) => `${p.address} is ${p.why}`,
  }),
  "mixed-scopes": error<{ local: string; remote: string }>({
    about:
      "One of the two addresses of a session is an IPv6 link-local one and the other is not: a session is between two of a kind.",
    message: (p) => `of ${p.local} and ${p.remote} only one is a link-local address`,
    hint: () => "both ends are link-local addresses, or neither",
  }),
  "interface-missing": error<{ address: string; router: string; place: string }>({
    about: "A link-local neighbor address means nothing without the interface that it is on.",
    message: (p) => `${p.address} is a link-local address, and nothing says on which interface`,
    hint: (p) =>
      `name the interface of ${p.router} toward ${p.place}: write \`interface: eth0\` for this session, with its name`,
  }),
  "interface-without-meaning": error<{ address: string }>({
    about:
      "`interface` says where a link-local neighbor is. For another neighbor the router's routes say it, and no platform takes more.",
    message: (p) => `\`interface\` is for link-local neighbors, and ${p.address} is none`,
    hint: () =>
      "remove it; a private interconnect is `pni`, and the interface of our address is `update_source`",
  }),
  "link-local-and-multihop": error<{ address: string }>({
    about: "A link-local address is on a link; nothing can reach it from several hops away.",
    message: (p) =>
      `${p.address} is a link-local address, and \`multihop\` is for neighbors elsewhere`,
    hint: () => "remove `multihop`, or use global addresses",
  }),
  "mixed-families": error<{ local: string; remote: string }>({
    about: "The two addresses of a session are of different families.",
    message: (p) => `${p.local} and ${p.remote} are not of one family`,
  }),
  "ipv6-over-ipv4": error<{ address: string }>({
    about:
      "IPv6 routes between IPv4 addresses: there is no next hop for them. The other way round is RFC 8950.",
    message: (p) => `IPv6 routes cannot come over the IPv4 session with ${p.address}`,
    hint: () => "leave `family` out, or declare a session between IPv6 addresses",
  }),
  "same-address": error<{ address: string }>({
    about: "The two ends of a session have the same address.",
    message: (p) => `${p.address} is both \`local\` and \`remote\``,
  }),
  "lan-size": error<{ lan: string; shortest: number; longest: number }>({
    about: "The LAN of an exchange is far too large, or too small for two members.",
    message: (p) => `${p.lan} cannot be a peering LAN`,
    hint: (p) => `a length from /${p.shortest} to /${p.longest} is expected`,
  }),
  "lan-overlap": error<{ lan: string; other: string; exchange: string }>({
    about: "The LANs of two exchanges overlap.",
    message: (p) => `${p.lan} overlaps ${p.other} of ${p.exchange}`,
  }),
  "lan-missing": error<{ exchange: string; family: string }>({
    about: "A session at an exchange is of a family for which the exchange has no LAN.",
    message: (p) => `${p.exchange} has no ${p.family} LAN`,
    hint: (p) => `add it under \`exchanges\`: lan: { ${p.family}: … }`,
  }),
  "outside-lan": error<{ address: string; exchange: string; lan: string }>({
    about: "An address of a session at an exchange is not in the exchange's LAN.",
    message: (p) => `${p.address} is not in ${p.lan}, the LAN of ${p.exchange}`,
  }),
  "lan-edge": error<{ address: string; lan: string; what: string }>({
    about: "The first and the last address of an IPv4 LAN belong to no host.",
    message: (p) => `${p.address} is the ${p.what} address of ${p.lan}`,
  }),
  "far-apart": warning<{ local: string; remote: string; length: number }>({
    about:
      "The ends of a private interconnect without `multihop` are not in one subnet of usual size: most likely a typing error.",
    message: (p) => `${p.local} and ${p.remote} are not in one /${p.length}`,
    hint: () => "check the addresses; if the neighbor is not directly connected, add `multihop`",
  }),
  "duplicate-remote": error<{ address: string; router: string; families: 1 | 2 }>({
    about:
      "Two sessions of one router have the same neighbor address; a router has one session with it.",
    message: (p) => `${p.router} has two sessions with ${p.address}`,
    hint: (p) =>
      p.families === 1
        ? "remove one; an entry with `removed: true` is not needed where another one replaces it"
        : "a neighbor address carries one family: the neighbor needs another address for the other one",
  }),
  "local-on-two-routers": error<{ address: string; router: string; other: string }>({
    about: "One local address is used on two routers.",
    message: (p) => `${p.address} is the local address of ${p.other}, and here of ${p.router}`,
  }),
  "another-local-address": warning<{
    address: string;
    usual: string;
    router: string;
    exchange: string;
  }>({
    about:
      "A session's local address is not the one that the router's other sessions in the same LAN have: most likely a typing error.",
    message: (p) =>
      `${p.router} has ${p.address} here, and ${p.usual} in other sessions at ${p.exchange}`,
    hint: () => "check the address; a router with two addresses in one LAN is rare",
  }),
  "remote-is-ours": error<{ address: string; router: string }>({
    about: "The neighbor's address is one of our own.",
    message: (p) => `${p.address} is our own address on ${p.router}`,
    hint: () => "`local` and `remote` may be swapped",
  }),
  "remote-of-two-networks": error<{ address: string; exchange: string; asn: number }>({
    about: "One address of an exchange is declared for two networks.",
    message: (p) => `${p.address} at ${p.exchange} is declared for AS${p.asn} as well`,
  }),
  "session-name-missing": error<{ place: string; router: string; name: string | null }>({
    about:
      "Several sessions with one neighbor at one place are told apart by their names, which become part of the router's object names.",
    message: (p) =>
      p.name === null
        ? `another session with this peer is on ${p.router} at ${p.place}, in the same family, and has no name either`
        : `another session with this peer on ${p.router} at ${p.place} has the name \`${p.name}\``,
    hint: () => "give each a `name` of its own: name: second",
  }),
  "rpki-timers": error<{ expire: number; refresh: number; retry: number }>({
    about:
      "RPKI data would expire before it is asked for again, or a timer is outside of RFC 8210, section 6.",
    message: (p) =>
      `expire (${p.expire} s) must be above refresh (${p.refresh} s) and retry (${p.retry} s), and within 600 s to 2 days; refresh within 1 s to 1 day; retry within 1 s to 2 hours`,
  }),
  "bgp-timers": error<{ keepalive: number; hold: number }>({
    about:
      "The hold time is below 3 s or above 65535 s, or keepalives would not arrive within it (RFC 4271, 4.2 and 4.4).",
    message: (p) => `keepalive ${p.keepalive} s and hold ${p.hold} s do not go together`,
    hint: () => "hold is 3s to 65535s, and keepalive below it (usually a third)",
  }),
  "ttl-security-and-multihop": error({
    about: "`ttl_security` accepts direct neighbors only, `multihop` is for others.",
    message: () => "`ttl_security` and `multihop` exclude each other",
  }),
  "password-and-tcp-ao": error({
    about: "A session is protected by TCP MD5 or by TCP-AO, never both (RFC 5925, 1).",
    message: () => "`password` and `tcp_ao` exclude each other",
  }),
  "role-without-meaning": error<{ relation: string }>({
    about: "RFC 9234 has no role toward such a neighbor.",
    message: (p) => `there is no role toward a ${p.relation}`,
  }),
  "setting-without-meaning": error<{ setting: string; relation: string; why: string }>({
    about: "A setting that is dangerous or pointless for the relation.",
    message: (p) => `\`${p.setting}\` is not for a ${p.relation}: ${p.why}`,
  }),
  "lengths-contradict": error<{ family: string; min: number; max: number }>({
    about: "The shortest prefix accepted is longer than the longest: nothing is left.",
    message: (p) => `${p.family}: \`min_length\` ${p.min} is above \`max_length\` ${p.max}`,
  }),
  "discard-missing": error<{ family: string }>({
    about: "Blackhole routes need an address whose traffic the routers drop.",
    message: (p) => `blackholes in ${p.family} need a discard address`,
    hint: (p) =>
      `under \`network\`: discard: { ${p.family}: ${p.family === "ipv4" ? "192.0.2.66" : "100::66"} }`,
  }),
} as const;
