/** Evidence about peers: PeeringDB, RPKI, the routing table, exchanges' member exports, flows. Reading and committing it. */
export * from "./committed/committed-source.ts";
export * from "./committed/compare-sources.ts";
export * from "./committed/guard-sources.ts";
export { readCommitted } from "./committed/read-committed.ts";
export { kindOf, type SourceKind } from "./committed/source-name.ts";
export { writeSources } from "./committed/write-sources.ts";
export { errorCode } from "./error-code.ts";
export * from "./fetch-source.ts";
export { declaredSources, fetchSources, type DeclaredSource } from "./fetch-sources.ts";
export { ReadProblem } from "./open-location.ts";
export type * from "./flows/flows.ts";
export { FLOW_ROLES, RATE_UNITS, type FlowRequest, type FlowRole } from "./flows/flow-role.ts";
export {
  readCollectedFlows,
  type PrefixVolume,
  type SentTraffic,
} from "./flows/read-collected-flows.ts";
export { isAsnFlows, readFlows } from "./flows/read-flows.ts";
export { httpClient, type HttpEdges } from "./http/http-client.ts";
export type * from "./http/http-get.ts";
export type * from "./ixf/ixf.ts";
export { isLanOf } from "./peeringdb/is-lan-of.ts";
export { fetchPeeringDb, type PeeringDbAccess } from "./peeringdb/fetch-peeringdb.ts";
export { PEERINGDB_FORMAT } from "./peeringdb/peeringdb-format.ts";
export type * from "./peeringdb/peeringdb.ts";
export type { ContactDetail } from "./peeringdb/records/contact-record.ts";
export { reportWithdrawn } from "./peeringdb/report-withdrawn.ts";
export { formatTime } from "./provenance-time.ts";
export { OverlappingPrefixes } from "./overlapping-prefixes.ts";
export { readSources } from "./read-sources.ts";
export { registeredDigest } from "./registered-digest.ts";
export * from "./routing-table/routing-table.ts";
export { ROUTING_TABLE_FORMAT } from "./routing-table/routing-table-format.ts";
export * from "./routing-table/visibility.ts";
export * from "./rpki/aspa-path.ts";
export { draftAspa } from "./rpki/draft-aspa.ts";
export * from "./rpki/origin-validation.ts";
export {
  readValidatorJson,
  type ValidatorData,
  type ValidatorReading,
} from "./rpki/read-validator-json.ts";
export * from "./rpki/rpki.ts";
export { RPKI_FORMAT } from "./rpki/rpki-format.ts";
export type * from "./source-format.ts";
export * from "./sources.ts";
