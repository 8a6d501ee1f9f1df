import type { Command } from "./command.ts";

/** `peerc add`: writes a new peer into the declaration. */
export const add: Command = {
  name: "add",
  summary: "add a peer to the declaration, from PeeringDB",
  usage:
    "ASN [--exchange NAME]... [--router NAME] [--dry-run]\n" +
    "       peerc add ASN --pni INTERFACE --router NAME --local ADDRESS --remote ADDRESS\n" +
    "       peerc add --from REQUEST.json [--dry-run]",
  about:
    "Writes a peer and its sessions into a file of `peers/`: its name, as-set, limits and addresses from the PeeringDB data in\n" +
    "the snapshot, for both families; our address and router as in the sessions that are declared there, otherwise from our\n" +
    "own ports in PeeringDB. Without --exchange, at every exchange where both are. Limits are what the peer recommends plus\n" +
    "the margin, rounded up to two significant digits. What PeeringDB does not say, or says in a way that cannot be declared\n" +
    "(a sentence as as-set), is a comment in the file, and is printed. Contacts are comments, if the snapshot has them.\n" +
    "A peer that is declared gets the sessions that it lacks, and nothing else about it changes.\n" +
    "--from reads a request for sessions of the Peering API (draft-ietf-grow-peering-api); a secret in it is not written.\n" +
    "Comments, order, quotes and line ends of the file stay. The result is read and compiled before it is written. Needs no\n" +
    "network access; `peerc fetch` gets what the new peer has registered.",
  options: {
    exchange: {
      type: "string",
      multiple: true,
      value: "NAME",
      help: "an exchange, as in `exchanges` (may be given several times)",
    },
    pni: { type: "string", value: "INTERFACE", help: "the interface of a private interconnect" },
    router: { type: "string", value: "NAME", help: "our router" },
    local: {
      type: "string",
      multiple: true,
      value: "ADDRESS",
      help: "our address, one of each family",
    },
    remote: {
      type: "string",
      multiple: true,
      value: "ADDRESS",
      help: "an address of the peer, instead of those in PeeringDB",
    },
    from: { type: "string", value: "FILE", help: "a peering request as JSON" },
    margin: {
      type: "string",
      value: "PERCENT",
      help: "for limits, above what the peer recommends (default: 20%)",
    },
    file: {
      type: "string",
      value: "FILE",
      help: "the file of a new peer, like peers/content.yaml (default: the one with most peers)",
    },
    dir: { type: "string", value: "DIR", help: "the network's folder (default: this folder)" },
    "dry-run": { type: "boolean", help: "print a unified diff and write nothing" },
  },
  examples: [
    {
      line: "peerc add 54113 --exchange ix-br-sp",
      about: "Fastly at one exchange, with every address that it has there",
    },
    {
      line: "peerc add AS54113 --dry-run",
      about: "what would be written, at all common exchanges?",
    },
    {
      line: "peerc add 54113 --pni et-0/0/5 --router gru1 --local 192.0.2.0 --remote 192.0.2.1",
      about: "over a private interconnect",
    },
    {
      line: "peerc add --from request.json",
      about: "the sessions that a network asks for",
    },
  ],
  positionals: { min: 0, max: 10 },
  conflicts: [
    { pair: ["exchange", "pni"], why: "a session is at an exchange or at an interconnect" },
    { pair: ["from", "exchange"], why: "the request says where" },
    { pair: ["from", "pni"], why: "the request says where" },
    { pair: ["from", "remote"], why: "the request has the addresses" },
  ],
  formats: ["text", "json"],
  run: async (args, io) => (await import("./run-add.ts")).runAdd(args, io),
};
