import { namesOf, type Names } from "../../assertions/index.ts";
import { Diagnostics, type Diagnostic } from "../../diagnostics/index.ts";
import type { NetworkSources } from "../../diff/index.ts";
import type { RouterPlan } from "../../model/index.ts";
import type { DiffSide } from "../input/find-sides.ts";
import { readNetworkIn } from "../input/load-network.ts";
import { loadPlansOf } from "./load-plans.ts";
import type { Progress } from "../output/progress.ts";
import type { Stages } from "./stages.ts";

/** One of two networks to compare, compiled. */
export interface LoadedSide {
  readonly name: string;
  /** Null if there was any error. */
  readonly compiled: {
    readonly plans: readonly RouterPlan[];
    readonly sources: NetworkSources;
    readonly names: Names;
  } | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads and compiles one of two networks; `stages` may know what was made of the other one. `progress` shows what is being
 * done.
 */
export function loadSide(
  cwd: string,
  { name, files }: DiffSide,
  stages: Stages,
  progress?: Progress,
): LoadedSide {
  const diagnostics = new Diagnostics();
  progress?.stage(`reading ${name}`);
  const network = readNetworkIn(cwd, files, diagnostics.report, stages);
  const loaded = network && loadPlansOf(network, diagnostics.report, { stages, progress });
  const compiled =
    loaded?.plans && !diagnostics.failed
      ? {
          plans: loaded.plans,
          sources: { declaration: loaded.network.declaration, registry: loaded.registry },
          names: namesOf(loaded.network),
        }
      : null;
  return { name, compiled, diagnostics: diagnostics.all };
}
