import { FAMILIES, type Asn, type Family } from "../../net/index.ts";
import { dataOf } from "../client/answer-data.ts";
import { confirmAsnsWithoutRoutes, type AsnWithoutRoutes } from "../absences/confirm-absence.ts";
import { askInBatches } from "../client/ask-in-batches.ts";
import type { IrrdClient } from "../client/irrd-client.ts";
import { routesQuery } from "../client/routes-query.ts";

/** What bgpq4 was told of one family. */
export interface Bgpq4Answers {
  readonly empty: boolean;
  /** The ASNs that the server has none for, where bgpq4 asks for ASNs one by one. */
  readonly without: ReadonlySet<Asn>;
  /** Whether the server put the list together itself, so that nobody asked for the ASNs one by one. */
  readonly asWhole: boolean;
}

/** Whether a server has any, for ASNs that it was asked for: by the query and the sources. */
export type AskedAsns = Map<string, boolean>;

/**
 * The ASNs without prefixes of a family, as far as that is known: those that bgpq4 was told of, and all of an
 * empty list. They are asked for again; rejects with a `ServerFailure` where the server has some after all.
 * Where it is to be known of every ASN (`asked`), those in a list that the server put together itself are found too, by
 * asking for each ASN that was not asked for before.
 */
export async function findAsnsWithoutRoutes(
  client: IrrdClient,
  asns: readonly Asn[],
  told: Readonly<Record<Family, Bgpq4Answers>>,
  sources: readonly string[],
  asked: AskedAsns | null,
): Promise<readonly AsnWithoutRoutes[]> {
  const all = FAMILIES.flatMap((family) => asns.map((asn) => ({ asn, family, sources })));
  const isKnown = ({ asn, family }: AsnWithoutRoutes): boolean =>
    told[family].empty || told[family].without.has(asn);
  const silent = all.filter(isKnown);
  await confirmAsnsWithoutRoutes(client, silent);
  if (!asked) return silent;
  const unasked = all.filter((one) => told[one.family].asWhole && !isKnown(one));
  const nothing = await askInBatches(unasked, async ({ asn, family }) => {
    const query = routesQuery(asn, family);
    const key = `${query} ${sources.join()}`;
    const known = asked.get(key);
    if (known !== undefined) return !known;
    const data = dataOf(query, await client.query(query, sources));
    asked.set(key, data !== null);
    return data === null;
  });
  return [...silent, ...unasked.filter((_, i) => nothing[i])];
}
