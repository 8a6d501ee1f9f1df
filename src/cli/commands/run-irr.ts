import { diagnostic, Diagnostics, printJson, toRows } from "../../diagnostics/index.ts";
import {
  buildMemberTree,
  expandObject,
  formatMemberTree,
  reportFindings,
} from "../../irr/index.ts";
import { formatObjectName, parseObjectName } from "../../net/index.ts";
import type { Arguments } from "./command.ts";
import { EXIT, type Io } from "../output/io.ts";
import { chooseRegistry, misusedRegistryOptions } from "../fetching/irr-registry.ts";
import { printDiagnostics } from "../output/print-diagnostics.ts";

/** Runs `peerc irr`. */
export async function runIrr(args: Arguments, io: Io): Promise<number> {
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  const [action = "", text = ""] = args.positionals;
  const name = parseObjectName(text);
  const problem =
    action !== "tree"
      ? `\`${action}\` is not something irr does: it does \`tree\``
      : /^(?:[A-Z0-9-]+::)?(?:AS-|RS-)?ANY$/i.test(text)
        ? `\`${text}\` stands for every route (RFC 2622, 5), and no registry holds it`
        : name === null
          ? `\`${text}\` is not the name of an as-set, a route-set or an ASN`
          : misusedRegistryOptions(args);
  if (name === null || problem !== null) {
    const write = action === "tree" ? {} : { write: `peerc irr tree ${text}` };
    report(diagnostic("wrong-usage", { problem: problem ?? "", command: "irr", ...write }));
    printDiagnostics(diagnostics.all, args, io);
    return EXIT.usage;
  }
  const chosen = await chooseRegistry(args, io, name, report);
  const tree = chosen && buildMemberTree(chosen.database, name, chosen.sources);
  if (chosen) {
    const { object, findings } = expandObject(chosen.database, name, chosen);
    // Everything else is in the tree.
    const shown = findings.filter(({ kind }) => /^unknown-(?:source|object)$/.test(kind));
    reportFindings({ object, findings: shown }, undefined, report);
  }
  const json = args.text("format") === "json";
  if (!json || !tree) printDiagnostics(diagnostics.all, args, io);
  if (tree) {
    const shown = { object: formatObjectName(name), ...tree, diagnostics: toRows(diagnostics.all) };
    io.stdout(json ? printJson(shown) : formatMemberTree(tree));
  }
  return tree && !diagnostics.failed ? EXIT.ok : EXIT.errors;
}
