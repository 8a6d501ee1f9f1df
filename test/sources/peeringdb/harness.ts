import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { parsePrefix } from "../../../src/net/index.ts";
import {
  fetchPeeringDb,
  type FetchContext,
  type FetchedSource,
  type Needs,
  type PeeringDb,
  type PeeringDbAccess,
} from "../../../src/sources/index.ts";
import type { PeeringDbServer } from "./peeringdb-server.ts";

/** What the network of `smallPeeringDb` needs. */
export const NEEDS: Needs = {
  asn: 64496,
  peers: [64500, 64501],
  lans: new Map([["ix", [parsePrefix("203.0.113.0/24")!]]]),
  prefixes: [],
  registered: "0".repeat(32),
  origins: [],
};

/** What fetching gave. */
export interface Fetched {
  readonly fetched: FetchedSource<PeeringDb>;
  /** Each as `code: message`. */
  readonly messages: readonly string[];
  readonly hints: readonly string[];
}

/** Fetches from a server, or from files. */
export async function fetchFrom(
  server: PeeringDbServer,
  access: Partial<PeeringDbAccess> = {},
  context: Partial<FetchContext> = {},
): Promise<Fetched> {
  const found = new Diagnostics();
  const fetched = await fetchPeeringDb(
    {
      from: { kind: "url", url: "https://www.peeringdb.com/api" },
      key: null,
      contacts: "full",
      sleep: server.sleep,
      ...access,
    },
    {
      http: server.http,
      now: () => server.now,
      open: () => null,
      needs: NEEDS,
      report: found.report,
      span: { source: { path: "network.yaml", text: "sources: {}\n" }, start: 0, end: 7 },
      progress: () => undefined,
      name: "peeringdb",
      sleep: server.sleep,
      secret: () => undefined,
      before: null,
      ...context,
    },
  );
  return {
    fetched,
    messages: found.all.map(({ code, message }) => `${code}: ${message}`),
    hints: found.all.map(({ hint = "" }) => hint),
  };
}

/** A file with these bytes, in chunks. */
export function fileOf(name: string, text: string, size = 1000): FetchContext["open"] {
  return (path) =>
    path !== name
      ? null
      : (async function* chunks() {
          const bytes = Buffer.from(text);
          for (let at = 0; at < bytes.length; at += size) {
            yield await Promise.resolve(bytes.subarray(at, at + size));
          }
        })();
}
