import type { Command } from "./command.ts";

/** `peerc publish`: writes what peers build their filters of our routes from. */
export const publishCommand: Command = {
  name: "publish",
  summary: "write what we announce, for peers to filter by, as a folder for a web server",
  usage: "[DIR] [--out FOLDER] [--margin PERCENT] [--peers | --peer ASN]... [--check]",
  about:
    "Works out from the export policies what the network declared in DIR (default: this folder) announces to its peers, of\n" +
    "what its own as-sets register, at every exchange and site. Writes it as JSON, as plain text and as filters for Junos,\n" +
    "IOS-XR, BIRD, FRR, RouterOS 7 and OpenBGPD, with a limit for the number of prefixes, into a folder with an index.html.\n" +
    "The folder is replaced as a whole, or not at all; one with files of others is left alone.\n" +
    "With --peers or --peer, the other side of our sessions with peers is written too, as each of them would configure it:\n" +
    "addresses and options, no password. Without, nothing in the folder says who our peers are.\n" +
    "--check writes nothing: it exits with 2 if the folder is not what would be published now, and lists what differs; a file\n" +
    "that was changed, or is not ours, is an error. It needs no network access; the same input gives the same bytes.",
  options: {
    out: {
      type: "string",
      short: "o",
      value: "FOLDER",
      help: "where to write (default: DIR/published)",
    },
    margin: {
      type: "string",
      value: "PERCENT",
      help: "how much a limit leaves above what is registered (default: 20%)",
    },
    peers: { type: "boolean", help: "write the other side of our sessions for all peers" },
    peer: {
      type: "string",
      multiple: true,
      value: "ASN",
      help: "write the other side of our sessions for this peer (may be repeated)",
    },
    check: {
      type: "boolean",
      help: "write nothing; exit 2 if the folder is not what we announce now, by its own options",
    },
  },
  examples: [
    { line: "peerc publish examples/azion", about: "what the example network announces" },
    { line: "peerc publish --out /var/www/peering", about: "for the web server" },
    {
      line: "peerc publish --out /tmp/as13335 --peer 13335",
      about: "with what Cloudflare would configure, to send it there",
    },
    {
      line: "peerc publish --check --out /var/www/peering",
      about: "in CI: is what is published what we announce?",
    },
  ],
  conflicts: [
    { pair: ["peers", "peer"], why: "--peers is for all of them" },
    { pair: ["check", "peers"], why: "a folder is checked by what it was published with" },
    { pair: ["check", "peer"], why: "a folder is checked by what it was published with" },
    { pair: ["check", "margin"], why: "a folder is checked by what it was published with" },
  ],
  positionals: { min: 0, max: 1 },
  formats: ["text", "json"],
  run: async (args, io) => (await import("./run-publish.ts")).runPublish(args, io),
};
