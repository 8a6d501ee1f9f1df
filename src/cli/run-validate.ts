import { Diagnostics } from "../diagnostics/index.ts";
import type { Arguments } from "./command.ts";
import { EXIT, type Io } from "./io.ts";
import { hasSnapshot, loadNetwork, loadRegistry, planNetwork } from "./load-network.ts";
import { printDiagnostics } from "./print-diagnostics.ts";

/** Checks a network and reports everything at once; gives the exit code. */
export function runValidate(args: Arguments, io: Io): Promise<number> {
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
}
