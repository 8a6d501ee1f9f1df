/** Registry data: reading dumps, expanding objects natively or with bgpq4, serving the IRRd protocol. */
export { AbsencePool } from "./absences/absence-pool.ts";
export { formatAbsence, type Absence } from "./absences/absence.ts";
export {
  Database,
  type RegisteredSet,
  type RouteObject,
  type SetClass,
} from "./database/database.ts";
export { expandWithBgpq4, type Bgpq4Options } from "./bgpq4/bgpq4.ts";
export { compareExpansions, type EngineDifference } from "./expansion/compare-expansions.ts";
export { DatabaseBuilder } from "./database/database-builder.ts";
export { expandNative, type RegistryData, type WantedObject } from "./expansion/expand-native.ts";
export { expandObject, NATIVE_ENGINE, type ExpandOptions } from "./expansion/expand-object.ts";
export { type Expansion, type Finding } from "./expansion/expansion.ts";
export {
  fetchRegistry,
  type FetchedRegistry,
  type FetchRegistryOptions,
  type NamedServer,
} from "./mirror/fetch-registry.ts";
export { findMaintainers, type WantedRoute } from "./database/find-maintainers.ts";
export { findAbsences, type FindAbsencesOptions } from "./absences/find-absences.ts";
export { formatMemberTree } from "./expansion/format-member-tree.ts";
export { formatServer } from "./client/format-server.ts";
export {
  confirmAbsences,
  type ConfirmedAbsences,
  type Witness,
} from "./absences/confirm-absences.ts";
export { limitsFor } from "./client/irrd-limits.ts";
export { type IrrdLimits, type IrrServer } from "./client/irrd-client.ts";
export {
  startIrrdServer,
  type IrrdQueryLog,
  type IrrdServer,
  type IrrdServerOptions,
} from "./server/irrd-server.ts";
export { type IrrdAnswer } from "./server/irrd-session.ts";
export { listSources } from "./client/list-sources.ts";
export { loadDatabase, type DumpFile } from "./database/load-database.ts";
export { buildMemberTree, type MemberTree, type TreeNode } from "./expansion/member-tree.ts";
export { reportDifferences } from "./expansion/report-differences.ts";
export { reportFindings, type ReportFindingsOptions } from "./expansion/report-findings.ts";
export {
  formatDropped,
  type DroppedObject,
  type DropReason,
  type DropSummary,
} from "./rpsl/dropped-object.ts";
export { splitObjects, type Chunks } from "./rpsl/split-objects.ts";
