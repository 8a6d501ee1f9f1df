import { diagnostic, Diagnostics } from "../diagnostics/index.ts";
import { buildMemberTree, expandObject, formatMemberTree, reportFindings } from "../irr/index.ts";
import { formatObjectName, parseObjectName } from "../net/index.ts";
import type { Arguments, Command } from "./command.ts";
import { EXIT, type Io } from "./io.ts";
import { chooseRegistry, misusedRegistryOptions, REGISTRY_OPTIONS } from "./irr-registry.ts";
import { printDiagnostics } from "./print-diagnostics.ts";

/** `peerc irr`: what the registries say of an object. */
export const irrCommand: Command = {
  name: "irr",
  summary: "show what is in an IRR object, and where each part was found",
  usage: "tree OBJECT [--dir DIR | --dump FILE... | --server HOST] [--sources LIST]",
  about:
    "Shows an as-set, route-set or ASN as a tree of its members: the source that each set was taken from, the route\n" +
    "objects of each ASN, and what is wrong: sets that no source has (which is not the same as empty ones), ASNs\n" +
    "without route objects or not for the Internet, loops. A set that occurs again is not shown again.",
  options: REGISTRY_OPTIONS,
  examples: [
    {
      line: "peerc irr tree AS-AZION --dir examples/azion",
      about: "what is in our as-set, by the example's dumps?",
    },
    {
      line: "peerc irr tree RADB::AS-CLOUDFLARE --server rr.ntt.net --sources RADB,RIPE,ARIN",
      about: "and in a peer's, right now?",
    },
    {
      line: "peerc irr tree AS-CUST --dump radb.db.gz --format json",
      about: "for a script",
    },
  ],
  positionals: { min: 2, max: 2 },
  formats: ["text", "json"],
  run: runIrr,
};

async function runIrr(args: Arguments, io: Io): Promise<number> {
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  const [action = "", text = ""] = args.positionals;
  const name = parseObjectName(text);
  const problem =
    action !== "tree"
      ? `\`${action}\` is not something irr does: it does \`tree\``
      : name === null
        ? `\`${text}\` is not the name of an as-set, a route-set or an ASN`
        : misusedRegistryOptions(args);
  if (name === null || problem !== null) {
    report(diagnostic("wrong-usage", { problem: problem ?? "", command: "irr" }));
    printDiagnostics(diagnostics.all, args, io);
    return EXIT.usage;
  }
  const chosen = await chooseRegistry(args, io.cwd, name, report);
  const tree = chosen && buildMemberTree(chosen.database, name, chosen.sources);
  if (chosen) {
    const { object, findings } = expandObject(chosen.database, name, chosen);
    // All else is in the tree.
    const told = findings.filter(({ kind }) => /^unknown-(?:source|object)$/.test(kind));
    reportFindings({ object, findings: told }, undefined, report);
  }
  const json = args.text("format") === "json";
  if (!json || !tree) printDiagnostics(diagnostics.all, args, io);
  if (tree) {
    const shown = { object: formatObjectName(name), ...tree, diagnostics: diagnostics.all };
    io.stdout(json ? `${JSON.stringify(shown, null, 2)}\n` : formatMemberTree(tree));
  }
  return tree && !diagnostics.failed ? EXIT.ok : EXIT.errors;
}
