import type { Command } from "./command.ts";

/** `peerc explain`: what a session does with a route, and why. */
export const explainCommand: Command = {
  name: "explain",
  summary: "show what a session does with a route, and why",
  usage:
    "SESSION PREFIX [--as-path PATH] [--community C]... [--next-hop ADDRESS] [--rpki STATE] [--origin ORIGIN]",
  about:
    "Evaluates one route in a session's policy, term by term: what matched, which line of the policy file decided, with\n" +
    "which attributes the route is accepted, and in which set and source its prefix is registered, or why it is not.\n" +
    "SESSION is a session's name (PEERC_ may be omitted), a neighbor's address, or an ASN if that is unambiguous.\n" +
    "Attributes default to what the peer would send: its own ASN as AS_PATH, its address as next hop.",
  options: {
    dir: { type: "string", value: "DIR", help: "the network's folder (default: this folder)" },
    router: { type: "string", value: "NAME", help: "only sessions of this router" },
    export: { type: "boolean", help: "evaluate the export policy instead of the import policy" },
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
    rpki: {
      type: "string",
      value: "STATE",
      help: "valid, invalid or not-found (default)",
      values: ["valid", "invalid", "not-found"],
    },
    origin: {
      type: "string",
      value: "ORIGIN",
      help: "igp (default), egp or incomplete",
      values: ["igp", "egp", "incomplete"],
    },
    med: { type: "string", value: "N", help: "the route's MED" },
  },
  examples: [
    {
      line: "peerc explain --dir examples/azion AS13335_IX_BR_SP_V4 1.1.1.0/24",
      about: "would we accept this prefix from Cloudflare at IX.br?",
    },
    {
      line: 'peerc explain 187.16.216.20 1.1.1.0/24 --as-path "13335 64512" --rpki valid',
      about: "and with a private ASN in the path?",
    },
    {
      line: 'peerc explain --export AS13335_IX_BR_SP_V4 179.191.160.0/24 --as-path ""',
      about: "would we announce our own prefix to them?",
    },
  ],
  positionals: { min: 2, max: 2, names: "a session and a prefix" },
  formats: ["text", "json"],
  run: async (args, io) => (await import("./run-explain.ts")).runExplain(args, io),
};
