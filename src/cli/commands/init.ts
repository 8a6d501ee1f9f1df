import type { Command } from "./command.ts";

const text = (value: string, help: string) => ({ type: "string", value, help }) as const;
const texts = (value: string, help: string) =>
  ({ type: "string", multiple: true, value, help }) as const;

/** `peerc init`: writes the repository of a new network. */
export const initCommand: Command = {
  name: "init",
  summary: "write the repository of a new network",
  usage:
    "[FOLDER] [--peeringdb WHERE] [--dry-run]\n" +
    "       peerc init [FOLDER] --asn ASN --name NAME --as-set OBJECT --router NAME=PLATFORM,ID --rpki-cache ADDRESS\n" +
    "             --exchange ID=LAN,LAN,NAME --peer ASN --local ADDRESS --remote ADDRESS",
  about:
    "Writes the declaration of a new network with a first peer, first assertions (`peerc test`), changes allowed in advance,\n" +
    "settings for editors, pipelines for GitHub and GitLab, a hook for git, CODEOWNERS and a README, into FOLDER (default: this\n" +
    "folder). On a terminal it asks for what the options do not say; elsewhere, what is missing is an error that names the options.\n" +
    "--peeringdb fills in names, as-sets, the exchanges where we are, their LANs and both sides' addresses: from a dump (a file or a\n" +
    "URL that ends in .json), the API (https://www.peeringdb.com/api), or the snapshot in another network's folder.\n" +
    "The result is read and compiled as `validate` does before anything is written. No file is ever replaced: if any is in the way,\n" +
    "that is an error with all of them, and nothing is written.",
  options: {
    asn: text("ASN", "our ASN"),
    name: text("NAME", "our name"),
    "as-set": texts("OBJECT", "an IRR object with what we announce (may be given several times)"),
    router: texts(
      "NAME=PLATFORM,ROUTER_ID[,VERSION]",
      "a router, like gru1=junos,192.0.2.1,21.4 (may be given several times)",
    ),
    "rpki-cache": texts(
      "ADDRESS",
      "an RPKI cache that all routers ask (may be given several times)",
    ),
    exchange: texts(
      "ID=LAN[,LAN][,NAME]",
      "an exchange; with --peeringdb, its name or number there (default: all where we are)",
    ),
    peer: text("ASN", "the first peer"),
    "peer-name": text("NAME", "its name (default: PeeringDB's)"),
    "peer-as-set": text("OBJECT", "what it announces (default: PeeringDB's, else its ASN alone)"),
    "peer-router": text("NAME", "our router in the sessions with it (default: the only one)"),
    local: texts("ADDRESS", "our address in these sessions, one of each family"),
    remote: texts("ADDRESS", "its address there (may be given several times)"),
    pni: text("INTERFACE", "these sessions are over a private interconnect at this interface"),
    owner: texts("NAME", "who reviews changes, like @example/noc (may be given several times)"),
    peeringdb: text("WHERE", "PeeringDB's data: a file, a URL, or a network's folder"),
    "irr-server": texts("HOST[:PORT]", "a registry server (default: rr.ntt.net, whois.radb.net)"),
    "irr-source": texts("NAME", "a registry, in order of preference (default: the usual ones)"),
    lab: { type: "boolean", help: "a lab: allow ASNs for private use and documentation" },
    keep: {
      type: "boolean",
      help: "leave files that exist as they are, if they are no part of the network (README.md, …)",
    },
    "no-input": { type: "boolean", help: "never ask" },
    "dry-run": { type: "boolean", help: "list the files and write nothing" },
  },
  examples: [
    { line: "peerc init peering", about: "ask for everything" },
    {
      line: "peerc init peering --peeringdb https://www.peeringdb.com/api",
      about: "the same, with names, exchanges and addresses from PeeringDB",
    },
    {
      line:
        "peerc init peering --asn 52580 --name Azion --as-set RADB::AS-AZION --router gru1=bird,179.191.175.1\\\n" +
        "    --rpki-cache 179.191.175.53 --exchange ix-br-sp=187.16.216.0/21,2001:12f8::/64 --peer 13335\\\n" +
        "    --peer-as-set RADB::AS-CLOUDFLARE --local 187.16.217.180 --remote 187.16.219.133",
      about: "in a script",
    },
  ],
  positionals: { min: 0, max: 1 },
  formats: ["text", "json"],
  run: async (args, io) => (await import("./run-init.ts")).runInit(args, io),
};
