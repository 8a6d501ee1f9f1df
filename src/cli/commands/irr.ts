import type { Command } from "./command.ts";
import { REGISTRY_OPTIONS } from "../fetching/registry-options.ts";

/** `peerc irr`: what the registries have about an object. */
export const irrCommand: Command = {
  name: "irr",
  summary: "show what is in an IRR object, and where each part was found",
  usage: "tree OBJECT [--dir DIR | --dump FILE... | --server HOST] [--sources LIST]",
  about:
    "Shows an as-set, route-set or ASN as a tree of its members: the source of each set, the route objects of each ASN,\n" +
    "and problems: sets that no source has (as opposed to empty ones), ASNs without route objects or not for use on the\n" +
    "Internet, loops. A set that occurs more than once is expanded only once.",
  options: REGISTRY_OPTIONS,
  examples: [
    {
      line: "peerc irr tree AS-AZION --dir examples/azion",
      about: "what is in our as-set, according to the example's dumps?",
    },
    {
      line: "peerc irr tree RADB::AS-CLOUDFLARE --server rr.ntt.net --sources RADB,RIPE,ARIN",
      about: "and in a peer's as-set, right now?",
    },
    {
      line: "peerc irr tree AS-CUST --dump radb.db.gz --format json",
      about: "for a script",
    },
  ],
  positionals: { min: 2, max: 2, names: "tree and the name of an object" },
  formats: ["text", "json"],
  run: async (args, io) => (await import("./run-irr.ts")).runIrr(args, io),
};
