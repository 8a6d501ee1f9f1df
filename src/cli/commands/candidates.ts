import type { Command } from "./command.ts";

/** `peerc candidates`: networks that could become peers. */
export const candidatesCommand: Command = {
  name: "candidates",
  summary: "list networks at our exchanges and in our facilities that are no peers yet",
  usage: "[DIR] [--exchange ID] [--facility FACILITY] [--policy POLICY] [--limit N]",
  about:
    "Lists the networks that PeeringDB has at an exchange or in a facility of the network declared in DIR (default: this\n" +
    "folder), and that are not declared: with the most traffic first, where the snapshot has flows; then with the most\n" +
    "prefixes by PeeringDB. For each: its policy, the shared exchanges with the speed of its ports ((RS): it is reached\n" +
    "through the route servers there), shared facilities, traffic to us (IN) and from us (OUT) at the 95th percentile,\n" +
    "its total traffic by its own statement (BAND), numbers of prefixes, as-set, and the sentences of the peering agreement\n" +
    "that can be decided without sessions: how many hold, which are violated and which are open; and the command that adds\n" +
    "it. Route servers are no candidates, and ports that are not operational do not count. A table on a terminal is cut to\n" +
    "its width; json and csv have everything, and no value in them is altered. Needs PeeringDB in the snapshot, no network\n" +
    "access, and writes nothing.",
  options: {
    exchange: { type: "string", value: "ID", help: "only networks at this exchange" },
    facility: {
      type: "string",
      value: "FACILITY",
      help: "only networks in this facility: its number or name in PeeringDB, or `any`",
    },
    policy: {
      type: "string",
      multiple: true,
      value: "POLICY",
      help: "only networks with this policy: open, selective, restrictive or no; may be repeated",
      values: ["open", "selective", "restrictive", "no"],
    },
    "min-traffic": {
      type: "string",
      value: "RATE",
      help: "only networks with at least this much traffic in one direction: 500Mbps",
    },
    flows: {
      type: "string",
      value: "FILE",
      help: "traffic by ASN from this CSV file, instead of the snapshot's",
    },
    limit: { type: "string", value: "N", help: "only the first N" },
    agreement: {
      type: "string",
      value: "NAME",
      help: "another agreement: NAME of policies/agreements/NAME.yaml, or a file",
    },
  },
  examples: [
    { line: "peerc candidates examples/azion", about: "with whom could we peer?" },
    {
      line: "peerc candidates --exchange ix-br-sp --policy open --limit 20",
      about: "whom to ask first at an exchange",
    },
    {
      line: "peerc candidates --facility any --min-traffic 1Gbps --format csv",
      about: "who is worth a private interconnect?",
    },
  ],
  positionals: { min: 0, max: 1 },
  formats: ["text", "json", "csv"],
  run: async (args, io) => (await import("./run-candidates.ts")).runCandidates(args, io),
};
