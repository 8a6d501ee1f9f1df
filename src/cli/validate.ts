import { Diagnostics } from "../diagnostics/index.ts";
import type { Command } from "./command.ts";
import { EXIT } from "./io.ts";
import { hasSnapshot, loadNetwork, loadRegistry, planNetwork } from "./load-network.ts";
import { DIAGNOSTIC_FORMATS, NOTES_OPTION, printDiagnostics } from "./print-diagnostics.ts";

/** `peerc validate`: everything that can be wrong, and nothing written. */
export const validate: Command = {
  name: "validate",
  summary: "check a declaration, its policies and its snapshot",
  usage: "[DIR] [--format FORMAT]",
  about:
    "Reads the network declared in DIR (default: this folder), compiles it as `build` would, and reports every\n" +
    "mistake at once, each with its place and what to do. Writes nothing and needs no network. Where there is\n" +
    "no snapshot yet, the declaration and the policies alone are checked.",
  options: NOTES_OPTION,
  examples: [
    { line: "peerc validate examples/azion", about: "check the example network" },
    { line: "peerc validate --format github", about: "annotate a pull request" },
  ],
  positionals: { min: 0, max: 1 },
  formats: DIAGNOSTIC_FORMATS,
  run: (args, io) => {
    const diagnostics = new Diagnostics();
    const { report } = diagnostics;
    const network = loadNetwork(io.cwd, args.positionals[0] ?? ".", report);
    const fetched = network !== null && hasSnapshot(network.files);
    if (network && fetched) {
      const registry = loadRegistry(network, report);
      if (registry) planNetwork(network, registry, report);
    }
    printDiagnostics(diagnostics.all, args, io);
    if (diagnostics.failed) return Promise.resolve(EXIT.errors);
    if (network && (args.text("format") ?? "text") === "text") {
      const { routers, peers } = network.declaration;
      const sessions = peers.flatMap((peer) => peer.sessions.filter((session) => !session.removed));
      const note = fetched ? "" : "; not compiled, since there is no snapshot yet (peerc fetch)";
      io.stdout(
        `${network.files.folder}: ${routers.length} routers, ${peers.length} peers, ${sessions.length} sessions: valid${note}\n`,
      );
    }
    return Promise.resolve(EXIT.ok);
  },
};
