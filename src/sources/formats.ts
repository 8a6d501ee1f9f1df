import type { SourceKind } from "./committed/source-name.ts";
import type { Flows } from "./flows/flows.ts";
import { FLOWS_FORMAT } from "./flows/flows-format.ts";
import { IXF_FORMAT } from "./ixf/ixf-format.ts";
import type { IxfExport } from "./ixf/ixf.ts";
import { PEERINGDB_FORMAT } from "./peeringdb/peeringdb-format.ts";
import type { PeeringDb } from "./peeringdb/peeringdb.ts";
import { ROUTING_TABLE_FORMAT } from "./routing-table/routing-table-format.ts";
import type { RoutingTable } from "./routing-table/routing-table.ts";
import { RPKI_FORMAT } from "./rpki/rpki-format.ts";
import type { Rpki } from "./rpki/rpki.ts";
import type { SourceFormat } from "./source-format.ts";

/** The data of each kind of source. */
export interface SourceData {
  readonly peeringdb: PeeringDb;
  readonly rpki: Rpki;
  readonly "routing-table": RoutingTable;
  readonly ixf: IxfExport;
  readonly flows: Flows;
}

/** The committed form of each kind of source. */
export const FORMATS: { readonly [Kind in SourceKind]: SourceFormat<SourceData[Kind]> } = {
  peeringdb: PEERINGDB_FORMAT,
  rpki: RPKI_FORMAT,
  "routing-table": ROUTING_TABLE_FORMAT,
  flows: FLOWS_FORMAT,
  ixf: IXF_FORMAT,
};

/** The files of a kind of source. */
export function filesOf(kind: SourceKind): readonly string[] {
  return FORMATS[kind].files;
}
