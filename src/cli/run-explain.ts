import { objectNames } from "../compile/index.ts";
import { Diagnostics } from "../diagnostics/index.ts";
import { explain, formatExplanation } from "../report/index.ts";
import type { Arguments } from "./command.ts";
import { findSession } from "./find-session.ts";
import { EXIT, type Io } from "./io.ts";
import { loadNetwork, loadRegistry, planNetwork } from "./load-network.ts";
import { printDiagnostics } from "./print-diagnostics.ts";
import { readRoute } from "./read-route.ts";

/** Explains one route on one session; gives the exit code. */
export function runExplain(args: Arguments, io: Io): Promise<number> {
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  const network = loadNetwork(io.cwd, args.text("dir") ?? ".", report);
  const registry = network && loadRegistry(network, report);
  const plans = network && registry && planNetwork(network, registry, report);
  const [name = "", prefix = ""] = args.positionals;
  const session = plans && findSession(plans, name, args.text("router"), report);
  const route = session && readRoute(session, prefix, args, report);
  const json = args.text("format") === "json";
  if (!network || !registry || !session || !route || diagnostics.failed) {
    printDiagnostics(diagnostics.all, args, io);
    return Promise.resolve(EXIT.errors);
  }
  const peer = network.declaration.peers.find((p) => p.asn === session.asn);
  const objects = (peer ? objectNames(peer) : []).flatMap((object) => registry.get(object) ?? []);
  const direction = args.flag("export") ? "export" : "import";
  const { prefixes, origins } = peer ?? { prefixes: [], origins: [] };
  const explanation = explain(session, direction, route, { objects, prefixes, origins });
  io.stdout(json ? `${JSON.stringify(explanation, null, 2)}\n` : formatExplanation(explanation));
  return Promise.resolve(EXIT.ok);
}
