import {
  FAMILIES,
  formatObjectName,
  formatPrefix,
  formatPrefixRange,
  readPrefix,
  type Asn,
  type Family,
  type ObjectName,
} from "../../net/index.ts";
import { dataOf, wordsOf } from "../client/answer-data.ts";
import type { Database } from "../database/database.ts";
import { expandObject } from "../expansion/expand-object.ts";
import { askInBatches } from "../client/ask-in-batches.ts";
import type { IrrdClient } from "../client/irrd-client.ts";
import { readSetAnswer } from "../client/read-set-answer.ts";
import { routesQuery } from "../client/routes-query.ts";
import { ServerFailure } from "../client/server-failure.ts";

/** An ASN for which a server returned no prefixes, and the sources that were queried. */
export interface AsnWithoutRoutes {
  readonly asn: Asn;
  readonly family: Family;
  readonly sources: readonly string[];
}

/** Sets with more ASNs are not queried as a whole: on busy servers that takes minutes. */
const MOST_ASNS = 1000;

/** How a server answers `!a` without a set if it can expand sets. */
const EXPANDS = /^F Missing required set name for A query/;

/**
 * Queries ASNs again that had no prefixes: a server answers `D` for an ASN without route objects, but also if it has
 * lost them. `client` must be a new one, because a connection with a fault could repeat its answer. Rejects with a
 * `ServerFailure` if there are prefixes after all.
 */
export async function confirmAsnsWithoutRoutes(
  client: IrrdClient,
  silent: readonly AsnWithoutRoutes[],
): Promise<void> {
  const found = await askInBatches(silent, async ({ asn, family, sources }) => {
    const query = routesQuery(asn, family);
    return dataOf(query, await client.query(query, sources)) !== null;
  });
  const other = silent[found.indexOf(true)];
  if (other === undefined) return;
  const what = `${other.family} prefixes of AS${other.asn}`;
  throw new ServerFailure(`the server has no ${what}, and has some when it is asked again`);
}

/**
 * Compares what was fetched for as-sets with the server's own expansion of them (`!a4`, `!a6`), if it has one: a
 * prefix in it that no ASN of the set has registered, even after querying all of them again, means that one of the
 * two answers is wrong. Skips sets whose ASNs all have prefixes, that are too large, or that the server would take
 * from another source. Rejects with a `ServerFailure` if the answers contradict each other.
 */
export async function confirmSets(
  client: IrrdClient,
  database: Database,
  names: readonly ObjectName[],
  silent: readonly AsnWithoutRoutes[],
  sources: readonly string[],
  server: string,
): Promise<void> {
  const asSets = names.filter(({ kind }) => kind === "as-set");
  if (asSets.length === 0 || silent.length === 0) return;
  const probe = await client.query("!a");
  if (probe.kind !== "failed" || !EXPANDS.test(probe.problem)) return;
  const silentIn = {
    ipv4: new Set(silent.flatMap(({ asn, family }) => (family === "ipv4" ? asn : []))),
    ipv6: new Set(silent.flatMap(({ asn, family }) => (family === "ipv6" ? asn : []))),
  };
  for (const name of asSets) {
    const { object } = expandObject(database, name, { sources });
    const asns = object.origins.map(({ asn }) => asn);
    const families = FAMILIES.filter((family) => asns.some((asn) => silentIn[family].has(asn)));
    if (families.length === 0 || asns.length > MOST_ASNS) continue;
    if (!(await isTaken(client, name, sources, server))) continue;
    for (const family of families) {
      const query = `!a${family === "ipv4" ? "4" : "6"}${name.name}`;
      const answer = await client.query(query, sources);
      // A server may refuse to expand this set; it has answered everything else.
      if (answer.kind !== "data") continue;
      const known = new Set<string>();
      for (const { range } of object.prefixes[family]) known.add(formatPrefixRange(range));
      const strange = prefixesOf(query, answer.text).filter((prefix) => !known.has(prefix));
      if (strange.length === 0) continue;
      // It may have been registered in the meantime.
      for (const prefix of await registeredNow(client, asns, family, sources)) known.add(prefix);
      const lost = strange.find((prefix) => !known.has(prefix));
      if (lost === undefined) continue;
      throw new ServerFailure(
        `the server contradicts itself: its ${formatObjectName(name)} has ${lost}, which none of the set's ASNs has registered`,
      );
    }
  }
}

/** Whether the set that was followed is the one that the server expands: without a source, it takes the first. */
async function isTaken(
  client: IrrdClient,
  { source, name }: ObjectName,
  sources: readonly string[],
  server: string,
): Promise<boolean> {
  if (source === null) return true;
  const query = `!mas-set,${name}`;
  const text = dataOf(query, await client.query(query, sources));
  if (text === null) return false;
  const record = readSetAnswer(text, { class: "as-set", name, sources, server });
  return "source" in record && record.source === source;
}

async function registeredNow(
  client: IrrdClient,
  asns: readonly Asn[],
  family: Family,
  sources: readonly string[],
): Promise<readonly string[]> {
  const answers = await askInBatches(asns, async (asn) => {
    const query = routesQuery(asn, family);
    return dataOf(query, await client.query(query, sources)) ?? "";
  });
  return answers.flatMap((text, i) => prefixesOf(routesQuery(asns[i] ?? 0, family), text));
}

/** The prefixes of an answer, in canonical form. */
function prefixesOf(query: string, text: string): readonly string[] {
  return wordsOf(text).map((word) => {
    const prefix = readPrefix(word);
    if (typeof prefix !== "string") return formatPrefix(prefix);
    const shown = JSON.stringify(word.slice(0, 80));
    throw new ServerFailure(`the server answers \`${query}\` with ${shown}, which is no prefix`);
  });
}
