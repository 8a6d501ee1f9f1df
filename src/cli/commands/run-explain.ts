import { objectNames } from "../../compile/index.ts";
import { Diagnostics, formatText, paintWith, printJson } from "../../diagnostics/index.ts";
import { describeOwner, type Peer } from "../../declaration/index.ts";
import type { SessionPlan } from "../../model/index.ts";
import { explain, formatExplanation, type DrainedBecause } from "../../report/index.ts";
import type { Arguments } from "./command.ts";
import { findSession } from "./find-session.ts";
import { EXIT, type Io } from "../output/io.ts";
import { loadPlans } from "../building/load-plans.ts";
import { networkFolder } from "../input/network-folder.ts";
import { printDiagnostics } from "../output/print-diagnostics.ts";
import { readRoute } from "./read-route.ts";

/** Explains one route on one session; returns the exit code. */
export function runExplain(args: Arguments, io: Io): Promise<number> {
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  const loaded = loadPlans(io.cwd, networkFolder(args, io.cwd, "dir"), report, {
    progress: io.progress,
  });
  const [name = "", prefix = ""] = args.positionals;
  const session =
    loaded?.plans &&
    findSession(loaded.plans, name, args.text("router"), loaded.network.declaration, report);
  const route = session && readRoute(session, prefix, args, report);
  const json = args.text("format") === "json";
  if (!loaded || !session || !route || diagnostics.failed) {
    printDiagnostics(diagnostics.all, args, io);
    return Promise.resolve(EXIT.errors);
  }
  const peer = loaded.network.declaration.peers.find((p) => p.asn === session.asn);
  const objects = (peer ? objectNames(peer) : []).flatMap(
    (object) => loaded.registry.get(object) ?? [],
  );
  const direction = args.flag("export") ? "export" : "import";
  const { prefixes, origins } = peer ?? { prefixes: [], origins: [] };
  const explanation = explain(
    session,
    direction,
    route,
    { objects, prefixes, origins },
    drainedBecause(peer, session),
  );
  // What was found and done to the snapshot is always reported; the rest is up to `validate`.
  const ofFolders = diagnostics.all.filter(({ code }) => code.startsWith("directory-"));
  io.stderr(formatText(ofFolders, { colour: io.colour }));
  const paint = paintWith(io.colourOut === true);
  io.stdout(json ? printJson(explanation) : formatExplanation(explanation, paint));
  return Promise.resolve(EXIT.ok);
}

/** Why a session is drained; null if it is not. */
function drainedBecause(peer: Peer | undefined, plan: SessionPlan): DrainedBecause | null {
  const { state } = peer?.sessions.find(({ span }) => span === plan.span) ?? {};
  if (state?.is !== "draining" || state.by === null) return null;
  const owner = state.by.kind === "session" ? "it" : describeOwner(state.by);
  const ticket = state.ticket === null ? "" : `, ${state.ticket}`;
  return { why: `${owner} is draining${ticket}`, prepends: state.prepend > 0 };
}
