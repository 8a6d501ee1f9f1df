import { resolve } from "node:path";

import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { GivenVrps } from "../../impact/index.ts";
import { indexAspas, readValidatorJson, type AspaIndex } from "../../sources/index.ts";
import { readText } from "../../system/index.ts";
import { sourceNeeds } from "../fetching/source-needs.ts";
import { loadSources } from "../input/load-sources.ts";
import type { LoadedChange } from "./load-change.ts";

/** What is known of RPKI. */
export interface LoadedRpki {
  readonly vrps: GivenVrps | null;
  readonly aspas: AspaIndex | null;
}

/** The largest output of a validator that is read, in bytes. */
const MAX_BYTES = 500_000_000;

/**
 * Reads VRPs and ASPAs: from the file of a validator, or else from the snapshot, which has those about registered
 * prefixes. `now`: what has expired by then is left out, in milliseconds since 1970; null: nothing is. Null, and
 * reported, if they cannot be read.
 */
export function loadVrps(
  path: string | null,
  change: LoadedChange,
  cwd: string,
  now: number | null,
  report: Report,
): LoadedRpki | null {
  return path === null ? ofSnapshot(change, report) : ofValidator(path, cwd, now, report);
}

function ofValidator(
  path: string,
  cwd: string,
  now: number | null,
  report: Report,
): LoadedRpki | null {
  const text = readText(resolve(cwd, path), MAX_BYTES);
  if (text === null) {
    report(diagnostic("file-not-found", { path }));
    return null;
  }
  const all = { vrp: () => true, aspa: () => true };
  const reading = readValidatorJson(text, all, now ?? 0);
  if (reading.kind === "refused") {
    report(diagnostic("impact-vrps-unreadable", { path, problem: reading.problem }));
    return null;
  }
  const { vrps, aspas } = reading;
  return { vrps: { vrps, registered: null }, aspas: aspas && indexAspas(aspas) };
}

function ofSnapshot({ files, sources }: LoadedChange, report: Report): LoadedRpki | null {
  const loaded = loadSources(files, report);
  if (!loaded) return null;
  const { rpki } = loaded;
  if (!rpki) return { vrps: null, aspas: null };
  const { declaration, registry } = sources;
  const needs = sourceNeeds(declaration, registry);
  // VRPs that were selected for other prefixes are complete for nothing but what they match.
  const isCurrent = rpki.provenance.registered === needs.registered;
  const registered = isCurrent ? needs.prefixes : [];
  // The ASPAs of a snapshot are those of peers and origins: not of all networks in a path.
  return { vrps: { vrps: rpki.data.vrps, registered }, aspas: null };
}
