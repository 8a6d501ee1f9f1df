import { objectsOf, type Registry } from "../compile/index.ts";
import { diagnostic, Diagnostics, type Diagnostic } from "../diagnostics/index.ts";
import type { Arguments } from "./command.ts";
import { EXIT, type Io } from "./io.ts";
import {
  hasSnapshot,
  loadNetwork,
  loadRegistry,
  planNetwork,
  type LoadedNetwork,
} from "./load-network.ts";
import { printDiagnostics } from "./print-diagnostics.ts";

/**
 * Checks a network and reports everything at once, as far as there is registry data; gives the exit code. Nothing is
 * rendered or proven.
 */
export function runValidate(args: Arguments, io: Io): Promise<number> {
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  const network = loadNetwork(io.cwd, args.positionals[0] ?? ".", report);
  const registry: Registry | null =
    network && (hasSnapshot(network.files) ? loadRegistry(network, report) : new Map());
  if (network && registry) planNetwork(network, registry, report, { assumeObjects: true });
  const unchecked = network && registry && uncheckedFor(network, registry);
  const isText = (args.text("format") ?? "text") === "text";
  // For people it is a line of what was checked, not one of the notes that are shown on demand.
  if (unchecked && !isText) report(unchecked);
  printDiagnostics(diagnostics.all, args, io);
  if (network && isText) {
    if (!diagnostics.failed) io.stdout(`${describe(network)}: valid\n`);
    if (unchecked) io.stdout(`${unchecked.message}\n`);
  }
  return Promise.resolve(diagnostics.failed ? EXIT.errors : EXIT.ok);
}

/** How many objects a message names. */
const NAMED = 3;

/** What could not be checked for lack of registry data; null where there is all of it. */
function uncheckedFor({ declaration }: LoadedNetwork, registry: Registry): Diagnostic | null {
  const missing = [...objectsOf(declaration).keys()].filter((name) => !registry.has(name));
  if (missing.length === 0) return null;
  const params = { objects: missing.slice(0, NAMED), total: missing.length };
  return diagnostic("registry-data-missing", params);
}

/** What was checked, in figures. */
function describe({ files, declaration, library }: LoadedNetwork): string {
  const { routers, peers } = declaration;
  const sessions = peers.flatMap((peer) => peer.sessions.filter((session) => !session.removed));
  const policies = [...library.policies.values()];
  const terms = policies.flatMap((policy) => [...policy.import, ...policy.export]);
  const counted = [
    count(routers, "router"),
    count(peers, "peer"),
    count(sessions, "session"),
    count(policies, "policy", "policies"),
    count(terms, "term"),
  ];
  return `${files.folder}: ${counted.join(", ")}`;
}

function count(things: readonly unknown[], one: string, several = `${one}s`): string {
  return `${things.length} ${things.length === 1 ? one : several}`;
}
