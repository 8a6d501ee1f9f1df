/** Registry data: reading dumps, expanding objects natively or with bgpq4, serving the IRRd protocol. */
export { AbsencePool } from "./absence-pool.ts";
export { formatAbsence, type Absence } from "./absence.ts";
export { Database, type RegisteredSet, type RouteObject, type SetClass } from "./database.ts";
export { expandWithBgpq4, type Bgpq4Options } from "./bgpq4.ts";
export { compareExpansions, type EngineDifference } from "./compare-expansions.ts";
export { DatabaseBuilder } from "./database-builder.ts";
export { expandNative, type RegistryData, type WantedObject } from "./expand-native.ts";
export { expandObject, NATIVE_ENGINE, type ExpandOptions } from "./expand-object.ts";
export { type Expansion, type Finding } from "./expansion.ts";
export {
  fetchRegistry,
  type FetchedRegistry,
  type FetchRegistryOptions,
  type NamedServer,
} from "./fetch-registry.ts";
export { findAbsences, type FindAbsencesOptions } from "./find-absences.ts";
export { formatMemberTree } from "./format-member-tree.ts";
export { formatServer } from "./format-server.ts";
export { holdAbsences, type HeldAbsences, type Witness } from "./hold-absences.ts";
export { limitsFor } from "./irrd-limits.ts";
export { type IrrdLimits, type IrrServer } from "./irrd-client.ts";
export {
  startIrrdServer,
  type IrrdQueryLog,
  type IrrdServer,
  type IrrdServerOptions,
} from "./irrd-server.ts";
export { type IrrdAnswer } from "./irrd-session.ts";
export { listSources } from "./list-sources.ts";
export { loadDatabase, type DumpFile } from "./load-database.ts";
export { buildMemberTree, type MemberTree, type TreeNode } from "./member-tree.ts";
export { reportDifferences } from "./report-differences.ts";
export { reportFindings, type ReportFindingsOptions } from "./report-findings.ts";
export {
  formatDropped,
  type DroppedObject,
  type DropReason,
  type DropSummary,
} from "./rpsl/dropped-object.ts";
export { runCommand, type CommandResult, type RunCommand } from "./run-command.ts";
export { splitObjects, type Chunks } from "./rpsl/split-objects.ts";
