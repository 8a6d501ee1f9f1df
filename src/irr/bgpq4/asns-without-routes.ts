import { FAMILIES, type Asn, type Family } from "../../net/index.ts";
import { dataOf } from "../client/answer-data.ts";
import { confirmAsnsWithoutRoutes, type AsnWithoutRoutes } from "../absences/confirm-absence.ts";
import { askInBatches } from "../client/ask-in-batches.ts";
import type { IrrdClient } from "../client/irrd-client.ts";
import { routesQuery } from "../client/routes-query.ts";

/** What a server answered to bgpq4 for one family. */
export interface Bgpq4Answers {
  readonly empty: boolean;
  /** The ASNs for which the server has no prefixes, if bgpq4 queries ASNs one by one. */
  readonly without: ReadonlySet<Asn>;
  /** Whether the server expanded the list itself, so no ASN was queried individually. */
  readonly asWhole: boolean;
}

/** Whether a server has prefixes for the ASNs that were queried: by query and sources. */
export type QueriedAsns = Map<string, boolean>;

/**
 * The ASNs without prefixes of a family, as far as known: those that the server reported to bgpq4, and all ASNs of an
 * empty list. They are queried again; rejects with a `ServerFailure` if the server has prefixes after all. If it must
 * be known for every ASN (`queried`), those in a list that the server expanded itself are found too, by querying each
 * ASN that was not queried before.
 */
export async function findAsnsWithoutRoutes(
  client: IrrdClient,
  asns: readonly Asn[],
  answers: Readonly<Record<Family, Bgpq4Answers>>,
  sources: readonly string[],
  queried: QueriedAsns | null,
): Promise<readonly AsnWithoutRoutes[]> {
  const all = FAMILIES.flatMap((family) => asns.map((asn) => ({ asn, family, sources })));
  const isKnown = ({ asn, family }: AsnWithoutRoutes): boolean =>
    answers[family].empty || answers[family].without.has(asn);
  const silent = all.filter(isKnown);
  await confirmAsnsWithoutRoutes(client, silent);
  if (!queried) return silent;
  const unqueried = all.filter((one) => answers[one.family].asWhole && !isKnown(one));
  const nothing = await askInBatches(unqueried, async ({ asn, family }) => {
    const query = routesQuery(asn, family);
    const key = `${query} ${sources.join()}`;
    const known = queried.get(key);
    if (known !== undefined) return !known;
    const data = dataOf(query, await client.query(query, sources));
    queried.set(key, data !== null);
    return data === null;
  });
  return [...silent, ...unqueried.filter((_, i) => nothing[i])];
}
