import type { Command } from "./command.ts";

/** `peerc explain`: what a session does with a route, and why. */
export const explainCommand: Command = {
  name: "explain",
  summary: "say what a session does with a route, and why",
  usage: "SESSION PREFIX [--as-path PATH] [--community C]... [--next-hop ADDRESS] [--rpki STATE]",
  about:
    "Follows one route through a session's policy, term by term: what matched, which line of the policy file decided,\n" +
    "with which attributes the route is accepted, and through which set and source its prefix is, or is not,\n" +
    "registered. SESSION is a session's name (also without PEERC_), a neighbor's address, or an ASN where that is\n" +
    "unambiguous. What is not given is taken as a peer would send it: its own ASN as path, its address as next hop.",
  options: {
    dir: { type: "string", value: "DIR", help: "the network's folder (default: this folder)" },
    router: { type: "string", value: "NAME", help: "only sessions of this router" },
    export: { type: "boolean", help: "what we send, instead of what we receive" },
    "as-path": {
      type: "string",
      value: "PATH",
      help: 'nearest ASN first: "13335 209242"; "" for our own route',
    },
    community: {
      type: "string",
      multiple: true,
      value: "C",
      help: "65535:0, 52580:1:2, rt:1:2, blackhole, …",
    },
    "next-hop": { type: "string", value: "ADDRESS", help: "the route's next hop" },
    rpki: { type: "string", value: "STATE", help: "valid, invalid or not-found (default)" },
    med: { type: "string", value: "N", help: "the route's MED" },
  },
  examples: [
    {
      line: "peerc explain --dir examples/azion AS13335_IX_BR_SP_V4 1.1.1.0/24",
      about: "would we take this prefix from Cloudflare at IX.br?",
    },
    {
      line: 'peerc explain 187.16.216.20 1.1.1.0/24 --as-path "13335 64512" --rpki valid',
      about: "and with a private ASN in the path?",
    },
    {
      line: 'peerc explain --export AS13335_IX_BR_SP_V4 179.191.160.0/24 --as-path ""',
      about: "would we announce our own prefix to it?",
    },
  ],
  positionals: { min: 2, max: 2, names: "a session and a prefix" },
  formats: ["text", "json"],
  run: async (args, io) => (await import("./run-explain.ts")).runExplain(args, io),
};
