import { error, warning } from "../entry.ts";

/** Diagnostics of filters in the data plane, and of the counters in them. */
export const trafficCatalog = {
  "announces-nothing": error<{ session: string; family: string }>({
    about:
      "The export policies of all sessions on an interface announce nothing in a family. A filter that permits what is announced would drop everything there, so none is written.",
    message: (p) =>
      `${p.session} and the other ${p.family} sessions on its interface announce nothing`,
    hint: () => "`peerc explain SESSION PREFIX --export` shows why a prefix of ours is rejected",
  }),
  "announced-not-known": error<{ session: string }>({
    about:
      "An export policy is so complex that the search for what it announces was abandoned. A filter for an unknown list is not written.",
    message: (p) => `${p.session}: what its export policy announces is too complex to be listed`,
    hint: () => "split the policy's terms, or test prefixes before other conditions",
  }),
  "exchange-interface-missing": warning<{ router: string; exchange: string }>({
    about:
      "Rules of nftables name the interface at which traffic arrives, and the router's interface to the exchange is not declared. There is no filter for it.",
    message: (p) =>
      `router ${p.router}: the interface to ${p.exchange} is not declared, so it gets no filter`,
    hint: (p) => `write \`interfaces: { ${p.exchange}: eth0 }\` for ${p.router}`,
  }),
  "not-a-linux-interface": error<{ router: string; name: string }>({
    about: "The router runs Linux, and no interface can have this name there.",
    message: (p) =>
      `router ${p.router}: ${p.name} is no interface of Linux: a name has at most 15 characters, and no \`/\` or \`:\``,
    hint: (p) => `\`ip link\` on ${p.router} shows the names`,
  }),
  "interface-of-two-places": error<{
    router: string;
    name: string;
    places: readonly string[];
  }>({
    about:
      "Two places of a router, exchanges or private interconnects, would have the same interface or the same name of a filter. What may arrive there would depend on their order.",
    message: (p) => `router ${p.router}: ${p.places.join(" and ")} would both be ${p.name}`,
    hint: () => "give each its own interface, for example one VLAN each",
  }),
} as const;
