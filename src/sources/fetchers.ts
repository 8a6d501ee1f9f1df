import type { PeeringDbSettings, SourceSetting } from "../declaration/index.ts";
import type { FetchContext, FetchedSource, SourceLocation } from "./fetch-source.ts";
import type { SourceData } from "./formats.ts";
import { fetchFlows } from "./flows/fetch-flows.ts";
import { fetchIxf } from "./ixf/fetch-ixf.ts";
import { fetchDeclared } from "./peeringdb/fetch-declared.ts";
import { fetchRoutingTable } from "./routing-table/fetch-routing-table.ts";
import { fetchRpki } from "./rpki/fetch-rpki.ts";

/** How each kind of source is fetched. */
export interface SourceFetchers {
  readonly peeringdb: (
    setting: PeeringDbSettings,
    context: FetchContext,
  ) => Promise<FetchedSource<SourceData["peeringdb"]>>;
  readonly rpki: (
    setting: SourceSetting,
    context: FetchContext,
  ) => Promise<FetchedSource<SourceData["rpki"]>>;
  readonly "routing-table": (
    setting: SourceSetting,
    context: FetchContext,
  ) => Promise<FetchedSource<SourceData["routing-table"]>>;
  readonly flows: (
    setting: SourceSetting,
    context: FetchContext,
  ) => Promise<FetchedSource<SourceData["flows"]>>;
  /** The member export of the exchange with this id. */
  readonly ixf: (
    exchange: string,
    from: SourceLocation,
    context: FetchContext,
  ) => Promise<FetchedSource<SourceData["ixf"]>>;
}

/** The fetchers of all kinds. */
export const FETCHERS: SourceFetchers = {
  peeringdb: fetchDeclared,
  rpki: fetchRpki,
  "routing-table": fetchRoutingTable,
  flows: fetchFlows,
  ixf: fetchIxf,
};
