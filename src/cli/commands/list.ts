import type { Command } from "./command.ts";

/** `peerc list`: sessions and peers with their limits. */
export const list: Command = {
  name: "list",
  summary: "list sessions or peers with their limits and what is registered, or contacts",
  usage:
    "[DIR] [--peers | --contacts] [--routes FILE] [--peer ASN] [--exchange ID] [--below-limit PERCENT] [--format FORMAT]",
  about:
    "Lists the sessions of the network declared in DIR (default: this folder), one a line, by ASN, router and name: peer,\n" +
    "relation, router, exchange or interface, family, policy, maximum of prefixes, prefixes registered in the snapshot,\n" +
    "headroom (how much of the maximum those leave) and state. `nothing`: no prefix is registered in this family. `not\n" +
    "used`: the policy does not ask for registrations. `no data`: the snapshot lacks an object of the peer. With --peers,\n" +
    "one line for each peer, with the lowest maximum and the smallest headroom of its sessions in each family. With\n" +
    "--routes, also how many routes each session receives, and the headroom that they leave. With --contacts, one line for\n" +
    "each contact of the peers of the sessions, from PeeringDB in the snapshot. A table on a terminal is cut to its width;\n" +
    "json and csv (RFC 4180) have every column, and no value in them is altered: import the csv into a spreadsheet as text.\n" +
    "Needs no network access and writes nothing.",
  options: {
    peers: { type: "boolean", help: "one line for each peer, not for each session" },
    contacts: {
      type: "boolean",
      help: "one line for each contact that PeeringDB has of the peers",
    },
    routes: {
      type: "string",
      multiple: true,
      value: "FILE",
      help: "also what the sessions receive, from this file of routes, or a folder of them; may be repeated",
    },
    peer: { type: "string", value: "ASN", help: "only sessions with this peer" },
    exchange: { type: "string", value: "ID", help: "only sessions at this exchange" },
    router: { type: "string", value: "NAME", help: "only sessions of this router" },
    relation: {
      type: "string",
      value: "RELATION",
      help: "peer, customer, transit, route-server or route-collector",
      values: ["peer", "customer", "transit", "route-server", "route-collector"],
    },
    "below-limit": {
      type: "string",
      value: "PERCENT",
      help: "only sessions with less headroom than this, by what is registered or received: 10%",
    },
    state: {
      type: "string",
      value: "STATE",
      help: "active, draining, shut or planned",
      values: ["active", "draining", "shut", "planned"],
    },
  },
  examples: [
    { line: "peerc list examples/azion", about: "all sessions of the example network" },
    {
      line: "peerc list --below-limit 10%",
      about: "which limits will soon be too low for what is registered?",
    },
    {
      line: "peerc list --peers --exchange ix-br-sp --format csv",
      about: "the peers at an exchange, for a spreadsheet",
    },
    {
      line: "peerc list --contacts --exchange ix-br-sp",
      about: "whom to tell of maintenance there?",
    },
  ],
  conflicts: [{ pair: ["contacts", "peers"], why: "a line is a contact or a peer" }],
  positionals: { min: 0, max: 1 },
  formats: ["text", "json", "csv"],
  run: async (args, io) => (await import("./run-list.ts")).runList(args, io),
};
