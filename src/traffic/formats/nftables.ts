import { formatPrefix, type Family, type Prefix } from "../../net/index.ts";
import type { Mode, RouterFilters, TrafficFilter } from "../filters/traffic-filter.ts";
import { CONTROL_TRAFFIC } from "./control-traffic.ts";
import { COUNTED, counterName } from "./counter-name.ts";
import { sharedLists, type SharedList } from "./shared-lists.ts";

/** The only table that a ruleset touches. */
export const NFT_TABLE = "peerc_data_plane";

/** Words of nftables for each family. */
const WORDS = {
  ipv4: { type: "ipv4_addr", to: "ip daddr", is: "meta nfproto ipv4" },
  ipv6: { type: "ipv6_addr", to: "ip6 daddr", is: "meta nfproto ipv6" },
} as const satisfies Record<Family, object>;

/**
 * The filters of a Linux router as a ruleset of nftables, for `nft -f`: one table of its own, replaced as a whole in
 * one transaction.
 *
 * It looks at packets before conntrack, NAT and routing, so what the router would not route counts too. What the
 * kernel delivers to the router itself is not looked at: BGP, BFD, ICMP and neighbor discovery work as without it, and
 * ARP is no IP. Interfaces are matched by name, and may come and go.
 */
export function nftRuleset(router: RouterFilters, mode: Mode): string {
  const { lists, of } = sharedLists(router);
  const { filters } = router;
  const lines = [
    "#!/usr/sbin/nft -f",
    `# Written by peerc acl for ${router.router}: what peers send to addresses that we do not announce is ${
      mode === "count" ? "counted" : "counted and dropped"
    }.`,
    "# Load it with `nft -f`, which replaces what was loaded before and sets the counters to zero.",
    `# Take it back with \`nft delete table inet ${NFT_TABLE}\`.`,
    "",
    "# An empty table, so that there is one to delete.",
    `table inet ${NFT_TABLE}`,
    `delete table inet ${NFT_TABLE}`,
    "",
    `table inet ${NFT_TABLE} {`,
    ...lists.flatMap(setLines),
    ...filters.flatMap(({ name, families }) =>
      families.flatMap(({ family }) =>
        COUNTED.map((counted) => `  counter ${counterName({ name }, family, counted)} { }`),
      ),
    ),
    "",
    ...filters.flatMap((filter) => chainLines(filter, mode, (prefixes) => setName(of(prefixes)))),
    "  chain arriving {",
    "    type filter hook prerouting priority raw; policy accept;",
    "    iifname vmap {",
    filters
      .map((filter) => `      ${quote(interfaceOf(filter))} : jump ${filter.name}`)
      .join(",\n"),
    "    }",
    "  }",
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

function setLines(list: SharedList): readonly string[] {
  return [
    `  # Announced at ${list.places.join(", ")}.`,
    `  set ${setName(list)} {`,
    `    type ${WORDS[list.family].type}`,
    "    flags interval",
    "    elements = {",
    list.prefixes.map((prefix) => `      ${formatPrefix(prefix)}`).join(",\n"),
    "    }",
    "  }",
    "",
  ];
}

function setName({ family, number }: SharedList): string {
  return `announced_${family}_${number}`;
}

function chainLines(
  filter: TrafficFilter,
  mode: Mode,
  setOf: (announced: readonly Prefix[]) => string,
): readonly string[] {
  const { place, peers, name, own, families } = filter;
  const isOwn = families.flatMap(({ family }) => {
    const hosts = own.filter((one) => one.family === family).map(formatPrefix);
    return `    ${WORDS[family].to} { ${[...hosts, ...CONTROL_TRAFFIC[family]].join(", ")} } return`;
  });
  const others = mode === "count" ? "" : " drop";
  return [
    `  # ${place}: ${peers.map((asn) => `AS${asn}`).join(", ")}.`,
    `  chain ${name} {`,
    "    # To the router itself.",
    "    fib daddr type { local, broadcast, anycast, multicast } return",
    ...isOwn,
    ...families.flatMap(({ family, announced }) => {
      const counter = (counted: "announced" | "other") =>
        `counter name ${counterName({ name }, family, counted)}`;
      const { to, is } = WORDS[family];
      return [
        `    ${to} @${setOf(announced)} ${counter("announced")} return`,
        `    ${is} ${counter("other")}${others}`,
      ];
    }),
    "  }",
    "",
  ];
}

/** Named by a letter, so that the text needs no escapes; see `checkInterfaces`. */
function quote(name: string): string {
  return `"${name}"`;
}

function interfaceOf({ interface: name, place }: TrafficFilter): string {
  if (name === null) throw new Error(`no interface for ${place}`);
  return name;
}
