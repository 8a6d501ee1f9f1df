import type { Version } from "../../../model/index.ts";
import { atLeast } from "../../at-least.ts";
import type { FrrFile } from "./file-content.ts";
import type { BgpDefaults } from "./read-neighbor.ts";

/** FRR's default times of a session, in seconds (`BGP_DEFAULT_HOLDTIME` of bgpd), by profile. */
const TIMES: Readonly<Record<string, { readonly keepalive: number; readonly hold: number }>> = {
  traditional: { keepalive: 60, hold: 180 },
  datacenter: { keepalive: 3, hold: 9 },
};

/**
 * Settings for all neighbors in a file, and otherwise those of the profile and the version (bgp_vty.c,
 * `FRR_CFG_DEFAULT_BOOL`).
 */
export interface FileDefaults extends BgpDefaults {
  /** Where routes with AS_SETs are rejected; null: nowhere. */
  readonly rejectsAsSets: { readonly line: number } | null;
}

/** The defaults of a file for an ASN and a version; a later version in the file itself is the running one. */
export function defaultsOf(file: FrrFile, asn: number, version: Version): FileDefaults {
  const asOf = file.asOf ?? version;
  const runs = atLeast(asOf, version) ? asOf : version;
  const isTraditional = file.profile === "traditional";
  const own = TIMES.traditional;
  const timers = file.timers ?? TIMES[file.profile] ?? null;
  const isOwn = timers?.keepalive === own?.keepalive && timers?.hold === own?.hold;
  const rejects = file.rejectsAsSets ?? (atLeast(runs, [10, 4]) ? { line: 1 } : "no");
  return {
    asn: file.asn ?? asn,
    requirePolicy: file.requirePolicy ?? (isTraditional && atLeast(asOf, [7, 4])),
    enforceFirstAs: file.enforceFirstAs ?? (atLeast(runs, [10]) && atLeast(asOf, [9, 1])),
    logsChanges: file.logsChanges ?? file.profile === "datacenter",
    timers: isOwn ? null : timers,
    gracefulRestart: file.gracefulRestart,
    rejectsAsSets: rejects === "no" ? null : rejects,
  };
}
