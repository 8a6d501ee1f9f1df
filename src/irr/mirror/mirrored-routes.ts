import { FAMILIES, type Asn, type Family } from "../../net/index.ts";
import { dataOf, wordsOf } from "../client/answer-data.ts";
import type { AsnWithoutRoutes } from "../absences/confirm-absence.ts";
import type { DatabaseBuilder } from "../database/database-builder.ts";
import { askInBatches } from "../client/ask-in-batches.ts";
import type { IrrdClient } from "../client/irrd-client.ts";
import { routesQuery } from "../client/routes-query.ts";
import { ServerFailure } from "../client/server-failure.ts";

/**
 * Fetches the route objects of ASNs from a server into a database. All methods reject with a `ServerFailure` if an
 * answer is wrong.
 */
export class MirroredRoutes {
  /** The ASNs without any. */
  readonly silent: AsnWithoutRoutes[] = [];
  readonly #client: IrrdClient;
  readonly #builder: DatabaseBuilder;

  constructor(client: IrrdClient, builder: DatabaseBuilder) {
    this.#client = client;
    this.#builder = builder;
  }

  /**
   * Fetches the routes of ASNs from all sources, source by source, because that is the only way to know the source of
   * each.
   */
  async ofAll(asns: ReadonlySet<Asn>, all: readonly string[]): Promise<void> {
    const wanted = [...asns].flatMap((asn) =>
      FAMILIES.map((family) => ({ asn, family, sources: all })),
    );
    if (all.length === 0) return;
    if (all.length === 1) return this.ofOne(wanted);
    // Many ASNs have no routes in one of the families: one query instead of one per source.
    const some = await askInBatches(wanted, ({ asn, family }) => this.#routesOf(asn, family, all));
    const rest = wanted.filter((_, i) => some[i] !== null);
    // One by one: there may be more than a call can have arguments.
    wanted.forEach((one, i) => some[i] === null && this.silent.push(one));
    const found = new Set<(typeof rest)[number]>();
    for (const source of all) {
      await askInBatches(rest, async (one) => {
        if (await this.#addRoutes(one.asn, one.family, source)) found.add(one);
      });
    }
    const lost = rest.find((one) => !found.has(one));
    if (lost) {
      const what = `${lost.family} prefixes of AS${lost.asn}`;
      throw new ServerFailure(`the server names ${what} in all sources, but in none of them`);
    }
  }

  /** Fetches the routes of ASNs that are wanted from one source. */
  async ofOne(wanted: readonly AsnWithoutRoutes[]): Promise<void> {
    await askInBatches(wanted, async (one) => {
      const [source = ""] = one.sources;
      if (!(await this.#addRoutes(one.asn, one.family, source))) this.silent.push(one);
    });
  }

  #routesOf(asn: Asn, family: Family, sources: readonly string[]): Promise<string | null> {
    const query = routesQuery(asn, family);
    return this.#client.query(query, sources).then((answer) => dataOf(query, answer));
  }

  /** Whether the source has any. */
  async #addRoutes(asn: Asn, family: Family, source: string): Promise<boolean> {
    const words = wordsOf((await this.#routesOf(asn, family, [source])) ?? "");
    for (const word of words) {
      if (this.#builder.addRoute(word, family, asn, source)) continue;
      const shown = JSON.stringify(word.slice(0, 80));
      throw new ServerFailure(`of AS${asn} in ${source} the server names ${shown}, no ${family}`);
    }
    return words.length > 0;
  }
}
