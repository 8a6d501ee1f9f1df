import type { PeeringDbSettings } from "../../declaration/index.ts";
import { diagnostic } from "../../diagnostics/index.ts";
import type { FetchContext, FetchedSource } from "../fetch-source.ts";
import { SOURCES_FOLDER } from "../../snapshot/index.ts";
import { fetchPeeringDb } from "./fetch-peeringdb.ts";
import { PEERINGDB_FORMAT } from "./peeringdb-format.ts";
import type { PeeringDb } from "./peeringdb.ts";
import { reportWithdrawn } from "./report-withdrawn.ts";

/** Fetches PeeringDB as declared, and warns about networks that are gone from it. Null after an error was reported. */
export async function fetchDeclared(
  { from: [from], key, contacts }: PeeringDbSettings,
  context: FetchContext,
): Promise<FetchedSource<PeeringDb>> {
  const { before, name, report, secret, sleep, span } = context;
  const value = key && secret(key.env);
  if (key && (value === undefined || value === "")) {
    report(diagnostic("source-secret-missing", { name, variable: key.env }, { span }));
    return null;
  }
  if (!from) throw new Error("a source without a location");
  const access = { from: from.value, key: value ?? null, contacts, sleep };
  const fetched = await fetchPeeringDb(access, context);
  const folder = { name: `${SOURCES_FOLDER}/${name}`, texts: before?.texts ?? new Map() };
  const old = before && PEERINGDB_FORMAT.read(folder, () => undefined);
  if (old && fetched) reportWithdrawn(old, fetched.data, span, report);
  return fetched;
}
