import type { Needs } from "../fetch-source.ts";
import type { ApiProblem, ApiQueries, Query } from "./query-api.ts";
import { ourFacilities, ourLans } from "./select/our-lans.ts";
import { TO_ASK } from "./select/select-records.ts";
import type { RawRecord, Table, Tables } from "./tables.ts";

/** The most values in one `…__in` filter: PeeringDB takes 150 ASNs in one query. */
const MOST_VALUES = 150;

/** Optional fields of a network that are read where they are. */
const NETWORK_FIELDS = [
  "info_traffic",
  "website",
  "looking_glass",
  "info_type",
  "info_types",
  "info_scope",
  "info_never_via_route_servers",
  "policy_general",
  "policy_url",
  "policy_locations",
  "policy_ratio",
  "policy_contracts",
  "updated",
] as const;

/** The server decides by the second whether it gives the first. */
const LAN_FIELDS = ["ixf_ixp_member_list_url", "ixf_ixp_member_list_url_visible"] as const;

const NO_LANS: ApiProblem = {
  status: null,
  problem: "answered that there is no `ixpfx` record at all",
};

/** The tables as they are filled, one query after the other. */
class TableQueries {
  readonly found: { -readonly [T in Table]: RawRecord[] } = {
    net: [],
    ix: [],
    ixlan: [],
    ixpfx: [],
    netixlan: [],
    fac: [],
    netfac: [],
    poc: [],
  };
  readonly #api: ApiQueries;
  readonly #progress: (text: string) => void;

  constructor(api: ApiQueries, progress: (text: string) => void) {
    this.#api = api;
    this.#progress = progress;
  }

  /** Asks for all records of a table that a filter leaves. */
  async all(query: Query, note = ""): Promise<ApiProblem | null> {
    this.#progress(`PeeringDB: ${query.table}${note}`);
    const answer = await this.#api.all(query);
    if ("problem" in answer) return answer;
    for (const record of answer) this.found[query.table].push(record);
    return null;
  }

  /** Asks for the records that have one of some values in a field, for 150 values at a time. */
  async some(query: Query, field: string, values: readonly number[]): Promise<ApiProblem | null> {
    const sorted = [...new Set(values)].sort((a, b) => a - b);
    const queries = Math.ceil(sorted.length / MOST_VALUES);
    for (let i = 0; i < queries; i++) {
      const part = sorted.slice(i * MOST_VALUES, (i + 1) * MOST_VALUES);
      const filter = { ...query.filter, [`${field}__in`]: part.join(",") };
      const problem = await this.all(
        { ...query, filter },
        queries > 1 ? ` (${i + 1} of ${queries})` : "",
      );
      if (problem) return problem;
    }
    return null;
  }
}

/** Asks the API for the records that concern us, in as few queries as there can be. */
export async function queryTables(
  api: ApiQueries,
  { asn, peers, lans }: Pick<Needs, "asn" | "peers" | "lans">,
  progress: (text: string) => void,
): Promise<Tables | ApiProblem> {
  const queries = new TableQueries(api, progress);
  const { found } = queries;
  const asked = new Set([asn, ...peers]);
  const net: Query = { table: "net", fields: NETWORK_FIELDS };
  /** The ids of what was found first, to ask for all records of these. */
  const taken = (table: Table, ids: ReadonlySet<number>): readonly number[] => {
    found[table].length = 0;
    return [...ids];
  };
  let lanIds: readonly number[] = [];
  let facilityIds: readonly number[] = [];
  let askedIds: readonly number[] = [];
  const steps: readonly (() => Promise<ApiProblem | null>)[] = [
    () => queries.all({ table: "ixpfx" }),
    () => Promise.resolve(found.ixpfx.length > 0 ? null : NO_LANS),
    // Our LANs are those with a declared prefix, and those with a port of ours.
    () => queries.some({ table: "netixlan" }, "asn", [asn]),
    () => {
      lanIds = taken("netixlan", ourLans(found, { asn, lans }));
      return queries.some({ table: "netixlan" }, "ixlan_id", lanIds);
    },
    () => queries.some({ table: "ixlan", fields: LAN_FIELDS }, "id", lanIds),
    () => queries.some({ table: "ix" }, "id", numbers(found.ixlan, "ix_id")),
    // Our facilities are found by the id of our own record.
    () => queries.some(net, "asn", [...asked]),
    () => {
      askedIds = numbers(found.net, "id");
      const ours = found.net.filter((record) => record["asn"] === asn);
      return queries.some({ table: "netfac" }, "net_id", numbers(ours, "id"));
    },
    () => {
      facilityIds = taken("netfac", ourFacilities(found.netfac, asn));
      return queries.some({ table: "netfac" }, "fac_id", facilityIds);
    },
    () => queries.some({ table: "fac" }, "id", facilityIds),
    () => queries.some({ table: "poc" }, "net_id", askedIds),
    // Other networks where we are may become peers; of them, whom to ask.
    () => {
      const there = [...numbers(found.netixlan, "asn"), ...numbers(found.netfac, "local_asn")];
      return queries.some(
        net,
        "asn",
        there.filter((each) => !asked.has(each)),
      );
    },
    () => {
      const known = new Set(askedIds);
      const others = numbers(found.net, "id").filter((id) => !known.has(id));
      return queries.some({ table: "poc", filter: { role: TO_ASK } }, "net_id", others);
    },
  ];
  for (const step of steps) {
    const problem = await step();
    if (problem) return problem;
  }
  return found;
}

/** The numbers in a field of records. */
function numbers(records: readonly RawRecord[], field: string): readonly number[] {
  return records.flatMap((record) => {
    const value = record[field];
    return Number.isSafeInteger(value) ? [Number(value)] : [];
  });
}
