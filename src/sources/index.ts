/** Evidence about peers: PeeringDB, RPKI, the routing table, exchanges' member exports, flows. Reading and committing it. */
export * from "./fetch-source.ts";
export type * from "./flows/flows.ts";
export type * from "./http/http-get.ts";
export type * from "./ixf/ixf.ts";
export { fetchPeeringDb, type PeeringDbAccess } from "./peeringdb/fetch-peeringdb.ts";
export { PEERINGDB_FORMAT } from "./peeringdb/peeringdb-format.ts";
export type * from "./peeringdb/peeringdb.ts";
export type { ContactDetail } from "./peeringdb/records/contact-record.ts";
export { reportWithdrawn } from "./peeringdb/report-withdrawn.ts";
export type * from "./routing-table/routing-table.ts";
export * from "./rpki/aspa-path.ts";
export { draftAspa } from "./rpki/draft-aspa.ts";
export * from "./rpki/origin-validation.ts";
export * from "./rpki/rpki.ts";
export { RPKI_FORMAT } from "./rpki/rpki-format.ts";
export type * from "./source-format.ts";
export * from "./sources.ts";
