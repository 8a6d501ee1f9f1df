import { Diagnostics, type Diagnostic } from "../../diagnostics/index.ts";
import { withState, type DeclaredState } from "../../declaration/index.ts";
import type { RouterPlan } from "../../model/index.ts";
import type { LoadedSide } from "../building/load-side.ts";
import { loadPlansOf, planNetwork } from "../building/load-plans.ts";
import { findTargets } from "../draining/find-targets.ts";
import type { DiskFiles } from "../input/disk-files.ts";
import { readNetworkIn } from "../input/load-network.ts";
import type { LeavingRequest } from "./read-request.ts";

/** A network as it is, and with something drained or shut. */
export interface LeavingSide {
  /** Null if there was any error. */
  readonly compiled: {
    readonly before: readonly RouterPlan[];
    readonly after: readonly RouterPlan[];
    /** What the second one was compiled from. */
    readonly sources: NonNullable<LoadedSide["compiled"]>["sources"];
  } | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a network, and compiles it as it is, and with the state that is asked for. */
export function loadLeavingSide(
  cwd: string,
  files: DiskFiles,
  { state, targets }: LeavingRequest,
): LeavingSide {
  const found = new Diagnostics();
  const network = readNetworkIn(cwd, files, found.report);
  const loaded = network && loadPlansOf(network, found.report);
  const meant = network && findTargets(targets, network.declaration, found.report);
  if (!loaded?.plans || !meant || found.failed) return { compiled: null, diagnostics: found.all };
  const { network: whole, registry, plans } = loaded;
  const wanted: DeclaredState = {
    is: state,
    ...{ reason: null, ticket: null, message: null, until: null, prepend: 0 },
    span: whole.declaration.network.span,
  };
  const declaration = withState(whole.declaration, meant, wanted);
  const after = planNetwork({ ...whole, declaration }, registry, found.report);
  if (!after) return { compiled: null, diagnostics: found.all };
  const compiled = { before: plans, after, sources: { declaration, registry } };
  return { compiled, diagnostics: found.all };
}
