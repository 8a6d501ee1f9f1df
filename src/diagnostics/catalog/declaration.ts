import { error, warning } from "../entry.ts";
import { allowSpace, percentOf } from "./address-space.ts";

/** Diagnostics of the declaration, beyond the structure of its files. */
export const declarationCatalog = {
  "misnamed-file": error<{ path: string }>({
    about: "A file in `peers/` whose name does not end in `.yaml` would be silently ignored.",
    message: (p) => `${p.path} does not end in .yaml`,
    hint: () => "rename it, or move it elsewhere",
  }),
  "path-outside": error<{ path: string }>({
    about:
      "A path leads out of the declaration's folder, or could on some systems: it is absolute, or contains `..`, `:`, a backslash or a control character.",
    message: (p) => `\`${p.path}\` is not a path inside the declaration's folder`,
    hint: () =>
      "put the file next to network.yaml and write its path from there, like irr/radb.rpsl",
  }),
  "literal-secret": error<{ variable: string }>({
    about:
      "The declaration contains a secret, or the environment variable that should contain it has an invalid name. The value is not shown.",
    message: () => "a secret is given only as the name of an environment variable",
    hint: (p) =>
      `write { env: ${p.variable} } (capital letters, digits, \`_\`); if this was a real secret and has been committed, change it`,
  }),
  "source-url-credentials": error({
    about:
      "The URL of a source contains a user name or password, or a parameter with a key or token, which would be committed with the declaration.",
    message: () => "a URL must not contain a user name, password, key or token",
    hint: () =>
      "remove it, or declare a file that you download before `peerc fetch`; if it was a real one and has been committed, change it",
  }),
  "unsafe-label": error<{ what: string; problem: string }>({
    about: "A display name is empty, too long, or contains control characters.",
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
    about: "A session or a router's `interfaces` refer to an exchange that is not in `exchanges`.",
    message: (p) => `there is no exchange \`${p.name}\``,
  }),
  "unknown-site": error<{ name: string }>({
    about: "`sites` has a site that is the `site` of no router.",
    message: (p) => `no router has the site \`${p.name}\``,
  }),
  "state-detail-unused": error<{ key: string; is: string; states: readonly string[] }>({
    about: "A state has a detail that means nothing for it.",
    message: (p) => `\`${p.key}\` means nothing for \`${p.is}\``,
    hint: (p) => `remove it; it belongs to ${p.states.map((state) => `\`${state}\``).join(" or ")}`,
  }),
  "state-message-long": warning<{ bytes: number }>({
    about:
      "The message of a shutdown is longer than 128 bytes. Neighbors that only know RFC 8203 may show none of it; RFC 9003 allows 255.",
    message: (p) => `the message has ${p.bytes} bytes; old neighbors show at most 128 (RFC 8203)`,
    hint: () => "put first what matters, or shorten it",
  }),
  "state-over": error<{ owner: string; is: string; until: string; now: string }>({
    about:
      "A state was declared until a time that is over, as `peerc validate --now TIME` was told. Nothing changes by itself: `build` renders the same before and after.",
    message: (p) => `${p.owner} is \`${p.is}\` until ${p.until}, and it is ${p.now}`,
    hint: (p) =>
      p.is === "draining" || p.is === "shut"
        ? "end it with `peerc drain --undo`, or declare a later `until`"
        : "edit `state`, or declare a later `until`",
  }),
  "invalid-time": error<{ value: string; why: string }>({
    about: "A time must be unambiguous: in UTC, as RFC 3339 writes it, with or without seconds.",
    message: (p) => `\`${p.value}\` is no time: ${p.why}`,
    hint: () => "write it in UTC, like 2026-12-01T04:00Z",
  }),
  "unknown-source": error<{ name: string }>({
    about: "An IRR object is qualified with a registry that is not among the `sources`.",
    message: (p) => `the registry \`${p.name}\` is not in \`irr.sources\``,
  }),
  "reserved-asn": error<{ asn: number; reservation: string; lab: boolean }>({
    about:
      "An ASN that must not be used on the Internet: private (RFC 6996), for documentation (RFC 5398), AS_TRANS (RFC 6793), or reserved.",
    message: (p) => `AS${p.asn} is ${p.reservation}`,
    hint: (p) => (p.lab ? "`lab: true` under `network` allows it" : undefined),
  }),
  "own-asn-as-peer": error<{ asn: number }>({
    about: "A peer has our own ASN. peerc only declares sessions with other networks.",
    message: (p) => `AS${p.asn} is our own ASN`,
  }),
  "duplicate-peer": error<{ asn: number }>({
    about: "The same ASN is declared as a peer twice, in one file or in two.",
    message: (p) => `AS${p.asn} is declared twice`,
    hint: () => "put all sessions of one network under one peer",
  }),
  "declared-default-route": error<{ asn: number; range: string; family: "ipv4" | "ipv6" }>({
    about: "A peer declares the default route as one of its prefixes. No peer may have that.",
    message: (p) =>
      `AS${p.asn}: \`${p.range}\` covers the ${p.family === "ipv4" ? "IPv4" : "IPv6"} default route`,
    hint: () => "declare the prefixes that the peer really announces",
  }),
  "declared-space": error<{
    asn: number;
    family: "ipv4" | "ipv6";
    /** Of the address space: 0.5 is half of it. */
    part: number;
    fraction: number;
  }>({
    about:
      "A peer declares more of the address space than one peer may have (for IPv6, of the global unicast space, 2000::/3). Such a list filters next to nothing.",
    message: (p) =>
      `AS${p.asn} declares ${percentOf(p.part)} % of the ${p.family === "ipv4" ? "IPv4" : "IPv6"} address space, more than one part in ${p.fraction}`,
    hint: (p) => allowSpace(p.part),
  }),
  "reserved-set-name": error<{ name: string }>({
    about: "AS-ANY and RS-ANY stand for everything (RFC 2622, 5).",
    message: (p) => `\`${p.name}\` stands for every route`,
  }),
  "listed-twice": error<{ name: string }>({
    about: "A list contains the same item twice, possibly written in two ways.",
    message: (p) => `${p.name} is in this list twice`,
  }),
  "duplicate-router-id": error<{ address: string; other: string }>({
    about: "Two routers have the same BGP identifier, which must be unique in an AS (RFC 6286).",
    message: (p) => `the router id ${p.address} is also that of ${p.other}`,
  }),
  "unusable-address": error<{ address: string; why: string }>({
    about: "An address or prefix that no BGP speaker can have: it is not unicast, or not routed.",
    message: (p) => `${p.address} is ${p.why}`,
  }),
  "mixed-scopes": error<{ local: string; remote: string }>({
    about:
      "One of the two addresses of a session is IPv6 link-local and the other is not. Both must be of the same kind.",
    message: (p) => `of ${p.local} and ${p.remote} only one is link-local`,
    hint: () => "use link-local addresses on both ends, or on neither",
  }),
  "interface-missing": error<{ address: string; router: string; place: string }>({
    about: "A link-local neighbor address is meaningless without its interface.",
    message: (p) => `${p.address} is a link-local address, but no interface is given`,
    hint: (p) =>
      `name the interface of ${p.router} toward ${p.place}: write \`interface: eth0\` for this session, with the name of the interface`,
  }),
  "interface-without-meaning": error<{ address: string }>({
    about:
      "`interface` says on which interface a link-local neighbor is. Other neighbors are reached through the routing table, and no platform accepts an interface for them.",
    message: (p) => `\`interface\` is for link-local neighbors, and ${p.address} is not link-local`,
    hint: () =>
      "remove it; use `pni` for a private interconnect, and `update_source` for the interface of our address",
  }),
  "link-local-and-multihop": error<{ address: string }>({
    about: "A link-local address exists only on its link and cannot be reached over several hops.",
    message: (p) => `${p.address} is a link-local address, which \`multihop\` cannot reach`,
    hint: () => "remove `multihop`, or use global addresses",
  }),
  "mixed-families": error<{ local: string; remote: string }>({
    about: "The two addresses of a session are of different families.",
    message: (p) => `${p.local} and ${p.remote} are not of the same family`,
  }),
  "ipv6-over-ipv4": error<{ address: string }>({
    about:
      "IPv6 routes cannot be carried between IPv4 addresses: they would have no next hop. The reverse is RFC 8950.",
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
    about: "A session at an exchange has a family for which the exchange has no LAN.",
    message: (p) => `${p.exchange} has no ${p.family} LAN`,
    hint: (p) => `add it under \`exchanges\`: lan: { ${p.family}: … }`,
  }),
  "outside-lan": error<{ address: string; exchange: string; lan: string }>({
    about: "An address of a session at an exchange is not in the exchange's LAN.",
    message: (p) => `${p.address} is not in ${p.lan}, the LAN of ${p.exchange}`,
  }),
  "lan-edge": error<{ address: string; lan: string; what: string }>({
    about: "The first and the last address of an IPv4 LAN cannot be assigned to a host.",
    message: (p) => `${p.address} is the ${p.what} address of ${p.lan}`,
  }),
  "far-apart": warning<{ local: string; remote: string; length: number }>({
    about:
      "The two ends of a private interconnect without `multihop` are not in one subnet of the usual size. This is most likely a typing error.",
    message: (p) => `${p.local} and ${p.remote} are not in the same /${p.length}`,
    hint: () => "check the addresses; if the neighbor is not directly connected, add `multihop`",
  }),
  "duplicate-remote": error<{ address: string; router: string; families: 1 | 2 }>({
    about:
      "Two sessions of a router have the same neighbor address. A router can have only one session with it.",
    message: (p) => `${p.router} has two sessions with ${p.address}`,
    hint: (p) =>
      p.families === 1
        ? "remove one; an entry with `state: removed` is not needed if another one replaces it"
        : "a neighbor address carries one family: the neighbor needs a second address for the other family",
  }),
  "local-on-two-routers": error<{ address: string; router: string; other: string }>({
    about: "Two routers use the same local address.",
    message: (p) => `${p.address} is the local address of ${p.other}, and also of ${p.router} here`,
  }),
  "another-local-address": warning<{
    address: string;
    usual: string;
    router: string;
    exchange: string;
  }>({
    about:
      "A session's local address differs from that of the router's other sessions in the same LAN. This is most likely a typing error.",
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
    about: "The same exchange address is declared for two networks.",
    message: (p) => `${p.address} at ${p.exchange} is also declared for AS${p.asn}`,
  }),
  "session-name-missing": error<{ place: string; router: string; name: string | null }>({
    about:
      "Several sessions with the same neighbor at the same place need names to distinguish them. The names become part of the router's object names.",
    message: (p) =>
      p.name === null
        ? `another session with this peer is on ${p.router} at ${p.place}, in the same family, and it has no name either`
        : `another session with this peer on ${p.router} at ${p.place} has the name \`${p.name}\``,
    hint: () => "give each session its own `name`: name: second",
  }),
  "rpki-timers": error<{ expire: number; refresh: number; retry: number }>({
    about:
      "RPKI data would expire before it is refreshed, or a timer is outside of the range in RFC 8210, section 6.",
    message: (p) =>
      `expire (${p.expire} s) must be above refresh (${p.refresh} s) and retry (${p.retry} s), and within 600 s to 2 days; refresh within 1 s to 1 day; retry within 1 s to 2 hours`,
  }),
  "bgp-timers": error<{ keepalive: number; hold: number }>({
    about:
      "The hold time is below 3 s or above 65535 s, or keepalives would not arrive in time (RFC 4271, 4.2 and 4.4).",
    message: (p) => `keepalive ${p.keepalive} s does not fit hold ${p.hold} s`,
    hint: () => "hold must be 3s to 65535s, and keepalive must be shorter (usually a third)",
  }),
  "ttl-security-and-multihop": error({
    about: "`ttl_security` accepts only directly connected neighbors, `multihop` is for others.",
    message: () => "`ttl_security` and `multihop` exclude each other",
  }),
  "password-and-tcp-ao": error({
    about: "A session is protected by TCP MD5 or by TCP-AO, never both (RFC 5925, 1).",
    message: () => "`password` and `tcp_ao` exclude each other",
  }),
  "role-without-meaning": error<{ relation: string }>({
    about: "RFC 9234 defines no role toward such a neighbor.",
    message: (p) => `there is no role toward a ${p.relation}`,
  }),
  "setting-without-meaning": error<{ setting: string; relation: string; why: string }>({
    about: "The setting is dangerous or pointless for this relation.",
    message: (p) => `\`${p.setting}\` is not for a ${p.relation}: ${p.why}`,
  }),
  "lengths-contradict": error<{ family: string; min: number; max: number }>({
    about: "The shortest accepted length is above the longest, so no prefix is left.",
    message: (p) => `${p.family}: \`min_length\` ${p.min} is above \`max_length\` ${p.max}`,
  }),
  "discard-missing": error<{ family: string }>({
    about: "Blackhole routes need a next-hop address whose traffic the routers drop.",
    message: (p) => `blackholes in ${p.family} need a discard address`,
    hint: (p) =>
      `under \`network\`: discard: { ${p.family}: ${p.family === "ipv4" ? "192.0.2.66" : "100::66"} }`,
  }),
} as const;
