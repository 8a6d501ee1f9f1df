import { FAMILIES, type Asn, type Family } from "../net/index.ts";
import { dataOf } from "./answer-data.ts";
import { confirmSilent, type SilentAsn } from "./confirm-absence.ts";
import { inTurns } from "./in-turns.ts";
import type { IrrdClient } from "./irrd-client.ts";
import { routesQuery } from "./routes-query.ts";

/** What bgpq4 was told of one family. */
export interface Bgpq4Told {
  readonly empty: boolean;
  /** The ASNs that the server has none for, where bgpq4 asks for ASNs one by one. */
  readonly without: ReadonlySet<Asn>;
  /** Whether the server put the list together itself, so that nobody asked for the ASNs one by one. */
  readonly asWhole: boolean;
}

/**
 * The ASNs without prefixes of a family, as far as that is known: those that bgpq4 was told of, and all of an
 * empty list. They are asked for again; rejects with a `ServerFailure` where the server has some after all.
 * With `every`, those in a list that the server put together itself are found too, by asking for each of its ASNs.
 */
export async function findSilent(
  client: IrrdClient,
  asns: readonly Asn[],
  told: Readonly<Record<Family, Bgpq4Told>>,
  sources: readonly string[],
  every: boolean,
): Promise<readonly SilentAsn[]> {
  const all = FAMILIES.flatMap((family) => asns.map((asn) => ({ asn, family, sources })));
  const isKnown = ({ asn, family }: SilentAsn): boolean =>
    told[family].empty || told[family].without.has(asn);
  const silent = all.filter(isKnown);
  await confirmSilent(client, silent);
  if (!every) return silent;
  const unasked = all.filter((one) => told[one.family].asWhole && !isKnown(one));
  const nothing = await inTurns(unasked, async ({ asn, family }) => {
    const query = routesQuery(asn, family);
    return dataOf(query, await client.query(query, sources)) === null;
  });
  return [...silent, ...unasked.filter((_, i) => nothing[i])];
}
